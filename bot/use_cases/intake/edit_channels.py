"""Channels added, dropped or put for another in a few words: «agrega SMS», «cancela el correo», «X en vez de Y»."""

from __future__ import annotations

import re

from bot.core.folding import fold
from bot.core.forms.brief import CHANNELS
from bot.core.forms.clauses import either, opened
from bot.core.values import find_values, read_channels
from bot.use_cases.turn import Turn


def edited_channels(turn: Turn) -> list[str] | None:
    """Return the channels after «agrega correo», «cancela el SMS, deja los otros dos» or «deja solo el correo».

    None where nothing is added or dropped, where something else is spoken of, or where none would be left.
    """
    manner, held = turn.manner, turn.draft.fields.get("channels")
    said = _without_topic(turn, fold(opened(turn.text, manner)[0]))
    if not held or not said:
        return None
    swapped = _swapped(turn, said, held)
    if swapped is not None:
        return swapped
    sets = ((manner.keeping_only, "only"), (manner.dropping, "drop"), (manner.adding, "add"))
    for verbs, kind in sets:
        match = re.match(rf"{either(verbs)}\b\s*(?=\S)", said)
        named = _only_channels(turn, said[match.end() :]) if match else None
        if named:
            chosen = {"only": named, "drop": set(held) - named, "add": {*held, *named}}[kind]
            return [channel for channel in CHANNELS if channel in chosen and chosen != set(held)] or None
    return None


def _without_topic(turn: Turn, said: str) -> str:
    """Return «lo de los canales: quita SMS» from its verb on."""
    about = rf"(?:{either(turn.manner.about)}\s+)?(?:{either(turn.words.articles)}\s+)?"
    return re.sub(rf"^{about}{either(turn.words.fields['channels'])}\W+(?={_verbs(turn)}\b)", "", said)


def _verbs(turn: Turn) -> str:
    return either((*turn.manner.keeping_only, *turn.manner.dropping, *turn.manner.adding))


def _swapped(turn: Turn, said: str, held: list[str]) -> list[str] | None:
    """Return the channels after one is put for another or left out behind its name: «la llamada no vaya»."""
    manner = turn.manner
    putting = either((*manner.setting, *manner.adding, *manner.instead, *manner.leading, *manner.repairing))
    patterns = (
        rf"{either(manner.refusing)}\s+(?P<old>.+?)[,\s]+(?:{putting}\s+)+(?P<new>.+)",
        rf"(?:{putting}\s+)*(?P<new>.+?)[,\s]+{either(manner.swapping)}\s+(?P<old>.+)",
        rf"(?P<old>.+?)\s+{either(manner.refused)}[,\s]+(?:{putting}\s+)+(?P<new>.+)",
        rf"(?:que\s+)?(?P<old>.+?)\s+{either(manner.refused)}(?P<new>)",
    )
    for pattern in patterns:
        match = re.fullmatch(pattern, said)
        old = _only_channels(turn, match.group("old")) if match else None
        new = (_only_channels(turn, match.group("new")) or set()) if match else set()
        if old and match and not match.group("new") and not old & set(held):
            return list(held)  # what is left out was never among them
        if old and old <= set(held) and (new or not (match and match.group("new"))):
            chosen = (set(held) - old) | new
            return [channel for channel in CHANNELS if channel in chosen] or None
    return None


def _only_channels(turn: Turn, rest: str) -> set[str] | None:
    """Return the channels of a text that names nothing else, None where it does."""
    positive = re.split(rf"\b{either(turn.manner.keeping_only)}\b|\bdeja\b|,", rest)[0]
    named = read_channels(positive, turn.words.language).value
    mentions = find_values(rest, turn.today, turn.services.calendar, turn.words.language)
    left = rest
    for mention in reversed(mentions):
        if mention.kind == "channel":
            left = left[: mention.reading.start] + " " + left[mention.reading.end :]
    others = [word for word in re.findall(r"\w+", left) if word not in turn.manner.channel_fillers]
    return set(named) if named and not others else None
