"""A person fills a modal: what the client lets through, by the inputs' own rules."""

from __future__ import annotations

import mimetypes
import re
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from tests.fakes.slack.reading import Found, acting, named
from tests.fakes.slack.records import HostedFile, Json, User, View
from tests.fakes.slack.telling import file_json
from tests.fakes.slack.values import is_empty, key_of, value_of
from tests.fakes.slack.world import World

MOST_BYTES: Final = 10 * 1024 * 1024  # per file of a `file_input`
_MAIL: Final = re.compile(r"[^\s@]+@[^\s@]+\.[^\s@]+")
_NUMBER: Final = re.compile(r"-?\d+([.,]\d+)?")


class FormRefused(AssertionError):
    """The client does not let the person submit this: it says so below the input."""


def fill(world: World, user: User, view: View, values: Mapping[str, Any]) -> None:
    """Put a person's answers into a view, by label, action id or block id. Raises `LookupError`."""
    for label, wished in values.items():
        found = named(view.blocks, label)
        if found is None:
            raise LookupError(f"no input {label!r} in {view.title!r}")
        put(world, user, view, found, wished)


def put(world: World, user: User, view: View, found: Found, wished: Any) -> None:
    """Put one answer into a view."""
    element = found.element
    state = (
        {"type": "file_input", "files": _files(world, view.team_id, user, element, wished)}
        if element["type"] == "file_input"
        else value_of(element, wished)
    )
    view.values.setdefault(found.block["block_id"], {})[element["action_id"]] = state


def check(view: View) -> None:
    """Raises `FormRefused` where the client would not submit."""
    for found in acting(view.blocks):
        if found.block["type"] == "input":
            state = view.values[found.block["block_id"]][found.element["action_id"]]
            if objection := _objection(found, state):
                raise FormRefused(f"{found.block['label']['text']}: {objection}")


def hosted(world: World, team_id: str, user: User, file: Path | str | tuple[str, bytes]) -> HostedFile:
    """Host a person's file: one on the disk, whose bytes stay there, or a name that no disk would take and bytes."""
    name, content = file if isinstance(file, tuple) else (Path(file).name, Path(file))
    kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
    made = HostedFile(world.ids.new("F"), team_id, name, user.id, content, kind, int(world.clock.now()))
    world.files[made.id] = made
    return made


def _files(world: World, team_id: str, user: User, element: Json, wished: Any) -> list[Json]:
    paths: Sequence[Path | str] = [wished] if isinstance(wished, str | Path) else list(wished)
    if len(paths) > element.get("max_files", 10):
        raise FormRefused("too many files")
    kinds = [kind.lower() for kind in element.get("filetypes", ())]
    for path in map(Path, paths):
        if path.stat().st_size > MOST_BYTES:
            raise FormRefused(f"{path.name} is over 10 MB")
        if kinds and path.suffix.lstrip(".").lower() not in kinds:
            raise FormRefused(f"{path.name} is none of {kinds}")
    made = [hosted(world, team_id, user, path) for path in paths]
    workspace = world.workspaces[team_id]
    for file in made:
        file.channels.add(world.open_dm(workspace, user.id).id)
    return [file_json(world, file) for file in made]


def _objection(found: Found, state: Json) -> str | None:
    if is_empty(state):
        return None if found.block.get("optional") else "required"
    look = _LOOKS.get(found.element["type"])
    return look(found.element, str(state[key_of(found.element)])) if look else None


def _words(element: Json, value: str) -> str | None:
    is_long_enough = len(value) >= element.get("min_length", 0)
    return None if is_long_enough and len(value) <= element.get("max_length", 3000) else "length"


def _mail(element: Json, value: str) -> str | None:
    return None if _MAIL.fullmatch(value) else "no e-mail address"


def _number(element: Json, value: str) -> str | None:
    if not _NUMBER.fullmatch(value):
        return "no number"
    number = float(value.replace(",", "."))
    if not element["is_decimal_allowed"] and number != int(number):
        return "no whole number"
    least, most = (
        float(element.get(name, bound)) for name, bound in (("min_value", "-inf"), ("max_value", "inf"))
    )
    return None if least <= number <= most else "out of range"


_LOOKS: Final[dict[str, Callable[[Json, str], str | None]]] = {
    "plain_text_input": _words, "email_text_input": _mail, "number_input": _number,
}  # fmt: skip
