"""What is measured, as the table and `build/bench.json` show it."""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from time import perf_counter

MILLISECONDS = 1000


@dataclass(frozen=True)
class Measure:
    """One figure; lower is better.

    `peer` is the same work done the usual way in the same run, `floor` the part of it that nobody could
    leave out; both in the figure's unit. `limit` is what the figure may be, where that was promised.
    """

    value: float
    unit: str
    peer: float | None = None
    floor: float | None = None
    limit: float | None = None

    @property
    def is_met(self) -> bool:
        """Tell whether the promise, if there is one, is kept."""
        return self.limit is None or self.value <= self.limit


Measures = dict[str, Measure]


async def seconds(work: Callable[..., Awaitable[object]], *given: object) -> float:
    """Return how long *work* takes."""
    began = perf_counter()
    await work(*given)
    return perf_counter() - began


def p50(samples: Iterable[float]) -> float:
    """Return the median of seconds, in milliseconds."""
    return median(samples) * MILLISECONDS


def table(measures: Mapping[str, Measure]) -> str:
    """Return the figures as lines of columns."""
    head = ("name", "value", "unit", "peer", "floor", "limit", "")
    rows = [head, *(_row(name, measure) for name, measure in measures.items())]
    widths = [max(len(row[place]) for row in rows) for place in range(len(head))]
    return "\n".join(_line(row, widths) for row in rows)


def write_json(measures: Mapping[str, Measure], path: Path) -> None:
    """Write the figures, keeping those of other groups that the file holds already."""
    known = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    known |= {
        name: {"value": one.value, "unit": one.unit, "peer": one.peer, "floor": one.floor}
        for name, one in measures.items()
    }
    path.parent.mkdir(exist_ok=True)
    path.write_text(json.dumps(known, indent=1) + "\n", encoding="utf-8")


def _row(name: str, one: Measure) -> tuple[str, ...]:
    figures = [_figure(number) for number in (one.value, one.peer, one.floor, one.limit)]
    return (name, figures[0], one.unit, *figures[1:], "" if one.is_met else "MISSED")


def _figure(number: float | None) -> str:
    return "" if number is None else f"{number:.3g}" if number < 100 else f"{number:.0f}"


def _line(row: Sequence[str], widths: Sequence[int]) -> str:
    cells = [cell.ljust(width) for cell, width in zip(row, widths, strict=True)]
    return "  ".join(cells).rstrip()
