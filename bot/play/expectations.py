"""What a script expects: messages to somebody, and a Brief's state and fields."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from bot.core.folding import fold
from bot.play.chats import Seen
from bot.play.script import Step
from bot.play.stage import Stage, Unmet, Window


async def expect(stage: Stage, step: Step) -> None:
    """Check the messages to a receiver since the previous expect. Raises `Unmet`."""
    wanted = dict(step.value)
    receiver = str(wanted["to"])
    window = stage.windows.setdefault(receiver, Window())
    if window.fresh:
        window.group, window.fresh = window.strict, False
    grouped, since = _said(stage, receiver, window.group), _said(stage, receiver, window.strict)
    window.strict = len(stage.chats.seen)
    if wanted.get("nothing"):
        if since:
            raise Unmet(f"{receiver} was to get nothing and got: {_short(since[-1].text)}")
        return
    _one_holds(receiver, wanted, grouped)


def _said(stage: Stage, receiver: str, place: int) -> list[Seen]:
    return [message for message in stage.chats.seen[place:] if message.is_bots and message.room == receiver]


def _one_holds(receiver: str, wanted: dict[str, Any], messages: list[Seen]) -> None:
    contains, button, without = wanted.get("contains"), wanted.get("button"), wanted.get("not_contains")
    if contains is None and button is None:
        bad = next((message for message in messages if without and message.holds(str(without))), None)
        if bad is not None:
            raise Unmet(f"{receiver} was not to read «{without}» and read: {_short(bad.text)}")
        return
    for message in messages:
        if _matches(message, contains, button) and not (without and message.holds(str(without))):
            return
    seen = " ‖ ".join(
        f"{_short(message.text)} [{', '.join(item['label'] for item in message.buttons)}]"
        for message in messages[-3:]
    )
    pressable = f" and the button «{button}»" if button else ""
    raise Unmet(f"no message to {receiver} holds «{contains}»{pressable}; got: {seen or 'nothing'}")


def _matches(message: Seen, contains: Any, button: Any) -> bool:
    wanted = contains if isinstance(contains, list) else [contains] if contains is not None else []
    has_button = button is None or any(fold(item["label"]) == fold(str(button)) for item in message.buttons)
    return has_button and all(message.holds(str(words)) for words in wanted)


def _short(text: str) -> str:
    return " / ".join(text.split("\n"))[:300]


async def expect_brief(stage: Stage, step: Step) -> None:
    """Compare a Brief with the fields named. Raises `Unmet` with every difference."""
    wanted = dict(step.value)
    brief = await stage.brief(wanted.pop("folio", None))
    known = {
        **brief["fields"],
        "state": brief["state"],
        "version": brief["version"],
        "approvals": brief["approvals"],
    }
    wrong = [
        f"{name}: expected {value!r}, is {known.get(name)!r}"
        for name, value in wanted.items()
        if not same(known.get(name), value)
    ]
    if wrong:
        raise Unmet("; ".join(wrong))


async def expect_opportunity(stage: Stage, step: Step) -> None:
    """Compare an opportunity with the fields named. Raises `Unmet`."""
    found = (await stage.client.records())["opportunities"]
    client = fold(str(step.value.get("client", "")))
    own = [item for item in found if fold(str(item.get("client", ""))) == client]
    if not own:
        raise Unmet(f"there is no opportunity with {step.value.get('client')}")
    wrong = [
        name for name, value in step.value.items() if name != "client" and not same(own[-1].get(name), value)
    ]
    if wrong:
        raise Unmet(f"differs in {', '.join(wrong)}")


def same(actual: Any, expected: Any) -> bool:
    """Tell whether a value is the expected one: lists as sets, maps by the keys named, dates as ISO text."""
    if isinstance(expected, date | datetime):
        return bool(actual == expected.isoformat())
    if isinstance(expected, dict):
        return isinstance(actual, dict) and all(
            same(actual.get(key), value) for key, value in expected.items()
        )
    if isinstance(expected, list):
        return isinstance(actual, list) and _cover(actual, expected)
    return bool(actual == expected) and isinstance(actual, bool) == isinstance(expected, bool)


def _cover(actual: list[Any], expected: list[Any]) -> bool:
    """Tell whether each expected item is there, and nothing that is not expected."""
    return all(any(same(one, item) for one in actual) for item in expected) and all(
        any(same(one, item) for item in expected) for one in actual
    )
