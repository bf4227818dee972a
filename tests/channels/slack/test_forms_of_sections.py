"""Two doors, one draft: the conversation and the forms make the same record, and neither loses an answer."""

from __future__ import annotations

from typing import Any, Final

from tests.channels.request import ANSWERS, BASE
from tests.channels.slack.answering import answer_all, send_a_request
from tests.channels.slack.conftest import SlackBot
from tests.channels.slack.records import briefs_of, record_of
from tests.fakes.slack import Message, Person, View, buttons_of, said_in, words_of

SECONDS: Final = 30
FORMS: Final[dict[str, dict[str, Any]]] = {
    "Solicitud": {"Nombre de la campaña": ANSWERS["cómo se llama la campaña"]},
    "Propósito": {
        "Clase de campaña": "Servicio", "Tipo de campaña": "Informativa", "¿Es de cobro?": "No",
        "Objetivo": ANSWERS["cuál es el objetivo"], "Medida de efectividad": ANSWERS["sabrás que funcionó"],
    },
    "Público": {
        "Público": "Beneficiarios", "Segmento": ANSWERS["qué personas de ese público"],
        "¿Hay personas en el exterior?": "No", "Registros estimados": "40",
    },
    "Canales y fechas": {
        "Canales": ["WhatsApp"], "Fecha de inicio": "2026-12-01", "Fecha de fin": "2026-12-15",
        "Horario de contacto": "lunes a viernes de 8 a 5",
    },
    "Mensaje y resultados": {
        "Mensaje por WhatsApp": ANSWERS["mensaje por whatsapp"],
        "Tipificación sugerida": ANSWERS["con qué tipificación"],
    },
}  # fmt: skip
"""What `ANSWERS` says in the conversation, as somebody fills it into the forms."""


async def open_form(person: Person, section: str) -> View:
    await person.sees(f"Formulario: {section}", SECONDS)
    await person.click(f"Formulario: {section}")
    return await person.sees_modal(f"Formulario: {section}", SECONDS)


async def _asking(bot: SlackBot) -> Person:
    """Start the bot and a draft; return its requester, who is asked the first question."""
    bot.slack.limits.is_on = False
    await bot.start()
    requester = bot["requester"]
    await requester.command("/brief", "nueva")
    await _asked(requester, "llama la campaña")
    return requester


async def _asked(person: Person, words: str) -> Message:
    found = await person.world.bell.until(lambda: _newest(person, words), SECONDS)
    assert found is not None
    return found


def _newest(person: Person, words: str) -> Message | None:
    mine = [one for one in person.inbox() if one.bot_id]
    return mine[-1] if mine and words in said_in(mine[-1]).lower() else None


async def test_p13_a_form_and_the_conversation_make_the_same_record(slack_bot: SlackBot) -> None:
    slack_bot.slack.limits.is_on = False
    await slack_bot.start()
    requester = slack_bot["requester"]
    await send_a_request(requester)

    await requester.command("/brief", "nueva")
    await _asked(requester, "llama la campaña")
    for section, values in FORMS.items():
        await open_form(requester, section)
        ack = await requester.submit(values)
        assert (ack.ok, ack.body, requester.modal) == (True, "", None)
        await requester.sees(f"Guardé el formulario «{section}»", SECONDS)
    await _asked(requester, "adjunta la base")
    await requester.upload([BASE])
    await _asked(requester, "revisa tus respuestas")
    by_form, by_words = await briefs_of(slack_bot, "requester")

    assert record_of(by_form) == record_of(by_words)
    assert slack_bot.slack.rejections == []
    assert requester.client_errors == []


async def test_s18_a_base_put_into_the_form_is_attached_and_its_limit_is_told_before(
    slack_bot: SlackBot,
) -> None:
    requester = await _asking(slack_bot)
    await requester.dm("Renovación 2027-1")
    await requester.open_home()
    await requester.sees_home("«Renovación 2027-1»", SECONDS)
    await requester.click("Formulario: Mensaje y resultados", where="home")
    modal = await requester.sees_modal("Base de datos", SECONDS)
    told = words_of(modal)

    await requester.submit({"Base de datos": BASE, "Tipificación sugerida": "Renovación 2027-1"})
    await requester.sees("Guardé el formulario «Mensaje y resultados»", SECONDS)
    await requester.sees(BASE.name, SECONDS)
    brief = (await briefs_of(slack_bot, "requester"))[0]

    assert "Hasta 10 MB (csv y xlsx). Si pesa más, envíalo por el chat." in told
    assert [(held.kind, held.name) for held in brief.attachments] == [("database", BASE.name)]
    assert brief.fields["classification"] == "Renovación 2027-1"
    assert brief.fields["records"] == 40
    assert slack_bot.slack.rejections == []


async def test_s18_a_file_alone_leaves_the_rest_of_the_form_as_it_was(slack_bot: SlackBot) -> None:
    requester = await _asking(slack_bot)
    await requester.open_home()
    await requester.sees_home("la solicitud sin nombre", SECONDS)
    await requester.click("Formulario: Mensaje y resultados", where="home")
    await requester.sees_modal("Base de datos", SECONDS)

    await requester.submit({"Base de datos": BASE})
    await requester.sees(BASE.name, SECONDS)

    assert "quedó como estaba" not in "".join(requester.texts())
    assert len((await briefs_of(slack_bot, "requester"))[0].attachments) == 1
    assert slack_bot.slack.rejections == []


async def test_p13_what_is_wrong_is_told_at_its_input_by_the_rules_of_the_conversation(
    slack_bot: SlackBot,
) -> None:
    requester = await _asking(slack_bot)

    await open_form(requester, "Solicitud")
    await requester.submit({"Nombre de la campaña": "x"})
    modal = requester.modal
    assert modal is not None
    short = dict(modal.errors)
    await requester.dm("x")
    told = await requester.sees("Es muy corto", SECONDS)
    await requester.submit({"Nombre de la campaña": "Renovación 2027-1"})
    await requester.sees("Guardé el formulario «Solicitud»", SECONDS)

    assert list(short) == ["text/name"]
    assert short["text/name"].split(".")[0] in said_in(told)
    assert requester.modal is None
    assert slack_bot.slack.rejections == []


async def test_p13_two_devices_at_once_lose_no_answer(slack_bot: SlackBot) -> None:
    requester = await _asking(slack_bot)

    modal = await open_form(requester, "Solicitud")
    await requester.dm("Dicho desde el celular")
    await requester.sees("clase", SECONDS)
    ack = await requester.submit({"Nombre de la campaña": "Escrito en el formulario", "Extensión": "4521"})
    told = words_of(modal)
    kept = modal.values["text/name"]["value"]["value"]
    unsaved = (await briefs_of(slack_bot, "requester"))[0].fields
    await requester.submit({})
    await requester.sees("Guardé el formulario «Solicitud»", SECONDS)
    saved = (await briefs_of(slack_bot, "requester"))[0].fields

    assert ack.ok
    assert (
        "«Nombre de la campaña» cambió mientras llenabas el formulario. Ahora dice: Dicho desde el celular."
        in told
    )
    assert kept == "Escrito en el formulario"
    assert (unsaved["name"], unsaved.get("extension")) == ("Dicho desde el celular", None)
    assert (saved["name"], saved["extension"]) == ("Escrito en el formulario", "4521")
    assert slack_bot.slack.rejections == []


async def test_p13_what_the_form_did_not_touch_stays_as_it_was_said_meanwhile(slack_bot: SlackBot) -> None:
    requester = await _asking(slack_bot)

    await open_form(requester, "Solicitud")
    await requester.dm("Dicho desde el celular")
    await requester.sees("clase", SECONDS)
    await requester.submit({"Extensión": "4521"})
    asked_on = await requester.sees("Guardé el formulario «Solicitud»", SECONDS)
    fields = (await briefs_of(slack_bot, "requester"))[0].fields

    assert (fields["name"], fields["extension"]) == ("Dicho desde el celular", "4521")
    assert "clase" in said_in(asked_on).lower()
    assert "Servicio" in buttons_of(asked_on.blocks)
    assert slack_bot.slack.rejections == []


async def test_p13_the_check_card_opens_every_section_prefilled(slack_bot: SlackBot) -> None:
    slack_bot.slack.limits.is_on = False
    await slack_bot.start()
    requester = slack_bot["requester"]
    await requester.command("/brief", "nueva")
    await answer_all(requester)

    for section, values in FORMS.items():
        modal = await open_form(requester, section)
        filled = [state for actions in modal.values.values() for state in actions.values()]
        shown = " ".join(_texts(state) for state in filled)
        for value in values.values():
            assert (
                all(one in shown for one in (value if isinstance(value, list) else [value]))
                or "8 a 5" in value
            )
        await requester.close()

    assert slack_bot.slack.rejections == []


def _texts(state: Any) -> str:
    if isinstance(state, dict):
        return " ".join(_texts(value) for value in state.values())
    return " ".join(map(_texts, state)) if isinstance(state, list) else str(state)


async def test_p13_inputs_come_with_a_choice_and_keep_what_was_typed(slack_bot: SlackBot) -> None:
    requester = await _asking(slack_bot)
    await requester.dm("Renovación 2027-1")
    modal = await open_form(requester, "Propósito")
    before = words_of(modal)
    modal.values["text/objective"]["value"]["value"] = "Ofrecer cupos nuevos a los beneficiarios de pregrado"

    await requester.choose("Clase de campaña", "Comercial", where="modal")
    await requester.sees_modal("Justificación", SECONDS)
    kept = modal.values["text/objective"]["value"]["value"]
    await requester.choose("Clase de campaña", "Servicio", where="modal")
    await requester.world.bell.until(lambda: "Justificación" not in words_of(modal), SECONDS)
    await requester.choose("Clase de campaña", "Comercial", where="modal")
    await requester.sees_modal("Justificación", SECONDS)
    await requester.submit({"Justificación": "La convocatoria abre nuevos cupos este semestre"})
    await requester.sees("Guardé el formulario «Propósito»", SECONDS)
    fields = (await briefs_of(slack_bot, "requester"))[0].fields

    assert "Justificación" not in before
    assert kept == fields["objective"] == "Ofrecer cupos nuevos a los beneficiarios de pregrado"
    assert (fields["class"], fields["justification"][:15]) == ("commercial", "La convocatoria")
    assert slack_bot.slack.rejections == []


async def test_p13_errors_and_changed_forms_travel_through_a_socket(socket_bot: SlackBot) -> None:
    socket_bot.slack.limits.is_on = False
    await socket_bot.start()
    await socket_bot.slack.world.bell.until(lambda: socket_bot.slack.sockets.connections, SECONDS)
    requester = socket_bot["requester"]
    await requester.command("/brief", "nueva")
    await _asked(requester, "llama la campaña")

    modal = await open_form(requester, "Solicitud")
    await requester.submit({"Nombre de la campaña": "x"})
    errors = list(modal.errors)
    await requester.dm("Dicho desde el celular")
    await requester.sees("clase", SECONDS)
    await requester.submit({"Nombre de la campaña": "Escrito en el formulario"})

    assert errors == ["text/name"]
    assert "Dicho desde el celular" in words_of(modal)
    assert socket_bot.slack.rejections == []
