"""`files.*`: the upload in three steps, and what is known of a file."""

from __future__ import annotations

import mimetypes
from typing import Any

from tests.fakes.slack.methods.calling import ApiError, Request
from tests.fakes.slack.methods.chat import receiver
from tests.fakes.slack.records import HostedFile, Json, Message
from tests.fakes.slack.telling import bot_fields, file_json
from tests.fakes.slack.world import Upload


async def get_upload_url(request: Request) -> Json:
    """`files.getUploadURLExternal`: an empty file is refused."""
    length = request.number("length", 0)
    if length <= 0:
        raise ApiError("missing_argument", "[ERROR] missing required field: length")
    file_id = request.world.ids.new("F")
    request.world.uploads[file_id] = Upload(
        request.text("filename"), length, request.workspace.id, alt=request.text("alt_txt")
    )
    return {"upload_url": f"{request.world.origin}/upload/v1/{file_id}", "file_id": file_id}


async def complete_upload(request: Request) -> Json:
    """`files.completeUploadExternal`: in a channel, or for nobody but the app."""
    wished: Any = request.structure("files")
    if not isinstance(wished, list) or not wished or not all(isinstance(one, dict) for one in wished):
        raise ApiError("invalid_arguments", "[ERROR] must provide an array of files [json-pointer:/files]")
    uploads = [_uploaded(request, str(one.get("id"))) for one in wished]
    channel = receiver(request, "channel_id") if request.text("channel_id") else None
    files = [_made(request, one, upload) for one, upload in zip(wished, uploads, strict=True)]
    if channel is not None:
        thread = request.text("thread_ts")
        if thread and channel.find(thread) is None:
            raise ApiError("thread_not_found")
        for file in files:
            file.channels.add(channel.id)
        message = Message(
            request.world.stamp(), channel.id, text=request.text("initial_comment"), blocks=request.blocks(),
            thread_ts=thread or None, files=files, **bot_fields(request.installation),
        )  # fmt: skip
        request.world.put(channel, message)
        request.events.posted(request.workspace, channel, message)
    return {"files": [{"id": file.id, "title": file.title or file.name} for file in files]}


async def info(request: Request) -> Json:
    """`files.info`."""
    file = _visible(request)
    if file.file_access == "check_file_info":
        file.file_access = "visible"  # asking is what makes it visible
    return {"file": file_json(request.world, file), "comments": [], "response_metadata": {"next_cursor": ""}}


async def delete(request: Request) -> Json:
    """`files.delete`: the app's own alone."""
    file = _visible(request)
    if file.user != request.installation.bot_user:
        raise ApiError("cant_delete_file")
    file.deleted = True
    request.world.bell.ring()
    return {}


def _visible(request: Request) -> HostedFile:
    file = request.world.files.get(request.text("file"))
    if file is None or file.team_id != request.workspace.id:
        raise ApiError("file_not_found")
    if file.deleted:
        raise ApiError("file_deleted")
    channels = [request.workspace.channels[one] for one in file.channels]
    is_own = file.user == request.installation.bot_user
    if not is_own and not any(request.is_member(one) for one in channels):
        raise ApiError("file_not_found")
    return file


def _uploaded(request: Request, file_id: str) -> Upload:
    upload = request.world.uploads.get(file_id)
    if upload is None or upload.content is None or upload.team_id != request.workspace.id:
        raise ApiError("file_not_found")
    return upload


def _made(request: Request, wished: dict[str, Any], upload: Upload) -> HostedFile:
    file_id = wished["id"]
    kind = mimetypes.guess_type(upload.name)[0] or "application/octet-stream"
    file = HostedFile(
        file_id, request.workspace.id, upload.name, request.installation.bot_user, upload.content or b"", kind,
        int(request.world.clock.now()), title=str(wished.get("title") or ""), alt=upload.alt,
    )  # fmt: skip
    request.world.files[file_id] = file
    del request.world.uploads[file_id]
    return file
