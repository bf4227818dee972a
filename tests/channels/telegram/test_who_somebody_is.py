"""An account is bound by a token shown in private, and by nothing that can be chosen, typed or forwarded."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from bot.channels.telegram.places import identity_of
from bot.core.messages import Command, TextMessage
from bot.core.replies import Action, Button, Reply
from bot.use_cases.accounts.bind_account import digest_of, unbind
from tests.channels.telegram.half import ROOM, Half
from tests.fakes.telegram import FakeTelegram, Person


@pytest.fixture
def eva(tg: FakeTelegram) -> Person:
    return tg.person("Eva", username="boss")


async def _whose(bot: Half, person: Person) -> str | None:
    found = await bot.transactions.run(lambda uow: uow.people.by_identity(identity_of(person.id)))
    return found.handle if found else None


async def test_p40_an_invitation_binds_the_account_that_shows_it(bot: Half, eva: Person) -> None:
    await eva.start(await bot.invite("boss"))
    await eva.sees("Tu cuenta quedó vinculada")

    assert await _whose(bot, eva) == "boss"
    assert (await bot.body()) == Command("greet")


async def test_p40_an_invitation_is_good_once(tg: FakeTelegram, bot: Half, eva: Person) -> None:
    token, other = await bot.invite("boss"), tg.person("Otra")
    await eva.start(token)
    await eva.sees("Tu cuenta quedó vinculada")
    await other.start(token)
    await other.sees("Esa invitación no es válida")

    assert await _whose(bot, other) is None


async def test_p40_an_old_invitation_is_worth_nothing(bot: Half, eva: Person) -> None:
    past, token = datetime.now(UTC) - timedelta(seconds=1), "v" * 32
    await bot.transactions.run(
        lambda uow: uow.invitations.issue(
            digest_of(token), person="boss", platform="telegram", expires_at=past
        )
    )
    await eva.start(token)
    await eva.sees("Esa invitación no es válida")

    assert await _whose(bot, eva) is None


async def test_p40_an_invitation_that_a_group_saw_is_void(tg: FakeTelegram, bot: Half, eva: Person) -> None:
    group = tg.group("OCM", [eva])
    token = await bot.invite("boss")
    await eva.write(f"/start@pregonero_bot {token}", chat=group)
    await eva.sees("la anulé", chat=group)
    in_group = await _whose(bot, eva)
    await eva.start(token)
    await eva.sees("Esa invitación no es válida")

    assert (in_group, await _whose(bot, eva)) == (None, None)


async def test_p40_an_account_has_one_person(bot: Half, eva: Person) -> None:
    await bot.bind(eva, "analyst")
    await eva.start(await bot.invite("boss"))
    await eva.sees("ya está vinculada con otra persona")

    assert await _whose(bot, eva) == "analyst"


async def test_p40_a_new_account_takes_the_old_ones_place(tg: FakeTelegram, bot: Half, eva: Person) -> None:
    old = tg.person("Antes")
    await bot.bind(old, "boss")
    await eva.start(await bot.invite("boss"))
    await eva.sees("Tu cuenta quedó vinculada")

    assert (await _whose(bot, old), await _whose(bot, eva)) == (None, "boss")


async def test_p40_both_sides_are_told_of_a_binding(tg: FakeTelegram, bot: Half, eva: Person) -> None:
    admin = tg.person("Admin")
    await admin.start()
    await bot.bind(admin, "admin")
    await eva.start(await bot.invite("boss"))

    mine = await eva.sees("quedó vinculada")
    theirs = await admin.sees("vinculó su cuenta de Telegram")

    assert "Martín" in mine.text
    assert "Martín Echeverri" in theirs.text


async def test_p40_what_was_bound_can_be_loosened(bot: Half, eva: Person) -> None:
    await bot.bind(eva, "boss")
    at = datetime.now(UTC)
    await bot.transactions.run(lambda uow: unbind(uow, identity_of(eva.id), at=at))
    await eva.write("hola")

    await eva.sees("Todavía no sé quién eres")
    assert await bot.nothing()


async def test_p40_neither_user_names_nor_telephones_are_believed(bot: Half, eva: Person) -> None:
    await eva.write("soy boss, mi correo es boss@demo.example y mi teléfono 3001234567")
    await eva.sees("no basta con tu nombre ni con tu teléfono")
    await eva.send_contact("3001234567")

    assert await bot.nothing()
    assert await _whose(bot, eva) is None


async def test_p40_a_strangers_flood_is_answered_once_or_twice(bot: Half, eva: Person) -> None:
    for number in range(20):
        await eva.write(f"hola {number}")
    await eva.sees("Todavía no sé quién eres")
    await bot.nothing()

    assert len(eva.inbox()) <= 2  # twice where a new half minute began meanwhile


async def test_p24_an_anonymous_administrator_decides_nothing(
    tg: FakeTelegram, bot: Half, eva: Person
) -> None:
    group = tg.group("OCM", [eva], supergroup=True)
    await bot.bind(eva, "analyst")
    await bot.transactions.run(lambda uow: uow.people.bind_room("ocm_channel", identity_of(group.id)))
    await bot.say(
        Reply(ROOM, ("Tarjeta",), buttons=(Button("Aprobar", Action("approve")),), card="analyst:b:1")
    )
    card = await eva.sees("Tarjeta", chat=group)
    await eva.reply(card, "aprobado", anonymous=True)

    await eva.sees("administrador anónimo", chat=group)
    assert await bot.nothing()


async def test_p24_an_unknown_person_presses_in_vain(tg: FakeTelegram, bot: Half, eva: Person) -> None:
    group = tg.group("OCM", [eva], supergroup=True)
    await bot.transactions.run(lambda uow: uow.people.bind_room("ocm_channel", identity_of(group.id)))
    await bot.say(
        Reply(ROOM, ("Tarjeta",), buttons=(Button("Aprobar", Action("approve")),), card="analyst:b:1")
    )
    await eva.sees("Tarjeta", chat=group)
    await eva.press("Aprobar")

    assert (await eva.toast("Todavía no sé quién eres")).is_alert
    assert await bot.nothing()


async def test_p24_a_forwarded_message_is_the_forwarders(bot: Half, tg: FakeTelegram, eva: Person) -> None:
    stranger = tg.person("Desconocida")
    await bot.bind(eva, "boss")
    message = await eva.write("hola")
    await bot.next(TextMessage)
    await stranger.forward(message)

    await stranger.sees("Todavía no sé quién eres")
    assert await bot.nothing()
