"""What the API answers with: receipts, messages and files as responses."""

from __future__ import annotations

import mimetypes
from datetime import tzinfo
from typing import Any
from urllib.parse import quote

from starlette.responses import JSONResponse, Response

from bot.channels.sandbox.receive import Receipt
from bot.use_cases.ports import ShownMessage

INLINE = frozenset({"application/pdf", "image/png", "image/jpeg", "image/gif", "image/webp"})
ANY = "application/octet-stream"


def receipt_response(receipt: Receipt) -> Response:
    """Return the acknowledgement: the message is stored, its handling follows."""
    return JSONResponse({"id": receipt.id, "accepted": receipt.accepted}, status_code=202)


def shown(message: ShownMessage, zone: tzinfo | None) -> dict[str, Any]:
    """Return a message as the page and the play driver read it, with its moment as `zone` reads it."""
    return {
        "id": message.id,
        "key": message.key,
        "room": message.room,
        "author": message.author,
        "at": message.at.astimezone(zone).isoformat(),
        "revision": message.revision,
        "body": message.body,
        "former_buttons": list(message.former_buttons),
    }


def file_response(content: bytes, name: str) -> Response:
    """Return a file: pictures and PDFs to be looked at, anything else to be saved."""
    guessed = mimetypes.guess_type(name)[0]
    inline = guessed in INLINE
    response = Response(content, media_type=guessed if inline else ANY)
    kind = "inline" if inline else "attachment"
    response.headers["Content-Disposition"] = f"{kind}; filename*=UTF-8''{quote(name, safe='')}"
    # a file is never a page of ours: it may load nothing and run nothing
    response.headers["Content-Security-Policy"] = "default-src 'none'; style-src 'unsafe-inline'"
    return response
