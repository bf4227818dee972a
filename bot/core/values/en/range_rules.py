"""Rules of ranges: 'December 1 to 15', 'from Monday', 'until the 20th', 'for two weeks'."""

from __future__ import annotations

from typing import Final

from bot.core.values.date_builders import (
    after_some,
    between,
    is_bare,
    month_days,
    neighbours,
    two_days,
    weekdays_of,
)
from bot.core.values.grammar import Rules
from bot.core.values.periods import Unit
from bot.core.values.when import Day, FromToday, Month, Node, Year
from bot.core.values.when_parts import Edge
from bot.core.values.when_ranges import Between, Lasting, Since, Until

TO: Final = "to|until|till|til|through|thru|-"

EDGES: Final = Rules(
    [
        ("[the] <day>", lambda node: node),
        ("[the] <span>", lambda node: node),
        ("[the] <dayno>", Day),
        ("<month>", Month),
        ("[the] [year] <year>", Year),
        ("<now>", FromToday),
    ]
)


def lasting(start: Node, count: int, unit: Unit) -> Lasting | None:
    """So long from a date on; a bare number begins nothing."""
    return None if is_bare(start) else Lasting(start, count, unit)


RANGES: Final = Rules(
    [
        (f"[from|starting|starts|beginning] [on] <edge> [,] [and] [up] {TO} [and] [including] <edge>", between),
        ("between <edge> and|& <edge>", between),
        ("<edge> and|& <edge>", neighbours),
        ("starts|starting|begins|beginning [on] <edge> [,] [and] ends|ending|finishes [on] <edge>", between),
        (f"[on] [from] [the] <ordinal_day> {TO} [the] <ordinal_day>", two_days),
        (f"from [the] <dayno> {TO} [the] <ordinal_day>", two_days),
        ("between the <dayno> and [the] <dayno>", two_days),
        (f"[from] <month> [the] <dayno> {TO} [the] <dayno> [<ofyear>]", month_days),
        ("between <month> [the] <dayno> and [the] <dayno> [<ofyear>]", month_days),
        (f"[from] <weekday> {TO} <weekday> [of|in] [the] <week>", weekdays_of),
        (f"[from] now|today {TO} <edge>", lambda node: Between(FromToday(0), node)),
        ("in|within <count> to|or|- <count> <unit>", after_some),
        ("before the end of [the] <ofspan>", lambda span: Until(Edge(span, True))),
        ("<since> [:] [the] <edge> [on|onwards|onward]", lambda gap, node: Since(node, gap)),
        ("<edge> onwards|onward", lambda node: None if is_bare(node) else Since(node)),
        ("<edge> or later", lambda node: None if is_bare(node) else Since(node)),
        ("<after> [the] <edge>", lambda gap, node: Since(node, gap)),
        ("<until> [:] [the] <edge>", lambda gap, node: Until(node, gap)),
        ("<before> [the] <edge>", lambda gap, node: Until(node, gap)),
        ("for [the] <count> <unit> from|starting|beginning|after [on|from] [the] <edge>",
         lambda n, unit, start: Lasting(start, n, unit)),
        ("[from|starting|on|beginning] [on] [the] <edge> [,] [and] for <count> <unit>", lasting),
        ("for a|one <unit> from|starting|beginning [on|from] [the] <edge>",
         lambda unit, start: Lasting(start, 1, unit)),
        ("[from|starting|on|beginning] [on] [the] <edge> [,] [and] for a|one <unit>",
         lambda start, unit: lasting(start, 1, unit)),
    ]
)  # fmt: skip

TOP: Final = Rules(
    [
        ("<range>", lambda node: node),
        ("<day>", lambda node: node),
        ("[the] <span>", lambda node: node),
    ]
)

BARE: Final = Rules(
    [
        ("[on] [the] <lone_dayno>", Day),
        ("<now>", FromToday),
        (f"<dayno> {TO} [the] <lone_dayno>", two_days),
        ("<dayno> and [the] <lone_dayno>", two_days),
        ("<bare_span>", lambda node: node),
        ("<monthname>", Month),
        ("<lone_month>", Month),
        ("<year>", Year),
    ]
)
"""What is a date only where a date is asked for: '15', '1 to 15', 'now', '2027'."""
