"""The client's name in a message about an opportunity."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from bot.core.folding import fold
from bot.core.forms.clauses import either
from bot.core.forms.words.deals import DealWords, deal_words
from bot.core.pipeline.questions.names import words_of_name
from bot.core.values.tokens import fold as fold_in_place

LONGEST_CLIENT: Final = 90
CAPITAL: Final = r"[A-ZÁÉÍÓÚÜÑ][\w&'.-]*"
PROPER: Final = r"[A-ZÁÉÍÓÚÜÑ0-9][\w&'.-]*"
LINK: Final = r"(?:de|del|la|las|los|el|y|e|&|of|the|and)"
NAME: Final = rf"{CAPITAL}(?:\s+(?:{LINK}\s+){{0,2}}{CAPITAL})*(?:\s+\d{{1,4}}(?=\s*(?:[,;:]|$)))?"
"""Capitals joined by small words; a figure belongs to a name only where it ends its part."""


@dataclass(frozen=True)
class Known:
    """What a name may not be taken for, and the clients that are known and were named."""

    clients: tuple[str, ...]
    people: frozenset[tuple[str, ...]]
    options: frozenset[str]


def find_client(body: str, parts: list[str], known: Known, words: DealWords) -> str | None:
    """Return the client that a message names.

    One that is known as written, else the first part where it says nothing else, else one announced by a word,
    else the capitals that the message begins with.
    """
    written = [name for name in known.clients if f" {fold(name)} " in f" {fold(body)} "]
    if written:
        return written[0]
    announced = _announced(body, words, known.people)
    first = parts[0] if parts else ""
    if first and body.lstrip(" :,.-").startswith(first) and _is_plain(first, announced, known, words):
        return trimmed(_without_option(first, known), words)
    return announced or _leading(first, known)


def _is_plain(part: str, announced: str | None, known: Known, words: DealWords) -> bool:
    """Tell whether a part can be nothing but a name: no figures, no option, no word that leads to a value."""
    folded = fold_in_place(part)
    if announced is not None and part == part.lower():
        return False  # «hola, me salió un negocio con Grupo Argos»
    if announced is not None and part[0].islower() and announced in part:
        return False  # «llegó una licitación de Ecopetrol»
    cues = (
        *words.next_step,
        *words.segment,
        *words.closing,
        *words.billing,
        *words.client_ends[:1],
        *words.chance,
    )
    leads = re.search(rf"\b{either(tuple(cues))}", folded) or fold(part) in known.options
    return (
        not leads
        and not re.search(r"\d", part)
        and len(part) <= LONGEST_CLIENT
        and not _announcing(folded, words)
    )


def _without_option(part: str, known: Known) -> str:
    """Return a name without the option said after it: «Hospital Central referido»."""
    head, _, last = part.rpartition(" ")
    return head if head and fold(last) in known.options else part


def _announcing(folded: str, words: DealWords) -> bool:
    """Tell whether a name is announced within: «con X», at the beginning excepted."""
    return re.search(rf"\S\s+{either(words.before_client[:-1])}\s", folded) is not None


def _leading(part: str, known: Known) -> str | None:
    """Return the capitals that a message without commas begins with."""
    match = re.match(rf"\s*({CAPITAL}(?:\s+(?:{LINK}\s+){{0,2}}{CAPITAL})*)", part)
    named = match.group(1).strip(" .,:") if match else ""
    if len(fold(named)) < 3 or named[0].isdigit() or fold(named) in known.options:
        return None
    return named


def without_name(part: str, client: str) -> str:
    """Return a part without the client's name, at its place what parts it from the rest."""
    at = fold_in_place(part).find(fold_in_place(client))
    return part if at < 0 else f"{part[:at]};{part[at + len(client) :]}"


def _announced(body: str, words: DealWords, people: frozenset[tuple[str, ...]]) -> str | None:
    """Return the name after «con», «para el cliente»: capitals first, else the words up to one that ends it."""
    lead = rf"(?:^|\b){either(words.before_client)}\s+(?:el\s+|la\s+|los\s+|las\s+)?"
    for match in re.finditer(lead, fold_in_place(body)):
        proper = re.match(NAME, body[match.end() :])
        if proper and not proper.group().isdigit() and words_of_name(proper.group()) not in people:
            return proper.group().strip(" .,")
    plain = re.search(
        rf"\b{either(words.before_client[:-1])}\s+(?:el\s+|la\s+)?(?=[^\W\d_])", fold_in_place(body)
    )
    return trimmed(body[plain.end() :], words) if plain else None


def trimmed(text: str, words: DealWords) -> str | None:
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
        proper = re.match(rf"{PROPER}(?:\s+(?:{LINK}\s+){{0,2}}{PROPER})*", text[match.end() :])
        if proper and not proper.group().isdigit():
            return proper.group().strip(" .,")
    return None


def without_clients(text: str, clients: tuple[str, ...], language: str) -> str:
    """Return a text without the clients that it names, and the small words that announce them."""
    lead = rf"(?:\b{either(deal_words(language).before_client)}\s+)?"
    for client in clients:
        match = re.search(rf"{lead}\b{re.escape(fold_in_place(client))}\b", fold_in_place(text))
        if match:
            text = f"{text[: match.start()]} {text[match.end() :]}"
    return text


def moved_name(text: str, language: str) -> str | None:
    """Return what is named between a verb of moving and its stage, in whatever letters: «mueve bavria a …»."""
    words = deal_words(language)
    verbs = either((*words.moving, *words.reopening))
    match = re.search(
        rf"\b{verbs}\s+(?P<name>[^,;.]+?)\s+(?:a|al|en|para|hacia|como|to|in)\s+", fold_in_place(text)
    )
    if match is None:
        return None
    named = text[match.start("name") : match.end("name")]
    kept = [word for word in named.split() if fold(word) not in words.referring]
    return " ".join(kept) or None
