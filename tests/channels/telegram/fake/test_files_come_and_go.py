from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.channels.telegram.fake.calling import Caller
from tests.fakes.telegram import FakeTelegram, Person

LIMIT = 20 << 20


@pytest.fixture
async def local(tmp_path: Path) -> AsyncIterator[FakeTelegram]:
    """A local Bot API server."""
    async with FakeTelegram(local_dir=tmp_path / "server") as running:
        yield running


def _sparse(path: Path, size: int) -> Path:
    with path.open("wb") as opened:
        opened.truncate(size)
    return path


def _size(path: Path) -> int:
    return path.stat().st_size


def _file_id(tg: FakeTelegram) -> str:
    return str(tg.updates[-1].body["document"]["file_id"])


def _address(tg: FakeTelegram, path: str) -> str:
    return f"{tg.base_file_url}{tg.token}/{path}"


async def test_a_file_of_20_mib_is_the_largest(
    tg: FakeTelegram, call: Caller, ana: Person, tmp_path: Path
) -> None:
    await ana.send_document(_sparse(tmp_path / "justo.csv", LIMIT))
    file = await call.result("getFile", file_id=_file_id(tg))
    assert file["file_path"] == "documents/file_0.csv"
    answer = await call.client.get(_address(tg, file["file_path"]))
    assert (answer.status_code, len(answer.content)) == (200, LIMIT)
    await ana.send_document(_sparse(tmp_path / "grande.csv", LIMIT + 1))
    assert tg.updates[-1].body["document"]["file_size"] == LIMIT + 1
    assert await call.refusal("getFile", file_id=_file_id(tg)) == (400, "Bad Request: file is too big")
    assert [one.description for one in tg.rejections] == ["Bad Request: file is too big"]


async def test_a_local_server_lays_files_down(local: FakeTelegram, tmp_path: Path) -> None:
    ana = local.person("Ana")
    await ana.send_document(_sparse(tmp_path / "grande.csv", LIMIT + 1))
    async with Caller(local) as call:
        file = await call.result("getFile", file_id=_file_id(local))
        path = Path(file["file_path"])
        assert path.is_absolute()
        assert (_size(path), path.is_relative_to(tmp_path / "server")) == (LIMIT + 1, True)
        sent = await call.result("sendDocument", chat_id=ana.id, document=path.as_uri())
        assert sent["document"]["file_size"] == LIMIT + 1
        relative = "documents/file_0.csv"
        assert (await call.client.get(_address(local, relative))).status_code == 404
    assert local.environment()["PREGONERO_TELEGRAM_LOCAL"] == "true"


async def test_a_link_lasts_an_hour(tg: FakeTelegram, call: Caller, ana: Person) -> None:
    await ana.send_document(("a.csv", b"x"))
    file = await call.result("getFile", file_id=_file_id(tg))
    tg.clock.advance(3601)
    assert (await call.client.get(_address(tg, file["file_path"]))).status_code == 404
    await call.result("getFile", file_id=_file_id(tg))
    assert (await call.client.get(_address(tg, file["file_path"]))).content == b"x"


async def test_a_strange_token_gets_no_file(tg: FakeTelegram, call: Caller, ana: Person) -> None:
    await ana.send_document(("a.csv", b"x"))
    file = await call.result("getFile", file_id=_file_id(tg))
    answer = await call.client.get(f"{tg.base_file_url}1:other/{file['file_path']}")
    assert answer.status_code == 401


async def test_a_download_breaks_off(tg: FakeTelegram, call: Caller, ana: Person) -> None:
    [message] = await ana.send_document(("a.csv", b"x" * 200_000))
    assert message.file is not None
    file = await call.result("getFile", file_id=_file_id(tg))
    message.file.serving.keep_bytes = 100_000
    with pytest.raises(httpx.RemoteProtocolError):
        await call.client.get(_address(tg, file["file_path"]))
    message.file.serving.keep_bytes = None
    assert len((await call.client.get(_address(tg, file["file_path"]))).content) == 200_000
    assert message.file.downloads == 2


WRONG: list[tuple[str, dict[str, Any], str]] = [
    ("getFile", {}, "file_id not specified"),
    ("getFile", {"file_id": "x"}, "invalid file_id"),
    ("sendDocument", {}, "there is no document in the request"),
    ("sendDocument", {"document": "x"}, "wrong remote file identifier specified: Wrong string length"),
    (
        "sendMediaGroup",
        {"media": [{"type": "document", "media": "x"}]},
        "there are not enough messages to send as",
    ),
    ("sendMediaGroup", {"media": [{"type": "document"}] * 11}, "too many messages to send as an album"),
    (
        "sendMediaGroup",
        {"media": [{"type": "document"}, {"type": "photo"}]},
        "document can't be mixed with other",
    ),
]


@pytest.mark.parametrize(("method", "arguments", "why"), WRONG)
async def test_wrong_files_are_refused(
    call: Caller, ana: Person, method: str, arguments: dict[str, Any], why: str
) -> None:
    chat = {} if method == "getFile" else {"chat_id": ana.id}
    code, description = await call.refusal(method, **chat, **arguments)
    assert (code, description.startswith(f"Bad Request: {why}")) == (400, True)


WRONG_UPLOADS = [
    ("document", b"", (400, "Bad Request: file must be non-empty")),
    ("photo", b"hola", (400, "Bad Request: IMAGE_PROCESS_FAILED")),
    ("document", b"x" * ((50 << 20) + 1), (413, "Request Entity Too Large")),
]


@pytest.mark.parametrize(("kind", "content", "told"), WRONG_UPLOADS, ids=["empty", "no_image", "too_big"])
async def test_wrong_uploads_are_refused(
    tg: FakeTelegram, call: Caller, ana: Person, kind: str, content: bytes, told: tuple[int, str]
) -> None:
    url, files = f"{tg.base_url}{tg.token}/send{kind}", {kind: ("a.bin", content, "application/octet-stream")}
    answer = await call.client.post(url, data={"chat_id": str(ana.id)}, files=files)
    assert (answer.status_code, answer.json()["description"]) == told
