"""The words of a file of opportunities: its columns and the values that are codes, both ways."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from bot.core.pipeline.stages import RequirementType, ServiceType, Stage, WonStep
from bot.core.text import Text, say
from bot.use_cases.ports import Wording

COLUMNS: Final = (
    "client", "description", "goal", "seats", "segment", "service_type", "origin", "requirement_type", "unit_value",
    "monthly_value", "months", "total_value", "closing_date", "billing_date", "stage", "step", "probability", "owner",
    "next_step", "next_step_date", "loss_reason", "lessons", "created_at", "stage_since", "id",
)  # fmt: skip
"""The columns of a file (contract §5), in the order in which they are written."""
CODED: Final[dict[str, Callable[[str], Text]]] = {
    "stage": lambda code: say(f"stage.{code}"),
    "service_type": lambda code: say(f"service.{code}"),
    "requirement_type": lambda code: say(f"pipeline.requirement.{code}"),
    "step": lambda code: say(f"pipeline.step.{code}"),
}
"""The columns that hold codes, with the words of each code."""
_CODES: Final[dict[str, type[StrEnum]]] = {
    "stage": Stage,
    "service_type": ServiceType,
    "requirement_type": RequirementType,
    "step": WonStep,
}
CURRENCY_COLUMNS: Final = frozenset({"unit_value", "monthly_value", "total_value"})


@dataclass(frozen=True)
class Labels:
    """Words by code: *columns*, and for each column of codes its *values*."""

    columns: Mapping[str, str]
    values: Mapping[str, Mapping[str, str]]


def pipeline_labels(wording: Wording, language: str) -> Labels:
    """Return the words in a language."""
    return Labels(
        {code: wording.render(say(f"pipeline.column.{code}"), language) for code in COLUMNS},
        {
            column: {code.value: wording.render(CODED[column](code.value), language) for code in codes}
            for column, codes in _CODES.items()
        },
    )
