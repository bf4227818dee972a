"""Contact channels in Spanish text, with exclusions: 'todos menos llamadas', 'WhatsApp y correo, SMS no'."""

from __future__ import annotations

from typing import Final

from bot.core.values.grammar import Grammar, Match, Parser, Rules, Scan, Vocabulary, find_all
from bot.core.values.listing import all_meaning, meanings
from bot.core.values.reading import Reading

CANONICAL: Final = ("sms", "email", "whatsapp", "call", "voice")
Channels = tuple[str, ...]

NAMES: Final[dict[str, str]] = meanings(
    {
        "sms": (
            "sms, smss, mms, msm, ssm, mensaje de texto, mensajes de texto, msj de texto, msjs de texto, "
            "mensajes texto, mensaje texto, mensajes cortos, mensajito de texto, texto sms, mensajes de "
            "textos, mensaje de textos, mensajitos de texto, mensajes sms, mensaje sms, mensaje al "
            "celular, mensajes al celular, text message, mensajeria de texto, s.m.s."
        ),
        "email": (
            "correo, correos, correo electronico, correos electronicos, email, emails, e-mail, e-mails, "
            "mail, mails, mailing, mailings, emailing, e mail, correo masivo, correos masivos, imeil, "
            "mailin, meil, electronico, email marketing, imail, correito, coreo, correro, corro "
            "electronico, e-mailing, mailling, mensaje de correo, mensajes de correo, correo elect."
        ),
        "whatsapp": (
            "whatsapp, whatsap, whatapp, watsapp, watsap, wasap, wasapp, wassap, guasap, guatsap, wpp, "
            "wsp, wp, wa, whasap, whassap, whatsaap, whats, whats app, what's app, wapp, guasapp, wats, "
            "wattsapp, wassapp, whatssapp, whastapp, whasapp, watssap, wap, whatasapp, whatsapps, wazap, "
            "wuasap, guassap, wasa, whatsup, whatsaps, whatzapp, ws, mensaje de whatsapp, mensajes de "
            "whatsapp, mensaje por whatsapp, mensajes por whatsapp, mensajes de wasap, mensaje de wasap, "
            "msj de whatsapp"
        ),
        "call": (
            "llamada, llamadas, llamar, llamadas telefonicas, llamada telefonica, llamadas outbound, "
            "yamadas, llamada outbound, outbound, telefono, telefonico, telefonicamente, telefonica, "
            "call, llamadas de salida, calls, llamandolos, llamarlos, yamada, llamadass, llamadas de "
            "asesor, llamada de voz, llamadas de voz, call center, gestion telefonica, llamdas, llamads, "
            "via telefonica"
        ),
        "voice": (
            "mensaje de voz, mensajes de voz, mensajes voz, blaster, blasters, voz, audio, audios, nota "
            "de voz, notas de voz, mensaje de audio, mensajes de audio, ivr, robocall, robocalls, llamada "
            "automatica, llamadas automaticas, llamada automatizada, llamadas automatizadas, blaste, "
            "llamada pregrabada, llamadas pregrabadas, llamadas grabadas, llamada grabada, mensaje "
            "pregrabado, mensajes pregrabados, msj de voz, mensajeria de voz, voicebot, bláster, mensaje "
            "grabado, voice blaster, voz blaster, mensajes grabados, llamada robotica, llamadas con "
            "grabacion, blastter"
        ),
    }
)
LOOSE: Final[dict[str, str]] = meanings(
    {
        "sms": "mensaje, mensajes, texto, textos, msj, msjs, mensajitos, mensajito",
    }
)
"""Where nothing else was named."""
ALL: Final = all_meaning(
    CANONICAL,
    (
        "todos los canales, todas, todos, todo, todos los medios, cualquier canal, todos ellos, los "
        "cinco, los 5, todas las anteriores, todos los anteriores, multicanal, omnicanal, todas las "
        "opciones, por todos lados, todos los disponibles"
    ),
)
WITHOUT: Final = all_meaning(
    "-",
    (
        "menos, excepto, salvo, sin, no, nada de, quitando, excluyendo, a excepcion de, descartando, ni, "
        "exceptuando, quita, quitale, quitar, tampoco, evitar, fuera de, aparte de"
    ),
)
WITH: Final = all_meaning(
    "+",
    (
        "sino, pero si, si, y si, solo, solamente, unicamente, mejor, agrega, agregar, incluye, incluir, "
        "anade, mas, tambien, quiero, con, ;, ., usar, usemos"
    ),
)
NEVER: Final = frozenset({"no se", "no tengo", "no estoy", "si no"})


def _denied_after(scan: Scan, at: int) -> Match | None:
    """'SMS no': the denial ends the clause."""
    tokens = scan.tokens
    closed = tokens.word(at + 1) in {"", ",", ".", ";", "y", ")", "e", "pero"}
    return Match("-", at + 1) if tokens.word(at) == "no" and closed else None


MARKS: Final = Rules(
    [
        ("<name> [,] <denied_after>", lambda code, _: ("-", (code,))),
        ("<name> si", lambda code: ("+", (code,))),
        ("<name>", lambda code: ("", (code,))),
        ("<all>", lambda codes: ("", codes)),
        ("no <doubt>", lambda _: ("", ())),
        ("<without>", lambda sign: (sign, ())),
        ("<with>", lambda sign: (sign, ())),
    ]
)

GRAMMAR: Final = Grammar(
    {
        "name": Vocabulary(NAMES),
        "loose": Vocabulary(LOOSE),
        "all": Vocabulary(ALL),
        "without": Vocabulary(WITHOUT),
        "with": Vocabulary(WITH),
        "doubt": Vocabulary(dict.fromkeys(("se", "tengo", "estoy", "sabria", "importa"), True)),
        "denied_after": Parser(_denied_after, ("no",)),
        "mark": MARKS,
    }
)


def find_channels(text: str) -> tuple[Reading[Channels], ...]:
    """Every channel named in *text*, one code each, whether wanted or not."""
    scan = GRAMMAR.scan(text)
    items = scan.tokens.items
    return tuple(
        Reading((match.value,), None, False, items[at].start, items[match.end - 1].end)
        for at, match in find_all(scan, "name")
    )


def read_channels(text: str) -> Reading[Channels]:
    """The channels *text* asks for, in canonical order, less those it excludes; guessed where misspelt."""
    scan = GRAMMAR.scan(text)
    marks = [(at, match.end, *match.value) for at, match in find_all(scan, "mark")]
    spelt = _misspelt_marks(scan, marks)
    marks = sorted((*marks, *spelt))
    named = [(at, end) for at, end, _, codes in marks if codes]
    if not named:
        return _loose(scan)
    wanted, refused = _sort(marks)
    only_refused = bool(refused) and not wanted
    codes = tuple(code for code in CANONICAL if code in (wanted or set(CANONICAL)) - refused)
    items = scan.tokens.items
    start, end = items[named[0][0]].start, items[named[-1][1] - 1].end
    return Reading(codes or None, None, only_refused or bool(spelt), start, end)


Mark = tuple[int, int, str, Channels]
"""First token, token after the last, the sign said with it, and the codes (none for a sign alone)."""


def _sort(marks: list[Mark]) -> tuple[set[str], set[str]]:
    """An exclusion holds until a word takes it back."""
    wanted: set[str] = set()
    refused: set[str] = set()
    sign = "+"
    for _, _, mark, codes in marks:
        if not codes:
            sign = mark or sign
            continue
        here = mark or sign
        (wanted if here == "+" else refused).update(codes)
        (refused if here == "+" else wanted).difference_update(codes)
    return wanted, refused


def _loose(scan: Scan) -> Reading[Channels]:
    """'por mensajes': guessed."""
    items = scan.tokens.items
    for at, match in find_all(scan, "loose"):
        return Reading((match.value,), None, True, items[at].start, items[match.end - 1].end)
    return Reading(None)


def _misspelt_marks(scan: Scan, marks: list[Mark]) -> list[Mark]:
    if len(scan.tokens) > LONGEST_ANSWER:
        return []
    taken = {k for at, end, _, _ in marks for k in range(at, end)}
    words = ((k, token.text) for k, token in enumerate(scan.tokens.items) if k not in taken)
    return [(k, k + 1, "", (code,)) for k, word in words if (code := _misspelt(word))]


LONGEST_ANSWER: Final = 40
"""Tokens: misspellings are looked for in answers, not in long messages."""
SPELLINGS: Final = {word: code for word, code in NAMES.items() if " " not in word and len(word) > 4}


def _misspelt(word: str) -> str | None:
    if not 5 <= len(word) <= 14 or word in LOOSE:
        return None
    from rapidfuzz import process
    from rapidfuzz.distance import DamerauLevenshtein

    best = process.extractOne(
        word, SPELLINGS.keys(), scorer=DamerauLevenshtein.distance, score_cutoff=1 if len(word) < 8 else 2
    )
    return SPELLINGS[best[0]] if best else None
