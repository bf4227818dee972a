"""`admin` and `doctor` do what the contract says, in JSON and in words."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from bot.cli import main
from storage.codec import decode

PEOPLE = "handle,name,email,area,roles,boss,substitute\nana,Ana Gómez,ana@x.co,credito,requester,,\n"


class Terminal:
    """Types commands and reads what they print."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self._capsys = capsys
        self.code = 0

    def words(self, *typed: str) -> str:
        self.code = main(typed)
        shown = self._capsys.readouterr()
        return (shown.out + shown.err).strip()

    def json(self, *typed: str) -> Any:
        return json.loads(self.words(*typed, "--json"))


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The data directory that the commands use."""
    monkeypatch.setenv("PREGONERO_DATA_DIR", str(tmp_path / "data"))
    monkeypatch.delenv("PREGONERO_DATABASE_URL", raising=False)
    return tmp_path / "data"


@pytest.fixture
def terminal(data: Path, capsys: pytest.CaptureFixture[str]) -> Terminal:
    return Terminal(capsys)


@pytest.fixture
def people_file(tmp_path: Path) -> str:
    path = tmp_path / "people.csv"
    path.write_text(PEOPLE, encoding="utf-8")
    return str(path)


def test_the_demo_directory_can_be_loaded_twice(terminal: Terminal) -> None:
    first, second = terminal.json("admin", "demo"), terminal.json("admin", "demo")

    assert first == second == {"people": 19, "rooms": 3}


def test_people_are_imported_and_bound(terminal: Terminal, people_file: str) -> None:
    assert terminal.json("admin", "people", "import", people_file) == {
        "added": 1, "updated": 0, "problems": [],
    }  # fmt: skip
    assert terminal.json("admin", "people", "bind", "ana", "slack:T1:U2") == {
        "handle": "ana", "platform": "slack", "team": "T1", "user": "U2",
    }  # fmt: skip
    assert terminal.json("admin", "people", "bind", "ana", "telegram:77")["user"] == "77"


def test_the_audit_trail_says_who_was_bound_by_hand_and_whose_account_it_was(
    terminal: Terminal, people_file: str, data: Path
) -> None:
    terminal.json("admin", "demo")
    terminal.json("admin", "people", "import", people_file)
    terminal.json("admin", "people", "bind", "boss", "telegram:77")
    terminal.json("admin", "people", "bind", "ana", "telegram:77")
    terminal.json("admin", "people", "bind", "ana", "telegram:77")

    with closing(sqlite3.connect(data / "pregonero.db")) as database:
        kept = database.execute(
            "SELECT body FROM events WHERE code = 'identity_bound' ORDER BY id"
        ).fetchall()
    events = [decode(body) for (body,) in kept]

    assert [(one.actor, one.platform, one.details) for one in events] == [
        ("boss", "telegram", {"by": "command line"}),
        ("ana", "telegram", {"by": "command line", "from": "boss"}),
        ("ana", "telegram", {"by": "command line"}),
    ]
    assert terminal.json("admin", "audit", "verify")["whole"] is True


def test_an_invitation_is_new_each_time_and_can_be_revoked(terminal: Terminal, people_file: str) -> None:
    terminal.json("admin", "people", "import", people_file)
    first, second = (terminal.json("admin", "people", "invite", "ana") for _ in range(2))

    assert first["token"] != second["token"]
    assert "/start " in terminal.words("admin", "people", "invite", "ana")
    assert terminal.json("admin", "people", "invite", "ana", "--revoke")["revoked"] is True


def test_an_account_is_taken_from_its_person(terminal: Terminal, people_file: str) -> None:
    terminal.json("admin", "people", "import", people_file)
    terminal.json("admin", "people", "bind", "ana", "telegram:77")

    assert terminal.json("admin", "people", "unbind", "telegram:77") == {"handle": "ana"}
    assert "no está vinculada con nadie" in terminal.words("admin", "people", "unbind", "telegram:77")


def test_an_import_with_a_problem_says_where(terminal: Terminal, tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.csv"
    wrong.write_text(PEOPLE.replace("credito", "legal"), encoding="utf-8")

    said = terminal.words("admin", "people", "import", str(wrong))

    assert terminal.code == 1
    assert "fila 2, area: «legal» no es el código de un área" in said


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (("admin", "people", "bind", "zoe", "telegram:1"), "no hay nadie con el identificador zoe"),
        (("admin", "people", "invite", "zoe"), "no hay nadie con el identificador zoe"),
        (("admin", "people", "import", "/nowhere.csv"), "no se puede leer el archivo /nowhere.csv"),
        (("admin", "copy-db", "mysql://x/y"), "debe ser sqlite o postgresql"),
        (("admin", "copy-db", "nothing"), "la dirección de la base de datos no es válida"),
    ],
)
def test_what_cannot_be_done_is_said_in_spanish(
    terminal: Terminal, typed: tuple[str, ...], said: str
) -> None:
    shown = terminal.words(*typed)

    assert terminal.code == 1
    assert shown.startswith("pregonero: ")
    assert said in shown


def test_a_database_that_does_not_answer_is_said_in_spanish(
    terminal: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PREGONERO_DATABASE_URL", "sqlite:////nowhere/at/all.db")

    shown = terminal.words("admin", "demo")

    assert terminal.code == 1
    assert shown.startswith("pregonero: la base de datos no responde")


def test_the_audit_trail_is_walked(terminal: Terminal) -> None:
    assert terminal.json("admin", "audit", "verify") == {"whole": True, "broken_row": None}
    assert terminal.words("admin", "audit", "verify") == "La bitácora está íntegra."


def test_the_database_is_copied_once(terminal: Terminal, tmp_path: Path) -> None:
    terminal.json("admin", "demo")
    target = f"sqlite:///{tmp_path / 'copy.db'}"

    first = terminal.json("admin", "copy-db", target)
    second = terminal.words("admin", "copy-db", target)

    assert first["tables"]["people"] == 19
    assert first["rows"] == sum(first["tables"].values())
    assert terminal.code == 1
    assert second == "pregonero: la base de destino ya tiene datos; no se copió nada"


def test_the_doctor_finds_a_new_place_then_a_ready_one(terminal: Terminal, data: Path) -> None:
    before = _texts(terminal.json("doctor"))
    untouched = not data.exists()
    terminal.json("admin", "demo")
    after = _texts(terminal.json("doctor"))

    assert untouched
    assert before["database"] == "La base de datos aún no existe: se crea al arrancar"
    assert after["database"] == "La base de datos responde y está al día"
    assert before.keys() == after.keys() == {
        "python", "sqlite", "database", "rasa", "model", "vault", "disk", "typst", "time",
    }  # fmt: skip


def test_the_doctor_warns_of_a_key_that_others_can_read(terminal: Terminal, data: Path) -> None:
    data.mkdir()
    (data / "vault.key").touch(mode=0o644)
    (data / "vault.key").chmod(0o644)

    shown = terminal.words("doctor")

    assert terminal.code == 1
    assert f"✗ Otros pueden leer la clave de los adjuntos: ejecute «chmod 600 {data / 'vault.key'}»" in shown


def test_the_doctor_finds_a_silent_rasa(terminal: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PREGONERO_RASA_URL", "http://127.0.0.1:9")

    answer = terminal.json("doctor")

    assert (terminal.code, answer["ok"]) == (1, False)
    assert _texts(answer)["rasa"].startswith("Rasa no responde en http://127.0.0.1:9")


def _texts(answer: Any) -> dict[str, str]:
    return {row["check"]: row["text"] for row in answer["checks"]}
