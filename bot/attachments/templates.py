"""The templates handed out on request: database, results (domain §5) and script (R17)."""

from __future__ import annotations

from collections.abc import Sequence

from bot.attachments.docx_out import Paragraph, to_docx
from bot.attachments.repairer import Copy
from bot.attachments.sheets_out import to_xlsx
from bot.attachments.template_words import FileWords
from bot.core.bases.meanings import Meaning, needed_meanings

#: The reports the provider owes at least (domain §5), in their order.
MINIMUM_REPORTS = (
    *("sent", "read", "delivered", "bounced", "openings", "sent_at", "sweeps", "cleaned"),
    *("contactability", "effectiveness"),
)

SECTIONS = ("greeting", "identity", "purpose", "message", "questions", "objections", "closing")


def base_template(channels: Sequence[str], variables: Sequence[str], text: FileWords) -> Copy:
    """Return an empty workbook with the columns that *channels* and *variables* need, and how to fill it.

    Its first sheet has headers only, so that an example is never sent to anybody.
    """
    meanings = _meanings(tuple(channels))
    header = [text[f"base.{meaning.value}"] for meaning in meanings if meaning is not Meaning.REMARKS]
    columns = [*header, *variables, text["base.remarks"]]
    sheets = [(text["base.sheet"], [columns]), (text["notes.sheet"], _notes(meanings, variables, text))]
    return Copy(f"{text['base.file']}.xlsx", to_xlsx(sheets))


def _meanings(channels: tuple[str, ...]) -> list[Meaning]:
    optional = {Meaning.LANDLINE} if "call" in channels else set()
    return [m for m in Meaning if m in needed_meanings(channels) or m in optional]


def _notes(meanings: Sequence[Meaning], variables: Sequence[str], text: FileWords) -> list[list[str]]:
    rows = [[text["notes.column"], text["notes.how"], text["notes.example"]]]
    rows += [[text.get(f"{part}.{m.value}", "") for part in ("base", "how", "example")] for m in meanings]
    rows += [[name, text["how.variable"], text["example.variable"]] for name in variables]
    return [*rows, [], [text["notes.title"], text["notes.rules"]]]


def results_template(channels: Sequence[str], text: FileWords) -> Copy:
    """Return an empty results workbook: the minimum reports by channel, and a row per contact (R14)."""
    names = [text[f"channel.{channel}"] for channel in channels]
    summary = [[text["results.measure"], *names]]
    summary += [[text[f"results.{code}"], *("" for _ in names)] for code in MINIMUM_REPORTS]
    detail = [
        text[code]
        for code in (
            *("base.identification", "results.channel", "results.sent_at", "results.result"),
            *("results.classification", "results.recording", "base.remarks"),
        )
    ]
    sheets = [(text["results.summary"], summary), (text["results.detail"], [detail])]
    return Copy(f"{text['results.file']}.xlsx", to_xlsx(sheets))


def script_template(text: FileWords) -> Copy:
    """Return a script to be filled in, as a Word document."""
    paragraphs = [Paragraph(text["script.title"], "Title"), Paragraph(text["script.intro"])]
    for section in SECTIONS:
        paragraphs.append(Paragraph(text[f"script.{section}"], "Heading1"))
        paragraphs.append(Paragraph(text[f"script.{section}.text"]))
    return Copy(f"{text['script.file']}.docx", to_docx(paragraphs))
