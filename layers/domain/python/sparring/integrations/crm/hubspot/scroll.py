"""The way through HubSpot's search, which shows at most 10,000 of what it finds.

Rows come in the order of their last change. Before the wall the search begins anew at the newest
change seen, whose rows come twice; when all 10,000 share one millisecond, that one is walked by
id. The algorithm is the one that Estuary's connector uses (facts/crm, 1.2).
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import Any

from sparring.integrations.crm.port import Record, Window

WALL = 10_000
LARGEST = 200
Filter = dict[str, str]


@dataclass(frozen=True)
class Scroll:
    """Where a walk stands: from which change on, how far in there, and past which id when all of
    one millisecond is walked by id.
    """

    since: int
    after: int = 0
    past: int | None = None

    @classmethod
    def of(cls, token: str | None, since: int) -> Scroll:
        """As a token says, else at the beginning."""
        return cls(**json.loads(token)) if token else cls(since)

    def token(self) -> str:
        """To go on from here later."""
        return json.dumps(asdict(self))

    def body(self, stamp: str, window: Window, names: list[str]) -> dict[str, Any]:
        """The search for the next page."""
        if self.past is None:
            filters = [
                _filter(stamp, "GTE", self.since),
                _filter(stamp, "LT", window.until_ms),
            ]
        else:
            filters = [
                _filter(stamp, "EQ", self.since),
                _filter("hs_object_id", "GT", self.past),
            ]
        return {
            "filterGroups": [{"filters": filters}],
            "sorts": [stamp if self.past is None else "hs_object_id"],
            "properties": names,
            "limit": LARGEST,
            "after": str(self.after),
        }

    def next(self, records: list[Record], after: str | None) -> Scroll | None:
        """The page after this one; None when it was the last."""
        if self.past is not None:
            last = max((int(one.remote_id) for one in records), default=self.past)
            # What is left of this millisecond is walked by id, then the rest by time again.
            return Scroll(self.since, past=last) if after else Scroll(self.since + 1)
        if after is None:
            return None
        if int(after) + LARGEST <= WALL:
            return Scroll(self.since, int(after))
        newest = max(one.modified_ms for one in records)
        return Scroll(newest) if newest > self.since else Scroll(self.since, past=0)


def _filter(name: str, operator: str, value: int) -> Filter:
    return {"propertyName": name, "operator": operator, "value": str(value)}
