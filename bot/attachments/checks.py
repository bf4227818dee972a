"""The rules of `bot.core.bases` over whole columns: one boolean column per flag, in polars.

Works on the columns of `surveying`: text without outer blanks, never null.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

import polars as pl

from bot.core.bases import cells, phones
from bot.core.bases.flags import Flag
from bot.core.bases.meanings import Meaning

PHONE_MEANINGS = (Meaning.MOBILE, Meaning.LANDLINE)
_NONE = pl.lit("")
_FALSE = pl.lit(False)
_QUOTE = f"^'[{re.escape(cells.INVISIBLE)}]*"


def column(meaning: Meaning) -> str:
    """Return the name of the derived column that holds the comparable form of *meaning*."""
    return f"key_{meaning.value}"


def unquoted(expression: pl.Expr) -> pl.Expr:
    """`cells.trimmed` over a column without outer blanks: its apostrophe goes."""
    return expression.str.replace(_QUOTE, "")


def simplified_phone(expression: pl.Expr) -> pl.Expr:
    """`phones.simplify` over a trimmed column."""
    for find, put in phones.STEPS:
        expression = expression.str.replace_all(find, put)
    return expression


def id_key(expression: pl.Expr) -> pl.Expr:
    """`cells.id_key` over a trimmed column."""
    text = expression.str.replace(cells.ID_LOST, "").str.replace(cells.ID_FLOAT, "$1").str.to_uppercase()
    return text.str.replace_all(cells.ID_NOISE, "").str.replace(cells.ID_PREFIX, "$1")


def is_blank(expression: pl.Expr) -> pl.Expr:
    """`cells.is_blank` over a trimmed column."""
    return (expression == "") | expression.str.to_lowercase().str.contains(cells.NOTHING)


def is_formula(expression: pl.Expr) -> pl.Expr:
    """`cells.is_formula` over a column without outer blanks (its apostrophe kept)."""
    return expression.str.contains(cells.FORMULA_START) & ~expression.str.contains(cells.FORMULA_EXEMPT)


def keys(columns: Mapping[Meaning, int]) -> list[pl.Expr]:
    """Return the derived columns that the flags need: simplified phones, lower-case e-mail, bare id."""
    forms = {
        Meaning.MOBILE: simplified_phone,
        Meaning.LANDLINE: simplified_phone,
        Meaning.EMAIL: lambda text: text.str.to_lowercase(),
        Meaning.IDENTIFICATION: id_key,
    }
    return [
        (form(pl.col(f"c{columns[meaning]}")) if meaning in columns else _NONE).alias(column(meaning))
        for meaning, form in forms.items()
    ]


def facts() -> list[pl.Expr]:
    """Return what is first found out about contacts, from the columns of `keys`."""
    mobile, landline = pl.col(column(Meaning.MOBILE)), pl.col(column(Meaning.LANDLINE))
    email = pl.col(column(Meaning.EMAIL))
    return [
        mobile.str.contains(phones.MOBILE_RULE).alias("is_mobile"),
        mobile.str.contains(phones.LANDLINE_RULE).alias("holds_landline"),
        (landline.str.contains(phones.LANDLINE_RULE) | landline.str.contains(phones.MOBILE_RULE)).alias(
            "is_landline"
        ),
        (email.str.contains(cells.EMAIL_RULE) & (email.str.len_chars() <= cells.EMAIL_LONGEST)).alias(
            "is_email"
        ),
    ]


def contact() -> pl.Expr:
    """Return the number to call: the mobile column's where well formed, else the landline column's."""
    own = pl.when(pl.col("is_mobile") | pl.col("holds_landline")).then(pl.col(column(Meaning.MOBILE)))
    other = pl.when(pl.col("is_landline")).then(pl.col(column(Meaning.LANDLINE)))
    return pl.coalesce(own, other, _NONE).alias("contact")


def flags(opted_out: pl.Expr, formula: pl.Expr) -> dict[Flag, pl.Expr]:
    """Return a boolean expression per flag, duplicates excepted.

    Built on the columns of `keys`, `facts` and `contact`.
    """
    mobile, landline = pl.col(column(Meaning.MOBILE)), pl.col(column(Meaning.LANDLINE))
    email = pl.col(column(Meaning.EMAIL))
    malformed = (mobile != "") & ~pl.col("is_mobile") & ~pl.col("holds_landline")
    attempt = mobile.str.contains(phones.LANDLINE_ATTEMPT)
    return {
        Flag.MOBILE_BAD: malformed & ~attempt,
        Flag.MOBILE_LANDLINE_ATTEMPT: malformed & attempt,
        Flag.MOBILE_IS_LANDLINE: pl.col("holds_landline"),
        Flag.MOBILE_UNASSIGNED: pl.col("is_mobile") & ~mobile.str.contains(phones.MOBILE_ASSIGNED),
        Flag.LANDLINE_BAD: (landline != "") & ~pl.col("is_landline"),
        Flag.CALL_EMPTY: (mobile == "") & (landline == ""),
        Flag.CALL_UNREACHABLE: pl.col("contact") == "",
        Flag.EMAIL_BAD: (email != "") & ~pl.col("is_email"),
        Flag.OPTED_OUT: opted_out,
        Flag.FORMULA: formula,
    }


def repeatable() -> dict[Flag, pl.Expr]:
    """Return what may not be seen twice: the comparable form where well formed, else null."""
    mobile, email = pl.col(column(Meaning.MOBILE)), pl.col(column(Meaning.EMAIL))
    ident, contact_ = pl.col(column(Meaning.IDENTIFICATION)), pl.col("contact")
    return {
        Flag.DUPLICATE_MOBILE: pl.when(pl.col("is_mobile")).then(mobile),
        Flag.DUPLICATE_PHONE: pl.when(contact_ != "").then(contact_),
        Flag.DUPLICATE_EMAIL: pl.when(pl.col("is_email")).then(email),
        Flag.DUPLICATE_ID: pl.when(ident != "").then(ident),
    }


def opted_out(columns: Mapping[int, bool]) -> pl.Expr:
    """Return whether one of the opt-out *columns* (by whether "sí" excludes) takes the row out."""
    answers = [
        _folded(pl.col(f"c{number}")).str.contains(cells.YES if by_yes else cells.NO)
        for number, by_yes in columns.items()
    ]
    return pl.any_horizontal(answers) if answers else _FALSE


def _folded(expression: pl.Expr) -> pl.Expr:
    text = expression.str.to_lowercase()
    return text.str.replace_all("í", "i", literal=True).str.replace_all("i\u0301", "i", literal=True)
