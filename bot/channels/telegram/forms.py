"""Forms in a chat: what people do with a board and its prompts, each of which belongs to one person and form."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from telegram import ForceReply

from bot.channels.telegram.boards import SEND, STOP, TICK, WRITE, Boards
from bot.channels.telegram.courier import Courier, MessageGone
from bot.channels.telegram.form_state import TEXT, FormState
from bot.channels.telegram.keyboards import markup
from bot.channels.telegram.lines import EMPTY, html_of, messages_of, plain
from bot.channels.telegram.memory import FORM, erase, note, write
from bot.channels.telegram.places import Spot
from bot.core.messages import FormSubmission
from bot.core.text import Text, say
from bot.errors import DeliveryFailed
from bot.use_cases.ports import Outgoing, UnitOfWork

_log = logging.getLogger(__name__)
LONGEST_HINT = 60  # of the field in which a reply is written


@dataclass(frozen=True)
class Step:
    """What is to be shown after a transaction: a prompt, the board anew, or its end."""

    user: int
    prompt: str | None = None
    board: bool = False
    ended: tuple[int | None, str, Text] | None = None  # the board, its title, the text under it
    language: str = "es"


@dataclass(frozen=True)
class Taken:
    """What a press or a reply did: a form to submit, words for the person, and what to show."""

    submission: FormSubmission | None = None
    said: Text | None = None
    steps: Sequence[Step] = ()


@dataclass(frozen=True)
class Forms:
    """Opens forms and takes what people do with them."""

    courier: Courier
    boards: Boards

    async def open(self, outgoing: Outgoing, spot: Spot) -> int:
        """Show a form in its receiver's private chat; return its last message."""
        form = outgoing.reply.form
        assert form is not None
        state = self.boards.state(form, outgoing)
        async with self.courier.alone(spot.chat):
            return await self._open(spot, state)

    async def _open(self, spot: Spot, state: FormState) -> int:
        kept = await self.courier.memory.get(FORM, str(spot.chat))
        if kept:
            words = say("telegram.form_replaced")
            await self._end(spot.chat, kept["board"], kept["title"], words, kept["language"])
        shown = 0
        if state.fields:
            _, shown = await self.courier.post(
                spot, self.boards.words(state), markup(self.boards.keys(state))
            )
            state.board = shown
        if state.asks_text_first or not state.fields:
            shown = await self._ask(spot, state, f"{TEXT}{state.texts[0]['name']}")
        await self.courier.memory.put(FORM, str(spot.chat), state.to_note())
        return shown

    def press(self, uow: UnitOfWork, user: int, message: int, data: str) -> Taken:
        """Take a press of a board's key, in the caller's transaction."""
        state = _held(uow, user)
        if state is None or state.board != message or state.is_old(datetime.now(UTC)):
            return Taken(said=say("telegram.form_gone"))
        if data == STOP:
            erase(uow, FORM, str(user))
            return Taken(
                steps=(
                    Step(
                        user,
                        ended=(state.board, state.title, say("telegram.form_stopped")),
                        language=state.language,
                    ),
                )
            )
        if data.startswith(WRITE):
            return Taken(steps=(Step(user, prompt=f"{TEXT}{data.removeprefix(WRITE)}"),))
        if data == SEND:
            state.is_sending = True
            return self._go_on(uow, user, state)
        place = data.removeprefix(TICK)
        state.toggle(int(place) if place.isdigit() else -1)
        write(uow, FORM, str(user), state.to_note())
        return Taken(steps=(Step(user, board=True),))

    def reply(self, uow: UnitOfWork, user: int, replied_to: int, text: str) -> Taken | None:
        """Take a reply to a prompt of this person's form, in the caller's transaction; None for any other."""
        state = _held(uow, user)
        what = state.prompts.get(str(replied_to)) if state else None
        if state is None or what is None:
            return None
        if state.is_old(datetime.now(UTC)):
            erase(uow, FORM, str(user))
            return Taken(said=say("telegram.form_gone"))
        state.answer(what, text)
        if state.is_sending:
            return self._go_on(uow, user, state)
        write(uow, FORM, str(user), state.to_note())
        return Taken(steps=(Step(user, board=True),))

    async def show(self, steps: Sequence[Step]) -> None:
        """Show what came of it; a failure is left to the next press, which shows it again."""
        for step in steps:
            try:
                async with self.courier.alone(step.user):
                    await self._show(step)
            except DeliveryFailed as error:
                _log.warning(
                    "form not shown: %s", type(error).__name__, extra={"action": "telegram_form_unshown"}
                )

    def _go_on(self, uow: UnitOfWork, user: int, state: FormState) -> Taken:
        what = state.next_prompt()
        if what is not None:
            write(uow, FORM, str(user), state.to_note())
            return Taken(steps=(Step(user, prompt=what), Step(user, board=True)))
        erase(uow, FORM, str(user))
        submission = FormSubmission(state.form, state.submission())
        return Taken(
            submission,
            steps=(
                Step(
                    user, ended=(state.board, state.title, say("telegram.form_sent")), language=state.language
                ),
            ),
        )

    async def _show(self, step: Step) -> None:
        if step.ended is not None:
            board, title, words = step.ended
            await self._end(step.user, board, title, words, step.language)
            return
        kept = await self.courier.memory.get(FORM, str(step.user))
        if kept is None:
            return
        state = FormState.from_note(kept)
        if step.board and state.board is not None:
            await self.courier.rewrite(
                step.user, state.board, self.boards.words(state), markup(self.boards.keys(state))
            )
        if step.prompt is not None:
            await self._ask(Spot(step.user), state, step.prompt)
            await self.courier.memory.put(FORM, str(step.user), state.to_note())

    async def _ask(self, spot: Spot, state: FormState, what: str) -> int:
        """Ask for a text by a message that opens a reply to itself; remember what the reply answers."""
        lines, hint = self.boards.prompt(state, what)
        place = ForceReply(selective=True, input_field_placeholder=hint[:LONGEST_HINT])
        _, message = await self.courier.post(spot, html_of(messages_of(lines)[0]), place)
        state.prompts[str(message)] = what
        return message

    async def _end(self, chat: int, board: int | None, title: str, words: Text, language: str) -> None:
        if board is None:
            return
        lines = [*plain(title, "b"), EMPTY, *plain(self.boards.wording.render(words, language))]
        try:
            await self.courier.rewrite(chat, board, html_of(lines), None)
        except MessageGone:
            return


def _held(uow: UnitOfWork, user: int) -> FormState | None:
    kept = note(uow, FORM, str(user))
    return None if kept is None else FormState.from_note(kept)
