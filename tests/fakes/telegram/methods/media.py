"""Files in messages: documents, photos, albums, and fetching what people sent."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final
from urllib.parse import unquote

from tests.fakes.telegram.arguments import Arguments, Uploaded
from tests.fakes.telegram.file_store import give_path, store
from tests.fakes.telegram.methods.calling import Call, method
from tests.fakes.telegram.methods.place import FIELDS, place_of
from tests.fakes.telegram.methods.writing import caption_of
from tests.fakes.telegram.records import Json, MediaKind, StoredFile
from tests.fakes.telegram.refusals import Refused, unlucky, wrong
from tests.fakes.telegram.rendering import file_json, message_json
from tests.fakes.telegram.texts.given import read_caption

DOWNLOAD_BYTES: Final = 20 << 20
UPLOAD_BYTES: Final = 50 << 20
LOCAL_UPLOAD_BYTES: Final = 2000 << 20
PHOTO_BYTES: Final = 10 << 20
_IMAGES: Final = (b"\x89PNG\r\n", b"\xff\xd8\xff", b"GIF8", b"RIFF", b"BM")
_KINDS: Final[dict[str, MediaKind]] = {"document": "document", "photo": "photo"}


async def _send_document(call: Call) -> Json:
    return await _send(call, "document")


async def _send_photo(call: Call) -> Json:
    return await _send(call, "photo")


async def _send(call: Call, kind: MediaKind) -> Json:
    place = place_of(call, f"{kind}s")
    said = caption_of(call)
    file = _file(call, kind, call.args.text(kind), call.args.files.get(kind))
    call.world.limits.count(place.chat)
    return message_json(place.post(call, said, file))


async def _send_album(call: Call) -> list[Json]:
    place = place_of(call, "documents")
    media = _album(call.args)
    prepared = [
        (
            _file(call, _KINDS[one["type"]], str(one.get("media", "")), None),
            read_caption(
                str(one.get("caption") or ""), one.get("parse_mode") or "", one.get("caption_entities")
            ),
        )
        for one in media
    ]
    call.world.limits.count(place.chat, len(prepared))
    album = call.world.ids.number()
    return [message_json(place.post(call, said, file, album)) for file, said in prepared]


async def _get_file(call: Call) -> Json:
    world, wanted = call.world, call.args.text("file_id")
    if not wanted:
        raise wrong("file_id not specified")
    file = world.files.get(wanted)
    if file is None:
        raise wrong("invalid file_id")
    if not world.is_local and file.size > DOWNLOAD_BYTES:
        raise wrong("file is too big")
    if file.serving.status == 410:
        raise unlucky("wrong file_id or the file is temporarily unavailable")
    return {**file_json(file), "file_path": give_path(world, file)}


def _album(args: Arguments) -> list[Any]:
    media = args.json("media", "media")
    if not isinstance(media, list):
        raise wrong("expected an Array of InputMedia")
    if len(media) < 2:
        raise wrong("there are not enough messages to send as an album")
    if len(media) > 10:
        raise wrong("too many messages to send as an album")
    kinds = {one.get("type") for one in media if isinstance(one, dict)}
    if not kinds <= _KINDS.keys():
        raise wrong(f"can't parse InputMedia: type must be one of {', '.join(_KINDS)} here")
    if len(kinds) > 1:
        raise wrong("document can't be mixed with other media types")
    return media


def _file(call: Call, kind: MediaKind, named: str, uploaded: Uploaded | None) -> StoredFile:
    if uploaded is None and named.startswith("attach://"):
        uploaded = call.args.files.get(named.removeprefix("attach://"))
    if uploaded is not None:
        return _checked(call, kind, uploaded.name, uploaded.content, uploaded.media_type)
    if not named:
        raise wrong(f"there is no {kind} in the request")
    if named.startswith("file://") and call.world.is_local:
        path = Path(unquote(named.removeprefix("file://")))
        if not path.is_file():
            raise wrong("invalid file HTTP URL specified: URL host is empty")
        return _checked(call, kind, path.name, path.read_bytes(), "")
    if named.startswith(("http://", "https://")):
        raise wrong("failed to get HTTP URL content")
    known = call.world.files.get(named)
    if known is None:
        raise wrong("wrong remote file identifier specified: Wrong string length")
    if known.kind != kind:
        raise wrong(f"can't use file of type {known.kind.title()} as {kind.title()}")
    return known


def _checked(call: Call, kind: MediaKind, name: str, content: bytes, media_type: str) -> StoredFile:
    if not content:
        raise wrong("file must be non-empty")
    if len(content) > (LOCAL_UPLOAD_BYTES if call.world.is_local else UPLOAD_BYTES):
        raise Refused(413, "Request Entity Too Large", is_fault=True)
    if kind == "photo" and len(content) > PHOTO_BYTES:
        raise wrong(f"file of size {len(content)} bytes is too big for a photo")
    if kind == "photo" and not content.startswith(_IMAGES):
        raise wrong("IMAGE_PROCESS_FAILED")
    return store(call.world, kind, name, content, media_type=media_type)


_CAPTION: Final = "caption parse_mode caption_entities show_caption_above_media "
METHODS: Final = dict([
    method("sendDocument", _send_document, FIELDS + _CAPTION + "document thumbnail disable_content_type_detection"),
    method("sendPhoto", _send_photo, FIELDS + _CAPTION + "photo has_spoiler"),
    method("sendMediaGroup", _send_album, FIELDS + "media"),
    method("getFile", _get_file, "file_id"),
])  # fmt: skip
