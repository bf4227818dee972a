"""A picture as PNG: 360 points wide, drawn twice as fine, for a phone. `python -m` reads JSON and writes the PNG.

A process of its own, as for the Brief: typst keeps some 90 MB once used.
"""

from __future__ import annotations

import json
import resource
import sys
from pathlib import Path

from bot.documents.legible import to_legible

TEMPLATE = Path(__file__).with_name("picture.typ")
PIXELS_PER_INCH = 144  # two for each point
ADDRESS_SPACE = 2 << 30  # bytes


def compile_picture(inputs: dict[str, object]) -> bytes:
    """Return the PNG of words and shares. Raises `typst.TypstError`."""
    import typst

    made: bytes = typst.compile(
        TEMPLATE, ignore_system_fonts=True, sys_inputs={"picture": json.dumps(_legible(inputs))}, format="png",
        ppi=PIXELS_PER_INCH,
    )  # fmt: skip
    return made


def _legible(node: object) -> object:
    if isinstance(node, str):
        return to_legible(node)
    if isinstance(node, dict):
        return {key: _legible(value) for key, value in node.items()}
    return [_legible(value) for value in node] if isinstance(node, list) else node


def main() -> None:
    """Draw one picture from standard input to standard output; trouble ends the process with a traceback."""
    resource.setrlimit(resource.RLIMIT_AS, (ADDRESS_SPACE, ADDRESS_SPACE))
    sys.stdout.buffer.write(compile_picture(json.load(sys.stdin)))


if __name__ == "__main__":
    main()
