"""argparse's own words from the catalogue: it looks them up by gettext's names in its module, and is given ours there.

A test holds the table complete for the Python that runs.
"""

from __future__ import annotations

import argparse
from typing import Final

from bot.cli.words import words

IDS: Final = {
    "usage: ": "usage",
    "options": "options",
    "positional arguments": "positionals",
    "subcommands": "subcommands",
    "%(heading)s:": "heading",
    "show this help message and exit": "help",
    "show program's version number and exit": "version",
    " (default: %(default)s)": "default",
    "%(prog)s: error: %(message)s\n": "error",
    "%(prog)s: warning: %(message)s\n": "warning",
    "argument %(argument_name)s: %(message)s": "argument",
    "argument '%(argument_name)s' is deprecated": "old_argument",
    "command '%(parser_name)s' is deprecated": "old_command",
    "option '%(option)s' is deprecated": "old_option",
    "the following arguments are required: %s": "required",
    "one of the arguments %s is required": "one_required",
    "unrecognized arguments: %s": "unrecognised",
    "ambiguous option: %(option)s could match %(matches)s": "ambiguous",
    "unexpected option string: %s": "unexpected",
    "not allowed with argument %s": "not_allowed",
    "ignored explicit argument %r": "explicit",
    "expected one argument": "one_value",
    "expected at most one argument": "at_most_one",
    "expected at least one argument": "at_least_one",
    "expected %s argument": "value",
    "expected %s arguments": "values",
    "invalid %(type)s value: %(value)r": "invalid_value",
    "invalid choice: %(value)r (choose from %(choices)s)": "invalid_choice",
    "unknown parser %(parser_name)r (choices: %(choices)s)": "unknown_parser",
    "can't open '%(filename)s': %(error)s": "cannot_open",
}
"""What argparse can say to whoever types a command; the rest it says to programmers only."""


def _word(text: str) -> str:
    return words(f"cli.argparse.{IDS[text]}") if text in IDS else text


def speak() -> None:
    """Give argparse our words, for this process."""
    vars(argparse).update(_=_word, ngettext=lambda one, many, count: _word(one if count == 1 else many))
