"""What stands in the chats, by the ids that the page sends back: to say what was pressed, and where."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from bot.channels.sandbox.render import buttons_of
from bot.use_cases.ports import SandboxChats, ShownMessage


@dataclass(frozen=True)
class ShownButton:
    """A button as somebody saw it: its words, its chat, whether it is a toggle."""

    label: str
    room: str
    toggle: bool


class ShownCards:
    """An index of the chats that reads only what changed since it last looked."""

    def __init__(self) -> None:
        self._change = 0
        self._buttons: dict[str, ShownButton] = {}
        self._forms: dict[str, dict[str, Any]] = {}
        self._rooms: dict[str, set[str]] = {}

    def read(self, chats: SandboxChats) -> None:
        """Take in the messages shown or rewritten since the last call."""
        self._change, messages = chats.since(self._change)
        for message in messages:
            self._take_in(message)

    def button(self, button_id: str) -> ShownButton | None:
        """Return what the button said, None for an id that nobody was shown."""
        return self._buttons.get(button_id)

    def form(self, form_id: str) -> dict[str, Any] | None:
        """Return the form as it was shown."""
        return self._forms.get(form_id)

    def room_of(self, card: str, person: str, wished: str | None) -> str:
        """Return the chat whose copy of the card a person answers: the wished one, the own, else any."""
        rooms = self._rooms.get(card, set())
        if wished in rooms:
            return wished
        return person if person in rooms or not rooms else min(rooms)

    def _take_in(self, message: ShownMessage) -> None:
        body = message.body
        for button in (*message.former_buttons, *buttons_of(body)):
            toggle = button.get("chosen") is not None
            self._buttons[button["id"]] = ShownButton(button["label"], message.room, toggle)
        if form := body.get("form"):
            self._forms[form["id"]] = form
        if card := body.get("card"):
            self._rooms.setdefault(card, set()).add(message.room)
