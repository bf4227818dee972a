"""English words of moments."""

from __future__ import annotations

from bot.core.reminders.words import MomentWords

_N = r"(\d{1,3}|a|an|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty)"
WORDS = MomentWords(
    spans=(
        (r"\b(?:an hour and a half|one and a half hours)\b", 90),
        (r"\bhalf an hour\b", 30),
        (rf"\b(?:in|after|for)\s+(?:about )?{_N} (?:minute|min)s?\b", 1),
        (rf"\b(?:in|after|for)\s+(?:about )?{_N} (?:hour|hr|h)s?\b", 60),
        (rf"\b{_N} (?:hour)s?\b", 60),
        (rf"\b{_N} (?:minute|min)s?\b", 1),
        (r"\b(?:a while|a bit)\b", 60),
    ),
    numbers={
        "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
        "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40,
    },
    clock=(
        rf"\bat {_N}(?:(?::| )(\d\d))?(?:\s+o ?clock)?"
        r"(?:\s*(am|a m|pm|p m|in the morning|in the afternoon|in the evening))?"
    ),
    afternoon=("pm", "p m", "in the afternoon", "in the evening"),
    halves=(
        (r"\bafter lunch\b", "14:00"),
        (r"\b(?:at )?(?:noon|midday)\b|\bbefore lunch\b", "12:00"),
        (r"\bend of (?:the )?day\b", "16:00"),
        (r"\b(?:in the|this) afternoon\b", "14:00"),
        (r"\bin the morning\b|\bfirst thing\b|\bearly\b", "08:00"),
    ),
    no_more_today=(r"\bfor today\b", r"\bnot today\b", r"\bno more\b.*\btoday\b"),
    never=(r"\bno more reminders\b", r"\bstop remind\w*\b", r"\b(?:don t|do not|never) remind me (?:again|any more)\b"),
)  # fmt: skip
