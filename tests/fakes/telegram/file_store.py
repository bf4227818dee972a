"""Telegram's files: how they come in, and where they can be fetched from."""

from __future__ import annotations

import mimetypes
import shutil
from pathlib import Path, PurePosixPath
from typing import Final

from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse

from tests.fakes.handing_out import body_of
from tests.fakes.telegram.records import MediaKind, StoredFile
from tests.fakes.telegram.refusals import Refused
from tests.fakes.telegram.world import World

LINK_SECONDS: Final = 3600.0
_FOLDERS: Final = {"document": "documents", "photo": "photos", "voice": "voice", "sticker": "stickers"}
_NOT_FOUND: Final = Refused(404, "Not Found").body()


def store(
    world: World, kind: MediaKind, name: str, content: bytes | Path, *, media_type: str = "", seconds: int = 0
) -> StoredFile:
    """Keep a file; the ids say nothing, and the same bytes sent twice are two files."""
    size = len(content) if isinstance(content, bytes) else content.stat().st_size
    guessed = media_type or mimetypes.guess_type(name)[0] or "application/octet-stream"
    made = StoredFile(
        world.ids.opaque("BQACAgEAAxk", 61),
        world.ids.opaque("AgAD", 12),
        kind,
        name,
        guessed,
        content,
        size,
        seconds,
    )
    world.files[made.id] = made
    if kind == "photo":
        world.files[f"{made.id}s"] = made
    return made


def give_path(world: World, file: StoredFile) -> str:
    """Return where a file can be had from now on: a path of this machine on a local server, else a relative one."""
    if file.path is None:
        number = sum(1 for one in world.files.values() if one.path)
        suffix = PurePosixPath(file.name).suffix or mimetypes.guess_extension(file.media_type) or ""
        file.path = f"{_FOLDERS[file.kind]}/file_{number}{suffix}"
    file.path_until = world.clock.now() + LINK_SECONDS
    if world.files_dir is None:
        return file.path
    local = world.files_dir / world.token / file.path
    if not local.exists():
        local.parent.mkdir(parents=True, exist_ok=True)
        _lay_down(file, local)
    return str(local)


class FileHost:
    """Answers `/file/bot<token>/<path>`; a local server does not."""

    def __init__(self, world: World) -> None:
        self._world = world

    async def download(self, request: Request) -> Response:
        """Hand out a file that `getFile` told the path of, for an hour."""
        token, path = request.path_params["token"], request.path_params["path"]
        if token != self._world.token:
            return JSONResponse(Refused(401, "Unauthorized").body(), 401)
        file = next((one for one in self._world.files.values() if one.path == path), None)
        if file is None or self._world.is_local or self._world.clock.now() > file.path_until:
            return JSONResponse(_NOT_FOUND, 404)
        file.downloads += 1
        self._world.bell.ring()
        if file.serving.status != 200:
            return Response("error", file.serving.status)
        headers = {"content-length": str(file.size)}
        return StreamingResponse(
            body_of(request, file.content, file.serving), 200, headers, "application/octet-stream"
        )


def _lay_down(file: StoredFile, where: Path) -> None:
    if isinstance(file.content, bytes):
        where.write_bytes(file.content)
    else:
        shutil.copyfile(file.content, where)
