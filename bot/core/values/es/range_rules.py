"""Rules of ranges: 'del 1 al 15 de diciembre', 'desde el lunes', 'hasta el 20', 'por dos semanas'."""

from __future__ import annotations

from typing import Final

from bot.core.values.date_builders import (
    after_some,
    after_today,
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

YESTERDAY: Final = FromToday(-1)
"""'Antes de ayer' is one day, not all before yesterday."""

EDGES: Final = Rules(
    [
        ("[el|la|los|las] <day>", lambda node: node),
        ("[el|la|los|las] <span>", lambda node: node),
        ("[el] [dia] <dayno>", Day),
        ("<month>", Month),
        ("[ano] <year>", Year),
        ("<now>", FromToday),
    ]
)

RANGES: Final = Rules(
    [
        ("[de|del|desde] [el|la] <edge> [y] a|al|hasta|- [el|la] <edge>", between),
        ("entre [el|la|los|las] [fechas|dias] <edge> y|e|a|al|- [el|la] <edge>", between),
        ("<edge> y|e [el] <edge>", neighbours),
        ("<written> / <written>", between),
        ("del [dia] <dayno> al|a|hasta [el] [dia] <dayno>", two_days),
        ("desde [el] [dia] <dayno> al|a|hasta [el] [dia] <dayno>", two_days),
        ("entre el|los [dia|dias] <dayno> y|al [el] <dayno>", two_days),
        ("el [dia] <dayno> al|hasta [el] [dia] <dayno>", two_days),
        ("los dias <dayno> al|a|y [el] <dayno>", two_days),
        ("los dias <edge> al|a|hasta [el] <edge>", between),
        ("los dias <edge> y [el] <edge>", neighbours),
        ("<month> [del] <dayno> -|a|al|hasta [el] <dayno> [<ofyear>]", month_days),
        ("[de] <weekday> a|al|hasta|- <weekday> [de|del|en] [la] <week>", weekdays_of),
        ("de aqui|aca|ahora a|al|hasta [el|la] <edge>", lambda node: Between(FromToday(0), node)),
        ("en|dentro [de] <count> o|a|y <count> <unit>", after_some),
        ("antes [de] [que] acabe|termine|finalice|finalizar|terminar|acabar [el|la] <ofspan>",
         lambda span: Until(Edge(span, True))),
        ("<since> [:] [el|la|los] <edge>", lambda gap, node: Since(node, gap)),
        ("de|desde <edge> en adelante", Since),
        ("<edge> en adelante", lambda node: None if is_bare(node) else Since(node)),
        ("<after> [el|la|los] <edge>", lambda gap, node: Since(node, gap)),
        ("pasado|pasada|pasados|pasadas el|la|los|las <edge>", lambda node: Since(node, 1)),
        ("inicio [:] [el] <day>", Since),
        ("fin|final|cierre|finalizando|terminando|cerrando [:] [el] <day>", Until),
        ("<until> [:] [el|la|los|en] [dia] <edge>", lambda gap, node: Until(node, gap)),
        ("antes de <count> <unit>", lambda n, unit: Until(after_today(n, unit))),
        ("<before> [el|la|los|que] [acabe|termine] [el|la] <edge>",
         lambda gap, node: None if node == YESTERDAY else Until(node, gap)),
        ("por|durante [los|las|el] <count> <unit> [contados] desde|a [partir] [de|del] [el|la] <edge>",
         lambda n, unit, start: Lasting(start, n, unit)),
        ("[desde|del|de] [el] <edge> [y] por|durante <count> <unit>",
         lambda start, n, unit: None if is_bare(start) else Lasting(start, n, unit)),
        ("<since> [el|la] <edge> [y] [va] por|durante <count> <unit>",
         lambda _, start, n, unit: Lasting(start, n, unit)),
    ]
)  # fmt: skip


def weeks_said(days: int) -> Node | None:
    """'en ocho', 'en quince': as weeks are counted aloud, today included."""
    return after_today(days - 1, Unit.DAY) if days in {8, 15} else None


TOP: Final = Rules(
    [
        ("<range>", lambda node: node),
        ("<day>", lambda node: node),
        ("[el|la|los|las] <span>", lambda node: node),
    ]
)

BARE: Final = Rules(
    [
        ("[el|para] [el] [dia] <lone_dayno>", Day),
        ("<now>", FromToday),
        ("en <lone_dayno>", weeks_said),
        ("<dayno> a|al|-|y|hasta [el] <lone_dayno>", lambda first, last: Between(Day(first), Day(last))),
        ("<bare_span>", lambda node: node),
        ("<month>", Month),
        ("<year>", Year),
    ]
)
"""What is a date only where a date is asked for: '15', '1 al 15', 'ya', '2027'."""
