"""A play script as written in YAML, checked before anything is started."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import yaml

from bot.core.text import say
from bot.errors import ScriptInvalid

ACTIONS = ("say", "reply", "upload", "click", "form", "answers")  # what a person does: they need `as`
WORLD = ("advance", "restart", "rasa", "expect", "expect_brief", "expect_opportunity")
MAPS: dict[str, set[str]] = {  # verbs that take a map, and what it must hold
    "form": set(),
    "answers": set(),
    "expect": {"to"},
    "expect_brief": set(),
    "expect_opportunity": {"client"},
}
COMPANIONS = frozenset({"as", "on", "caption", "stale"})


class _Plain(yaml.SafeLoader):
    """YAML as 1.2 reads it: `on` and `no` are words, `17:00` is text, only `true` and `false` are booleans."""


_Plain.yaml_implicit_resolvers = {}

for _tag, _pattern, _first in (
    ("null", r"^(?:~|null|)$", ["~", "n", ""]),
    ("bool", r"^(?:true|false)$", list("tf")),
    ("int", r"^[-+]?[0-9]+$", list("-+0123456789")),
    ("float", r"^[-+]?[0-9]+\.[0-9]+$", list("-+0123456789")),
    ("timestamp", r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$", list("0123456789")),
):
    _Plain.add_implicit_resolver(f"tag:yaml.org,2002:{_tag}", re.compile(_pattern), _first)


@dataclass(frozen=True)
class Step:
    """One step: its verb, what the verb takes, and its companions (`as`, `on`, `caption`, `stale`)."""

    number: int
    verb: str
    value: Any
    more: dict[str, Any]

    @property
    def actor(self) -> str:
        """Return who acts."""
        return str(self.more["as"])


@dataclass(frozen=True)
class Script:
    """A script: its title, when it begins (local time, or None for now), its steps and its folder."""

    path: Path
    title: str
    now: str | None
    steps: tuple[Step, ...]


def read_script(path: Path) -> Script:
    """Read one script. Raises `ScriptInvalid` naming the step that is wrong."""
    try:
        data = yaml.load(path.read_text(encoding="utf-8"), _Plain)  # noqa: S506  # a SafeLoader
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise ScriptInvalid(say("error.script.unreadable", path=str(path), why=str(error))) from error
    if not isinstance(data, dict) or not isinstance(data.get("steps"), list):
        raise ScriptInvalid(say("error.script.no_map", path=str(path)))
    steps = tuple(_step(path, number, item) for number, item in enumerate(data["steps"], start=1))
    return Script(path, str(data.get("title") or path.stem), _moment(data.get("now")), steps)


def _moment(value: Any) -> str | None:
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, date):
        return datetime.combine(value, time(9)).isoformat()
    return None if value is None else str(value)


def _step(path: Path, number: int, item: Any) -> Step:
    if not isinstance(item, dict):
        raise ScriptInvalid(say("error.script.step_no_map", path=str(path), step=str(number)))
    verbs = [key for key in item if key in (*ACTIONS, *WORLD)]
    unknown = set(item) - set(verbs) - COMPANIONS
    if len(verbs) != 1 or unknown:
        raise ScriptInvalid(
            say(
                "error.script.step_verbs",
                path=str(path),
                step=str(number),
                given=", ".join(sorted(map(str, item))),
                verbs=", ".join((*ACTIONS, *WORLD)),
            )
        )
    verb = verbs[0]
    if verb in ACTIONS and "as" not in item:
        raise ScriptInvalid(say("error.script.nobody", path=str(path), step=str(number), verb=verb))
    if verb in MAPS and not (isinstance(item[verb], dict) and MAPS[verb] <= item[verb].keys()):
        raise ScriptInvalid(
            say(
                "error.script.step_map",
                path=str(path),
                step=str(number),
                verb=verb,
                keys=", ".join(MAPS[verb]) or "…",
            )
        )
    return Step(number, verb, item[verb], {key: item[key] for key in item if key in COMPANIONS})
