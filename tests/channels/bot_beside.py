"""The shipped process beside a fake platform, with the people who are there."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Generic, TypeVar

from tests.conftest import RunningRasa
from tests.shipped_process import ShippedProcess

PersonT = TypeVar("PersonT")
RoomT = TypeVar("RoomT")
HANDLES = ("requester", "boss", "communications", "analyst", "analyst2")


@dataclass(kw_only=True)
class BotBeside(ShippedProcess, Generic[PersonT, RoomT]):
    """One bot process; `room` is the OCM's, `more` goes before everything else that it is told."""

    rasa: RunningRasa
    room: RoomT
    people: dict[str, PersonT]
    more: dict[str, str] = field(default_factory=dict)

    def __getitem__(self, handle: str) -> PersonT:
        return self.people[handle]

    def surroundings(self) -> dict[str, str]:
        """Return the contract's variables: Rasa, the time, the platform."""
        own = {
            "PREGONERO_RASA_URL": self.rasa.url, "PREGONERO_RASA_TOKEN": self.rasa.token,
            "PREGONERO_NOW": "2026-11-24T09:00-05:00",
        }  # fmt: skip
        return {**own, **self.platform(), **self.more}

    def platform(self) -> dict[str, str]:
        """Return where the platform and the OCM's room are."""
        raise NotImplementedError
