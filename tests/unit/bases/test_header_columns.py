from __future__ import annotations

import pytest

from bot.core.bases.columns import find_header, find_variable, fold, match_columns, opt_out_columns
from bot.core.bases.meanings import Meaning

HEADERS = {
    Meaning.IDENTIFICATION: (
        "Cédula", "CEDULA", "cedula de ciudadanía", "N° Documento", "No. documento", "Nº de identificación",
        "NIT", "C.C.", "cc/nit", "Documento de identidad", "NUM_DOCUMENTO", "identificación del beneficiario",
        "ID", "Identificasion", "Cedla", "CÃ©dula", "nroDocumento", "Número de documento de identidad",
    ),
    Meaning.NAME: (
        "Nombre", "NOMBRES", "Nombre(s)", "Nombre completo", "Nombres y apellidos", "Apellidos y nombres",
        "Beneficiario nombre", "Nombre del beneficiario", "nombre_completo", "Razón social", "Nombre cliente",
    ),
    Meaning.MOBILE: (
        "Celular", "CEL", "Móvil", "movil", "Teléfono", "Tel.", "Número de contacto", "Teléfono celular",
        "No. Celular", "Celuar", "Telefno", "Telefono de contacto", "WhatsApp", "Número celular", "celular1",
        "Contacto", "Teléfono móvil", "NUM_CELULAR",
    ),
    Meaning.LANDLINE: ("Teléfono fijo", "Tel fijo", "FIJO"),
    Meaning.EMAIL: (
        "Correo", "E-mail", "email", "Mail", "Correo electrónico", "CORREO_ELECTRONICO",
        "Dirección de correo",
        "Correo electronico del beneficiario", "e mail", "Corrreo",
    ),
    Meaning.CITY: ("Ciudad", "Municipio", "Ciudad de residencia", "MUNICIPIO RESIDENCIA", "Ciudda"),
    Meaning.REMARKS: ("Observaciones", "OBS", "Obs.", "Comentarios", "observación", "Obsevaciones", "Notas"),
    Meaning.OPT_OUT: ("No contactar", "Excluido", "RNE", "Autoriza", "Autoriza contacto", "¿Acepta?"),
}  # fmt: skip

NOTHING = (
    "Tipo de documento", "Fecha de expedición del documento", "Nombre IES", "Nombre del programa",
    "Valor cuota",
    "Fecha", "Saldo", "Ciudad de expedición", "Tipo de teléfono", "Departamento", "", "Código municipio",
    "Edad",
    "Estado del correo", "Cuota fija", "Monto", "Apellidos", "Género", "Estrato", "Crédito",
    "Operador celular",
)  # fmt: skip


@pytest.mark.parametrize(("meaning", "header"), [(m, h) for m, headers in HEADERS.items() for h in headers])
def test_a_header_is_understood_by_meaning(meaning: Meaning, header: str) -> None:
    assert match_columns(["Saldo", header]) == {meaning: 1}


@pytest.mark.parametrize("header", NOTHING)
def test_a_header_that_only_resembles_one_has_no_meaning(header: str) -> None:
    assert match_columns([header]) == {}


def test_the_better_of_two_columns_is_taken_and_the_other_phone_is_the_landline() -> None:
    headers = ["Teléfono", "Nombre del codeudor", "Celular", "Nombre"]

    assert match_columns(headers) == {Meaning.MOBILE: 2, Meaning.LANDLINE: 0, Meaning.NAME: 3}


def test_another_persons_column_is_taken_where_there_is_no_better_one() -> None:
    assert match_columns(["Nombre codeudor", "Celular codeudor"]) == {Meaning.NAME: 0, Meaning.MOBILE: 1}


def test_the_answer_that_excludes_follows_from_the_header() -> None:
    headers = [
        "No contactar",
        "RNE",
        "Excluido",
        "Autoriza",
        "No autoriza",
        "Acepta tratamiento",
        "Contactar",
    ]

    assert opt_out_columns(headers, {}) == {0: True, 1: True, 2: True, 3: False, 4: True, 6: False}


@pytest.mark.parametrize(
    ("variable", "column"),
    [
        ("saldo", 0), ("Saldo", 0), ("{saldo}", 0), ("fecha_corte", 1), ("fecha de corte", 1), ("nombre", 2),
        ("valor_cuota1", 3), ("valor_cuota2", 4), ("valor_cuota3", None), ("ciudad", None),
        ("fecha cortes", 1),
    ],
)  # fmt: skip
def test_a_variable_finds_its_column(variable: str, column: int | None) -> None:
    headers = ["SALDO", "Fecha de corte", "Nombres y apellidos", "Valor cuota1", "Valor cuota2"]

    assert find_variable(variable, headers, match_columns(headers)) == column


def test_the_header_is_found_below_titles_and_blank_rows() -> None:
    rows = [
        ["Base de datos: campaña de celular", "", ""],
        ["", "", ""],
        ["Corte: 1 de junio", "Área: Crédito", ""],
        ["Cédula", "Nombre", "Celular"],
        ["1", "Ana", "3001234567"],
    ]

    assert find_header(rows) == 3


def test_rows_of_data_are_no_header() -> None:
    assert find_header([["1023", "Ana", "3001234567"], ["1024", "Luis", "3101234567"]]) is None


def test_folding_undoes_what_spreadsheets_and_keyboards_do() -> None:
    assert fold("  NÚMERO_de\nCélular  ") == "numero de celular"
    assert fold("IdentificaciÃ³n") == "identificacion"
