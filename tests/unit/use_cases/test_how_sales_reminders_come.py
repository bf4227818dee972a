"""How reminders of sales come, by chat or by e-mail, whose they are, and after how many days something is stalled."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from bot.core.calendar import BusinessCalendar
from bot.core.messages import MAIL
from bot.core.people import Person
from bot.core.pipeline.deal_file import DealFile
from bot.core.pipeline.settings import SalesSettings, stalled_after
from bot.core.reminders.wish_reading import WishChange, read_wish
from bot.core.reminders.wishes import SalesKind, Wishes
from bot.use_cases.ports import UnitOfWork
from bot.use_cases.remind.watch_sales import watch_sales
from tests.unit.pipeline.made import opportunity
from tests.unit.use_cases.chats import Chats
from tests.unit.use_cases.parts import TUESDAY
from tests.unit.use_cases.selling import STALLED, morning, opened, told, wished
from tests.unit.use_cases.sweeping import pass_time

LETTERS = "sales@demo.example"
FRESH = replace(STALLED, stage_since=date(2026, 11, 20))
"""Three business days in its stage by the next morning."""


async def changed(chats: Chats, who: str, change: Callable[[Person], Person]) -> None:
    """Change somebody's entry of the directory, and watch everybody anew."""

    def work(uow: UnitOfWork) -> None:
        person = uow.people.get(who)
        assert person is not None
        uow.people.save_person(change(person))
        watch_sales(uow, chats.services, chats.clock.now())

    await chats.transactions.run(work)


async def wishes(chats: Chats, who: str = "sales") -> Wishes:
    return await chats.transactions.run(lambda uow: uow.reminder_wishes.of(who))


def with_mail(chats: Chats) -> Chats:
    """Let the bot of those chats send e-mail."""
    chats.services = replace(chats.services, heard=lambda: ("sandbox", MAIL))
    return chats


# -- after how many days ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("avísame de los estancados a los 10 días", "es", WishChange((SalesKind.STALLED,), on=True, days=10)),
        ("considera detenido lo que lleve más de 20 días", "es", WishChange((SalesKind.STALLED,), on=True, days=20)),
        ("count deals as stalled after 4 days", "en", WishChange((SalesKind.STALLED,), on=True, days=4)),
        ("¿cuáles llevan estancados más de 10 días?", "es", None),
        ("muéstrame los que llevan quietos más de 10 días", "es", None),
        ("mándame el resumen semanal por e-mail", "es", WishChange((SalesKind.DIGEST,), on=True, by=MAIL)),
        ("no me mandes el resumen por correo", "es", WishChange((SalesKind.DIGEST,), by="chat")),
        ("quiero los recordatorios comerciales por chat", "es", WishChange(tuple(SalesKind), by="chat")),
        ("send me sales reminders by e-mail", "en", WishChange(tuple(SalesKind), by=MAIL)),
        ("mandé la propuesta por correo", "es", None),
    ],
)  # fmt: skip
def test_how_and_how_soon_are_told_from_everything_else(
    text: str, language: str, expected: WishChange | None
) -> None:
    assert read_wish(text, language) == expected


async def test_the_institution_says_what_is_stalled() -> None:
    chats = Chats()
    sales = SalesSettings(stalled_after=stalled_after({"proposal": 3}))
    chats.services = replace(chats.services, sales=sales)
    chats = await opened(FRESH, chats=chats)
    (said,) = await morning(chats, "sales")

    assert "Bavaria: 3 días hábiles en propuesta" in said


async def test_a_person_says_what_is_stalled_in_one_stage() -> None:
    chats = await opened(FRESH, replace(FRESH, id="q", client="Nutresa", stage="negotiation"))
    answer = await wished(chats, "sales", "avísame de las detenidas a los 3 días en propuesta")
    (said,) = await morning(chats, "sales")

    assert "propuesta 3 y negociación 5" in answer
    assert "Bavaria: 3 días hábiles en propuesta" in said
    assert "Nutresa" not in said


async def test_what_is_stalled_for_a_person_is_so_in_their_questions_and_for_nobody_else() -> None:
    chats = await opened(FRESH)
    await wished(chats, "sales", "avísame de las detenidas a los 2 días en propuesta")

    assert "Bavaria" in await chats.say("sales", "¿qué negocios están estancados?")
    assert "Bavaria" not in await chats.say("sales_lead", "¿qué negocios están estancados?")


async def test_half_and_twice_as_many_days_are_buttons() -> None:
    chats = await opened(FRESH)
    await wished(chats, "sales", pace="early")
    early = (await wishes(chats)).stalled_days(chats.services.sales.stalled_after)
    await wished(chats, "sales", pace="late")
    late = (await wishes(chats)).stalled_days(chats.services.sales.stalled_after)
    await wished(chats, "sales", pace="usual")

    assert list(early.values()) == [8, 5, 4, 3]
    assert list(late.values()) == [30, 20, 14, 10]
    assert (await wishes(chats)).stalled_after == {}


async def test_the_card_says_the_days_and_marks_what_is_chosen() -> None:
    chats = await opened(FRESH)
    shown = await chats.say("sales", "¿qué recordatorios comerciales tengo?")

    assert "prospección 15, calificación 10, propuesta 7 y negociación 5" in shown
    assert "Detenidas: avisar antes" in chats.offered("sales")
    assert "Todo por correo" not in chats.offered("sales")


# -- by chat or by e-mail ----------------------------------------------------------------------------


async def test_one_kind_comes_by_mail_and_the_others_by_chat() -> None:
    soon = opportunity(
        "c", client="Éxito", stage="negotiation", closing_date=date(2026, 11, 25), owner="sales"
    )
    chats = with_mail(await opened(STALLED, soon))
    answer = await wished(chats, "sales", "mándame los cierres por correo")
    said = await pass_time(chats, hours=23)

    assert "por correo te llegan: Cierres" in answer
    (letter,) = told(said, LETTERS)
    assert letter.startswith("Tus recordatorios comerciales del miércoles 25 de noviembre")
    assert "Éxito" in letter
    assert "Bavaria" not in letter
    (chat,) = told(said, "sales")
    assert "Bavaria" in chat
    assert "Éxito" not in chat


async def test_everything_by_mail_and_back_by_buttons() -> None:
    chats = with_mail(await opened(STALLED))
    await wished(chats, "sales", by=MAIL)
    said = await pass_time(chats, hours=23)
    await wished(chats, "sales", by="chat")

    assert told(said, "sales") == []
    assert len(told(said, LETTERS)) == 1
    assert (await wishes(chats)).mailed == frozenset()


async def test_without_mail_it_is_said_and_nothing_changes() -> None:
    chats = await opened(STALLED)
    answer = await wished(chats, "sales", "mándame los cierres por correo")

    assert "Por correo no puedo escribirte" in answer
    assert (await wishes(chats)).mailed == frozenset()


# -- whose -------------------------------------------------------------------------------------------


async def test_who_sells_and_checks_hears_of_everybodys_hand_overs() -> None:
    day = BusinessCalendar().add_business_days(TUESDAY.date(), 3)
    other = replace(STALLED, stage_since=TUESDAY.date(), owner="sales2", file=DealFile(delivery_date=day))
    chats = await opened(other)
    await changed(chats, "compliance", lambda one: replace(one, roles=one.roles | {"sales"}))

    assert "Bavaria" in "".join(await morning(chats, "compliance"))
    assert not any("Bavaria" in line for line in await morning(chats, "sales"))
