"""The Home tab: what waits for a person and where their own stands, true within seconds of every change."""

from __future__ import annotations

from typing import Final

from tests.channels.slack.answering import answer_all, send_a_request
from tests.channels.slack.conftest import SlackBot
from tests.channels.slack.records import fill_up, known_buttons, pages_leave_nothing
from tests.fakes.slack import Person, View, buttons_of, said_in, words_of

SECONDS: Final = 30
AT_ONCE: Final = 5  # seconds in which a page is true again (S37)
FOLIO: Final = "CAMP-2026-0001"


async def opened(person: Person, words: str = "Hola") -> View:
    await person.open_home()
    return await person.sees_home(words, SECONDS)


async def changed(person: Person, words: str, *, gone: bool = False) -> View:
    """Return the page once it says so, or not any more, within the time that S37 gives."""

    def found() -> View | None:
        home = person.home
        return home if home is not None and (words in words_of(home)) is not gone else None

    home = await person.world.bell.until(found, AT_ONCE)
    assert home is not None
    return home


async def test_s37_the_page_is_true_after_every_change(slack_bot: SlackBot) -> None:
    slack_bot.slack.limits.is_on = False
    await slack_bot.start()
    requester, boss, communications, analyst, analyst2 = (
        slack_bot[handle] for handle in ("requester", "boss", "communications", "analyst", "analyst2")
    )
    for person in slack_bot.people.values():
        await opened(person)
    empty = words_of(await opened(requester))

    await requester.command("/brief", "nueva")
    begun = words_of(await changed(requester, "la solicitud sin nombre"))
    await answer_all(requester)
    ready = words_of(await changed(requester, "Sigue: revisarla y enviarla."))
    await requester.click("Enviar solicitud")
    sent = words_of(await changed(requester, "Está esperando aprobaciones."))
    await changed(boss, FOLIO)
    await changed(communications, FOLIO)
    await boss.click("Aprobar", where="home")
    await changed(boss, FOLIO, gone=True)
    await communications.click("Dar aval", where="home")
    await changed(communications, FOLIO, gone=True)
    await changed(requester, "Está en revisión de la OCM.")
    free = buttons_of((await changed(analyst2, "Nadie la ha tomado.")).blocks)
    await analyst.click("Tomar", where="home")
    await changed(analyst, "Soltar")
    taken = buttons_of((await changed(analyst2, "La revisa Camilo Duarte.")).blocks)
    await analyst.click("Aprobar", where="home")
    await changed(analyst, FOLIO, gone=True)
    await changed(analyst2, FOLIO, gone=True)
    await changed(requester, "Sigue: la OCM la envía al proveedor.")

    assert "No tienes nada pendiente." in empty
    assert "Tus borradores: 1" in begun
    assert "Tus borradores: 1" in ready
    assert "Tus borradores" not in sent
    assert "La tiene: " in sent
    assert {"Tomar", "Aprobar", "Devolver"} <= set(free)
    assert {"Tomar", "Aprobar", "Devolver"}.isdisjoint(taken)
    assert slack_bot.slack.rejections == []
    assert [ack for ack in slack_bot.slack.acks if not ack.ok] == []


async def test_s37_returning_from_the_page_opens_its_form_and_the_notes_reach_the_draft(
    slack_bot: SlackBot,
) -> None:
    slack_bot.slack.limits.is_on = False
    await slack_bot.start()
    requester, boss = slack_bot["requester"], slack_bot["boss"]
    await opened(boss)
    await opened(requester)
    await send_a_request(requester)
    await changed(boss, FOLIO)

    await boss.click("Devolver", where="home")
    await boss.sees_modal("Nota: Objetivo", SECONDS)
    await boss.submit({"Nota: Objetivo": "No dice para qué"})
    page = words_of(await changed(requester, "Está devuelta para corregir."))
    await requester.click("Continuar", where="home")
    asked = await requester.sees("No dice para qué", SECONDS)

    assert "Sigue: corregir 1 campo y enviarla otra vez." in page
    assert asked.channel == requester.dm_channel.id
    assert slack_bot.slack.rejections == []


async def test_s37_a_section_is_filled_in_from_the_page(slack_bot: SlackBot) -> None:
    slack_bot.slack.limits.is_on = False
    await slack_bot.start()
    requester = slack_bot["requester"]
    await opened(requester)
    await requester.command("/brief", "nueva")
    await changed(requester, "la solicitud sin nombre")

    await requester.click("Formulario: Solicitud", where="home")
    await requester.sees_modal("Formulario: Solicitud", SECONDS)
    await requester.submit({"Nombre de la campaña": "Renovación 2027-1"})
    await changed(requester, "«Renovación 2027-1»")
    told = await requester.sees("Guardé el formulario «Solicitud»", SECONDS)

    assert "¿De qué clase es la campaña?" in said_in(told)
    assert slack_bot.slack.rejections == []


async def test_s45_the_page_is_an_entry_like_the_others(slack_bot: SlackBot) -> None:
    await slack_bot.start()
    requester, analyst = slack_bot["requester"], slack_bot["analyst"]
    await opened(requester)
    deciding = await opened(analyst)

    ack = await requester.click("Nueva campaña", where="home")
    started = await requester.sees("llama la campaña", SECONDS)

    assert (ack.ok, started.channel) == (True, requester.dm_channel.id)
    assert "Nueva campaña" not in buttons_of(deciding.blocks)
    assert slack_bot.slack.rejections == []


async def test_s37_a_page_of_many_matters_is_parted(slack_bot: SlackBot) -> None:
    slack_bot.slack.limits.is_on = False
    await fill_up(slack_bot, drafts=70, waiting=60)
    await slack_bot.start()
    requester, boss = slack_bot["requester"], slack_bot["boss"]

    first = await opened(requester, "Campaña 70")
    blocks = len(first.blocks)
    seen = {line for line in words_of(first).splitlines() if line.startswith("«Campaña")}
    for page in range(2, 5):
        await requester.click(f"Página {page} de 7", where="home")
        home = await changed(requester, f"Página {page + 1} de 7")
        blocks = max(blocks, len(home.blocks))
        seen |= {line for line in words_of(home).splitlines() if line.startswith("«Campaña")}
    again = await opened(requester, "Campaña 70")
    queue = await opened(boss, "Por aprobar como jefe inmediato: 60")

    assert blocks <= 100
    assert len(queue.blocks) <= 100
    assert len(seen) == 70
    assert "Página 2 de 7" in buttons_of(again.blocks)
    assert "Página 0 de 7" not in buttons_of(again.blocks)
    assert slack_bot.slack.rejections == []


async def test_s37_a_page_published_by_another_hand_is_replaced(slack_bot: SlackBot) -> None:
    slack_bot.slack.limits.is_on = False
    await slack_bot.start()
    requester = slack_bot["requester"]
    await opened(requester)
    home = requester.home
    assert home is not None
    home.hash = "another hand's"

    await requester.command("/brief", "nueva")
    await changed(requester, "la solicitud sin nombre")
    published = [call for call in slack_bot.slack.world.calls if call.method == "views.publish"]

    assert [call.error for call in published][-2:] == ["hash_conflict", None]
    assert [one.error for one in slack_bot.slack.rejections] == ["hash_conflict"]


async def test_s37_a_publication_that_was_not_answered_is_made_good(slack_bot: SlackBot) -> None:
    slack_bot.slack.limits.is_on = False
    await slack_bot.start()
    requester = slack_bot["requester"]
    await opened(requester)
    slack_bot.slack.faults.drop("views.publish", after_effect=True)

    await requester.command("/brief", "nueva")
    await changed(requester, "la solicitud sin nombre")
    await requester.dm("Renovación 2027-1")
    await requester.sees_home("«Renovación 2027-1»", SECONDS)

    assert {one.error for one in slack_bot.slack.rejections} <= {"hash_conflict"}


async def test_s37_many_changes_at_once_are_few_publications(slack_bot: SlackBot) -> None:
    slack_bot.slack.limits.is_on = False
    await slack_bot.start()
    requester = slack_bot["requester"]
    await opened(requester)
    before = _publications(slack_bot)

    await requester.command("/brief", "nueva")
    await answer_all(requester)
    await changed(requester, "Sigue: revisarla y enviarla.")
    turns = sum(1 for one in requester.inbox() if one.bot_id)

    assert 0 < _publications(slack_bot) - before < turns
    assert await pages_leave_nothing(slack_bot)
    assert slack_bot.slack.rejections == []


def _publications(bot: SlackBot) -> int:
    return sum(1 for call in bot.slack.world.calls if call.method == "views.publish")


async def test_s37_the_buttons_of_the_last_drawings_work_and_older_ones_are_forgotten(
    slack_bot: SlackBot,
) -> None:
    slack_bot.slack.limits.is_on = False
    await slack_bot.start()
    requester = slack_bot["requester"]
    drawn = [_a_button(await opened(requester))]
    for _ in range(4):
        await requester.open_home()
        await requester.world.bell.until(lambda: _a_button(requester.home) not in drawn, SECONDS)
        drawn.append(_a_button(requester.home))
    await requester.command("/brief", "nueva")
    await changed(requester, "la solicitud sin nombre")
    drawn.append(_a_button(requester.home))

    known = await known_buttons(slack_bot, drawn)
    assert (known[:2], known[3:]) == ([False, False], [True, True, True])


def _a_button(home: View | None) -> str:
    assert home is not None
    found = [element["value"] for block in home.blocks for element in block.get("elements", ())]
    return str(found[0])


async def test_s37_a_limit_on_pages_holds_up_no_message(slack_bot: SlackBot) -> None:
    slack_bot.slack.limits.is_on = False
    await slack_bot.start()
    requester = slack_bot["requester"]
    await opened(requester)
    slack_bot.slack.faults.ratelimited("views.publish", retry_after=4)

    await requester.command("/brief", "nueva")
    before = words_of(requester.home) if requester.home else ""
    await requester.sees("llama la campaña", 3)
    await requester.sees_home("la solicitud sin nombre", SECONDS)

    assert "la solicitud sin nombre" not in before


async def test_s40_who_is_not_in_the_directory_sees_why_and_what_to_do(slack_bot: SlackBot) -> None:
    await slack_bot.start()
    stranger = slack_bot.slack.person("nadie", email="nadie@otra.example")

    home = await opened(stranger, "No encuentro tu correo")

    assert buttons_of(home.blocks) == []
    assert [one for one in stranger.inbox() if one.bot_id] == []
    assert slack_bot.slack.rejections == []


async def test_s37_the_page_stays_true_after_the_process_was_killed(slack_bot: SlackBot) -> None:
    slack_bot.slack.limits.is_on = False
    await slack_bot.start()
    requester, boss = slack_bot["requester"], slack_bot["boss"]
    await opened(boss)
    await send_a_request(requester)
    await changed(boss, FOLIO)
    await slack_bot.kill()
    await slack_bot.start()

    await boss.click("Aprobar", where="home")
    await boss.world.bell.until(lambda: boss.home is not None and FOLIO not in words_of(boss.home), SECONDS)
    refused = {one.error for one in slack_bot.slack.rejections}

    assert refused <= {"hash_conflict"}  # a page that was published when the process died is not known of


async def test_p31_a_press_that_was_lost_while_the_bot_was_away_is_made_on_the_page(
    slack_bot: SlackBot,
) -> None:
    slack_bot.slack.limits.is_on = False
    await slack_bot.start()
    requester, boss = slack_bot["requester"], slack_bot["boss"]
    await send_a_request(requester)
    card = await boss.sees(FOLIO, SECONDS)
    await slack_bot.kill()

    lost = await boss.click("Aprobar", on=card)
    await slack_bot.start()
    await opened(boss, FOLIO)
    await boss.click("Aprobar", where="home")
    await requester.sees("aprobó", SECONDS)
    await boss.world.bell.until(lambda: "Aprobar" not in buttons_of(card.blocks), SECONDS)

    assert not lost.ok
    assert len(boss.client_errors) == 1
    assert slack_bot.slack.rejections == []


async def test_s37_opening_the_messages_tab_publishes_nothing(slack_bot: SlackBot) -> None:
    await slack_bot.start()
    requester = slack_bot["requester"]

    await requester.open_messages()
    await requester.command("/brief", "nueva")
    await requester.sees("llama la campaña", SECONDS)

    assert _publications(slack_bot) == 0
