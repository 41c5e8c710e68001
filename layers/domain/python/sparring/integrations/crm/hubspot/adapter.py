"""HubSpot behind the port `Crm`."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from sparring.integrations.crm import canonical
from sparring.integrations.crm.errors import NotThere, Taken
from sparring.integrations.crm.hubspot import errors, mapper
from sparring.integrations.crm.hubspot.client import HOST, VERSION, HubSpotClient, Json
from sparring.integrations.crm.hubspot.scroll import Scroll
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
from sparring.integrations.crm.shapes import with_links

OBJECTS = "/crm/objects/{version}"
LISTED = 100
UNIQUE = {
    "name": mapper.KEY,
    "label": "Sparring id",
    "description": "Set by Sparring, so that nothing is made twice.",
    "type": "string",
    "fieldType": "text",
    "hasUniqueValue": True,
}
GROUPS = {
    "contacts": "contactinformation",
    "companies": "companyinformation",
    "deals": "dealinformation",
    "notes": "engagement_info",
}


class HubSpotCrm:
    """One portal. `token` is asked for before each call; waiting and trying again is up to whoever
    calls (see `Crm`).
    """

    def __init__(
        self, token: Callable[[], str], *, host: str = HOST, version: str = VERSION
    ) -> None:
        self.meter = Meter()
        self._client = HubSpotClient(token, self.meter, host, version)

    def close(self) -> None:
        """Let go of the connections that were kept."""
        self._client.close()

    def prepare(self) -> None:
        """Our own unique property on each kind that we write."""
        for path, group in GROUPS.items():
            try:
                self._call("GET", f"/crm/properties/{{version}}/{path}/{mapper.KEY}")
            except NotThere:
                body = {**UNIQUE, "groupName": group}
                self._call("POST", f"/crm/properties/{{version}}/{path}", body)

    def describe(self, kind: Kind) -> list[Field]:
        """All properties, in the order of their names."""
        found = self._call("GET", f"/crm/properties/{{version}}/{mapper.PATHS[kind]}")
        fields = [mapper.field_of(one) for one in found["results"]]
        return sorted(fields, key=lambda one: one.name)

    def changed(self, wanted: Wanted, window: Window, token: str | None = None) -> Page:
        """By search, 200 at a time; `Scroll` knows the way past its wall."""
        scroll = Scroll.of(token, window.since_ms)
        stamp = mapper.stamp(wanted.kind)
        body = scroll.body(stamp, window, mapper.names_asked(wanted.kind, wanted.names))
        path = f"{OBJECTS}/{mapper.PATHS[wanted.kind]}/search"
        answer = self._client.call("POST", path, body)
        records = [mapper.record_of(wanted.kind, one) for one in answer.body.get("results", ())]
        after = answer.body.get("paging", {}).get("next", {}).get("after")
        follows = scroll.next(records, str(after) if after is not None else None)
        inside = [one for one in records if window.since_ms <= one.modified_ms < window.until_ms]
        linked = self._linked(wanted, inside)
        return Page(tuple(linked), follows.token() if follows else None, answer.now_ms)

    def gone(self, kind: Kind, window: Window, token: str | None = None) -> Departures:
        """HubSpot lists what is archived in no order of time: all of it is read."""
        path = f"{OBJECTS}/{mapper.PATHS[kind]}"
        more = {"after": token} if token else {}
        found = self._call("GET", path, archived="true", limit=LISTED, **more)
        gone = [
            Gone(kind, str(one["id"]), canonical.ms(str(one["archivedAt"])))
            for one in found["results"]
            if one.get("archivedAt")
        ]
        inside = [one for one in gone if window.since_ms <= one.at_ms < window.until_ms]
        after = found.get("paging", {}).get("next", {}).get("after")
        return Departures(tuple(inside), str(after) if after else None, window.until_ms)

    def read(self, wanted: Wanted, ids: Sequence[str]) -> list[Record]:
        """At most 100 by id, in one call."""
        body = {
            "inputs": [{"id": one} for one in ids],
            "properties": mapper.names_asked(wanted.kind, wanted.names),
            "propertiesWithHistory": [],
        }
        path = f"{OBJECTS}/{mapper.PATHS[wanted.kind]}/batch/read"
        rows = self._call("POST", path, body)["results"] if ids else []
        return self._linked(wanted, [mapper.record_of(wanted.kind, one) for one in rows])

    def create(self, kind: Kind, values: Values, key: str) -> Record:
        """Under our unique property; a contact whose address is there already is adopted."""
        try:
            return mapper.record_of(kind, self._upsert(mapper.PATHS[kind], key, values))
        except Taken as taken:
            if taken.remote_id is None:
                raise
            return self.update(kind, taken.remote_id, {**values, mapper.KEY: key})

    def update(
        self,
        kind: Kind,
        remote_id: str,
        values: Values,
        seen_ms: int | None = None,  # noqa: ARG002 - part of the port; HubSpot cannot tell
    ) -> Record:
        """The newest writer wins: HubSpot has no way to ask whether it changed meanwhile."""
        path = f"{OBJECTS}/{mapper.PATHS[kind]}/{remote_id}"
        changed = self._call("PATCH", path, {"properties": mapper.properties_of(values)})
        return mapper.record_of(kind, changed)

    def log(self, activity: Activity) -> str:
        """A note on its records; each step of it may be repeated."""
        text = {"hs_note_body": f"{activity.subject}\n\n{activity.body}"}
        at = {"hs_timestamp": canonical.of_ms(activity.at_ms)}
        note = str(self._upsert("notes", activity.key, {**text, **at})["id"])
        for kind, remote_id in activity.on:
            to = f"{mapper.PATHS[kind]}/{remote_id}"
            self._call("PUT", f"{OBJECTS}/notes/{note}/associations/default/{to}")
        return note

    def _upsert(self, path: str, key: str, values: Values) -> Json:
        """One row by our key. Raises Refused with the row's own reason."""
        one = {
            "id": key,
            "idProperty": mapper.KEY,
            "properties": mapper.properties_of({**values, mapper.KEY: key}),
        }
        answer = self._call("POST", f"{OBJECTS}/{path}/batch/upsert", {"inputs": [one]})
        if answer.get("results"):
            row: Json = answer["results"][0]
            return row
        raise errors.refused((answer.get("errors") or [{}])[0])

    def _linked(self, wanted: Wanted, records: list[Record]) -> list[Record]:
        for other in wanted.links:
            found = self._links(wanted.kind, other, [one.remote_id for one in records])
            records = [
                with_links(one, [(other, to) for to in found.get(one.remote_id, ())])
                for one in records
            ]
        return records

    def _links(self, kind: Kind, other: Kind, ids: list[str]) -> dict[str, list[str]]:
        if not ids:
            return {}
        pair = f"{mapper.PATHS[kind]}/{mapper.PATHS[other]}"
        body = {"inputs": [{"id": one} for one in ids]}
        found = self._call("POST", f"/crm/associations/{{version}}/{pair}/batch/read", body)
        return {
            str(one["from"]["id"]): [str(to["toObjectId"]) for to in one["to"]]
            for one in found["results"]
        }

    def _call(self, method: str, path: str, body: Any = None, **query: str | int) -> Json:
        return self._client.call(method, path, body, **query).body
