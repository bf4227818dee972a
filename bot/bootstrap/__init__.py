"""The composition root: the only package that knows every adapter."""

from bot.bootstrap.living import Bot, build
from bot.bootstrap.running import run, work
from bot.bootstrap.sandbox import run_sandbox, sandbox_channel

__all__ = ["Bot", "build", "run", "run_sandbox", "sandbox_channel", "work"]
