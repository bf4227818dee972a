"""Answers to presses, lists of commands, and the bot itself."""

from __future__ import annotations

import json
import re
from typing import Any, Final

from tests.fakes.telegram.methods.calling import Call, method
from tests.fakes.telegram.records import Json, Toast
from tests.fakes.telegram.refusals import QUERY_TOO_OLD, unlucky, wrong
from tests.fakes.telegram.rendering import user_json
from tests.fakes.telegram.texts.formatted import utf16

TOAST_UNITS: Final = 200
_COMMAND: Final = re.compile(r"[a-z0-9_]{1,32}")
_SCOPES: Final = {
    "default": (), "all_private_chats": (), "all_group_chats": (), "all_chat_administrators": (), "chat": ("chat_id",),
    "chat_administrators": ("chat_id",), "chat_member": ("chat_id", "user_id"),
}  # fmt: skip


async def _get_me(call: Call) -> Json:
    world = call.world
    abilities = {
        "can_join_groups": True, "can_read_all_group_messages": not world.privacy, "supports_inline_queries": False,
        "can_connect_to_business": False, "has_main_web_app": False,
    }  # fmt: skip
    return {**user_json(world.bot), **abilities}


async def _answer_query(call: Call) -> bool:
    world = call.world
    query = world.queries.get(call.args.text("callback_query_id"))
    text = call.args.text("text")
    if utf16(text) > TOAST_UNITS:
        raise wrong("MESSAGE_TOO_LONG")
    if call.args.text("url"):
        raise wrong("URL_INVALID")
    if query is None or query.toast or world.clock.now() - query.at > world.query_seconds:
        raise unlucky(QUERY_TOO_OLD)
    query.toast = Toast(query.id, text, call.args.flag("show_alert"), world.clock.now())
    world.bell.ring()
    return True


async def _set_commands(call: Call) -> bool:
    commands = call.args.json("commands", "commands")
    if not isinstance(commands, list):
        raise wrong("expected an Array of BotCommand")
    if len(commands) > 100:
        raise wrong("BOT_COMMANDS_TOO_MUCH")
    read = [_command(one) for one in commands]
    call.world.commands[_audience(call)] = read
    return True


async def _get_commands(call: Call) -> list[Json]:
    return call.world.commands.get(_audience(call), [])


async def _delete_commands(call: Call) -> bool:
    call.world.commands.pop(_audience(call), None)
    return True


async def _log_out(call: Call) -> bool:
    call.world.is_logged_out = True
    return True


async def _close(call: Call) -> bool:
    return True


def _command(given: Any) -> Json:
    if not isinstance(given, dict):
        raise wrong("can't parse BotCommand: expected an Object")
    name, description = str(given.get("command", "")).removeprefix("/"), str(given.get("description", ""))
    if not _COMMAND.fullmatch(name):
        raise wrong("BOT_COMMAND_INVALID")
    if not 1 <= len(description.strip()) <= 256:
        raise wrong("BOT_COMMAND_DESCRIPTION_INVALID")
    return {"command": name, "description": description.strip()}


def _audience(call: Call) -> tuple[str, str]:
    scope: Any = call.args.json("scope", "BotCommandScope") or {"type": "default"}
    language = call.args.text("language_code")
    if not isinstance(scope, dict) or scope.get("type") not in _SCOPES:
        raise wrong("can't parse BotCommandScope: Unsupported type specified")
    if any(not scope.get(name) for name in _SCOPES[scope["type"]]):
        raise wrong("can't parse BotCommandScope: Empty chat_id specified")
    if "chat_id" in scope and int(scope["chat_id"]) not in call.world.chats:
        raise unlucky("chat not found")
    if language and not re.fullmatch(r"[a-z]{2}", language):
        raise wrong("LANG_CODE_INVALID")
    return json.dumps(scope, sort_keys=True), language


METHODS: Final = dict([
    method("getMe", _get_me),
    method("answerCallbackQuery", _answer_query, "callback_query_id text show_alert url cache_time"),
    method("setMyCommands", _set_commands, "commands scope language_code"),
    method("getMyCommands", _get_commands, "scope language_code"),
    method("deleteMyCommands", _delete_commands, "scope language_code"),
    method("logOut", _log_out),
    method("close", _close),
])  # fmt: skip
