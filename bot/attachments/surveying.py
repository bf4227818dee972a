"""Flagged rows → Survey: how many rows carry which mask, and the first rows of each bit."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from bot.attachments.flagging import ROW, WORD_BITS, Flagged, flag_rows
from bot.attachments.limits import Limits
from bot.attachments.tables import Table, UnreadableError
from bot.core.bases.flags import FIRST_COLUMN, empty_bit
from bot.core.bases.survey import FIRST_ROWS, Problem, Survey


def survey_of(table: Table, limits: Limits) -> Survey:
    """Return the facts about *table*; hash and size are the caller's to add.

    Raises UnreadableError (empty, too big).
    """
    flagged = flag_rows(table)
    if flagged.frame.height > limits.rows:
        raise UnreadableError(Problem.TOO_BIG)
    survey = Survey(
        sha256="",
        size=0,
        headers=flagged.headers,
        header_row=flagged.header_row,
        total=flagged.frame.height,
        columns=flagged.columns,
        histogram=_histogram(flagged),
        first_rows=_first_rows(flagged),
        notes=flagged.notes,
        layout=flagged.layout,
    )
    return survey if len(survey.histogram) <= limits.masks else _folded(survey, limits.masks)


def _first_rows(flagged: Flagged) -> dict[int, tuple[int, ...]]:
    found: dict[int, tuple[int, ...]] = {}
    for word in flagged.words:
        start = int(word.removeprefix("word"))
        for bit in range(WORD_BITS):
            carries = (flagged.frame[word] & (1 << bit)) != 0
            if rows := flagged.frame[ROW].filter(carries).head(FIRST_ROWS).to_list():
                found[start + bit] = tuple(rows)
    return found


def _histogram(flagged: Flagged) -> dict[int, int]:
    starts = [int(word.removeprefix("word")) for word in flagged.words]
    counts = flagged.frame.group_by(flagged.words).len().rows()
    return {_mask(row, starts): row[-1] for row in sorted(counts)}


def _mask(row: Sequence[int], starts: Sequence[int]) -> int:
    return sum(value << start for value, start in zip(row, starts, strict=False))


def _folded(survey: Survey, masks: int) -> Survey:
    """Leave the empty cells of columns without a meaning out of the masks, the most varied first."""
    histogram, folded = survey.histogram, dict[int, int]()
    for number, count in _by_variety(survey):
        folded[number] = count
        histogram = _without(histogram, empty_bit(number))
        if len(histogram) <= masks:
            break
    return replace(survey, histogram=histogram, folded_empty=folded)


def _by_variety(survey: Survey) -> list[tuple[int, int]]:
    """Return the sometimes empty columns without a meaning with their counts, half-empty ones first."""
    known = set(survey.columns.values())
    counts = {
        number: sum(rows for mask, rows in survey.histogram.items() if mask & empty_bit(number))
        for number in range(len(survey.headers))
        if number not in known and FIRST_COLUMN + number in survey.first_rows
    }
    return sorted(counts.items(), key=lambda item: abs(item[1] - survey.total / 2))


def _without(histogram: Mapping[int, int], bit: int) -> dict[int, int]:
    merged: dict[int, int] = {}
    for mask, rows in histogram.items():
        merged[mask & ~bit] = merged.get(mask & ~bit, 0) + rows
    return merged
