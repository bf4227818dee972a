"""The app manifests that are shipped, as Slack would read them."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

import yaml

_FOLDER: Final = Path(__file__).parents[3] / "deploy/slack"
HTTP: Final = _FOLDER / "manifest.yml"
SOCKET: Final = _FOLDER / "manifest-socket.yml"


def manifest_of(path: Path) -> dict[str, Any]:
    """Return a manifest."""
    read: dict[str, Any] = yaml.safe_load(path.read_text("utf-8"))
    return read
