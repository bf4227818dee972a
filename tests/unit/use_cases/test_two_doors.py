"""A form beside the conversation: each field is compared by itself, and neither door loses what the other was told."""

from __future__ import annotations

from random import Random
from typing import Any

import pytest

from bot.core.replies import Action, Receiver
from bot.core.workflow import BriefState
from bot.use_cases.intake.labels import label
from bot.use_cases.sections.answers import AGREED
from bot.use_cases.sections.form import Checked
from tests.unit.use_cases.chats import Chats
from tests.unit.use_cases.drafts import ready
from tests.unit.use_cases.forms import (
    as_it_stands,
    check,
    open_form,
    windowed_chats,
    words,
)


@pytest.fixture
async def chats() -> Chats:
    """Return a bot on a platform whose windows hold whole forms."""
    return await windowed_chats()


async def test_a_move_of_both_dates_is_right_though_each_alone_would_not_be(chats: Chats) -> None:
    await chats.keep(ready())
    form = await open_form(chats, "Canales y fechas")
    values = as_it_stands(form, start_date="2026-12-21", end_date="2026-12-29")
    checked = await check(chats, values)
    await chats.submit("requester", **values)
    fields = (await chats.brief()).fields

    assert checked == Checked("es")
    assert (fields["start_date"], fields["end_date"]) == ("2026-12-21", "2026-12-29")


async def test_a_field_that_changed_meanwhile_is_not_written_over(chats: Chats) -> None:
    await chats.keep(ready())
    form = await open_form(chats, "Propósito")
    said = "Avisar que el plazo se amplió hasta enero"
    await chats.press("requester", "Cambiar", row="Objetivo")
    await chats.say("requester", said)
    values = as_it_stands(form, objective="Explicar los requisitos de la renovación", type="transactional")
    checked = await check(chats, values)
    answer = await chats.submit("requester", **values)
    brief = await chats.brief()

    assert checked is not None
    assert checked.anew is not None
    assert (dict(checked.problems), checked.revision) == ({}, brief.revision - 1)
    assert words(checked.anew.notes[0]).startswith("«Objetivo» cambió mientras llenabas")
    assert (brief.fields["objective"], brief.fields["type"]) == (said, "transactional")
    assert "Explicar los requisitos de la renovación" in answer


async def test_what_the_form_said_of_a_changed_field_can_still_be_taken(chats: Chats) -> None:
    await chats.keep(ready())
    form = await open_form(chats, "Propósito")
    await chats.press("requester", "Cambiar", row="Objetivo")
    await chats.say("requester", "Avisar que el plazo se amplió hasta enero")
    mine = "Explicar los requisitos de la renovación"
    await chats.submit("requester", **as_it_stands(form, objective=mine))
    await chats.press("requester", "Dejar lo del formulario (Objetivo)")

    assert (await chats.brief()).fields["objective"] == mine


async def test_who_has_seen_the_change_may_write_over_it(chats: Chats) -> None:
    await chats.keep(ready())
    form = await open_form(chats, "Propósito")
    await chats.press("requester", "Cambiar", row="Objetivo")
    await chats.say("requester", "Avisar que el plazo se amplió hasta enero")
    mine = "Explicar los requisitos de la renovación"
    revision = (await chats.brief()).revision
    values = {**as_it_stands(form, objective=mine), AGREED: revision}
    checked = await check(chats, values)
    await chats.submit("requester", **values)

    assert checked == Checked("es")
    assert (await chats.brief()).fields["objective"] == mine


async def test_a_field_that_the_form_did_not_touch_keeps_what_was_said_meanwhile(chats: Chats) -> None:
    await chats.keep(ready())
    form = await open_form(chats, "Propósito")
    said = "Avisar que el plazo se amplió hasta enero"
    await chats.press("requester", "Cambiar", row="Objetivo")
    await chats.say("requester", said)
    await chats.submit("requester", **as_it_stands(form, type="transactional"))
    fields = (await chats.brief()).fields

    assert (fields["objective"], fields["type"]) == (said, "transactional")


async def test_a_draft_that_was_sent_meanwhile_is_left_alone(chats: Chats) -> None:
    await chats.keep(ready())
    form = await open_form(chats, "Propósito")
    await chats.press("requester", "Enviar solicitud")
    answer = await chats.submit("requester", **as_it_stands(form, type="transactional"))
    brief = await chats.brief()

    assert "ya no se puede llenar" in answer
    assert (brief.state, brief.fields["type"]) == (BriefState.AWAITING_APPROVALS, "informative")


async def test_saving_takes_the_draft_up_that_was_not_in_hand(chats: Chats) -> None:
    await chats.keep(ready("other", name="Otra campaña"))
    form = await open_form(chats, "Propósito")
    await chats.keep(ready("second", name="Segunda"))
    await chats.submit("requester", **as_it_stands(form, type="transactional"))

    assert (await chats.conversation()).brief == "other"


CHOICES: dict[str, tuple[tuple[Any, Any], ...]] = {
    "objective": tuple((f"Contar el paso número {number} del proceso",) * 2 for number in range(9)),
    "effectiveness": tuple((f"Porcentaje {number} de respuestas recibidas",) * 2 for number in range(9)),
    "type": (("informative", "informative"), ("transactional", "transactional")),
    "collection": (("yes", True), ("no", False)),
}
"""What may be filled in, and what it means."""


@pytest.mark.parametrize("seed", range(40))
async def test_no_answer_is_lost_however_two_doors_take_turns(chats: Chats, seed: int) -> None:
    """Whatever a form brings is in the draft, or is offered beside what was said meanwhile; the rest stays."""
    chance = Random(seed)
    await chats.keep(ready())
    for _ in range(4):
        form = await open_form(chats, "Propósito")
        opened_with = dict((await chats.brief()).fields)
        for ref in chance.sample(list(CHOICES), chance.randrange(4)):
            await _say(chats, ref, chance.choice(CHOICES[ref])[1])
        said = dict((await chats.brief()).fields)
        filled = {
            ref: chance.choice(CHOICES[ref]) for ref in chance.sample(list(CHOICES), chance.randrange(1, 5))
        }
        answer = await chats.submit(
            "requester", **as_it_stands(form, **{ref: raw for ref, (raw, _) in filled.items()})
        )
        now = (await chats.brief()).fields

        touched = {ref: value for ref, (_, value) in filled.items() if value != opened_with[ref]}
        for ref in CHOICES:
            was_said = said[ref] != opened_with[ref]
            if ref not in touched or touched[ref] == said[ref]:
                assert now[ref] == said[ref], (seed, ref)
            elif not was_said:
                assert now[ref] == touched[ref], (seed, ref)
            else:
                assert now[ref] == said[ref], (seed, ref)
                assert f"«{words(label(ref))}» cambió mientras llenabas" in answer, (seed, ref)
                await chats.press("requester", f"Dejar lo del formulario ({words(label(ref))})")
                assert (await chats.brief()).fields[ref] == touched[ref], (seed, ref)


async def _say(chats: Chats, ref: str, value: Any) -> None:
    """Answer a field in the conversation, as a press of a suggested value does."""
    action = Action("answer", {"ref": ref, "value": value, "draft": (await chats.brief()).id})
    to = Receiver.person("requester")
    (pressed,) = await chats.transactions.run(lambda uow: uow.outbox.ids_for([action], to))
    await chats.press_id("requester", pressed)
