"""What a decision needs in writing: the business case or the words in its place, the proposal and its versions."""

from __future__ import annotations

from bot.core.pipeline.deal_file import DealDocument, DealFile, Decision, Verdict
from tests.unit.use_cases.chats import Chats
from tests.unit.use_cases.deals import deal, keep, kept
from tests.unit.use_cases.parts import TUESDAY

PRICED = ("feasibility", "go", "business_case", "pricing")
BY = {"go": "sales_lead", "proposal_lead": "sales_lead", "compliance": "compliance"}


def passed(*codes: str, **record: object) -> DealFile:
    """Return a record in which those gates were passed by those who decide at them."""
    decisions = tuple(
        Decision(code, BY.get(code, "general_direction"), Verdict.APPROVED.value, TUESDAY) for code in codes
    )
    return DealFile(decisions=decisions, **record)  # type: ignore[arg-type]


def proposal(sha256: str = "a" * 64, version: int = 1) -> DealDocument:
    """Return a proposal as it is kept."""
    return DealDocument("proposal", "p.pdf", sha256, "sales", TUESDAY, version)


async def _asked_for_go(chats: Chats) -> None:
    await keep(chats, kept(stage="qualification"))
    await chats.say("sales", "mueve Alpina a propuesta")
    await chats.press("sales", "Sí")


async def _asked_for_approval(chats: Chats) -> None:
    await keep(chats, kept(stage="qualification", file=passed(*PRICED)))
    await chats.say("sales", "mueve Alpina a propuesta")
    await chats.press("sales", "Subir propuesta")
    await chats.upload("sales", "p1.pdf", b"uno")


async def test_a_go_without_a_business_case_is_said_in_words(chats: Chats) -> None:
    await _asked_for_go(chats)
    await chats.press("sales_lead", "Go")
    await chats.submit("sales_lead", reason="ok")
    still_open = (await deal(chats)).file.is_open("go")
    await chats.submit("sales_lead", reason="Margen del 22 % con el dimensionamiento")

    go = (await deal(chats)).file.last("go")
    assert still_open
    assert go is not None
    assert (go.verdict, go.without_document) == ("approved", True)
    assert "lo sustentó así: Margen del 22 %" in chats.heard("general_direction")


async def test_a_go_with_its_business_case_is_a_press(chats: Chats) -> None:
    await _asked_for_go(chats)
    await chats.press("sales_lead", "Subir business case")
    await chats.upload("sales_lead", "cualquier nombre.pdf")
    await chats.press("sales_lead", "Go")

    go = (await deal(chats)).file.last("go")
    assert go is not None
    assert (go.verdict, go.without_document) == ("approved", False)
    assert "Validar" in chats.offered("general_direction")


async def test_agreeing_in_a_thread_is_no_justification(chats: Chats) -> None:
    await _asked_for_go(chats)
    await chats.reply("sales_lead", "ok", "Decisión go")
    await chats.press("sales_lead", "Sí")

    assert (await deal(chats)).file.is_open("go")


async def test_a_card_is_drawn_anew_when_its_document_comes(chats: Chats) -> None:
    await _asked_for_go(chats)
    await chats.upload("sales", "caso.pdf", caption="business case de Alpina")

    assert "business case (F-COM-002), lo subió Natalia Vergara" in chats.heard("sales_lead")


async def test_a_returned_business_case_is_asked_again_once_corrected(chats: Chats) -> None:
    await _asked_for_go(chats)
    await chats.press("sales_lead", "Go")
    await chats.submit("sales_lead", reason="Margen del 22 % con el dimensionamiento")
    await chats.press("general_direction", "Devolver")
    await chats.submit("general_direction", reason="Faltan los costos por puesto")
    told = chats.heard("sales_lead")
    await chats.press("sales_lead", "Subir business case")
    await chats.upload("sales_lead", "bc.pdf")

    assert "Faltan los costos por puesto" in told
    assert (await deal(chats)).file.rounds("business_case") == 2


async def test_nobody_is_asked_to_approve_a_proposal_that_is_not_there(chats: Chats) -> None:
    await keep(chats, kept(stage="qualification", file=passed(*PRICED)))
    answer = await chats.say("sales", "mueve Alpina a propuesta")

    assert "Falta la propuesta (F-COM-003) de Alpina: la sube Natalia Vergara" in answer
    assert (chats.heard("sales_lead"), chats.heard("general_direction")) == ("", "")


async def test_a_proposal_that_comes_in_is_asked_of_both(chats: Chats) -> None:
    await _asked_for_approval(chats)

    assert all("versión 1" in chats.heard(who) for who in ("sales_lead", "general_direction"))


async def test_a_card_from_before_without_its_proposal_is_not_approved(chats: Chats) -> None:
    asked = Decision("proposal_lead", "sales", Verdict.ASKED.value, TUESDAY)
    record = passed(*PRICED)
    await keep(chats, kept(file=DealFile(decisions=(*record.decisions, asked))))
    await chats.say("sales_lead", "pendientes")

    assert "Falta la propuesta" in await chats.press("sales_lead", "Aprobar")
    assert "Falta la propuesta" in chats.heard("sales")
    assert (await deal(chats)).file.is_open("proposal_lead")


async def test_a_returned_proposal_is_the_next_version_for_both(chats: Chats) -> None:
    await _asked_for_approval(chats)
    await chats.press("general_direction", "Aprobar")
    await chats.press("sales_lead", "Devolver")
    await chats.submit("sales_lead", reason="Falta el anexo de precios")
    await chats.press("sales", "Subir propuesta")
    await chats.upload("sales", "p2.pdf", b"dos")

    one = await deal(chats)
    assert one.file.version == 2
    assert [one.file.is_open(gate) for gate in ("proposal_lead", "proposal_direction")] == [True, True]


async def test_a_returned_proposal_is_not_asked_again_as_it_is(chats: Chats) -> None:
    await _asked_for_approval(chats)
    await chats.press("sales_lead", "Devolver")
    await chats.submit("sales_lead", reason="Falta el anexo de precios")
    answer = await chats.say("sales", "mueve Alpina a propuesta")
    await chats.press("general_direction", "Aprobar")

    assert "falta la versión corregida" in answer
    assert (await deal(chats)).file.rounds("proposal_lead") == 1


async def test_cards_of_the_version_before_have_nothing_to_decide(chats: Chats) -> None:
    await _asked_for_approval(chats)
    approve = chats.button("general_direction", "Aprobar")
    await chats.upload("sales", "propuesta.pdf", b"dos")

    assert any("sigue con la versión 2" in shown.text for shown in chats.seen)
    assert "Eso ya está resuelto" in await chats.press_id("general_direction", approve)


async def test_the_same_proposal_again_is_no_version(chats: Chats) -> None:
    await _asked_for_approval(chats)
    await chats.upload("sales", "propuesta.pdf", b"uno")

    assert (await deal(chats)).file.version == 1


async def test_what_compliance_remarked_goes_back_to_compliance_alone(chats: Chats) -> None:
    refused = Decision("compliance", "compliance", Verdict.REFUSED.value, TUESDAY, "Falta la póliza")
    record = passed(*PRICED, "proposal_lead", "proposal_direction")
    await keep(
        chats,
        kept(
            file=DealFile(
                decisions=(*record.decisions, refused),
                documents=(proposal(),),
                delivery_date=TUESDAY.date().replace(day=30),
            )
        ),
    )
    await chats.upload("sales", "propuesta corregida.pdf", b"dos", caption="propuesta de Alpina")

    one = await deal(chats)
    assert one.file.version == 1
    assert one.file.is_open("compliance")
    assert any("se corrigió por las observaciones" in shown.text for shown in chats.seen)


async def test_a_paper_is_of_the_client_that_its_words_name(chats: Chats) -> None:
    await keep(chats, kept(), kept("b", "Terpel"))
    await chats.upload("sales", "propuesta.pdf", caption="la propuesta de Terpel")

    assert [held.kind for held in (await deal(chats, "Terpel")).file.documents] == ["proposal"]
    assert (await deal(chats)).file.documents == ()


async def test_a_paper_of_nobody_waits_for_its_client(chats: Chats) -> None:
    await keep(chats, kept())
    answer = await chats.upload("sales", "propuesta.pdf")
    await chats.say("sales", "de Alpina")

    assert "¿De qué cliente es?" in answer
    assert [held.name for held in (await deal(chats)).file.documents] == ["propuesta.pdf"]


async def test_a_person_without_the_role_approves_nothing(chats: Chats) -> None:
    await _asked_for_approval(chats)
    approve = chats.button("sales_lead", "Aprobar")

    assert "otra persona" in await chats.press_id("compliance", approve)


async def test_a_high_risk_offer_goes_to_general_direction_after_sales(chats: Chats) -> None:
    await keep(chats, kept(stage="qualification", file=passed(*PRICED, documents=(proposal(),))))
    await chats.say("sales_lead", "Alpina es de alto riesgo")
    before = (await deal(chats)).file.is_open("high_risk")
    await chats.press("sales_lead", "Aprobar")
    await chats.press("general_direction", "Aprobar con su riesgo")
    await chats.submit("general_direction", reason="Con póliza y anticipo")

    one = await deal(chats)
    assert before is False
    assert (one.file.passed("high_risk"), one.file.last("proposal_direction")) == (True, None)


async def test_a_mark_closes_the_usual_card(chats: Chats) -> None:
    await _asked_for_approval(chats)
    await chats.say("general_direction", "marca Alpina como de alto riesgo")

    assert (await deal(chats)).file.high_risk
    assert "Aprobar" not in {
        button.label for shown in chats.standing("general_direction") for button in shown.reply.buttons
    }


async def test_a_seller_asks_for_the_mark(chats: Chats) -> None:
    await keep(chats, kept())
    answer = await chats.say("sales", "Alpina es de alto riesgo")
    await chats.press("sales", "Pedir que la marquen")
    unmarked = (await deal(chats)).file.high_risk
    await chats.press("sales_lead", "Marcar alto riesgo")

    assert "lo marca la dirección comercial" in answer
    assert (unmarked, (await deal(chats)).file.high_risk) == (False, True)


async def test_one_marked_in_negotiation_is_not_won_unapproved(chats: Chats) -> None:
    record = passed("technical", "economic")
    await keep(chats, kept(stage="negotiation", file=record))
    await chats.say("sales_lead", "Alpina es de alto riesgo")
    answer = await chats.say("sales", "ganamos Alpina")

    assert "aprobación de la oferta de alto riesgo, lo decide dirección general" in answer
    assert "Aprobar con su riesgo" in chats.offered("general_direction")
    assert (await deal(chats)).stage == "negotiation"


async def test_ones_own_mark_is_not_taken_off(chats: Chats) -> None:
    await keep(chats, kept(owner="sales_lead", file=DealFile(high_risk=True)))
    answer = await chats.say("sales_lead", "Alpina ya no es de alto riesgo")

    assert "No se decide sobre una oportunidad propia" in answer
    assert (await deal(chats)).file.high_risk


async def test_what_is_of_high_risk_is_listed(chats: Chats) -> None:
    await keep(chats, kept(file=DealFile(high_risk=True)), kept("b", "Terpel"))
    some = await chats.say("general_direction", "¿cuáles son de alto riesgo?")
    await chats.say("general_direction", "Alpina ya no es de alto riesgo")

    assert "Alpina" in some
    assert "Terpel" not in some
    assert "Ninguna oportunidad" in await chats.say("general_direction", "¿cuáles son de alto riesgo?")
