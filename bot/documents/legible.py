"""Makes any text printable with the fonts that typst carries, hiding nothing from the person who signs.

A character without a glyph (emoji), or that would act unseen (control, bidirectional override, zero width),
is shown by its code point: `[U+1F389]`. Called by `brief_pdf` for every text of a sheet.
"""

from __future__ import annotations

import re
import unicodedata

# What Libertinus Serif, New Computer Modern and DejaVu Sans Mono draw, less controls and format characters:
# measured by printing each character as PDF/A, which refuses a missing glyph.
_DRAWN = (
    r"\n\u0020-\u007E\u00A0-\u00AC\u00AE-\u02FF\u0370-\u0377\u037A-\u037F\u0384-\u038A\u038C\u038E-\u03A1"
    r"\u03A3-\u0482\u048A-\u04FF\u0531-\u0556\u0559-\u058A\u05BE\u05C0\u05C3\u05C6\u05D0-\u05EA\u05EF-\u05F4\u0606-\u060C\u061B\u061F"
    r"\u0621-\u063A\u0640-\u064A\u0660-\u066D\u0679-\u067B\u067E-\u0680\u06A9\u06AF\u06BE\u06CC\u06F0-\u06F9"
    r"\u1D00-\u1DBF\u1E00-\u1F15\u2000-\u200A\u2010-\u2027\u202F-\u2040\u2042\u2044-\u2052\u2054-\u205F\u2070\u2071"
    r"\u2074-\u208E\u2090-\u209C\u20A0-\u20BF\u2100-\u211E\u2122\u2126-\u2151\u2153-\u2184\u2190-\u23FF"
    r"\u2460-\u262F\u2638-\u268B\u2690-\u269C\u26A0-\u26A7\u26AA-\u26B2\u2701-\u2704\u2706-\u2709"
    r"\u270C-\u2727\u2729-\u274B\u2756\u2758-\u275E\u2761-\u277F\u2794\u2798-\u27AF\u27B1-\u2B73"
    r"\u2B76-\u2B95\u2B97-\u2BFF\uFB00-\uFB06\uFB13-\uFB17\uFB20-\uFB29\uFB4F"
    r"\uFE70-\uFE74\uFE76-\uFEFC\uFFFD"
)
_LINE_ENDS = re.compile("\r\n|[\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_SELECTORS = re.compile(
    "[\ufe0e\ufe0f]"
)  # choose between two drawings of the sign before them: no sign of their own
_UNDRAWN = re.compile(rf"[^{_DRAWN}]+")


def to_legible(text: str) -> str:
    """The text with one kind of line end, no tabs, and `[U+…]` in place of what would not be seen.

    Accents are joined to their letters; a mark left over is undrawn, for piled marks would cover other rows.
    """
    plain = _SELECTORS.sub("", _LINE_ENDS.sub("\n", text)).replace("\t", "    ")
    return _UNDRAWN.sub(_code_points, unicodedata.normalize("NFC", plain))


def _code_points(run: re.Match[str]) -> str:
    return "[" + " ".join(f"U+{ord(sign):04X}" for sign in run.group()) + "]"
