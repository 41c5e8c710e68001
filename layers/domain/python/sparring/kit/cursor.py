"""Cursors that cannot be forged: bound to tenant, route and filter, signed, valid for a day."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json

from sparring.kit import clock
from sparring.kit.caller import Caller
from sparring.kit.errors import Malformed
from sparring.kit.secret import secret

VALID_SECONDS = 86_400
MAC_BYTES = 16
LONGEST = 1_024


def _mac(caller: Caller, scope: str, payload: bytes) -> bytes:
    bound = "\n".join((caller.tenant, caller.user_id, scope)).encode()
    key = secret("SIGNING_SECRET_ID")
    return hmac.new(key, bound + b"\n" + payload, hashlib.sha256).digest()[:MAC_BYTES]


def _text(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).decode().rstrip("=")


def _bytes(cursor: str) -> bytes:
    """What a cursor says; Malformed for one that we would not write exactly so."""
    try:
        raw = base64.b64decode(cursor + "=" * (-len(cursor) % 4), b"-_", validate=True)
    except ValueError:
        raise Malformed(code="bad_cursor") from None
    if len(cursor) > LONGEST or _text(raw) != cursor:
        raise Malformed(code="bad_cursor")
    return raw


def seal(caller: Caller, scope: str, last: str | None) -> str | None:
    """The cursor that goes on after sort key `last`; `scope` names route and filters."""
    if last is None:
        return None
    payload = json.dumps([last, clock.epoch(VALID_SECONDS)]).encode()
    return _text(_mac(caller, scope, payload) + payload)


def unseal(caller: Caller, scope: str, cursor: str | None) -> str | None:
    """The sort key inside a cursor of ours; Malformed for any other, or an expired one."""
    if cursor is None:
        return None
    raw = _bytes(cursor)
    payload = raw[MAC_BYTES:]
    if not hmac.compare_digest(raw[:MAC_BYTES], _mac(caller, scope, payload)):
        raise Malformed(code="bad_cursor")
    last, expires = json.loads(payload)
    if expires < clock.epoch():
        raise Malformed("This page link has expired.", code="bad_cursor")
    return str(last)
