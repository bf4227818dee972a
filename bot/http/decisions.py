"""`/decide/<token>`: the page of a decision for somebody who was written to by e-mail.

GET shows and uses nothing up; POST decides once. Nothing is loaded from elsewhere and no script runs.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from html import escape
from urllib.parse import parse_qs

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bot.core.replies import Reply
from bot.core.text import Param, say
from bot.http.small_page import draw_page
from bot.use_cases.ports import Clock, Transactions
from bot.use_cases.review.decision_mail import PAGE
from bot.use_cases.review.decision_page import Page, decide, show_decision
from bot.use_cases.turn import Services

LONGEST_TOKEN = 100


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
            body += _card(page.card, words) + _files(page, words) + _form(page, words)
        status = 200 if page.card is not None or page.said.id != "decide.used" else 410
        return draw_page(words(say("decide.title")), body, page.language, status)


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


def _files(page: Page, words: Callable[[Param], str]) -> str:
    links = "".join(f'<li><a href="{escape(link)}">{escape(name)}</a></li>' for name, link in page.files)
    return f"<h2>{words(say('decide.files'))}</h2><ul>{links}</ul>" if links else ""


def _form(page: Page, words: Callable[[Param], str]) -> str:
    return (
        '<form method="post">'
        f'<label for="reason">{words(say("decide.reason"))}</label>'
        f'<textarea id="reason" name="reason" maxlength="2000">{escape(page.reason)}</textarea>'
        f'<button name="decision" value="approve">{words(say(f"button.approve.{page.role}"))}</button>'
        f'<button name="decision" value="return">{words(say(f"button.return.{page.role}"))}</button>'
        "</form>"
    )
