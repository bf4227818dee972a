"""What the sandbox does not take, it refuses with words, and stores nothing of it."""

from __future__ import annotations

from typing import Any

import pytest

from bot.channels.sandbox.reading import LONGEST_TEXT
from tests.channels.sandbox.fakes import Sandbox

API = "/sandbox/api"
HELLO = {"as": "requester", "text": "Hola"}


@pytest.mark.parametrize(
    ("path", "payload", "status", "words"),
    [
        ("say", {"as": "nobody", "text": "Hola"}, 404, "sandbox.error.unknown_person[handle=nobody]"),
        ("say", {"as": "requester", "text": " \n"}, 400, "sandbox.error.empty"),
        ("say", {"as": "requester"}, 400, "sandbox.error.empty"),
        ("say", {"as": "requester", "text": 7}, 400, "sandbox.error.not_understood"),
        ("say", {"text": "Hola"}, 400, "sandbox.error.not_understood"),
        ("say", {**HELLO, "id": "with space"}, 400, "sandbox.error.not_understood"),
        ("say", {**HELLO, "reply_to_card": ["a"]}, 400, "sandbox.error.not_understood"),
        (
            "say",
            {**HELLO, "text": "a" * (LONGEST_TEXT + 1)},
            413,
            f"sandbox.error.too_long[most={LONGEST_TEXT}]",
        ),
        ("press", {"as": "requester"}, 400, "sandbox.error.not_understood"),
        (
            "submit",
            {"as": "requester", "form": "f", "values": ["a"]},
            400,
            "sandbox.error.not_understood",
        ),
        (
            "submit",
            {"as": "requester", "form": "f", "values": {"a": {"b": 1}}},
            400,
            "sandbox.error.not_understood",
        ),
        ("say", ["as", "requester"], 400, "sandbox.error.not_understood"),
    ],
)
async def test_a_request_that_says_nothing_usable(
    sandbox: Sandbox, path: str, payload: Any, status: int, words: str
) -> None:
    answer = await sandbox.client.post(f"{API}/{path}", json=payload)

    assert (answer.status_code, answer.json()) == (status, {"error": words})
    assert (sandbox.inbox, sandbox.shown) == ([], [])


async def test_broken_json(sandbox: Sandbox) -> None:
    headers = {"content-type": "application/json"}

    answer = await sandbox.client.post(f"{API}/say", content=b'{"as": ', headers=headers)

    assert (answer.status_code, answer.json()["error"]) == (400, "sandbox.error.not_understood")


async def test_a_form_of_another_page_cannot_pass_for_json(sandbox: Sandbox) -> None:
    content = b'{"as": "requester", "text": "Hola"}'

    answer = await sandbox.client.post(f"{API}/say", content=content, headers={"content-type": "text/plain"})

    assert (answer.status_code, sandbox.inbox) == (415, [])


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
async def test_another_sites_page_cannot_act_here(sandbox: Sandbox, site: str) -> None:
    answer = await sandbox.client.post(
        f"{API}/upload",
        data={"as": "requester"},
        files=[("files", ("a.csv", b"a"))],
        headers={"sec-fetch-site": site},
    )

    assert (answer.status_code, answer.json()["error"]) == (403, "sandbox.error.stranger")
    assert sandbox.vault.contents == {}


async def test_an_upload_without_a_file(sandbox: Sandbox) -> None:
    answer = await sandbox.client.post(f"{API}/upload", data={"as": "requester", "caption": "Va"})

    assert (answer.status_code, answer.json()["error"]) == (400, "sandbox.error.no_file")


async def test_a_file_that_is_too_large_is_named(sandbox: Sandbox) -> None:
    files = [("files", ("base.csv", b"a" * (sandbox.most_bytes + 1)))]

    answer = await sandbox.client.post(f"{API}/upload", data={"as": "requester"}, files=files)

    assert (answer.status_code, answer.json()["error"]) == (
        413,
        "sandbox.error.file_too_big[name=base.csv, most=1]",
    )
    assert (sandbox.vault.contents, sandbox.inbox) == ({}, [])


async def test_what_no_database_can_store_is_replaced(sandbox: Sandbox) -> None:
    headers = {"content-type": "application/json"}

    await sandbox.client.post(
        f"{API}/say", content=b'{"as": "requester", "text": "a\\u0000b\\ud800c"}', headers=headers
    )

    assert sandbox.shown[0].body["paragraphs"] == ["a\ufffdb\ufffdc"]
