"""Contact channels in English text, with exclusions: 'all but SMS', 'WhatsApp and email, no calls'."""

from __future__ import annotations

from typing import Final

from bot.core.values.channel_lists import CANONICAL, ChannelLists
from bot.core.values.grammar import Grammar, Match, Parser, Rules, Scan, Vocabulary
from bot.core.values.listing import all_meaning, meanings

NAMES: Final[dict[str, str]] = meanings(
    {
        "sms": (
            "sms, smss, mms, text message, text messages, text messaging, texting, sms message, sms messages, "
            "short message, short messages, s.m.s."
        ),
        "email": (
            "email, emails, e-mail, e-mails, mail, mails, mailing, mailings, emailing, e mail, electronic mail, "
            "mass mailing, mass mailings, email message, email messages, email marketing, emial"
        ),
        "whatsapp": (
            "whatsapp, whats app, what's app, whatsap, watsapp, wassap, wapp, wpp, wa, whatsapps, whatapp, "
            "whatsapp message, whatsapp messages"
        ),
        "call": (
            "call, calls, phone call, phone calls, phone, telephone, calling, phoning, outbound, outbound call, "
            "outbound calls, voice call, voice calls, telephone call, telephone calls, agent call, agent calls, "
            "call center, call centre"
        ),
        "voice": (
            "voice message, voice messages, voice, blaster, blasters, robocall, robocalls, recorded message, "
            "recorded messages, recorded call, recorded calls, automated call, automated calls, automatic call, "
            "automatic calls, ivr, voice blast, voice blasts, audio, audio message, audio messages, voice note, "
            "voice notes, voicemail, voicemails, prerecorded calls, prerecorded call, pre-recorded calls"
        ),
    }
)
LOOSE: Final[dict[str, str]] = meanings({"sms": "message, messages, text, texts"})
"""Where nothing else was named."""
ALL: Final = all_meaning(
    CANONICAL,
    "all channels, all the channels, every channel, any channel, all of them, all, every one, everything, "
    "all five, the five, all of the above, all five channels, multichannel, omnichannel, all options, each of them",
)
WITHOUT: Final = all_meaning(
    "-",
    "except, except for, excepting, but, but not, without, not, no, nor, excluding, minus, leaving out, leave out, "
    "other than, apart from, save, none of, don't use, do not use, skip, remove, drop, take out, neither, less",
)
WITH: Final = all_meaning(
    "+",
    "only, just, but only, but just, instead, rather, add, include, including, also, plus, yes, use, with, but also, "
    "but yes, and also, as well as, ;, .",
)


def _denied_after(scan: Scan, at: int) -> Match | None:
    """'SMS no': the denial ends the clause."""
    tokens = scan.tokens
    closed = tokens.word(at + 1) in {"", ",", ".", ";", "and", ")", "but"}
    return Match("-", at + 1) if tokens.word(at) in {"no", "not"} and closed else None


MARKS: Final = Rules(
    [
        ("not <name> [,] but <name>", lambda _, code: ("+", (code,))),
        ("<name> instead of|not <name>", lambda code, _: ("+", (code,))),
        ("<name> rather than <name>", lambda code, _: ("+", (code,))),
        ("<name> [,] <denied_after>", lambda code, _: ("-", (code,))),
        ("<name> yes", lambda code: ("+", (code,))),
        ("<name>", lambda code: ("", (code,))),
        ("<all>", lambda codes: ("", codes)),
        ("not|no <doubt>", lambda _: ("", ())),
        ("<without>", lambda sign: (sign, ())),
        ("<with>", lambda sign: (sign, ())),
    ]
)

GRAMMAR: Final = Grammar(
    {
        "name": Vocabulary(NAMES),
        "loose": Vocabulary(LOOSE),
        "all": Vocabulary(ALL),
        "without": Vocabulary(WITHOUT),
        "with": Vocabulary(WITH),
        "doubt": Vocabulary(dict.fromkeys(("sure", "idea", "certain"), True)),
        "denied_after": Parser(_denied_after, ("no", "not")),
        "mark": MARKS,
    }
)

ENGLISH: Final = ChannelLists(GRAMMAR, NAMES, LOOSE)
find_channels = ENGLISH.find
read_channels = ENGLISH.read
