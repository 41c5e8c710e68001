"""Outbound messages: SOAP with up to 100 notifications, repeated until somebody says Ack."""

from __future__ import annotations

from collections.abc import Callable
from itertools import count
from xml.sax.saxutils import escape

from tests.crm_fakes.core.delivery import Delivery, Event, Message
from tests.crm_fakes.core.store import Change, Store
from tests.crm_fakes.salesforce.ids import DIGITS, ORGANIZATION, long_id
from tests.crm_fakes.salesforce.rows import Reader

WATCHED = ("Contact", "Lead", "Account", "Opportunity")
SENT = ("created", "updated", "restored", "merged")
FIELDS = {
    "Contact": ("Id", "SystemModstamp", "Email", "LastName", "FirstName"),
    "Lead": ("Id", "SystemModstamp", "Email", "LastName", "Company"),
    "Account": ("Id", "SystemModstamp", "Name"),
    "Opportunity": ("Id", "SystemModstamp", "Name", "StageName", "Amount"),
}
HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>'
    '<soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/" '
    'xmlns:xsd="http://www.w3.org/2001/XMLSchema" '
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><soapenv:Body>'
    '<notifications xmlns="http://soap.sforce.com/2005/09/outbound">'
)
TAIL = "</notifications></soapenv:Body></soapenv:Envelope>"


class Outbound:
    """Words changes as notifications. They carry the latest values, not those of the change."""

    def __init__(self, store: Store, reader: Callable[[], Reader]) -> None:
        """`reader` is asked when a message leaves."""
        self._store, self._reader = store, reader
        self._numbers = count(1)
        self.url, self.organization = "", ORGANIZATION

    def of(self, change: Change) -> list[Event]:
        """Deletions are not told: that is how outbound messages are."""
        if change.kind not in WATCHED or change.action not in SENT:
            return []
        number = next(self._numbers)
        text = f"{DIGITS[number // 3844 % 62]}{DIGITS[number // 62 % 62]}{DIGITS[number % 62]}"
        id_ = long_id(f"04l8d00000{text:0>5}")
        return [{"notification": id_, "kind": change.kind, "record": change.id}]

    def pack(self, events: list[Event]) -> Message:
        """One SOAP call about one object."""
        body = "".join(
            f"<{name}>{value}</{name}>"
            for name, value in (
                ("OrganizationId", self.organization),
                ("ActionId", "04k8d000000GmaEAAS"),
                ("SessionId", ""),
                ("EnterpriseUrl", "https://demo.my.salesforce.example/services/Soap/c/67.0"),
                ("PartnerUrl", "https://demo.my.salesforce.example/services/Soap/u/67.0"),
            )
        )
        body += "".join(self._notification(event) for event in events)
        headers = {"Content-Type": "text/xml; charset=utf-8", "SOAPAction": '""'}
        return Message(self.url, f"{HEAD}{body}{TAIL}".encode(), headers)

    def _notification(self, event: Event) -> str:
        kind = event["kind"]
        row = self._store.resolve(kind, event["record"])
        shown = self._reader().shown(row, list(FIELDS[kind]), "v67.0") if row else {}
        values = "".join(
            f"<sf:{name}>{escape(str(shown[name]))}</sf:{name}>"
            for name in FIELDS[kind]
            if shown.get(name) is not None
        )
        space = 'xmlns:sf="urn:sobject.enterprise.soap.sforce.com"'
        record = f'<sObject xsi:type="sf:{kind}" {space}>{values}</sObject>'
        return f"<Notification><Id>{event['notification']}</Id>{record}</Notification>"


def acknowledged(delivery: Delivery) -> bool:
    """True when the receiver said `<Ack>true</Ack>`."""
    reply = delivery.reply.replace(b" ", b"")
    return delivery.status == 200 and b"Ack>true<" in reply
