"""`/decide/<token>`: the page of a decision for somebody who was written to by e-mail.

GET shows and uses nothing up; POST decides once. Nothing is loaded from elsewhere and no script runs.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from html import escape
from urllib.parse import parse_qs

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from bot.core.replies import Reply
from bot.core.text import Param, say
from bot.use_cases.ports import Clock, Transactions
from bot.use_cases.review.decision_mail import PAGE
from bot.use_cases.review.decision_page import Page, decide, show_decision
from bot.use_cases.turn import Services

LONGEST_TOKEN = 100
STYLE = """
body{margin:0;background:#f4f6f9;color:#16202e;font:17px/1.5 system-ui,sans-serif}
main{max-width:38rem;margin:0 auto;padding:1.25rem}
h1{font-size:1.35rem;margin:.5rem 0}h2{font-size:1.05rem;margin:1.25rem 0 .25rem}
dl{margin:0;display:grid;grid-template-columns:minmax(8rem,35%) 1fr;gap:.25rem .75rem}
dt{color:#434f60}dd{margin:0;overflow-wrap:anywhere;white-space:pre-line}
form,section{background:#fff;border:1px solid #c9d0da;border-radius:.6rem;padding:1rem;margin:1rem 0}
label{display:block;font-weight:600;margin-bottom:.3rem}
textarea{width:100%;box-sizing:border-box;min-height:6rem;font:inherit;padding:.5rem;border:1px solid #66738a}
button{font:inherit;font-weight:600;padding:.7rem 1.3rem;border-radius:.5rem;border:2px solid #1d3557}
button{margin:.4rem .5rem 0 0}button[value=approve]{background:#1d3557;color:#fff}
button[value=return]{background:#fff;color:#8f1620;border-color:#8f1620}
.said{font-weight:600}
"""
_HASH = base64.b64encode(hashlib.sha256(STYLE.encode()).digest()).decode()
POLICY = f"default-src 'none'; style-src 'sha256-{_HASH}'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
SHELL = """<!doctype html>
<html lang="{language}"><head><meta charset="utf-8"><title>{title}</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex">
<style>{style}</style></head>
<body><main><h1>{title}</h1>{body}</main></body></html>
"""


@dataclass(frozen=True)
class Decisions:
    """The page over the bot's parts; *decided* is called once something is to be sent."""

    transactions: Transactions
    services: Services
    clock: Clock
    decided: Callable[[], None] = lambda: None

    def routes(self) -> list[Route]:
        """Return the routes."""
        return [Route(f"{PAGE}/{{token}}", self.answer, methods=["GET", "POST"])]

    async def answer(self, request: Request) -> Response:
        """Show the page, or take the decision that was sent with it."""
        token = str(request.path_params["token"])[:LONGEST_TOKEN]
        now = self.clock.now()
        if request.method == "GET":
            page = await self.transactions.run(lambda uow: show_decision(uow, self.services, token, now))
            return self._drawn(page)
        form = parse_qs((await request.body()).decode("utf-8", "replace"), max_num_fields=5)
        pressed, reason = form.get("decision", [""])[0], form.get("reason", [""])[0]
        if pressed not in ("approve", "return"):
            return self._drawn(
                await self.transactions.run(lambda uow: show_decision(uow, self.services, token, now))
            )
        page = await self.transactions.run(
            lambda uow: decide(uow, self.services, token, now, approves=pressed == "approve", reason=reason)
        )
        self.decided()
        return self._drawn(page)

    def _drawn(self, page: Page) -> Response:
        def words(text: Param) -> str:
            return escape(self.services.wording.render(text, page.language))

        body = f'<p class="said" role="status">{words(page.said)}</p>'
        if page.card is not None:
            body += _card(page.card, words) + _form(page, words)
        title = words(say("decide.title"))
        shell = SHELL.format(language=page.language, title=title, style=STYLE, body=body)
        status = 200 if page.card is not None or page.said.id != "decide.used" else 410
        return HTMLResponse(shell, status, {"Content-Security-Policy": POLICY})


def _card(card: Reply, words: Callable[[Param], str]) -> str:
    lines = "".join(f"<p>{words(line)}</p>" for line in card.paragraphs)
    sections = "".join(
        f"<h2>{words(section.title)}</h2><dl>"
        + "".join(
            f"<dt>{words(fact.label)}</dt><dd>{words(fact.value) if fact.value is not None else '—'}"
            + (f"<br>{words(fact.note)}" if fact.note is not None else "")
            + "</dd>"
            for fact in section.facts
        )
        + "</dl>"
        for section in card.sections
    )
    return f"<section>{lines}{sections}</section>"


def _form(page: Page, words: Callable[[Param], str]) -> str:
    return (
        '<form method="post">'
        f'<label for="reason">{words(say("decide.reason"))}</label>'
        f'<textarea id="reason" name="reason" maxlength="2000">{escape(page.reason)}</textarea>'
        f'<button name="decision" value="approve">{words(say(f"button.approve.{page.role}"))}</button>'
        f'<button name="decision" value="return">{words(say(f"button.return.{page.role}"))}</button>'
        "</form>"
    )
