"""What a form is made of. The Brief is one literal of these classes; the next forms are others."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from dataclasses import field as made_field
from enum import StrEnum
from typing import Any

from bot.errors import FormDefinitionInvalid


class Kind(StrEnum):
    """How an answer is read: one reader for each in `bot.core.forms.readers`."""

    TEXT = "text"
    CHOICE = "choice"
    CHOICES = "choices"
    YES_NO = "yes_no"
    COUNT = "count"
    MONEY = "money"
    PERCENT = "percent"
    DATE = "date"
    HOURS = "hours"
    PERSON = "person"
    AREA = "area"
    EXTENSION = "extension"
    WORDS = "words"  # a list of short texts
    FILE = "file"


class Prefill(StrEnum):
    """Where the answer of a field that is not asked comes from."""

    ASKED = "asked"
    DIRECTORY = "directory"
    LAST = "last"  # the person's last Brief, else the default
    DEFAULT = "default"
    INFERRED = "inferred"  # from other answers; asked where they cannot tell


@dataclass(frozen=True)
class When:
    """A condition: the field's value (or one of its values) is among `among`."""

    field: str
    among: frozenset[Any]

    def holds(self, answers: Mapping[str, Any]) -> bool:
        """Tell whether the condition holds for these answers."""
        value = answers.get(self.field)
        if isinstance(value, list | tuple):
            return bool(self.among.intersection(value))
        return value in self.among


@dataclass(frozen=True)
class Field:
    """One field: where it stands, how it is read, when it applies and whether it may be left out.

    `per` repeats the field for each value of another one (a message per channel). `rule` is the id
    of the rule that asks for it. `deferrable` fields may be sent while still pending.
    """

    code: str
    section: str
    kind: Kind
    required: bool = True
    when: When | None = None
    options: tuple[str, ...] = ()
    least: int = 1
    most: int = 1000
    prefill: Prefill = Prefill.ASKED
    per: str | None = None
    after: str | None = None  # asked only once every ref of that field is filled: it may be inferred then
    rule: str | None = None
    deferrable: bool = False
    with_file: bool = False  # a text that may also come as a file
    last_day: bool = False  # a period said stands for its last day


@dataclass(frozen=True)
class FormDefinition:
    """A form: its sections in order and its fields in the order they are asked."""

    code: str
    sections: tuple[str, ...]
    fields: tuple[Field, ...]
    _by_code: Mapping[str, Field] = made_field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_by_code", {item.code: item for item in self.fields})
        _lint(self)

    def field(self, ref: str) -> Field:
        """Return the field that `ref` (`message.sms` or `name`) names. Raises `KeyError`."""
        code = ref.partition(".")[0]
        return self._by_code[code]

    def has(self, ref: str) -> bool:
        """Tell whether `ref` names a field of this form."""
        return ref.partition(".")[0] in self._by_code

    def refs(self, answers: Mapping[str, Any]) -> Iterator[str]:
        """Yield, in order, the refs that apply to these answers, required or not."""
        for field in self.fields:
            if field.when is not None and not field.when.holds(answers):
                continue
            if field.per is None:
                yield field.code
            else:
                yield from (f"{field.code}.{value}" for value in answers.get(field.per) or ())


def _lint(form: FormDefinition) -> None:
    """Refuse a definition in which a field would silently never be asked (raises `FormDefinitionInvalid`)."""
    codes = [field.code for field in form.fields]
    problems = [f"field {code} appears twice" for code in set(codes) if codes.count(code) > 1]
    for position, field in enumerate(form.fields):
        earlier = set(codes[:position])
        problems += _field_problems(form, field, earlier)
    empty = set(form.sections) - {field.section for field in form.fields}
    problems += [f"section {section} is empty" for section in sorted(empty)]
    order = [form.sections.index(field.section) for field in form.fields if field.section in form.sections]
    if order != sorted(order):
        problems.append("fields are not in the order of their sections")
    if problems:
        raise FormDefinitionInvalid("; ".join(problems))


def _field_problems(form: FormDefinition, field: Field, earlier: set[str]) -> Iterator[str]:
    if field.section not in form.sections:
        yield f"field {field.code} stands in no section"
    if field.when is not None and field.when.field not in earlier:
        yield f"field {field.code} depends on {field.when.field}, which is not asked before it"
    if field.per is not None and field.per not in earlier:
        yield f"field {field.code} repeats for {field.per}, which is not asked before it"
    if field.kind in (Kind.CHOICE, Kind.CHOICES) and not field.options:
        yield f"field {field.code} has no options"
