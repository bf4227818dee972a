"""What holds for every request, whichever channel it is for."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator

import httpx
import pytest
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from bot.core.text import Param, Text
from bot.errors import StorageUnavailable
from bot.http.app import MOST_BYTES, HttpParts, create_app
from bot.http.server import http_server


class PlainWording:
    def render(self, text: Param, language: str) -> str:
        return text.id if isinstance(text, Text) else str(text)


async def echo(request: Request) -> Response:
    return PlainTextResponse(str(len(await request.body())))


async def fail(request: Request) -> Response:
    raise StorageUnavailable if request.query_params else RuntimeError("secret")


async def holds() -> bool:
    return True


async def breaks() -> bool:
    raise StorageUnavailable


def parts(**checks: bool) -> HttpParts:
    return HttpParts(
        PlainWording(),
        checks={name: holds if good else breaks for name, good in checks.items()},
        routes=[
            Route("/echo/{name}", echo, methods=["POST"]),
            Route("/large", echo, methods=["POST"]),
            Route("/fail", fail),
        ],
        body_limits={"/large": 2 * MOST_BYTES},
    )


def client_of(some: HttpParts) -> httpx.AsyncClient:
    transport = httpx.ASGITransport(create_app(some), raise_app_exceptions=False)
    return httpx.AsyncClient(transport=transport, base_url="http://bot")


@pytest.fixture
async def client() -> AsyncIterator[httpx.AsyncClient]:
    async with client_of(parts()) as one:
        yield one


async def told_length() -> AsyncIterator[bytes]:
    for _ in range(MOST_BYTES // 1024 + 1):
        yield b"a" * 1024


async def test_a_body_within_the_limit_passes(client: httpx.AsyncClient) -> None:
    assert (await client.post("/echo/a", content=b"a" * MOST_BYTES)).text == str(MOST_BYTES)


async def test_a_body_that_says_it_is_too_large_is_refused_in_words(client: httpx.AsyncClient) -> None:
    answer = await client.post("/echo/a", content=b"a" * (MOST_BYTES + 1))

    assert (answer.status_code, answer.json()) == (413, {"error": "http.too_large"})


async def test_a_body_that_grows_too_large_is_refused_in_words(client: httpx.AsyncClient) -> None:
    answer = await client.post("/echo/a", content=told_length())

    assert (answer.status_code, answer.json()) == (413, {"error": "http.too_large"})


async def test_a_path_may_take_more(client: httpx.AsyncClient) -> None:
    assert (await client.post("/large", content=b"a" * (MOST_BYTES + 1))).status_code == 200


@pytest.mark.parametrize(
    ("method", "path", "status", "words"),
    [
        ("GET", "/nowhere", 404, "http.not_found"),
        ("GET", "/large", 405, "http.not_allowed"),
        ("GET", "/fail", 500, "http.failure"),
        ("GET", "/fail?storage=1", 503, "http.unavailable"),
    ],
)
async def test_errors_are_said_in_words(
    client: httpx.AsyncClient, method: str, path: str, status: int, words: str
) -> None:
    data = await client.request(method, path)
    page = await client.request(method, path, headers={"accept": "text/html"})

    assert (data.status_code, data.json()) == (status, {"error": words})
    assert (page.status_code, words in page.text) == (status, True)
    assert "secret" not in data.text + page.text


@pytest.mark.parametrize("path", ["/healthz", "/nowhere", "/fail"])
async def test_every_answer_has_the_security_headers(client: httpx.AsyncClient, path: str) -> None:
    headers = (await client.get(path)).headers

    assert headers.get("x-content-type-options") == "nosniff"
    assert "default-src 'none'" in headers.get("content-security-policy", "")


async def test_ready_means_that_every_check_holds() -> None:
    async with client_of(parts(database=True)) as good, client_of(parts(database=True, rasa=False)) as bad:
        ready, waiting = await good.get("/readyz"), await bad.get("/readyz")
        alive = await bad.get("/healthz")

    assert (ready.status_code, ready.json()["checks"]) == (200, {"database": True})
    assert (waiting.status_code, waiting.json()["checks"]) == (503, {"database": True, "rasa": False})
    assert alive.status_code == 200


async def test_the_log_of_requests_holds_neither_names_nor_queries(
    client: httpx.AsyncClient, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.INFO, "bot.http.access"):
        await client.post("/echo/Ana%20Garcia?token=secret", content=b"text")

    lines = [record.getMessage() for record in caplog.records if record.name == "bot.http.access"]
    assert [line.rsplit(" ", 2)[0] for line in lines] == ["POST /echo/{name} 200"]


async def test_the_server_stops_when_it_is_told_to(unused_tcp_port: int) -> None:
    server = http_server(create_app(parts()), port=unused_tcp_port)
    serving = asyncio.create_task(server.serve())
    patient = httpx.AsyncHTTPTransport(retries=8)
    async with httpx.AsyncClient(transport=patient, base_url=f"http://127.0.0.1:{unused_tcp_port}") as client:
        answer = await client.get("/healthz")

    server.stop()
    await asyncio.wait_for(serving, 10)

    assert (answer.status_code, "server" in answer.headers) == (200, False)
