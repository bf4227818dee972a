from __future__ import annotations

import phonenumbers
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.core.bases.phones import PhoneForm, read_phone

SAME_NUMBER = (
    "3001234567",
    " 300 123 4567 ",
    "300-123-4567",
    "300.123.4567",
    "(300) 123 4567",
    "+57 300 123 4567",
    "+573001234567",
    "573001234567",
    "57 300 1234567",
    "0057 3001234567",
    "(+57) 300-123-45-67",
    "'3001234567",
    "'+573001234567",
    "3001234567.0",
    "573001234567.0",
    "3001234567,0",
    "3.001234567E+09",
    "3,001234567E+09",
    "3.001234567e9",
    "5.73001234567E+11",
    "\u00a03001234567\u200b",
    "\u202a+57 300 1234567\u202c",
    "3,001,234,567",
)

FORMS = {
    "": PhoneForm.EMPTY,
    "  \u00a0": PhoneForm.EMPTY,
    "-": PhoneForm.EMPTY,
    "300123456": PhoneForm.BAD,
    "30012345678": PhoneForm.BAD,
    "2001234567": PhoneForm.BAD,
    "3.00E+09": PhoneForm.BAD,
    "3.0012E+09": PhoneForm.BAD,
    "3,00123E+09": PhoneForm.BAD,
    "+1 305 555 0100": PhoneForm.BAD,
    "300123456a": PhoneForm.BAD,
    "3OO1234567": PhoneForm.BAD,
    "3001234567 / 3109876543": PhoneForm.BAD,
    "3001234567 3109876543": PhoneForm.BAD,
    "no tiene": PhoneForm.BAD,
    "N/A": PhoneForm.BAD,
    "0300 1234567": PhoneForm.BAD,
    "6014567890": PhoneForm.LANDLINE,
    "+57 601 456 7890": PhoneForm.LANDLINE,
    "(604) 444 55 66": PhoneForm.LANDLINE,
    "6034567890": PhoneForm.BAD_LANDLINE,
    "601456789": PhoneForm.BAD_LANDLINE,
    "4567890": PhoneForm.BAD_LANDLINE,
    "1 4567890": PhoneForm.BAD_LANDLINE,
    "3999999999": PhoneForm.UNASSIGNED_MOBILE,
}


@pytest.mark.parametrize("cell", SAME_NUMBER)
def test_a_mobile_is_read_however_it_was_typed(cell: str) -> None:
    assert read_phone(cell).national == "3001234567"


@pytest.mark.parametrize(("cell", "form"), FORMS.items())
def test_the_form_of_a_phone_cell(cell: str, form: PhoneForm) -> None:
    assert read_phone(cell).form == form


@settings(deadline=None, derandomize=True)
@given(st.from_regex(r"3[0-9]{9}", fullmatch=True))
def test_a_range_is_assigned_where_phonenumbers_knows_it(digits: str) -> None:
    number = phonenumbers.parse(digits, "CO")
    known = phonenumbers.number_type(number) == phonenumbers.PhoneNumberType.MOBILE

    assert (read_phone(digits).form is PhoneForm.MOBILE) == known


@settings(deadline=None, derandomize=True)
@given(st.from_regex(r"60[1245678][2-9][0-9]{6}", fullmatch=True))
def test_a_landline_by_the_house_rule_is_one_for_phonenumbers(digits: str) -> None:
    assert read_phone(digits).form is PhoneForm.LANDLINE
    assert phonenumbers.is_valid_number(phonenumbers.parse(digits, "CO"))


@settings(deadline=None, derandomize=True)
@given(st.text(max_size=20))
def test_only_ten_digits_are_ever_given_back(cell: str) -> None:
    reading = read_phone(cell)

    well_formed = reading.form in (PhoneForm.MOBILE, PhoneForm.UNASSIGNED_MOBILE, PhoneForm.LANDLINE)
    assert (
        len(reading.national) == 10 and reading.national.isascii() and reading.national.isdigit()
    ) == well_formed
