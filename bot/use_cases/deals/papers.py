"""Documents, the day of delivery and commitments: what goes with an opportunity."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from bot.core.folding import fold
from bot.core.forms.opportunity import OPPORTUNITY
from bot.core.forms.readers import read_answer
from bot.core.messages import IncomingFile
from bot.core.pipeline.deal_file import DOCUMENT_KINDS, DealDocument
from bot.core.pipeline.life import earliest_delivery
from bot.core.pipeline.opportunity import Opportunity
from bot.core.pipeline.owed import helps
from bot.core.pipeline.questions.reader import listen
from bot.core.pipeline.stages import OPEN
from bot.core.text import ShownDay, say
from bot.use_cases.deals.access import may_change, may_sell
from bot.use_cases.deals.ask import setting
from bot.use_cases.deals.decisions import go_on
from bot.use_cases.deals.desk import (
    find,
    form_setting,
    in_hand,
    save,
    take_up,
    talk,
    title,
    words,
)
from bot.use_cases.deals.guard import ANY, changeable, is_helping, opened, refusal
from bot.use_cases.deals.kept_papers import after_paper, keep_paper
from bot.use_cases.deals.meant import of_clients, the_one
from bot.use_cases.deals.owed import errands_of
from bot.use_cases.intake.ask_next import ask_again
from bot.use_cases.pipeline.upload import SPREADSHEETS, may_import, owe_import
from bot.use_cases.turn import Turn, button

LONGEST = 500


def receive_papers(turn: Turn, files: tuple[IncomingFile, ...], caption: str) -> bool:
    """Take files of somebody who speaks of opportunities: papers of the one in hand, or a list to be taken.

    False where they belong to a Brief.
    """
    one = (
        _helped(turn) if helps(turn.me) and in_hand(turn) is None else _named(turn, caption) or in_hand(turn)
    )
    mine = may_import(turn.me) or may_sell(turn.me)
    if turn.brief is not None or turn.me.has("requester") or (one is None and not mine):
        return False
    if one is not None and one.id != talk(turn).deal:
        take_up(turn, one)
    for file in files:
        _receive(turn, one, file, caption)
    ask_again(turn)
    return True


def _receive(turn: Turn, one: Opportunity | None, file: IncomingFile, caption: str) -> None:
    expected = talk(turn).expecting if one is not None else None
    kind = expected or (_kind(turn, f"{file.name} {caption}") if one is not None else None)
    if one is not None and kind is not None:
        keep(turn, one.id, kind, file.sha256, file.name)
    elif may_import(turn.me) and file.name.lower().endswith(SPREADSHEETS):
        owe_import(turn, file)
    elif one is not None:
        _ask_kind(turn, one, file.sha256, file.name)
    else:
        turn.conversation.reason_for = (
            "deal_paper",
            {"sha256": file.sha256, "name": file.name, "caption": caption},
        )
        turn.say(say("deal.which_client"))


def _helped(turn: Turn) -> Opportunity | None:
    """Return the one opportunity on which this person has a step to do."""
    found = list({one.id: one for one, _, _ in errands_of(turn)}.values())
    return found[0] if len(found) == 1 else None


def _named(turn: Turn, text: str) -> Opportunity | None:
    """Return the one open opportunity of the client that words name."""
    found = [one for one in of_clients(turn, listen(text, setting(turn))[1].clients) if one.stage in OPEN]
    return found[0] if len(found) == 1 else None


def paper_of(turn: Turn, sha256: str, name: str, caption: str) -> None:
    """Keep the file that waited for its client."""
    turn.conversation.reason_for = None
    one = the_one(turn, "deal_paper", sha256=sha256, name=name, caption=caption)
    if one is not None:
        press_paper(turn, one.id, sha256, name, caption)


def press_paper(turn: Turn, deal: str, sha256: str, name: str, caption: str, seen: int = ANY) -> None:
    """Keep the file of an opportunity that was chosen, or ask what it is."""
    one = opened(turn, deal)
    if one is None:
        return
    take_up(turn, one)
    kind = _kind(turn, f"{name} {caption}")
    if kind is None:
        _ask_kind(turn, one, sha256, name)
    else:
        keep(turn, one.id, kind, sha256, name)


def _ask_kind(turn: Turn, one: Opportunity, sha256: str, name: str) -> None:
    args: dict[str, Any] = {"deal": one.id, "sha256": sha256, "name": name}
    turn.say(
        say("deal.which_document", name=name, title=title(one)),
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
    one = _bringing(turn, deal)
    if one is None:
        return
    talk(turn).expecting = None
    document = DealDocument(kind, name, sha256, turn.me.handle, turn.now)
    before, one = one.file.version, keep_paper(turn, one, document)
    take_up(turn, one)
    turn.say(say("deal.document_kept", name=name, kind=say(f"deal.document.{kind}"), title=title(one)))
    if one.file.version != before:
        turn.say(say("deal.new_version", title=title(one), version=one.file.version))
    after_paper(turn, one, document)


def ask_paper(turn: Turn, deal: str, kind: str, seen: int = ANY) -> None:
    """Take the next file as a document of this opportunity."""
    one = _bringing(turn, deal)
    if one is None:
        return
    take_up(turn, one)
    talk(turn).expecting = kind
    turn.say(say("deal.send_document", kind=say(f"deal.document.{kind}"), title=title(one)))


def _bringing(turn: Turn, deal: str) -> Opportunity | None:
    """Return an opportunity that this person may bring documents of; say why not otherwise."""
    one = opened(turn, deal)
    if one is None or _may_bring(turn, one):
        return one
    turn.privately(refusal(turn, one))
    return None


def _may_bring(turn: Turn, one: Opportunity) -> bool:
    decides = bool(turn.me.roles & {"general_direction", "compliance"})
    return decides or may_change(turn.uow, turn.me, one) or is_helping(turn, one)


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
