"""The check-your-answers card: what is missing first, then every section with one «Cambiar» for each row."""

from __future__ import annotations

from bot.core.brief import Brief, Origin
from bot.core.forms.brief import BRIEF
from bot.core.forms.definition import Kind
from bot.core.replies import Button, Fact, Section, Style
from bot.core.rules import Check, Outcome, check
from bot.core.text import Text, say
from bot.use_cases.intake.labels import label, shown
from bot.use_cases.sections.second_door import section_buttons
from bot.use_cases.turn import Turn, button

LOCKED = ("requester",)


def show_summary(turn: Turn) -> None:
    """Show the Brief in hand as it stands, ready to be changed or sent."""
    brief = turn.brief
    if brief is None:
        turn.say(
            say("summary.nothing"),
            buttons=(button(say("button.new_brief"), "control", intent="request_campaign"),),
        )
        return
    turn.conversation.ask(None)
    turn.conversation.reviewing = True
    turn.say(
        _heading(brief),
        sections=(
            *_missing(turn, brief),
            *summary_sections(turn, brief, changeable=True),
            *rule_sections(turn, brief),
        ),
        buttons=_closing_buttons(turn, brief),
        card=f"summary:{brief.id}:{turn.conversation.turn}",
    )


def _heading(brief: Brief) -> Text:
    missing = len(brief.missing())
    if missing:
        return say("summary.missing_some", count=missing)
    return (
        say("summary.ready_again", folio=brief.folio, version=brief.version + 1)
        if brief.folio
        else say("summary.ready")
    )


def _missing(turn: Turn, brief: Brief) -> tuple[Section, ...]:
    facts = tuple(
        Fact(
            label(ref),
            say("value.pending" if ref in brief.pending else "value.missing"),
            button=change_button(turn, ref, "answer"),
            missing=True,
        )
        for ref in brief.missing()
    )
    return (Section(say("summary.missing"), facts),) if facts else ()


def change_button(turn: Turn, ref: str, word: str = "change") -> Button:
    """Return the button that changes (or, while it is missing, answers) one row."""
    return turn.draft_button(say(f"button.{word}"), "change", ref=ref)


def summary_sections(turn: Turn, brief: Brief, *, changeable: bool = False) -> tuple[Section, ...]:
    """Return the Brief's filled rows by section; files stand in a section of their own."""
    sections = []
    for code in BRIEF.sections:
        refs = [
            ref
            for ref in brief.refs()
            if BRIEF.field(ref).section == code and BRIEF.field(ref).kind is not Kind.FILE
        ]
        sections.append(Section(say(f"section.{code}"), tuple(_facts(turn, brief, refs, changeable))))
    files = [ref for ref in brief.refs() if BRIEF.field(ref).kind is Kind.FILE]
    extra = dict.fromkeys(held.kind for held in brief.attachments if not BRIEF.has(held.kind))
    sections.append(Section(say("section.files"), tuple(_facts(turn, brief, [*files, *extra], changeable))))
    return tuple(section for section in sections if section.facts)


def _facts(turn: Turn, brief: Brief, refs: list[str], changeable: bool) -> list[Fact]:
    facts = []
    for ref in refs:
        value = brief.value(ref) if BRIEF.has(ref) else brief.attachment(ref)
        skipped = value is None or value == []
        if skipped and (not changeable or ref in brief.missing()):
            continue
        origin = brief.origins.get(ref)
        unsaid = origin in (Origin.DEFAULT, Origin.LAST, Origin.COPIED, Origin.INFERRED, Origin.DIRECTORY)
        note = say(f"origin.{origin}") if changeable and unsaid and not skipped else None
        change = change_button(turn, ref) if changeable and ref not in LOCKED and BRIEF.has(ref) else None
        facts.append(
            Fact(
                label(ref),
                say("value.empty") if skipped else shown(turn.uow, brief, ref, value),
                note=note,
                button=change,
            )
        )
    return facts


_MARKS = {Outcome.MET: "rule.met", Outcome.WARNING: "rule.warning", Outcome.FAILED: "rule.failed"}


def rule_sections(turn: Turn, brief: Brief, *, everything: bool = False) -> tuple[Section, ...]:
    """Return the rules' answers; while the Brief is being filled, only what is not met."""
    checks = [found for found in check(brief, turn.rules) if everything or found.outcome is not Outcome.MET]
    if not everything:
        checks = [
            found for found in checks if found.rule not in ("R4", "R6") or found.outcome is Outcome.FAILED
        ]
    return (Section(say("section.rules"), tuple(rule_fact(found) for found in checks)),) if checks else ()


def rule_fact(found: Check) -> Fact:
    """Return one rule's row: its id and name, the outcome in a word, and why."""
    return Fact(
        say("rule.label", rule=found.rule, name=say(f"rule.{found.rule}.name")),
        say(_MARKS[found.outcome]),
        note=found.text,
    )


def _closing_buttons(turn: Turn, brief: Brief) -> tuple[Button, ...]:
    send = (
        (turn.draft_button(say("button.send"), "control", Style.PRIMARY, intent="submit_brief"),)
        if not brief.missing()
        else ()
    )
    go_on = (
        (turn.draft_button(say("button.go_on"), "control", Style.PRIMARY, intent="resume_draft"),)
        if brief.missing()
        else ()
    )
    return (
        *send,
        *go_on,
        *section_buttons(turn, brief),
        turn.draft_button(say("button.pause"), "control", intent="pause"),
        turn.draft_button(say("button.cancel"), "control", Style.DANGER, intent="cancel"),
    )
