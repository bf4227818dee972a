"""Where files that somebody sent belong."""

from __future__ import annotations

from collections.abc import Mapping

from bot.core.bases.survey import Survey
from bot.core.messages import Upload
from bot.use_cases.deals.papers import receive_papers
from bot.use_cases.intake.attach_file import PreparedFile, receive_files, receive_files_for
from bot.use_cases.sections.files import take_files
from bot.use_cases.turn import Turn


def take_sent_files(turn: Turn, body: Upload, surveys: Mapping[str, Survey]) -> None:
    """Take files into a form's input, into the Brief that they were asked for, or by what they are."""
    files = tuple(PreparedFile(file, surveys.get(file.sha256)) for file in body.files)
    turn.by_link = body.by_link
    if body.form:
        take_files(turn, body.form, body.kind, files)
    elif body.brief:
        receive_files_for(turn, body.brief, files)
    elif not receive_papers(turn, body.files, body.caption):
        receive_files(turn, files, body.caption)
