"""The OCM's forum: a topic for each kind of matter or for each case, begun with its first card."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.core.brief import Brief
from bot.core.replies import Action, Button, Reply
from bot.core.workflow import BriefState
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


async def _turn(bot: Half, brief: str, state: BriefState) -> None:
    def work(uow: UnitOfWork) -> None:
        found = uow.briefs.get(brief)
        found.state = state
        uow.briefs.put(found)

    await bot.transactions.run(work)


async def test_the_topic_of_a_case_is_closed_when_it_ends_and_reopened_when_it_goes_on(
    tg: FakeTelegram, tmp_path: Path, eva: Person, forum: Group
) -> None:
    async with half(tg, tmp_path, ocm_chat=str(forum.id), ocm_topics="case") as bot:
        await _cases(bot, "b1", "b2")
        await _said(bot, eva, forum, _card("uno", "analyst:b1:1"), _card("dos", "analyst:b2:1"))
        assert [one.is_closed for one in forum.topics] == [False, False]

        await _turn(bot, "b1", BriefState.CANCELLED)
        await _said(bot, eva, forum, _card("cancelada", "analyst:b1:1"), _card("dos más", "analyst:b2:1"))
        await bot.said_all()
        assert [one.is_closed for one in forum.topics] == [True, False]

        await _said(bot, eva, forum, _card("una nota", None, "b1"))
        await bot.said_all()
        assert [one.is_closed for one in forum.topics] == [False, False]

        await _said(bot, eva, forum, _card("cancelada del todo", "analyst:b1:1"))
        await bot.said_all()
        await _turn(bot, "b1", BriefState.IN_REVIEW)
        await _said(bot, eva, forum, _card("otra vez", "analyst:b1:2"))

    assert [one.is_closed for one in forum.topics] == [False, False]
    assert _topics(forum)["CAMP-2026-0001 · Campaña b1"] == ["cancelada del todo", "una nota", "otra vez"]
    assert tg.rejections == []


async def test_a_topic_that_may_not_be_closed_hinders_nothing(
    tg: FakeTelegram, tmp_path: Path, eva: Person, forum: Group
) -> None:
    async with half(tg, tmp_path, ocm_chat=str(forum.id), ocm_topics="case") as bot:
        await _cases(bot, "b1")
        await _said(bot, eva, forum, _card("uno", "analyst:b1:1"))
        forum.chat.members[tg.world.bot.id].rights = frozenset()
        await _turn(bot, "b1", BriefState.CLOSED)
        await _said(bot, eva, forum, _card("cerrada", "analyst:b1:1"))
        await bot.said_all()

    refused = {one.error for one in tg.calls_of("closeForumTopic")}
    assert refused == {"Bad Request: not enough rights to manage topics"}
    assert [one.text for one in forum.inbox(forum.topics[0])] == ["cerrada"]


async def test_a_case_that_ended_while_the_bot_was_away_has_its_topic_closed_at_the_next_start(
    tg: FakeTelegram, tmp_path: Path, eva: Person, forum: Group
) -> None:
    async with half(tg, tmp_path, ocm_chat=str(forum.id), ocm_topics="case") as bot:
        await _cases(bot, "b1", "b2")
        await _said(bot, eva, forum, _card("uno", "analyst:b1:1"), _card("dos", "analyst:b2:1"))
        await bot.said_all()
        await _turn(bot, "b2", BriefState.EXPIRED)
        await bot.app._topics.close_ended()

    assert [one.is_closed for one in forum.topics] == [False, True]


async def test_a_topic_that_somebody_closed_already_is_left_so(
    tg: FakeTelegram, tmp_path: Path, eva: Person, forum: Group
) -> None:
    async with half(tg, tmp_path, ocm_chat=str(forum.id), ocm_topics="case") as bot:
        await _cases(bot, "b1")
        await _said(bot, eva, forum, _card("uno", "analyst:b1:1"))
        await forum.close_topic(forum.topics[0])
        await _turn(bot, "b1", BriefState.EXPIRED)
        await _said(bot, eva, forum, _card("venció", "analyst:b1:1"))
        await bot.said_all()
        await _turn(bot, "b1", BriefState.IN_REVIEW)
        await _said(bot, eva, forum, _card("sigue", "analyst:b1:2"))

    assert [one.is_closed for one in forum.topics] == [False]


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
