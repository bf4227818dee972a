"""What people do becomes the right thing in the inbox: commands, answers to cards, files, presses."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.channels.telegram.commands import IN_GROUPS, INTENTS, MENU
from bot.channels.telegram.places import identity_of
from bot.core.messages import CardReply, Command, Inbound, Press, RemoteFile, RemoteUpload, TextMessage
from bot.core.replies import Action, Button, Fact, Receiver, Reply, Section
from bot.core.text import Text, say
from bot.errors import FileRefused
from bot.use_cases.ports import PressedButton
from tests.channels.telegram.half import ROOM, Half, half
from tests.fakes.telegram import FakeTelegram, Group, Message, Person

MEGABYTE = 1024 * 1024


@pytest.fixture
async def room(tg: FakeTelegram, bot: Half, ana: Person) -> Group:
    group = tg.group("OCM", [ana, tg.person("Otro")], supergroup=True)
    await bot.transactions.run(lambda uow: uow.people.bind_room("ocm_channel", identity_of(group.id)))
    return group


def _card(*labels: str) -> Reply:
    buttons = tuple(Button(label, Action("pick", {"label": label})) for label in labels)
    return Reply(ROOM, ("Tarjeta de la OCM",), buttons=buttons, card="analyst:b1:1")


async def _pressed(bot: Half, heard: Inbound) -> PressedButton:
    """Return what the button pressed stands for."""
    body = heard.body
    assert isinstance(body, Press)
    kept = await bot.transactions.run(lambda uow: uow.outbox.button(body.button))
    assert kept is not None
    return kept


@pytest.mark.parametrize("command", MENU)
async def test_t45_a_command_is_an_intent_without_rasa(bot: Half, ana: Person, command: str) -> None:
    await ana.write(f"/{command}")

    assert await bot.body() == Command(INTENTS[command])


async def test_a_command_keeps_the_words_behind_it(bot: Half, ana: Person) -> None:
    await ana.write("/estado CAMP-2026-0042")

    assert await bot.body() == Command("brief_status", "CAMP-2026-0042")


async def test_a_link_opens_a_case(bot: Half, ana: Person) -> None:
    await ana.start("CAMP-2026-0042")

    assert await bot.body() == Command("brief_status", "CAMP-2026-0042")


async def test_p41_the_menu_is_told_by_scope_and_language(tg: FakeTelegram, bot: Half) -> None:
    await tg.until(lambda: len(tg.calls_of("setMyCommands")) >= 9)
    told = tg.world.commands
    in_groups = told['{"type": "all_group_chats"}', "es"]

    assert {language for _, language in told} == {"", "en", "es"}
    assert [one["command"] for one in in_groups] == list(IN_GROUPS)
    assert told['{"type": "default"}', ""][0]["description"] == "Pedir una campaña"
    assert tg.rejections == []


async def test_t45_a_groups_talk_is_left_alone(bot: Half, ana: Person, room: Group) -> None:
    await ana.write("almorcemos", chat=room)
    await ana.write("/estado@pregonero_bot", chat=room)
    first = await bot.body()
    await ana.write("@pregonero_bot ¿en qué va?", chat=room)

    assert first == Command("brief_status")
    assert await bot.body() == TextMessage("¿en qué va?")


async def test_a_reply_to_a_card_belongs_to_the_card(bot: Half, ana: Person, room: Group) -> None:
    await bot.say(_card("Aprobar"))
    card = await ana.sees("Tarjeta", chat=room)
    await ana.reply(card, "aprobado")

    assert await bot.body() == CardReply("aprobado", "analyst:b1:1")


async def test_a_press_carries_its_opaque_id_and_where_it_was(bot: Half, ana: Person, room: Group) -> None:
    await bot.say(_card("Aprobar"))
    await ana.sees("Tarjeta", chat=room)
    query = await ana.press("Aprobar")
    heard = await bot.next(Press)
    kept = await _pressed(bot, heard)

    assert (kept.action.args, heard.place) == ({"label": "Aprobar"}, f"{query.id}/group")
    assert len(query.data.encode()) <= 64


async def test_t30_a_press_on_a_message_out_of_reach_is_taken(bot: Half, ana: Person, room: Group) -> None:
    await bot.say(_card("Aprobar"))
    await ana.sees("Tarjeta", chat=room)
    query = await ana.press("Aprobar", reachable=False)
    heard = await bot.next(Press)
    await ana.toast()

    assert heard.body == Press(query.data)


async def test_many_alike_buttons_unfold_and_fold_again(tg: FakeTelegram, bot: Half, ana: Person) -> None:
    facts = tuple(
        Fact(say(f"field.{code}"), "x", button=Button("Cambiar", Action("change", {"ref": code})))
        for code in ("name", "objective", "segment")
    )
    me = Receiver.person("analyst")
    await bot.say(Reply(me, ("Resumen",), (Section(say("card.waiting"), facts),)), identity_of(ana.id))
    await ana.sees("Resumen", with_button="Cambiar")
    await ana.press("Cambiar")
    summary = await ana.sees("Resumen", with_button="Objetivo")
    await ana.press("« Volver", on=summary)
    await tg.until(lambda: summary.buttons == ["Cambiar"])
    await ana.press("Cambiar")
    await ana.sees("Resumen", with_button="Objetivo")
    await ana.press("Objetivo")
    kept = await _pressed(bot, await bot.next(Press))

    assert kept.action.args == {"ref": "objective"}
    assert tg.rejections == []


async def _unfolded(tg: FakeTelegram, person: Person, card: Message, label: str) -> list[str]:
    """Press a key that only shows others and return which."""
    stood = len(card.revisions)
    await person.press(label, on=card)
    await tg.until(lambda: len(card.revisions) > stood)
    return card.buttons


async def test_the_keys_of_several_sections_stand_by_section(
    tg: FakeTelegram, bot: Half, ana: Person
) -> None:
    def section(code: str, label: str, *refs: str) -> Section:
        facts = (
            Fact(say(f"field.{ref}"), "x", button=Button(label, Action("change", {"ref": ref})))
            for ref in refs
        )
        return Section(say(f"section.{code}"), tuple(facts))

    sections = (section("A", "Responder", "name"), section("B", "Cambiar", "objective", "effectiveness"),
                section("C", "Cambiar", "segment"))  # fmt: skip
    await bot.say(Reply(Receiver.person("analyst"), ("Resumen",), sections), identity_of(ana.id))
    card = await ana.sees("Resumen", with_button="Cambiar")
    seen = [card.buttons]
    for label in ("Cambiar", "Propósito", "« Volver", "« Volver", "Responder"):
        seen.append(await _unfolded(tg, ana, card, label))
    await ana.press("Nombre de la campaña", on=card)
    kept = await _pressed(bot, await bot.next(Press))

    by_section = ["Solicitud", "Propósito", "Público", "« Volver"]
    assert seen == [
        ["Responder", "Cambiar"], by_section, ["Objetivo", "Medida de efectividad", "« Volver"], by_section,
        ["Responder", "Cambiar"], ["Nombre de la campaña", "« Volver"],
    ]  # fmt: skip
    assert kept.action.args == {"ref": "name"}
    assert tg.rejections == []


async def test_t20_a_file_over_the_limit_is_refused_before_it_is_asked_for(
    tg: FakeTelegram, bot: Half, ana: Person, tmp_path: Path
) -> None:
    large = tmp_path / "base.csv"
    with large.open("wb") as file:
        file.truncate(20 * MEGABYTE + 1)
    await ana.send_document(large)
    refusal = await ana.sees("por Telegram solo puedo recibir hasta 20 MB")

    assert [one in refusal.text for one in (".zip", "ruta segura", "servidor", "Slack")] == [
        True, True, True, False,
    ]  # fmt: skip
    assert tg.calls_of("getFile") == []
    assert await bot.nothing()


async def test_t21_an_album_is_one_upload_and_a_late_file_another(bot: Half, ana: Person) -> None:
    files = [(f"base{number}.csv", b"x" * number) for number in range(1, 11)]
    await ana.send_document(*files, caption="las bases", late=1)
    await ana.write("¿llegaron?")
    first, second = await bot.body(), await bot.body()
    await ana.release()
    third = await bot.body()

    assert isinstance(first, RemoteUpload)
    assert isinstance(third, RemoteUpload)
    assert [len(first.files), first.caption] == [9, "las bases"]
    assert second == TextMessage("¿llegaron?")
    assert [one.name for one in third.files] == ["base10.csv"]


async def test_p17_a_name_keeps_nothing_that_deceives(bot: Half, ana: Person) -> None:
    await ana.send_document(("../../etc/\u202excod.exe\x00" + "a" * 300 + ".csv", b"x"))
    body = await bot.body()

    assert isinstance(body, RemoteUpload)
    assert body.files[0].name.startswith("xcod.exe")
    assert body.files[0].name.endswith(".csv")
    assert len(body.files[0].name) <= 150


async def test_p22_a_download_cut_short_is_no_file(tg: FakeTelegram, bot: Half, ana: Person) -> None:
    sent = await ana.send_document(("base.csv", b"telefono\n" * 50_000))
    stored = sent[0].file
    assert stored is not None
    stored.serving.keep_bytes = 1000
    body = await bot.body()
    assert isinstance(body, RemoteUpload)
    with pytest.raises(Exception, match="file") as error:
        await bot.app.door.fetch(identity_of(ana.id), body.files[0])
    stored.serving.keep_bytes = None
    kept = await bot.app.door.fetch(identity_of(ana.id), body.files[0])

    assert type(error.value).__name__ == "DeliveryFailed"
    assert tg.token not in str(error.value)
    assert kept.size == 450_000


async def test_p22_a_file_that_telegram_lost_is_refused(bot: Half, ana: Person) -> None:
    sent = await ana.send_document(("base.csv", b"x"))
    assert sent[0].file is not None
    sent[0].file.serving.status = 410
    body = await bot.body()
    assert isinstance(body, RemoteUpload)

    with pytest.raises(FileRefused):
        await bot.app.door.fetch(identity_of(ana.id), body.files[0])


async def test_t20_a_size_that_was_not_told_is_learnt_from_the_refusal(
    tg: FakeTelegram, bot: Half, ana: Person
) -> None:
    sent = await ana.send_document(("base.csv", b"0" * (20 * MEGABYTE + 1)))
    assert sent[0].file is not None
    untold = RemoteFile(sent[0].file.id, "base.csv", 0)

    with pytest.raises(FileRefused) as refused:
        await bot.app.door.fetch(identity_of(ana.id), untold)
    assert isinstance(refused.value.said, Text)
    assert refused.value.said.id == "telegram.too_big_there"


async def test_photos_are_asked_for_as_files_once_an_album(bot: Half, ana: Person) -> None:
    picture = b"\x89PNG\r\n\x1a\n" + b"0" * 100
    await ana.send_photo(("a.png", picture), ("b.png", picture))
    await ana.sees("Envíamela como archivo")
    await bot.nothing()

    assert sum("como archivo" in one.text for one in ana.inbox()) == 1


async def test_what_cannot_be_read_is_said(bot: Half, ana: Person) -> None:
    await ana.send_voice()

    await ana.sees("leo texto, botones y archivos")
    assert await bot.nothing()


async def test_t20_a_server_of_ones_own_hands_files_over_on_disk(tmp_path: Path) -> None:
    async with (
        FakeTelegram(local_dir=tmp_path / "server") as tg,
        half(tg, tmp_path, is_local=True, attachment_megabytes=200) as bot,
    ):
        ana = tg.person("Ana")
        await bot.bind(ana, "analyst")
        large = tmp_path / "base.csv"
        with large.open("wb") as file:
            file.truncate(60 * MEGABYTE)
        await ana.send_document(large)
        body = await bot.body()
        assert isinstance(body, RemoteUpload)
        kept = await bot.app.door.fetch(identity_of(ana.id), body.files[0])

    assert kept.size == 60 * MEGABYTE
    assert tg.rejections == []


@pytest.mark.parametrize("place", ["outside.csv", "token/../outside.csv", "token/link.csv"])
async def test_t20_a_path_outside_the_servers_folder_is_not_read(tmp_path: Path, place: str) -> None:
    server = tmp_path / "server"
    async with FakeTelegram(local_dir=server) as tg, half(tg, tmp_path, is_local=True) as bot:
        ana = tg.person("Ana")
        await bot.bind(ana, "analyst")
        sent = await ana.send_document(("base.csv", b"x"))
        (server / tg.token).mkdir(parents=True)
        (server / "outside.csv").write_bytes(b"secret")
        (server / tg.token / "link.csv").symlink_to(server / "outside.csv")
        body = await bot.body()
        assert isinstance(body, RemoteUpload)
        path = server / place.replace("token", tg.token)
        with pytest.raises(FileRefused):
            bot.app.door._keep_local(body.files[0], path)

    assert sent[0].file is not None
    assert (server / "outside.csv").read_bytes() == b"secret"


async def test_p39_a_group_that_moved_takes_its_room_along(tg: FakeTelegram, bot: Half, ana: Person) -> None:
    group = tg.group("OCM", [ana])
    await bot.transactions.run(lambda uow: uow.people.bind_room("ocm_channel", identity_of(group.id)))
    await group.upgrade()
    await ana.write("/estado@pregonero_bot", chat=group)
    await bot.next(Command)
    await bot.say(_card("Tomar"))

    await ana.sees("Tarjeta", chat=group)
    assert tg.rejections == []
