"""The rules over whole columns say what the rules over one cell say."""

from __future__ import annotations

import polars as pl
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.attachments import checks
from bot.core.bases import cells, phones
from bot.core.bases.meanings import Meaning
from bot.core.bases.phones import PhoneForm, read_phone

CELLS = st.one_of(
    st.text(max_size=25),
    st.text(alphabet="0123456789 +().,-'eE5736\u00a0", max_size=18),
    st.text(alphabet="ab@.co -_'+=", max_size=14),
    st.from_regex(r"\+?(57)? ?3[0-9]{2}[ .-]?[0-9]{3}[ .-]?[0-9]{4}(\.0)?", fullmatch=True),
    st.from_regex(r"(57)?60[0-9]{7,9}|[0-9]{7,8}", fullmatch=True),
    st.from_regex(r"[1-9][.,][0-9]{0,12}[eE]\+?[0-9]{1,2}", fullmatch=True),
    st.sampled_from(
        ["N/A", "null", "-", "sin dato", "SÍ", "si", "X", "no", "1.0", "=A1", "+57 300 123 4567", "-5", "@a"]
    ),
)


def trimmed(values: list[str]) -> pl.DataFrame:
    outer = pl.col("c0").str.strip_chars(cells.INVISIBLE)
    return pl.DataFrame({"c0": values}, schema={"c0": pl.String}).with_columns(outer)


@settings(deadline=None, derandomize=True)
@given(st.lists(CELLS, max_size=30))
def test_blanks_and_apostrophes_go_alike(values: list[str]) -> None:
    column = trimmed(values).select(checks.unquoted(pl.col("c0")))["c0"].to_list()

    assert column == [cells.trimmed(value) for value in values]


@settings(deadline=None, derandomize=True)
@given(st.lists(CELLS, max_size=30))
def test_formulas_are_seen_alike(values: list[str]) -> None:
    column = trimmed(values).select(checks.is_formula(pl.col("c0")))["c0"].to_list()

    assert column == [cells.is_formula(value) for value in values]


@settings(deadline=None, derandomize=True)
@given(st.lists(CELLS, max_size=30))
def test_cells_are_read_alike(values: list[str]) -> None:
    frame = trimmed(values).select(checks.unquoted(pl.col("c0")))
    read = frame.select(
        checks.simplified_phone(pl.col("c0")).alias("phone"),
        checks.id_key(pl.col("c0")).alias("id"),
        checks.is_blank(pl.col("c0")).alias("blank"),
        checks.opted_out({0: True}).alias("yes"),
        checks.opted_out({0: False}).alias("no"),
    )

    assert read["phone"].to_list() == [phones.simplify(value) for value in values]
    assert read["id"].to_list() == [cells.id_key(value) for value in values]
    assert read["blank"].to_list() == [cells.is_blank(value) for value in values]
    assert read["yes"].to_list() == [cells.excludes(value, by_yes=True) for value in values]
    assert read["no"].to_list() == [cells.excludes(value, by_yes=False) for value in values]


@settings(deadline=None, derandomize=True)
@given(st.lists(CELLS, max_size=30))
def test_contacts_have_the_same_form(values: list[str]) -> None:
    columns = {Meaning.MOBILE: 0, Meaning.EMAIL: 0}
    frame = trimmed(values).select(checks.unquoted(pl.col("c0")))
    frame = frame.with_columns(checks.keys(columns)).with_columns(checks.facts())
    forms = [read_phone(value).form for value in values]

    mobiles = (PhoneForm.MOBILE, PhoneForm.UNASSIGNED_MOBILE)
    assert frame["is_mobile"].to_list() == [form in mobiles for form in forms]
    assert frame["holds_landline"].to_list() == [form is PhoneForm.LANDLINE for form in forms]
    assert frame["is_email"].to_list() == [cells.is_email(value) for value in values]
