"""Whoever has an address of the directory is bound at first contact; others hear what to do."""

from __future__ import annotations

from typing import Any

import pytest

from tests.channels.slack.conftest import SlackBot
from tests.fakes.slack import said_in


async def test_p40_a_person_of_the_directory_is_bound_at_first_contact(slack_bot: SlackBot) -> None:
    await slack_bot.start()
    slack, requester = slack_bot.slack, slack_bot["requester"]

    await requester.command("/brief", "nueva")
    await requester.sees("llama la campaña")
    await requester.dm("Renovación de crédito 2027-1")
    await requester.sees("De qué")

    assert [call.method for call in slack.world.calls].count("users.info") == 1


@pytest.mark.parametrize(
    ("about", "words"),
    [
        ({"email": "nadie@otro.example"}, "No encuentro tu correo"),
        ({"email": None}, "No encuentro tu correo"),
        ({"email": "leader@demo.example", "is_email_confirmed": False}, "No encuentro tu correo"),
        ({"email": "leader@demo.example", "is_restricted": True}, "invitado"),
        ({"email": "leader@demo.example", "is_ultra_restricted": True}, "invitado"),
        ({"email": "leader@demo.example", "is_stranger": True}, "de esta institución"),
    ],
)
async def test_p40_guests_strangers_and_unknown_people_are_refused_with_what_to_do(
    slack_bot: SlackBot, about: dict[str, Any], words: str
) -> None:
    await slack_bot.start()
    person = slack_bot.slack.person("alguien", **about)

    await person.dm("necesito una campaña")
    await person.sees(words)
    await person.dm("hola?")
    await slack_bot.slack.world.bell.until(
        lambda: sum(words in said_in(one) for one in person.inbox()) == 2, 5
    )

    assert slack_bot.slack.rejections == []


async def test_p40_guests_of_the_directory_are_served_where_the_policy_says_so(slack_bot: SlackBot) -> None:
    guest = slack_bot.slack.person("invitado", email="requester2@demo.example", is_restricted=True)
    await slack_bot.start(PREGONERO_SLACK_GUESTS="serve")

    await guest.command("/brief", "nueva")
    await guest.sees("llama la campaña")

    assert slack_bot.slack.rejections == []


async def test_p40_a_stranger_is_served_where_the_policy_says_so_and_the_directory_knows_them(
    slack_bot: SlackBot,
) -> None:
    slack = slack_bot.slack
    bound, unknown = (slack.person(name, is_stranger=True) for name in ("conocida", "desconocida"))
    bind = ["people", "bind", "provider", f"slack:{slack.home.id}:{bound.id}"]
    assert await slack_bot.admin(*bind) == 0
    await slack_bot.start(PREGONERO_SLACK_STRANGERS="serve")

    await bound.command("/brief", "ayuda")
    await unknown.command("/brief", "ayuda")
    await unknown.sees("No encuentro tu correo")
    await slack.world.bell.until(lambda: [one for one in bound.inbox() if one.bot_id], 20)

    assert slack.rejections == []


async def test_p39_the_same_user_of_another_workspace_is_somebody_else(slack_bot: SlackBot) -> None:
    await slack_bot.start()
    slack = slack_bot.slack
    other = slack.workspace("Otra")
    twin = slack.person("twin", email="boss@demo.example", workspace=other, id=slack_bot["boss"].id)

    ack = await twin.dm("hola")
    await slack_bot["requester"].command("/brief", "nueva")
    await slack_bot["requester"].sees("llama la campaña")

    assert ack.user == slack_bot["boss"].id
    assert [one for one in slack_bot["boss"].inbox() if one.bot_id] == []
