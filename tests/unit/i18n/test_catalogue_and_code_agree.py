"""What the code says is in the catalogue, with the fields it needs; what is in the catalogue is said."""

from __future__ import annotations

import ast
import string
from collections.abc import Iterator

import pytest

from bot.core.forms.brief import BRIEF
from bot.core.forms.definition import Kind
from bot.core.forms.readers import read_answer
from bot.core.text import Text
from bot.i18n.catalogue import CatalogueWording, load
from tests.unit.core.samples import SETTING
from tests.unit.i18n.families import FAMILIES, OUTSIDE, PROBLEMS
from tests.unit.i18n.said import Said, opaque, pattern, said, sources, strings, tree

ENTRIES = load("es").entries
INDIRECT = {
    "OUTCOMES[found.outcome]", "_MARKS[found.outcome]", "hold[1]", "id", "text_id", "title", "word", "words[intent]",
}  # fmt: skip


def ids_of(call: Said) -> tuple[str, ...]:
    if "{}" not in call.template:
        return (call.template,)
    if call.template in FAMILIES:
        return FAMILIES[call.template]
    return tuple(id for id in ENTRIES if pattern(call.template).fullmatch(id))


def forms(id: str) -> tuple[str, ...]:
    entry = ENTRIES[id]
    return entry if isinstance(entry, tuple) else (entry,)


def fields_of(words: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(words) if name is not None}


def test_every_id_that_is_said_has_words() -> None:
    missing = {(call.place, id) for call in said() for id in ids_of(call) if id not in ENTRIES}

    assert missing == set()


def test_every_family_is_enumerated() -> None:
    unknown = {
        (call.place, call.template)
        for call in said()
        if "{}" in call.template and call.template not in FAMILIES and not call.template.startswith(OUTSIDE)
    }

    assert unknown == set()


def test_every_family_has_a_member() -> None:
    assert {call.template for call in said() if not ids_of(call)} == set()


def test_ids_that_are_expressions_are_known() -> None:
    assert {call.expression for call in opaque()} - INDIRECT == set()


def _composed() -> Iterator[str]:
    """Templates of ids that are made outside a call: `id = f"{id}.again"`."""
    for path in sources():
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.JoinedStr):
                yield "".join(
                    str(part.value) if isinstance(part, ast.Constant) else "{}" for part in node.values
                )


def test_every_entry_is_said_somewhere() -> None:
    literal = strings()
    patterns = [pattern(call.template) for call in said() if call.template.startswith(OUTSIDE)]
    composed = set(_composed())
    families = {id for template, ids in FAMILIES.items() if template in composed for id in ids}
    unused = [
        id
        for id in ENTRIES
        if id not in literal and id not in families and not any(one.fullmatch(id) for one in patterns)
    ]

    assert unused == []


def test_no_family_is_listed_that_the_code_does_not_compose() -> None:
    assert set(FAMILIES) - set(_composed()) == set()


def test_every_field_of_an_entry_is_given_by_its_callers() -> None:
    wrong = {
        (call.place, id, field)
        for call in said()
        if not call.is_open
        for id in ids_of(call)
        if id in ENTRIES
        for words in forms(id)
        for field in fields_of(words) - call.given
        if not (field == "count" and call.counts)
    }

    assert wrong == set()


def test_every_plural_is_given_its_count() -> None:
    wrong = {
        (call.place, id)
        for call in said()
        for id in ids_of(call)
        if isinstance(ENTRIES.get(id), tuple) and not call.counts and not call.is_open
    }

    assert wrong == set()


def test_every_plural_has_both_forms_with_words() -> None:
    wrong = [
        id
        for id, entry in ENTRIES.items()
        if isinstance(entry, tuple) and (len(entry) != 2 or not all(entry))
    ]

    assert wrong == []


def test_the_singular_asks_for_no_field_the_plural_lacks() -> None:
    wrong = {
        id: fields_of(entry[0]) ^ fields_of(entry[1])
        for id, entry in ENTRIES.items()
        if isinstance(entry, tuple) and (fields_of(entry[0]) ^ fields_of(entry[1])) - {"count"}
    }

    assert wrong == {}


def test_every_field_is_named_and_every_brace_closed() -> None:
    wrong = [
        id
        for id in ENTRIES
        for words in forms(id)
        if not all(name.isidentifier() for name in fields_of(words))
    ]

    assert wrong == []


def test_no_text_is_in_english_or_has_spare_spaces() -> None:
    wrong = [
        id
        for id in ENTRIES
        for words in forms(id)
        if not id.startswith(OUTSIDE)  # lists of the command line are indented
        and (words != words.strip() or "  " in words or " the " in f" {words.lower()} ")
    ]

    assert wrong == []


def test_questions_and_exclamations_open_as_in_spanish() -> None:
    wrong = [
        id
        for id in ENTRIES
        for words in forms(id)
        if words.count("?") != words.count("¿") or words.count("!") != words.count("¡")
    ]

    assert wrong == []


@pytest.mark.parametrize("kind", Kind)
def test_every_problem_of_a_reader_has_words(kind: Kind) -> None:
    texts = ["", "x", "x" * 10_000, "🙈", "31 de febrero", "ayer", "-1", "muchos", "servicio comercial"]
    problems = {
        read_answer(field, text, SETTING).problem
        for field in BRIEF.fields
        if field.kind is kind
        for text in texts
    } - {None}

    assert problems <= set(PROBLEMS)


def test_an_entry_shows_its_id_where_it_is_missing() -> None:
    assert CatalogueWording().render(Text("nothing.of.the.kind"), "es") == "nothing.of.the.kind"
