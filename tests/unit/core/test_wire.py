"""Values that outlive the process come back as they went, also from rows of an older version."""

from __future__ import annotations

import json
from dataclasses import dataclass, fields
from datetime import UTC, date, datetime, time, timedelta, timezone
from enum import StrEnum
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import bot.core.registered  # noqa: F401  # fills the register
from bot.core import brief, conversation, events, messages, people, replies, text
from bot.core.wire import from_wire, register, to_wire
from bot.core.workflow import BriefState

BOGOTA = timezone(timedelta(hours=-5))
MOMENTS = st.datetimes(timezones=st.sampled_from([UTC, BOGOTA]))
WORDS = st.text(max_size=20)
PLAIN = st.none() | st.booleans() | st.integers(-(2**53), 2**53) | st.floats(allow_nan=False) | WORDS
VALUES = st.recursive(
    PLAIN | st.dates() | MOMENTS | st.times(),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.lists(inner, max_size=3).map(tuple)
        | st.dictionaries(WORDS | st.sampled_from(["_", "_t", "_m", "_d", "_x"]), inner, max_size=3)
    ),
    max_leaves=8,
)
TEXTS = st.builds(text.Text, WORDS, st.dictionaries(WORDS, VALUES, max_size=2), st.none() | st.integers(0, 9))
ACTIONS = st.builds(replies.Action, WORDS, st.dictionaries(WORDS, VALUES, max_size=2))
BUTTONS = st.builds(
    replies.Button,
    TEXTS | WORDS,
    ACTIONS,
    st.sampled_from(list(replies.Style)),
    st.none() | st.booleans(),
)
FACTS = st.builds(replies.Fact, TEXTS, VALUES, VALUES, TEXTS | WORDS, BUTTONS, st.booleans())
RECEIVERS = st.builds(replies.Receiver, st.sampled_from(["person", "room"]), WORDS)
SAMPLES: dict[type, st.SearchStrategy[Any]] = {
    replies.Reply: st.builds(
        replies.Reply,
        RECEIVERS,
        st.lists(TEXTS | WORDS, max_size=2).map(tuple),
        st.lists(st.builds(replies.Section, TEXTS, st.tuples(FACTS)), max_size=1).map(tuple),
        st.tuples(BUTTONS),
        card=st.none() | WORDS,
        private=st.booleans(),
    ),
    brief.Brief: st.builds(
        brief.Brief,
        WORDS,
        WORDS,
        MOMENTS,
        fields=st.dictionaries(WORDS, VALUES, max_size=3),
        attachments=st.lists(
            st.builds(brief.Attachment, WORDS, WORDS, WORDS, st.integers(0, 9), WORDS, MOMENTS), max_size=1
        ),
        approvals=st.lists(
            st.builds(brief.Approval, WORDS, WORDS, WORDS, WORDS, MOMENTS, st.integers(1, 3)), max_size=1
        ),
        corrections=st.lists(st.builds(brief.Correction, WORDS, WORDS, WORDS, MOMENTS), max_size=1),
        submitted_at=st.none() | MOMENTS,
    ),
    conversation.Conversation: st.builds(
        conversation.Conversation,
        WORDS,
        question=st.none()
        | st.builds(conversation.OpenQuestion, st.tuples(WORDS, st.just({})), st.tuples(WORDS, st.just({}))),
        trail=st.lists(WORDS, max_size=2),
        reason_for=st.none() | st.tuples(WORDS, st.dictionaries(WORDS, VALUES, max_size=1)),
    ),
    messages.Inbound: st.builds(
        messages.Inbound,
        WORDS,
        st.builds(messages.Identity, WORDS, WORDS, WORDS),
        st.builds(messages.TextMessage, WORDS)
        | st.builds(messages.Press, WORDS)
        | st.builds(messages.CardReply, WORDS, WORDS)
        | st.builds(messages.FormSubmission, WORDS, st.dictionaries(WORDS, VALUES, max_size=2))
        | st.builds(messages.Task, WORDS, st.dictionaries(WORDS, VALUES, max_size=2))
        | st.builds(
            messages.Upload,
            st.tuples(st.builds(messages.IncomingFile, WORDS, WORDS, st.integers(0, 9))),
            WORDS,
        ),
        MOMENTS,
    ),
    events.Event: st.builds(
        events.Event,
        WORDS,
        WORDS,
        MOMENTS,
        WORDS,
        st.none() | WORDS,
        st.dictionaries(WORDS, VALUES, max_size=2),
    ),
    people.Person: st.builds(
        people.Person, WORDS, WORDS, WORDS, st.none() | WORDS, st.sets(WORDS, max_size=3)
    ),
}


def there_and_back(value: Any) -> Any:
    return from_wire(json.loads(json.dumps(to_wire(value))))


@given(VALUES)
def test_any_value_comes_back_with_its_type(value: Any) -> None:
    assert there_and_back(value) == value
    assert type(there_and_back(value)) is type(value)


@pytest.mark.parametrize("kind", SAMPLES, ids=lambda kind: kind.__name__)
@given(st.data())
def test_every_root_of_a_row_comes_back_whole(kind: type, data: st.DataObject) -> None:
    value = data.draw(SAMPLES[kind])

    assert there_and_back(value) == value


@pytest.mark.parametrize(
    "key", ["_", "_t", "_s", "_dt", "_d", "_h", "_m", "_anything", "a_b", ""], ids=lambda key: f"key:{key}"
)
def test_what_a_person_named_does_not_pass_for_a_tag(key: str) -> None:
    assert there_and_back({key: "2026-11-24"}) == {key: "2026-11-24"}
    assert there_and_back({key: "Brief", "other": 1}) == {key: "Brief", "other": 1}


def test_a_state_comes_back_as_a_state() -> None:
    made = there_and_back(brief.Brief("b", "ana", datetime(2026, 11, 24, tzinfo=UTC)))

    assert made.state is BriefState.DRAFT


def test_an_unknown_key_is_dropped_and_a_missing_one_takes_its_default() -> None:
    data = to_wire(people.Person("ana", "Ana", "a@b.co", None, frozenset()))
    del data["active"]

    assert from_wire({**data, "shoe_size": 38}) == people.Person("ana", "Ana", "a@b.co", None, frozenset())


def test_a_set_is_written_in_order() -> None:
    assert to_wire({"b", "a"}) == {"_s": ["a", "b"]}


def test_times_keep_their_kind() -> None:
    value = [date(2026, 11, 24), time(8, 30), datetime(2026, 11, 24, 8, 30, tzinfo=BOGOTA)]

    assert there_and_back(value) == value


@dataclass(frozen=True)
class Unregistered:
    name: str


class Colour(StrEnum):
    RED = "red"


def test_an_enum_goes_as_its_value() -> None:
    assert to_wire({"colour": Colour.RED}) == {"colour": "red"}


@pytest.mark.parametrize(
    "value", [Unregistered("x"), object(), [Unregistered("x")], {"x": Unregistered("x")}]
)
def test_what_is_not_registered_does_not_go(value: object) -> None:
    with pytest.raises(TypeError):
        to_wire(value)


def test_a_class_that_is_not_registered_does_not_come_back() -> None:
    with pytest.raises(ValueError, match="unknown class on the wire: Nothing"):
        from_wire({"_": "Nothing"})


def test_a_name_is_taken_once() -> None:
    other = type("Brief", (Unregistered,), {})

    with pytest.raises(ValueError, match="two classes named Brief"):
        register(other)
    assert {field.name for field in fields(there_and_back(people.Area("a", "A")))} == {"code", "name"}
