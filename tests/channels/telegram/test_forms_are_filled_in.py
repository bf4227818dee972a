"""Returning on Telegram: ticks on a board, notes and a reason by replies that belong to one person and card."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from bot.channels.telegram.form_state import FormState
from bot.channels.telegram.memory import FORM
from bot.channels.telegram.places import identity_of
from bot.core.messages import Command, TextMessage
from bot.core.replies import Action, Correctable, Form, FormInput, Receiver, Reply
from bot.core.text import say
from tests.channels.telegram.half import Half, half
from tests.fakes.telegram import FakeTelegram, Message, Person

ME = Receiver.person("analyst")
REASON = FormInput("reason", "text", say("form.reason"), required=False, hint=say("form.reason.hint"))
FIELDS = tuple(
    Correctable(code, say(f"field.{code}"), "valor <b>actual</b>", (say("frequent.unclear"),))
    for code in ("name", "objective")
)
CORRECTIONS = FormInput("corrections", "corrections", say("form.corrections"), required=False, fields=FIELDS)


def _form(*inputs: FormInput) -> Reply:
    title = say("form.return.analyst", folio="CAMP-2026-0001")
    form = Form(title, Action("return_submitted", {"brief": "b"}), inputs, say("button.return.analyst"))
    return Reply(ME, (title,), form=form, private=True)


async def _open(bot: Half, ana: Person, *inputs: FormInput) -> Message:
    await bot.say(_form(*inputs), identity_of(ana.id))
    return await ana.sees(with_button="Devolver") if CORRECTIONS in inputs else await _prompt(ana)


async def _prompt(ana: Person, words: str = "", after: Message | None = None) -> Message:
    found = await ana.sees(words, after=after)
    assert found.asks_for_reply
    return found


async def test_t28_a_reason_is_asked_by_a_reply_and_sent(tg: FakeTelegram, bot: Half, ana: Person) -> None:
    prompt = await _open(bot, ana, REASON)
    await ana.reply(prompt, "Falta el aval")

    assert (await bot.form()).values == {"reason": "Falta el aval"}
    assert tg.rejections == []


async def test_each_field_ticked_gets_a_note(tg: FakeTelegram, bot: Half, ana: Person) -> None:
    board = await _open(bot, ana, CORRECTIONS, REASON)
    for label in ("☐ Nombre de la campaña", "☐ Objetivo"):
        await ana.press(label, on=board)
        await tg.until(lambda label=label: label.replace("☐", "☑") in board.buttons)  # type: ignore[misc]
    await ana.press("Devolver", on=board)
    first = await _prompt(ana, "corregir en «Nombre")
    await ana.reply(first, "Muy largo")
    second = await _prompt(ana, "corregir en «Objetivo", after=first)
    await ana.reply(second, "No es medible <b>")
    form = await bot.form()
    await tg.until(lambda: board.text.endswith("Enviado."))

    assert form.values == {"corrections": {"name": "Muy largo", "objective": "No es medible <b>"}}
    assert "valor <b>actual</b>" in first.text
    assert board.buttons == []
    assert tg.rejections == []


async def test_a_reason_first_sends_the_ticks_with_it(tg: FakeTelegram, bot: Half, ana: Person) -> None:
    board = await _open(bot, ana, REASON, CORRECTIONS)
    prompt = await _prompt(ana, "respuesta a este mensaje")
    await ana.press("☐ Objetivo", on=board)
    await tg.until(lambda: "☑ Objetivo" in board.buttons)
    await ana.reply(prompt, "Por el objetivo")
    note = await _prompt(ana, "corregir en «Objetivo", after=prompt)
    await ana.reply(note, "No es medible")

    assert (await bot.form()).values == {
        "reason": "Por el objetivo",
        "corrections": {"objective": "No es medible"},
    }


async def test_sending_nothing_asks_for_a_reason(bot: Half, ana: Person) -> None:
    board = await _open(bot, ana, CORRECTIONS, REASON)
    await ana.press("Devolver", on=board)
    await ana.reply(await _prompt(ana, after=board), "Rehacer")

    assert (await bot.form()).values == {"reason": "Rehacer", "corrections": {}}


async def test_t28_what_another_person_writes_is_no_reason(tg: FakeTelegram, bot: Half, ana: Person) -> None:
    eva = tg.person("Eva")
    await bot.bind(eva, "analyst2")
    group = tg.group("OCM", [ana, eva], supergroup=True)
    prompt = await _open(bot, ana, REASON)
    await eva.write("Falta todo")
    await eva.write("@pregonero_bot devuélvela", chat=group)
    said = [await bot.body(), await bot.body()]
    await ana.reply(prompt, "Falta el aval")

    assert said == [TextMessage("Falta todo"), TextMessage("devuélvela")]
    assert (await bot.form()).values == {"reason": "Falta el aval"}


async def test_t28_what_is_no_reply_is_no_reason(bot: Half, ana: Person) -> None:
    await _open(bot, ana, REASON)
    await ana.write("pendientes")

    assert await bot.body() == TextMessage("pendientes")


async def test_t28_an_old_form_returns_to_its_card(bot: Half, ana: Person) -> None:
    prompt = await _open(bot, ana, REASON)
    key = str(ana.id)
    kept = await _kept(bot, ana)
    old = replace(FormState.from_note(kept), opened_at="2026-01-01T00:00:00+00:00").to_note()
    await bot.app.sender.courier.memory.put(FORM, key, old)
    await ana.reply(prompt, "Falta el aval")

    await ana.sees("Vuelve a presionar el botón en la tarjeta")
    assert await bot.nothing()


async def test_a_form_can_be_given_up(tg: FakeTelegram, bot: Half, ana: Person) -> None:
    board = await _open(bot, ana, CORRECTIONS, REASON)
    await ana.press("Cancelar", on=board)
    await tg.until(lambda: "no se envió nada" in board.text)

    assert board.buttons == []
    assert await bot.nothing()


async def test_p24_a_board_belongs_to_whoever_opened_it(tg: FakeTelegram, bot: Half, ana: Person) -> None:
    first = await _open(bot, ana, CORRECTIONS, REASON)
    second_form = await _open_again(bot, ana, first)
    await tg.until(lambda: first.buttons == [])
    await ana.press("Devolver", on=first, stale=True)

    assert "ya no está abierto" in (await ana.toast("ya no está abierto")).text
    assert "Devolver" in second_form.buttons


async def _kept(bot: Half, ana: Person) -> dict[str, Any]:
    async with bot.app.sender.courier.alone(ana.id):
        kept = await bot.app.sender.courier.memory.get(FORM, str(ana.id))
    assert kept is not None
    return kept


async def _open_again(bot: Half, ana: Person, first: Message) -> Message:
    await bot.say(_form(CORRECTIONS, REASON), identity_of(ana.id))
    return await ana.sees(with_button="Devolver", after=first)


async def test_a_form_outlives_a_restart(tg: FakeTelegram, tmp_path: Path) -> None:
    async with half(tg, tmp_path) as bot:
        ana = tg.person("Ana")
        await bot.bind(ana, "analyst")
        await ana.start()
        await bot.next(Command)
        prompt = await _open(bot, ana, REASON)
        kept = await _kept(bot, ana)
    async with half(tg, tmp_path) as again:
        await again.bind(ana, "analyst")
        await again.app.sender.courier.memory.put(FORM, str(ana.id), kept)
        await ana.reply(prompt, "Falta el aval")

        assert (await again.form()).values == {"reason": "Falta el aval"}
