"""Notification channels: made, renewed and ended by `actions/watch`; they die at their expiry."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from tests.crm_fakes.core.clock import Clock, parse_ms
from tests.crm_fakes.core.delivery import Event, Message
from tests.crm_fakes.core.http import Answer, Params, Request
from tests.crm_fakes.core.store import Change
from tests.crm_fakes.zoho.errors import RowError, missing_param

HOUR, WEEK = 3_600_000, 7 * 86_400_000
LONGEST_TOKEN = 50
WORDS = {
    "created": ("create", "insert"),
    "updated": ("edit", "update"),
    "deleted": ("delete", "delete"),
    "restored": ("create", "insert"),
    "merged": ("edit", "update"),
}
Given = dict[str, Any]


@dataclass(frozen=True)
class Channel:
    """A subscription: events such as `Contacts.edit`."""

    id: str
    url: str
    token: str
    events: tuple[str, ...]
    expires: int


class WatchApi:
    """Channels by id, and what they are told."""

    def __init__(self, clock: Clock, stamp: Callable[[int], str]) -> None:
        """`stamp` writes times as the organisation does."""
        self._clock, self._stamp = clock, stamp
        self.channels: dict[str, Channel] = {}

    def create(self, request: Request, _: Params) -> Answer:
        """201, or the row's error."""
        return self._run(request, self._subscribe, 201)

    def update(self, request: Request, _: Params) -> Answer:
        """A new expiry, address or token."""
        return self._run(request, self._renew, 200)

    def every(self, request: Request, _: Params) -> Answer:
        """Channels that are alive; 204 when there are none."""
        wanted = request.first("channel_id")
        rows = [self._shown(one) for one in self._alive() if wanted in {"", one.id}]
        if not rows:
            return Answer(204)
        info = {"per_page": 200, "count": len(rows), "page": 1, "more_records": False}
        return Answer(200, {"watch": rows, "info": info})

    def delete(self, request: Request, _: Params) -> Answer:
        """By `channel_ids`."""
        ids = request.listed("channel_ids")
        if not ids:
            raise missing_param("channel_ids")
        rows = [self._end(one) for one in ids]
        return Answer(200, {"watch": rows})

    def open(self, given: Given) -> Channel:
        """A channel without a call."""
        return self._subscribe(given)

    def of(self, change: Change) -> list[Event]:
        """One event for each channel that watches the change."""
        if change.action not in WORDS:
            return []
        event, operation = WORDS[change.action]
        name = f"{change.kind}.{event}"
        return [
            {
                "channel": one.id,
                "module": change.kind,
                "operation": operation,
                "id": change.id,
                "fields": sorted(change.fields),
            }
            for one in self._alive()
            if {name, f"{change.kind}.all"} & set(one.events)
        ]

    def pack(self, events: list[Event]) -> Message:
        """One call to one channel: ids, not records."""
        first, channel = events[0], self.channels[events[0]["channel"]]
        ids = list(dict.fromkeys(one["id"] for one in events))
        body = {
            "server_time": self._clock.now(),
            "query_params": {},
            "module": first["module"],
            "resource_uri": f"https://www.zohoapis.com/crm/v8/{first['module']}",
            "ids": ids,
            "affected_fields": [{one["id"]: one["fields"]} for one in events],
            "operation": first["operation"],
            "channel_id": channel.id,
            "token": channel.token,
        }
        return Message(channel.url, json.dumps(body).encode(), {"Content-Type": "application/json"})

    def _alive(self) -> list[Channel]:
        now = self._clock.now()
        return [one for one in self.channels.values() if one.expires > now]

    def _run(self, request: Request, work: Callable[[Given], Channel], done: int) -> Answer:
        rows, failed = [], False
        for given in request.json().get("watch") or []:
            try:
                rows.append(self._done(work(given)))
            except RowError as fault:
                failed = True
                rows.append(fault.row())
        return Answer(400 if failed or not rows else done, {"watch": rows})

    def _subscribe(self, given: Given) -> Channel:
        for name in ("channel_id", "events", "notify_url"):
            if not given.get(name):
                raise RowError("MANDATORY_NOT_FOUND", "required field not found", api_name=name)
        if len(str(given.get("token") or "")) > LONGEST_TOKEN:
            raise RowError("INVALID_DATA", "invalid data", api_name="token", maximum_length=50)
        made = Channel(
            str(given["channel_id"]),
            given["notify_url"],
            str(given.get("token") or ""),
            tuple(given["events"]),
            self._expiry(given),
        )
        self.channels[made.id] = made
        return made

    def _renew(self, given: Given) -> Channel:
        old = self.channels.get(str(given.get("channel_id")))
        if old is None:
            raise RowError("NOT_SUBSCRIBED", "Not subscribed for actions-watch")
        made = replace(
            old,
            url=given.get("notify_url", old.url),
            token=given.get("token", old.token),
            events=tuple(given.get("events", old.events)),
            expires=self._expiry(given),
        )
        self.channels[made.id] = made
        return made

    def _expiry(self, given: Given) -> int:
        now, text = self._clock.now(), given.get("channel_expiry")
        ends = now + HOUR if text is None else parse_ms(str(text))
        if ends is None or not now < ends <= now + WEEK:
            raise RowError("INVALID_DATA", "invalid data", api_name="channel_expiry")
        return ends

    def _end(self, id_: str) -> Given:
        if self.channels.pop(id_, None) is None:
            return RowError("NOT_SUBSCRIBED", "Not subscribed for actions-watch").row()
        text = "Successfully un-subscribed from actions-watch"
        return {"code": "SUCCESS", "details": {}, "message": text, "status": "success"}

    def _shown(self, one: Channel) -> Given:
        return {
            "channel_id": one.id,
            "events": list(one.events),
            "notify_url": one.url,
            "token": one.token,
            "channel_expiry": self._stamp(one.expires),
        }

    def _done(self, one: Channel) -> Given:
        text = "Successfully subscribed for actions-watch of the given module"
        row = {
            "resource_name": one.events[0].partition(".")[0],
            "channel_id": one.id,
            "channel_expiry": self._stamp(one.expires),
        }
        details = {"events": [row]}
        return {"code": "SUCCESS", "details": details, "message": text, "status": "success"}
