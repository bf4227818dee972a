"""`python -m tests.bench [--name NAME]`: the project's speed, as a table and in `build/bench.json`.

A machine's figures: they are looked at and compared, never asserted by a test. The address of a running
Rasa is not used: every group starts its own, so that what is measured is what the project ships.
"""

from __future__ import annotations

import argparse
import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace
from pathlib import Path

from tests.bench.measures import Measures, table, write_json
from tests.bench.pieces import pdf, values
from tests.bench.pipeline import pipeline
from tests.bench.processes import bot_process, rasa_process
from tests.bench.slack_ack import slack_ack
from tests.bench.stock_rasa import stock_turns
from tests.bench.turns import button_turns, text_turns

GROUPS: dict[str, Callable[[], Awaitable[Measures]]] = {
    "values": values,
    "pdf": pdf,
    "pipeline": pipeline,
    "slack_ack": slack_ack,
    "rasa": rasa_process,
    "bot": bot_process,
    "button": button_turns,
    "text": text_turns,
    "stock": stock_turns,
}
PEERS = {
    "turn_text_p50_at_5": "stock_rasa_turn_p50_at_5",
    "turn_text_p50_at_500": "stock_rasa_turn_p50_at_100",
}
RESULT = Path(__file__).parents[2] / "build/bench.json"


async def measure(names: list[str]) -> Measures:
    """Run the groups one after another and return their figures."""
    found: Measures = {}
    for name in names:
        print(f"… {name}", flush=True)
        found |= await GROUPS[name]()
    return _beside_stock(found)


def _beside_stock(found: Measures) -> Measures:
    """Give the bot's turns their peer, where both were measured; stock Rasa is not taken further than 100."""
    peers = {turn: found[stock] for turn, stock in PEERS.items() if turn in found and stock in found}
    return found | {turn: replace(found[turn], peer=peer.value) for turn, peer in peers.items()}


def main() -> None:
    """Measure, print and write."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench")
    parser.add_argument("--name", choices=GROUPS, help="one group only")
    name = parser.parse_args().name
    found = asyncio.run(measure([name] if name else list(GROUPS)))
    print(table(found))
    write_json(found, RESULT)


if __name__ == "__main__":
    main()
