"""Questions about the pipeline: text to a reading (contract §1 `ask`). Pure; words by language in `es`, `en`."""

from __future__ import annotations

from bot.core.pipeline.questions.follow_up import follow, leads_on
from bot.core.pipeline.questions.names import KnownNames, Person
from bot.core.pipeline.questions.reader import read_question
from bot.core.pipeline.questions.reading import Intent, QuestionReading
from bot.core.pipeline.questions.setting import Setting

__all__ = [
    "Intent",
    "KnownNames",
    "Person",
    "QuestionReading",
    "Setting",
    "follow",
    "leads_on",
    "read_question",
]
