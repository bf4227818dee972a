"""A document that an entry rule needs and nobody has brought: which, who makes it, the button that takes it."""

from __future__ import annotations

from bot.core.pipeline.deal_file import APPROVALS, PROPOSAL
from bot.core.pipeline.opportunity import Opportunity
from bot.core.replies import Button, Style
from bot.core.text import Text, say
from bot.use_cases.deals.desk import deal_button, name_of, title
from bot.use_cases.turn import Turn


def tell_lacking(turn: Turn, one: Opportunity, kind: str) -> Text:
    """Return which document is missing and who brings it: the head of sales a business case, the owner a proposal."""
    if kind == PROPOSAL and any(one.file.refused(gate) for gate in APPROVALS):
        return say("deal.lacking.corrected", title=title(one), names=(name_of(turn, one.owner),))
    leads = tuple(person.name for person in turn.uow.people.with_role("sales_lead"))
    names = leads if kind == "business_case" else (name_of(turn, one.owner),)
    return say(f"deal.lacking.{kind}", title=title(one), names=names)


def upload_button(one: Opportunity, kind: str, style: Style = Style.PRIMARY) -> Button:
    """Return the button after which the next file is taken as that document of that opportunity."""
    return deal_button(say(f"deal.button.upload.{kind}"), "deal_upload", one, style, kind=kind)
