"""Files by message: fetched with the token for Slack's hosts alone, whole or not at all."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from tests.channels.request import BASE
from tests.channels.slack.conftest import SlackBot
from tests.channels.slack.records import briefs_of
from tests.fakes.slack import Message, Person, said_in
from tests.fakes.slack.records import SlackServing

LOST = "No pude descargar"
SECONDS = 15


async def _begin(bot: SlackBot) -> Person:
    await bot.start()
    await bot["requester"].command("/brief", "nueva")
    await bot["requester"].sees("llama la campaña")
    return bot["requester"]


async def _upload(bot: SlackBot, person: Person, path: Path, serving: SlackServing) -> Message:
    """Upload a file that is served badly from the first time it is asked for."""
    bot.slack.courier.hold()
    message = await person.upload([path])
    message.files[0].serving = serving
    await bot.slack.courier.release()
    return message


async def test_s18_several_files_in_one_message_and_in_a_thread_count_once_each(
    slack_bot: SlackBot, tmp_path: Path
) -> None:
    setup = slack_bot.slack.world.setup
    slack_bot.slack.world.setup = replace(setup, events=setup.events | {"file_shared"})
    requester = await _begin(slack_bot)
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.4 one")
    (tmp_path / "b.pdf").write_bytes(b"%PDF-1.4 two, longer")

    first = await requester.upload([tmp_path / "a.pdf", tmp_path / "b.pdf"], "los soportes")
    await slack_bot.slack.world.bell.until(lambda: len(slack_bot.slack.files.downloads) == 2, SECONDS)
    await requester.upload([BASE], thread_ts=first.ts)
    await requester.sees("Revisé «beneficiarios.csv»", SECONDS)
    await slack_bot.slack.courier.idle()

    assert len(slack_bot.slack.files.downloads) == 3
    assert [ack.what for ack in slack_bot.slack.acks].count("file_shared") == 3
    assert slack_bot.slack.rejections == []


async def test_s19_the_token_goes_to_no_other_host_after_a_redirect(slack_bot: SlackBot) -> None:
    requester = await _begin(slack_bot)

    await _upload(slack_bot, requester, BASE, SlackServing(redirect="other_host"))
    await requester.sees("Revisé «beneficiarios.csv»", SECONDS)
    await _upload(slack_bot, requester, BASE, SlackServing(redirect="same_host"))
    await slack_bot.slack.world.bell.until(lambda: len(slack_bot.slack.files.downloads) == 2, SECONDS)

    assert slack_bot.slack.world.leaks == []
    assert slack_bot.slack.bot_token not in slack_bot.log


async def test_s19_a_page_a_short_body_or_an_error_is_told_and_never_kept(slack_bot: SlackBot) -> None:
    requester = await _begin(slack_bot)
    servings = [SlackServing(login_page=True), SlackServing(keep_bytes=10), SlackServing(status=403)]

    for count, serving in enumerate(servings, 1):
        await _upload(slack_bot, requester, BASE, serving)
        await slack_bot.slack.world.bell.until(lambda at=count: _told(requester) == at, SECONDS)  # type: ignore[misc]
    kept = list((slack_bot.folder / "data" / "vault").rglob("*.age"))
    await requester.upload([BASE])
    await requester.sees("Revisé «beneficiarios.csv»", SECONDS)

    assert kept == []


async def test_s19_a_deleted_file_is_told_at_once(slack_bot: SlackBot) -> None:
    requester = await _begin(slack_bot)
    slack_bot.slack.courier.hold()
    message = await requester.upload([BASE])
    await requester.delete_file(message)
    await slack_bot.slack.courier.release()

    await requester.sees("ya no está", SECONDS)

    assert slack_bot.slack.files.downloads == []


async def test_p17_a_file_is_what_its_bytes_say_and_its_name_deceives_nobody(slack_bot: SlackBot) -> None:
    requester = await _begin(slack_bot)
    page = b"<!DOCTYPE html><html><body>Inicia sesi\xc3\xb3n</body></html>"
    kept = {
        "../../etc/lista.xlsx": "lista.xlsx",
        "fin\u202exslx.piña.csv": "finxslx.piña.csv",
        "b" * 300 + ".csv": "b" * 116 + ".csv",
    }

    await requester.upload([("página.xlsx", page)])
    await requester.sees("No es una hoja de cálculo", SECONDS)
    for number, (name, shown) in enumerate(kept.items()):
        again = BASE.read_bytes() + b"\n" * number  # the same bytes would be one file
        await requester.upload([(name, again)])
        await requester.sees(f"«{shown}»", SECONDS)
    [brief] = await briefs_of(slack_bot, "requester")

    assert brief.attachments[0].name == "lista.xlsx"
    assert [one for one in requester.inbox() if one.bot_id and "\u202e" in said_in(one)] == []
    assert slack_bot.slack.rejections == []


async def test_p22_a_process_killed_while_it_downloads_takes_the_file_whole_afterwards(
    slack_bot: SlackBot,
) -> None:
    requester = await _begin(slack_bot)
    message = await _upload(slack_bot, requester, BASE, SlackServing(seconds_per_chunk=60))
    await slack_bot.slack.world.bell.until(lambda: slack_bot.slack.files.downloads, SECONDS)

    await slack_bot.kill()
    message.files[0].serving = SlackServing()
    await slack_bot.start()
    await requester.sees("Revisé «beneficiarios.csv»", SECONDS)

    assert "40 registros" in "".join(requester.texts())


def _told(person: Person) -> int:
    return sum(LOST in text for text in person.texts())
