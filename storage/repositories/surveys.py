"""Surveys of spreadsheets, by the SHA-256 of the file."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from storage.statements import upsert
from storage.tables import SurveyRow, table_of

_T = table_of(SurveyRow)
_GET = sa.select(_T.c.body).where(_T.c.sha256 == sa.bindparam("key"))
_PUT = upsert(_T, ["sha256"], ["body"])


class SqlSurveys:
    """Implements `ports.SurveyRepository`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def get(self, sha256: str) -> dict[str, Any] | None:
        """Return a survey as JSON data."""
        body: dict[str, Any] | None = self._connection.execute(_GET, {"key": sha256}).scalar()
        return body

    def put(self, sha256: str, survey: dict[str, Any]) -> None:
        """Store it."""
        self._connection.execute(_PUT[self._connection.dialect.name], {"sha256": sha256, "body": survey})
