"""Names of uploaded files, made safe to store, show and hand on."""

from __future__ import annotations

import re
import unicodedata

_LONGEST = 120  # characters; 255 bytes is what file systems take, and accents take two
_UNSAFE = re.compile(r'[<>:"|?*\x00-\x1f\x7f]')
_SPACES = re.compile(r"\s+")
_RESERVED = re.compile(r"(?i)^(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\.|$)")
_LONGEST_SUFFIX = 10


def safe_name(name: str, otherwise: str = "archivo") -> str:
    """Return *name* without folders, control or direction marks and reserved words, 120 characters at most.

    The suffix is kept. Where nothing is left, *otherwise*.
    """
    last = re.split(r"[/\\]", unicodedata.normalize("NFC", name))[-1]
    visible = "".join(c for c in last if unicodedata.category(c) not in {"Cc", "Cf", "Cs", "Co", "Cn"})
    text = _SPACES.sub(" ", _UNSAFE.sub("_", visible)).strip(" .")
    text = _shortened(text)
    if not text.strip("_"):
        return otherwise
    return f"_{text}" if _RESERVED.match(text) else text


def _shortened(name: str) -> str:
    if len(name) <= _LONGEST:
        return name
    stem, dot, suffix = name.rpartition(".")
    if not dot or len(suffix) > _LONGEST_SUFFIX:
        return name[:_LONGEST].strip(" .")
    return stem[: _LONGEST - len(suffix) - 1].strip(" .") + "." + suffix
