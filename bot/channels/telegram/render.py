"""Replies as Telegram draws them: pieces of HTML, the keyboard under the last, documents after it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from bot.channels.telegram.keyboards import CHOSEN, GROUP, NOT_CHOSEN, UNFOLD, Key, Keyboard
from bot.channels.telegram.lines import EMPTY, Line, Span, html_of, messages_of, plain
from bot.core.replies import Button, Document, Fact, Reply, Section
from bot.core.text import Param, say
from bot.use_cases.ports import Outgoing, Wording


@dataclass(frozen=True)
class Drawn:
    """A reply ready to be sent: at least one piece unless there are only documents."""

    pieces: tuple[str, ...]
    keyboard: Keyboard
    documents: tuple[Document, ...]
    toast: str  # its words alone, for an answer to a press


def draw(outgoing: Outgoing, wording: Wording, *, is_repeat: bool = False) -> Drawn:
    """Draw a reply in its language; `is_repeat` marks one that may have arrived before.

    Raises `ValueError` where ids and actions differ.
    """
    return _Drawer(wording, outgoing.language, iter(outgoing.button_ids)).draw(outgoing.reply, is_repeat)


@dataclass
class _Drawer:
    wording: Wording
    language: str
    ids: Iterator[str]

    def draw(self, reply: Reply, is_repeat: bool) -> Drawn:
        """Draw a reply: its ids are given to the facts' buttons first, then to those below."""
        on_facts = [(section, self._fact_keys(section)) for section in reply.sections]
        below = [self._key(button) for button in reply.buttons]
        if reply.form is None and next(self.ids, None) is not None:
            raise ValueError("more button ids than actions in the reply")
        paragraphs = [words for words in map(self._words, reply.paragraphs) if words.strip()]
        pieces = messages_of(self._lines(reply, paragraphs, is_repeat))
        if not pieces and below:
            pieces = [plain(self._words(say("telegram.choose")))]
        return Drawn(
            tuple(html_of(piece) for piece in pieces), self._keyboard([one for one in on_facts if one[1]], below),
            reply.documents,
            "\n".join(paragraphs),
        )  # fmt: skip

    def _lines(self, reply: Reply, paragraphs: list[str], is_repeat: bool) -> Iterator[Line]:
        if is_repeat:
            yield from plain(self._words(say("telegram.repeat")), "i")
            yield EMPTY
        for number, words in enumerate(paragraphs):
            if number:
                yield EMPTY
            yield from plain(words)
        for section in reply.sections:
            yield EMPTY
            yield from self._section(section)

    def _section(self, section: Section) -> Iterator[Line]:
        yield from plain(self._words(section.title), "b")
        for fact in section.facts:
            yield from self._fact(fact)

    def _fact(self, fact: Fact) -> Iterator[Line]:
        value = self._words(fact.value)
        shown = "—" if fact.missing and not value else value
        first, *others = shown.splitlines() or [""]
        yield (Span("• "), Span(f"{self._words(fact.label)}:", "b"), Span(f" {first}"))
        for line in others:
            yield (Span(line),)
        if fact.before is not None:
            yield (Span("   "), Span(self._words(say("telegram.before", value=fact.before)), "i"))
        if fact.note is not None:
            yield from ((Span("   "), *line) for line in plain(self._words(fact.note), "i"))

    def _keyboard(self, on_facts: list[tuple[Section, list[tuple[str, Key]]]], below: list[Key]) -> Keyboard:
        """Put a fact's single key beside the others; several unfold, section by section, from a key of their name."""
        named = [(own, key, place) for place, (_, keys) in enumerate(on_facts) for own, key in keys]
        if len(named) <= 1:
            return Keyboard((*(Key(own, key.data, key.style) for own, key, _ in named), *below))
        places: dict[str, set[int]] = {}
        for own, _, place in named:
            places.setdefault(own, set()).add(place)
        at_once = len(on_facts) > 1
        unfolding = [
            Key(own, f"{GROUP}{held.pop()}" if at_once and len(held) == 1 else UNFOLD)
            for own, held in places.items()
        ]
        groups = tuple(
            (self._words(section.title), tuple(key for _, key in keys)) for section, keys in on_facts
        )
        return Keyboard((*unfolding, *below), groups, self._words(say("telegram.back")))

    def _fact_keys(self, section: Section) -> list[tuple[str, Key]]:
        """Return, for each fact with a button, the button's own label and the key that names its fact."""
        keys = []
        for fact in section.facts:
            if fact.button is not None:
                key = self._key(fact.button)
                keys.append((key.label, Key(self._words(fact.label), key.data, key.style)))
        return keys

    def _key(self, button: Button) -> Key:
        data = next(self.ids, None)
        if data is None:
            raise ValueError("fewer button ids than actions in the reply")
        mark = "" if button.chosen is None else CHOSEN if button.chosen else NOT_CHOSEN
        return Key(f"{mark}{self._words(button.label)}", data, button.style)

    def _words(self, value: Param) -> str:
        if value is None:
            return ""
        return value if isinstance(value, str) else self.wording.render(value, self.language)
