"""Files to download and upload addresses: what files.slack.com does, with all that can go wrong there."""

from __future__ import annotations

from typing import Final

from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response, StreamingResponse

from tests.fakes.handing_out import body_of
from tests.fakes.slack.records import HostedFile
from tests.fakes.slack.world import World

_LOGIN: Final = (
    "<!DOCTYPE html><html><head><title>Slack</title></head><body><form>Sign in</form></body></html>"
)


class FileHost:
    """Serves what was uploaded; a redirected download ends at the other host, which wants no token."""

    def __init__(self, world: World) -> None:
        self._world = world
        self.downloads: list[str] = []  # ids of the files that were asked for

    async def download(self, request: Request) -> Response:
        """Hand out a file to a token that may read it; else the login page, with HTTP 200."""
        file = self._world.files.get(request.path_params["file"].split("-")[-1])
        if file is None or file.deleted:
            return Response("Not Found", 404)
        self.downloads.append(file.id)
        self._world.bell.ring()
        serving = file.serving
        if serving.status != 200:
            return Response("error", serving.status)
        if serving.login_page or not self._may_read(request, file):
            return HTMLResponse(_LOGIN)
        if serving.redirect:
            origin = self._world.origin if serving.redirect == "same_host" else self._world.other_origin
            return RedirectResponse(f"{origin}/cdn/{file.id}", 302)
        return self._body(request, file)

    async def redirected(self, request: Request) -> Response:
        """Hand out a file at the address of a redirect; a token that comes along has leaked."""
        file = self._world.files[request.path_params["file"]]
        is_other = str(request.url).startswith(self._world.other_origin + "/")
        if is_other and (header := request.headers.get("authorization")):
            self._world.leaks.append(header)
        if not is_other and not self._may_read(request, file):
            return HTMLResponse(_LOGIN)
        return self._body(request, file)

    async def upload(self, request: Request) -> Response:
        """Take the bytes of an announced upload, raw or as a form's file."""
        upload = self._world.uploads.get(request.path_params["file"])
        if upload is None:
            return Response("no such upload", 404)
        content = await _uploaded_bytes(request)
        if len(content) != upload.length:
            self._world.reject(
                "upload", "length_mismatch", f"{len(content)} bytes instead of {upload.length}"
            )
            return Response("length mismatch", 400)
        upload.content = content
        return Response(f"OK - {len(content)}")

    def _may_read(self, request: Request, file: HostedFile) -> bool:
        scheme, _, token = request.headers.get("authorization", "").partition(" ")
        installation = self._world.installations.get(token)
        if scheme.lower() != "bearer" or installation is None or installation.death:
            return False
        return installation.team_id == file.team_id and "files:read" in installation.scopes

    def _body(self, request: Request, file: HostedFile) -> Response:
        headers = {"content-length": str(file.size)}
        return StreamingResponse(body_of(request, file.content, file.serving), 200, headers, file.mimetype)


async def _uploaded_bytes(request: Request) -> bytes:
    if not request.headers.get("content-type", "").startswith("multipart/"):
        return await request.body()
    async with request.form() as form:
        for value in form.values():
            if not isinstance(value, str):
                return await value.read()
    return b""
