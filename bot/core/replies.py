"""What the bot says: language-free replies that any channel can draw."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from bot.core.text import Param, Text


class Style(StrEnum):
    """How much a button stands out; never its only meaning."""

    PLAIN = "plain"
    PRIMARY = "primary"
    DANGER = "danger"


@dataclass(frozen=True)
class Receiver:
    """Who gets a reply: a person (directory handle) or a room (code such as `ocm_channel`)."""

    kind: str  # "person" | "room"
    name: str

    @classmethod
    def person(cls, handle: str) -> Receiver:
        """Return the receiver for a directory handle."""
        return cls("person", handle)

    @classmethod
    def room(cls, code: str) -> Receiver:
        """Return the receiver for a room code."""
        return cls("room", code)


@dataclass(frozen=True)
class Action:
    """What a button or form asks for: a verb of `use_cases.presses` and its JSON arguments."""

    verb: str
    args: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Button:
    """A button; `label` may be text or, for a person's own words, a plain string."""

    label: Text | str
    action: Action
    style: Style = Style.PLAIN
    chosen: bool | None = None  # a toggle's state; None for an ordinary button

    def __post_init__(self) -> None:
        object.__setattr__(self, "style", Style(self.style))  # a row holds its value


@dataclass(frozen=True)
class Fact:
    """One labelled value of a card; `before` is the value it replaces, `button` changes it."""

    label: Text
    value: Param
    before: Param = None
    note: Text | str | None = None
    button: Button | None = None
    missing: bool = False


@dataclass(frozen=True)
class Section:
    """A titled group of facts."""

    title: Text
    facts: tuple[Fact, ...]


@dataclass(frozen=True)
class Document:
    """A file that goes with a reply: kept in the vault under `sha256`.

    `alt` says in the receiver's words what a picture shows: who does not see it reads or hears that.
    """

    sha256: str
    name: str
    media_type: str
    alt: str | None = None

    @property
    def is_picture(self) -> bool:
        """Tell whether it is to be shown rather than handed over."""
        return self.media_type == "image/png"


@dataclass(frozen=True)
class Correctable:
    """A field that a corrections form offers: its code, label, present value and frequent notes."""

    code: str
    label: Text
    value: Param
    notes: tuple[Text, ...] = ()


@dataclass(frozen=True)
class FormChoice:
    """What an input offers to choose: the value that is sent back, and what it is called."""

    code: str
    label: Text | str


@dataclass(frozen=True)
class FormInput:
    """One input of a form: `text` (several lines) or `corrections` (tick fields, a note for each).

    An entry form also has `line` (one line), `number` (whole), `date` (ISO), `choice` and `choices` (codes). `value`
    stands there at first: words, a code, or several codes. `least` and `most` bound a number, `most` a text's length.
    A `file` has the extensions that are taken as its value. Other inputs come and go with one that `alters` the form.
    """

    name: str
    kind: str  # "text" | "corrections" | "line" | "number" | "date" | "choice" | "choices" | "file"
    label: Text
    required: bool = True
    hint: Text | None = None
    fields: tuple[Correctable, ...] = ()
    value: Any = None
    choices: tuple[FormChoice, ...] = ()
    least: int | None = None
    most: int | None = None
    alters: bool = False


@dataclass(frozen=True)
class Form:
    """A dialogue window opened by a press and sent back as a `FormSubmission`; `notes` stand above the inputs."""

    title: Text
    action: Action
    inputs: tuple[FormInput, ...]
    submit: Text
    notes: tuple[Text, ...] = ()


@dataclass(frozen=True)
class Reply:
    """One message: paragraphs, sections of facts, buttons, at most one document or form.

    `card` is a stable key: a later reply with the same key and receiver rewrites the message.
    `private` is an answer that only the person who acted may see, `place` the channel's mark of where
    they acted. `quiet` rewrites a card only where it already stands and posts nothing new.
    """

    to: Receiver
    paragraphs: tuple[Text | str, ...] = ()
    sections: tuple[Section, ...] = ()
    buttons: tuple[Button, ...] = ()
    documents: tuple[Document, ...] = ()
    form: Form | None = None
    card: str | None = None
    private: bool = False
    quiet: bool = False
    place: str | None = None
