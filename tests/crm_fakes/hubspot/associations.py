"""Associations: one at a time below an object, and in batches."""

from __future__ import annotations

from typing import Any

from tests.crm_fakes.core.http import Answer, Params, Request
from tests.crm_fakes.core.store import Key, Store
from tests.crm_fakes.hubspot.batches import Batch
from tests.crm_fakes.hubspot.errors import invalid
from tests.crm_fakes.hubspot.kinds import TYPE_IDS, Pair, default_pair, pair_of
from tests.crm_fakes.hubspot.writing import Writing, known_kind

DEFINED = "HUBSPOT_DEFINED"


class AssociationApi:
    """Reads and writes the store's links."""

    def __init__(self, store: Store, writing: Writing, batch: Batch) -> None:
        """`writing` finds the ends."""
        self._store, self._writing, self._batch = store, writing, batch

    def targets(self, _: Request, params: Params) -> Answer:
        """What one object is associated with, of one kind."""
        one = self._end(params["kind"], params["id"])
        return Answer(200, {"results": self._targets(one, known_kind(params["to"]))})

    def set_default(self, _: Request, params: Params) -> Answer:
        """The unlabelled association, both ways."""
        one, other = self._ends(params)
        row = self._associate(one, other)
        return Answer(200, {"status": "COMPLETE", "results": row, **self._batch.stamps()})

    def set_labels(self, request: Request, params: Params) -> Answer:
        """Associations with the given numbers."""
        one, other = self._ends(params)
        for spec in request.json():
            self._link(one, other, int(spec["associationTypeId"]))
        return Answer(200, _labels(one, other))

    def delete(self, _: Request, params: Params) -> Answer:
        """None between the two any more."""
        one, other = self._ends(params)
        self._store.unlink(one, other)
        return Answer(204)

    def batch_read(self, request: Request, params: Params) -> Answer:
        """For each object what it is associated with; those with nothing are left out."""
        kind, to = known_kind(params["kind"]), known_kind(params["to"])

        def work(given: dict[str, Any]) -> dict[str, Any]:
            one = self._end(kind, given["id"])
            return {"from": {"id": one[1]}, "to": self._targets(one, to)}

        answer = self._batch.run(request, work)
        answer.body["results"] = [row for row in answer.body["results"] if row["to"]]
        return answer

    def batch_create(self, request: Request, params: Params) -> Answer:
        """With the given numbers."""

        def work(given: dict[str, Any]) -> dict[str, Any]:
            one = self._end(params["kind"], given["from"]["id"])
            other = self._end(params["to"], given["to"]["id"])
            for spec in given["types"]:
                self._link(one, other, int(spec["associationTypeId"]))
            return _labels(one, other)

        return self._batch.run(request, work, 201)

    def batch_default(self, request: Request, params: Params) -> Answer:
        """Unlabelled ones."""

        def work(given: dict[str, Any]) -> dict[str, Any]:
            one = self._end(params["kind"], given["from"]["id"])
            other = self._end(params["to"], given["to"]["id"])
            return self._associate(one, other)[0]

        return self._batch.run(request, work)

    def batch_archive(self, request: Request, params: Params) -> Answer:
        """None between any of these pairs any more."""
        for given in request.json().get("inputs", []):
            one = known_kind(params["kind"]), str(given["from"]["id"])
            for other in given["to"]:
                self._store.unlink(one, (known_kind(params["to"]), str(other["id"])))
        return Answer(204)

    def _end(self, word: str, id_: str) -> Key:
        kind = known_kind(word)
        return kind, self._writing.target(kind, id_).id

    def _ends(self, params: Params) -> tuple[Key, Key]:
        return self._end(params["kind"], params["id"]), self._end(params["to"], params["to_id"])

    def _targets(self, one: Key, kind: str) -> list[dict[str, Any]]:
        return [
            {
                "toObjectId": key[1],
                "associationTypes": [
                    {"category": DEFINED, "typeId": number, "label": None}
                    for number in sorted(types)
                ],
            }
            for key, types in self._store.linked(one, kind)
        ]

    def _associate(self, one: Key, other: Key) -> list[dict[str, Any]]:
        pair = default_pair(one[0], other[0])
        if pair is None:
            raise invalid(f"No default association between {one[0]} and {other[0]}")
        self._store.link(one, other, pair.there, pair.back)
        return [_spec(one, other, pair.there), _spec(other, one, pair.back)]

    def _link(self, one: Key, other: Key, number: int) -> Pair:
        pair = pair_of(one[0], other[0], number)
        if pair is None:
            raise invalid(f"Association type {number} does not fit {one[0]} to {other[0]}")
        self._store.link(one, other, pair.there, pair.back)
        return pair


def _spec(one: Key, other: Key, number: int) -> dict[str, Any]:
    spec = {"associationCategory": DEFINED, "associationTypeId": number}
    return {"from": {"id": one[1]}, "to": {"id": other[1]}, "associationSpec": spec}


def _labels(one: Key, other: Key) -> dict[str, Any]:
    return {
        "fromObjectTypeId": TYPE_IDS[one[0]],
        "fromObjectId": one[1],
        "toObjectTypeId": TYPE_IDS[other[0]],
        "toObjectId": other[1],
        "labels": [],
    }
