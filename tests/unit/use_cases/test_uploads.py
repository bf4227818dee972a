"""Files find their place by what was asked, their caption, their name and what is missing."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.core.workflow import BriefState
from tests.unit.use_cases.chats import Chats
from tests.unit.use_cases.drafts import base_csv, ready, sent

BASES = Path(__file__).resolve().parents[2] / "data" / "bases"


async def waiting_for_base(chats: Chats, **changed: object) -> None:
    brief = ready()
    brief.attachments = []
    for code, value in changed.items():
        brief.fill(code, value)
    await chats.keep(brief)
    await chats.say("requester", "continuar")


async def test_a_good_database_is_taken_and_counted(chats: Chats) -> None:
    await waiting_for_base(chats)
    answer = await chats.upload("requester", "datos.csv", base_csv())

    assert "Revisé «datos.csv»: 4 registros, todo en orden ✓" in answer
    assert "Por SMS se puede contactar a 4 registros." in answer
    assert "borra el archivo de este chat (R15)" in answer
    assert "Revisa tus respuestas" in answer


async def test_a_database_with_errors_names_one_class_first(chats: Chats) -> None:
    await waiting_for_base(chats, records=6)
    answer = await chats.upload("requester", "base.csv", (BASES / "with_errors.csv").read_bytes())

    assert "La recibo con advertencias" in answer
    assert "Hay 1 fila con datos obligatorios vacíos (fila 6)." in answer
    assert "También hay: 1 celular mal escrito" in answer


async def test_a_refused_database_leaves_the_draft_untouched(chats: Chats) -> None:
    await waiting_for_base(chats)
    before = await chats.brief()
    answer = await chats.upload("requester", "base.csv", (BASES / "missing_columns.csv").read_bytes())
    after = await chats.brief()

    assert "No puedo recibir «base.csv»" in answer
    assert "Le faltan las columnas identificación y observaciones." in answer
    assert (after.fields, after.attachments, after.revision) == (before.fields, [], before.revision)
    assert (await chats.conversation()).asking == "database"


async def test_a_refused_database_keeps_the_earlier_good_one(chats: Chats) -> None:
    await chats.keep(ready())
    await chats.upload("requester", "base.csv", (BASES / "missing_columns.csv").read_bytes())
    held = (await chats.brief()).attachment("database")
    assert held is not None

    assert held.survey is not None
    assert held.survey["total"] == 4


async def test_a_second_database_replaces_the_first(chats: Chats) -> None:
    await chats.keep(ready())
    await chats.upload("requester", "nueva base.csv", base_csv(3))
    names = [held.name for held in (await chats.brief()).attachments]

    assert names == ["nueva base.csv"]


async def test_an_estimate_that_differs_is_a_warning(chats: Chats) -> None:
    await waiting_for_base(chats, records=400)
    answer = await chats.upload("requester", "base.csv", base_csv())

    assert "El número de registros no coincide con lo que estimaste" in answer


async def test_an_old_excel_file_says_how_to_save_it(chats: Chats) -> None:
    await waiting_for_base(chats)
    answer = await chats.upload("requester", "base.xlsx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))

    assert "No puedo recibir «base.xlsx»" in answer
    assert (await chats.brief()).attachments == []


async def test_an_empty_file_is_said_to_be_empty(chats: Chats) -> None:
    await waiting_for_base(chats)

    assert "«base.csv» está vacío (0 bytes)" in await chats.upload("requester", "base.csv", b"")


async def test_a_file_of_a_wrong_type_lists_what_is_accepted(chats: Chats) -> None:
    await waiting_for_base(chats)
    answer = await chats.upload("requester", "base.pdf", caption="la base de datos")

    assert "No puedo recibir «base.pdf» para eso. Acepto: csv y xlsx." in answer


@pytest.mark.parametrize(
    ("name", "caption", "kind"),
    [
        ("foto.png", "", "piece"),
        ("aval.pdf", "", "endorsement"),
        ("cualquiera.pdf", "aquí va el aval", "endorsement"),
        ("visto_bueno.pdf", "", "boss_approval"),
        ("documento.pdf", "es el guion", "script"),
    ],
)
async def test_a_file_out_of_turn_finds_its_kind(chats: Chats, name: str, caption: str, kind: str) -> None:
    await chats.keep(ready())
    await chats.upload("requester", name, caption=caption)

    assert (await chats.brief()).attachments[-1].kind == kind


async def test_a_file_that_could_be_several_things_is_asked_about(chats: Chats) -> None:
    await chats.keep(ready())
    answer = await chats.upload("requester", "archivo.pdf")
    await chats.press("requester", "Guion")

    assert "¿Qué es «archivo.pdf»?" in answer
    assert (await chats.brief()).attachments[-1].kind == "script"


async def test_a_message_may_come_as_a_file(chats: Chats) -> None:
    await chats.keep(ready(message=None))
    await chats.say("requester", "continuar")
    await chats.upload("requester", "mensaje.docx")
    brief = await chats.brief()
    held = brief.attachment("script")
    assert held is not None

    assert brief.value("message.sms") == {"attachment": held.sha256}


async def test_two_files_at_once_are_both_kept(chats: Chats) -> None:
    await waiting_for_base(chats)
    await chats.upload_all("requester", {"base.csv": base_csv(), "pieza.png": b"png"})

    assert [held.kind for held in (await chats.brief()).attachments] == ["database", "piece"]


async def test_a_file_with_nothing_open_takes_up_the_only_draft(chats: Chats) -> None:
    brief = ready()
    brief.attachments = []
    await chats.keep(brief, in_hand=False)
    await chats.upload("requester", "base.csv", base_csv())

    assert (await chats.brief()).attachment("database") is not None


async def test_a_file_with_no_draft_at_all_begins_one(chats: Chats) -> None:
    answer = await chats.upload("requester", "base.csv", base_csv())

    assert "Armemos tu solicitud" in answer
    assert (await chats.brief()).value("records") == 4


async def test_a_file_after_sending_changes_nothing_of_what_was_sent(chats: Chats) -> None:
    brief = await sent(chats)
    await chats.upload("requester", "otra base.csv", base_csv(3))
    before = next(found for found in await chats.briefs() if found.id == brief.id)

    assert [held.name for held in before.attachments] == ["base.csv"]
    assert before.state == BriefState.AWAITING_APPROVALS


async def test_the_kind_button_after_sending_says_that_it_is_too_late(chats: Chats) -> None:
    await chats.keep(ready())
    await chats.upload("requester", "archivo.pdf")
    button = chats.button("requester", "Guion")
    await chats.say("requester", "enviar solicitud")
    answer = await chats.press_id("requester", button)

    assert "Ese botón es de otra solicitud que ahora no está abierta." in answer
    assert [held.kind for held in (await chats.brief()).attachments] == ["database"]


async def test_the_kind_button_pressed_twice_attaches_once(chats: Chats) -> None:
    await chats.keep(ready())
    await chats.upload("requester", "archivo.pdf")
    button = chats.button("requester", "Pieza gráfica")
    await chats.press_id("requester", button)
    await chats.press_id("requester", button)

    assert [held.kind for held in (await chats.brief()).attachments] == ["database", "piece"]


async def test_a_template_is_sent_for_the_channels_and_variables_of_the_draft(chats: Chats) -> None:
    await chats.keep(ready(channels=["sms", "email"], variables=["nombre"]))
    answer = await chats.say("requester", "dame la plantilla de la base")

    assert "base(sms,email;nombre).xlsx" in answer


async def test_a_file_name_with_markup_is_shown_as_it_is(chats: Chats) -> None:
    await chats.keep(ready())
    answer = await chats.upload("requester", "<b>{name}%s*.pdf")

    assert "¿Qué es «<b>{name}%s*.pdf»?" in answer


@pytest.mark.parametrize("caption", ["🙈" * 50, "x" * 100_000, "\x00\x01"])
async def test_a_strange_caption_is_harmless(chats: Chats, caption: str) -> None:
    await waiting_for_base(chats)
    await chats.upload("requester", "base.csv", base_csv(), caption=caption)

    assert (await chats.brief()).attachment("database") is not None


async def test_of_several_unknown_files_each_button_tells_its_file(chats: Chats) -> None:
    await chats.keep(ready())
    await chats.upload_all("requester", {"uno.pdf": b"1", "dos.pdf": b"2"})
    labels = chats.offered("requester")

    assert len(set(labels)) == len(labels)
