"""Webhooks: events as HubSpot words them, in batches of 100, signed in all three versions."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
from dataclasses import dataclass, field
from itertools import count
from urllib.parse import unquote

from tests.crm_fakes.core.clock import Clock
from tests.crm_fakes.core.delivery import Event, Message
from tests.crm_fakes.core.store import Change
from tests.crm_fakes.hubspot.kinds import SINGULAR

PORTAL, APP = 243159876, 4711001
SUBSCRIBED = ("contacts", "companies", "deals")
NAMES = {
    "created": "creation",
    "deleted": "deletion",
    "restored": "restore",
    "merged": "merge",
    "purged": "privacyDeletion",
    "linked": "associationChange",
}


def v1_signature(secret: str, body: bytes) -> str:
    """`X-HubSpot-Signature` of webhooks: hex SHA-256 over secret and body."""
    return hashlib.sha256(secret.encode() + body).hexdigest()


def v2_signature(secret: str, method: str, uri: str, body: bytes) -> str:
    """`X-HubSpot-Signature` of cards and actions: method and URI too."""
    return hashlib.sha256(secret.encode() + method.encode() + uri.encode() + body).hexdigest()


def v3_signature(secret: str, method: str, uri: str, body: bytes, timestamp: str) -> str:
    """`X-HubSpot-Signature-v3`: base64 HMAC over method, decoded URI, raw body and timestamp."""
    path, mark, query = uri.partition("?")
    signed = (method + unquote(path) + mark + unquote(query)).encode() + body + timestamp.encode()
    return base64.b64encode(hmac.digest(secret.encode(), signed, "sha256")).decode()


@dataclass
class Events:
    """Words changes as events and packs them for the wire."""

    clock: Clock
    secret: str = "demo-secret"
    url: str = ""
    portal: int = PORTAL
    numbers: count[int] = field(default_factory=lambda: count(100))

    def of(self, change: Change) -> list[Event]:
        """What a change is to those who listen: a creation also tells its first values."""
        if change.kind not in SUBSCRIBED:
            return []
        singular = SINGULAR[change.kind]
        named = {"propertyName": "", "propertyValue": ""}
        values = [
            self._event(f"{singular}.propertyChange", change)
            | {"propertyName": name, "propertyValue": str(value)}
            for name, value in change.fields.items()
            if change.action in {"created", "updated"}
        ]
        if change.action == "updated":
            return values
        first = self._event(f"{singular}.{NAMES[change.action]}", change) | _more(change)
        if change.action == "created":
            return [first | {"changeFlag": "CREATED"}, *values]
        return [first | (named if change.action == "restored" else {})]

    def pack(self, events: list[Event]) -> Message:
        """One signed call."""
        body = json.dumps(events, ensure_ascii=False, separators=(",", ":")).encode()
        timestamp = str(self.clock.now())
        headers = {
            "Content-Type": "application/json",
            "X-HubSpot-Request-Timestamp": timestamp,
            "X-HubSpot-Signature": v1_signature(self.secret, body),
            "X-HubSpot-Signature-Version": "v1",
            "X-HubSpot-Signature-v3": v3_signature(self.secret, "POST", self.url, body, timestamp),
        }
        return Message(self.url, body, headers)

    def _event(self, name: str, change: Change) -> Event:
        ours = change.source == "INTEGRATION"
        return {
            "eventId": next(self.numbers),
            "subscriptionId": 3000 + sum(map(ord, name)) % 997,
            "portalId": self.portal,
            "appId": APP,
            "occurredAt": change.at,
            "subscriptionType": name,
            "attemptNumber": 0,
            "objectId": int(change.id),
            "changeSource": "INTEGRATION" if ours else "CRM_UI",
            "sourceId": str(APP) if ours else "userId:9000001",
        }


def _more(change: Change) -> Event:
    if change.action == "merged":
        ids = [int(one) for one in change.others]
        return {
            "primaryObjectId": ids[0],
            "mergedObjectIds": ids[1:],
            "newObjectId": int(change.id),
            "numberOfPropertiesMoved": len(change.fields),
        }
    if change.action == "linked":
        one, other = SINGULAR[change.kind].upper(), SINGULAR[change.fields["kind"]].upper()
        return {
            "associationType": f"{one}_TO_{other}",
            "fromObjectId": int(change.id),
            "toObjectId": int(change.fields["to"]),
            "associationRemoved": False,
            "isPrimaryAssociation": False,
        }
    return {}
