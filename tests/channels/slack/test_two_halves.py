"""One process hears and another works, on one PostgreSQL: a window opened by one is filled by the other."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.channels.slack.answering import send_a_request
from tests.channels.slack.conftest import SlackBot
from tests.contracts import postgres_server

pytestmark = pytest.mark.postgres
SECONDS = 30


@pytest.fixture(scope="module")
def postgres() -> Iterator[str]:
    """Address of a running server."""
    with postgres_server.running() as server:
        yield server


async def test_s27_a_window_is_filled_by_whichever_process_works(slack_bot: SlackBot, postgres: str) -> None:
    slack_bot.slack.limits.is_on = False
    slack_bot.more["PREGONERO_DATABASE_URL"] = postgres_server.new_database(postgres)
    requester, boss = slack_bot["requester"], slack_bot["boss"]
    seeded = await slack_bot.order("admin", "demo")
    assert await seeded.wait() == 0
    await slack_bot.start("--no-worker")
    worker = await slack_bot.order("worker")

    await send_a_request(requester)
    await boss.sees("CAMP-2026-0001", SECONDS)
    await boss.click("Devolver")
    await boss.sees_modal("Nota: Objetivo", SECONDS)
    await boss.submit({"Nota: Objetivo": "No es medible"})
    await requester.sees("No es medible", SECONDS)
    worker.terminate()

    assert await worker.wait() == 0
    assert [one for one in slack_bot.slack.rejections if one.error != "not_found"] == []


async def test_s37_a_page_is_kept_true_and_a_form_checked_across_two_processes(
    slack_bot: SlackBot, postgres: str
) -> None:
    slack_bot.slack.limits.is_on = False
    slack_bot.more["PREGONERO_DATABASE_URL"] = postgres_server.new_database(postgres)
    requester = slack_bot["requester"]
    seeded = await slack_bot.order("admin", "demo")
    assert await seeded.wait() == 0
    await slack_bot.start("--no-worker")
    workers = [await slack_bot.order("worker") for _ in range(2)]

    await requester.open_home()
    await requester.sees_home("Hola", SECONDS)
    await requester.command("/brief", "nueva")
    await requester.sees_home("la solicitud sin nombre", SECONDS)
    await requester.click("Formulario: Solicitud", where="home")
    modal = await requester.sees_modal("Nombre de la campaña", SECONDS)
    await requester.submit({"Nombre de la campaña": "x"})
    errors = list(modal.errors)
    await requester.submit({"Nombre de la campaña": "Renovación 2027-1"})
    await requester.sees_home("«Renovación 2027-1»", SECONDS)
    for worker in workers:
        worker.terminate()

    assert [await worker.wait() for worker in workers] == [0, 0]
    assert errors == ["text/name"]
    assert {one.error for one in slack_bot.slack.rejections} <= {"not_found", "hash_conflict"}
