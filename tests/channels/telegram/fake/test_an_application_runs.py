"""The official framework's own loops against the fake: polling, and updates pushed into it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import pytest
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from telegram import InlineKeyboardButton, InlineKeyboardMarkup, Update
from telegram.ext import (
    Application,
    ApplicationBuilder,
    CallbackQueryHandler,
    CommandHandler,
    ContextTypes,
    MessageHandler,
    filters,
)  # fmt: skip

from tests.channels.telegram.fake.calling import Caller
from tests.fakes.telegram import FakeTelegram, Person
from tests.fakes.telegram.server import Server

PUBLIC = "https://bot.example"
App = Application[Any, Any, Any, Any, Any, Any]
Context = ContextTypes.DEFAULT_TYPE


async def _greet(update: Update, context: Context) -> None:
    assert update.message is not None
    await update.message.reply_text(f"Hola {' '.join(context.args or [])}".strip())


async def _ask(update: Update, _context: Context) -> None:
    assert update.message is not None
    markup = InlineKeyboardMarkup([[InlineKeyboardButton("Aprobar", callback_data="a:1")]])
    await update.message.reply_text("¿Apruebas?", reply_markup=markup)


async def _approve(update: Update, _context: Context) -> None:
    assert update.callback_query is not None
    await update.callback_query.answer("Listo")
    await update.callback_query.edit_message_text("Aprobada")


async def _measure(update: Update, _context: Context) -> None:
    assert update.message is not None
    assert update.message.document is not None
    file = await update.message.document.get_file()
    await update.message.reply_text(f"{len(await file.download_as_bytearray())} bytes")


@pytest.fixture
async def app(tg: FakeTelegram) -> AsyncIterator[App]:
    builder = ApplicationBuilder().token(tg.token).base_url(tg.base_url).base_file_url(tg.base_file_url)
    made = builder.build()
    made.add_handler(CommandHandler("start", _greet))
    made.add_handler(CallbackQueryHandler(_approve))
    made.add_handler(MessageHandler(filters.Document.ALL, _measure))
    made.add_handler(MessageHandler(filters.TEXT, _ask))
    async with made:
        await made.start()
        yield made
        await made.stop()


@asynccontextmanager
async def _polling(app: App) -> AsyncIterator[None]:
    assert app.updater is not None
    await app.updater.start_polling(timeout=10)
    yield
    await app.updater.stop()


async def _converse(ana: Person) -> None:
    await ana.start("abc")
    await ana.sees("Hola abc")
    await ana.write("revisa esto")
    card = await ana.sees("¿Apruebas?", with_button="Aprobar")
    await ana.press("aprobar", on="apruebas")
    await ana.toast("listo")
    assert await ana.sees("Aprobada") is card
    await ana.send_document(("base.csv", b"x" * 1000))
    await ana.sees("1000 bytes")


async def test_a_polling_application_talks(tg: FakeTelegram, app: App) -> None:
    async with _polling(app):
        await _converse(tg.person("Eva"))
    assert (tg.pending, tg.rejections) == ([], [])


async def test_polling_may_stop_and_start_again(tg: FakeTelegram, app: App, ana: Person) -> None:
    async with _polling(app):
        await ana.sees("Hola")
        await tg.until(lambda: tg.is_polled)
    await ana.write("mientras no estabas")
    async with _polling(app):
        await ana.sees("¿Apruebas?")
    assert tg.rejections == []


async def test_an_application_takes_what_is_pushed(tg: FakeTelegram, app: App) -> None:
    async def take(request: Request) -> Response:
        await app.update_queue.put(Update.de_json(await request.json(), app.bot))
        return Response()

    server = Server([Route("/telegram/webhook", take, methods=["POST"])])
    await server.start()
    tg.webhook.reach[PUBLIC] = server.origin
    await app.bot.set_webhook(f"{PUBLIC}/telegram/webhook", secret_token="secreto")
    await _converse(tg.person("Eva"))
    await tg.until(lambda: not tg.pending)
    await app.bot.delete_webhook()
    await server.stop()
    assert tg.rejections == []


async def test_a_second_poller_is_reported(tg: FakeTelegram, app: App, call: Caller) -> None:
    conflicts: list[str] = []
    assert app.updater is not None
    await app.updater.start_polling(timeout=10, error_callback=lambda error: conflicts.append(error.message))
    await tg.until(lambda: tg.is_polled)
    await call.result("getUpdates")
    await tg.until(lambda: tg.is_polled)
    await app.updater.stop()
    assert [words[:51] for words in conflicts] == ["Conflict: terminated by other getUpdates request; m"]
