"""The words of a file of opportunities: its columns and the values that are codes, both ways."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from bot.core.pipeline.stages import RequirementType, ServiceType, Stage, WonStep
from bot.core.text import say
from bot.use_cases.ports import Wording

COLUMNS: Final = (
    "client", "description", "goal", "seats", "segment", "service_type", "origin", "requirement_type", "unit_value",
    "monthly_value", "months", "total_value", "closing_date", "billing_date", "stage", "step", "probability", "owner",
    "next_step", "next_step_date", "loss_reason", "lessons", "created_at", "stage_since", "id",
)  # fmt: skip
"""The columns of a file (contract §5), in the order in which they are written."""


@dataclass(frozen=True)
class Labels:
    """Words by code: *columns*, and for each column of codes its *values*."""

    columns: Mapping[str, str]
    values: Mapping[str, Mapping[str, str]]


def pipeline_labels(wording: Wording, language: str) -> Labels:
    """Return the words in a language."""
    texts = {
        "stage": {code.value: say(f"stage.{code}") for code in Stage},
        "service_type": {code.value: say(f"service.{code}") for code in ServiceType},
        "requirement_type": {code.value: say(f"pipeline.requirement.{code}") for code in RequirementType},
        "step": {code.value: say(f"pipeline.step.{code}") for code in WonStep},
    }
    return Labels(
        {code: wording.render(say(f"pipeline.column.{code}"), language) for code in COLUMNS},
        {
            column: {code: wording.render(text, language) for code, text in codes.items()}
            for column, codes in texts.items()
        },
    )
