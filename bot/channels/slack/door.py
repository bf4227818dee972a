"""What Slack is asked before a turn: who somebody is, and the files they sent."""

from __future__ import annotations

import asyncio
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, BinaryIO, Final

from bot.channels.slack.download import Downloads
from bot.channels.slack.web_api import SlackRefused
from bot.channels.slack.workspaces import Workspace, Workspaces
from bot.core.messages import Identity, IncomingFile, RemoteFile
from bot.core.text import Text, say
from bot.errors import DeliveryFailed, FileRefused
from bot.use_cases.ports import Visitor

MEGABYTE: Final = 1024 * 1024
IN_MEMORY: Final = 8 * MEGABYTE  # a larger file goes by the disk
_ELSEWHERE: Final = frozenset({"external", "hidden_by_limit", "tombstone"})
_REFUSALS: Final = {
    "file_deleted": "fetch.deleted", "file_not_found": "fetch.deleted", "missing_scope": "fetch.no_permission",
}  # fmt: skip


@dataclass(frozen=True)
class SlackDoor:
    """Implements `ports.Door`. `keep` puts a stream into the vault, `clean_name` makes a file's name safe."""

    workspaces: Workspaces
    downloads: Downloads
    keep: Callable[[BinaryIO], str]
    clean_name: Callable[[str], str]
    most_bytes: int
    serves: frozenset[str] = frozenset()  # of those who are refused by default: guests, strangers

    async def look(self, identity: Identity) -> Visitor:
        """Return who has that Slack account: full members are served, others by policy."""
        workspace = await self._workspace(identity)
        try:
            told = await workspace.api.call("users.info", user=identity.user)
        except SlackRefused:
            return Visitor("", "stranger")
        user = told.get("user") or {}
        refused = _refused(user, workspace.team)
        return Visitor(_email(user), None if refused in self.serves else refused)

    async def fetch(self, identity: Identity, file: RemoteFile) -> IncomingFile:
        """Take a file into the vault whole or not at all. Raises `FileRefused` and `DeliveryFailed`."""
        workspace = await self._workspace(identity)
        about = await self._about(workspace, file)
        name = self.clean_name(str(about.get("name") or file.name))
        size = int(about.get("size") or 0)
        if size > self.most_bytes:
            raise FileRefused(say("fetch.too_big", name=name, most=self.most_bytes // MEGABYTE))
        kind = str(about.get("mimetype") or "application/octet-stream")
        url = str(about.get("url_private_download") or about.get("url_private") or "")
        with tempfile.SpooledTemporaryFile(max_size=IN_MEMORY) as stream:
            await self.downloads.write(url, workspace.token, stream, size=size, media_type=kind)
            stream.seek(0)
            sha256 = await asyncio.to_thread(self.keep, stream)  # type: ignore[arg-type]
        return IncomingFile(sha256, name, size, kind)

    async def _about(self, workspace: Workspace, file: RemoteFile) -> dict[str, Any]:
        try:
            told = await workspace.api.call("files.info", file=file.id)
        except SlackRefused as error:
            raise FileRefused(self._text(_REFUSALS.get(error.code, "fetch.lost"), file)) from error
        about: dict[str, Any] = told.get("file") or {}
        if about.get("mode") in _ELSEWHERE or not about.get("url_private"):
            raise FileRefused(self._text("fetch.elsewhere", file))
        return about

    def _text(self, text_id: str, file: RemoteFile) -> Text:
        return say(text_id, name=self.clean_name(file.name))

    async def _workspace(self, identity: Identity) -> Workspace:
        workspace = await self.workspaces.of(identity.team)
        if workspace is None:
            raise DeliveryFailed("the bot is not in that workspace")
        return workspace


def _email(user: dict[str, Any]) -> str:
    """Return the address that Slack vouches for: one that was never confirmed may be anybody's."""
    told = (user.get("profile") or {}).get("email")
    return "" if user.get("is_email_confirmed") is False else str(told or "")


def _refused(user: dict[str, Any], team: str) -> str | None:
    """Return why a user is not served, None for a full member."""
    reasons = (
        ("deactivated", user.get("deleted")),
        ("bot", user.get("is_bot")),
        ("stranger", user.get("is_stranger") or user.get("team_id") not in (None, team)),
        ("guest", user.get("is_restricted") or user.get("is_ultra_restricted")),
    )
    return next((why for why, is_so in reasons if is_so), None)
