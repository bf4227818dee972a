"""A certificate authority of the tests' own, and a server's certificate that it signed."""

from __future__ import annotations

import ssl
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path
from typing import Final

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

_DAY: Final = timedelta(days=1)
_PEM: Final = serialization.Encoding.PEM


@dataclass(frozen=True)
class Authority:
    """`certificate` is the file that whoever trusts it names in `SSL_CERT_FILE`."""

    folder: Path
    key: ec.EllipticCurvePrivateKey
    issued: x509.Certificate

    @classmethod
    def make(cls, folder: Path) -> Authority:
        """Make an authority whose files are in *folder*."""
        key, name = ec.generate_private_key(ec.SECP256R1()), _name("Autoridad de prueba")
        made = (
            _certificate(name, name, key.public_key())
            .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
            .add_extension(_usage(signs=True), critical=True)
            .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
            .sign(key, hashes.SHA256())
        )
        (folder / "authority.pem").write_bytes(made.public_bytes(_PEM))
        return cls(folder, key, made)

    @property
    def certificate(self) -> Path:
        """Its own certificate."""
        return self.folder / "authority.pem"

    def server(self, *addresses: str, days: int = 1) -> ssl.SSLContext:
        """Return what a server at those addresses, by name or number, shows; good for so many days."""
        key = ec.generate_private_key(ec.SECP256R1())
        names = [_alternative(one) for one in addresses]
        made = (
            _certificate(_name(addresses[0]), self.issued.subject, key.public_key(), days)
            .add_extension(x509.SubjectAlternativeName(names), critical=False)
            .add_extension(_usage(signs=False), critical=True)
            .add_extension(
                x509.AuthorityKeyIdentifier.from_issuer_public_key(self.key.public_key()), critical=False
            )
            .sign(self.key, hashes.SHA256())
        )
        secret = key.private_bytes(_PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
        file = self.folder / f"server-{made.serial_number}.pem"
        file.write_bytes(secret + made.public_bytes(_PEM))
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(file)
        return context


def _certificate(
    subject: x509.Name, issuer: x509.Name, key: ec.EllipticCurvePublicKey, days: int = 1
) -> x509.CertificateBuilder:
    until = datetime.now(UTC) + days * _DAY
    made = x509.CertificateBuilder().subject_name(subject).issuer_name(issuer).public_key(key)
    made = made.serial_number(x509.random_serial_number())
    return made.not_valid_before(min(datetime.now(UTC), until) - _DAY).not_valid_after(until)


def _usage(*, signs: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=not signs, key_cert_sign=signs, crl_sign=signs, content_commitment=False,
        key_encipherment=False, data_encipherment=False, key_agreement=False, encipher_only=False, decipher_only=False,
    )  # fmt: skip


def _name(text: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, text)])


def _alternative(address: str) -> x509.GeneralName:
    try:
        return x509.IPAddress(ip_address(address))
    except ValueError:
        return x509.DNSName(address)
