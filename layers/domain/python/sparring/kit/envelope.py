"""Envelope encryption of tenants' own secrets: a KMS data key, AES-GCM, the tenant as context."""

from __future__ import annotations

import os
from typing import Any

from sparring.kit import aws, config
from sparring.kit.caller import Caller
from sparring.kit.item import Item

NONCE_BYTES = 12


def _context(caller: Caller, purpose: str) -> dict[str, str]:
    return {"tenant_id": caller.tenant, "purpose": purpose}


def _cipher(key: bytes) -> Any:
    # Imported here: only the few functions that seal or open secrets pay for it.
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    return AESGCM(key)


def _bound(caller: Caller, purpose: str) -> bytes:
    return f"{caller.tenant}\n{purpose}".encode()


def seal(caller: Caller, purpose: str, secret: str) -> Item:
    """The sealed form of `secret`, to be stored. Opens only for the same tenant and purpose.

    Not KMS on the payload itself: AES-GCM also notices every changed bit.
    """
    data_key = aws.client("kms").generate_data_key(
        KeyId=config.setting("DATA_KEY_ID"),
        KeySpec="AES_256",
        EncryptionContext=_context(caller, purpose),
    )
    nonce = os.urandom(NONCE_BYTES)
    sealed = _cipher(data_key["Plaintext"]).encrypt(nonce, secret.encode(), _bound(caller, purpose))
    return {"key": data_key["CiphertextBlob"], "nonce": nonce, "sealed": sealed}


def unseal(caller: Caller, purpose: str, stored: Item) -> str:
    """The secret inside. Raises botocore's ClientError or cryptography's InvalidTag for a
    ciphertext of another tenant, of another purpose, or one that was changed.
    """
    answer = aws.client("kms").decrypt(
        CiphertextBlob=stored["key"], EncryptionContext=_context(caller, purpose)
    )
    cipher = _cipher(answer["Plaintext"])
    plain: bytes = cipher.decrypt(stored["nonce"], stored["sealed"], _bound(caller, purpose))
    return plain.decode()
