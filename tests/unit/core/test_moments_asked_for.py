"""«En 2 horas», «el lunes»: until when a reminder is put off, always in working time."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from bot.core.calendar import BusinessCalendar
from bot.core.reminders.moments import read_moment, wants_no_more
from bot.core.reminders.words import moment_words

NOW = datetime(2026, 11, 24, 9, 20, tzinfo=ZoneInfo("America/Bogota"))  # a Tuesday
CALENDAR = BusinessCalendar()


def _read(text: str, now: datetime = NOW, language: str = "es") -> str:
    asked = read_moment(text, now, CALENDAR, language)
    return f"{asked.at:%m-%d %H:%M}{' moved' if asked.moved else ''}"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("recuérdame mañana", "11-25 08:00"),
        ("en 2 horas", "11-24 11:20"),
        ("porfa avísame en dos horas más", "11-24 11:20"),
        ("avíseme otra vez en una hora que estoy manejando", "11-24 10:20"),
        ("en media hora", "11-24 09:50"),
        ("en una hora y media", "11-24 10:50"),
        ("en 45 minutos", "11-24 10:05"),
        ("en un ratico", "11-24 10:20"),
        ("el lunes", "11-30 08:00"),
        ("no me insistas hasta el jueves", "11-26 08:00"),
        ("snooze hasta mañana", "11-25 08:00"),
        ("a las 4", "11-24 16:00"),
        ("recuérdame a las 4 de la tarde", "11-24 16:00"),
        ("a las 10 y media", "11-24 10:30"),
        ("a las 3:30 pm mañana", "11-25 15:30"),
        ("mañana a las diez", "11-25 10:00"),
        ("recuérdamela después de almuerzo", "11-24 14:00"),
        ("despues d almuerso me recuerda", "11-24 11:20"),
        ("haceme acordar mañana a la tarde, ahora no puedo", "11-25 14:00"),
        ("prográmese el recordatorio para el jueves a primera hora", "11-26 08:00"),
        ("pasado mañana en la mañana", "11-26 08:00"),
        ("acuérdame esta tarde", "11-24 14:00"),
        ("al mediodía", "11-24 12:00"),
        ("al final del día", "11-24 16:00"),
        ("en 3 días", "11-27 08:00"),
        ("la próxima semana", "11-30 08:00"),
        ("silencia eso por hoy", "11-25 08:00"),
        ("no me mande más avisos hoy por favor", "11-25 08:00"),
        ("más tarde", "11-24 11:20"),
        ("recordar luego", "11-24 11:20"),
        ("el 31 de febrero", "11-24 11:20"),
    ],
)
def test_a_moment_is_read(text: str, expected: str) -> None:
    assert _read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("el sábado", "11-30 08:00 moved"),
        ("a las 8 de la noche", "11-25 08:00 moved"),
        ("a las cinco", "11-25 08:00 moved"),
        ("en 9 horas", "11-25 08:00 moved"),
        ("el 8 de diciembre", "12-09 08:00 moved"),
        ("a las 8", "11-25 08:00"),
    ],
)
def test_what_is_asked_for_out_of_working_time_is_moved_and_said(text: str, expected: str) -> None:
    assert _read(text) == expected


def test_two_hours_on_a_friday_afternoon_are_over_on_monday() -> None:
    friday = datetime(2026, 11, 27, 16, 0, tzinfo=NOW.tzinfo)

    assert _read("más tarde", friday) == "11-30 09:00"
    assert _read("en 2 horas", friday) == "11-30 08:00 moved"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("remind me about this tomorrow", "11-25 08:00"),
        ("remind me again in two hours", "11-24 11:20"),
        ("on Monday at 3", "11-30 15:00"),
        ("after lunch", "11-24 14:00"),
        ("half an hour", "11-24 09:50"),
        ("not today", "11-25 08:00"),
        ("later", "11-24 11:20"),
    ],
)
def test_a_moment_is_read_in_english(text: str, expected: str) -> None:
    assert _read(text, language="en") == expected


def test_a_language_without_words_falls_back() -> None:
    assert moment_words("xx") == moment_words("es")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("no quiero más recordatorios", True),
        ("deja de recordarme eso", True),
        ("no me recuerdes más", True),
        ("quita los avisos", True),
        ("no me recuerde más eso por hoy", False),
        ("no me mande más avisos hoy por favor", False),
        ("recuérdame mañana", False),
    ],
)
def test_wanting_no_more_of_it_is_told_from_a_day(text: str, expected: bool) -> None:
    assert wants_no_more(text, "es") is expected


def test_wanting_no_more_is_read_in_english() -> None:
    assert wants_no_more("please stop reminding me", "en")
