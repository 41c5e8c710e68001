"""Salesforce behind the port `Crm`."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import replace
from email.utils import formatdate
from typing import Any
from urllib.parse import quote

from sparring.integrations.crm import canonical
from sparring.integrations.crm.errors import NeedsConsent
from sparring.integrations.crm.port import (
    Activity,
    Departures,
    Field,
    Gone,
    Kind,
    Meter,
    Page,
    Record,
    Values,
    Wanted,
    Window,
)
from sparring.integrations.crm.salesforce import mapper
from sparring.integrations.crm.salesforce.asking import LARGEST, after, select
from sparring.integrations.crm.salesforce.client import VERSION, SalesforceClient, soql
from sparring.integrations.crm.shapes import with_links

WRITTEN = ("Contact", "Account", "Opportunity", "Task")
NO_KEY = "Make the text field {key} on {name}: external id, unique, up to 80 characters."


class SalesforceCrm:
    """One org. `token` is asked for before each call; waiting and trying again is up to whoever
    calls (see `Crm`).
    """

    def __init__(self, token: Callable[[], str], *, instance: str, version: str = VERSION) -> None:
        self.meter = Meter()
        self._client = SalesforceClient(token, self.meter, instance, version)

    def close(self) -> None:
        """Let go of the connections that were kept."""
        self._client.close()

    def prepare(self) -> None:
        """See that our external id is there. Raises NeedsConsent with what a person has to do:
        only an administrator may change what Salesforce holds.
        """
        for name in WRITTEN:
            found = self._client.call("GET", f"sobjects/{name}/describe")
            if mapper.KEY not in {one["name"] for one in found["fields"]}:
                raise NeedsConsent(NO_KEY.format(key=mapper.KEY, name=name))

    def describe(self, kind: Kind) -> list[Field]:
        """All fields, in the order of their names."""
        found = self._client.call("GET", f"sobjects/{mapper.OBJECTS[kind]}/describe")
        fields = [mapper.field_of(one) for one in found["fields"]]
        return sorted(fields, key=lambda one: one.name)

    def changed(self, wanted: Wanted, window: Window, token: str | None = None) -> Page:
        """By the time of the last change and, within one moment, by id."""
        at, past = json.loads(token) if token else (window.since_ms, "")
        rows = self._rows(wanted, after(at, past, window.until_ms))
        records = [mapper.record_of(wanted.kind, one) for one in rows]
        follows = None
        if len(rows) == LARGEST:
            follows = json.dumps([records[-1].modified_ms, records[-1].remote_id])
        return Page(tuple(self._linked(wanted, records)), follows, self._client.now_ms)

    def gone(self, kind: Kind, window: Window, token: str | None = None) -> Departures:
        """What is in the bin, with whom it was merged into; at its end the log of deletions, which
        also holds what is in no bin any more.
        """
        at, past = json.loads(token) if token else (window.since_ms, "")
        where = f"IsDeleted = true AND {after(at, past, window.until_ms)}"
        names = ("Id", "MasterRecordId", mapper.STAMP)
        text = select(names, mapper.OBJECTS[kind], where)
        rows = self._client.query(text, deleted=True)
        found = [
            Gone(kind, one["Id"], canonical.ms(one[mapper.STAMP]), one["MasterRecordId"])
            for one in rows
        ]
        if len(rows) == LARGEST:
            follows = json.dumps([found[-1].at_ms, found[-1].remote_id])
            return Departures(tuple(found), follows, window.since_ms)
        logged, covered = self._log(kind, window)
        binned = {one.remote_id for one in found}
        return Departures(
            (*found, *(one for one in logged if one.remote_id not in binned)), None, covered
        )

    def read(self, wanted: Wanted, ids: Sequence[str]) -> list[Record]:
        """At most 100 by id; whoever was merged away is followed to the one that was kept."""
        if not ids:
            return []
        found = self._by_id(wanted, ids)
        lost = [one for one in ids if one not in {record.remote_id for record in found}]
        merged = self._masters(wanted.kind, lost) if lost else {}
        heirs = self._by_id(wanted, sorted(set(merged.values()))) if merged else []
        known = {one.remote_id for one in found}
        return [
            _heir(one, merged) for one in [*found, *(h for h in heirs if h.remote_id not in known)]
        ]

    def create(self, kind: Kind, values: Values, key: str) -> Record:
        """Under our external id: the same key again finds the same record."""
        made = self._upsert(mapper.OBJECTS[kind], key, dict(values))
        return self._one(kind, values, made)

    def update(
        self, kind: Kind, remote_id: str, values: Values, seen_ms: int | None = None
    ) -> Record:
        """Refused as Stale when it changed after `seen_ms`, to the second."""
        path = f"sobjects/{mapper.OBJECTS[kind]}/{quote(remote_id, safe='')}"
        since = {} if seen_ms is None else {"If-Unmodified-Since": _http_date(seen_ms)}
        self._client.call("PATCH", path, dict(values), since)
        return self._one(kind, values, remote_id)

    def log(self, activity: Activity) -> str:
        """A completed task on a person and on a deal or company."""
        on = dict(reversed(activity.on))
        task = {
            "Subject": activity.subject[:255],
            "Description": activity.body[:32_000],
            "ActivityDate": canonical.of_ms(activity.at_ms)[:10],
            "Status": "Completed",
            "WhoId": on.get("contact"),
            "WhatId": on.get("deal") or on.get("company"),
        }
        return self._upsert("Task", activity.key, task)

    def _upsert(self, name: str, key: str, fields: Any) -> str:
        """The id of the one record under our key. The library would leave `/` and `?` in it."""
        path = f"sobjects/{name}/{mapper.KEY}/{quote(key, safe='')}"
        answer = self._client.call("PATCH", path, fields)
        if answer is None:
            text = select(["Id"], name, soql(f"{mapper.KEY} = {{}}", key), most=2)
            found = self._client.query(text)
            return str(found[0]["Id"])
        return str(answer["id"])

    def _one(self, kind: Kind, values: Values, remote_id: str) -> Record:
        (found,) = self._by_id(Wanted(kind, tuple(values)), [remote_id])
        return found

    def _by_id(self, wanted: Wanted, ids: Sequence[str]) -> list[Record]:
        rows = self._rows(wanted, soql("Id IN {}", list(ids)))
        return self._linked(wanted, [mapper.record_of(wanted.kind, one) for one in rows])

    def _rows(self, wanted: Wanted, where: str) -> list[dict[str, Any]]:
        names = mapper.names_asked(wanted.kind, wanted.names, wanted.links)
        return self._client.query(select(names, mapper.OBJECTS[wanted.kind], where))

    def _masters(self, kind: Kind, ids: Sequence[str]) -> dict[str, str]:
        """Of merged records the one each went into at last, over as many merges as there were."""
        found: dict[str, str] = {}
        asked = list(ids)
        while asked:
            where = soql("Id IN {}", asked)
            text = select(("Id", "MasterRecordId"), mapper.OBJECTS[kind], where)
            rows = self._client.query(text, deleted=True)
            step = {one["Id"]: one["MasterRecordId"] for one in rows if one["MasterRecordId"]}
            asked = [one for one in step.values() if one not in found and one not in step]
            found |= step
        return {one: _end(found, one) for one in ids if one in found}

    def _log(self, kind: Kind, window: Window) -> tuple[list[Gone], int]:
        """The log of deletions; its dates are whole seconds."""
        end = max(window.until_ms, window.since_ms + 60_000)
        answer = self._client.call(
            "GET",
            f"sobjects/{mapper.OBJECTS[kind]}/deleted/",
            start=_whole(window.since_ms),
            end=_whole(end),
        )
        found = [
            Gone(kind, one["id"], canonical.ms(one["deletedDate"]))
            for one in answer["deletedRecords"]
        ]
        inside = [one for one in found if window.since_ms <= one.at_ms < window.until_ms]
        return inside, min(canonical.ms(answer["latestDateCovered"]), window.until_ms)

    def _linked(self, wanted: Wanted, records: list[Record]) -> list[Record]:
        roles = self._roles(wanted, records)
        return [
            with_links(one, [*_refers(wanted, one), *roles.get(one.remote_id, ())])
            for one in records
        ]

    def _roles(self, wanted: Wanted, records: list[Record]) -> dict[str, list[tuple[Kind, str]]]:
        """The people of deals, who are linked by a role; 200 deals to a question."""
        found: dict[str, list[tuple[Kind, str]]] = {}
        if wanted.kind != "deal" or "contact" not in wanted.links:
            return found
        ids = [one.remote_id for one in records]
        for at in range(0, len(ids), 200):
            where = soql("OpportunityId IN {}", ids[at : at + 200])
            names = ("OpportunityId", "ContactId")
            for row in self._client.query(select(names, "OpportunityContactRole", where)):
                found.setdefault(row["OpportunityId"], []).append(("contact", row["ContactId"]))
        return found


def _refers(wanted: Wanted, record: Record) -> list[tuple[Kind, str]]:
    names = {other: mapper.REFERS.get((wanted.kind, other)) for other in wanted.links}
    told = ((other, record.values.get(name)) for other, name in names.items() if name)
    return [(other, to) for other, to in told if to]


def _heir(record: Record, merged: dict[str, str]) -> Record:
    was = tuple(old for old, now in merged.items() if now == record.remote_id)
    return replace(record, was=was)


def _end(merged: dict[str, str], one: str) -> str:
    seen = {one}
    while one in merged and merged[one] not in seen:
        one = merged[one]
        seen.add(one)
    return one


def _whole(at: int) -> str:
    return canonical.of_ms(at)[:19] + "Z"


def _http_date(at: int) -> str:
    return formatdate(at // 1000, usegmt=True)
