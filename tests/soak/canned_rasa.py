"""A Rasa that knows the few sentences of a soak: its own memory is not what is measured."""

from __future__ import annotations

from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from tests.fakes.telegram.server import Server

FIRST = "necesito una campaña por WhatsApp para 40 beneficiarios"
CANCEL = "cancelar"
ASIDES = {
    "¿por qué lo piden?": "explain_field",
    "¿qué es una tipificación?": "define_term",
    "ayuda": "help",
}
_INTENTS = {FIRST: "request_campaign", CANCEL: "cancel", **ASIDES}


async def _parse(request: Request) -> Response:
    try:
        text = (await request.json())["text"]
    except ClientDisconnect:  # the bot was killed while it asked
        return Response(status_code=499)
    intent = _INTENTS.get(text, "inform")
    ranking = [{"name": intent, "confidence": 0.98}, {"name": "out_of_scope", "confidence": 0.02}]
    return JSONResponse({"text": text, "intent": ranking[0], "entities": [], "intent_ranking": ranking})


def canned_rasa() -> Server:
    """Return the server, not started."""
    return Server([Route("/model/parse", _parse, methods=["POST"])])
