"""`users.*`."""

from __future__ import annotations

from tests.fakes.slack.methods.calling import ApiError, Request
from tests.fakes.slack.methods.paging import page
from tests.fakes.slack.records import Json
from tests.fakes.slack.telling import user_json


async def info(request: Request) -> Json:
    """`users.info`."""
    user = request.workspace.users.get(request.text("user"))
    if user is None:
        raise ApiError("user_not_found")
    return {"user": user_json(user, request.installation.scopes, with_locale=request.flag("include_locale"))}


async def lookup_by_email(request: Request) -> Json:
    """`users.lookupByEmail`: those of the workspace who are not deactivated."""
    user = request.workspace.by_email(request.text("email"))
    if user is None or user.is_stranger:
        raise ApiError("users_not_found")
    return {"user": user_json(user, request.installation.scopes | {"users:read.email"})}


async def list_(request: Request) -> Json:
    """`users.list`."""
    part, more = page(request, list(request.workspace.users.values()))
    scopes, with_locale = request.installation.scopes, request.flag("include_locale")
    return {"members": [user_json(one, scopes, with_locale=with_locale) for one in part], **more}
