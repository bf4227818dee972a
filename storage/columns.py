"""Column types that both dialects read back as they were written."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import JSON, DateTime, String
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator

from bot.core.messages import Identity
from bot.core.wire import from_wire, to_wire
from storage.codec import identity_key, identity_of


class UtcDateTime(TypeDecorator[datetime]):
    """An aware moment, kept in UTC: SQLite would give back a naive one."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Take an aware datetime. Raises `ValueError` for a naive one."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a naive datetime cannot be stored")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Give an aware datetime back."""
        if value is None or value.tzinfo is not None:
            return value
        return value.replace(tzinfo=UTC)


class Wire(TypeDecorator[Any]):
    """A value of `bot.core.registered` as JSON."""

    impl = JSON(none_as_null=True)
    cache_ok = True

    def process_bind_param(self, value: Any, dialect: Dialect) -> Any:
        """Put the value on the wire."""
        return to_wire(value)

    def process_result_value(self, value: Any, dialect: Dialect) -> Any:
        """Take it off again."""
        return from_wire(value)


class IdentityKey(TypeDecorator[Identity]):
    """A chat identity as `platform:team:user`."""

    impl = String
    cache_ok = True

    def process_bind_param(self, value: Identity | None, dialect: Dialect) -> str | None:
        """Write the key."""
        return None if value is None else identity_key(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> Identity | None:
        """Read the key."""
        return None if value is None else identity_of(value)


class PlainJson(TypeDecorator[Any]):
    """JSON of a platform's; None is the absence of a value."""

    impl = JSON(none_as_null=True)
    cache_ok = True
