"""English as it is asked in an office that works in Spanish: the trade's Spanish words stay."""

from __future__ import annotations

from bot.core.talk_words import TalkWords

# fmt: off
WORDS = TalkWords(
    defining=(
        "what is", "what are", "what s", "whats", "what does", "what do you mean by", "meaning of", "definition of",
        "define", "who are", "i don t know what", "the difference between", "explain the word", "explain the term",
    ),
    filler=frozenset((
        "what", "what s", "whats", "is", "are", "s", "does", "do", "you", "mean", "by", "meaning", "definition", "of",
        "define", "who", "the", "a", "an", "that", "this", "word", "term", "concept", "explain", "me", "please",
        "i", "don", "t", "don t", "know", "understand", "difference", "differences", "between", "and", "or", "in",
        "can", "could", "tell", "about", "sorry", "how", "calculated", "it", "to",
    )),
    trailing=frozenset(("mean", "means", "is", "are", "please", "thanks", "and", "or", "exactly", "here", "that")),
    vague_terms=frozenset((
        "class", "type", "channel", "database", "area", "boss", "version", "mailing", "service_class", "report",
        "test", "link", "audience", "objective", "attachment", "experience", "community", "commercial", "leader",
        "contact_hours", "sms", "whatsapp", "seats", "won", "lost", "proposal", "compliance", "provider", "claim",
        "complaint", "remarks_column", "open_rate", "returned",
    )),
    comparing=("difference", "the same as", "better", "compare"),
    listing=frozenset(("glossary", "dictionary", "terms", "vocabulary")),
    attachments={
        "endorsement": ("communications endorsement", "endorsement"),
        "boss_approval": ("boss approval", "manager s approval", "approval"),
        "leader_authorisation": ("leader authorisation", "authorisation"),
        "piece": ("piece", "pieces", "image", "images", "logo", "artwork"),
        "results": ("results", "results file"),
        "other": ("other file", "other files", "attachments"),
    },
    why_dates=(
        "why that day", "why that date", "why this date", "why so long", "why so late", "why not before",
        "why not earlier", "how is that date", "how do you count the days", "explain the date", "where does that date",
    ),
    cannot_send=(
        "cannot upload", "can t upload", "cant upload", "can not upload", "cannot attach", "can t attach",
        "cant attach",
        "won t let me upload", "wont let me upload", "doesn t let me upload", "does not let me upload",
        "doesnt let me upload", "won t let me attach", "wont let me attach", "does not let me attach",
        "file is too big", "file is too large", "file is too heavy", "database is too big", "database is too large",
        "file does not upload", "file doesn t upload", "link to upload", "upload link",
    ),
    sendable=frozenset((
        "file", "files", "database", "databases", "excel", "csv", "zip", "script", "scripts", "piece", "artwork",
        "attachment", "attachments", "link",
    )),
    topics={
        "doubt": ("doubt",),
        "approval": ("approv", "endors", "boss"),
        "review": ("review",),
        "correction": ("return", "correct"),
        "acceptance": ("accept", "object", "result"),
    },
    choosing={
        "first": ("1", "one", "first", "the first", "the first one"),
        "second": ("2", "two", "second", "the second", "the second one"),
        "neither": ("neither", "none", "none of them", "something else"),
    },
    money=("pesos", "million", "millions", "thousand", "cop", "dollars", "usd"),
    streets=("street", "avenue", "road", "calle", "carrera"),
    people_names=frozenset((
        "brown", "david", "davis", "garcia", "james", "jessica", "john", "johnson", "jones", "joseph", "linda",
        "martinez", "mary", "michael", "miller", "patricia", "richard", "robert", "rodriguez", "sarah", "smith",
        "susan", "thomas", "william", "williams",
    )),
)
# fmt: on
