"""`views.*`: modals in a stack of three, and Homes."""

from __future__ import annotations

from typing import Any, Final

from tests.fakes.slack.methods.calling import ApiError, Request
from tests.fakes.slack.records import Json, Trigger, View
from tests.fakes.slack.view_stack import ViewRefused, ViewStack
from tests.fakes.slack.world import TRIGGER_SECONDS

_HOME: Final = "home"


async def open_(request: Request) -> Json:
    """`views.open`."""
    view, trigger = _spec(request, "modal"), _trigger(request)
    opened = _stack(request).open(request.installation, trigger.user, view)
    return {"view": opened.to_json()}


async def push(request: Request) -> Json:
    """`views.push`: over the modal in which the person acted."""
    view, trigger = _spec(request, "modal"), _trigger(request)
    if trigger.view is None or not trigger.view.is_open:
        raise ApiError("not_found")
    try:
        return {"view": _stack(request).push(request.installation, trigger.user, view).to_json()}
    except ViewRefused as refusal:
        raise ApiError(refusal.code) from refusal


async def update(request: Request) -> Json:
    """`views.update`: by id or by the app's own id."""
    if bool(request.text("view_id")) == bool(request.text("external_id")):
        raise ApiError("invalid_arguments", "[ERROR] Must provide one of `view_id` and `external_id`")
    standing = _find(request)
    spec = _spec(request, standing.type, standing)
    _check_hash(request, standing)
    return {"view": _stack(request).rewrite(standing, spec).to_json()}


async def publish(request: Request) -> Json:
    """`views.publish`: a person's Home."""
    if not request.world.setup.home_tab:
        raise ApiError("not_enabled")
    user = request.text("user_id")
    if user not in request.workspace.users:
        raise ApiError("invalid_arguments", "[ERROR] invalid user_id [json-pointer:/user_id]")
    standing = request.workspace.homes.get(user)
    spec = _spec(request, _HOME, standing)
    if standing is not None:
        _check_hash(request, standing)
        return {"view": _stack(request).rewrite(standing, spec).to_json()}
    view = _stack(request).make(request.installation, user, spec)
    request.workspace.homes[user] = view
    return {"view": view.to_json()}


def _stack(request: Request) -> ViewStack:
    return ViewStack(request.world)


def _spec(request: Request, kind: str, standing: View | None = None) -> dict[str, Any]:
    spec = request.structure("view")
    try:
        return _stack(request).checked(spec, kind, standing)
    except ViewRefused as refusal:
        raise ApiError(refusal.code, *refusal.messages) from refusal


def _trigger(request: Request) -> Trigger:
    trigger = request.world.triggers.get(request.text("trigger_id"))
    if trigger is None or trigger.team_id != request.workspace.id:
        raise ApiError("invalid_trigger_id")
    if trigger.is_used:
        raise ApiError("exchanged_trigger_id")
    if request.world.clock.now() - trigger.issued_at > TRIGGER_SECONDS:
        raise ApiError("expired_trigger_id")
    trigger.is_used = True
    return trigger


def _find(request: Request) -> View:
    by_id = request.world.views.get(request.text("view_id"))
    external = request.text("external_id")
    named = (
        one for one in request.world.views.values() if external and one.spec.get("external_id") == external
    )
    view = by_id or next((one for one in named if one.is_open), None)
    if view is None or not view.is_open or view.team_id != request.workspace.id:
        raise ApiError("not_found")
    return view


def _check_hash(request: Request, standing: View) -> None:
    if request.text("hash") and request.text("hash") != standing.hash:
        raise ApiError("hash_conflict")
