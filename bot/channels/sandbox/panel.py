"""The shape of the side panel: words ready to be shown, made by whoever fills `SandboxDependencies.panel`."""

from __future__ import annotations

from typing import TypedDict


class PanelField(TypedDict):
    """A field of the Brief; `value` is "" where it is missing, `note` an open correction or an origin."""

    label: str
    value: str
    missing: bool
    note: str


class PanelSection(TypedDict):
    """A section of the form with the fields that apply."""

    title: str
    fields: list[PanelField]


class PanelClock(TypedDict):
    """A running clock: whose it is, when it is due, and `tone` (`calm`, `soon`, `late`, `paused`, `done`)."""

    label: str
    owner: str
    due: str
    tone: str


class PanelApproval(TypedDict):
    """A role's approval: `tone` is `done`, `waiting` or `refused`."""

    label: str
    value: str
    tone: str


class Panel(TypedDict):
    """The Brief of a person, as the side panel draws it; `filled` of `total` required fields are there."""

    title: str
    folio: str
    state: str
    version: str
    holder: str
    filled: int
    total: int
    sections: list[PanelSection]
    approvals: list[PanelApproval]
    clocks: list[PanelClock]
