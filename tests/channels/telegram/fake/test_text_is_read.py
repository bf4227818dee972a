from __future__ import annotations

from typing import Any

import pytest

from tests.fakes.telegram.refusals import Refused
from tests.fakes.telegram.texts.formatted import Formatted, utf16
from tests.fakes.telegram.texts.given import read_caption, read_text

Entity = tuple[str, int, int]

GOOD_HTML: list[tuple[str, str, list[Entity]]] = [
    ("<b>Hola</b> &lt;&amp;&gt; a & b", "Hola <&> a & b", [("bold", 0, 4)]),
    ("😀<i>ñ</i>", "😀ñ", [("italic", 2, 1)]),
    ("<b>a<i>b</i></b>", "ab", [("bold", 0, 2), ("italic", 1, 1)]),
    ('<a href="https://x.example/?a=1&amp;b=2">ver</a>', "ver", [("text_link", 0, 3)]),
    ("<pre>x</pre><code>y</code>", "xy", [("pre", 0, 1), ("code", 1, 1)]),
    ("<blockquote expandable>cita</blockquote>", "cita", [("expandable_blockquote", 0, 4)]),
    (
        '<span class="tg-spoiler">s</span><tg-spoiler>t</tg-spoiler>',
        "st",
        [("spoiler", 0, 1), ("spoiler", 1, 1)],
    ),
    ("  <b> a </b>  ", "a", [("bold", 0, 1)]),
    ("<b></b>x", "x", []),
]


@pytest.mark.parametrize(("source", "text", "entities"), GOOD_HTML)
def test_html_is_read(source: str, text: str, entities: list[Entity]) -> None:
    read = read_text(source, "HTML", None)
    assert (read.text, _shown(read)) == (text, entities)


BAD_HTML = [
    ("<b>x", 'Can\'t find end tag corresponding to start tag "b"'),
    ("x</b>", "Unexpected end tag at byte offset 1"),
    ("ñ<b>x</i>", 'Unmatched end tag at byte offset 6, expected "</b>", found "</i>"'),
    ("<table>x</table>", 'Unsupported start tag "table" at byte offset 0'),
    ("si a <b", "Unclosed start tag at byte offset 5"),
    ("1 < 2", 'Unsupported start tag "" at byte offset 2'),
    ("<span>x</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
]


@pytest.mark.parametrize(("source", "why"), BAD_HTML)
def test_wrong_html_is_refused(source: str, why: str) -> None:
    with pytest.raises(Refused) as told:
        read_text(source, "html", None)
    assert told.value.description == f"Bad Request: can't parse entities: {why}"


GOOD_MARKDOWN: list[tuple[str, str, list[Entity]]] = [
    ("*negrita* _cursiva_ __sub__ ~no~ ||s||", "negrita cursiva sub no s", [
        ("bold", 0, 7), ("italic", 8, 7), ("underline", 16, 3), ("strikethrough", 20, 2), ("spoiler", 23, 1),
    ]),
    (r"3\.5 \- \(a\)\!", "3.5 - (a)!", []),
    ("[ver](https://x\\.example)", "ver", [("text_link", 0, 3)]),
    ("`a.b` ```\nc-d```", "a.b \nc-d", [("code", 0, 3), ("pre", 4, 4)]),
    (">cita\nfuera", "cita\nfuera", [("blockquote", 0, 5)]),
]  # fmt: skip


@pytest.mark.parametrize(("source", "text", "entities"), GOOD_MARKDOWN)
def test_markdown_is_read(source: str, text: str, entities: list[Entity]) -> None:
    read = read_text(source, "MarkdownV2", None)
    assert (read.text, _shown(read)) == (text, entities)


@pytest.mark.parametrize("sign", list("()>#+-=|{}.!]"))
def test_a_reserved_character_must_be_escaped(sign: str) -> None:
    with pytest.raises(Refused, match="is reserved and must be escaped"):
        read_text(f"a{sign}b", "MarkdownV2", None)


@pytest.mark.parametrize("source", ["*a", "_a", "`a", "```a", "[a", "[a](b", "||a"])
def test_an_entity_must_end(source: str) -> None:
    with pytest.raises(Refused, match="Can't find end of"):
        read_text(source, "MarkdownV2", None)


def test_entities_are_found_in_plain_text() -> None:
    read = read_text("/brief@pregonero_bot y @ana_perez: a@b.co, https://x.example #ya", "", None)
    assert [kind for kind, *_ in _shown(read)] == ["bot_command", "mention", "email", "url", "hashtag"]


def test_a_caption_may_be_empty_but_not_longer_than_1024() -> None:
    assert read_caption("", "", None) == Formatted("")
    assert utf16(read_caption("😀" * 512, "", None).text) == 1024
    with pytest.raises(Refused, match="message caption is too long"):
        read_caption("😀" * 512 + "a", "", None)


def test_there_may_be_a_hundred_entities() -> None:
    with pytest.raises(Refused, match="ENTITIES_TOO_LONG"):
        read_text("<b>a</b> " * 101, "HTML", None)


def _shown(read: Formatted) -> list[Entity]:
    told: list[dict[str, Any]] = list(read.entities)
    return [(one["type"], one["offset"], one["length"]) for one in told]
