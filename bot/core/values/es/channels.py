"""Contact channels in Spanish text, with exclusions: 'todos menos llamadas', 'WhatsApp y correo, SMS no'."""

from __future__ import annotations

from typing import Final

from bot.core.values.channel_lists import CANONICAL, ChannelLists
from bot.core.values.grammar import Grammar, Match, Parser, Rules, Scan, Vocabulary
from bot.core.values.listing import all_meaning, listed, meanings

NAMES: Final[dict[str, str]] = meanings(
    {
        "sms": (
            "sms, smss, mms, msm, ssm, mensaje de texto, mensajes de texto, msj de texto, msjs de texto, "
            "mensajes texto, mensaje texto, mensajes cortos, mensaje corto, mensajito de texto, texto sms, mensajes de "
            "textos, mensaje de textos, mensajitos de texto, mensajes sms, mensaje sms, mensaje al "
            "celular, mensajes al celular, text message, mensajeria de texto, s.m.s."
        ),
        "email": (
            "correo, correos, correo electronico, correos electronicos, email, emails, e-mail, e-mails, "
            "mail, mails, mailing, mailings, emailing, e mail, correo masivo, correos masivos, imeil, emeil, "
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
            "via telefonica, telemercadeo, telemarketing, televentas, tele mercadeo, llame, llamen, "
            "llamemos, llamarles, llamando, llamandoles, por tel, por tel., telef., telf., call-center, "
            "contact center, marcacion"
        ),
        "voice": (
            "mensaje de voz, mensajes de voz, mensajes voz, blaster, blasters, voz, audio, audios, nota "
            "de voz, notas de voz, mensaje de audio, mensajes de audio, ivr, robocall, robocalls, llamada "
            "automatica, llamadas automaticas, llamada automatizada, llamadas automatizadas, blaste, "
            "llamada pregrabada, llamadas pregrabadas, llamadas grabadas, llamada grabada, mensaje "
            "pregrabado, mensajes pregrabados, msj de voz, mensajeria de voz, voicebot, bláster, mensaje "
            "grabado, voice blaster, voz blaster, mensajes grabados, llamada robotica, llamadas con "
            "grabacion, blastter, vozblaster, llamada con grabacion, llamadas con grabaciones, "
            "robollamada, robollamadas, robo llamada, robo llamadas, voz automatica"
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
        "menos, excepto, salvo, sin, no, nada de, nada por, nada con, nada en, quitando, excluyendo, "
        "a excepcion de, a excepcion del, descartando, ni, "
        "exceptuando, quita, quitale, quitar, tampoco, evitar, fuera de, aparte de, en vez de, en vez del, en "
        "lugar de, en lugar del, no quiero, no queremos, no quisiera, no quisieramos, no me gusta, no usar, no "
        "usemos, no usen, no incluir, no incluyas, no incluyamos, no enviar, no mandar, no agregar, no con, "
        "descarta, descartemos, descartar, eliminar, elimina, obviar, omitir, "
        "quitemos, quiten, saquemos, saca, sacar, retirar, retira, retiremos, eliminemos, evitemos, excluyamos"
    ),
)
WITH: Final = all_meaning(
    "+",
    (
        "sino, pero si, si, y si, solo, solamente, unicamente, mejor, agrega, agregar, incluye, incluir, "
        "anade, mas, tambien, quiero, con, ;, ., usar, usemos, "
        "prefiero, preferimos, preferible, preferiblemente, prefiera, queremos, dejemos, deja, dejar, que sea"
    ),
)
WITH.update(dict.fromkeys((", por", ", con", ", en", ", a", ", solo", ", mejor"), "+"))
"""'No por WhatsApp, por correo': the preposition said again begins what is wanted."""
INSTEAD: Final = all_meaning("-", "en vez de, en vez del, en lugar de, en lugar del")
DOUBTS: Final = listed(
    "se, tengo, estoy, sabria, importa, contestan, contesten, contesta, conteste, responden, respondan, "
    "responde, responda, abren, abran, leen, lean, tienen, tengan, hay, haya, reaccionan, reaccionen"
)
"""After 'no' these refuse nothing: 'a los que no abran el correo'."""


def _lone_loose(scan: Scan, at: int) -> Match | None:
    """'correos y mensajes'; not the mensajes of 'mensajes de voz'."""
    match = scan.ask("loose", at)
    return match if match and scan.tokens.word(match.end) not in {"de", "por", "via", "con", "al"} else None


def _denied_after(scan: Scan, at: int) -> Match | None:
    """'SMS no': the denial ends the clause."""
    tokens = scan.tokens
    closed = tokens.word(at + 1) in {"", ",", ".", ";", "y", ")", "e", "pero"}
    return Match("-", at + 1) if tokens.word(at) == "no" and closed else None


MARKS: Final = Rules(
    [
        ("<name> [,] [mejor|ya] <denied_after>", lambda code, _: ("-", (code,))),
        ("<name> y|e|o|, <lone_loose>", lambda code, other: ("", (code, other))),
        ("<lone_loose> y|e|o|, <name>", lambda other, code: ("", (other, code))),
        ("ni [por|con|el|los|las] <name>", lambda code: ("-+", (code,))),
        ("<instead> [el|la|los|las] <name> ,", lambda _, code: ("-+", (code,))),
        ("<swap> [el|la|los|las] <name>", lambda _, code: ("-+", (code,))),
        ("<all> - <name>", lambda _, code: ("", tuple(other for other in CANONICAL if other != code))),
        ("si no", lambda: ("", ())),
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
        "lone_loose": Parser(_lone_loose, Vocabulary(LOOSE).starters),
        "all": Vocabulary(ALL),
        "instead": Vocabulary(INSTEAD),
        "swap": Vocabulary(
            all_meaning(True, "cambiar, cambia, cambie, cambiemos, reemplazar, reemplaza, sustituir")
        ),
        "without": Vocabulary(WITHOUT),
        "with": Vocabulary(WITH),
        "doubt": Vocabulary(dict.fromkeys(DOUBTS, True)),
        "denied_after": Parser(_denied_after, ("no",)),
        "mark": MARKS,
    }
)

SPANISH: Final = ChannelLists(GRAMMAR, NAMES, LOOSE)
find_channels = SPANISH.find
read_channels = SPANISH.read
