"""The composed ids, each with the values its parts can take, from the enums and tables that make them."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import product

from bot.attachments.pipeline_sheet import SUMMARY
from bot.attachments.template_words import KEYS
from bot.channels.sandbox.page_words import PAGE_WORDS, SCRIPT_WORDS
from bot.channels.telegram.commands import MENU
from bot.channels.telegram.topics import HUMAN, REVIEW
from bot.core.bases.meanings import Meaning
from bot.core.bases.report import ErrorCode, Verdict
from bot.core.bases.survey import Problem
from bot.core.brief import Origin
from bot.core.clocks import SERVICE_LEVEL
from bot.core.forms.brief import BRIEF, CHANNELS, EXTRA_ATTACHMENTS
from bot.core.forms.opportunity import OPPORTUNITY, ORIGINS
from bot.core.forms.words import form_words
from bot.core.glossary.themes import THEMES
from bot.core.goals import GoalKind, Trend
from bot.core.people import ROOMS
from bot.core.pipeline.access import Scope
from bot.core.pipeline.cells import CODES
from bot.core.pipeline.deal_file import DOCUMENT_KINDS, Outcome
from bot.core.pipeline.deal_file import Verdict as GateVerdict
from bot.core.pipeline.filters import GAPS, Flag, PeriodField
from bot.core.pipeline.life import GATES, LossReason, targets
from bot.core.pipeline.pictures import Kind
from bot.core.pipeline.stages import RequirementType, ServiceType, Stage, WonStep
from bot.core.reminders.sales_plan import DAILY
from bot.core.reminders.wishes import SalesKind
from bot.core.workflow import BriefState
from bot.directory.demo import demo_people
from bot.documents.brief_translation import HEADS
from bot.http.upload_script import TOLD_BY_SCRIPT
from bot.use_cases.deals.close import CHECKLIST as WON_CHECKLIST
from bot.use_cases.deals.history import TOLD
from bot.use_cases.explain.due_topics import CLOCK_DAYS
from bot.use_cases.intake.drafts import OPEN, OVER
from bot.use_cases.pipeline.labels import COLUMNS
from bot.use_cases.remind.sales_news import INTENTS
from bot.use_cases.remind.sales_ways import PACES
from bot.use_cases.review.cards import CHECKLIST
from bot.use_cases.review.decision_mail import BY_MAIL
from bot.use_cases.review.return_brief import DECISION, FREQUENT, FREQUENT_OF
from bot.use_cases.support.clarify import OFFERABLE
from bot.use_cases.support.small_talk import PIPELINE

FIELDS = tuple(field.code for field in BRIEF.fields)
EXPLAINED = (*FIELDS, *EXTRA_ATTACHMENTS)
DEAL_FIELDS = tuple(field.code for field in OPPORTUNITY.fields)
DECIDED = tuple(code for code, gate in GATES.items() if not gate.is_declared)
NEEDED = ("business_case", "proposal")
DECLARED = tuple(code for code, gate in GATES.items() if gate.is_declared)
PLAIN_EVENTS = frozenset({
    "deal_registered", "deal_confirmed", "deal_commitment", "deal_version", "deal_merged", "deal_lesson",
    "deal_delivery", "deal_errand", "deal_errand_done", "deal_errand_back", "deal_promise_kept",
})  # fmt: skip
RULES = ("R1", "R2", "R3", "R4", "R5", "R6", "R7", "R8", "R9", "R11")
DECIDERS = ("boss", "communications", "leader", "analyst")
DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
PROBLEMS = (
    "not_money", "not_an_amount", "other_currency", "not_percent", "percent_out_of_range",
    "empty", "not_read", "says_nothing", "too_short", "too_long", "no_option", "several_options",
    "not_yes_no", "not_number", "out_of_range", "invalid_date", "not_date", "past_date", "ends_before_start",
    "not_hours", "no_person", "no_area", "not_extension", "needs_file", "which_person", "which_area",
    "not_boss", "not_requester",
)  # fmt: skip
ROW_PROBLEMS = (
    "missing_column", "empty", "repeated", "contradiction", "alike", "bad_number", "bad_percent", "bad_date",
    "other_currency",
    *(f"unknown_{column}" for column in CODES),
)  # fmt: skip
PDF_WORDS = (
    "code", "version", "folio", "state", "changed", "approvals", "attachments", "checks", "history", "nothing",
)  # fmt: skip
ROLES = tuple(sorted({role for person in demo_people() for role in person.roles}))


def _each(template: str, values: Iterable[str]) -> tuple[str, ...]:
    return tuple(template.format(value) for value in values)


FAMILIES: dict[str, tuple[str, ...]] = {
    "accepts.message.{}": _each("accepts.message.{}", CHANNELS),
    "accepts.{}": _each("accepts.{}", EXPLAINED),
    "alphabet.{}": _each("alphabet.{}", ("gsm7", "ucs2")),
    "ask.{}": _each("ask.{}", (code for code in FIELDS if code != "message")),
    "base.error.{}": _each("base.error.{}", ErrorCode),
    "base.short.{}": _each("base.short.{}", ErrorCode),
    "base.unreadable.{}": _each("base.unreadable.{}", Problem),
    "base.{}": _each("base.{}", (Verdict.OK, Verdict.WARNINGS)),
    "button.approve.{}": _each("button.approve.{}", DECIDERS),
    "button.return.{}": _each("button.return.{}", DECIDERS),
    "button.{}": _each("button.{}", ("change", "answer")),
    "card.{}": _each("card.{}", DECIDERS),
    "checklist.{}": _each("checklist.{}", CHECKLIST),
    "checklist.{}.{}": tuple(
        f"checklist.{item}.{kind}" for item, kind in product(CHECKLIST, ("service", "commercial"))
    ),
    "column.{}": _each("column.{}", Meaning),
    "day.{}": _each("day.{}", DAYS),
    "deal.ask.{}": _each("deal.ask.{}", DEAL_FIELDS),
    "deal.button.approve.{}": _each("deal.button.approve.{}", DECIDED),
    "deal.button.refuse.{}": _each("deal.button.refuse.{}", DECIDED),
    "deal.button.to.{}": _each("deal.button.to.{}", {stage for source in Stage for stage in targets(source)}),
    "deal.card.{}": _each("deal.card.{}", DECIDED),
    "deal.checklist.{}": _each("deal.checklist.{}", WON_CHECKLIST),
    "deal.checklist.{}.what": _each("deal.checklist.{}.what", WON_CHECKLIST),
    "deal.declare.{}": _each("deal.declare.{}", DECLARED),
    "deal.document.{}": _each("deal.document.{}", DOCUMENT_KINDS),
    "deal.errand.{}": _each("deal.errand.{}", Outcome),
    "deal.event.plain.{}": _each("deal.event.plain.{}", PLAIN_EVENTS & set(TOLD)),
    "deal.event.{}": _each("deal.event.{}", GateVerdict),
    "deal.example.{}": _each("deal.example.{}", DEAL_FIELDS),
    "deal.form.refuse.{}": _each("deal.form.refuse.{}", DECIDED),
    "deal.gate.{}": _each("deal.gate.{}", GATES),
    "deal.button.upload.{}": _each("deal.button.upload.{}", NEEDED),
    "deal.lacking.{}": _each("deal.lacking.{}", NEEDED),
    "deal.loss.{}": _each("deal.loss.{}", LossReason),
    "deal.news.refused.{}": _each("deal.news.refused.{}", DECIDED),
    "deal.origin.{}": _each("deal.origin.{}", ORIGINS),
    "deal.verdict.{}": _each("deal.verdict.{}", GateVerdict),
    "deal.why.{}": _each("deal.why.{}", DEAL_FIELDS),
    "decided.{}.{}": tuple(
        f"decided.{role}.{decision}" for role in DECIDERS for decision in ("approved", DECISION[role])
    ),
    "decision.{}": _each("decision.{}", ("approved", *DECISION.values())),
    "due.topic.{}": _each("due.topic.{}", CLOCK_DAYS),
    "due.why.{}": _each("due.why.{}", ("start", "approval", "leader", "correction", "acceptance")),
    "due.{}": _each("due.{}", ("approval", "leader", "correction", "acceptance")),
    "example.{}": _each("example.{}", EXPLAINED),
    "field.{}": _each("field.{}", (*FIELDS, *EXTRA_ATTACHMENTS)),
    "file.{}": _each("file.{}", KEYS),
    "form.return.{}": _each("form.return.{}", DECIDERS),
    "frequent.{}": _each(
        "frequent.{}", {*FREQUENT, *(note for notes in FREQUENT_OF.values() for note in notes)}
    ),
    "help.{}": _each("help.{}", ("requester", "boss", "communications", "analyst", "leader", *PIPELINE)),
    "home.decide.{}": _each("home.decide.{}", DECIDERS),
    "home.next.{}": _each("home.next.{}", set(BriefState) - {*OPEN, *OVER}),
    "home.pipeline.{}": _each("home.pipeline.{}", Scope),
    "intent.{}": _each("intent.{}", OFFERABLE),
    "means.{}": _each("means.{}", ("button", "document")),
    "news.approved.{}": _each("news.approved.{}", DECIDERS),
    "news.returned.{}": _each("news.returned.{}", DECIDERS),
    "option.channels.{}": _each("option.channels.{}", CHANNELS),
    "option.{}.{}": tuple(
        f"option.{field.code}.{option}" for field in BRIEF.fields for option in field.options
    ),
    "origin.{}": _each("origin.{}", set(Origin) - {Origin.SAID, Origin.FIRST_MESSAGE}),
    "party.{}": _each("party.{}", {phase.party for phase in SERVICE_LEVEL[0]}),
    "phase.{}": _each("phase.{}", (phase.code for phase in SERVICE_LEVEL[0])),
    "pdf.{}": _each("pdf.{}", PDF_WORDS),
    "pdf.{}.{}": tuple(f"pdf.{name}.{column}" for name, columns in HEADS.items() for column in columns),
    "problem.{}": _each("problem.{}", PROBLEMS),
    "reading.channel.{}": _each("reading.channel.{}", CHANNELS),
    "remind.approval.{}": _each("remind.approval.{}", ("boss", "communications", "leader")),
    "role.{}": _each("role.{}", {*DECIDERS, *ROLES}),
    "rule.R7.{}": _each("rule.R7.{}", Verdict),
    "pipeline.flag.{}": _each("pipeline.flag.{}", Flag),
    "pipeline.gap.{}": _each("pipeline.gap.{}", (*GAPS, "next_step")),
    "pipeline.column.{}": _each("pipeline.column.{}", COLUMNS),
    "pipeline.problem.{}": _each("pipeline.problem.{}", ROW_PROBLEMS),
    "pipeline.requirement.{}": _each("pipeline.requirement.{}", RequirementType),
    "pipeline.step.{}": _each("pipeline.step.{}", WonStep),
    "button.list.{}": _each("button.list.{}", INTENTS.values()),
    "remind.deal.{}": _each("remind.deal.{}", ("closes", "closes_today", "was_due")),
    "remind.phase.{}": _each("remind.phase.{}", ("before", "today", "overdue")),
    "remind.doubt.{}": _each("remind.doubt.{}", ("before", "today", "overdue")),
    "remind.acceptance.{}": _each("remind.acceptance.{}", ("before", "today", "overdue")),
    "remind.sales.{}": _each("remind.sales.{}", DAILY),
    "wish.{}": _each("wish.{}", SalesKind),
    "wish.pace.{}": _each("wish.pace.{}", PACES),
    "wish.day.{}": _each("wish.day.{}", map(str, range(7))),
    "wish.now_scope.{}": _each("wish.now_scope.{}", Scope),
    "wish.scope.{}": _each("wish.scope.{}", Scope),
    "decide.letter.{}": _each("decide.letter.{}", BY_MAIL),
    "upload.script.{}": _each("upload.script.{}", TOLD_BY_SCRIPT),
    "goal.kind.{}": _each("goal.kind.{}", GoalKind),
    "goal.head.{}": _each("goal.head.{}", GoalKind),
    "goal.trend.{}": _each("goal.trend.{}", set(Trend) - {Trend.MET}),
    "picture.file.{}": _each("picture.file.{}", Kind),
    "button.picture.{}": _each("button.picture.{}", Kind),
    "pipeline.summary.{}": _each("pipeline.summary.{}", SUMMARY),
    "pipeline.part.{}": _each("pipeline.part.{}", PeriodField),
    "rule.{}.met": _each("rule.{}.met", ("R1", "R2", "R3", "R4", "R5", "R6", "R8", "R9", "R11")),
    "rule.{}.name": _each("rule.{}.name", {*RULES, *(field.rule for field in BRIEF.fields if field.rule)}),
    "sandbox.page.{}": _each("sandbox.page.{}", (*PAGE_WORDS, *SCRIPT_WORDS)),
    "sandbox.role.{}": _each("sandbox.role.{}", ROLES),
    "sandbox.room.{}": _each("sandbox.room.{}", ROOMS),
    "section.{}": _each("section.{}", BRIEF.sections),
    "service.{}": _each("service.{}", ServiceType),
    "sheet.{}": _each("sheet.{}", ("review", "approved")),
    "stage.{}": _each("stage.{}", Stage),
    "state.{}": _each("state.{}", BriefState),
    "stranger.{}": _each("stranger.{}", ("unknown", "guest", "stranger", "deactivated", "bot")),
    "telegram.command.{}": _each("telegram.command.{}", MENU),
    "telegram.topic.{}": _each("telegram.topic.{}", {REVIEW, HUMAN}),
    "term.name.{}": _each("term.name.{}", form_words("es").terms),
    "term.{}": _each("term.{}", form_words("es").terms),
    "theme.{}": _each("theme.{}", THEMES),
    "verdict.{}": _each("verdict.{}", Verdict),
    "what.{}": _each("what.{}", EXPLAINED),
    "why.{}": _each("why.{}", EXPLAINED),
    "{}.again": _each(
        "{}.again",
        (
            "greet",
            "greet.sales",
            "greet.helper",
            "thanks",
            "bot_challenge",
            "out_of_scope",
            "small_talk",
            "not_here",
        ),
    ),
}
OUTSIDE = ("cli.",)
"""Families of the command line are checked by their pattern only."""
