"""English words of what people want to be reminded of."""

from __future__ import annotations

from bot.core.messages import MAIL
from bot.core.reminders.wish_words import WishWords

WORDS = WishWords(
    kinds={
        "stalled": r"\b(?:stalled|stuck|idle)\b",
        "closing": r"\b(?:closings?|closing dates?|deadlines?)\b",
        "next_step": r"\b(?:next steps?)\b",
        "compliance": r"\b(?:compliance|deliver(?:y|ies) of proposals?)\b",
        "gates": r"\b(?:decisions?|go no go)\b",
        "digest": r"\b(?:digest|weekly summary|weekly report)\b",
        "indicator": r"\bindicators?\b",
        "conversion": r"\bconversion\b",
        "goal_report": r"\b(?:goal reports?|legali[sz]ation reports?)\b",
    },
    everything=r"\b(?:sales|pipeline|commercial) (?:reminders?|notifications?)\b",
    naming=r"\b(?:remind\w*|notif\w*|alert\w*)",
    off=(
        r"\b(?:do not|don t|dont|stop) (?:remind\w*|notify\w*|send\w*|tell\w*)\b"
        r"|\b(?:turn off|switch off|mute|disable|no more)\b"
    ),
    on=r"\b(?:turn on|switch on|enable|remind me|notify me|send me|i want)\b",
    again=r"\bremind me again\b|\bagain remind\b",
    showing=r"\b(?:what|which|my|show)\b.*\b(?:reminders?|remind me|notifications?)\b",
    scopes={
        "own": r"\b(?:only|just) (?:mine|my (?:own|deals|opportunities))\b",
        "team": r"\b(?:my |the )?team(?: s)?\b",
        "all": r"\b(?:everybody s|everyone s|all (?:deals|opportunities)|the whole company)\b",
    },
    setting=r"\b(?:consider|count|treat)\b",
    days=r"\b(?:after|for|once|from|at|over|more than)(?: more than)? (?P<days>\S+) (?:business )?days?\b",
    ways={
        MAIL: r"\b(?:by|via|to my|in an|with) (?:e.?mail|mail)\b",
        "chat": r"\b(?:by|in|via|on) (?:the |this )?(?:chat|slack|telegram)\b|\bhere\b",
    },
    weekdays={
        "monday": 0, "mondays": 0, "tuesday": 1, "tuesdays": 1, "wednesday": 2, "wednesdays": 2, "thursday": 3,
        "thursdays": 3, "friday": 4, "fridays": 4, "saturday": 5, "saturdays": 5, "sunday": 6, "sundays": 6,
    },
)  # fmt: skip
