"""From what the printed Brief says to the words it says it in: the `BriefPrinter` port over typst."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from bot.core.replies import Fact, Section
from bot.core.rules import Check, Outcome
from bot.core.text import Param, Text, say
from bot.documents.brief_printer import TypstBriefPrinter
from bot.documents.brief_sheet import (
    ApprovalLine,
    AttachmentLine,
    BriefSheet,
    CheckLine,
    HistoryLine,
    SheetRow,
    SheetSection,
    SheetWords,
    Tone,
)
from bot.use_cases.ports import Wording
from bot.use_cases.review.sheet import SheetApproval, SheetContent, SheetFile

Words = Callable[[Param], str]
FORM_CODE = "F559"
OUTCOMES = {Outcome.MET: "rule.met", Outcome.WARNING: "rule.warning", Outcome.FAILED: "rule.failed"}
TONES = {Outcome.MET: Tone.GOOD, Outcome.WARNING: Tone.WARN, Outcome.FAILED: Tone.BAD}
VERDICT_TONES = {"verdict.ok": Tone.GOOD, "verdict.warnings": Tone.WARN, "verdict.rejected": Tone.BAD}
HEADS = {
    "approval_head": ("role", "decision", "signature", "comment"),
    "attachment_head": ("kind", "file", "digest", "verdict"),
    "check_head": ("rule", "text", "outcome"),
    "history_head": ("version", "at", "who", "what"),
}


@dataclass(frozen=True)
class TranslatingBriefPrinter:
    """Finds the words, then prints."""

    wording: Wording
    printer: TypstBriefPrinter

    async def print(self, content: SheetContent, language: str) -> bytes:
        """Return the PDF's bytes. Raises `PrintError`."""
        return await self.printer.print(to_sheet(content, self.wording, language))


def to_sheet(content: SheetContent, wording: Wording, language: str) -> BriefSheet:
    """Return the sheet in *language*."""

    def words(text: Param) -> str:
        return wording.render(text, language)

    return BriefSheet(
        language=language,
        institution=content.institution,
        form_name=words(say("pdf.form_name")),
        form_code=FORM_CODE,
        title=content.name,
        folio=content.folio,
        version=str(content.version),
        state=words(content.state),
        requester=SheetRow(words(say("field.requester")), f"{content.requester} · {words(content.area)}"),
        dates=(
            SheetRow(words(say("pdf.submitted")), words(content.submitted_at)),
            SheetRow(words(say("pdf.updated")), words(content.printed_at)),
        ),
        sections=tuple(_section(section, words) for section in content.sections),
        approvals=tuple(_approval(line, words) for line in content.approvals),
        attachments=tuple(_file(file, words) for file in content.files),
        checks=tuple(_check(found, words) for found in content.checks),
        history=tuple(
            HistoryLine(words(say("version.label", version=version)), words(at), who, words(what))
            for version, at, who, what in content.history
        ),
        words=_sheet_words(words),
        printed_at=content.printed_at,
        printed_on=words(content.printed_at),
        author=content.requester,
    )


def _section(section: Section, words: Words) -> SheetSection:
    return SheetSection(words(section.title), tuple(_row(fact, words) for fact in section.facts))


def _row(fact: Fact, words: Words) -> SheetRow:
    return SheetRow(words(fact.label), words(fact.value), words(fact.note) if fact.note else None)


def _approval(line: SheetApproval, words: Words) -> ApprovalLine:
    if line.decision is None:
        return ApprovalLine(words(line.role), words(line.person), words(say("pdf.awaited")), tone=Tone.WARN)
    return ApprovalLine(
        words(line.role),
        words(line.person),
        words(line.decision),
        words(line.means) if line.means else "",
        words(line.at) if line.at else "",
        line.comment or "",
        Tone.GOOD,
    )


def _file(file: SheetFile, words: Words) -> AttachmentLine:
    held = file.attachment
    tone = VERDICT_TONES[file.verdict.id] if file.verdict else Tone.PLAIN
    size = words(say("pdf.kilobytes", size=max(1, round(held.size / 1024))))
    return AttachmentLine(
        words(file.kind), held.name, size, held.sha256, words(file.verdict) if file.verdict else "", tone
    )


def _check(found: Check, words: Words) -> CheckLine:
    outcome = words(say(OUTCOMES[found.outcome]))
    return CheckLine(found.rule, words(found.text), outcome, TONES[found.outcome])


def _sheet_words(words: Words) -> SheetWords:
    plain = {
        name: words(Text(f"pdf.{name}"))
        for name in (
            "code",
            "version",
            "folio",
            "state",
            "changed",
            "approvals",
            "attachments",
            "checks",
            "history",
            "nothing",
        )
    }
    kept = {
        "page": words(say("pdf.page", page="{page}", pages="{pages}")),
        "printed": words(say("pdf.printed", date="{date}")),
        "integrity": words(say("pdf.integrity", sha256="{sha256}")),
    }
    heads = {
        name: tuple(words(Text(f"pdf.{name}.{column}")) for column in columns)
        for name, columns in HEADS.items()
    }
    return SheetWords(**plain, **kept, **heads)  # type: ignore[arg-type]
