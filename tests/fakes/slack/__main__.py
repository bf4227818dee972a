"""A fake Slack to look at by hand: prints the bot's environment, delivers to `--app`, and reads lines of a person.

`python -m tests.fakes.slack --app http://127.0.0.1:8080/slack/events`: a line is a direct message; `>label` presses.
"""

from __future__ import annotations

import argparse
import asyncio
import sys

from tests.fakes.slack import AppSetup, FakeSlack, said_in


async def run(port: int, app: str | None, email: str) -> None:
    """Serve until the input ends."""
    async with FakeSlack(AppSetup(socket_mode=app is None), port=port, app_url=app) as slack:
        person, shown = slack.person(email=email), 0
        print("\n".join(f"{name}={value}" for name, value in slack.environment().items()), flush=True)
        while line := (await asyncio.to_thread(sys.stdin.readline)).strip("\n"):
            if line.startswith(">"):
                await person.click(line[1:].strip())
            else:
                await person.dm(line)
            await slack.world.bell.wait(1.0)
            for message in person.inbox()[shown:]:
                print(f"{message.user}: {said_in(message)}", flush=True)
            shown = len(person.inbox())
        print("\n".join(map(str, slack.rejections)), flush=True)


def main() -> None:
    """Read the arguments and serve."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--port", type=int, default=0)
    parser.add_argument("--app", help="where events are posted; without it, Socket Mode")
    parser.add_argument("--email", default="ana@entidad.example")
    told = parser.parse_args()
    asyncio.run(run(told.port, told.app, told.email))


if __name__ == "__main__":
    main()
