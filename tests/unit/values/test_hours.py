"""Daily hours and their days."""

from __future__ import annotations

import pytest

from bot.core.values import Hours, find_hours, read_hours

WORKWEEK = ("mon", "tue", "wed", "thu", "fri")


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("de 8 a 5", "08:00", "17:00"),
        ("8-5", "08:00", "17:00"),
        ("de 2 a 5", "14:00", "17:00"),
        ("de 2 a 5 pm", "14:00", "17:00"),
        ("de 8 a 5 pm", "08:00", "17:00"),
        ("8am a 12m", "08:00", "12:00"),
        ("0800 a 1700", "08:00", "17:00"),
        ("14h30 a 18h", "14:30", "18:00"),
        ("de ocho de la mañana a cinco y media de la tarde", "08:00", "17:30"),
        ("desde las 9 hasta el mediodía", "09:00", "12:00"),
        ("entre las 9 y las 4", "09:00", "16:00"),
        ("jornada continua", "08:00", "17:00"),
        ("horario de oficina", "08:00", "17:00"),
        ("horario de oficina, de 9 a 6", "09:00", "18:00"),
        ("en la mañana", "08:00", "12:00"),
        ("todo el día", "00:00", "23:59"),
    ],
)
def test_hours_without_days_are_the_workweeks_and_a_guess(text: str, start: str, end: str) -> None:
    reading = read_hours(text)

    assert (reading.value, reading.guessed) == (Hours(start, end, WORKWEEK), True)


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("8am-5pm lunes a viernes", "mon tue wed thu fri"),
        ("L-V 8-5", "mon tue wed thu fri"),
        ("lunes a sábado de 8 a 5", "mon tue wed thu fri sat"),
        ("lunes, miércoles y viernes de 8 a 5", "mon wed fri"),
        ("de lunes a viernes menos miércoles, 8 a 5", "mon tue thu fri"),
        ("8 a.m. a 5 p.m. de lunes a viernes y sábados", "mon tue wed thu fri sat"),
        ("todos los días de 8 a 5", "mon tue wed thu fri sat sun"),
        ("fines de semana 8am - 5pm", "sat sun"),
        ("de 8 a 5. Entre semana", "mon tue wed thu fri"),
    ],
)
def test_days_are_read_with_their_hours(text: str, days: str) -> None:
    reading = read_hours(text)

    assert (reading.value, reading.guessed) == (Hours("08:00", "17:00", tuple(days.split())), False)


def test_a_second_block_of_hours_is_offered_apart() -> None:
    reading = read_hours("lunes a viernes de 8 a 5 y sábados de 8 a 12")

    assert reading.alternatives == (Hours("08:00", "12:00", ("sat",)),)


@pytest.mark.parametrize(
    "text", ["de 2 a 4 mensajes", "entre 8 y 10 mil", "te la mando en la mañana", "lunes"]
)
def test_other_figures_of_a_message_are_no_hours(text: str) -> None:
    assert find_hours(text) == ()


def test_the_weekday_of_a_date_is_no_day_of_service() -> None:
    found = find_hours("que salga el lunes 30 de noviembre de 8 a 5")

    assert [each.value for each in found] == [Hours("08:00", "17:00", WORKWEEK)]
