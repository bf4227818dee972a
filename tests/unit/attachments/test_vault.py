from __future__ import annotations

import io
import stat
from hashlib import sha256
from pathlib import Path

import pyrage
import pytest

from bot.attachments.vault import AgeVault, VaultDamaged, load_identity
from bot.errors import SettingsInvalid

CONTENT = b"1023456789;Ana;3001234567\n" * 5000
DIGEST = sha256(CONTENT).hexdigest()
KEY = str(pyrage.x25519.Identity.generate())


@pytest.fixture
def vault(tmp_path: Path) -> AgeVault:
    return AgeVault(tmp_path / "vault", KEY)


def stored(tmp_path: Path) -> list[Path]:
    return [path for path in (tmp_path / "vault").rglob("*") if path.is_file()]


def test_what_was_put_is_read_by_its_hash(vault: AgeVault) -> None:
    assert vault.put(CONTENT) == DIGEST
    assert vault.read(DIGEST) == CONTENT
    assert vault.has(DIGEST)


def test_a_stream_is_put_and_copied_out_without_being_held(vault: AgeVault) -> None:
    out = io.BytesIO()
    vault.copy_to(vault.put(io.BytesIO(CONTENT)), out)

    assert out.getvalue() == CONTENT


def test_nothing_of_the_content_is_on_the_disk(vault: AgeVault, tmp_path: Path) -> None:
    vault.put(CONTENT)

    (path,) = stored(tmp_path)
    assert b"3001234567" not in path.read_bytes()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_the_same_content_is_kept_once(vault: AgeVault, tmp_path: Path) -> None:
    assert vault.put(CONTENT) == vault.put(io.BytesIO(CONTENT)) == vault.put(CONTENT)
    assert len(stored(tmp_path)) == 1


def test_any_age_client_with_the_key_opens_a_file(vault: AgeVault, tmp_path: Path) -> None:
    vault.put(CONTENT)

    (path,) = stored(tmp_path)
    assert pyrage.decrypt(path.read_bytes(), [pyrage.x25519.Identity.from_str(KEY)]) == CONTENT


@pytest.mark.parametrize("digest", ["0" * 64, "", "../../etc/passwd", DIGEST.upper(), DIGEST[:-1]])
def test_what_is_not_there_is_a_key_error(vault: AgeVault, digest: str) -> None:
    with pytest.raises(KeyError):
        vault.read(digest)
    assert not vault.has(digest)
    assert not vault.delete(digest)


def test_a_deleted_content_is_gone(vault: AgeVault, tmp_path: Path) -> None:
    vault.put(CONTENT)

    assert vault.delete(DIGEST)
    assert not vault.delete(DIGEST)
    assert stored(tmp_path) == []


@pytest.mark.parametrize("position", [0, 50, 150, 220, 70_000, -1])
def test_a_changed_byte_is_noticed(vault: AgeVault, tmp_path: Path, position: int) -> None:
    vault.put(CONTENT)
    (path,) = stored(tmp_path)
    content = bytearray(path.read_bytes())
    content[position] ^= 1
    path.write_bytes(content)

    with pytest.raises(VaultDamaged):
        vault.read(DIGEST)


@pytest.mark.parametrize("length", [0, 10, 200, 65_000, -1])
def test_a_file_cut_short_is_noticed(vault: AgeVault, tmp_path: Path, length: int) -> None:
    vault.put(CONTENT)
    (path,) = stored(tmp_path)
    path.write_bytes(path.read_bytes()[:length])

    with pytest.raises(VaultDamaged):
        vault.read(DIGEST)


def test_two_files_swapped_are_noticed(vault: AgeVault, tmp_path: Path) -> None:
    other = vault.put(b"otra base")
    vault.put(CONTENT)
    first, second = stored(tmp_path)
    held = first.read_bytes()
    first.write_bytes(second.read_bytes())
    second.write_bytes(held)

    for digest in (DIGEST, other):
        with pytest.raises(VaultDamaged):
            vault.read(digest)


def test_a_put_that_fails_half_way_leaves_nothing(vault: AgeVault, tmp_path: Path) -> None:
    class Breaks(io.BytesIO):
        def read(self, size: int | None = -1) -> bytes:
            if self.tell() > 100_000:
                raise OSError("the disk went away")
            return super().read(size)

    with pytest.raises(OSError, match="went away"):
        vault.put(Breaks(CONTENT * 10))
    assert stored(tmp_path) == []


def test_a_new_key_in_front_encrypts_and_the_old_one_still_opens(vault: AgeVault, tmp_path: Path) -> None:
    vault.put(CONTENT)
    new = str(pyrage.x25519.Identity.generate())
    rotated = AgeVault(tmp_path / "vault", f"{new}\n{KEY}")
    other = rotated.put(b"otra")

    assert rotated.read(DIGEST) == CONTENT
    assert AgeVault(tmp_path / "vault", new).read(other) == b"otra"
    with pytest.raises(VaultDamaged):
        vault.read(other)


def test_a_key_is_made_once_and_kept_private(tmp_path: Path) -> None:
    data = tmp_path / "data"
    first = load_identity(data, None)

    assert load_identity(data, "") == first
    assert load_identity(data, KEY) == KEY
    (path,) = data.iterdir()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert AgeVault(tmp_path, first).put(b"x")


@pytest.mark.parametrize("key", ["", "  ", "AGE-SECRET-KEY-1", "clave"])
def test_a_key_that_is_none_is_told_at_the_start(tmp_path: Path, key: str) -> None:
    with pytest.raises(SettingsInvalid):
        AgeVault(tmp_path, key)
