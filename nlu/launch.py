"""Start Rasa's command line in its own environment: `nlu/.venv/bin/python nlu/launch.py run …`.

Runs on Python 3.10 and knows nothing of the bot. Two variables of the environment speak to it:
`PREGONERO_RASA_PARENT` (a process id: Rasa ends when that process is gone, even by kill -9) and
`PREGONERO_RASA_SECRET` (the API token, kept out of the command line that every user of the machine can read).
"""

import os
import sys
import threading
import time

import skops.io  # noqa: F401  # before TensorFlow: it scans every loaded module, 5 s once there are thousands


def end_with(parent: int) -> None:
    """Leave at once when *parent* is no longer ours; Rasa keeps nothing that could be lost."""
    while os.getppid() == parent:
        time.sleep(1)
    os._exit(0)


if parent := os.environ.pop("PREGONERO_RASA_PARENT", ""):
    threading.Thread(target=end_with, args=(int(parent),), daemon=True).start()
if secret := os.environ.pop("PREGONERO_RASA_SECRET", ""):
    sys.argv.append(f"--auth-token={secret}")  # one word: a secret may begin with a dash

from rasa.__main__ import main  # noqa: E402

main()
