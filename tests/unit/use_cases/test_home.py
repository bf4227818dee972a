"""A person's own page: what waits for them, what is theirs, and who gets it anew after a change."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

from bot.core.messages import Identity, PageOpened
from bot.core.overview import PAGE, Entry, Overview, Shelf, page_of
from bot.core.pipeline.life import GATES
from bot.core.pipeline.opportunity import Opportunity
from bot.core.replies import Action, Receiver
from bot.core.reply_actions import actions_of
from bot.core.text import Param, say
from bot.core.workflow import BriefState
from bot.directory.demo import PLATFORM
from bot.use_cases.deals.gates import ask_gate
from bot.use_cases.home.page import ENTRIES, home_of
from bot.use_cases.ports import UnitOfWork
from bot.use_cases.turn import silent_turn
from tests.unit.use_cases.chats import Chats
from tests.unit.use_cases.drafts import in_review, ready, sent
from tests.unit.use_cases.shown import WORDING
from tests.unit.use_cases.sweeping import pass_time


def words(value: Param) -> str:
    return value if isinstance(value, str) else WORDING.render(value, "es")


def identity(who: str) -> Identity:
    return Identity(PLATFORM, "", who)


async def page(chats: Chats, who: str) -> Overview:
    services = replace(chats.services, windowed=lambda: (PLATFORM,))

    def work(uow: UnitOfWork) -> Overview:
        found = home_of(uow, services, identity(who), chats.clock.now())
        assert found is not None
        return found[0]

    return await chats.transactions.run(work)


def shelves(overview: Overview) -> dict[str, list[str]]:
    return {words(shelf.title): [words(entry.title) for entry in shelf.entries] for shelf in overview.shelves}


def labels(entry: Entry) -> list[str]:
    return [words(button.label) for button in entry.buttons]


def lines(entry: Entry) -> list[str]:
    return [words(line) for line in entry.lines]


async def open_page(chats: Chats, who: str) -> None:
    await chats._do(who, PageOpened())


def drawn(chats: Chats, since: int = 0) -> list[str]:
    """Return whose pages were due to be drawn since then."""
    return [one.room.removeprefix(PAGE) for one in chats.seen[since:] if one.room.startswith(PAGE)]


async def test_a_new_person_has_an_empty_page(chats: Chats) -> None:
    found = await page(chats, "requester")

    assert found.shelves == ()
    assert [words(one) for one in found.paragraphs][1:] == ["No tienes nada pendiente."]
    assert [words(one.label) for one in found.buttons] == ["Nueva campaña", "Ayuda"]


async def test_nobody_known_has_no_page(chats: Chats) -> None:
    found = await chats.transactions.run(
        lambda uow: home_of(uow, chats.services, identity("stranger"), chats.clock.now())
    )

    assert found is None


async def test_a_draft_shows_what_is_left_and_its_forms(chats: Chats) -> None:
    await chats.keep(ready(segment=None))
    draft = (await page(chats, "requester")).shelves[0].entries[0]

    assert lines(draft) == ["Está en borrador.", "Sigue: responder 1 pregunta y enviarla."]
    assert labels(draft) == [
        "Continuar", "Formulario: Solicitud", "Formulario: Propósito", "Formulario: Público",
        "Formulario: Canales y fechas", "Formulario: Mensaje y resultados",
    ]  # fmt: skip


async def test_what_was_sent_says_who_has_it_and_what_comes_next(chats: Chats) -> None:
    await sent(chats)
    request = (await page(chats, "requester")).shelves[0].entries[0]

    assert words(request.title) == "CAMP-2026-0001 «Renovación 2027-1»"
    assert lines(request)[0] == "Está esperando aprobaciones."
    assert "La tiene: " in lines(request)[1]
    assert "Martín Echeverri" in lines(request)[1]
    assert lines(request)[-1].startswith("Sigue: las aprobaciones que faltan")


@pytest.mark.parametrize("state", [state for state in BriefState if state not in ("cancelled", "expired")])
async def test_every_state_has_its_next_step(chats: Chats, state: BriefState) -> None:
    brief = ready()
    brief.state, brief.folio = state, "CAMP-2026-0001"
    await chats.keep(brief)
    entry = (await page(chats, "requester")).shelves[0].entries[0]

    assert "home." not in "".join(lines(entry))
    assert lines(entry)[-1].startswith(("Sigue:", "Terminada:"))


@pytest.mark.parametrize(
    ("who", "title", "decide"),
    [
        ("boss", "Por aprobar como jefe inmediato: 1", ["Aprobar", "Devolver", "Aprobar con comentario"]),
        (
            "communications",
            "Por avalar en comunicaciones: 1",
            ["Dar aval", "Devolver", "Aprobar con comentario"],
        ),
    ],
)
async def test_a_decision_is_on_the_page_of_whoever_takes_it(
    chats: Chats, who: str, title: str, decide: list[str]
) -> None:
    await sent(chats)
    found = await page(chats, who)

    assert shelves(found) == {title: ["CAMP-2026-0001 «Renovación 2027-1»"]}
    assert labels(found.shelves[0].entries[0]) == [*decide, "Ver la solicitud"]


async def test_a_review_that_another_has_can_only_be_looked_at(chats: Chats) -> None:
    await in_review(chats)
    await chats.press("analyst", "Tomar")
    mine, theirs = await page(chats, "analyst"), await page(chats, "analyst2")

    assert labels(mine.shelves[0].entries[0]) == ["Soltar", "Aprobar", "Devolver", "Ver la solicitud"]
    assert labels(theirs.shelves[0].entries[0]) == ["Ver la solicitud"]
    assert "La revisa Camilo Duarte." in lines(theirs.shelves[0].entries[0])


async def test_nobody_decides_on_a_request_of_their_own(chats: Chats) -> None:
    await sent(chats, ready(requester="boss", boss="boss2"))

    assert list(shelves(await page(chats, "boss"))) == ["Tus solicitudes enviadas: 1"]


async def with_opportunities(chats: Chats) -> None:
    """Give two sellers an opportunity each, and the first one that is won."""

    def work(uow: UnitOfWork) -> None:
        at = datetime(2026, 11, 20, tzinfo=UTC)
        for number, (owner, stage) in enumerate(
            (("sales", "hunting"), ("sales2", "proposal"), ("sales", "won"))
        ):
            uow.opportunities.put(
                Opportunity(
                    id=f"o{number}", client=f"Cliente {number}", owner=owner, stage=stage, total_value=1000,
                    created_at=at.date(), updated_at=at, closing_date=date(2026, 11, 3),
                )
            )  # fmt: skip

    await chats.transactions.run(work)


async def test_sales_people_see_their_open_opportunities_in_sums(chats: Chats) -> None:
    await with_opportunities(chats)
    own, everything = await page(chats, "sales"), await page(chats, "sales_lead")
    sums, deal = own.shelves[0].entries

    assert list(shelves(own)) == list(shelves(everything)) == ["Embudo comercial"]
    assert any("1 oportunidad" in line for line in lines(sums))
    assert sum("1 oportunidad" in line for line in lines(everything.shelves[0].entries[0])) == 2
    assert "• 1 pasó su fecha de cierre" in lines(sums)
    assert words(deal.title).startswith("Cliente 0")
    assert labels(deal) == ["Ver la oportunidad"]


async def test_a_change_of_an_opportunity_is_drawn_for_everybody_who_may_see_it(chats: Chats) -> None:
    await with_opportunities(chats)
    for who in ("sales", "sales_lead", "requester"):
        await open_page(chats, who)
    see = (await page(chats, "sales")).shelves[0].entries[1].buttons[0].action
    to = Receiver.person("sales")
    (shown,) = await chats.transactions.run(lambda uow: uow.outbox.ids_for([see], to))
    before = len(chats.seen)
    await chats.press_id("sales", shown)
    looked = drawn(chats, before)
    card = chats.newest("sales")
    moves = [place for place, one in enumerate(actions_of(card.reply)) if one.verb == "deal_move"]
    await chats.press_id("sales", card.button_ids[moves[0]])

    assert looked == []
    assert set(drawn(chats, before)) == {"sales", "sales_lead"}


async def test_a_gate_that_waits_for_a_decision_is_on_the_page_of_who_takes_it(chats: Chats) -> None:
    await with_opportunities(chats)

    def ask(uow: UnitOfWork) -> None:
        seller = uow.people.get("sales")
        assert seller is not None
        turn = silent_turn(uow, chats.services, seller, chats.clock.now())
        ask_gate(turn, uow.opportunities.get("o0"), GATES["go"])

    await chats.transactions.run(ask)
    lead, seller = await page(chats, "sales_lead"), await page(chats, "sales")
    gate = lead.shelves[0].entries[0]

    assert next(iter(shelves(lead))) == "Ventas, por decidir: 1"
    assert "Ventas, por decidir: 1" not in shelves(seller)
    assert [button.action.verb for button in gate.buttons] == ["deal_approve", "deal_refuse"]
    assert "debía cerrar" in lines(gate)[-1]


async def test_an_area_has_no_pipeline_on_its_page(chats: Chats) -> None:
    assert "Embudo comercial" not in shelves(await page(chats, "requester"))


async def test_a_page_that_was_never_opened_is_not_drawn(chats: Chats) -> None:
    await sent(chats)

    assert drawn(chats) == []


async def test_opening_a_page_says_nothing_in_the_chat(chats: Chats) -> None:
    await open_page(chats, "requester")

    assert drawn(chats) == ["requester"]
    assert [one.room for one in chats.seen if one.room == "requester"] == []
    assert (await chats.conversation()).turn == 0


async def test_a_change_is_drawn_for_everybody_it_concerns(chats: Chats) -> None:
    for who in ("requester", "requester2", "boss", "communications", "analyst", "leader"):
        await open_page(chats, who)
    before = len(chats.seen)
    await sent(chats)

    assert set(drawn(chats, before)) == {"requester", "boss", "communications", "analyst", "leader"}


async def test_a_draft_concerns_its_requester_alone(chats: Chats) -> None:
    for who in ("requester", "boss", "analyst"):
        await open_page(chats, who)
    before = len(chats.seen)
    await chats.say("requester", "necesito una campaña")

    assert set(drawn(chats, before)) == {"requester"}


async def test_a_draft_that_is_handed_on_leaves_one_page_for_another(chats: Chats) -> None:
    await chats.keep(ready())
    for who in ("requester", "requester2"):
        await open_page(chats, who)
    hand_over = Action("hand_over", {"brief": "ready", "to": "requester2"})
    to = Receiver.person("requester")
    (pressed,) = await chats.transactions.run(lambda uow: uow.outbox.ids_for([hand_over], to))
    before = len(chats.seen)
    await chats.press_id("requester", pressed)

    assert set(drawn(chats, before)) == {"requester", "requester2"}
    assert list(shelves(await page(chats, "requester"))) == []
    assert list(shelves(await page(chats, "requester2"))) == ["Tus borradores: 1"]


async def test_who_is_asked_in_somebodys_place_finds_it_on_their_page(chats: Chats) -> None:
    await sent(chats)
    for who in ("boss", "boss2"):
        await open_page(chats, who)
    alone = shelves(await page(chats, "boss2"))
    before = len(chats.seen)
    for _ in range(4):
        await pass_time(chats, days=1)

    assert alone == {}
    assert "boss2" in drawn(chats, before)
    assert list(shelves(await page(chats, "boss2"))) == ["Por aprobar como jefe inmediato: 1"]


async def test_an_abandoned_draft_leaves_the_page(chats: Chats) -> None:
    await chats.say("requester", "necesito una campaña")
    await open_page(chats, "requester")
    before = len(chats.seen)
    for _ in range(40):
        await pass_time(chats, days=1)

    assert (await chats.brief()).state is BriefState.EXPIRED
    assert drawn(chats, before) == ["requester"]
    assert shelves(await page(chats, "requester")) == {}


async def test_turning_the_page_draws_it_and_opening_it_begins_anew(chats: Chats) -> None:
    for number in range(ENTRIES + 5):
        await chats.keep(ready(f"b{number}", name=f"Campaña {number}"), in_hand=False)
    await open_page(chats, "requester")
    first = await page(chats, "requester")
    turning = [button.action for button in first.turning]
    before = len(chats.seen)
    ids = await chats.transactions.run(
        lambda uow: uow.outbox.ids_for(first.actions(), chats.seen[-1].reply.to)
    )
    await chats.press_id("requester", ids[-1])
    second = await page(chats, "requester")
    await open_page(chats, "requester")

    assert (turning[0].verb, dict(turning[0].args)) == ("home_page", {"page": 1})
    assert drawn(chats, before) == ["requester", "requester"]
    assert len(second.shelves[0].entries) == 5
    assert (await chats.conversation()).page == 0


async def test_an_expired_draft_leaves_the_page(chats: Chats) -> None:
    brief = ready()
    brief.state = BriefState.EXPIRED
    await chats.keep(brief, in_hand=False)

    assert shelves(await page(chats, "requester")) == {}


def _shelves(*sizes: int) -> tuple[Shelf, ...]:
    return tuple(
        Shelf(say(f"section.{code}"), tuple(Entry(f"{code}{number}") for number in range(size)))
        for code, size in zip("ABCDE", sizes, strict=False)
    )


def _titles(found: tuple[Shelf, ...]) -> Iterator[Any]:
    yield from ([entry.title for entry in shelf.entries] for shelf in found)


@pytest.mark.parametrize(
    ("sizes", "page_", "expected", "taken", "pages"),
    [
        ((2, 1), 0, [["A0", "A1"], ["B0"]], 0, 1),
        ((2, 3), 0, [["A0", "A1"], ["B0"]], 0, 2),
        ((2, 3), 1, [["B1", "B2"]], 1, 2),
        ((2, 3), 9, [["B1", "B2"]], 1, 2),
        ((2, 3), -1, [["A0", "A1"], ["B0"]], 0, 2),
        ((3, 3), 1, [["B0", "B1", "B2"]], 1, 2),
        ((), 0, [], 0, 1),
    ],
)
def test_shelves_are_parted_into_pages(
    sizes: tuple[int, ...], page_: int, expected: list[list[str]], taken: int, pages: int
) -> None:
    found, at, of = page_of(_shelves(*sizes), page_, 3)

    assert (list(_titles(found)), at, of) == (expected, taken, pages)


async def test_ids_stand_for_the_actions_of_a_page_in_their_order(chats: Chats) -> None:
    await sent(chats)
    found = await page(chats, "boss")

    def work(uow: UnitOfWork) -> list[tuple[str, str]]:
        ids = uow.outbox.ids_for(found.actions(), chats.seen[-1].reply.to)
        pressed = [uow.outbox.button(one) for one in ids]
        return [(one.action.verb, one.receiver.name) for one in pressed if one is not None]

    verbs = [verb for verb, _ in await chats.transactions.run(work)]
    assert verbs == ["control", "control", "approve", "return", "comment", "show_card"]
