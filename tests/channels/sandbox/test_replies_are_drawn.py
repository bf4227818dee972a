"""A reply as JSON: every part of it, with button ids in the order of its actions."""

from __future__ import annotations

from datetime import date

import pytest

from bot.channels.sandbox.render import to_body
from bot.core.replies import (
    Action,
    Button,
    Correctable,
    Document,
    Fact,
    Form,
    FormInput,
    Section,
    Style,
)
from bot.core.reply_actions import actions_of
from bot.core.text import Text, say
from tests.channels.sandbox.fakes import PlainWording, outgoing, to_requester

CHANGE = Action("change")


def test_a_persons_words_stay_as_they_were_written() -> None:
    words = "<b>hola</b> *fuerte* [x](https://example.org) &amp;"

    body = to_body(outgoing(to_requester(paragraphs=(words, Text("hello")))), PlainWording())

    assert body["paragraphs"] == [words, "hello"]


def test_values_of_every_kind_become_words() -> None:
    values = ("texto", 12500, 2.5, True, date(2026, 12, 1), ("a", Text("b")), say("c", d=1), None)
    section = Section(Text("title"), tuple(Fact(Text("label"), value) for value in values))

    body = to_body(outgoing(to_requester(sections=(section,))), PlainWording())

    shown = [fact["value"] for fact in body["sections"][0]["facts"]]
    assert shown == ["texto", "12500", "2.5", "True", "2026-12-01", "a, b", "c[d=1]", ""]


def test_a_fact_keeps_what_was_before_and_what_is_missing() -> None:
    changed = Fact(Text("records"), 12500, before=8000, note="ojo")
    missing = Fact(Text("abroad"), None, missing=True)
    section = Section(Text("title"), (changed, missing))

    body = to_body(outgoing(to_requester(sections=(section,))), PlainWording())

    first, second = body["sections"][0]["facts"]
    assert (first["before"], first["value"], first["note"], first["missing"]) == (
        "8000",
        "12500",
        "ojo",
        False,
    )
    assert (second["before"], second["value"], second["note"], second["missing"]) == (None, "", None, True)


def test_ids_go_to_rows_then_buttons_then_the_form() -> None:
    facts = (
        Fact(Text("a"), "1", button=Button(Text("change"), CHANGE)),
        Fact(Text("b"), "2"),
        Fact(Text("c"), "3", button=Button(Text("change"), CHANGE)),
    )
    form = Form(Text("return"), Action("return"), (), Text("send"))
    reply = to_requester(
        sections=(Section(Text("title"), facts),),
        buttons=(Button(Text("send"), Action("submit"), Style.PRIMARY), Button("SMS", CHANGE, chosen=True)),
        form=form,
    )

    body = to_body(outgoing(reply, "r-1", "r-2", "b-1", "b-2", "f-1"), PlainWording())

    rows = [fact["button"] and fact["button"]["id"] for fact in body["sections"][0]["facts"]]
    assert rows == ["r-1", None, "r-2"]
    assert body["buttons"] == [
        {"id": "b-1", "label": "send", "style": "primary", "chosen": None},
        {"id": "b-2", "label": "SMS", "style": "plain", "chosen": True},
    ]
    assert body["form"]["id"] == "f-1"
    assert [action.verb for action in actions_of(reply)] == ["change", "change", "submit", "change", "return"]


@pytest.mark.parametrize("ids", [(), ("b-1", "b-2")])
def test_ids_that_do_not_fit_the_reply_are_an_error(ids: tuple[str, ...]) -> None:
    reply = to_requester(buttons=(Button(Text("send"), CHANGE),))

    with pytest.raises(ValueError, match="button ids"):
        to_body(outgoing(reply, *ids), PlainWording())


def test_a_form_has_its_inputs_and_frequent_notes() -> None:
    field = Correctable("name", Text("field.name"), "Recordatorio", (Text("note.shorter"),))
    inputs = (
        FormInput("reason", "text", Text("reason"), required=False, hint=Text("hint")),
        FormInput("corrections", "corrections", Text("which"), fields=(field,)),
    )
    form = Form(Text("return"), Action("return"), inputs, Text("send"))

    body = to_body(outgoing(to_requester(form=form), "f-1"), PlainWording())

    reason, corrections = body["form"]["inputs"]
    assert (reason["kind"], reason["required"], reason["hint"]) == ("text", False, "hint")
    assert corrections["fields"] == [
        {"code": "name", "label": "field.name", "value": "Recordatorio", "notes": ["note.shorter"]}
    ]


def test_a_document_has_the_path_that_serves_it() -> None:
    file = Document("0" * 64, "Brief año/1?.pdf", "application/pdf")

    body = to_body(outgoing(to_requester(documents=(file,))), PlainWording())

    assert body["documents"][0]["url"] == f"/sandbox/api/files/{'0' * 64}/Brief%20a%C3%B1o%2F1%3F.pdf"


def test_a_picture_says_what_it_shows() -> None:
    file = Document("0" * 64, "embudo.png", "image/png", "propuesta: 2")

    body = to_body(outgoing(to_requester(documents=(file,))), PlainWording())

    assert body["documents"][0]["alt"] == "propuesta: 2"
