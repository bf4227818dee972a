"""Orders about sales in chat: a goal, a wish, a picture, a file; nothing else is taken for one."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from bot.core.pipeline.picture_orders import read_picture_order
from bot.core.pipeline.pictures import Kind
from bot.core.reminders.wish_reading import WishChange, read_wish
from bot.core.reminders.wishes import SalesKind
from tests.unit.pipeline.made import opportunity
from tests.unit.use_cases.chats import Chats

DEALS = [
    opportunity(str(number), client=name, stage="proposal", total_value=10_000_000, owner="sales")
    for number, name in enumerate(("Bavaria", "Éxito", "Sura"))
]


@pytest.fixture
async def sold(chats: Chats) -> Chats:
    await chats.transactions.run(lambda uow: uow.opportunities.put_all(DEALS))
    return chats


async def test_a_goal_is_set_in_chat(sold: Chats) -> None:
    answer = await sold.say("sales_lead", "la meta de diciembre es 500 millones")

    assert "la meta comercial de diciembre de 2026 queda en $500.000.000" in answer
    goal = await sold.transactions.run(lambda uow: uow.goals.get("sales", "", date(2026, 12, 1)))
    assert goal is not None
    assert (goal.target, goal.set_by) == (500_000_000, "sales_lead")


async def test_legalised_credits_are_reported_in_chat(sold: Chats) -> None:
    await sold.say("leader", "la meta de legalización de este mes es 2.000 créditos")

    assert "Va 1.500, el 75 %" in await sold.say("leader", "llevamos 1.500 créditos legalizados")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("muéstrame el embudo en una gráfica", Kind.FUNNEL),
        ("grafica la proyección contra la meta", Kind.FORECAST),
        ("quiero una imagen de las oportunidades estancadas", Kind.AGEING),
    ],
)
async def test_a_picture_is_asked_for_in_words(sold: Chats, text: str, kind: Kind) -> None:
    answer = await sold.say("sales_lead", text)

    assert "Estoy dibujando la gráfica" in answer
    assert [picture.kind for picture in sold.painter.painted] == [kind]
    assert sold.newest("sales_lead").reply.documents[0].is_picture


async def test_a_picture_goes_on_from_the_question_before_it(sold: Chats) -> None:
    other = replace(DEALS[0], id="x", stage="negotiation")
    await sold.transactions.run(lambda uow: uow.opportunities.put_all([other]))
    await sold.say("sales_lead", "¿cuántos negocios hay en propuesta?")
    await sold.say("sales_lead", "muéstramelo en una gráfica")

    assert len(sold.painter.painted[0].bars) == 1


async def test_an_answer_offers_its_picture(sold: Chats) -> None:
    await sold.say("sales_lead", "¿cuántos negocios hay en propuesta?")
    await sold.press("sales_lead", "Gráfica del embudo")

    assert [picture.kind for picture in sold.painter.painted] == [Kind.FUNNEL]


async def test_what_one_is_reminded_of_is_shown_and_changed_on_a_card(sold: Chats) -> None:
    shown = await sold.say("sales", "¿qué recordatorios comerciales tengo?")
    assert "Esto te recuerdo del embudo comercial" in shown
    await sold.press("sales", "Detenidas en su etapa")

    wishes = await sold.transactions.run(lambda uow: uow.reminder_wishes.of("sales"))
    assert wishes.off == frozenset({"stalled"})


async def test_one_client_is_silenced_and_spoken_of_again(sold: Chats) -> None:
    answer = await sold.say("sales", "no me recuerdes lo de Bavaria")
    wishes = await sold.transactions.run(lambda uow: uow.reminder_wishes.of("sales"))
    assert "de Bavaria no te recuerdo nada más" in answer
    assert wishes.muted == frozenset({"0"})

    assert "vuelvo a recordarte lo de Bavaria" in await sold.say("sales", "vuelve a recordarme lo de Bavaria")
    wishes = await sold.transactions.run(lambda uow: uow.reminder_wishes.of("sales"))
    assert wishes.muted == frozenset()


async def test_who_has_no_part_in_sales_is_shown_no_sales_reminders(sold: Chats) -> None:
    assert "embudo comercial" not in await sold.say("leader", "¿qué me recuerdas?")


async def test_a_workbook_sent_by_the_lead_is_rehearsed_and_taken(sold: Chats) -> None:
    content = b"Cliente;Etapa;Valor\nAlpina;propuesta;7 millones\n"
    await sold.upload("sales_lead", "negocios.csv", content)
    assert "1 oportunidad nueva" in sold.newest("sales_lead").text

    await sold.press("sales_lead", "Cargar cambios")
    names = await sold.transactions.run(lambda uow: uow.opportunities.names())
    assert "Alpina" in names.clients


async def test_a_requester_gives_no_such_orders(chats: Chats) -> None:
    await chats.say("requester", "muéstrame una gráfica del embudo")

    assert chats.painter.painted == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("no me recuerdes los estancados", WishChange((SalesKind.STALLED,), on=False)),
        (
            "desactiva los cierres y el indicador",
            WishChange((SalesKind.CLOSING, SalesKind.INDICATOR), on=False),
        ),
        ("activa el resumen semanal", WishChange((SalesKind.DIGEST,), on=True)),
        ("el resumen los viernes", WishChange((SalesKind.DIGEST,), weekday=4)),
        ("recuérdame los cierres de todo el equipo", WishChange((SalesKind.CLOSING,), on=True, scope="team")),
        ("¿qué me recuerdas?", WishChange(show=True)),
        ("recuérdame el lunes", None),
        ("¿cuáles están estancadas?", None),
        ("no me recuerdes más", None),
        ("el cierre de Bavaria es el viernes", None),
    ],
)
def test_a_wish_is_told_from_everything_else(text: str, expected: WishChange | None) -> None:
    assert read_wish(text, "es") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("stop reminding me of stalled deals", WishChange((SalesKind.STALLED,), on=False)),
        ("turn on the weekly summary", WishChange((SalesKind.DIGEST,), on=True)),
        ("what do you remind me of?", WishChange(show=True)),
        ("remind me on Monday", None),
    ],
)
def test_a_wish_is_read_in_english(text: str, expected: WishChange | None) -> None:
    assert read_wish(text, "en") == expected


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("gráfica del embudo", "es", Kind.FUNNEL),
        ("una gráfica", "es", Kind.FUNNEL),
        ("gráfica de antigüedad", "es", Kind.AGEING),
        ("¿cómo va el embudo?", "es", None),
        ("draw the forecast", "en", Kind.FORECAST),
        ("how is the funnel?", "en", None),
    ],
)
def test_a_picture_is_told_from_a_question(text: str, language: str, expected: Kind | None) -> None:
    assert read_picture_order(text, language) == expected
