"""A stranger writes an institutional e-mail: the link goes there, and who is in the directory is not told."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.channels.telegram.places import identity_of
from bot.core.messages import Command
from bot.use_cases.ports import UnitOfWork
from tests.channels.telegram.answering import FOLIO, keep_draft, submit
from tests.channels.telegram.conftest import TelegramBot
from tests.channels.telegram.half import Half, half
from tests.fakes.smtp import FakeSmtp
from tests.fakes.telegram import FakeTelegram, Person

BOSS, NOBODY = "boss@demo.example", "nadie@demo.example"


@pytest.fixture
async def mail() -> AsyncIterator[FakeSmtp]:
    async with FakeSmtp() as running:
        yield running


@pytest.fixture
async def bot(tg: FakeTelegram, mail: FakeSmtp, tmp_path: Path) -> AsyncIterator[Half]:
    async with half(tg, tmp_path, mail=mail.url) as running:
        yield running


@pytest.fixture
def eva(tg: FakeTelegram) -> Person:
    return tg.person("Eva")


def _token(letter: object) -> str:
    found = re.search(r"t\.me/pregonero_bot\?start=([\w-]{20,64})", str(letter))
    assert found is not None
    return found[1]


async def _whose(bot: Half, person: Person) -> str | None:
    found = await bot.transactions.run(lambda uow: uow.people.by_identity(identity_of(person.id)))
    return found.handle if found else None


async def test_p40_a_link_sent_to_the_directorys_mail_lets_its_owner_in(
    bot: Half, mail: FakeSmtp, eva: Person
) -> None:
    await eva.write(f"hola, mi correo es {BOSS.title()}")
    letter = (await mail.letter(BOSS)).get_content()
    await eva.sees("si boss@demo.example está en el directorio")
    await eva.start(_token(letter))
    await eva.sees("tu cuenta quedó vinculada")
    notice = (await mail.letter(BOSS, 2)).get_content()

    assert await bot.body() == Command("greet")
    assert await _whose(bot, eva) == "boss"
    assert "Se vinculó una cuenta de Telegram a tu nombre" in notice


async def test_p40_who_is_in_the_directory_is_not_told(tg: FakeTelegram, bot: Half, mail: FakeSmtp) -> None:
    curious, other = tg.person("Curiosa"), tg.person("Otra")
    await curious.write(BOSS)
    await other.write(NOBODY)
    await mail.letter(BOSS)
    said = [(await one.sees("está en el directorio")).text for one in (curious, other)]

    assert said[0].replace(BOSS, "") == said[1].replace(NOBODY, "")
    assert [one["To"] for one in mail.letters] == [BOSS]


async def test_p40_links_are_sent_three_times_an_hour(bot: Half, mail: FakeSmtp, eva: Person) -> None:
    for _ in range(3):
        await eva.write(BOSS)
    await mail.letter(BOSS, 3)
    await eva.write(NOBODY)
    await eva.sees("pediste varios enlaces")
    await bot.said_all()

    assert len(mail.letters) == 3


async def test_p40_an_address_gets_three_an_hour_whoever_asks(
    tg: FakeTelegram, bot: Half, mail: FakeSmtp
) -> None:
    crowd = [tg.person(f"Persona {number}") for number in range(5)]
    for person in crowd:
        await person.write(BOSS)
        await person.sees("está en el directorio")
    await bot.said_all()

    assert len(mail.letters) == 3


async def test_p40_only_the_last_link_is_good(bot: Half, mail: FakeSmtp, eva: Person) -> None:
    await eva.write(BOSS)
    first = (await mail.letter(BOSS)).get_content()
    await eva.write(BOSS)
    await mail.letter(BOSS, 2)
    await eva.start(_token(first))
    await eva.sees("esa invitación no es válida")

    assert await _whose(bot, eva) is None


async def test_p40_a_mail_address_in_a_group_brings_nothing(
    tg: FakeTelegram, bot: Half, mail: FakeSmtp, eva: Person
) -> None:
    group = tg.group("OCM", [eva])
    await eva.write(f"@pregonero_bot {BOSS}", chat=group)
    await eva.sees("todavía no sé quién eres", chat=group)
    await bot.said_all()

    assert mail.letters == []


async def test_p40_the_ways_in_are_those_that_there_are(tg: FakeTelegram, bot: Half, eva: Person) -> None:
    await eva.write("hola")

    said = (await eva.sees("todavía no sé quién eres")).text
    assert ("correo institucional" in said, "Slack" in said, str(eva.id) in said) == (True, False, True)


async def test_p40_the_shipped_process_lets_people_in_by_mail(deaf_bot: TelegramBot, mail: FakeSmtp) -> None:
    bot, eva = deaf_bot, deaf_bot["boss"]
    bot.more = {"PREGONERO_SMTP_URL": mail.url}
    await bot.start()
    await eva.write(BOSS)
    await eva.start(_token((await mail.letter(BOSS)).get_content()))
    await eva.sees("tu cuenta quedó vinculada")

    def held(uow: UnitOfWork) -> list[str]:
        return [one.user for one in uow.people.identities("boss") if one.platform == "telegram"]

    assert await bot.look(held) == [str(eva.id)]
    assert BOSS not in bot.log
    assert bot.tg.rejections == []


async def test_p34_who_blocked_the_bot_is_told_by_mail(deaf_bot: TelegramBot, mail: FakeSmtp) -> None:
    bot, boss = deaf_bot, deaf_bot["boss"]
    bot.tg.limits.is_on = False
    bot.more = {"PREGONERO_SMTP_URL": mail.url, "PREGONERO_TELEGRAM_PACE": "100"}
    await bot.bind("requester", "boss")
    await keep_draft(bot)
    await bot.start()
    await boss.block()
    await submit(bot)
    letter = await mail.letter(BOSS)
    await boss.unblock()
    await boss.write("/pendientes")
    await boss.sees(FOLIO, with_button="Aprobar")

    assert FOLIO in letter.get_content()
    assert "escribe «pendientes»" in letter.get_content()
    assert bot.tg.rejections == []
