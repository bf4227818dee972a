"""English as it is written in the chats of an office; every phrase is folded."""

from __future__ import annotations

from bot.core.manner import MannerWords


def _set(words: str) -> frozenset[str]:
    """Return the words of a text."""
    return frozenset(words.split())


# fmt: off
WORDS = MannerWords(
    openings=(
        "good morning", "good afternoon", "good evening",
        "and", "oh", "ah", "uh", "um", "hey", "hi", "hello", "well", "look", "listen", "wait", "hold on",
        "by the way",
        "also", "besides", "one thing", "one more thing", "another thing", "please", "ok", "okay", "right", "so",
        "then",
        "now", "thanks", "thank you", "i forgot", "but", "hmm", "you know", "just",
    ),
    repairing=(
        "sorry", "excuse me", "my mistake", "my bad", "correction", "no wait", "i made a mistake", "i was wrong",
        "actually", "in fact", "i meant", "i mean", "i meant to say", "rather", "better", "make it", "make that",
        "make them", "two corrections", "two things", "it was wrong", "i put it wrong", "scratch that", "let it be",
    ),
    answers=("no", "yes", "nope", "yep"),
    closings=(
        "please", "thanks", "thank you", "many thanks", "ok", "okay", "yes", "i will tell you", "i ll tell you later",
        "be right back", "then", "instead", "too", "as well", "right", "if you can",
    ),
    changing=(
        "change", "changing", "correct", "modify", "edit", "update", "adjust", "replace", "move", "shift", "switch",
        "fix", "i want to change", "i need to change", "i would like to change", "i d like to change",
        "we have to change",
        "can you change", "could you change", "can we change", "let s change", "let me change",
    ),
    setting=("set", "put", "make", "leave"),
    moving=(
        "move it", "move them", "change it", "change them", "set it", "put it", "make it", "shift it", "push it",
        "switch it", "leave it", "moves", "changes", "stays", "now", "goes",
    ),
    being=(
        "is no longer", "are no longer", "is not", "isn t", "are not", "aren t", "was not", "wasn t", "were not",
        "weren t", "is", "are", "was", "were", "should be", "must be", "has to be", "have to be", "will be",
        "would be",
        "ought to be", "is going to be",
    ),
    formerly=("was", "were", "i said", "i had said"),
    leading=("to", "for", "from", "until", "at", "on", "as"),
    before_names=("the", "of", "in", "to", "my", "our"),
    about=("about", "as for", "regarding", "on", "with", "in"),
    joining=("and",),
    instead=("but rather", "but it is", "but they are", "but", "it is", "it s", "they are", "rather", "now it is",
             "it was"),
    adding=(
        "add", "include", "plus", "put in", "i want to add", "also add", "also by", "and also by", "add the",
        "please add", "we also want", "i also want", "let s add",
    ),
    dropping=(
        "remove", "drop", "delete", "take out", "take off", "take away", "leave out", "exclude", "cancel", "without",
        "i no longer want", "we no longer want", "i don t want", "we don t want", "no longer by", "not by", "skip",
        "get rid of", "let s drop",
    ),
    keeping_only=("leave only", "leave just", "keep only", "keep just", "only", "just", "only by", "just by"),
    channel_fillers=_set(
        "the of by and or in on to at with a an that no not nor channel channels too also please thanks leave keep "
        "other others rest another two three stay stays only just better rather if yes now go goes message messages "
        "sending same continue"
    ),
    option_fillers=_set(
        "is are be it should would a an one of the campaign better rather if not no now more class type "
        "audience make "
        "put leave only all as was were sorry i mean actually"
    ),
    addressing=(
        "i want", "i would like", "i d like", "i can", "can i", "can you", "could you", "can we", "could i", "i need",
        "give me", "tell me", "show me", "send me", "i don t", "i do not", "i m not", "i am not", "let s", "let me",
        "leave it", "go on", "continue", "later", "tomorrow", "i ll", "i will", "we ll", "what", "which", "when",
        "how",
        "why", "what for", "where", "who", "is there", "are there", "is it", "a question", "one question", "a doubt",
        "question", "that", "this", "these", "talk to", "until when", "forget it", "never mind", "repeat", "explain",
        "remind me",
        "help me", "go back", "back to", "save it", "pause it", "cancel it", "cancel the", "delete it", "drop it",
        "discard it", "thanks", "hello", "bye", "goodbye", "good morning", "good afternoon", "i have to", "for now",
        "hand it", "pass it", "assign it", "same as",
    ),
    handing=(),
    command_objects=_set(
        "the a an it this that these those all here there now already today tomorrow later after more while moment "
        "minute second request campaign brief draft question previous back next other another time again new of "
        "from to "
        "in with and or if not what please thanks i ll go on let s summary list my me you us two three times "
        "where were "
        "we person somebody someone human agent analyst example help pending template database until yesterday "
        "same last "
        "month change correct mistake something answer nothing well better for talk see still yet"
    ),
    nouns=("tion", "tions", "sion", "sions", "ment", "ments", "ance", "er", "ers"),
    supposing=("and if ", "but if ", "what if ", "what happens if ", "if i cancel"),
    because=("because", "since", "as", "due to", "given that", "on account of", "owing to"),
    denying=("no", "not", "nobody", "none", "without", "neither", "nor", "never"),
    collecting=(
        "debt collection", "to collect a debt", "collect debts", "collect the debt", "collection campaign",
        "for collection",
        "we want to collect", "recover the portfolio", "portfolio recovery", "overdue payments",
    ),
    study_lines=("postgraduate", "master", "masters", "doctorate", "undergraduate", "studies", "study", "loan",
                 "loans",
                 "line", "scholarship", "scholarships", "languages", "exchange", "internship"),
    aiming=("with the aim of", "with the objective of", "with the goal of", "with the purpose of", "in order to",
            "the idea is to", "the idea is that", "what we want is to", "what we want is", "the aim is to",
            "the goal is to"),
    extension=("extension", "ext"),
    sending=("by", "via", "through", "over", "campaign of", "mailing of", "channel", "channels", "channel is",
             "channels are", "send a", "send an", "send", "do"),
    later=("later", "after", "after that", "afterwards", "following"),
    counted_records=("record", "contact", "row"),
    counting=("database of", "database has", "database holds", "database with", "database is of", "records are",
              "records",
              "quantity is"),
    amounting=("they are", "there are", "that is", "these are", "adds up to", "reach", "total"),
    all_told=("approx", "more or less", "in total", "by", "or so", "i think", "give or take"),
    swapping=("instead of", "rather than", "in place of", "and not", "not"),
    refusing=("instead of", "rather than", "in place of", "no longer by", "not by", "not", "change", "replace",
              "switch"),
    refused=("should not go", "does not go", "is not wanted", "no longer", "i don t want it", "not wanted", "no",
             "not"),
    answering_nothing=(
        "none of the above", "all of the above", "the same", "same", "whatever", "anything", "nothing", "none",
        "not applicable", "n a", "na", "that", "dunno", "no idea", "i don t know", "blah blah", "etc",
    ),
    without=("i have no", "i have none", "we have no", "we have none", "there is no", "there are no", "there is none",
             "there are none", "it has no", "not applicable", "it does not use", "without", "none", "not for now"),
)
# fmt: on
