"""Forms of sections, as tests open, fill in and look at them."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from bot.core.messages import Identity
from bot.core.replies import Form, FormInput
from bot.core.text import Text
from bot.directory.demo import PLATFORM
from bot.use_cases.ports import UnitOfWork
from bot.use_cases.sections.form import Checked, Writing
from bot.use_cases.sections.open_forms import check_form, reshape_form
from tests.unit.use_cases.chats import Chats
from tests.unit.use_cases.shown import WORDING


async def windowed_chats() -> Chats:
    """Return an open bot on a platform whose windows hold whole forms."""
    made = Chats()
    services = replace(made.services, windowed=lambda: (PLATFORM,))
    made.services = services
    made.converse = replace(made.converse, services=services)
    await made.open()
    return made


def opened(chats: Chats) -> Form:
    """Return the form that was opened last."""
    return [shown.reply.form for shown in chats.seen if shown.reply.form is not None][-1]


def input_of(form: Form, name: str) -> FormInput:
    """Return the input of that name."""
    return next(one for one in form.inputs if one.name == name)


def as_it_stands(form: Form, **changed: Any) -> dict[str, Any]:
    """Return what a person sends who changes some inputs of the form."""
    values = {one.name: one.value for one in form.inputs}
    return {**values, **{name.replace("__", "."): value for name, value in changed.items()}}


async def open_form(chats: Chats, section: str) -> Form:
    """Open a section of the draft in hand from the card to check."""
    await chats.say("requester", "resumen")
    await chats.press("requester", f"Formulario: {section}")
    return opened(chats)


async def check(chats: Chats, values: dict[str, Any], who: str = "requester") -> Checked | None:
    """Check what is filled in, before it is sent."""
    form_id = [shown for shown in chats.seen if shown.reply.form is not None][-1].button_ids[-1]

    def work(uow: UnitOfWork) -> Checked | None:
        writing = Writing(Identity(PLATFORM, "", who), chats.clock.now(), form_id, values)
        return check_form(uow, chats.services, writing)

    return await chats.transactions.run(work)


async def reshape(chats: Chats, values: dict[str, Any]) -> Form:
    """Return the form with what goes with what is filled in."""
    form_id = [shown for shown in chats.seen if shown.reply.form is not None][-1].button_ids[-1]

    def work(uow: UnitOfWork) -> Checked | None:
        writing = Writing(Identity(PLATFORM, "", "requester"), chats.clock.now(), form_id, values)
        return reshape_form(uow, chats.services, writing)

    found = await chats.transactions.run(work)
    assert found is not None
    assert found.anew is not None
    return found.anew


def words(text: Text) -> str:
    """Return words in Spanish."""
    return WORDING.render(text, "es")
