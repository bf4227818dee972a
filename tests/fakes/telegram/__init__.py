"""A Telegram for tests: a Bot API server that refuses what the real one refuses, and people who use it."""

from tests.fakes.telegram.fake_telegram import FakeTelegram
from tests.fakes.telegram.group import Group
from tests.fakes.telegram.person import Person
from tests.fakes.telegram.reading import folded, says
from tests.fakes.telegram.records import (
    BOT_RIGHTS,
    ApiCall,
    CallbackQuery,
    Chat,
    Delivery,
    Message,
    Rejection,
    StoredFile,
    Toast,
    Topic,
    User,
)  # fmt: skip

__all__ = [
    "BOT_RIGHTS", "ApiCall", "CallbackQuery", "Chat", "Delivery", "FakeTelegram", "Group", "Message", "Person",
    "Rejection", "StoredFile", "Toast", "Topic", "User", "folded", "says",
]  # fmt: skip
