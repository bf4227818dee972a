"""How a script ends in the sandbox: played once for all tests of a run, whichever process they run in."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

from bot.config import load_settings
from bot.play.player import Outcome, play
from bot.play.script import Script
from tests.conftest import RunningRasa
from tests.platforms.choosing import slug

Records = dict[str, Any]


def records_of(outcome: Outcome) -> Records:
    """Return what must be the same wherever a script was played: everything but moments and ids."""
    briefs = [
        {**brief, "approvals": [{**one, "at": None} for one in brief["approvals"]]}
        for brief in outcome.briefs
    ]
    deals = [
        {**deal, "id": None, "decisions": [{**one, "at": None} for one in deal["decisions"]]}
        for deal in outcome.opportunities
    ]
    return {"briefs": briefs, "opportunities": deals}


def keep(script: Script, outcome: Outcome, shelf: Path) -> Records:
    """Write down how a script ended in the sandbox, for the other tests of this run."""
    kept, records = _kept(script, shelf), records_of(outcome)
    fresh = kept.with_suffix(f".{os.getpid()}")
    fresh.write_text(json.dumps(records), "utf-8")
    fresh.replace(kept)
    return records


async def sandbox_records(script: Script, rasa: RunningRasa, shelf: Path) -> Records:
    """Return the script's records in the sandbox, from *shelf* where they were written down before."""
    kept = _kept(script, shelf)
    if kept.exists():
        found: Records = json.loads(kept.read_text("utf-8"))
        return found
    outcome = await play(script, load_settings(), rasa.url, rasa.token)
    assert outcome.failed is None, outcome.failed
    return keep(script, outcome, shelf)


def _kept(script: Script, shelf: Path) -> Path:
    return shelf / f"{slug(script.path).replace('/', '.')}.json"
