"""Pictures of the pipeline: asked for in a turn, drawn outside it, sent with their words.

`owe_picture(turn, kind, asked)` is all that a conversation needs.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Final

from bot.core.messages import SYSTEM, Identity, Inbound, Task
from bot.core.people import Person
from bot.core.pipeline.access import may_read
from bot.core.pipeline.filters import OpportunityFilter
from bot.core.pipeline.pictures import Kind, Picture
from bot.core.pipeline.settings import SalesSettings
from bot.core.replies import Button, Document, Receiver, Reply
from bot.core.text import Text, say
from bot.use_cases.pipeline.charts import Drawing, alt_of, draw
from bot.use_cases.pipeline.export import EVERYTHING
from bot.use_cases.pipeline.goals import monthly_goal
from bot.use_cases.ports import UnitOfWork
from bot.use_cases.turn import Turn, button
from bot.use_cases.workshop import Workshop

PNG: Final = "image/png"
LONGEST_ALT: Final = 1_000
"""What Slack takes as a picture's description; Telegram's captions hold 1,024."""


def picture_button(kind: Kind, asked: OpportunityFilter = EVERYTHING) -> Button:
    """Return the button that asks for a picture of what is meant."""
    return button(say(f"button.picture.{kind}"), "pipeline_picture", kind=kind.value, asked=asked)


def owe_picture(turn: Turn, kind: str, asked: OpportunityFilter = EVERYTHING) -> None:
    """Have a picture of the opportunities that are meant drawn and sent to the person of this turn."""
    if not may_read(turn.me):
        turn.privately(say("pipeline.not_yours"))
        return
    args = {"person": turn.me.handle, "kind": Kind(kind).value, "asked": asked, "at": turn.now}
    key = f"pipeline_picture:{turn.me.handle}:{kind}:{turn.conversation.turn}:{turn.now.isoformat()}"
    identity = Identity(SYSTEM, "", f"pipeline:{turn.me.handle}")
    turn.uow.inbox.add(Inbound(key, identity, Task("pipeline_picture", args), turn.now))


async def make_picture(workshop: Workshop, args: dict[str, Any]) -> dict[str, Any] | None:
    """Draw the picture and put it into the vault; None where whoever asked is gone."""
    services = workshop.services

    def gather(uow: UnitOfWork) -> tuple[Picture, str] | None:
        person = uow.people.get(args["person"])
        if person is None or not may_read(person):
            return None
        drawing = Drawing(
            uow, args["asked"], args["at"], services.calendar, _sales(uow, person, services.sales),
            lambda month: monthly_goal(uow, month, services.sales),
        )  # fmt: skip
        return draw(Kind(args["kind"]), drawing), person.language

    found = await workshop.transactions.run(gather)
    if found is None:
        return None
    picture, language = found
    png = await workshop.painter.paint(picture, language)
    return {
        "sha256": workshop.vault.put(png),
        "name": f"{services.wording.render(say(f'picture.file.{picture.kind}'), language)}.png",
        "alt": alt_of(picture, lambda text: services.wording.render(text, language))[:LONGEST_ALT],
        "said": [picture.title, *picture.lead, *picture.foot],
    }


def _sales(uow: UnitOfWork, person: Person, sales: SalesSettings) -> SalesSettings:
    """Return the settings with the days after which an opportunity is stalled for this person."""
    return replace(
        sales, stalled_after=uow.reminder_wishes.of(person.handle).stalled_days(sales.stalled_after)
    )


def hand_picture(turn: Turn, args: dict[str, Any], made: dict[str, Any] | None) -> None:
    """Send the picture with its words."""
    if made is None:
        return
    said: list[Text] = made["said"]
    document = Document(made["sha256"], made["name"], PNG, made["alt"])
    turn.tell(Reply(Receiver.person(turn.me.handle), tuple(said), documents=(document,)))
