"""What cannot be said in one chat is said in another, else by e-mail; the administrators hear of it once a day."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest

from bot.core.messages import MAIL, Identity
from bot.core.replies import Document, Receiver, Reply
from bot.core.text import say
from bot.use_cases.accounts.unreached import say_elsewhere
from bot.use_cases.ports import Outgoing, UnitOfWork
from tests.unit.use_cases.chats import Chats
from tests.unit.use_cases.parts import TUESDAY
from tests.unit.use_cases.shown import WORDING

BOSS = Receiver.person("boss")
GONE, SLACK = Identity("telegram", "", "1"), Identity("slack", "T1", "U1")
ALL = ("telegram", "slack", MAIL)


def _lost(key: str = "k", address: Identity = GONE, **about: Any) -> Outgoing:
    reply = Reply(BOSS, ("Espera tu aprobación",), **about)
    return Outgoing(1, key, reply.to, address, reply, (), "es", 1, TUESDAY)


async def _said(
    chats: Chats, *lost: Outgoing, bound: tuple[Identity, ...] = (GONE,), heard: tuple[str, ...] = ALL,
    at: datetime = TUESDAY,
) -> list[tuple[str, str]]:  # fmt: skip
    """Let those be lost and return what is said then, by address."""

    def work(uow: UnitOfWork) -> list[Outgoing]:
        for identity in bound:
            uow.people.bind("boss", identity)
        for one in lost:
            say_elsewhere(uow, one, heard, at)
        return uow.outbox.claim("test", now=TUESDAY, lease_seconds=30, limit=50)

    found = await chats.transactions.run(work)
    return [(str(one.address), " ".join(_words(one))) for one in found]


def _words(outgoing: Outgoing) -> list[str]:
    return [WORDING.render(one, "es") for one in outgoing.reply.paragraphs]


async def test_another_chat_is_used_where_there_is_one(chats: Chats) -> None:
    said = dict(await _said(chats, _lost(), bound=(GONE, SLACK)))

    assert said["slack:T1:U1"] == "Espera tu aprobación"
    assert "Se lo dije por Slack" in said["sandbox:admin"]


async def test_e_mail_is_used_where_there_is_no_other_chat(chats: Chats) -> None:
    said = dict(await _said(chats, _lost(), heard=("telegram", MAIL)))

    assert "Espera tu aprobación" in said["email:boss@demo.example"]
    assert "escribe «pendientes»" in said["email:boss@demo.example"]
    assert "Se lo dije por correo" in said["sandbox:admin"]


async def test_the_documents_of_a_letter_come_by_link(chats: Chats) -> None:
    lost = _lost(documents=(Document("0" * 64, "ficha.pdf", "application/pdf"),))

    def work(uow: UnitOfWork) -> list[Outgoing]:
        uow.people.bind("boss", GONE)
        say_elsewhere(
            uow,
            lost,
            ("telegram", MAIL),
            TUESDAY,
            link=lambda one: say("files.link", name=one.name, link="https://x/1", until="viernes"),
        )
        return uow.outbox.claim("test", now=TUESDAY, lease_seconds=30, limit=50)

    letter = next(one for one in await chats.transactions.run(work) if one.address.platform == MAIL)

    assert "Descarga «ficha.pdf» aquí hasta el viernes: https://x/1" in " ".join(_words(letter))


async def test_the_administrators_are_told_where_nothing_is_left(chats: Chats) -> None:
    said = dict(await _said(chats, _lost(), heard=("telegram",)))

    assert list(said) == ["sandbox:admin"]
    assert "No tengo otra forma de llegarle" in said["sandbox:admin"]


async def test_the_administrators_are_told_once_a_day(chats: Chats) -> None:
    said = await _said(chats, _lost("k1"), _lost("k2"), heard=("telegram",))

    assert len(said) == 1


@pytest.mark.parametrize(
    "lost", [_lost("k:on:slack"), _lost(address=Identity(MAIL, "", "boss@demo.example"))]
)
async def test_what_was_passed_on_is_not_passed_on_again(chats: Chats, lost: Outgoing) -> None:
    assert await _said(chats, lost, bound=(GONE, SLACK)) == []


@pytest.mark.parametrize("about", [{"private": True}, {"quiet": True}])
async def test_an_answer_to_a_press_is_not_passed_on(chats: Chats, about: dict[str, Any]) -> None:
    said = await _said(chats, _lost(**about), bound=(GONE, SLACK))

    assert [address for address, _ in said] == ["sandbox:admin"]


async def test_rooms_are_left_alone(chats: Chats) -> None:
    room = Receiver.room("ocm_channel")
    reply = Reply(room, ("Tarjeta",))
    lost = Outgoing(1, "k", room, Identity("telegram", "", "-1"), reply, (), "es", 1, TUESDAY)

    assert await _said(chats, lost) == []
