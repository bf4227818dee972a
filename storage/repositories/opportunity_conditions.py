"""The conditions of a question about opportunities, in SQL."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, Final

import sqlalchemy as sa

from bot.core.pipeline.filters import Flag, OpportunityFilter
from bot.core.pipeline.stages import OPEN
from storage.opportunity_table import OpportunityRow
from storage.tables import table_of

_T = table_of(OpportunityRow)
CENTS: Final = 100
Condition = sa.ColumnElement[bool]


def condition(asked: OpportunityFilter) -> Iterator[Condition]:
    """Yield what must hold of a row; nothing where everything is meant."""
    yield from _names(asked)
    if asked.min_value is not None:
        yield _T.c.total >= round(asked.min_value * CENTS)
    if asked.max_value is not None:
        yield _T.c.total <= round(asked.max_value * CENTS)
    if asked.period is not None:
        yield from _days(_T.c[asked.period.field.value], asked)
    for left_out in asked.without:
        column = _LEFT_OUT[left_out.field]
        yield sa.or_(column.is_(None), column != left_out.value)
    if asked.flags:
        yield (sa.or_ if asked.any_flag else sa.and_)(*(_FLAGS[flag](asked) for flag in asked.flags))


def _names(asked: OpportunityFilter) -> Iterator[Condition]:
    among = ((_T.c.stage, asked.stages), (_T.c.owner, asked.owners), (_T.c.client_key, asked.clients))
    for column, values in among:
        if values:
            yield column.in_(values)
    if asked.segment is not None:
        yield _T.c.segment_key == asked.segment
    if asked.service_type is not None:
        yield _T.c.service_type == asked.service_type


_LEFT_OUT: Final = {
    "owner": _T.c.owner,
    "client": _T.c.client_key,
    "segment": _T.c.segment_key,
    "service_type": _T.c.service_type,
}


def _days(column: Any, asked: OpportunityFilter) -> Iterator[Condition]:
    period = asked.period
    yield column.is_not(None)
    if period and period.start is not None:
        yield column >= period.start
    if period and period.end is not None:
        yield column <= period.end


def _stalled(asked: OpportunityFilter) -> Condition:
    return sa.or_(
        sa.false(),
        *(
            sa.and_(_T.c.stage == stage, _T.c.stage_since <= day)
            for stage, day in asked.stalled_since.items()
        ),
    )


def _overdue(asked: OpportunityFilter) -> Condition:
    return sa.and_(_T.c.stage.in_([stage.value for stage in OPEN]), _T.c.closing_date < asked.today)


_GAPS: Final[dict[str, Condition]] = {
    "owner": _T.c.owner.is_(None),
    "total_value": _T.c.total.is_(None),
    "closing_date": _T.c.closing_date.is_(None),
    "next_step": _T.c.has_next_step.is_(False),
}
_FLAGS: Final[dict[Flag, Callable[[OpportunityFilter], Condition]]] = {
    Flag.STALLED: _stalled,
    Flag.OVERDUE: _overdue,
    Flag.MISSING_DATA: lambda asked: sa.or_(*(_GAPS[name] for name in asked.gaps)),
}
