"""The printing child: `python -m bot.documents.render` reads inputs as JSON and writes the PDF.

A process of its own, because typst keeps some 90 MB once used and a text that defeats it must not take the
bot along.
"""

from __future__ import annotations

import json
import resource
import sys

from bot.documents.brief_pdf import compile_inputs

ADDRESS_SPACE = 2 << 30  # bytes; a usual Brief needs a tenth of it


def main() -> None:
    """Print one Brief from standard input to standard output; trouble ends the process with a traceback."""
    resource.setrlimit(resource.RLIMIT_AS, (ADDRESS_SPACE, ADDRESS_SPACE))
    sys.stdout.buffer.write(compile_inputs(json.load(sys.stdin)))


if __name__ == "__main__":
    main()
