"""English words of dates, folded, with abbreviations."""

from __future__ import annotations

from typing import Final

from bot.core.values.listing import all_meaning, listed, meanings
from bot.core.values.periods import Unit
from bot.core.values.questions import QuestionWords
from bot.core.values.when_parts import Part

MONTHS: Final[dict[str, int]] = meanings(
    {
        1: "january, jan.",
        2: "february, feb., febuary",
        3: "march, mar.",
        4: "april, apr.",
        5: "may",
        6: "june, jun.",
        7: "july, jul.",
        8: "august, aug.",
        9: "september, sept., sep.",
        10: "october, oct.",
        11: "november, nov.",
        12: "december, dec.",
    }
)
MONTH_NAMES: Final = {
    word: month for word, month in MONTHS.items() if not word.endswith(".") and word not in {"may", "march"}
}
"""Alone in a message only these are months: `may`, `march` and `sep` are other words too."""

WEEKDAYS: Final[dict[str, int]] = meanings(
    {
        0: "monday, mon.",
        1: "tuesday, tues., tue.",
        2: "wednesday, weds., wed., wensday",
        3: "thursday, thurs., thur., thu.",
        4: "friday, fri.",
        5: "saturday, sat.",
        6: "sunday, sun.",
    }
)
PLURAL_WEEKDAYS: Final = {f"{word}s": day for word, day in WEEKDAYS.items() if word.endswith("day")}

FROM_TODAY: Final[dict[str, int]] = meanings(
    {
        0: "today, tonight, this very day, today's date",
        1: "tomorrow, tmrw, tomorow",
        2: "the day after tomorrow, day after tomorrow",
        -1: "yesterday, last night",
        -2: "the day before yesterday, day before yesterday",
    }
)
NOW: Final[dict[str, int]] = all_meaning(
    0, "now, right now, right away, immediately, at once, as of now, this moment, asap"
)
"""Today too, where a date is asked for or a range begins."""

ONE_DAY_UNITS: Final[dict[str, Unit]] = meanings(
    {Unit.DAY: "day, calendar day", Unit.BUSINESS_DAY: "business day, working day, workday, work day"}
)
COUNTED_UNITS: Final[dict[str, Unit]] = meanings(
    {
        Unit.DAY: "day, days, calendar day, calendar days",
        Unit.BUSINESS_DAY: (
            "business day, business days, working day, working days, workday, workdays, work day, work days"
        ),
        Unit.WEEK: "week, weeks, wk., wks.",
        Unit.WEEKEND: "weekend, weekends",
        Unit.MONTH: "month, months",
        Unit.QUARTER: "quarter, quarters",
        Unit.SEMESTER: "semester, semesters, half year, half-year",
        Unit.YEAR: "year, years, yr., yrs.",
        Unit.DECADE: "decade, decades",
    }
)
NEXT: Final = all_meaning(1, "next, coming, upcoming, following")
FOLLOWING_WORDS: Final = frozenset({"next", "following"})
THIS: Final = all_meaning(0, "this, the current, current, the present, this very")
LAST: Final = all_meaning(-1, "last, past, previous")
PARTS: Final[dict[str, Part]] = meanings(
    {
        Part.EARLY: "beginning, start, early, early in, the first days, first days",
        Part.MID: "middle, mid, mid-, halfway through",
        Part.LATE: "late, late in, towards the end, last days, the last days, closing days",
    }
)
ENDS: Final = all_meaning(True, "end, last day, close, final day")
STARTS: Final = all_meaning(False, "first day, 1st day, opening day")
NTH: Final[dict[str, int]] = meanings(
    {
        1: "first, 1st",
        2: "second, 2nd",
        3: "third, 3rd",
        4: "fourth, 4th",
        5: "fifth, 5th",
        6: "sixth",
        7: "seventh",
        8: "eighth",
        9: "ninth",
        10: "tenth",
        11: "eleventh",
        12: "twelfth",
        -1: "last, final",
        -2: "second to last, next to last, penultimate",
    }
)
SINCE: Final = all_meaning(
    0,
    "start date, from, since, starting, starting on, starting from, as of, as from, beginning, beginning on, "
    "no earlier than, not before, effective, effective from",
)
OPENING: Final = all_meaning(0, "begins, begins on, starts, starts on")
CLOSING: Final = all_meaning(0, "ends, ends on, closes, closes on")
QUESTIONS: Final = QuestionWords(
    asking=listed("what, which, how many, how much, who"),
    asking_first=(),
    before=(),
)
AFTER: Final = all_meaning(1, "after, later than")
UNTIL: Final = all_meaning(
    0,
    "end date, until, till, til, up to, by, through, thru, no later than, not later than, at the latest, "
    "at the latest by, ending, ending on, up until, finishing, finishing on, deadline, on or before",
)
BEFORE: Final = all_meaning(1, "before, earlier than, prior to, ahead of")
COUNTED_FROM: Final = all_meaning(True, "after, from, following, counting from, counted from, past, since")
"""Between a count and the date it is counted from."""
