"""Rasa's advice as a table: the next action by mode and intent, asked of the trained model once.

The answer of `/model/predict` depends only on the model, the mode and the intent, so `models/policy.json`
holds all of it; a test keeps it equal to what the live model says.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Self

FALLBACK = "nlu_fallback"
"""The intent under which the rules speak of a text that is too uncertain to act on."""


class PolicyTable:
    """Next actions by mode and intent."""

    def __init__(self, actions: Mapping[str, Mapping[str, str]]) -> None:
        self._actions = actions

    @classmethod
    def load(cls, path: Path) -> Self:
        """Read the table written beside the model. Raises `OSError` or `ValueError` when it is not there."""
        return cls(json.loads(path.read_text(encoding="utf-8")))

    def next_action(self, mode: str, intent: str) -> str:
        """Return the action the rules give. Raises `KeyError` for a mode or an intent the model lacks."""
        return self._actions[mode][intent]
