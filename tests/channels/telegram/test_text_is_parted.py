"""Text is parted into messages that Telegram takes, and nothing of it is lost."""

from __future__ import annotations

from html import unescape

from hypothesis import given
from hypothesis import strategies as st

from bot.channels.telegram.lines import MOST_ENTITIES, Span, html_of, messages_of, plain, units
from bot.channels.telegram.reading import LONGEST_NAME, file_name

LETTERS = st.text(alphabet="aé ñ😀<&>\n👩‍👧", max_size=300)


def _words(text: str) -> str:
    return "".join(text.split())


@given(LETTERS, st.integers(min_value=20, max_value=60))
def test_every_message_fits_and_no_word_is_lost(text: str, most: int) -> None:
    messages = messages_of(plain(text), most)
    shown = [unescape(html_of(message)) for message in messages]

    assert all(0 < units(one) <= most for one in shown)
    assert _words("".join(shown)) == _words(text)


@given(st.integers(min_value=1, max_value=400))
def test_a_message_has_no_more_marks_than_telegram_keeps(count: int) -> None:
    messages = messages_of([(Span("a", "b"), Span("b", "i")) for _ in range(count)])

    assert max(html_of(message).count("</") for message in messages) <= MOST_ENTITIES
    assert sum(html_of(message).count("</") for message in messages) == 2 * count


@given(st.text(max_size=400))
def test_a_file_name_is_short_and_without_a_path(name: str) -> None:
    kept = file_name(name)

    assert 0 < len(kept) <= LONGEST_NAME
    assert not set(kept) & set("/\\\x00\u202e")
