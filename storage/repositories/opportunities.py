"""Opportunities: guarded by their revision, found and added up in SQL."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from bot.core.folding import fold
from bot.core.pipeline.filters import Dimension, OpportunityFilter
from bot.core.pipeline.opportunity import Amount, Opportunity, plain
from bot.core.pipeline.owed import owed_by
from bot.core.pipeline.totals import PipelineNames, Stamp, Stored, Totals
from bot.core.pipeline.waiting import waiting_since
from bot.errors import StorageUnavailable
from storage.opportunity_table import OpportunityRow
from storage.repositories.opportunity_conditions import CENTS, condition
from storage.statements import insert_once, upsert
from storage.tables import table_of

_T = table_of(OpportunityRow)
_COLUMNS = tuple(column.name for column in _T.columns if column.name not in ("number", "id"))
_BY_ID = sa.select(_T.c.body).where(_T.c.id == sa.bindparam("key"))
_BODIES = sa.select(_T.c.id, _T.c.body).where(_T.c.id.in_(sa.bindparam("keys", expanding=True)))
_OF_CLIENT = sa.select(_T.c.body).where(_T.c.client_key == sa.bindparam("key")).order_by(_T.c.number)
_INSERT = insert_once(_T)
_UPSERT = upsert(_T, ["id"], _COLUMNS)
_UPDATE = (
    sa.update(_T)
    .where(_T.c.id == sa.bindparam("key"), _T.c.revision == sa.bindparam("read_revision"))
    .values({name: sa.bindparam(name) for name in _COLUMNS})
)
_REMOVE = sa.delete(_T).where(_T.c.id == sa.bindparam("key"))
_STAMP = sa.select(
    sa.select(sa.func.max(_T.c.number)).scalar_subquery().label("newest"),
    sa.select(sa.func.max(_T.c.updated_at)).scalar_subquery().label("at"),
)  # each reads the end of an index
_AT_ONCE = 500
_MONTH = {"sqlite": sa.func.strftime("%Y-%m", _T.c.closing_date),
          "postgresql": sa.func.to_char(_T.c.closing_date, "YYYY-MM")}  # fmt: skip
_KEYS = {Dimension.STAGE: _T.c.stage, Dimension.OWNER: _T.c.owner, Dimension.SEGMENT: _T.c.segment_key,
         Dimension.SERVICE_TYPE: _T.c.service_type}  # fmt: skip


class SqlOpportunities:
    """Implements `ports.OpportunityRepository`. Questions differ in shape: SQLAlchemy puts them together."""

    def __init__(self, connection: Connection, asking: Connection) -> None:
        self._connection = connection
        self._asking = asking

    def get(self, opportunity_id: str) -> Opportunity:
        """Return an opportunity. Raises `KeyError`."""
        found: Opportunity | None = self._connection.execute(_BY_ID, {"key": opportunity_id}).scalar()
        if found is None:
            raise KeyError(opportunity_id)
        return found

    def put(self, opportunity: Opportunity) -> Opportunity:
        """Store it and return it with its next revision. Raises `StorageUnavailable` where another wrote."""
        kept = replace(opportunity, revision=opportunity.revision + 1)
        values = _row(kept)
        if opportunity.revision == 0:
            written = self._connection.execute(
                _INSERT[self._connection.dialect.name], {"id": kept.id, **values}
            )
        else:
            guard = {"key": kept.id, "read_revision": opportunity.revision}
            written = self._connection.execute(_UPDATE, {**guard, **values})
        if written.rowcount != 1:
            raise StorageUnavailable(f"opportunity {kept.id} was written by another in between")
        return kept

    def put_all(self, opportunities: Sequence[Opportunity]) -> Stored:
        """Add those whose id is new, replace those that differ from what is kept, leave the others alone."""
        done = Stored()
        for begin in range(0, len(opportunities), _AT_ONCE):
            done = self._put_some(opportunities[begin : begin + _AT_ONCE], done)
        return done

    def kept(self, ids: Sequence[str]) -> dict[str, Opportunity]:
        """Return by id those of these ids that there are."""
        parts = (ids[begin : begin + _AT_ONCE] for begin in range(0, len(ids), _AT_ONCE))
        return {
            row.id: row.body for some in parts for row in self._asking.execute(_BODIES, {"keys": list(some)})
        }

    def remove(self, opportunity_id: str) -> None:
        """Take away one that was registered by mistake."""
        self._connection.execute(_REMOVE, {"key": opportunity_id})

    def of_client(self, client: str) -> list[Opportunity]:
        """Return a client's opportunities, oldest first, however its name is written."""
        return list(self._connection.execute(_OF_CLIENT, {"key": fold(client)}).scalars())

    def find(self, asked: OpportunityFilter, limit: int = 10) -> list[Opportunity]:
        """Return the opportunities that are meant, by closing date (those without one last)."""
        order = (_T.c.closing_date.is_(None), _T.c.closing_date, _T.c.number)
        some = sa.select(_T.c.number).where(*condition(asked)).order_by(*order).limit(limit)
        bodies = sa.select(_T.c.body).where(_T.c.number.in_(some)).order_by(*order)
        return list(self._asking.execute(bodies).scalars())

    def totals(self, asked: OpportunityFilter, by: Dimension | None = None) -> list[Totals]:
        """Return the sums of those meant: one line, or one for each value of a dimension."""
        sums = (sa.func.count(), sa.func.sum(_T.c.total), sa.func.sum(_T.c.weighted))
        if by is None:
            counted = sa.select(sa.null(), *sums).where(*condition(asked))
        else:
            key = _MONTH[self._asking.dialect.name] if by is Dimension.MONTH else _KEYS[by]
            counted = sa.select(key, *sums).where(*condition(asked)).group_by(key).order_by(key)
        rows = self._asking.execute(counted).all()
        return [Totals(key, count, units(total), units(weighted)) for key, count, total, weighted in rows]

    def names(self) -> PipelineNames:
        """Return every client, segment and owner there is."""
        return PipelineNames(*(self._each(name) for name in ("client", "segment", "owner")))

    def stamp(self) -> Stamp:
        """Return the newest one's number and when one was last written."""
        found = self._connection.execute(_STAMP).first()
        return Stamp(found.newest or 0, found.at)  # type: ignore[union-attr]

    def _each(self, name: str) -> tuple[str, ...]:
        column = _T.c[name]
        every = sa.select(column).where(column.is_not(None)).distinct().order_by(column)
        return tuple(self._asking.execute(every).scalars())

    def _put_some(self, some: Sequence[Opportunity], done: Stored) -> Stored:
        kept = self.kept([one.id for one in some])
        changed = list(_changed(some, kept))
        if changed:
            rows = [{"id": one.id, **_row(one)} for one in changed]
            self._connection.execute(_UPSERT[self._connection.dialect.name], rows)
        updated = sum(one.revision > 1 for one in changed)
        return Stored(
            done.added + len(changed) - updated, done.updated + updated,
            done.unchanged + len(some) - len(changed),
        )  # fmt: skip


def _changed(some: Iterable[Opportunity], kept: dict[str, Opportunity]) -> Iterable[Opportunity]:
    for one in some:
        before = kept.get(one.id)
        if before is None:
            yield replace(one, revision=1)
        elif _as_kept(one, before) != before:
            yield replace(one, file=before.file, revision=before.revision + 1)


def _as_kept(one: Opportunity, before: Opportunity) -> Opportunity:
    """Return what came in with what no file of data holds: its record, and when it was written."""
    return replace(one, file=before.file, revision=before.revision, updated_at=before.updated_at)


def _row(one: Opportunity) -> dict[str, Any]:
    return {
        "stage": one.stage,
        "closing_date": one.closing_date,
        "owner": one.owner,
        "client_key": fold(one.client),
        "segment_key": None if one.segment is None else fold(one.segment),
        "service_type": one.service_type,
        "created_at": one.created_at,
        "stage_since": one.stage_since,
        "has_next_step": one.next_step is not None,
        "next_step_date": one.next_step_date,
        "delivery_date": one.file.delivery_date,
        "gate_since": waiting_since(one.file),
        "owed_by": owed_by(one.file),
        "total": cents(one.total),
        "weighted": cents(one.weighted),
        "client": one.client,
        "segment": one.segment,
        "revision": one.revision,
        "updated_at": one.updated_at,
        "body": one,
    }


def cents(amount: Amount | None) -> int | None:
    """Return an amount in hundredths, in which sums are exact."""
    return None if amount is None else round(amount * CENTS)


def units(amount: int | Decimal | None) -> Amount:
    """Return hundredths as an amount."""
    return plain(int(amount or 0) / CENTS) if int(amount or 0) % CENTS else int(amount or 0) // CENTS
