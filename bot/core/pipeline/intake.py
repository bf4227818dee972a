"""What a message says of a new opportunity: a pasted list, a form's lines or a running sentence.

`read_deal` never raises for what a person may type; a value that cannot be is returned as a problem, not dropped.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, Final

from bot.core.folding import clean, fold
from bot.core.forms.answers import Answer, Setting
from bot.core.forms.choosing import options_meant
from bot.core.forms.clauses import either
from bot.core.forms.opportunity import OPPORTUNITY
from bot.core.forms.readers import read_answer
from bot.core.forms.words.deals import DealWords, deal_words
from bot.core.pipeline.intake_figures import figures
from bot.core.pipeline.questions import Setting as QuestionSetting
from bot.core.pipeline.questions.names import words_of_name
from bot.core.pipeline.questions.reader import listen
from bot.core.values.languages import corrections
from bot.core.values.tokens import fold as fold_in_place

LONGEST: Final = 4_000
LONGEST_CLIENT: Final = 90
VAGUE: Final = frozenset(
    {"servicio", "servicios", "service", "services", "visita", "visit", "redes", "evento", "event"}
)
"""Words of options that mean them only where they stand alone."""
_PARTS: Final = re.compile(r"[\n;]|,(?=\s|$)|\.(?=\s|$)")
_LABELLED: Final = re.compile(r"^\s*[-*•]?\s*([^\W\d_][^:\n]{1,40}?)\s*[:=]\s*(\S.*)$")
_PROPER: Final = r"[A-ZÁÉÍÓÚÜÑ0-9][\w&'.-]*"
_LINK: Final = r"(?:de|del|la|las|los|el|y|e|&|of|the|and)"


@dataclass(frozen=True)
class Intake:
    """What was said: values as contract codes have them, what was refused, and what else was named."""

    values: dict[str, Any] = field(default_factory=dict)
    problems: dict[str, Answer] = field(default_factory=dict)
    stage: str | None = None
    owners: tuple[str, ...] = ()


def opens_deal(text: str, language: str) -> bool:
    """Tell whether a text asks to register an opportunity, whatever else it says."""
    folded = fold_in_place(text)
    return "?" not in text and bool(_opening(language).match(folded) or _adding(language).match(folded))


def without_opening(text: str, language: str) -> str:
    """Return a text without «nueva oportunidad:», «registra un negocio …»."""
    added = _adding(language).match(fold_in_place(text))
    if added:
        return f"{text[added.start('name') : added.end('name')]}, {text[added.end() :]}"
    match = _opening(language).match(fold_in_place(text))
    return text[match.end() :] if match else text


@lru_cache(maxsize=8)
def _adding(language: str) -> re.Pattern[str]:
    """Return the pattern of «agrega a X al embudo»."""
    words = deal_words(language)
    verbs = [phrase for phrase in words.registering if not any(noun in phrase for noun in words.deal_nouns)]
    return re.compile(
        rf"\W*(?:\w+\W+){{0,3}}?{either(tuple(verbs))}\s+(?:a\s+)?(?P<name>[^,;\n]+?)\s+{either(words.adding)}\b[\s:,.-]*"
    )


@lru_cache(maxsize=8)
def _opening(language: str) -> re.Pattern[str]:
    words = deal_words(language)
    nouns = either(words.deal_nouns)
    named = [phrase for phrase in words.registering if any(noun in phrase for noun in words.deal_nouns)]
    verbs = either(tuple(phrase for phrase in words.registering if phrase not in named))
    return re.compile(
        rf"\W*(?:\w+\W+){{0,3}}?(?:{verbs}(?:\s+\w+){{0,3}}?\s+{nouns}(?:\s+nuev[ao])?\b|{either(tuple(named))}\b)[\s:,.-]*"
    )


def read_deal(text: str, setting: Setting, asking: QuestionSetting, *, naming: bool = True) -> Intake:
    """Return what a message says of an opportunity; *naming*: what is left over may be the client's name."""
    words = deal_words(setting.words.language)
    body = without_opening(clean(text)[:LONGEST], setting.words.language)
    found = Intake()
    loose: list[str] = []
    for part in _parts(body):
        if not _labelled(part, setting, found) and (naming or not _stated(part, setting, words, found)):
            loose.append(part)
    left = [part for part in loose if not _loose(part, setting, words, found)]
    _, said = listen(body, asking)
    if naming:
        _name(body, left, said.clients, words, found, frozenset(asking.known.people_phrases))
    stage = said.stages[0] if len(said.stages) == 1 else None
    return Intake(found.values, found.problems, stage, said.owners)


def _parts(text: str) -> Iterator[str]:
    yield from (part.strip() for part in _PARTS.split(text) if part.strip())


def _labelled(part: str, setting: Setting, found: Intake) -> bool:
    """Take «label: value», and tell whether it was one."""
    match = _LABELLED.match(part)
    code = _code(match.group(1), setting) if match else None
    if match is None or code is None:
        return False
    _keep(code, read_answer(OPPORTUNITY.field(code), match.group(2), setting), found)
    if code == "next_step":
        _step_day(match.group(2), setting, found)
    return True


def _stated(part: str, setting: Setting, words: DealWords, found: Intake) -> bool:
    """Take «cambia el valor por puesto de X a 3 millones», and tell whether it was one: a field's name opens it."""
    names = {name: code for code, table in setting.words.fields.items() for name in table}
    verb = rf"(?:{either((*setting.words.correcting, *words.moving))}\s+)?"
    article = rf"(?:{either(setting.words.articles)}\s+|the\s+)?"
    head = rf"\W*(?:\w+,\s*)?(?:ahora\s+|now\s+)?{verb}{article}{either(tuple(names))}\b"
    match = re.match(head, fold_in_place(part))
    if match is None:
        return False
    said = fold_in_place(part)[: match.end()]
    code = names[max((name for name in names if said.endswith(name)), key=len)]
    rest = re.sub(
        rf"^\s*(?:de(?:l)?\s+{_PROPER}(?:\s+(?:{_LINK}\s+){{0,2}}{_PROPER})*)?\s*[:=]?\s*"
        r"(?:(?:ahora\s+)?(?:es|son|sera|será|queda|quedo|quedó|pasa|pasó|seria|sería|is|are)\b\s*)?(?:(?:a|al|en|por|de|to)\s+)?",
        "",
        part[match.end() :],
    )
    told = dict(figures(rest, setting, words))
    answer = told.get(code) or read_answer(OPPORTUNITY.field(code), rest, setting)
    if not answer.taken and answer.problem in ("empty", "not_read"):
        return False
    _keep(code, answer, found)
    if code == "next_step":
        _step_day(rest, setting, found)
    return True


def _code(label: str, setting: Setting) -> str | None:
    folded = fold(label)
    return next((code for code, names in setting.words.fields.items() if folded in names), None)


def _keep(code: str, answer: Answer, found: Intake) -> None:
    if answer.taken:
        found.values.setdefault(code, answer.value)
    elif answer.problem is not None and code not in found.values:
        found.problems[code] = answer


def _loose(part: str, setting: Setting, words: DealWords, found: Intake) -> bool:
    """Take what a part says by its cues; tell whether it said anything."""
    before = len(found.values) + len(found.problems)
    rest = _next_step(part, setting, words, found)
    rest = _segment(rest, words, found)
    for code, answer in figures(rest, setting, words):
        _keep(code, answer, found)
    for code in ("service_type", "requirement_type", "origin"):
        _option(code, rest, setting, found)
    return len(found.values) + len(found.problems) > before


def _next_step(part: str, setting: Setting, words: DealWords, found: Intake) -> str:
    """Take «próximo paso: llamar el lunes»; return what stands before it."""
    match = re.search(rf"\b{either(words.next_step)}\b\s*(?:[:=]|es\b|is\b)?\s*(?=\w)", fold_in_place(part))
    if match is None or "next_step" in found.values:
        return part
    said = part[match.end() :].strip()
    _keep("next_step", read_answer(OPPORTUNITY.field("next_step"), said, setting), found)
    _step_day(said, setting, found)
    return part[: match.start()]


def _step_day(said: str, setting: Setting, found: Intake) -> None:
    """Take the day that a next step is said with: «llamar el lunes»."""
    day = read_answer(OPPORTUNITY.field("next_step_date"), said, setting)
    if day.taken:
        found.values.setdefault("next_step_date", day.value)


def _segment(part: str, words: DealWords, found: Intake) -> str:
    match = re.search(rf"\b{either(words.segment)}\s+(?:es\s+)?([^\W\d_][\w\s]{{1,40}})", fold_in_place(part))
    if match is None:
        return part
    found.values.setdefault("segment", part[match.start(1) : match.end(1)].strip())
    return part[: match.start()] + part[match.end() :]


def _option(code: str, part: str, setting: Setting, found: Intake) -> None:
    table = setting.words.options[code]
    alone = fold(part) in {word for names in table.values() for word in names}
    telling = table if alone else {
        option: tuple(word for word in names if word not in VAGUE) for option, names in table.items()
    }  # fmt: skip
    named = options_meant(telling, part, corrections(setting.words.language))
    if len(named) == 1:
        found.values.setdefault(code, named[0])


def _name(
    body: str,
    left: list[str],
    clients: tuple[str, ...],
    words: DealWords,
    found: Intake,
    people: frozenset[tuple[str, ...]],
) -> None:
    """Find the client: one that is known as written, one announced, or the first part that says nothing else."""
    known = [name for name in clients if f" {fold(name)} " in f" {fold(body)} "]
    named = known[0] if known else _announced(body, words, people)
    if "client" not in found.values:
        plain = [part for part in left if len(part) <= LONGEST_CLIENT]
        if named is None and plain:
            named = _trimmed(plain[0], words)
            left = [part for part in left if part != plain[0]]
        if named:
            found.values["client"] = named
    rest = [part for part in left if named is None or fold(named) not in fold(part)]
    if rest and "description" not in found.values and "client" in found.values:
        found.values["description"] = ", ".join(rest)


def _announced(body: str, words: DealWords, people: frozenset[tuple[str, ...]]) -> str | None:
    """Return the name after «con», «para el cliente»: capitals first, else the words up to one that ends it."""
    lead = rf"(?:^|\b){either(words.before_client)}\s+(?:el\s+|la\s+|los\s+|las\s+)?"
    for match in re.finditer(lead, fold_in_place(body)):
        proper = re.match(rf"{_PROPER}(?:\s+(?:{_LINK}\s+){{0,2}}{_PROPER})*", body[match.end() :])
        if proper and not proper.group().isdigit() and words_of_name(proper.group()) not in people:
            return proper.group().strip(" .,")
    plain = re.search(
        rf"\b{either(words.before_client[:-1])}\s+(?:el\s+|la\s+)?(?=[^\W\d_])", fold_in_place(body)
    )
    return _trimmed(body[plain.end() :], words) if plain else None


def _trimmed(text: str, words: DealWords) -> str | None:
    """Return a name without the article before it and what follows it in a sentence."""
    text = re.sub(rf"^\s*{either(words.before_client)}\s+", "", text, flags=re.IGNORECASE)
    ends = [end for end in words.client_ends if end not in ("de", "y", "of", "and")]
    cut = re.search(rf"\s+(?:{either(tuple(ends))}\b|de\s+\d|of\s+\d|\d)|[,;:\n]", fold_in_place(text))
    name = (text[: cut.start()] if cut else text).strip(' .,:;-"«»“”')
    return name if re.search(r"[^\W\d_]{2}", name) and len(name) <= LONGEST_CLIENT else None


def named_client(text: str, language: str) -> str | None:
    """Return a name in capitals that follows a verb of moving or a word before clients, None where there is none."""
    words = deal_words(language)
    lead = either(
        (*words.moving, *words.winning, *words.losing, *words.before_client, *words.showing, *words.history)
    )
    for match in re.finditer(
        rf"\b{lead}\s+(?:a\s+|el\s+|la\s+|los\s+|las\s+|lo\s+de\s+)?", fold_in_place(text)
    ):
        proper = re.match(rf"{_PROPER}(?:\s+(?:{_LINK}\s+){{0,2}}{_PROPER})*", text[match.end() :])
        if proper and not proper.group().isdigit():
            return proper.group().strip(" .,")
    return None
