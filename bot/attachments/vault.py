"""Encrypted, content-addressed files: one age file per SHA-256 of the plain content.

Layout: `<root>/ab/abcdef….age`, folders 0700, files 0600. A file appears whole or not at all: written
beside its place, flushed to the disk, then renamed. Any age client with the identity can open them.
"""

from __future__ import annotations

import contextlib
import hashlib
import io
import os
import re
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from pyrage import DecryptError, EncryptError, IdentityError, decrypt_io, encrypt_io, x25519

from bot.core.text import say
from bot.errors import BotError, SettingsInvalid

_DIGEST = re.compile(r"[0-9a-f]{64}")
_KEY_FILE = "vault.key"


class VaultDamaged(BotError):
    """A stored file cannot be opened with this key, or is not what was put; restore it from a backup."""


class AgeVault:
    """The vault port on a local folder.

    *identities* are age identities separated by white space: the first one encrypts, all may decrypt, so
    a key is replaced by putting the new one in front. Raises SettingsInvalid where one is malformed.
    """

    def __init__(self, root: Path, identities: str) -> None:
        try:
            self._identities = [x25519.Identity.from_str(text) for text in identities.split()]
        except IdentityError as error:
            raise SettingsInvalid(say("error.vault_key")) from error
        if not self._identities:
            raise SettingsInvalid(say("error.vault_key_empty"))
        self._root = root

    def put(self, content: bytes | BinaryIO) -> str:
        """Store *content* durably and return its SHA-256 in hexadecimal; the same content is kept once.

        Raises OSError where it cannot be read or written; nothing is left behind then.
        """
        if isinstance(content, bytes):
            digest = hashlib.sha256(content).hexdigest()
            if self.has(digest):
                return digest
            content = io.BytesIO(content)
        reader = _HashingReader(content)
        self._root.mkdir(mode=0o700, parents=True, exist_ok=True)
        with _written(self._root) as (stream, temporary):
            self._encrypt(reader, stream)
            _flush(stream)
            self._settle(temporary, reader.digest())
        return reader.digest()

    def read(self, sha256: str) -> bytes:
        """Return the content. Raises KeyError where there is none and VaultDamaged where it was altered."""
        out = io.BytesIO()
        self.copy_to(sha256, out)
        return out.getvalue()

    def copy_to(self, sha256: str, target: BinaryIO) -> None:
        """Write the content to *target*; not to be trusted before this returns. Raises as `read` does."""
        writer = _HashingWriter(target)
        try:
            with self._path(sha256).open("rb") as stream:
                decrypt_io(stream, writer, self._identities)
        except FileNotFoundError:
            raise KeyError(sha256) from None
        except (DecryptError, OSError, ValueError) as error:
            raise VaultDamaged from error
        if writer.digest() != sha256:
            raise VaultDamaged

    def has(self, sha256: str) -> bool:
        """Whether the content is stored."""
        return bool(_DIGEST.fullmatch(sha256)) and self._path(sha256).exists()

    def delete(self, sha256: str) -> bool:
        """Remove the content (R12); False where there was none."""
        try:
            path = self._path(sha256)
            path.unlink()
        except (FileNotFoundError, KeyError):
            return False
        _flush_folder(path.parent)
        return True

    def _encrypt(self, reader: _HashingReader, stream: BinaryIO) -> None:
        try:
            encrypt_io(reader, stream, [self._identities[0].to_public()])
        except EncryptError as error:
            raise OSError(str(error)) from error

    def _path(self, sha256: str) -> Path:
        if not _DIGEST.fullmatch(sha256):
            raise KeyError(sha256)
        return self._root / sha256[:2] / f"{sha256}.age"

    def _settle(self, temporary: Path, digest: str) -> None:
        path = self._path(digest)
        path.parent.mkdir(mode=0o700, exist_ok=True)
        temporary.replace(path)
        _flush_folder(path.parent)
        _flush_folder(self._root)


def load_identity(data_dir: Path, given: str | None) -> str:
    """Return the configured identity, else the one kept in *data_dir*, made at the first start (0600)."""
    if given and given.strip():
        return given
    path = data_dir / _KEY_FILE
    data_dir.mkdir(mode=0o700, parents=True, exist_ok=True)
    with contextlib.suppress(FileExistsError):
        _create(path, str(x25519.Identity.generate()))
    return path.read_text(encoding="ascii").strip()


def _create(path: Path, text: str) -> None:
    """Write a private file that is whole as soon as it is seen. Raises FileExistsError."""
    if path.exists():
        raise FileExistsError
    with _written(path.parent) as (stream, temporary):
        stream.write(text.encode("ascii") + b"\n")
        _flush(stream)
        os.link(temporary, path)
    _flush_folder(path.parent)


@contextlib.contextmanager
def _written(folder: Path) -> Iterator[tuple[BinaryIO, Path]]:
    """Yield a new private file (0600) in *folder* that is gone afterwards unless it was renamed."""
    descriptor, name = tempfile.mkstemp(prefix=".part-", dir=folder)
    try:
        with os.fdopen(descriptor, "wb") as stream:
            yield stream, Path(name)
    finally:
        Path(name).unlink(missing_ok=True)


def _flush(stream: BinaryIO) -> None:
    stream.flush()
    os.fsync(stream.fileno())


def _flush_folder(folder: Path) -> None:
    """Make a rename or removal in *folder* last; Windows has no such thing."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


class _HashingReader:
    """A stream that hashes what is read through it."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._hash = hashlib.sha256()

    def read(self, size: int = -1) -> bytes:
        piece = self._stream.read(size)
        self._hash.update(piece)
        return piece

    def digest(self) -> str:
        return self._hash.hexdigest()


class _HashingWriter:
    """A stream that hashes what is written through it."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._hash = hashlib.sha256()

    def write(self, piece: bytes) -> int:
        self._hash.update(piece)
        return self._stream.write(piece)

    def flush(self) -> None:
        self._stream.flush()

    def digest(self) -> str:
        return self._hash.hexdigest()
