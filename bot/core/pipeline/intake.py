"""What a message says of a new opportunity: a pasted list, a form's lines or a running sentence.

`read_deal` never raises for what a person may type; a value that cannot be is returned as a problem, not dropped.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial
from typing import Any, Final

from bot.core.folding import clean, fold
from bot.core.forms.answers import Answer, Setting
from bot.core.forms.choosing import options_meant
from bot.core.forms.clauses import either
from bot.core.forms.opportunity import OPPORTUNITY
from bot.core.forms.readers import read_answer
from bot.core.forms.words.deals import DealWords, deal_words
from bot.core.pipeline.intake_figures import figures
from bot.core.pipeline.intake_names import NAME, Known, find_client, without_name
from bot.core.pipeline.intake_opening import opens_deal, without_opening
from bot.core.pipeline.questions import Setting as QuestionSetting
from bot.core.pipeline.questions.reader import listen
from bot.core.values.languages import corrections
from bot.core.values.tokens import fold as fold_in_place

LONGEST: Final = 4_000
VAGUE: Final = frozenset(
    {"servicio", "servicios", "service", "services", "visita", "visit", "redes", "evento", "event"}
)
"""Words of options that mean them only where they stand alone."""
_PARTS: Final = re.compile(r"[\n;]|,(?=\s|$)|\.(?=\s|$)|\s[-–—/|•]\s")
_LABELLED: Final = re.compile(r"^\s*[-*•]?\s*([^\W\d_][^:\n]{1,40}?)\s*[:=]\s*(\S.*)$")


@dataclass(frozen=True)
class Intake:
    """What was said: values as contract codes have them, what was refused, and what else was named."""

    values: dict[str, Any] = field(default_factory=dict)
    problems: dict[str, Answer] = field(default_factory=dict)
    stage: str | None = None
    owners: tuple[str, ...] = ()


def read_deal(text: str, setting: Setting, asking: QuestionSetting, *, naming: bool = True) -> Intake:
    """Return what a message says of an opportunity; *naming*: what is left over may be the client's name."""
    words = deal_words(setting.words.language)
    body = without_opening(clean(text)[:LONGEST], setting.words.language)
    found = Intake()
    loose: list[str] = []
    for part in _parts(body):
        if not _labelled(part, setting, found) and (naming or not _stated(part, setting, words, found)):
            loose.append(part)
    said = listen(body, asking)[1]
    if naming:
        known = Known(said.clients, frozenset(asking.known.people_phrases), _option_words(setting))
        loose = list(_named_apart(body, loose, known, words, found))
    left = [part for part in loose if not _loose(part, setting, words, found)]
    stages = {
        part: listen(part, asking)[1].stages for part in left if _placed(words).search(fold_in_place(part))
    }
    if naming and "client" in found.values:
        rest = [
            part
            for part in left
            if not (
                stages.get(part) or listen(part, asking)[1].owners or opens_deal(part, setting.words.language)
            )
        ]
        _describe([part for part in map(partial(_told, words), rest) if part], found)
    stage = next((codes[0] for codes in stages.values() if len(codes) == 1), None)
    return Intake(found.values, found.problems, stage, said.owners)


def _told(words: DealWords, part: str) -> str:
    """Return what a part says beside the name that was taken out of it; empty where that is nothing."""
    said = re.sub(rf"^\W*(?:{either(words.before_client)}\b)?\W*", "", part, flags=re.IGNORECASE).strip(
        " ;:,"
    )
    return said if re.search(r"[^\W\d_]{3}", said) else ""


def _describe(parts: list[str], found: Intake) -> None:
    if parts:
        found.values.setdefault("description", ", ".join(parts))


def _option_words(setting: Setting) -> frozenset[str]:
    return frozenset(
        word for table in setting.words.options.values() for names in table.values() for word in names
    )


def _placed(words: DealWords) -> re.Pattern[str]:
    """Return the pattern of what stands before a stage that an opportunity is in."""
    return re.compile(rf"\b{either(words.placed)}\b")


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
    verb = rf"(?:{either((*setting.words.correcting, *words.moving, *words.putting))}\s+)?"
    article = rf"(?:{either(setting.words.articles)}\s+|the\s+)?"
    head = rf"\W*(?:\w+,\s*)?(?:ahora\s+|now\s+)?{verb}{article}{either(tuple(names))}\b"
    match = re.match(head, fold_in_place(part))
    if match is None:
        return False
    said = fold_in_place(part)[: match.end()]
    code = names[max((name for name in names if said.endswith(name)), key=len)]
    rest = re.sub(
        rf"^\s*(?:(?:(?:de(?:l)?|con|para|of|with)\s+{NAME})|{NAME}(?=\s*:))?\s*[:=]?\s*"
        r"(?:(?:ahora\s+)?(?:se\s+)?(?:es|son|ser[aáií]+a?|qued[aoó]|pas[aoó]|movi[oó]|corri[oó]|aplaz[oó]|is|are)\b\s*)?(?:(?:a|al|en|por|de|to)\s+)?",
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
    copula = r"(?:[:=]|(?:es|sera|seria|is|will be)\b)"
    whose = rf"(?:\s+(?:con|de|para|with|for)\s+[^:=,;]{{2,60}}?(?=\s*{copula}))?"
    match = re.search(rf"\b{either(words.next_step)}\b{whose}\s*{copula}?\s*(?=\w)", fold_in_place(part))
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


def _named_apart(body: str, parts: list[str], known: Known, words: DealWords, found: Intake) -> Iterator[str]:
    """Find the client and yield the parts without its name, which may hold what looks like a day or a number."""
    if "client" not in found.values:
        named = find_client(body, parts, known, words)
        if named is not None:
            found.values["client"] = named
    client = found.values.get("client")
    for part in parts:
        rest = without_name(part, client) if client else part
        if rest.strip(" :,.-"):
            yield rest
