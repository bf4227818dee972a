"""Triggers that keep the audit trail append-only, by dialect; used by the migration that makes the table."""

from __future__ import annotations

_REFUSAL = "the audit trail is append-only"

_SQLITE = tuple(
    f"CREATE TRIGGER events_refuse_{verb} BEFORE {verb.upper()} ON events "
    f"BEGIN SELECT RAISE(ABORT, '{_REFUSAL}'); END"
    for verb in ("update", "delete")
)
_POSTGRESQL = (
    "CREATE FUNCTION events_refuse() RETURNS trigger LANGUAGE plpgsql AS "
    f"$$ BEGIN RAISE EXCEPTION '{_REFUSAL}'; END $$",
    "CREATE TRIGGER events_refuse_change BEFORE UPDATE OR DELETE ON events "
    "FOR EACH ROW EXECUTE FUNCTION events_refuse()",
    "CREATE TRIGGER events_refuse_truncate BEFORE TRUNCATE ON events "
    "FOR EACH STATEMENT EXECUTE FUNCTION events_refuse()",
)
TRIGGERS = {"sqlite": _SQLITE, "postgresql": _POSTGRESQL}
