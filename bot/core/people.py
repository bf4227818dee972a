"""People of the directory, their roles, and the rooms (domain.md §1)."""

from __future__ import annotations

from dataclasses import dataclass

ROOMS = ("ocm_channel", "sales_channel", "provider_channel")


@dataclass(frozen=True)
class Area:
    """An area that asks for campaigns."""

    code: str
    name: str


@dataclass(frozen=True)
class Person:
    """One directory entry; `boss` and `substitute` are handles, `roles` role codes."""

    handle: str
    name: str
    email: str
    area: str | None
    roles: frozenset[str]
    boss: str | None = None
    substitute: str | None = None
    language: str = "es"
    active: bool = True

    def has(self, role: str) -> bool:
        """Tell whether the person holds that role."""
        return role in self.roles
