"""Workspaces that put the app out are left at once, their tokens wiped; those that stay keep theirs fresh."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.channels.slack.conftest import SlackBot
from tests.channels.slack.installing import (
    browser,
    heard,
    inbox_count,
    install,
    installed,
    teams,
)

STARTED = "llama la campaña"
SECONDS = 60


@pytest.mark.parametrize("way", ["uninstall", "revoke"])
async def test_p39_a_workspace_that_puts_the_app_out_is_left_and_its_token_wiped(
    installable: SlackBot, way: str
) -> None:
    await installed(installable)
    slack = installable.slack
    payload = await heard(installable)

    await getattr(slack, way)()
    wiped = teams(installable)
    after = await slack.courier.redeliver({**payload, "event_id": "EvAfter"})
    await slack.courier.idle()

    assert wiped == []
    assert after.status == 200
    assert "slack_left" in installable.log
    assert inbox_count(installable) == 1


async def test_p39_a_token_that_slack_refuses_is_wiped(installable: SlackBot) -> None:
    await installed(installable)
    slack = installable.slack
    slack.faults.error("users.info", "account_inactive")
    slack.faults.error("auth.test", "account_inactive")

    await installable["boss"].dm("hola")
    await slack.world.bell.until(lambda: not teams(installable), SECONDS)

    assert "slack_left" in installable.log


async def test_p39_a_refusal_that_is_not_repeated_costs_nobody_their_workspace(installable: SlackBot) -> None:
    await installed(installable)
    slack = installable.slack
    slack.faults.error("users.info", "invalid_auth")

    await installable["requester"].dm("hola")
    await slack.world.bell.until(lambda: "users.info was refused" in installable.log, SECONDS)
    await installable["boss"].command("/brief", "nueva")
    await installable["boss"].sees(STARTED, SECONDS)

    assert teams(installable) == [slack.home.id]


async def test_p39_a_revocation_that_comes_late_does_not_touch_a_newer_installation(
    installable: SlackBot,
) -> None:
    await installed(installable)
    slack = installable.slack
    payload = await heard(installable)
    late = {
        **payload, "event_id": "EvLate", "event_time": payload["event_time"] - 600,
        "event": {"type": "tokens_revoked", "tokens": {"oauth": [], "bot": [slack.home.installation.bot_user]}},
    }  # fmt: skip
    others = {**late, "event_id": "EvOthers", "event_time": payload["event_time"] + 600}
    others["event"] = {"type": "tokens_revoked", "tokens": {"oauth": ["U1"], "bot": []}}

    acks = [await slack.courier.event(one) for one in (late, others)]

    assert [ack.status for ack in acks] == [200, 200]
    assert teams(installable) == [slack.home.id]


async def test_p39_a_bot_token_that_was_put_out_lets_nothing_in(slack_bot: SlackBot) -> None:
    await slack_bot.start()
    slack = slack_bot.slack
    payload = await heard(slack_bot)
    before = len(slack.world.calls)

    await slack.uninstall()
    after = await slack.courier.event({**payload, "event": {**payload["event"], "ts": "1795000000.000100"}})
    async with browser() as mine:
        ready = await mine.get(f"{slack_bot.url}/readyz")

    assert (after.status, inbox_count(slack_bot)) == (200, 1)
    assert {call.error for call in slack.world.calls[before:]} <= {"account_inactive"}
    assert (ready.status_code, ready.json()["checks"]) == (503, {"database": True, "slack": False})


async def test_p39_a_token_that_ends_is_renewed_before_it_does(installable: SlackBot) -> None:
    await installable.start()
    slack, boss = installable.slack, installable["boss"]
    slack.world.setup = replace(slack.world.setup, token_seconds=6)
    await install(installable, slack.home)
    first = slack.home.installation.token

    await slack.world.bell.until(
        lambda: slack.clock.now() > (slack.home.installation.ends_at or 0) - 2, SECONDS
    )
    await boss.command("/brief", "nueva")
    await boss.sees(STARTED, SECONDS)
    second = slack.home.installation
    data = installable.folder / "data"
    secrets = (second.token.encode(), second.refresh.encode())
    kept = [
        path
        for path in data.rglob("*")
        if path.is_file() and any(one in path.read_bytes() for one in secrets)
    ]

    assert second.token != first
    assert teams(installable) == [slack.home.id]
    assert kept == []
    assert slack.rejections == []
