"""Short secrets encrypted with the key of the vault, as text for a database's column."""

from __future__ import annotations

import base64
import binascii

from pyrage import DecryptError, IdentityError, decrypt, encrypt, x25519

from bot.core.text import say
from bot.errors import BotError, SettingsInvalid


class SealBroken(BotError):
    """A sealed secret cannot be opened with this key; give the former key beside the new one."""


class AgeSeal:
    """Seals with the first of the age *identities*, opens with any. Raises `SettingsInvalid` where one is malformed."""

    def __init__(self, identities: str) -> None:
        try:
            self._identities = [x25519.Identity.from_str(text) for text in identities.split()]
        except IdentityError as error:
            raise SettingsInvalid(say("error.vault_key")) from error

    def close(self, secret: str) -> str:
        """Return the secret encrypted, in Base64."""
        sealed: bytes = encrypt(secret.encode(), [self._identities[0].to_public()])
        return base64.b64encode(sealed).decode("ascii")

    def open(self, sealed: str) -> str:
        """Return the secret. Raises `SealBroken`."""
        try:
            opened: bytes = decrypt(base64.b64decode(sealed, validate=True), self._identities)
        except (DecryptError, binascii.Error) as error:
            raise SealBroken from error
        return opened.decode()
