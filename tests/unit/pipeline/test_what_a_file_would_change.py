"""A file of opportunities: read by its own words, rehearsed, taken once."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from bot.attachments.limits import Limits
from bot.attachments.mapping_file import read_mapping_file
from bot.attachments.pipeline_sheet import XlsxPipelineSheets
from bot.attachments.rows_reader import rows_json
from bot.core.calendar import BusinessCalendar
from bot.core.pipeline.export import Export
from bot.core.pipeline.import_plan import FieldChange, ImportPlan, RowChange
from bot.core.pipeline.mapping import ImportMapping
from bot.core.pipeline.opportunity import Opportunity
from bot.core.pipeline.spreadsheet import RowProblem, Sheet, read_best
from bot.directory.demo import demo_people
from bot.errors import SettingsInvalid
from bot.i18n.catalogue import CatalogueWording
from bot.use_cases.pipeline.taking import Reading, carry_out, rehearse, taking_of
from storage.memory import MemoryTransactions
from tests.unit.pipeline.made import ALL, BARE, FULL, NOW, opportunity


def read(text: str, mapping: ImportMapping = ImportMapping(), language: str = "es") -> Sheet:  # frozen
    """Read lines of `a;b;c` with what the product knows."""
    reading = Reading(NOW, BusinessCalendar(), CatalogueWording(), language, mapping)
    rows = [line.split(";") for line in text.strip().splitlines()]
    return read_best([rows], taking_of(reading, demo_people()))


async def taken(*opportunities: Opportunity) -> MemoryTransactions:
    transactions = MemoryTransactions()
    await transactions.run(lambda uow: uow.opportunities.put_all(opportunities))
    return transactions


async def plan_of(sheet: Sheet, *kept: Opportunity) -> ImportPlan:
    return await (await taken(*kept)).run(lambda uow: rehearse(uow, sheet, NOW))


def test_columns_are_known_by_what_people_call_them() -> None:
    sheet = read(
        "Empresa;Nombre del negocio;Fase;Monto;Fecha estimada de cierre;Ejecutivo comercial;Color\n"
        "Éxito;Mesa de ayuda;En negociación;40 millones;1 de diciembre;Natalia Vergara;azul"
    )
    (one,) = sheet.opportunities

    assert (one.client, one.description, one.stage, one.total_value) == (
        "Éxito", "Mesa de ayuda", "negotiation", 40_000_000,
    )  # fmt: skip
    assert (one.closing_date, one.owner) == (date(2026, 12, 1), "sales")
    assert sheet.ignored == ("Color",)


def test_an_english_file_is_read_in_english() -> None:
    sheet = read("Account;Deal stage;Amount\nÉxito;Proposal;5", language="en")

    assert [(one.client, one.stage, one.total_value) for one in sheet.opportunities] == [
        ("Éxito", "proposal", 5)
    ]


def test_the_header_may_stand_below_titles_and_rows_keep_their_numbers() -> None:
    sheet = read("Informe de noviembre;\n;\nCliente;Etapa\nA;propuesta\n;\nB;tal vez")

    assert sheet.rows == (4,)
    assert sheet.problems == (RowProblem(6, "stage", "unknown_stage", "tal vez"),)


def test_the_header_may_stand_far_above_more_rows_than_are_looked_at_for_it() -> None:
    lines = "\n".join(f"Cliente {number};propuesta" for number in range(40))

    assert read(f"Cliente;Etapa\n{lines}").rows == tuple(range(2, 42))


def test_a_mapping_names_columns_values_people_and_defaults() -> None:
    mapping = ImportMapping(
        columns={"Tercero": "client", "Estado SAP": "stage", "Cliente": "-"},
        values={"stage": {"Cotización enviada": "proposal"}},
        owners={"N. V.": "sales"},
        defaults={"segment": "Salud"},
    )
    sheet = read("Tercero;Cliente;Estado SAP;Comercial\nÉxito;X;cotizacion enviada;n. v.", mapping)
    (one,) = sheet.opportunities

    assert (one.client, one.stage, one.owner, one.segment) == ("Éxito", "proposal", "sales", "Salud")


async def test_a_rehearsal_says_what_is_new_what_changes_and_what_stays() -> None:
    sheet = read(
        "Clave;Cliente;Etapa;Valor total\nfull;Bavaria;propuesta;1\nbare;Cliente bare;hunting;\nz;Z;ganada;9"
    )
    plan = await plan_of(sheet, *ALL)

    assert [one.id for one in plan.added] == ["z"]
    assert plan.changed == (
        RowChange(2, "full", "Bavaria", (
            FieldChange("stage", "negotiation", "proposal"),
            FieldChange("total_value", 480_000_240, 1),
            FieldChange("stage_since", date(2026, 11, 20), date(2026, 11, 24)),
        )),
    )  # fmt: skip
    assert plan.unchanged == 1


async def test_a_column_that_the_file_lacks_keeps_its_value_and_an_empty_cell_empties_it() -> None:
    plan = await plan_of(read("Clave;Cliente;Etapa;Próximo paso\nfull;Bavaria;negociación;"), *ALL)
    (after,) = plan.storing

    assert (after.total_value, after.owner, after.next_step) == (FULL.total_value, "sales", None)


async def test_a_rehearsal_stores_nothing_and_the_real_thing_does_it_once() -> None:
    transactions = await taken(BARE)
    sheet = read("Clave;Cliente;Etapa\nbare;Otro;hunting\nnew;Nuevo;propuesta")
    plan = await transactions.run(lambda uow: rehearse(uow, sheet, NOW))

    assert (await transactions.run(lambda uow: uow.opportunities.get("bare"))).client == "Cliente bare"
    done = await transactions.run(lambda uow: carry_out(uow, rehearse(uow, sheet, NOW)))
    again = await transactions.run(lambda uow: rehearse(uow, sheet, NOW))
    assert (done.added, done.updated) == (len(plan.added), len(plan.changed)) == (1, 1)
    assert (again.storing, again.unchanged) == ((), 2)


async def test_what_looks_like_one_that_is_kept_is_doubted_where_the_file_has_no_keys() -> None:
    kept = opportunity("chat", client="Bavaria", description="Mesa de ayuda", stage="proposal")
    lost = opportunity("lost", client="Alpina", stage="lost")
    rows = "BAVARIA;mesa de ayuda;propuesta\nBavaria;Encuestas;propuesta\nAlpina;;propuesta"
    plan = await plan_of(read(f"Cliente;Descripción;Etapa\n{rows}"), kept, lost)
    keyed = await plan_of(read("Clave;Cliente;Etapa\nx;Bavaria;propuesta"), kept)

    assert plan.doubts == (RowProblem(2, "client", "alike", "BAVARIA"),)
    assert (len(plan.added), keyed.doubts) == (3, ())


async def test_a_key_that_comes_twice_counts_once() -> None:
    plan = await plan_of(read("Clave;Cliente;Etapa\na;A;propuesta\na;B;propuesta"))

    assert [one.client for one in plan.added] == ["A"]
    assert plan.problems == (RowProblem(3, "id", "repeated", "a"),)


@pytest.mark.parametrize("language", ["es", "en"])
async def test_our_own_workbook_taken_again_changes_nothing(language: str) -> None:
    owners = {person.handle: person.name for person in demo_people()}
    _, content = XlsxPipelineSheets(CatalogueWording()).make(Export(ALL, owners, NOW, NOW, "COP"), language)
    reading = Reading(NOW, BusinessCalendar(), CatalogueWording(), language)
    sheets = rows_json(content, Limits(), 1000)["sheets"]
    sheet = read_best(sheets, taking_of(reading, demo_people()))
    plan = await plan_of(sheet, *ALL)

    assert (plan.problems, plan.added, plan.changed, plan.unchanged) == ((), (), (), 3)


def test_a_mapping_file_is_read(tmp_path: Path) -> None:
    path = tmp_path / "mapping.toml"
    path.write_text('[columns]\n"Tercero" = "client"\n[values.stage]\n"Fría" = "hunting"\n', encoding="utf-8")
    mapping = read_mapping_file(path)

    assert (mapping.columns, mapping.values) == ({"Tercero": "client"}, {"stage": {"Fría": "hunting"}})


@pytest.mark.parametrize(
    "text",
    [
        "[columns]\nTercero = 'cliente'", "[values.stage]\nFria = 'cold'", "[values.color]\na = 'b'",
        "[defaults]\ncolor = 'azul'", "[otra]\na = 1", "columns = 3", "esto no es toml",
    ],
)  # fmt: skip
def test_a_mapping_file_that_makes_no_sense_is_refused(text: str, tmp_path: Path) -> None:
    path = tmp_path / "mapping.toml"
    path.write_text(text, encoding="utf-8")

    with pytest.raises(SettingsInvalid):
        read_mapping_file(path)


def test_a_mapping_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SettingsInvalid):
        read_mapping_file(tmp_path / "none.toml")
