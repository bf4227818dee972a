"""Replies as blocks within Slack's limits, and people's words literal in both directions."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from bot.channels.slack.filled import nothing_filled, values_of
from bot.channels.slack.forms import form_view
from bot.channels.slack.reading import words_of
from bot.channels.slack.render import Drawn, draw
from bot.core.messages import Identity
from bot.core.replies import (
    Action,
    Button,
    Correctable,
    Fact,
    Form,
    FormInput,
    Receiver,
    Reply,
    Section,
    Style,
)
from bot.core.reply_actions import actions_of
from bot.core.text import say
from bot.i18n.catalogue import CatalogueWording
from bot.use_cases.ports import Outgoing
from tests.fakes.slack.block_kit.blocks import is_message_too_long, message_problems, view_problems

NASTY = "<!channel> <@U1> & *no* _es_ ~marca~ `x` :smile: </b> ñ 😀"
WORDING = CatalogueWording("es")


def _drawn(reply: Reply) -> Drawn:
    ids = tuple(f"{place:016d}{place}" for place in range(len(actions_of(reply))))
    address = Identity("slack", "T1", "U1")
    at = datetime(2026, 11, 24, 14, tzinfo=UTC)
    return draw(Outgoing(1, "key", reply.to, address, reply, ids, "es", 1, at), WORDING)


def _button(label: str, style: Style = Style.PLAIN, chosen: bool | None = None) -> Button:
    return Button(label, Action("x"), style, chosen)


@pytest.mark.parametrize(
    ("stored", "typed"),
    [
        ("a &amp; b &lt;c&gt; &amp;lt;", "a & b <c> &lt;"),
        ("<mailto:ana@x.co|ana@x.co> y <http://icetex.gov.co|icetex.gov.co>", "ana@x.co y icetex.gov.co"),
        ("<https://x.co/a?b=1&amp;c=2>", "https://x.co/a?b=1&c=2"),
        ("mira <https://x.co|esto>", "mira esto (https://x.co)"),
        ("<@U0BOT> hola <#C1|general> <!here>", "hola #general @here"),
        ("nulo\x00 y \ud800", "nulo\ufffd y \ufffd"),
        (None, ""),
    ],
)
def test_p14_what_a_person_typed_is_read_back(stored: str | None, typed: str) -> None:
    assert words_of(stored) == typed


def test_p15_a_persons_words_ping_nobody_and_stay_as_they_are() -> None:
    section = Section(say("yes"), (Fact(say("yes"), NASTY), Fact(say("no"), "llano", button=_button(NASTY))))

    drawn = _drawn(Reply(Receiver.person("ana"), (NASTY,), (section,), (_button(NASTY),)))

    texts = [block["text"] for block in drawn.parts[0] if block["type"] == "section"]
    assert {"type": "plain_text", "text": NASTY, "emoji": False} in texts
    assert [text["text"] for text in texts if text["type"] == "mrkdwn" and "<" in text["text"]] == []
    assert "<" not in drawn.text
    assert message_problems(drawn.parts[0]) == []


def test_p16_however_long_a_reply_is_every_message_is_within_the_limits() -> None:
    facts = tuple(Fact(say("yes"), f"{NASTY} " * 60, button=_button("Cambiar")) for _ in range(70))
    section = Section(say("yes"), (*facts, *(Fact(say("no"), "corto") for _ in range(300))))
    buttons = tuple(_button("b" * 200, Style.DANGER, chosen=True) for _ in range(23))

    drawn = _drawn(Reply(Receiver.person("ana"), ("palabra " * 3000,), (section,), buttons))

    assert [problem for part in drawn.parts for problem in message_problems(part)] == []
    assert [part for part in drawn.parts if is_message_too_long(part)] == []
    assert len(drawn.parts) > 1
    assert len(drawn.text) < 3000
    assert drawn.parts[-1][-1]["type"] == "actions"


def test_p16_a_form_of_many_fields_is_a_modal_that_slack_takes() -> None:
    fields = tuple(Correctable(f"message.{place}", say("yes"), f"{NASTY} " * 100) for place in range(30))
    inputs = (
        FormInput("corrections", "corrections", say("form.corrections"), required=False, fields=fields),
        FormInput("reason", "text", say("form.reason"), required=False, hint=say("form.reason.hint")),
    )
    form = Form(
        say("form.return.boss", folio="CAMP-2026-0001"), Action("x"), inputs, say("button.return.boss")
    )

    assert view_problems(form_view(form, "id0", WORDING, "es", "window:1"), "modal") == []


def test_s27_what_was_ticked_and_noted_is_one_value() -> None:
    boxes = {"type": "checkboxes", "selected_options": [{"value": "objective"}, {"value": "name"}]}
    note = {"type": "plain_text_input", "value": " No es medible "}
    empty = {"type": "plain_text_input", "value": None}
    view = {
        "blocks": [{"type": "input", "block_id": "text/reason"}],
        "state": {
            "values": {
                "note/corrections/objective": {"value": note},
                "ticks/corrections/0": {"value": boxes},
                "note/corrections/channels": {"value": note},
                "note/corrections/name": {"value": empty},
                "text/reason": {"value": empty},
            }
        },
    }

    assert values_of(view) == {
        "corrections": {"objective": "No es medible", "name": "", "channels": "No es medible"}, "reason": "",
    }  # fmt: skip
    assert nothing_filled(view) == {}


def test_s27_a_form_in_which_nothing_was_filled_says_so_at_its_input() -> None:
    empty = {"type": "plain_text_input", "value": "  "}
    view = {
        "blocks": [{"type": "input", "block_id": "text/reason"}],
        "state": {"values": {"text/reason": {"value": empty}}},
    }

    assert list(nothing_filled(view)) == ["text/reason"]
