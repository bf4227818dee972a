"""What people do in a script: say, reply, upload, click, fill a form, answer question after question."""

from __future__ import annotations

from typing import Any

from bot.core.folding import fold
from bot.play.chats import Seen, find_button
from bot.play.script import Step
from bot.play.stage import Stage, Unmet


async def say(stage: Stage, step: Step) -> None:
    """Send a message."""
    await _say(stage, step.actor, str(step.value if step.value is not None else ""))


async def _say(stage: Stage, handle: str, text: str) -> None:
    stage.rooms_of(handle)
    stage.refused(handle, await stage.client.post("say", **{"as": handle, "text": text}))


async def reply(stage: Stage, step: Step) -> None:
    """Answer in a card's thread."""
    card = _card(stage, step.actor, step.more.get("on"))
    payload = {
        "as": step.actor,
        "text": str(step.value),
        "reply_to_card": card.body["card"],
        "room": card.room,
    }
    stage.refused(step.actor, await stage.client.post("say", **payload))


def _card(stage: Stage, handle: str, on: str | None) -> Seen:
    cards = [
        message
        for message in stage.chats.standing(stage.rooms_of(handle))
        if message.body.get("card") and (on is None or message.holds(on))
    ]
    if not cards:
        raise Unmet(f"{handle} sees no card{f' with «{on}»' if on else ''}")
    return cards[-1]


async def upload(stage: Stage, step: Step) -> None:
    """Upload a file."""
    await _upload(stage, step.actor, str(step.value), str(step.more.get("caption") or ""))


async def _upload(stage: Stage, handle: str, name: str, caption: str = "") -> None:
    path = stage.folder / name
    if not path.is_file():
        raise Unmet(f"there is no file {name} beside the script")
    stage.rooms_of(handle)
    stage.refused(handle, await stage.client.upload(handle, path, caption))


async def click(stage: Stage, step: Step) -> None:
    """Press one button, or several one after another."""
    await _click(stage, step.actor, step.value, step.more.get("on"), stale=bool(step.more.get("stale")))


async def _click(
    stage: Stage, handle: str, labels: Any, on: str | None = None, *, stale: bool = False
) -> None:
    for place, label in enumerate(labels if isinstance(labels, list) else [labels]):
        if place:
            await stage.settle()
        button = _button(stage, handle, str(label), on, stale=stale)
        await stage.client.post("press", **{"as": handle, "button": button["id"]})


def _button(stage: Stage, handle: str, label: str, on: str | None, *, stale: bool) -> dict[str, Any]:
    """Return the button on the newest card that has it, as it stands or as it was."""
    rooms = stage.rooms_of(handle)
    shown = stage.chats.former(rooms) if stale else stage.chats.standing(rooms)
    for message in reversed(shown):
        found = find_button(message, label, on)
        if found is not None and (on is None or message.holds(on)):
            return found
    if stale:
        for message in reversed(stage.chats.standing(rooms)):
            former = next((item for item in message.former if fold(item["label"]) == fold(label)), None)
            if former is not None and (on is None or message.holds(on)):
                return former
    raise Unmet(f"{handle} sees no {'former ' if stale else ''}button «{label}»{f' on «{on}»' if on else ''}")


async def form(stage: Stage, step: Step) -> None:
    """Fill and send the form that the last click opened."""
    opened = [
        message for message in stage.chats.standing(stage.rooms_of(step.actor)) if message.body.get("form")
    ]
    if not opened:
        raise Unmet(f"no form is open for {step.actor}")
    payload = {"as": step.actor, "form": opened[-1].body["form"]["id"], "values": dict(step.value)}
    stage.refused(step.actor, await stage.client.post("submit", **payload))


async def answers(stage: Stage, step: Step) -> None:
    """Answer each question as it comes, each entry once, until nothing in the map is asked."""
    left = {str(ref): value for ref, value in step.value.items()}
    while left:
        ref = await stage.client.asking(step.actor)
        if ref is None or ref not in left:
            break
        await _answer(stage, step.actor, left.pop(ref))
        await stage.settle()
    if left:
        await _unasked_are_filled(stage, step.actor, left)


async def _answer(stage: Stage, handle: str, value: Any) -> None:
    if isinstance(value, dict) and "click" in value:
        await _click(stage, handle, value["click"])
    elif isinstance(value, dict) and "upload" in value:
        await _upload(stage, handle, str(value["upload"]), str(value.get("caption") or ""))
    else:
        await _say(stage, handle, str(value))


async def _unasked_are_filled(stage: Stage, handle: str, left: dict[str, Any]) -> None:
    records = await stage.client.records()
    deals = [deal for deal in records["opportunities"] if deal.get("owner") == handle]
    left = {ref: value for ref, value in left.items() if not deals or deals[-1].get(ref) is None}
    if not left:
        return
    briefs = records["briefs"]
    own = [brief for brief in briefs if brief["fields"].get("requester") == handle]
    if not own:
        raise Unmet(f"{handle} has no Brief")
    kinds = {item["kind"] for item in own[-1]["attachments"]}
    open_refs = [ref for ref in left if ref not in kinds and _value(own[-1]["fields"], ref) is None]
    if open_refs:
        asked = await stage.client.asking(handle)
        raise Unmet(f"never asked and not filled: {', '.join(open_refs)} (asked now: {asked})")


def _value(fields: dict[str, Any], ref: str) -> Any:
    code, _, part = ref.partition(".")
    value = fields.get(code)
    return (value or {}).get(part) if part else value
