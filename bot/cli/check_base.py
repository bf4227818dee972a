"""`check-base`: the verdict on a database, without a conversation."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from bot.core.bases.judge import judge
from bot.core.bases.meanings import CHANNELS
from bot.core.bases.report import BaseError, BaseReport, ErrorCode, Verdict
from bot.core.bases.survey import Note, Problem

_VERDICTS = {Verdict.OK: "apta", Verdict.WARNINGS: "apta con advertencias", Verdict.REJECTED: "no apta"}
_CHANNELS = {"sms": "SMS", "whatsapp": "WhatsApp", "voice": "voz", "call": "llamada", "email": "correo"}
_MEANINGS = {
    "identification": "identificación",
    "name": "nombre",
    "mobile": "celular",
    "email": "correo",
    "city": "ciudad",
    "remarks": "observaciones",
}
_PROBLEMS = {
    Problem.EMPTY: "el archivo está vacío",
    Problem.WRONG_TYPE: "no es una base en .xlsx o .csv",
    Problem.OLD_EXCEL: "es un formato de Excel que no se lee: guárdelo como .xlsx",
    Problem.CORRUPT: "el archivo está dañado",
    Problem.PASSWORD_PROTECTED: "el archivo tiene contraseña: quítela y vuelva a guardarlo",
    Problem.TOO_BIG: "el archivo es demasiado grande",
    Problem.HOSTILE: "el archivo no es seguro para abrirlo",
    Problem.MACROS: "el archivo tiene macros: guárdelo como .xlsx sin macros",
    Problem.EXTERNAL_LINKS: "el archivo tiene vínculos a otros libros: pegue los datos como valores",
    Problem.TIMED_OUT: "el archivo tarda demasiado en leerse",
}
_NOTES = {
    Note.NO_HEADER: "no se reconoció una fila de encabezados",
    Note.SEVERAL_SHEETS: "varias hojas parecen una base: se leyó la que tiene más columnas conocidas",
    Note.MIXED_ENCODING: "el texto mezcla dos codificaciones",
    Note.TITLE_ABOVE: "los encabezados no están en la primera fila",
}
_ERRORS = {
    ErrorCode.EMPTY_REQUIRED: "filas con un dato obligatorio vacío",
    ErrorCode.BAD_MOBILE: "celulares incompletos o mal escritos",
    ErrorCode.BAD_LANDLINE: "teléfonos fijos incompletos o mal escritos",
    ErrorCode.BAD_EMAIL: "correos mal escritos",
    ErrorCode.DUPLICATE_ID: "identificaciones repetidas",
    ErrorCode.DUPLICATE_PHONE: "teléfonos repetidos",
    ErrorCode.DUPLICATE_EMAIL: "correos repetidos",
    ErrorCode.FORMULA: "filas con fórmulas",
    ErrorCode.OPTED_OUT: "personas que pidieron no ser contactadas",
    ErrorCode.UNASSIGNED_MOBILE: "celulares de rangos sin asignar",
    ErrorCode.COUNT_MISMATCH: "diferencia con los registros estimados",
}


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the `check-base` command to *subparsers*."""
    parser = subparsers.add_parser("check-base", help="revisa una base de datos (xlsx o csv)")
    parser.add_argument("file", metavar="ARCHIVO", type=Path, help="base en .xlsx o .csv")
    parser.add_argument("--channels", type=_channels, required=True, help="canales: " + ",".join(CHANNELS))
    parser.add_argument("--expected", type=_count, help="registros estimados en el Brief")
    parser.add_argument(
        "--variables", type=_names, default=(), help="campos variables del mensaje, con comas"
    )
    parser.add_argument("--json", action="store_true", help="responde en JSON")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Print the verdict; 0 whatever it is, 2 where the file cannot be opened."""
    from bot.attachments.inspector import inspect

    try:
        survey = inspect(arguments.file, arguments.file.name)
    except OSError:
        print(f"No se puede abrir el archivo: {arguments.file}", file=sys.stderr)
        return 2
    report = judge(survey, arguments.channels, arguments.expected, arguments.variables)
    print(json.dumps(report.to_json(), ensure_ascii=False) if arguments.json else _text(report))
    return 0


def _names(text: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in text.split(",") if name.strip())


def _channels(text: str) -> tuple[str, ...]:
    names = _names(text.lower())
    unknown = [name for name in names if name not in CHANNELS]
    if unknown or not names:
        raise argparse.ArgumentTypeError(f"canales válidos: {', '.join(CHANNELS)}")
    return names


def _count(text: str) -> int:
    try:
        number = int(text)
    except ValueError:
        number = -1
    if number < 0:
        raise argparse.ArgumentTypeError("debe ser un número entero, sin signo")
    return number


def _text(report: BaseReport) -> str:
    if report.problem is not None:
        return f"{_VERDICTS[report.verdict]}: {_PROBLEMS[report.problem]}"
    lines = [f"Base {_VERDICTS[report.verdict]}: {report.total} registros"]
    lines += [f"  utilizables por {_CHANNELS[name]}: {count}" for name, count in report.usable.items()]
    lines += [f"  nota: {_NOTES[note]}" for note in report.notes]
    if report.missing:
        lines.append(
            "  columnas que faltan: " + ", ".join(_MEANINGS.get(name, name) for name in report.missing)
        )
    lines += [_line(error) for error in report.errors if error.code is not ErrorCode.MISSING_COLUMN]
    return "\n".join(lines)


def _line(error: BaseError) -> str:
    rows = f" (filas {', '.join(map(str, error.rows))}{'…' if error.count > len(error.rows) else ''})"
    return f"  {_ERRORS[error.code]}: {error.count}{rows if error.rows else ''}"
