"""A language-free reply as Slack's messages: literal words, facts with their buttons, buttons in rows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from bot.channels.slack.blocks import (
    MOST_FALLBACK,
    MOST_TEXT,
    Block,
    button,
    clipped,
    escaped,
    is_plain,
    marked,
    parts,
    plain,
    rows,
    sections,
    split,
)
from bot.core.replies import Button, Fact, Reply, Section, Style
from bot.core.text import Param
from bot.use_cases.ports import Outgoing, Wording

STYLES: Final = {Style.PLAIN: None, Style.PRIMARY: "primary", Style.DANGER: "danger"}
_TICKS: Final = {True: "☑ ", False: "☐ ", None: ""}


@dataclass(frozen=True)
class Drawn:
    """What is posted: the text beside the blocks, and the blocks of each message, buttons in the last."""

    text: str
    parts: list[list[Block]]


def draw(outgoing: Outgoing, wording: Wording) -> Drawn:
    """Return the messages in the receiver's language. Raises `ValueError` where ids and actions differ.

    Ids are taken in the order of `bot.core.reply_actions.actions_of`: rows of facts, buttons, form.
    """
    return Drawing(wording, outgoing.language, iter(outgoing.button_ids)).drawn(outgoing.reply)


@dataclass
class Drawing:
    """Draws one reply; each id is used once."""

    wording: Wording
    language: str
    ids: Iterator[str]

    def drawn(self, reply: Reply) -> Drawn:
        """Return the whole reply."""
        said = [self.words(paragraph) for paragraph in reply.paragraphs]
        blocks = [block for words in said for block in sections(words)]
        for section in reply.sections:
            blocks += self._section(section)
        blocks += rows([self._button(one) for one in reply.buttons])
        fallback = "\n".join(words for words in said if words) or self._first_title(reply.sections)
        fallback = fallback or ", ".join(document.name for document in reply.documents)
        fallback = fallback or ", ".join(self.words(one.label) for one in reply.buttons) or "…"
        return Drawn(clipped(escaped(fallback), MOST_FALLBACK), parts(blocks))

    def words(self, value: Param) -> str:
        """Return the words for a text or a value; a person's own stay as they are."""
        if value is None:
            return ""
        return value if isinstance(value, str) else self.wording.render(value, self.language)

    def _first_title(self, shown: Sequence[Section]) -> str:
        return self.words(shown[0].title) if shown else ""

    def _section(self, section: Section) -> list[Block]:
        title = self.words(section.title)
        blocks = [{"type": "section", "text": marked(f"*{escaped(title)}*")}] if title else []
        run: list[Fact] = []
        for fact in section.facts:
            if fact.button is None:
                run.append(fact)
                continue
            blocks += [*self._facts(run), *self._fact_with_button(fact, fact.button)]
            run = []
        return [*blocks, *self._facts(run)]

    def _facts(self, facts: Sequence[Fact]) -> list[Block]:
        """Return facts without buttons, as many in a block as fit; labels stand out where values allow marks."""
        blocks: list[Block] = []
        for is_marked, line in (self._line(fact) for fact in facts):
            last = blocks[-1]["text"] if blocks else None
            kind = "mrkdwn" if is_marked else "plain_text"
            if last and last["type"] == kind and len(last["text"]) + len(line) < MOST_TEXT:
                last["text"] += f"\n{line}"
                continue
            make = marked if is_marked else plain
            blocks += [{"type": "section", "text": make(part)} for part in split(line)]
        return blocks

    def _line(self, fact: Fact) -> tuple[bool, str]:
        label, value = self.words(fact.label), self._value(fact)
        can_be_marked = is_plain(label + value) and len(value) < MOST_TEXT - 500 and "\n" not in value
        if can_be_marked:
            return True, f"*{escaped(label)}:* {escaped(value)}"
        return False, f"{label}: {value}"

    def _value(self, fact: Fact) -> str:
        value = self.words(fact.value)
        value = value if fact.before is None else f"{self.words(fact.before)} → {value}"
        return value if fact.note is None else f"{value} ({self.words(fact.note)})"

    def _fact_with_button(self, fact: Fact, pressed: Button) -> list[Block]:
        is_marked, line = self._line(fact)
        drawn = [
            {"type": "section", "text": marked(part) if is_marked else plain(part)} for part in split(line)
        ]
        drawn[-1]["accessory"] = self._button(pressed)
        return drawn

    def _button(self, one: Button) -> Block:
        button_id = next(self.ids, None)
        if button_id is None:
            raise ValueError("fewer button ids than actions in the reply")
        return button(_TICKS[one.chosen] + self.words(one.label), button_id, STYLES[one.style])
