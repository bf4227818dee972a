"""The second door: a section of the draft as a form, the same rules and the same record as in the conversation."""

from __future__ import annotations

from typing import Any

import pytest

from bot.core.brief import Brief
from bot.core.messages import IncomingFile, Upload
from bot.core.people import Person
from bot.use_cases.ports import UnitOfWork
from bot.use_cases.sections.form import Checked
from tests.unit.use_cases.chats import Chats
from tests.unit.use_cases.drafts import FIELDS, ready, sent
from tests.unit.use_cases.forms import (
    as_it_stands,
    check,
    input_of,
    open_form,
    opened,
    reshape,
    windowed_chats,
    words,
)


@pytest.fixture
async def chats() -> Chats:
    """Return a bot on a platform whose windows hold whole forms."""
    return await windowed_chats()


async def test_the_form_holds_what_stands_there(chats: Chats) -> None:
    await chats.keep(ready())
    form = await open_form(chats, "Canales y fechas")

    assert {one.name: (one.kind, one.value) for one in form.inputs} == {
        "channels": ("choices", ("sms",)),
        "start_date": ("date", "2026-12-07"),
        "end_date": ("date", "2026-12-18"),
        "contact_hours": ("line", "lunes a viernes, de 08:00 a 17:00"),
        "links": ("text", None),
    }


@pytest.mark.parametrize(
    "section", ["Solicitud", "Propósito", "Público", "Canales y fechas", "Mensaje y resultados"]
)
async def test_a_form_sent_as_it_was_changes_nothing(chats: Chats, section: str) -> None:
    await chats.keep(ready())
    form = await open_form(chats, section)
    before = await chats.brief()
    answer = await chats.submit("requester", **as_it_stands(form))
    after = await chats.brief()

    assert f"El formulario «{section}» quedó como estaba." in answer
    assert (after.fields, after.revision) == (before.fields, before.revision)


async def test_the_sections_hold_every_field_but_the_requester(chats: Chats) -> None:
    await chats.keep(ready())
    held = [one.name for code in "ABCDE" for one in (await open_form(chats, _NAMES[code])).inputs]

    assert held == [ref for ref in ready().refs() if ref != "requester"]


_NAMES = {
    "A": "Solicitud", "B": "Propósito", "C": "Público", "D": "Canales y fechas", "E": "Mensaje y resultados",
}  # fmt: skip


async def test_what_is_changed_is_saved_said_and_the_next_question_asked(chats: Chats) -> None:
    await chats.keep(ready(segment=None))
    form = await open_form(chats, "Propósito")
    answer = await chats.submit("requester", **as_it_stands(form, type="transactional", collection="yes"))
    brief = await chats.brief()

    assert (brief.fields["type"], brief.fields["collection"]) == ("transactional", True)
    assert "Guardé el formulario «Propósito»" in answer
    assert "Transaccional" in answer
    assert "¿Qué" in answer
    assert (await chats.conversation()).asking == "expected_action"


async def test_conversation_and_forms_make_the_same_record(chats: Chats) -> None:
    await chats.keep(Brief("empty", "requester", chats.clock.now()))
    sent: dict[str, dict[str, Any]] = {
        "Solicitud": {"name": FIELDS["name"], "area": "credito", "boss": "boss"},
        "Propósito": {
            "class": "service", "type": "informative", "objective": FIELDS["objective"],
            "effectiveness": FIELDS["effectiveness"], "collection": "no",
        },
        "Público": {"audience": "beneficiaries", "segment": FIELDS["segment"], "abroad": "no", "records": "4"},
        "Canales y fechas": {
            "channels": ["sms"], "start_date": "2026-12-07", "end_date": "2026-12-18",
            "contact_hours": "lunes a viernes de 8 a 5",
        },
        "Mensaje y resultados": {
            "message.sms": FIELDS["message"]["sms"], "classification": "Renovación",
            "recipients": "laura@ejemplo.com", "purpose": "Informar", "data_owner": "Crédito",
            "consent": "Solicitud del crédito",
        },
    }  # fmt: skip
    for section, values in sent.items():
        await open_form(chats, section)
        await chats.submit("requester", **values)
    brief = await chats.brief()

    wanted = {code: value for code, value in FIELDS.items() if code not in ("requester", "retention_until")}
    assert {code: brief.fields.get(code) for code in wanted} == wanted


@pytest.mark.parametrize(
    ("section", "values", "wrong"),
    [
        ("Propósito", {"objective": "corto"}, {"objective"}),
        ("Propósito", {"objective": ""}, {"objective"}),
        ("Público", {"records": "0"}, {"records"}),
        ("Público", {"records": "muchos"}, {"records"}),
        ("Público", {"audience": "martians"}, {"audience"}),
        ("Canales y fechas", {"channels": []}, {"channels"}),
        ("Canales y fechas", {"start_date": "2026-11-02"}, {"start_date"}),
        ("Canales y fechas", {"start_date": "2026-12-21"}, {"end_date"}),
        ("Canales y fechas", {"end_date": "2026-12-01"}, {"end_date"}),
        ("Canales y fechas", {"contact_hours": "cuando se pueda"}, {"contact_hours"}),
        ("Solicitud", {"boss": "analyst"}, {"boss"}),
        ("Solicitud", {"extension": "la de siempre"}, {"extension"}),
    ],
)
async def test_what_is_wrong_is_told_at_its_input_and_not_taken(
    chats: Chats, section: str, values: dict[str, Any], wrong: set[str]
) -> None:
    await chats.keep(ready())
    form = await open_form(chats, section)
    checked = await check(chats, as_it_stands(form, **values))
    await chats.submit("requester", **as_it_stands(form, **values))

    assert checked is not None
    assert set(checked.problems) == wrong
    assert all("." in words(text) for text in checked.problems.values())
    fields = (await chats.brief()).fields
    assert {code: fields.get(code) for code in values if code in wrong} == {
        code: FIELDS.get(code) for code in values if code in wrong
    }


async def test_an_optional_field_can_be_emptied(chats: Chats) -> None:
    await chats.keep(ready(extension="4521", links=["https://ejemplo.com"]))
    form = await open_form(chats, "Solicitud")
    await chats.submit("requester", **as_it_stands(form, extension=""))
    form = await open_form(chats, "Canales y fechas")
    await chats.submit("requester", **as_it_stands(form, links=""))
    fields = (await chats.brief()).fields

    assert (fields.get("extension"), fields["links"]) == (None, [])


async def test_inputs_come_and_go_with_what_is_chosen(chats: Chats) -> None:
    await chats.keep(ready())
    form = await open_form(chats, "Propósito")
    altering = [one.name for one in form.inputs if one.alters]
    values = as_it_stands(form, **{"class": "commercial", "type": "transactional"})
    anew = await reshape(chats, values)

    assert altering == ["class", "type"]
    assert {one.name for one in anew.inputs} - {one.name for one in form.inputs} == {
        "expected_action",
        "justification",
    }
    assert input_of(anew, "class").value == "commercial"
    assert (await chats.brief()).fields["class"] == "service"


async def test_what_came_with_a_choice_is_saved_with_it(chats: Chats) -> None:
    await chats.keep(ready())
    form = await open_form(chats, "Propósito")
    why = "La convocatoria abre nuevos cupos este semestre"
    await chats.submit("requester", **as_it_stands(form, **{"class": "commercial", "justification": why}))
    fields = (await chats.brief()).fields

    assert (fields["class"], fields["justification"]) == ("commercial", why)


async def test_what_does_not_apply_any_more_is_not_saved(chats: Chats) -> None:
    await chats.keep(ready(**{"class": "commercial", "justification": "Abre nuevos cupos este semestre"}))
    form = await open_form(chats, "Propósito")
    values = as_it_stands(form, **{"class": "service", "justification": "Otra razón que ya no aplica"})
    await chats.submit("requester", **values)
    brief = await chats.brief()

    assert brief.fields["class"] == "service"
    assert "justification" not in brief.refs()
    assert brief.fields["justification"] == "Abre nuevos cupos este semestre"


@pytest.mark.parametrize("message", [{"attachment": "0" * 64}, "Hola. " * 600])
async def test_a_message_that_no_input_can_hold_stays_with_the_conversation(
    chats: Chats, message: Any
) -> None:
    await chats.keep(ready(message={"sms": message}))
    form = await open_form(chats, "Mensaje y resultados")

    assert "message.sms" not in [one.name for one in form.inputs]
    assert "Mensaje por SMS" in words(form.notes[0])


async def test_what_the_review_noted_stands_at_its_input(chats: Chats) -> None:
    await sent(chats)
    await chats.press("boss", "Devolver")
    await chats.submit("boss", corrections={"objective": "No dice para qué"})
    await chats.press("requester", "Corregir ahora", "Formulario: Propósito")
    form = opened(chats)
    hint = input_of(form, "objective").hint
    await chats.submit(
        "requester", **as_it_stands(form, objective="Recordar la fecha para que nadie pierda su cupo")
    )
    brief = await chats.brief()

    assert hint is not None
    assert words(hint) == "La revisión anotó: No dice para qué"
    assert brief.corrections == []


async def test_a_file_of_a_form_is_attached_to_its_draft(chats: Chats) -> None:
    await chats.keep(ready("other", name="Otra campaña"))
    await open_form(chats, "Mensaje y resultados")
    form_id = [shown for shown in chats.seen if shown.reply.form is not None][-1].button_ids[-1]
    await chats.keep(ready("second", name="Segunda"))
    content = b"guion"
    file = IncomingFile(chats.vault.put(content), "guion.pdf", len(content))
    await chats._do("requester", Upload((file,), form=form_id, kind="results_sheet"))
    await chats._do("boss", Upload((file,), form=form_id, kind="script"))
    second, other = await chats.briefs()

    assert ("results_sheet", "guion.pdf") in [(held.kind, held.name) for held in other.attachments]
    assert "results_sheet" not in [held.kind for held in second.attachments]
    assert "script" not in [held.kind for held in other.attachments]


async def test_nobody_else_can_send_the_form(chats: Chats) -> None:
    await chats.keep(ready())
    form = await open_form(chats, "Propósito")
    values = as_it_stands(form, objective="corto")
    checked = await check(chats, values, who="boss")

    assert checked == Checked("es")
    assert (await chats.brief()).fields["objective"] == FIELDS["objective"]


async def test_where_there_are_no_windows_nothing_is_offered() -> None:
    chats = Chats()
    await chats.open()
    await chats.keep(ready())
    await chats.say("requester", "resumen")

    assert [label for label in chats.offered("requester") if label.startswith("Formulario")] == []


async def test_inputs_that_can_offer_no_choice_may_send_words(chats: Chats) -> None:
    await chats.keep(ready())
    form = await open_form(chats, "Propósito")
    await chats.submit("requester", **as_it_stands(form, **{"class": "comunidad", "collection": "sí"}))
    fields = (await chats.brief()).fields

    assert (fields["class"], fields["collection"]) == ("community", True)


async def test_of_many_bosses_one_is_named_in_words(chats: Chats) -> None:
    def hire(uow: UnitOfWork) -> None:
        for number in range(120):
            uow.people.save_person(
                Person(f"chief{number}", f"Jefe Número {number}", "", None, frozenset({"boss"}))
            )

    await chats.transactions.run(hire)
    await chats.keep(ready())
    form = await open_form(chats, "Solicitud")
    boss = input_of(form, "boss")
    checked = await check(chats, as_it_stands(form, boss="Nadie Conocido"))
    await chats.submit("requester", **as_it_stands(form, boss="Jefe Número 77"))

    assert (boss.kind, boss.value, boss.choices) == ("line", "Martín Echeverri", ())
    assert checked is not None
    assert set(checked.problems) == {"boss"}
    assert (await chats.brief()).fields["boss"] == "chief77"
