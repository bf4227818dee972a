"""`make soak`: 100,000 turns (TURNS=… for fewer) with faults and kills; prints what grew and writes build/soak.json."""

from __future__ import annotations

import argparse
import asyncio
import json
import sys
import tempfile
from pathlib import Path
from typing import Any

from tests.soak.judging import complaints
from tests.soak.soak import Plan, Report, soak

TARGET = Path("build/soak.json")


async def _run(plan: Plan) -> Report:
    with tempfile.TemporaryDirectory(prefix="pregonero-soak-", ignore_cleanup_errors=True) as folder:
        async with soak(plan, Path(folder)) as made:
            made.told = _tell
            return await made.run()


def _tell(one: dict[str, Any]) -> None:
    print(
        f"{one['turns']:7d} turns  {one['rss']:6.1f} MB  {one['tasks']:3d} tasks  {one['sockets']:3d} sockets"
        f"  {one['files']:3d} files  p50 {one['p50'] * 1000:5.0f} ms  inbox {one['rows']['inbox']:6d}",
        flush=True,
    )


def main() -> int:
    """Run, print, write; 1 where something grew or was lost."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--turns", type=int, default=100_000)
    parser.add_argument("--people", type=int, default=24)
    parser.add_argument("--minutes", type=float, help="end after so many minutes")
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    report = asyncio.run(_run(Plan(given.turns, given.people, minutes=given.minutes, seed=given.seed)))
    TARGET.parent.mkdir(exist_ok=True)
    TARGET.write_text(json.dumps(report.as_json(), indent=1, ensure_ascii=False), "utf-8")
    print(
        f"{report.turns} turns in {report.real_seconds:.0f} s, {report.business_days:.1f} business days,"
        f" {report.late_acks} acknowledgements after more than 3 s, turns {report.seconds}"
    )
    wrong = complaints(report)
    for complaint in wrong:
        print(complaint, file=sys.stderr)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
