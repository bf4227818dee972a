"""Replies at a person's Telegram: split, escaped, rewritten where they stand, with their buttons and documents."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest

from bot.attachments.vault import AgeVault, load_identity
from bot.channels.telegram.lines import units
from bot.core.replies import Action, Button, Document, Fact, Receiver, Reply, Section, Style
from bot.core.text import say
from bot.errors import DeliveryFailed, ReceiverGone, RetryLater
from tests.channels.telegram.parts import Parts, parts
from tests.fakes.telegram import FakeTelegram, Person

ME = Receiver.person("ana")


@pytest.fixture
async def tg() -> AsyncIterator[FakeTelegram]:
    async with FakeTelegram() as running:
        yield running


@pytest.fixture
async def ana(tg: FakeTelegram) -> Person:
    person = tg.person("Ana")
    await person.start()
    return person


@pytest.fixture
async def bot(tg: FakeTelegram, tmp_path: Path) -> AsyncIterator[Parts]:
    vault = AgeVault(tmp_path / "vault", load_identity(tmp_path, None))
    async with parts(tg, vault) as made:
        yield made


def _button(label: str, *, chosen: bool | None = None) -> Button:
    return Button(label, Action("pick"), Style.PRIMARY, chosen)


def _card(text: str = "Tarjeta", *buttons: str, documents: tuple[Document, ...] = ()) -> Reply:
    return Reply(ME, (text,), buttons=tuple(map(_button, buttons)), documents=documents, card="boss:1:1")


def _document(bot: Parts, content: bytes = b"%PDF", name: str = "ficha.pdf") -> Document:
    return Document(bot.vault.put(content), name, "application/pdf")


@pytest.mark.parametrize("text", ["<b>no</b> & *_~` &lt; <!channel> </b>", "👩‍👩‍👧 ñandú ¿sí? ´`|{}.!-"])
async def test_p15_what_people_write_is_shown_as_they_wrote_it(
    tg: FakeTelegram, ana: Person, bot: Parts, text: str
) -> None:
    await bot.send(Reply(ME, (text,)), ana.id)

    assert ana.newest.text == text
    assert tg.rejections == []


async def test_p16_a_long_text_arrives_whole_in_pieces(tg: FakeTelegram, ana: Person, bot: Parts) -> None:
    text = "\n".join(f"{number} 😀 línea <b> de texto & más" for number in range(400))
    await bot.send(Reply(ME, (text,), buttons=(_button("Sí"),)), ana.id)
    said = [message.text for message in ana.inbox()]

    assert "\n".join(said) == text
    assert max(map(units, said)) <= 4096
    assert [bool(message.buttons) for message in ana.inbox()] == [False] * (len(said) - 1) + [True]
    assert tg.rejections == []


async def test_p16_a_line_without_spaces_is_cut_between_letters(ana: Person, bot: Parts) -> None:
    await bot.send(Reply(ME, ("😀" * 5000,)), ana.id)

    assert "".join(message.text for message in ana.inbox()) == "😀" * 5000


async def test_p26_a_card_is_rewritten_where_it_stands(tg: FakeTelegram, ana: Person, bot: Parts) -> None:
    ref = await bot.send(_card("Por decidir", "Aprobar"), ana.id)
    again = await bot.send(_card("Aprobada por Eva"), ana.id, standing=ref)

    assert again == ref
    assert [(one.text, one.buttons) for one in ana.inbox()] == [("Aprobada por Eva", [])]


async def test_p29_an_unchanged_card_is_no_failure(tg: FakeTelegram, ana: Person, bot: Parts) -> None:
    ref = await bot.send(_card("Igual"), ana.id)

    assert await bot.send(_card("Igual"), ana.id, standing=ref) == ref
    assert tg.rejections == []


async def test_p29_a_card_that_was_deleted_is_posted_anew(ana: Person, bot: Parts) -> None:
    ref = await bot.send(_card("Por decidir", "Aprobar"), ana.id)
    await ana.delete(ana.newest)
    await bot.send(_card("Aprobada"), ana.id, standing=ref)

    assert [one.text for one in ana.inbox()] == ["Aprobada"]


async def test_a_card_grows_and_shrinks_by_messages(tg: FakeTelegram, ana: Person, bot: Parts) -> None:
    long = "\n".join(f"línea {number}" for number in range(600))
    first = await bot.send(_card("corta", "Sí"), ana.id)
    second = await bot.send(_card(long, "Sí"), ana.id, standing=first)
    grown = [one.buttons for one in ana.inbox()]
    await bot.send(_card("corta", "Sí"), ana.id, standing=second)

    assert grown == [[], ["Sí"]]
    assert [(one.text, one.buttons) for one in ana.inbox()] == [("corta", ["Sí"])]
    assert tg.rejections == []


async def test_a_toggle_says_whether_it_is_chosen(ana: Person, bot: Parts) -> None:
    reply = Reply(ME, ("¿Cuáles?",), buttons=(_button("SMS", chosen=True), _button("Voz", chosen=False)))
    await bot.send(reply, ana.id)

    assert ana.newest.buttons == ["☑ SMS", "☐ Voz"]


async def test_the_buttons_of_many_facts_unfold_from_one(ana: Person, bot: Parts) -> None:
    facts = tuple(Fact(say("field.name"), str(number), button=_button("Cambiar")) for number in range(3))
    await bot.send(
        Reply(ME, ("Resumen",), (Section(say("field.name"), facts),), (_button("Enviar"),)), ana.id
    )

    assert ana.newest.buttons == ["Cambiar", "Enviar"]


async def test_t36_buttons_never_stand_without_words(ana: Person, bot: Parts) -> None:
    await bot.send(Reply(ME, buttons=(_button("Sí"),)), ana.id)

    assert ana.newest.text == "Elige una opción:"


async def test_p23_a_document_is_sent_once_beside_its_card(ana: Person, bot: Parts) -> None:
    document = _document(bot)
    ref = await bot.send(_card("Con ficha", documents=(document,)), ana.id)
    await bot.send(_card("Con ficha, otra vez", documents=(document,)), ana.id, standing=ref)
    files = [one.file.name for one in ana.inbox() if one.file]

    assert files == ["ficha.pdf"]


async def test_a_picture_is_shown_with_what_it_shows_as_its_caption(ana: Person, bot: Parts) -> None:
    sha256 = bot.vault.put(b"\x89PNG\r\n\x1a\n0")
    picture = Document(sha256, "embudo.png", "image/png", "propuesta: 2 · $10 M")
    await bot.send(Reply(ME, ("Embudo",), documents=(picture,)), ana.id)
    shown = ana.newest

    assert (shown.file.kind if shown.file else None, shown.text) == ("photo", "propuesta: 2 · $10 M")


async def test_p23_a_document_that_is_too_large_is_told_of(ana: Person, bot: Parts) -> None:
    bot.sender = replace(bot.sender, most_bytes=3)
    await bot.send(Reply(ME, ("Aquí está",), documents=(_document(bot),)), ana.id)

    assert "no lo puedo enviar por aquí" in ana.newest.text


async def test_a_document_that_is_too_large_comes_by_link_where_there_can_be_one(
    ana: Person, bot: Parts
) -> None:
    bot.sender = replace(
        bot.sender,
        most_bytes=3,
        document_link=lambda _uow, to, one: say(
            "files.link", name=one.name, link=f"https://x/{to.name}", until="el martes"
        ),
    )
    await bot.send(Reply(ME, ("Aquí está",), documents=(_document(bot),)), ana.id)

    assert "no lo puedo enviar por aquí" in ana.newest.text
    assert f"https://x/{ME.name}" in ana.newest.text


async def test_nothing_of_a_document_is_left_on_the_disk(ana: Person, bot: Parts) -> None:
    await bot.send(Reply(ME, ("Aquí está",), documents=(_document(bot),)), ana.id)
    assert list(bot.settings.outgoing.iterdir()) == []


async def test_p32_a_wait_is_kept_and_costs_nothing(tg: FakeTelegram, ana: Person, bot: Parts) -> None:
    tg.faults.too_many_requests("sendMessage", retry_after=7)
    with pytest.raises(RetryLater) as first:
        await bot.send(Reply(ME, ("uno",)), ana.id)
    with pytest.raises(RetryLater):
        await bot.send(Reply(ME, ("uno",)), ana.id)

    assert first.value.seconds == 7
    assert len(tg.calls_of("sendMessage")) == 1  # nothing is asked before the time is over


async def test_p32_another_chat_goes_on_meanwhile(tg: FakeTelegram, ana: Person, bot: Parts) -> None:
    eva = tg.person("Eva")
    await eva.start()
    tg.faults.too_many_requests("sendMessage", retry_after=30)
    with pytest.raises(RetryLater):
        await bot.send(Reply(ME, ("uno",)), ana.id)
    await bot.send(Reply(ME, ("dos",)), eva.id)

    assert eva.newest.text == "dos"


async def test_p32_a_burst_stays_within_the_limits(tg: FakeTelegram, bot: Parts) -> None:
    people = [tg.person(f"P{number}") for number in range(40)]
    for person in people:
        await person.start()
        await bot.send(Reply(ME, ("recordatorio",)), person.id)

    assert tg.limits.throttled == []


async def test_p32_a_group_takes_no_more_than_its_share(tg: FakeTelegram, ana: Person, bot: Parts) -> None:
    group = tg.group("OCM", [ana])
    bot.courier.limits._whole = {}
    sent = 0
    with pytest.raises(RetryLater):
        for number in range(30):
            bot.courier.limits._whole.clear()  # the second a chat waits between messages is not meant here
            tg.limits._whole.clear()
            await bot.send(Reply(ME, (f"{number}",)), str(group.id))
            sent += 1

    assert 15 <= sent <= 20
    assert tg.limits.throttled == []


async def test_p33_an_uncertain_message_is_repeated_and_says_so(
    tg: FakeTelegram, ana: Person, bot: Parts
) -> None:
    tg.faults.drop("sendMessage", after_effect=True)
    with pytest.raises(DeliveryFailed):
        await bot.send(Reply(ME, ("hola",)), ana.id, key="k")
    await bot.send(Reply(ME, ("hola",)), ana.id, key="k", attempts=2)

    assert [one.text for one in ana.inbox()] == [
        "hola",
        "↻ Es posible que este mensaje ya te haya llegado.\n\nhola",
    ]


async def test_p33_a_card_that_arrived_is_not_posted_twice(ana: Person, bot: Parts) -> None:
    first = await bot.send(_card("Tarjeta", "Aprobar"), ana.id, key="k")
    again = await bot.send(_card("Tarjeta", "Aprobar"), ana.id, key="k", attempts=2)

    assert (again, len(ana.inbox())) == (first, 1)


async def test_p33_what_arrived_of_a_long_message_is_not_repeated(
    tg: FakeTelegram, ana: Person, bot: Parts
) -> None:
    long = "\n".join(f"línea {number}" for number in range(600))
    await bot.send(Reply(ME, (long,)), ana.id, key="k")
    whole = [one.text for one in ana.inbox()]
    await bot.send(Reply(ME, (long,)), ana.id, key="k", attempts=2)

    assert [one.text for one in ana.inbox()] == whole


async def test_p33_a_rewriting_is_repeated_without_a_mark(tg: FakeTelegram, ana: Person, bot: Parts) -> None:
    ref = await bot.send(_card("Por decidir", "Aprobar"), ana.id)
    tg.faults.lost_answer("editMessageText")
    with pytest.raises(DeliveryFailed):
        await bot.send(_card("Aprobada"), ana.id, standing=ref)
    await bot.send(_card("Aprobada"), ana.id, standing=ref, attempts=2)

    assert [one.text for one in ana.inbox()] == ["Aprobada"]


async def test_p34_who_blocked_the_bot_is_gone(ana: Person, bot: Parts) -> None:
    await ana.block()

    with pytest.raises(ReceiverGone):
        await bot.send(Reply(ME, ("hola",)), ana.id)


async def test_p34_a_group_that_moved_is_followed(tg: FakeTelegram, ana: Person, bot: Parts) -> None:
    group = tg.group("OCM", [ana])
    old = str(group.id)
    ref = await bot.send(_card("Por decidir", "Tomar"), old)
    await group.upgrade()
    await bot.send(_card("La revisa Ana", "Soltar"), old, standing=ref)
    await bot.send(Reply(Receiver.room("ocm_channel"), ("otra",)), old)

    assert [one.text for one in group.chat.messages if one.sender is tg.world.bot] == [
        "La revisa Ana",
        "otra",
    ]
    assert tg.rejections == []


async def test_p29_a_topic_that_was_deleted_falls_back_to_general(
    tg: FakeTelegram, ana: Person, bot: Parts
) -> None:
    group = tg.group("OCM", [ana], forum=True)
    topic = await group.topic("Campañas")
    await bot.send(Reply(ME, ("en el tema",)), f"{group.id}/{topic.id}")
    await group.delete_topic(topic)
    await bot.send(Reply(ME, ("en general",)), f"{group.id}/{topic.id}")

    assert [(one.text, one.thread_id) for one in group.inbox()][-1] == ("en general", None)


async def test_a_private_answer_is_shown_at_the_press(tg: FakeTelegram, ana: Person, bot: Parts) -> None:
    await bot.send(_card("Por decidir", "Aprobar"), ana.id)
    query = await ana.press("Aprobar")
    reply = Reply(ME, ("Ese botón es para otra persona.",), private=True, place=f"{query.id}/private")
    await bot.send(reply, ana.id)
    toast = await ana.toast("para otra persona")

    assert toast.is_alert
    assert len(ana.inbox()) == 1


async def test_t30_a_press_that_is_too_old_gets_its_answer_as_a_message(
    tg: FakeTelegram, ana: Person, bot: Parts
) -> None:
    await bot.send(_card("Por decidir", "Aprobar"), ana.id)
    query = await ana.press("Aprobar")
    tg.clock.advance(60)
    await bot.send(Reply(ME, ("Ya se decidió.",), private=True, place=f"{query.id}/private"), ana.id)

    assert ana.newest.text == "Ya se decidió."
    assert tg.rejections == []


async def test_t30_a_press_is_answered_even_where_nothing_is_said(
    tg: FakeTelegram, ana: Person, bot: Parts
) -> None:
    await bot.send(_card("Por decidir", "Aprobar"), ana.id)
    query = await ana.press("Aprobar")
    bot.queries.expect(query.id)

    toast = await ana.toast(within=2)
    assert (toast.text, toast.is_alert) == ("", False)
