"""The pictures of the pipeline: what their bars show, their words, and the PNG."""

from __future__ import annotations

import struct
from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

import pytest

from bot.core.calendar import BusinessCalendar
from bot.core.pipeline.filters import OpportunityFilter
from bot.core.pipeline.opportunity import Opportunity
from bot.core.pipeline.pictures import Fill, Kind, Picture
from bot.core.pipeline.settings import SalesSettings
from bot.documents.painter import TypstPainter
from bot.documents.printing import PrintError
from bot.use_cases.pipeline.charts import Drawing, alt_of, draw
from bot.use_cases.pipeline.pictures import owe_picture
from storage.memory import MemoryTransactions
from tests.unit.pipeline.made import NOW, opportunity, turned
from tests.unit.use_cases.chats import Chats
from tests.unit.use_cases.shown import WORDING

TODAY = NOW.date()
DEALS = (
    opportunity("a", stage="hunting", total_value=100_000_000, stage_since=TODAY, owner="sales"),
    opportunity("b", stage="hunting", total_value=100_000_000, stage_since=date(2026, 6, 1)),
    opportunity(
        "c", stage="negotiation", total_value=50_000_000, closing_date=date(2026, 12, 9), owner="sales"
    ),
    opportunity("d", stage="won", total_value=80_000_000, closing_date=date(2026, 11, 5)),
    opportunity("e", stage="lost", total_value=900_000_000, closing_date=date(2026, 11, 5)),
    opportunity(
        "f", stage="proposal", total_value=10_000_000, closing_date=date(2026, 11, 2), stage_since=TODAY
    ),
)


async def pictured(
    kind: Kind,
    *,
    asked: OpportunityFilter = OpportunityFilter(),  # frozen
    goals: Mapping[date, float] = {},  # read only
    deals: tuple[Opportunity, ...] = DEALS,
) -> Picture:
    transactions = MemoryTransactions()
    await transactions.run(lambda uow: uow.opportunities.put_all(deals))
    return await transactions.run(
        lambda uow: draw(kind, Drawing(uow, asked, NOW, BusinessCalendar(), SalesSettings(), goals.get))
    )


def said(text: Any) -> str:
    return WORDING.render(text, "es").replace("\xa0", " ")


async def test_the_funnel_has_a_bar_for_each_open_stage_with_count_value_and_weighted() -> None:
    picture = await pictured(Kind.FUNNEL)

    assert [(said(bar.label), said(bar.value), said(bar.note)) for bar in picture.bars] == [
        ("prospección", "2 · $200 M", "ponderado: $20 M"),
        ("calificación", "0 · $0", "ponderado: $0"),
        ("propuesta", "1 · $10 M", "ponderado: $5 M"),
        ("negociación", "1 · $50 M", "ponderado: $37,5 M"),
    ]
    assert [(bar.solid, bar.striped) for bar in picture.bars] == [
        (0.1, 0.9), (0, 0), (0.025, 0.025), (0.1875, 0.0625),
    ]  # fmt: skip


async def test_a_filter_narrows_a_picture() -> None:
    picture = await pictured(Kind.FUNNEL, asked=OpportunityFilter(owners=("sales",)))

    assert said(picture.lead[0]) == "2 oportunidades por $150 M; ponderado $47,5 M."


async def test_the_forecast_sets_what_is_won_and_expected_against_the_goal_of_each_month() -> None:
    goals = {date(2026, 11, 1): 100_000_000, date(2026, 12, 1): 50_000_000}
    picture = await pictured(Kind.FORECAST, goals=goals)
    november, december, january = picture.bars[:3]

    assert said(november.note) == "ganado: $80 M · meta: $100 M · alcanza el 85 %"
    assert (november.solid, november.striped, november.mark) == (0.8, 0.05, 1.0)
    assert (said(december.label), said(december.value)) == ("diciembre de 2026", "$37,5 M")
    assert (january.mark, said(january.note)) == (None, "ganado: $0")
    assert len(picture.bars) == 6


async def test_what_is_past_its_closing_date_is_told_apart() -> None:
    picture = await pictured(Kind.FORECAST)

    assert "1 oportunidad abierta con la fecha de cierre vencida, por $10 M" in said(picture.foot[0])
    assert Fill.MARK not in [fill for fill, _ in picture.legend]


async def test_the_ageing_tells_what_is_stalled_from_what_is_in_time() -> None:
    picture = await pictured(Kind.AGEING)
    bars = {said(bar.label): bar for bar in picture.bars}

    assert said(bars["0 a 5 días"].value) == "2 · $110 M"
    assert (bars["0 a 5 días"].solid, bars["0 a 5 días"].striped) == (0, 1)
    assert (bars["más de 30 días"].solid, bars["más de 30 días"].striped) == (0.5, 0)
    assert said(bars["más de 30 días"].note) == "1 sin movimiento"
    assert "1 oportunidad no dice desde cuándo" in said(picture.foot[0])


async def test_every_day_in_a_stage_falls_into_one_bar() -> None:
    deals = tuple(
        opportunity(str(age), stage="hunting", stage_since=TODAY - timedelta(days=age)) for age in range(90)
    )
    picture = await pictured(Kind.AGEING, deals=deals)

    assert sum(int(said(bar.value).split(" · ")[0]) for bar in picture.bars) == 90


async def test_the_ageing_is_of_what_is_open_whatever_was_asked_before() -> None:
    picture = await pictured(Kind.AGEING, asked=OpportunityFilter(stages=("won",)))

    assert said(picture.lead[0]).startswith("4 oportunidades")


@pytest.mark.parametrize("kind", Kind)
async def test_a_picture_says_the_date_of_its_data(kind: Kind) -> None:
    assert "Datos al" in said((await pictured(kind)).foot[-1])


@pytest.mark.parametrize("kind", Kind)
async def test_a_picture_of_nothing_can_be_drawn(kind: Kind) -> None:
    picture = await pictured(kind, deals=())
    png = await TypstPainter(WORDING).paint(picture, "es")

    assert png.startswith(b"\x89PNG")
    assert "Todavía no hay oportunidades" in said(picture.foot[-1])


async def test_the_alternative_text_has_a_line_for_each_bar() -> None:
    told = alt_of(await pictured(Kind.FUNNEL), said).split("\n")

    assert told[0] == "Embudo por etapa, en palabras:"
    assert told[-1] == "negociación: 1 · $50 M (ponderado: $37,5 M)"
    assert len(told) == 5


async def test_a_picture_is_as_wide_as_a_phone_twice_over_and_always_the_same() -> None:
    picture, painter = await pictured(Kind.FORECAST), TypstPainter(WORDING)
    png = await painter.paint(picture, "es")
    width, height = struct.unpack(">II", png[16:24])

    assert width == 720
    assert 600 < height < 1400
    assert png == await painter.paint(picture, "es")


async def test_a_drawing_process_that_fails_is_told() -> None:
    with pytest.raises(PrintError):
        await TypstPainter(WORDING, child=("false",)).paint(await pictured(Kind.FUNNEL), "es")


async def asked_for(who: str) -> Chats:
    return await turned(who, DEALS, lambda turn: owe_picture(turn, "funnel"))


async def test_a_picture_asked_for_comes_with_its_words() -> None:
    chats = await asked_for("sales_lead")
    (document,) = chats.newest("sales_lead").reply.documents

    assert (document.name, document.media_type, document.is_picture) == ("embudo.png", "image/png", True)
    assert "negociación: 1" in (document.alt or "")
    assert "4 oportunidades" in chats.newest("sales_lead").text


async def test_nobody_else_gets_one() -> None:
    chats = await asked_for("requester")

    assert "El embudo comercial lo ven" in chats.heard("requester")
    assert chats.painter.painted == []
