"""The manifests in `deploy/slack`: what Slack takes, no more than the bot needs, and what everything is tested with."""

from __future__ import annotations

import copy
from typing import Any, Final

import pytest

from bot.channels.slack.receive import COMMANDS, SHORTCUTS
from bot.channels.slack.scopes import SCOPES, missing
from tests.channels.slack.conftest import SETUP, SlackBot
from tests.channels.slack.manifests import HTTP, SOCKET, manifest_of
from tests.fakes.slack import AppSetup
from tests.fakes.slack.manifest import manifest_problems

ENTRIES: Final = frozenset({"new_brief", "my_briefs", "pending"})


@pytest.mark.parametrize("path", [HTTP, SOCKET], ids=lambda path: str(path.stem))
def test_p41_slack_takes_the_manifest(path: Any) -> None:
    assert manifest_problems(manifest_of(path)) == []


def test_p41_the_manifest_grants_what_the_bot_asks_for_and_nothing_else() -> None:
    granted = manifest_of(HTTP)["oauth_config"]["scopes"]

    assert granted == {"bot": list(SCOPES)}


def test_p41_socket_mode_is_the_same_app_without_addresses() -> None:
    expected = copy.deepcopy(manifest_of(HTTP))
    del expected["oauth_config"]["redirect_urls"]
    del expected["features"]["slash_commands"][0]["url"]
    for name in ("event_subscriptions", "interactivity"):
        del expected["settings"][name]["request_url"]
    expected["settings"]["socket_mode_enabled"] = True

    assert manifest_of(SOCKET) == expected


def test_p41_whatever_the_manifest_offers_is_understood() -> None:
    setup = AppSetup.from_manifest(manifest_of(HTTP))
    hint = manifest_of(HTTP)["features"]["slash_commands"][0]["usage_hint"]

    assert setup.shortcuts == ENTRIES
    assert setup.shortcuts | setup.message_shortcuts <= set(SHORTCUTS)
    assert set(hint.split(" | ")) <= set(COMMANDS)


def test_p41_a_room_is_read_by_the_scope_of_its_kind() -> None:
    public = (set(SCOPES) - {"groups:history"}) | {"channels:history"}

    assert missing(SCOPES) == missing(public) == []
    assert missing(set(SCOPES) - {"groups:history", "im:write"}) == ["groups:history", "im:write"]


async def test_p41_the_bot_lives_on_what_the_manifest_grants(slack_bot: SlackBot) -> None:
    await slack_bot.start()
    slack, requester = slack_bot.slack, slack_bot["requester"]

    await requester.command("/brief", "nueva")
    await requester.sees("llama la campaña")

    assert slack.home.installation.scopes == set(SCOPES)
    assert slack.world.setup == SETUP
    assert slack.rejections == []
