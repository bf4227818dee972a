"""Documents, the day of delivery and commitments: what goes with an opportunity."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from bot.core.folding import clean, fold
from bot.core.forms.clauses import either
from bot.core.forms.opportunity import OPPORTUNITY
from bot.core.forms.readers import read_answer
from bot.core.messages import IncomingFile
from bot.core.pipeline.deal_file import DOCUMENT_KINDS, Commitment, DealDocument
from bot.core.pipeline.life import earliest_delivery
from bot.core.pipeline.opportunity import Opportunity
from bot.core.text import ShownDay, say
from bot.core.values.tokens import fold as fold_in_place
from bot.use_cases.deals.access import may_change
from bot.use_cases.deals.desk import deal_button, find, form_setting, in_hand, save, title, words
from bot.use_cases.deals.gates import go_on
from bot.use_cases.deals.guard import ANY, changeable, opened, refusal
from bot.use_cases.intake.ask_next import ask_again
from bot.use_cases.pipeline.upload import SPREADSHEETS, may_import, owe_import
from bot.use_cases.turn import Turn, button

LONGEST = 500


def receive_papers(turn: Turn, files: tuple[IncomingFile, ...], caption: str) -> bool:
    """Take files of somebody who speaks of opportunities: papers of the one in hand, or a list to be taken.

    False where they belong to a Brief.
    """
    one = in_hand(turn)
    if turn.brief is not None or turn.me.has("requester") or (one is None and not may_import(turn.me)):
        return False
    for file in files:
        _receive(turn, one, file, caption)
    ask_again(turn)
    return True


def _receive(turn: Turn, one: Opportunity | None, file: IncomingFile, caption: str) -> None:
    kind = _kind(turn, f"{file.name} {caption}") if one is not None else None
    if one is not None and kind is not None:
        keep(turn, one.id, kind, file.sha256, file.name)
    elif may_import(turn.me) and file.name.lower().endswith(SPREADSHEETS):
        owe_import(turn, file)
    elif one is not None:
        _ask_kind(turn, one, file)
    else:
        turn.say(say("deal.which_client"))


def _ask_kind(turn: Turn, one: Opportunity, file: IncomingFile) -> None:
    args: dict[str, Any] = {"deal": one.id, "sha256": file.sha256, "name": file.name}
    turn.say(
        say("deal.which_document", name=file.name, title=title(one)),
        buttons=tuple(
            button(say(f"deal.document.{code}"), "deal_document", kind=code, **args)
            for code in DOCUMENT_KINDS
        ),
    )


def _kind(turn: Turn, text: str) -> str | None:
    said = f" {fold(text.replace('_', ' ').replace('-', ' '))} {fold(text)} "
    found = [code for code, names in words(turn).documents.items() if any(name in said for name in names)]
    return found[0] if found else None


def keep(turn: Turn, deal: str, kind: str, sha256: str, name: str) -> None:
    """Keep a file under its kind."""
    one = opened(turn, deal)
    if one is None:
        return
    if not may_change(turn.uow, turn.me, one) and not turn.me.roles & {"general_direction", "compliance"}:
        turn.privately(refusal(turn, one))
        return
    document = DealDocument(kind, name, sha256, turn.me.handle, turn.now)
    save(turn, replace(one, file=one.file.with_document(document)), "deal_document", kind=kind, sha256=sha256)
    turn.say(say("deal.document_kept", name=name, kind=say(f"deal.document.{kind}"), title=title(one)))


def ask_delivery(turn: Turn, deal: str, seen: int = ANY) -> None:
    """Ask for the day on which the proposal is delivered to the client."""
    one = changeable(turn, deal)
    if one is not None:
        turn.conversation.reason_for = ("deal_delivery", {"deal": one.id})
        turn.say(say("deal.ask_delivery", title=title(one)))


def delivery(turn: Turn, deal: str) -> None:
    """Take the day of delivery; one that leaves compliance less than a business day is refused (S4)."""
    one = find(turn, deal)
    answer = read_answer(OPPORTUNITY.field("next_step_date"), turn.text, form_setting(turn))
    first = earliest_delivery(turn.today, turn.services.calendar)
    if one is None:
        turn.conversation.reason_for = None
        return
    if not answer.taken:
        turn.say(
            say(
                f"problem.{answer.problem}",
                field=say("deal.delivery"),
                example=say("deal.example.next_step_date"),
                **answer.limits,
            )
        )
        return
    day = first.fromisoformat(answer.value)
    if day < first:
        turn.say(say("deal.delivery_too_soon", title=title(one), day=ShownDay(day), first=ShownDay(first)))
        return
    turn.conversation.reason_for = None
    one = save(
        turn, replace(one, file=replace(one.file, delivery_date=day)), "deal_delivery", day=day.isoformat()
    )
    turn.say(say("deal.delivery_kept", title=title(one), day=ShownDay(day, "full")))
    go_on(turn, one)


def _promised(turn: Turn, text: str) -> str:
    """Return what was promised, without the word that says that it was."""
    said = clean(text)[:LONGEST]
    head = re.match(rf"\W*{either(words(turn).committing)}\W*", fold_in_place(said))
    return said[head.end() :] if head and head.end() < len(said) else said


def promise(turn: Turn, one: Opportunity, text: str) -> None:
    """Keep a commitment with the client, with its day where one was said."""
    day = read_answer(OPPORTUNITY.field("next_step_date"), text, form_setting(turn))
    due = turn.today.fromisoformat(day.value) if day.taken else None
    held = Commitment(_promised(turn, text), turn.me.handle, due)
    file = replace(one.file, commitments=(*one.file.commitments, held))
    kept = save(turn, replace(one, file=file), "deal_commitment")
    id = "deal.promise_kept_for" if due else "deal.promise_kept"
    turn.say(
        say(id, title=title(kept), day=ShownDay(due) if due else None),
        buttons=(deal_button(say("deal.button.show"), "deal_show", kept),),
    )
