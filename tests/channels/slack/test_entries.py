"""Commands, shortcuts and messages are equal entries; in channels the bot answers one person alone."""

from __future__ import annotations

from tests.channels.slack.conftest import SlackBot
from tests.fakes.slack import Person

STARTED = "llama la campaña"


async def test_s45_every_word_of_the_command_is_answered_without_understanding(slack_bot: SlackBot) -> None:
    await slack_bot.start()
    requester = slack_bot["requester"]
    words = ("ayuda", "estado", "mis", "pendientes", "pipeline", "", "lo que sea", "nueva")

    for count, word in enumerate(words, 1):
        ack = await requester.command("/brief", word)
        assert (ack.ok, ack.body) == (True, "")
        await slack_bot.slack.world.bell.until(lambda at=count: _answers(requester) >= at, 8)  # type: ignore[misc]

    assert "Guardé el tuyo" not in "".join(requester.texts())
    assert slack_bot.slack.rejections == []


def _answers(person: Person) -> int:
    return sum(1 for one in person.inbox() if one.bot_id)


async def test_s45_a_command_in_a_channel_is_answered_there_to_one_and_goes_on_in_the_dm(
    slack_bot: SlackBot,
) -> None:
    await slack_bot.start()
    requester = slack_bot["requester"]
    channel = slack_bot.slack.channel("general", requester)

    await requester.command("/brief", "nueva", channel=channel)
    there = await requester.sees("por mensaje directo")
    started = await requester.sees(STARTED)

    assert (there.channel, there.ephemeral_to) == (channel.id, requester.id)
    assert started.channel == requester.dm_channel.id


async def test_s45_shortcuts_begin_and_list(slack_bot: SlackBot) -> None:
    await slack_bot.start()
    requester = slack_bot["requester"]

    await requester.shortcut("my_briefs")
    await slack_bot.slack.world.bell.until(lambda: [one for one in requester.inbox() if one.bot_id], 5)
    message = await requester.dm("Queremos recordar la renovación de crédito")
    await requester.message_shortcut("brief_from_message", message)
    await requester.sees(STARTED)

    assert slack_bot.slack.rejections == []


async def test_s45_a_mention_in_a_channel_is_answered_to_one_alone(slack_bot: SlackBot) -> None:
    await slack_bot.start()
    requester, boss = slack_bot["requester"], slack_bot["boss"]
    channel = slack_bot.slack.channel("general", requester, boss)

    await requester.mention(channel, "hola")
    answer = await requester.sees("Escríbeme por mensaje directo")

    assert (answer.channel, answer.ephemeral_to) == (channel.id, requester.id)
    assert [one for one in boss.inbox() if one.bot_id] == []


async def test_s45_what_people_say_to_each_other_in_channels_is_dropped(slack_bot: SlackBot) -> None:
    await slack_bot.start()
    requester, boss = slack_bot["requester"], slack_bot["boss"]
    channel = slack_bot.slack.channel("general", requester, boss)

    first = await requester.say(channel, "¿almorzamos?")
    await boss.say(channel, "dale", thread_ts=first.ts)
    await requester.command("/brief", "nueva")
    await requester.sees(STARTED)

    assert [one for one in channel.messages if one.bot_id] == []
    assert "almorzamos" not in slack_bot.log
