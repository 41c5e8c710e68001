"""Access tokens as an attacker would make them."""

from __future__ import annotations

import base64
import hmac
import json
import time
from hashlib import sha256
from typing import Any

from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import padding, rsa

Json = dict[str, Any]


def _text(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).decode().rstrip("=")


def _packed(part: Json) -> str:
    return _text(json.dumps(part).encode())


def parts(token: str) -> tuple[Json, Json]:
    """Header and claims of a token, unchecked."""
    header, claims, _ = token.split(".")
    return _read(header), _read(claims)


def _read(part: str) -> Json:
    read: Json = json.loads(base64.urlsafe_b64decode(part + "=" * (-len(part) % 4)))
    return read


def own_key() -> rsa.RSAPrivateKey:
    """A key that the user pool has never seen."""
    return rsa.generate_private_key(public_exponent=65_537, key_size=2_048)


def read_key(pem: bytes) -> rsa.RSAPrivateKey:
    """The private key of a PEM file."""
    key = serialization.load_pem_private_key(pem, None)
    assert isinstance(key, rsa.RSAPrivateKey)
    return key


def public_pem(key: rsa.RSAPrivateKey) -> bytes:
    """The public half, as it is published."""
    return key.public_key().public_bytes(
        serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo
    )


def signed(header: Json, claims: Json, key: rsa.RSAPrivateKey) -> str:
    """A token signed with RS256, whatever its header says."""
    body = f"{_packed(header)}.{_packed(claims)}"
    signature = key.sign(body.encode(), padding.PKCS1v15(), hashes.SHA256())
    return f"{body}.{_text(signature)}"


def signed_hs256(header: Json, claims: Json, secret: bytes) -> str:
    """A token signed with HS256 and a secret that is none."""
    body = f"{_packed({**header, 'alg': 'HS256'})}.{_packed(claims)}"
    return f"{body}.{_text(hmac.new(secret, body.encode(), sha256).digest())}"


def unsigned(header: Json, claims: Json) -> str:
    """A token with alg none."""
    return f"{_packed({**header, 'alg': 'none'})}.{_packed(claims)}."


def untimely(claims: Json) -> dict[str, Json]:
    """The same claims at wrong times."""
    now = int(time.time())
    without = {name: value for name, value in claims.items() if name != "exp"}
    return {
        "expired": {**claims, "iat": now - 7_200, "exp": now - 3_600},
        "not yet": {**claims, "nbf": now + 3_600},
        "no end": without,
    }
