"""Whatever is typed is read: never an error, always a reading that makes a filter."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bot.core.pipeline.filters import passes
from bot.core.pipeline.opportunity import Opportunity
from bot.core.pipeline.questions import follow
from bot.core.pipeline.questions.words import question_words
from bot.core.pipeline.settings import stalled_after
from tests.unit.pipeline.asking import CALENDAR, TODAY, ask, setting

PHRASES = sorted(
    phrase.strip() for phrases in question_words("es").cues.values() for phrase in phrases.split(",")
)
SAID = st.lists(
    st.one_of(
        st.sampled_from(PHRASES),
        st.sampled_from(["Ana", "Bavaria", "30", "millones", "marzo", "2027", "1.5"]),
    ),
    max_size=9,
).map(" ".join)
BARE = Opportunity("a", "Bavaria")


@given(st.one_of(st.text(max_size=80), SAID))
def test_any_text_makes_a_filter(text: str) -> None:
    reading = ask(text)

    assert passes(BARE, reading.to_filter(TODAY, CALENDAR, stalled_after({}))) in {True, False}
    assert set(reading.to_plain()) == set(ask("").to_plain())


@given(SAID, SAID)
def test_any_follow_up_makes_a_filter(text: str, more: str) -> None:
    reading = follow(ask(text), more, setting())

    assert reading.meant_stages
    assert passes(BARE, reading.to_filter(TODAY, CALENDAR, stalled_after({}))) in {True, False}
