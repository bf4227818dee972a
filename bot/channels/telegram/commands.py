"""The menu: each command is the matching intent by its name, so that it works whether Rasa answers or not."""

from __future__ import annotations

from telegram import (
    Bot,
    BotCommand,
    BotCommandScopeAllGroupChats,
    BotCommandScopeAllPrivateChats,
    BotCommandScopeDefault,
)

from bot.core.text import say
from bot.use_cases.ports import Wording

INTENTS = {
    "brief": "request_campaign", "estado": "brief_status", "mis": "list_briefs", "pendientes": "review_queue",
    "pipeline": "pipeline_status", "ayuda": "help", "cancelar": "cancel", "resumen": "show_summary",
    "help": "help", "cancel": "cancel",  # what Telegram's own clients offer everywhere
}  # fmt: skip
MENU = ("brief", "resumen", "estado", "mis", "pendientes", "pipeline", "ayuda", "cancelar")
IN_GROUPS = ("estado", "pendientes", "pipeline", "ayuda")


async def set_menus(bot: Bot, wording: Wording, language: str, languages: tuple[str, ...]) -> None:
    """Tell Telegram the commands, by scope, in the institution's language and in each that there is."""
    menus = (
        (BotCommandScopeDefault(), MENU), (BotCommandScopeAllPrivateChats(), MENU),
        (BotCommandScopeAllGroupChats(), IN_GROUPS),
    )  # fmt: skip
    for scope, names in menus:
        for code in (None, *languages):
            described = [
                BotCommand(name, wording.render(say(f"telegram.command.{name}"), code or language))
                for name in names
            ]
            await bot.set_my_commands(described, scope=scope, language_code=code)
