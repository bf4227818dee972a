"""Files go both ways as Slack does it, and fail as Slack lets them fail."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import httpx
import pytest
from slack_sdk.errors import SlackApiError

from tests.channels.slack.fake.bolt_app import BoltApp, client_of
from tests.fakes.slack import AppSetup, FakeSlack, Person
from tests.fakes.slack.records import HostedFile

CONTENT = b"celular\n3001234567\n" * 10_000


@pytest.fixture
def base(tmp_path: Path) -> Path:
    """A database of some size."""
    path = tmp_path / "base final.csv"
    path.write_bytes(CONTENT)
    return path


async def get(url: str, token: str | None, *, follow: bool = False) -> httpx.Response:
    headers = {"Authorization": f"Bearer {token}"} if token else {}
    async with httpx.AsyncClient(trust_env=False, follow_redirects=follow) as client:
        return await client.get(url, headers=headers)


async def sent(ana: Person, base: Path) -> HostedFile:
    (file,) = (await ana.upload([base], "la base")).files
    return file


async def url_of(slack: FakeSlack, file: HostedFile) -> str:
    told = await client_of(slack).files_info(file=file.id)
    return str(told["file"]["url_private_download"])


async def test_an_upload_is_told_by_its_message_and_by_each_file(
    slack: FakeSlack, ana: Person, bolt: BoltApp, base: Path
) -> None:
    other = base.with_name("otra.csv")
    other.write_bytes(b"x")
    await ana.upload([base, other], "las bases")

    (message,) = bolt.events("message")
    assert (message["subtype"], message["text"]) == ("file_share", "las bases")
    assert [file["name"] for file in message["files"]] == ["base final.csv", "otra.csv"]
    assert [file["size"] for file in message["files"]] == [len(CONTENT), 1]
    assert [event["file_id"] for event in bolt.events("file_shared")] == [
        file["id"] for file in message["files"]
    ]


async def test_a_file_is_handed_out_to_the_token(slack: FakeSlack, ana: Person, base: Path) -> None:
    url = await url_of(slack, await sent(ana, base))
    whole = await get(url, slack.bot_token)

    assert (whole.status_code, whole.content) == (200, CONTENT)


@pytest.mark.parametrize("token", [None, "xoxb-other"])
async def test_who_may_not_read_gets_a_login_page(
    slack: FakeSlack, ana: Person, base: Path, token: str | None
) -> None:
    page = await get(await url_of(slack, await sent(ana, base)), token)

    assert (page.status_code, page.headers["content-type"]) == (200, "text/html; charset=utf-8")


async def test_without_the_scope_there_is_a_login_page_too(base: Path) -> None:
    async with FakeSlack(AppSetup(scopes=frozenset({"im:history"}))) as slack:
        file = await sent(slack.person("ana"), base)
        page = await get(
            f"{slack.world.origin}/files-pri/{file.team_id}-{file.id}/download/x", slack.bot_token
        )

    assert page.text.startswith("<!DOCTYPE html>")


async def test_a_token_that_follows_a_redirect_elsewhere_has_leaked(
    slack: FakeSlack, ana: Person, base: Path
) -> None:
    file = await sent(ana, base)
    url = await url_of(slack, file)
    file.serving.redirect = "other_host"
    away = await get(url, slack.bot_token)
    without = await get(away.headers["location"], None)
    before = list(slack.world.leaks)
    await get(away.headers["location"], slack.bot_token)

    assert (away.status_code, without.content, before) == (302, CONTENT, [])
    assert slack.world.leaks == [f"Bearer {slack.bot_token}"]


async def test_a_redirect_within_the_host_wants_the_token(slack: FakeSlack, ana: Person, base: Path) -> None:
    file = await sent(ana, base)
    file.serving.redirect = "same_host"
    followed = await get(await url_of(slack, file), slack.bot_token, follow=True)

    assert followed.content == CONTENT


async def test_a_body_may_end_too_soon(slack: FakeSlack, ana: Person, base: Path) -> None:
    file = await sent(ana, base)
    file.serving.keep_bytes = 100_000
    with pytest.raises(httpx.HTTPError):
        await get(await url_of(slack, file), slack.bot_token)


async def test_a_deleted_file_is_gone(slack: FakeSlack, ana: Person, base: Path) -> None:
    message = await ana.upload([base])
    url = await url_of(slack, message.files[0])
    await ana.delete_file(message)
    page = await get(url, slack.bot_token)
    with pytest.raises(SlackApiError) as caught:
        await url_of(slack, message.files[0])

    assert (page.status_code, caught.value.response["error"]) == (404, "file_deleted")


async def test_a_file_of_slack_connect_must_be_asked_for(slack: FakeSlack, ana: Person, base: Path) -> None:
    file = await sent(ana, base)
    file.file_access = "check_file_info"
    history = await client_of(slack).conversations_history(channel=ana.dm_channel.id)
    url = await url_of(slack, file)

    assert "url_private" not in history["messages"][0]["files"][0]
    assert url.startswith(slack.world.origin)


async def test_a_report_is_uploaded_in_three_steps(slack: FakeSlack, ana: Person) -> None:
    client = client_of(slack)
    parent = await client.chat_postMessage(channel=ana.id, text="resultados")
    await client.files_upload_v2(
        content=b"%PDF-1.7", filename="F559.pdf", title="Formato", channel=parent["channel"],
        initial_comment="Aquí está", thread_ts=parent["ts"],
    )  # fmt: skip

    (_, message) = ana.inbox()
    assert (message.text, message.thread_ts) == ("Aquí está", parent["ts"])
    assert [(file.name, file.content) for file in message.files] == [("F559.pdf", b"%PDF-1.7")]


async def test_an_upload_that_did_not_arrive_cannot_be_completed(slack: FakeSlack, ana: Person) -> None:
    client = client_of(slack)
    announced = await client.files_getUploadURLExternal(filename="F559.pdf", length=9)
    async with httpx.AsyncClient(trust_env=False) as http:
        short = await http.post(announced["upload_url"], content=b"%PDF")
    errors = [
        await _error(
            client.files_completeUploadExternal(
                files=[{"id": announced["file_id"]}], channel_id=ana.dm_channel.id
            )
        ),
        await _error(client.files_getUploadURLExternal(filename="nada.pdf", length=0)),
    ]

    assert (short.status_code, errors) == (400, ["file_not_found", "missing_argument"])


async def _error(call: Any) -> str:
    with pytest.raises(SlackApiError) as caught:
        await call
    return str(caught.value.response["error"])
