"""Values that other answers already tell (domain.md §2: what need not be asked is not asked)."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Any

from bot.core.brief import Brief, Origin
from bot.core.forms.brief import SWEPT

_TAGS = "a|b|i|u|p|br|em|hr|li|ul|ol|td|tr|h[1-6]|div|img|span|font|strong|center|table|script|style"
_WORD = r"([^\W\d][\w ]{0,40}?)"
_PLACEHOLDER = re.compile(  # {x}, {{x}}, [x] but no link's words, <<x>>, <x> but no mark-up
    rf"\{{\{{?\s*{_WORD}\s*\}}?\}}|\[{_WORD}\](?!\()|<<{_WORD}>>|<(?!(?:{_TAGS})\b){_WORD}>"
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
    """Fill, keep up to date or take back what follows from other answers; what a person said is left alone."""
    found = _inferred(brief)
    for ref in [
        ref for ref, origin in brief.origins.items() if origin == Origin.INFERRED and ref not in found
    ]:
        brief.fields.pop(ref, None)
        del brief.origins[ref]
    for ref, value in found.items():
        said = brief.is_filled(ref) and brief.origins.get(ref) not in (None, Origin.INFERRED, Origin.DEFAULT)
        if not said and value is not None and brief.value(ref) != value:
            brief.fill(ref, value, Origin.INFERRED)


def _inferred(brief: Brief) -> dict[str, Any]:
    fields = brief.fields
    found: dict[str, Any] = _in_messages(brief)
    if fields.get("end_date"):
        end = date.fromisoformat(fields["end_date"])
        found["retention_until"] = (end + timedelta(days=RETENTION_DAYS)).isoformat()
    if SWEPT.intersection(fields.get("channels") or ()):
        found["sweeps"] = 1
    if fields.get("class") in NEVER_COLLECT:
        found["collection"] = False
    base = brief.attachment("database")
    if base and base.survey:
        found["records"] = base.survey.get("total")
    return found


def _in_messages(brief: Brief) -> dict[str, Any]:
    """Return the variable fields and links of the messages, once every channel has its own."""
    messages = [brief.value(ref) for ref in brief.refs() if ref.startswith("message.")]
    typed = [text for text in messages if isinstance(text, str)]
    if not typed or None in messages:
        return {}
    return {
        "variables": list(dict.fromkeys(name for text in typed for name in placeholders(text))),
        "links": list(dict.fromkeys(link for text in typed for link in links(text))),
    }
