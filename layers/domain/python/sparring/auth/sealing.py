"""Secrets handed out as text: made, recognised by their hash, and used as keys."""

from __future__ import annotations

import base64
import hashlib
import hmac
import os
import re
from dataclasses import dataclass
from typing import Any

from sparring.kit import ids

SECRET_BYTES = 32
NONCE_BYTES = 12
LONGEST = 300
_SECRET = re.compile(r"[A-Za-z0-9_-]{43}")
_ID = re.compile(ids.PATTERN)


@dataclass(frozen=True)
class Token:
    """`<tenant>.<id>.<secret>` as text: it names its row, so that every key keeps its tenant."""

    tenant: str
    ids: tuple[str, ...]
    secret: bytes

    @property
    def text(self) -> str:
        """What is handed out."""
        shown = base64.urlsafe_b64encode(self.secret).decode().rstrip("=")
        return ".".join((self.tenant, *self.ids, shown))


def new_token(tenant: str, *parts: str) -> Token:
    """A token with a fresh 256-bit secret."""
    return Token(tenant, parts, os.urandom(SECRET_BYTES))


def read_token(text: str, *prefixes: str) -> Token | None:
    """The token in `text` whose ids begin with `prefixes`; None for anything else."""
    if len(text) > LONGEST:
        return None
    *names, secret = text.split(".")
    wanted = ("tn", *prefixes)
    fits = len(names) == len(wanted) and all(
        _ID.fullmatch(name) and name.startswith(f"{prefix}_")
        for name, prefix in zip(names, wanted, strict=True)
    )
    if not fits or not _SECRET.fullmatch(secret):
        return None
    return Token(names[0], tuple(names[1:]), base64.urlsafe_b64decode(secret + "="))


def digest(secret: bytes) -> bytes:
    """What is stored instead of a secret. Plain SHA-256: the secrets are random, not words."""
    return hashlib.sha256(secret).digest()


def fits(secret: bytes, stored: bytes) -> bool:
    """True when `stored` is the digest of `secret`; in constant time."""
    return hmac.compare_digest(digest(secret), stored)


def following(secret: bytes, salt: bytes) -> bytes:
    """The secret after this one; the same for everybody who asks, but only we know the salt."""
    return hmac.digest(salt, secret, "sha256")


def _cipher(secret: bytes) -> Any:
    # Imported here: the functions that only read links never pay for it.
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    # One block of HKDF-Expand (RFC 5869); the secret is uniform already and needs no extracting.
    return AESGCM(hmac.digest(secret, b"sparring sealed token\x01", "sha256"))


def seal(secret: bytes, text: str, bound_to: str) -> bytes:
    """`text`, readable only with the secret and for the same `bound_to`."""
    nonce = os.urandom(NONCE_BYTES)
    sealed: bytes = _cipher(secret).encrypt(nonce, text.encode(), bound_to.encode())
    return nonce + sealed


def unseal(secret: bytes, sealed: bytes, bound_to: str) -> str | None:
    """The text inside; None when the secret, the binding or a bit is wrong."""
    from cryptography.exceptions import InvalidTag

    nonce, rest = sealed[:NONCE_BYTES], sealed[NONCE_BYTES:]
    try:
        plain: bytes = _cipher(secret).decrypt(nonce, rest, bound_to.encode())
    except InvalidTag:
        return None
    return plain.decode()
