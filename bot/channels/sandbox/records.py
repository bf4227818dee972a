"""Every Brief and opportunity in the contract's form (§8 `--json`), for the play driver and for tests."""

from __future__ import annotations

from typing import Any

from bot.channels.sandbox.deal_records import deal_records
from bot.core.brief import Brief
from bot.core.forms.brief import BRIEF
from bot.core.forms.definition import Kind
from bot.core.rules import base_report
from bot.core.workflow import BriefState
from bot.use_cases.ports import UnitOfWork


def records(uow: UnitOfWork) -> dict[str, Any]:
    """Return `{briefs, opportunities}`, oldest first."""
    briefs = sorted(
        uow.briefs.in_states([state.value for state in BriefState]), key=lambda brief: brief.created_at
    )
    return {"briefs": [brief_record(brief) for brief in briefs], "opportunities": deal_records(uow)}


def brief_record(brief: Brief) -> dict[str, Any]:
    """Return one Brief: every field that applies, pending ones as null."""
    applying = {ref.partition(".")[0] for ref in brief.refs()}
    codes = [field.code for field in BRIEF.fields if field.kind is not Kind.FILE]
    content = brief.content()
    report = base_report(brief)
    return {
        "folio": brief.folio,
        "state": brief.state.value,
        "version": brief.version,
        "fields": {code: content.get(code) if code in applying else None for code in codes},
        "attachments": [
            {
                "kind": held.kind,
                "name": held.name,
                "sha256": held.sha256,
                "verdict": report.verdict.value if report and held.kind == "database" else None,
            }
            for held in brief.attachments
        ],
        "approvals": [
            {
                "role": held.role,
                "by": held.by,
                "decision": held.decision,
                "means": held.means,
                "at": held.at.isoformat(),
            }
            for held in brief.approvals
            if held.valid
        ],
    }
