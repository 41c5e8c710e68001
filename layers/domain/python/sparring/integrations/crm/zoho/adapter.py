"""Zoho behind the port `Crm`."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from sparring.integrations.crm import canonical
from sparring.integrations.crm.errors import (
    CrmError,
    NeedsConsent,
    Refused,
    Taken,
    UnknownField,
    Unreachable,
)
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
from sparring.integrations.crm.zoho import errors, mapper
from sparring.integrations.crm.zoho.client import ZohoClient

LARGEST = 2000
LISTED = 200
MOST_FIELDS = 50
NAME = re.compile(r"[A-Za-z]\w*", re.ASCII)
WRITTEN = ("Contacts", "Accounts", "Deals", "Tasks")
NO_KEY = "Make the single line field {key} in {module}, without duplicate values."


class ZohoCrm:
    """One organisation. `token` is asked for before each call; waiting and trying again is up to
    whoever calls (see `Crm`). Zoho's clock has whole seconds.
    """

    def __init__(self, token: Callable[[], str], *, domain: str) -> None:
        self.meter = Meter()
        self._client = ZohoClient(token, self.meter, domain)
        self._fields: dict[str, dict[str, Field]] = {}

    def close(self) -> None:
        """Let go of the connections that were kept."""
        self._client.close()

    def prepare(self) -> None:
        """See that our unique field is there. Raises NeedsConsent with what a person has to do."""
        for module in WRITTEN:
            ours = self._described(module).get(mapper.KEY)
            if ours is None or not ours.unique:
                raise NeedsConsent(NO_KEY.format(key=mapper.KEY, module=module))

    def describe(self, kind: Kind) -> list[Field]:
        """All fields, in the order of their names."""
        self._fields.pop(mapper.MODULES[kind], None)
        found = self._described(mapper.MODULES[kind]).values()
        return sorted(found, key=lambda one: one.name)

    def changed(self, wanted: Wanted, window: Window, token: str | None = None) -> Page:
        """By COQL: the time of the last change and, within one second, the id."""
        at, past = json.loads(token) if token else (window.since_ms, "")
        names = self._names(wanted)
        stamp, here = mapper.STAMP, _second(at)
        later = f"{stamp} >= '{here}'"
        if past:
            later = f"({stamp} > '{here}' or ({stamp} = '{here}' and id > {int(past)}))"
        before = f"{stamp} < '{_second(window.until_ms)}'"
        what = ("select", ", ".join(names), "from", mapper.MODULES[wanted.kind])
        which = ("where", f"({later} and {before})", f"order by {stamp}, id limit {LARGEST}")
        text = " ".join((*what, *which))
        answer = self._client.call("POST", "/coql", {"select_query": text})
        records = [self._record(wanted, one) for one in answer.body.get("data", ())]
        follows = None
        if answer.body.get("info", {}).get("more_records"):
            follows = json.dumps([records[-1].modified_ms, records[-1].remote_id])
        return Page(tuple(records), follows, answer.now_ms)

    def gone(self, kind: Kind, window: Window, token: str | None = None) -> Departures:
        """What was deleted, the newest first. Zoho does not say what a record was merged into."""
        page = int(token or 1)
        answer = self._client.call(
            "GET",
            f"/{mapper.MODULES[kind]}/deleted",
            headers={"If-Modified-Since": _second(window.since_ms - 1000)},
            type="all",
            page=page,
            per_page=LISTED,
        )
        found = [
            Gone(kind, str(one["id"]), canonical.ms(one["deleted_time"]))
            for one in answer.body.get("data", ())
        ]
        more = answer.body.get("info", {}).get("more_records")
        inside = [one for one in found if window.since_ms <= one.at_ms < window.until_ms]
        return Departures(tuple(inside), str(page + 1) if more else None, window.until_ms)

    def read(self, wanted: Wanted, ids: Sequence[str]) -> list[Record]:
        """At most 100 by id, in one call."""
        if not ids:
            return []
        answer = self._client.call(
            "GET",
            f"/{mapper.MODULES[wanted.kind]}",
            ids=",".join(ids),
            fields=",".join(self._names(wanted)),
        )
        return [self._record(wanted, one) for one in answer.body.get("data", ())]

    def create(self, kind: Kind, values: Values, key: str) -> Record:
        """By our unique field; one whose other unique value is there already is adopted."""
        own = {**values, mapper.KEY: key}
        try:
            made = self._upsert(mapper.MODULES[kind], own)
        except Taken as taken:
            if taken.remote_id is None:
                raise
            return self.update(kind, taken.remote_id, own)
        return self._one(kind, values, made)

    def update(
        self, kind: Kind, remote_id: str, values: Values, seen_ms: int | None = None
    ) -> Record:
        """Refused as Stale when it changed after `seen_ms`, to the second."""
        module = mapper.MODULES[kind]
        body = {"data": [mapper.row_of(values, self._known(module, values))]}
        since = {} if seen_ms is None else {"If-Modified-Since": _second(seen_ms)}
        path = f"/{module}/{_id(remote_id)}"
        _written(self._client.call("PUT", path, body, since).body)
        return self._one(kind, values, remote_id)

    def log(self, activity: Activity) -> str:
        """A completed task on a person and on a deal or company."""
        on = dict(reversed(activity.on))
        other = "deal" if "deal" in on else "company"
        task: dict[str, Any] = {
            "Subject": activity.subject[:255],
            "Description": activity.body[:32_000],
            "Due_Date": canonical.of_ms(activity.at_ms)[:10],
            "Status": "Completed",
            mapper.KEY: activity.key,
        }
        if "contact" in on:
            task["Who_Id"] = on["contact"]
        if other in on:
            task |= {"What_Id": on[other], "$se_module": mapper.MODULES[other]}
        return self._upsert("Tasks", task)

    def _upsert(self, module: str, values: Values) -> str:
        row = mapper.row_of(values, self._known(module, values))
        body = {"data": [row], "duplicate_check_fields": [mapper.KEY]}
        return str(_written(self._client.call("POST", f"/{module}/upsert", body).body)["id"])

    def _one(self, kind: Kind, values: Values, remote_id: str) -> Record:
        found = self.read(Wanted(kind, tuple(values)), [remote_id])
        if not found:
            raise Unreachable("Zoho does not show what it has just stored")
        return found[0]

    def _record(self, wanted: Wanted, row: Mapping[str, Any]) -> Record:
        return mapper.record_of(wanted.kind, row, wanted.links)

    def _names(self, wanted: Wanted) -> list[str]:
        names = mapper.names_asked(wanted.kind, wanted.names, wanted.links)
        for one in names:
            if not NAME.fullmatch(one):
                raise UnknownField(f"{one} is no field of Zoho", one)
        if len(names) > MOST_FIELDS:
            raise Refused(f"Zoho answers with {MOST_FIELDS} fields at most")
        return names

    def _known(self, module: str, values: Values) -> dict[str, Field]:
        """The fields of a module. Zoho overlooks a name that it does not know, we say so."""
        fields = self._described(module)
        for one in values:
            if one not in fields and not one.startswith("$"):
                raise UnknownField(f"{one} is no field of Zoho's {module}", one)
        return fields

    def _described(self, module: str) -> dict[str, Field]:
        if module not in self._fields:
            found = self._client.call("GET", "/settings/fields", module=module).body["fields"]
            self._fields[module] = {one.name: one for one in map(mapper.field_of, found)}
        return self._fields[module]


def _written(body: Mapping[str, Any]) -> Mapping[str, Any]:
    """The details of the one row that was written; raises the row's own error."""
    rows = body.get("data") or [{}]
    row: Mapping[str, Any] = rows[0]
    if row.get("status") != "success":
        raise _meant(row)
    details: Mapping[str, Any] = row["details"]
    return details


def _meant(row: Mapping[str, Any]) -> CrmError:
    return errors.refused(row) if row else Unreachable("Zoho answered without a row")


def _id(text: str) -> str:
    if not text.isdigit():
        raise Refused("This is no id of Zoho")
    return text


def _second(at: int) -> str:
    """A moment as Zoho writes it."""
    return canonical.of_ms(max(0, at))[:19] + "+00:00"
