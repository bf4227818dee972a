"""Values that other answers already tell (domain.md §2: what need not be asked is not asked)."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Any

from bot.core.brief import Brief, Origin
from bot.core.forms.brief import SWEPT

_PLACEHOLDER = re.compile(
    r"\{\{?\s*([^\W\d][\w ]{0,40}?)\s*\}?\}|\[([^\W\d][\w ]{0,40})\]|<<?([^\W\d][\w ]{0,40})>?>|«([^\W\d][\w ]{0,40})»"
)
_LINK = re.compile(r"\bhttps?://[^\s<>\"»)]+|\bwww\.[^\s<>\"»)]+")
RETENTION_DAYS = 90
NEVER_COLLECT = frozenset({"experience", "community", "focus_group"})


def placeholders(text: str) -> list[str]:
    """Return the names of the variable fields written in a message, in order, once each."""
    names = (next(group for group in match.groups() if group) for match in _PLACEHOLDER.finditer(text))
    return list(dict.fromkeys(name.strip() for name in names))


def links(text: str) -> list[str]:
    """Return the web addresses written in a message, once each."""
    return list(dict.fromkeys(match.group().rstrip(".,;") for match in _LINK.finditer(text)))


def infer(brief: Brief) -> None:
    """Fill, or keep up to date, what follows from other answers; what a person said is left alone."""
    for ref, value in _inferred(brief).items():
        said = brief.is_filled(ref) and brief.origins.get(ref) not in (None, Origin.INFERRED, Origin.DEFAULT)
        if not said and value is not None and brief.value(ref) != value:
            brief.fill(ref, value, Origin.INFERRED)


def _inferred(brief: Brief) -> dict[str, Any]:
    found: dict[str, Any] = {}
    typed = [text for text in (brief.fields.get("message") or {}).values() if isinstance(text, str)]
    if typed and all(brief.is_filled(ref) for ref in brief.refs() if ref.startswith("message.")):
        found["variables"] = list(dict.fromkeys(name for text in typed for name in placeholders(text)))
        found["links"] = list(dict.fromkeys(link for text in typed for link in links(text)))
    end = brief.fields.get("end_date")
    if end:
        found["retention_until"] = (date.fromisoformat(end) + timedelta(days=RETENTION_DAYS)).isoformat()
    if SWEPT.intersection(brief.fields.get("channels") or ()):
        found["sweeps"] = 1
    if brief.fields.get("class") in NEVER_COLLECT:
        found["collection"] = False
    base = brief.attachment("database")
    if base and base.survey and not brief.is_filled("records"):
        found["records"] = base.survey.get("total")
    return found
