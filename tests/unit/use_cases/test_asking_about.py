"""Questions to the bot: where a Brief is, by when, what a word means, what it can do."""

from __future__ import annotations

import itertools

import pytest

from bot.core.forms.brief import BRIEF, CHANNELS
from bot.core.text import Text
from bot.use_cases.explain.explanations import explanation
from tests.unit.use_cases.chats import Chats
from tests.unit.use_cases.drafts import in_review, ready, sent


async def test_status_says_state_holder_and_decisions(chats: Chats) -> None:
    await sent(chats)
    await chats.press("boss", "Aprobar")
    answer = await chats.say("requester", "¿En qué va mi solicitud?")

    assert "CAMP-2026-0001 «Renovación 2027-1»: esperando aprobaciones." in answer
    assert "La tiene: comunicaciones (Paula Restrepo)." in answer
    assert "Aprobada por Martín Echeverri (jefe inmediato)" in answer


async def test_status_in_review_names_the_analyst(chats: Chats) -> None:
    await in_review(chats)
    before = await chats.say("requester", "¿En qué va mi solicitud?")
    await chats.press("analyst", "Tomar")
    after = await chats.say("requester", "¿En qué va mi solicitud?")

    assert "La tiene: la OCM (nadie la ha tomado aún)." in before
    assert "La tiene: Camilo Duarte." in after


async def test_status_of_somebody_elses_folio_is_not_told(chats: Chats) -> None:
    await sent(chats)
    answer = await chats.say("requester2", "¿En qué va la CAMP-2026-0001?")

    assert answer == "No encontré la solicitud CAMP-2026-0001, o no la puedes consultar."


async def test_a_folio_that_does_not_exist_reads_the_same(chats: Chats) -> None:
    answer = await chats.say("requester2", "¿En qué va la CAMP-2026-0999?")

    assert answer == "No encontré la solicitud CAMP-2026-0999, o no la puedes consultar."


async def test_the_boss_may_ask_about_what_waits_for_them(chats: Chats) -> None:
    await sent(chats)

    assert "esperando aprobaciones" in await chats.say("boss", "¿En qué va la CAMP-2026-0001?")


async def test_a_draft_says_how_much_is_missing(chats: Chats) -> None:
    await chats.keep(ready(segment=None, classification=None))

    assert "Faltan 2 datos por completar." in await chats.say("requester", "¿En qué va mi solicitud?")


async def test_without_briefs_there_is_nothing_to_tell(chats: Chats) -> None:
    assert await chats.say("requester", "¿En qué va mi solicitud?") == "No tienes solicitudes todavía."


async def test_the_list_shows_every_brief_with_its_state(chats: Chats) -> None:
    await sent(chats)
    await chats.keep(ready("second", name="Otra"))
    answer = await chats.say("requester", "mis solicitudes")

    assert "Tienes 2 solicitudes:" in answer
    assert "«Otra»: en borrador." in answer
    assert "CAMP-2026-0001 «Renovación 2027-1»: esperando aprobaciones." in answer
    assert "Continuar: «Otra»" in chats.offered("requester")


async def test_a_term_is_defined(chats: Chats) -> None:
    assert "Barrido: cada pasada por la base para contactar" in await chats.say(
        "requester", "¿Qué es un barrido?"
    )


async def test_an_unknown_term_is_admitted(chats: Chats) -> None:
    answers = [await chats.say("requester", "¿Qué es una pamplina?") for _ in range(4)]

    assert "«pamplina» no está en mi glosario" in answers[0]
    assert "Ver el glosario" in chats.offered("requester")
    assert all(one != other for one, other in itertools.pairwise(answers))


async def test_the_nearest_terms_are_buttons_that_define(chats: Chats) -> None:
    await chats.say("requester", "¿qué es la conectividad?")

    assert "Efectividad: cuánto se logró" in await chats.press("requester", "Efectividad")


async def test_the_whole_glossary_is_listed_by_theme(chats: Chats) -> None:
    await chats.say("requester", "¿qué es la conectividad?")
    answer = await chats.press("requester", "Ver el glosario")

    assert "• Ventas: Oportunidad, Pipeline, Hunting" in answer


async def test_a_bare_question_about_a_term_needs_no_model(chats: Chats) -> None:
    await chats.keep(ready(objective=None))
    await chats.say("requester", "continuar")
    answer = await chats.say("requester", "qué es eso de la tipificación")

    assert "Tipificación: la etiqueta" in answer
    assert "¿Cuál es el objetivo de la campaña?" in answer


async def test_a_difference_defines_both(chats: Chats) -> None:
    answer = await chats.say("requester", "diferencia entre informativa y transaccional")

    assert "Campaña informativa: solo cuenta algo" in answer
    assert "Campaña transaccional: espera" in answer


@pytest.mark.parametrize("code", [field.code for field in BRIEF.fields])
def test_every_field_is_explained(code: str) -> None:
    refs = [f"{code}.{channel}" for channel in CHANNELS] if code == "message" else [code]
    for ref in refs:
        said = [text.id for text in explanation(ref) if isinstance(text, Text)]

        assert said[0] == "explain.line"
        assert said[-2:] == ["explain.accepts", "example.line"]
        assert "explain.why" in said


async def test_a_file_that_nothing_asks_for_is_explained_by_its_name(chats: Chats) -> None:
    await chats.keep(ready(objective=None))
    await chats.say("requester", "continuar")
    answer = await chats.say("requester", "¿por qué piden el aval?")

    assert "Comunicaciones cuida el tono" in answer
    assert "Se acepta: un botón en el chat de Comunicaciones" in answer


async def test_a_field_is_explained_before_any_brief(chats: Chats) -> None:
    answer = await chats.say("requester", "¿qué se pone en efectividad?")

    assert "Medida de efectividad: la medida que dirá si la campaña funcionó." in answer


async def test_asking_why_again_is_answered_otherwise(chats: Chats) -> None:
    await chats.keep(ready(effectiveness=None))
    await chats.say("requester", "continuar")
    answers = [await chats.press("requester", "¿Por qué lo piden?") for _ in range(3)]

    assert "la medida que dirá si la campaña funcionó" in answers[0]
    assert "Con otras palabras" in answers[1]
    assert answers[0] != answers[1] != answers[2]


@pytest.mark.parametrize(
    ("who", "told", "untold"),
    [
        ("requester", "Pedir una campaña", "canal de la OCM"),
        ("analyst", "canal de la OCM", "Pedir una campaña"),
    ],
)
async def test_help_is_for_the_persons_roles(chats: Chats, who: str, told: str, untold: str) -> None:
    answer = await chats.say(who, "ayuda")

    assert told in answer
    assert untold not in answer


async def test_the_pipeline_is_not_shown_to_who_may_not_see_it(chats: Chats) -> None:
    assert "El embudo comercial lo ven" in await chats.say("requester", "¿Cómo van las ventas?")


async def test_what_is_no_business_of_the_bots_says_where_to_ask(chats: Chats) -> None:
    assert "consulta los canales de atención" in await chats.say("requester", "Quiero una pizza")


async def test_an_uncertain_text_offers_its_two_likeliest_readings(chats: Chats) -> None:
    answer = await chats.say("requester", "¿Cuánto es dos más dos?")

    assert "¿Se trata de esto?" in answer  # without a Brief there is nothing to cancel
    assert chats.offered("requester") == ("Conocer los plazos", "Otra cosa")


async def test_a_reading_that_was_offered_is_taken_with_the_text_it_came_from(chats: Chats) -> None:
    await chats.say("requester", "¿Cuánto es dos más dos?")
    answer = await chats.press("requester", "Conocer los plazos")

    assert "El primer día en que puede empezar" in answer


async def test_repeat_with_nothing_open_says_the_last_message_again(chats: Chats) -> None:
    first = await chats.say("requester", "hola")

    assert await chats.say("requester", "repite") == first


async def test_a_goodbye_keeps_the_draft(chats: Chats) -> None:
    await chats.keep(ready())

    assert "Tu solicitud queda guardada" in await chats.say("requester", "chao")
