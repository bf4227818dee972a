"""The OCM's forum: a topic for each kind of matter or for each case, begun with its first card."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.core.brief import Brief
from bot.core.replies import Action, Button, Reply
from bot.use_cases.ports import UnitOfWork
from tests.channels.telegram.half import ROOM, Half, half
from tests.fakes.telegram import FakeTelegram, Group, Person


@pytest.fixture
def eva(tg: FakeTelegram) -> Person:
    return tg.person("Eva")


@pytest.fixture
def forum(tg: FakeTelegram, eva: Person) -> Group:
    return tg.group("OCM", [eva], forum=True)


async def _cases(bot: Half, *ids: str) -> None:
    def work(uow: UnitOfWork) -> None:
        for number, one in enumerate(ids, 1):
            brief = Brief(id=one, requester="requester", created_at=datetime.now(UTC))
            brief.folio, brief.fields["name"] = f"CAMP-2026-000{number}", f"Campaña {one}"
            uow.briefs.put(brief)

    await bot.transactions.run(work)


def _card(text: str, card: str | None, brief: str | None = None) -> Reply:
    buttons = (Button("Ver", Action("look", {"brief": brief})),) if brief else ()
    return Reply(ROOM, (text,), buttons=buttons, card=card)


async def _said(bot: Half, eva: Person, forum: Group, *replies: Reply) -> None:
    for reply in replies:
        await bot.say(reply)
        await eva.sees(str(reply.paragraphs[0]), chat=forum)


def _topics(forum: Group) -> dict[str, list[str]]:
    return {topic.name: [one.text for one in forum.inbox(topic)] for topic in forum.topics}


async def test_a_forum_has_a_topic_for_each_kind(
    tg: FakeTelegram, tmp_path: Path, eva: Person, forum: Group
) -> None:
    async with half(tg, tmp_path, ocm_chat=str(forum.id), ocm_topics="kind") as bot:
        await _said(
            bot, eva, forum, _card("uno", "analyst:b1:1"), _card("dos", "human:m1"), _card("tres", "verify:b1:1:x"),
            _card("cuatro", None),
        )  # fmt: skip

    assert _topics(forum) == {"Revisión de solicitudes": ["uno", "tres"], "Ayuda a solicitantes": ["dos"]}
    assert [one.text for one in forum.inbox() if one.thread_id is None] == ["cuatro"]
    assert tg.rejections == []


async def test_a_forum_has_a_topic_for_each_case(
    tg: FakeTelegram, tmp_path: Path, eva: Person, forum: Group
) -> None:
    async with half(tg, tmp_path, ocm_chat=str(forum.id), ocm_topics="case") as bot:
        await _cases(bot, "b1", "b2")
        await _said(
            bot, eva, forum, _card("uno", "analyst:b1:1"), _card("dos", "analyst:b2:1"), _card("tres", "human:m", "b1"),
            _card("uno otra vez", "analyst:b1:1"), _card("cuatro", None, "b2"),
        )  # fmt: skip

    assert _topics(forum) == {
        "CAMP-2026-0001 · Campaña b1": ["uno otra vez", "tres"],
        "CAMP-2026-0002 · Campaña b2": ["dos", "cuatro"],
    }


async def test_p29_a_topic_that_was_deleted_is_begun_anew_by_the_next_card(
    tg: FakeTelegram, tmp_path: Path, eva: Person, forum: Group
) -> None:
    async with half(tg, tmp_path, ocm_chat=str(forum.id), ocm_topics="kind") as bot:
        await _said(bot, eva, forum, _card("uno", "analyst:b1:1"))
        await forum.delete_topic(forum.topics[0])
        await _said(bot, eva, forum, _card("dos", "analyst:b2:1"), _card("tres", "analyst:b3:1"))

    assert [one.text for one in forum.inbox() if one.thread_id is None] == ["dos"]
    assert _topics(forum) == {"Revisión de solicitudes": ["tres"]}


async def test_a_bot_that_may_begin_no_topics_writes_to_general(
    tg: FakeTelegram, tmp_path: Path, eva: Person
) -> None:
    forum = tg.group("OCM", [eva], forum=True, bot_rights=frozenset())
    async with half(tg, tmp_path, ocm_chat=str(forum.id), ocm_topics="kind") as bot:
        await _said(bot, eva, forum, _card("uno", "analyst:b1:1"))

    assert [one.thread_id for one in forum.inbox()] == [None]


async def test_t45_talk_in_a_topic_that_the_bot_began_is_left_alone(
    tg: FakeTelegram, tmp_path: Path, eva: Person, forum: Group
) -> None:
    async with half(tg, tmp_path, ocm_chat=str(forum.id), ocm_topics="kind") as bot:
        await bot.bind(eva, "analyst")
        await _said(bot, eva, forum, _card("uno", "analyst:b1:1"))
        await eva.write("almorcemos", chat=forum, topic=forum.topics[0])

        assert await bot.nothing()
