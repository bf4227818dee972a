"""Yes or no in English: 'sure', 'of course not', 'no problem'; doubt is neither."""

from __future__ import annotations

from typing import Final

from bot.core.values.agreement import Agreement
from bot.core.values.listing import listed
from bot.core.values.reading import Reading

YES: Final = listed(
    "yes, yep, yeah, yup, yea, ya, aye, yes please, yes sir, yes ma'am, sure, sure thing, of course, certainly, "
    "absolutely, definitely, indeed, right, that's right, that is right, correct, that's correct, that is correct, "
    "exactly, precisely, ok, okay, okey, k, fine, that's fine, sounds good, good, great, perfect, excellent, agreed, "
    "i agree, i do, i confirm, confirmed, affirmative, approved, i approve, accepted, i accept, go ahead, do it, "
    "please do, by all means, no problem, not a problem, no objection, no objections, no doubt, without a doubt, "
    "why not, i think so, i believe so, i guess so, i suppose so, looks good, looks right, all good, true, positive, "
    "you bet, totally, obviously, naturally, very well, will do, let's do it, works for me, always, that's it, "
    "it is, it does, there are, there is, they are, 👍, ✅, 👌, ✔, 100%"
)
NO: Final = listed(
    "no, nope, nah, no way, not at all, never, of course not, certainly not, absolutely not, definitely not, "
    "not really, not yet, not now, not this time, not today, negative, no thanks, no thank you, i don't think so, "
    "i do not think so, i don't believe so, i'd rather not, rather not, better not, wrong, that's wrong, incorrect, "
    "not correct, not right, that's not right, that is not right, i disagree, i don't agree, i do not agree, "
    "i don't, i do not, i refuse, rejected, i reject, not approved, i don't approve, don't, do not, false, none, "
    "neither, under no circumstances, no chance, forget it, leave it, there aren't, there are not, there isn't, "
    "there is not, there are none, it isn't, it is not, it does not, it doesn't, they aren't, they are not, "
    "sure not, 👎, ❌"
)
DOUBT: Final = listed(
    "i don't know, i do not know, don't know, dunno, i dunno, not sure, i'm not sure, i am not sure, no idea, "
    "i have no idea, maybe, perhaps, it depends, depends, possibly, probably, could be, might be, who knows, "
    "i don't remember, i don't understand, i do not understand, i'll check, i will check, let me check, "
    "i'll find out, i have to ask, to be confirmed, to be defined, pending, tbd, tbc, yes and no, yes or no, "
    "i'll tell you later, hard to say, we don't know, more or less"
)
WEAK: Final = frozenset(
    listed(
        "good, great, fine, right, ok, okey, okay, k, sure, always, it is, there are, there is, indeed, ya, well"
    )
)
"""Said before the answer as often as being it: 'right, no'."""

ENGLISH: Final = Agreement(YES, NO, DOUBT, WEAK)


def read_yes_no(text: str) -> Reading[bool]:
    """Whether *text* says yes or no; None when it says neither, or doubts."""
    return ENGLISH.read(text)
