"""What a person is reminded of about sales: a card with a button for each kind, changed by press or by word."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from bot.core.messages import MAIL
from bot.core.pipeline.access import Scope, scopes_of
from bot.core.pipeline.stages import OPEN
from bot.core.reminders.sales_plan import possible_kinds, wanted_kinds
from bot.core.reminders.wish_reading import WishChange, read_wish, wants_silence
from bot.core.reminders.wishes import SalesKind, Wishes
from bot.core.replies import Button, Receiver, Reply
from bot.core.text import Text, say
from bot.use_cases.deals.meant import heard
from bot.use_cases.intake.ask_next import ask_again
from bot.use_cases.remind.letter import mail_of
from bot.use_cases.remind.sales_deals import scope_of
from bot.use_cases.remind.sales_ways import PACES, paces, stalled_line, ways, ways_lines
from bot.use_cases.remind.watch_sales import watch_person
from bot.use_cases.turn import Turn, button


def take_sales_wish(turn: Turn) -> bool:
    """Change what the person is reminded of where the text says so, or show it; False where it does not."""
    possible = possible_kinds(turn.me)
    if not possible:
        return False
    change = read_wish(turn.text, turn.me.language)
    if change is None:
        return _mute(turn)
    if change.show and set(possible) == {SalesKind.GOAL_REPORT}:
        return False  # whose reminders are of something else
    if change.kinds and not set(change.kinds) & set(possible):
        return False
    wishes = turn.uow.reminder_wishes.of(turn.me.handle)
    changed = _changed(turn, wishes, change)
    if change.by == MAIL and mail_of(turn) is None:
        turn.say(say("wish.no_mail"))
    if changed != wishes:
        _keep(turn, changed)
        turn.say(*_said(turn, wishes, changed))
    turn.tell(wishes_card(turn, changed))
    ask_again(turn)
    return True


def _mute(turn: Turn) -> bool:
    """Be silent of a client's open opportunities, or speak of them again; False where the text names none."""
    silent = wants_silence(turn.text, turn.me.language)
    clients = heard(turn).clients if silent is not None else ()
    deals = [
        one for client in clients for one in turn.uow.opportunities.of_client(client) if one.stage in OPEN
    ]
    if not deals:
        return False
    wishes, ids = turn.uow.reminder_wishes.of(turn.me.handle), {one.id for one in deals}
    _keep(turn, replace(wishes, muted=wishes.muted | ids if silent else wishes.muted - ids))
    turn.say(say("wish.muted" if silent else "wish.unmuted", clients=clients))
    ask_again(turn)
    return True


def press_wish(
    turn: Turn, kind: str | None = None, scope: str | None = None, by: str | None = None, pace: str | None = None,
) -> None:  # fmt: skip
    """Turn a kind on or off, or choose whose opportunities, how or how soon; the card is rewritten where it stands."""
    wishes = turn.uow.reminder_wishes.of(turn.me.handle)
    if kind is not None:
        wanted = SalesKind(kind) in wanted_kinds(turn.me, wishes)
        wishes = wishes.without(kind) if wanted else wishes.also(kind)
    if scope is not None and Scope(scope) in scopes_of(turn.me, turn.uow.people.all()):
        wishes = replace(wishes, scope=scope)
    if by is not None:
        wishes = _by(turn, wishes, by, possible_kinds(turn.me))
    if pace is not None:
        wishes = replace(wishes, stalled_after=PACES[pace](turn.services.sales.stalled_after))
    _keep(turn, wishes)
    turn.tell(wishes_card(turn, wishes))


def silence(turn: Turn, kinds: set[SalesKind]) -> None:
    """Turn kinds off: what «no quiero más recordatorios» means of a reminder of sales."""
    wishes = turn.uow.reminder_wishes.of(turn.me.handle)
    changed = wishes.without(*kinds)
    _keep(turn, changed)
    turn.say(*_said(turn, wishes, changed))


def wishes_card(turn: Turn, wishes: Wishes) -> Reply:
    """Return the card of what the person is reminded of."""
    possible, wanted = possible_kinds(turn.me), wanted_kinds(turn.me, wishes)
    kinds = tuple(
        button(say(f"wish.{kind}"), "sales_wish", chosen=kind in wanted, kind=kind.value) for kind in possible
    )
    lines: tuple[Text, ...] = (say("wish.card"),)
    if SalesKind.DIGEST in wanted:
        lines += (_digest_line(turn, wishes),)
    if SalesKind.STALLED in wanted:
        lines += (stalled_line(turn, wishes),)
    return Reply(
        Receiver.person(turn.me.handle), (*lines, *ways_lines(turn, wishes, wanted)),
        buttons=(*kinds, *_scopes(turn, wishes), *ways(turn, wishes, wanted), *paces(turn, wishes, wanted)),
        card=f"sales_wishes:{turn.me.handle}",
    )  # fmt: skip


def _scopes(turn: Turn, wishes: Wishes) -> Iterator[Button]:
    offered = scopes_of(turn.me, turn.uow.people.all())
    present = scope_of(turn, wishes)
    if len(offered) > 1:
        for scope in offered:
            yield button(say(f"wish.scope.{scope}"), "sales_wish", chosen=scope is present, scope=scope.value)


def _digest_line(turn: Turn, wishes: Wishes) -> Text:
    settings = turn.services.sales
    weekday = settings.digest_weekday if wishes.digest_weekday is None else wishes.digest_weekday
    return say("wish.digest_at", day=say(f"wish.day.{weekday}"), at=wishes.digest_at or settings.digest_at)


def _changed(turn: Turn, wishes: Wishes, change: WishChange) -> Wishes:
    kinds = tuple(kind.value for kind in change.kinds if kind in possible_kinds(turn.me))
    if change.on is not None:
        wishes = wishes.also(*kinds) if change.on else wishes.without(*kinds)
    if change.scope is not None and Scope(change.scope) in scopes_of(turn.me, turn.uow.people.all()):
        wishes = replace(wishes, scope=change.scope)
    if change.by is not None:
        wishes = _by(turn, wishes, change.by, change.kinds)
    if change.days is not None:
        stages = tuple(one for one in heard(turn).stages if one in OPEN) or OPEN
        wishes = replace(
            wishes, stalled_after={**wishes.stalled_after, **dict.fromkeys(map(str, stages), change.days)}
        )
    if SalesKind.DIGEST in change.kinds and len(change.kinds) == 1:
        if change.weekday is not None:
            wishes = replace(wishes, digest_weekday=change.weekday)
        if change.at is not None:
            wishes = replace(wishes, digest_at=change.at)
    elif change.at is not None:
        wishes = replace(wishes, at=change.at)
    return wishes


def _said(turn: Turn, before: Wishes, after: Wishes) -> Iterator[Text]:
    """Yield what has changed."""
    had, has = wanted_kinds(turn.me, before), wanted_kinds(turn.me, after)
    gone = tuple(say(f"wish.{kind}") for kind in had if kind not in has)
    new = tuple(say(f"wish.{kind}") for kind in has if kind not in had)
    if gone:
        yield say("wish.now_off", kinds=gone)
    if new:
        yield say("wish.now_on", kinds=new)
    if after.at != before.at and after.at is not None:
        yield say("wish.now_at", at=after.at)
    if after.scope != before.scope and after.scope is not None:
        yield say(f"wish.now_scope.{after.scope}")
    if after.mailed != before.mailed:
        mailed = tuple(say(f"wish.{kind}") for kind in has if kind in after.mailed)
        yield say("wish.now_mailed", kinds=mailed) if mailed else say("wish.now_by_chat")
    if after.stalled_after != before.stalled_after:
        yield say("wish.now_stalled")


def _by(turn: Turn, wishes: Wishes, by: str, kinds: Iterable[SalesKind]) -> Wishes:
    """Return the wishes with those kinds by e-mail, where the person has one and it can be sent, or by chat."""
    asked = {kind.value for kind in kinds if kind in possible_kinds(turn.me)}
    if by != MAIL:
        return replace(wishes, mailed=wishes.mailed - asked)
    return replace(wishes, mailed=wishes.mailed | asked) if mail_of(turn) is not None else wishes


def _keep(turn: Turn, wishes: Wishes) -> None:
    turn.uow.reminder_wishes.put(wishes)
    watch_person(turn.uow, turn.me, turn.services.sales, turn.now, turn.services.calendar)
    turn.note(
        "reminder_wishes_changed", off=sorted(wishes.off), on=sorted(wishes.on), scope=wishes.scope or ""
    )
