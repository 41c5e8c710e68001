"""Record pages as Lightning's own addresses have them."""

from __future__ import annotations

from tests.crm_fakes.core.clock import moment
from tests.crm_fakes.core.http import Answer, Params, Request
from tests.crm_fakes.core.pages import Shown, index_page, message_page, record_page
from tests.crm_fakes.core.store import Row, Store
from tests.crm_fakes.salesforce.ids import kind_of, long_id
from tests.crm_fakes.salesforce.rows import Reader
from tests.crm_fakes.salesforce.schema import Schema

LISTED = ("Opportunity", "Contact", "Lead", "Account")
ACTIVITIES = ("Task", "Event")


class Pages:
    """HTML for people who follow a link."""

    def __init__(self, store: Store, schema: Schema, reader: Reader) -> None:
        """Reads this store."""
        self._store, self._schema, self._reader = store, schema, reader

    def href(self, row: Row) -> str:
        """A record's address."""
        return f"/lightning/r/{row.kind}/{row.id}/view"

    def index(self, _: Request, __: Params) -> Answer:
        """Opportunities, contacts, leads and accounts."""
        lists = {kind: [self._line(row) for row in self._store.live(kind)[:200]] for kind in LISTED}
        return Answer(200, index_page("Salesforce", lists))

    def record(self, _: Request, params: Params) -> Answer:
        """One record with its activities, the newest first."""
        id_ = long_id(params["id"])
        kind = kind_of(id_)
        row = self._store.resolve(kind, id_) if kind else None
        if row is None or row.deleted is not None:
            return Answer(404, message_page("Salesforce", "Not found", "There is no such record."))
        whole = self._reader.whole(row, "v67.0")
        facts = {n: self._readable(v) for n, v in whole.items() if n != "attributes"}
        related = self.related(row)
        lists = {
            "Activities": [self._line(one) for one in related if one.kind in ACTIVITIES],
            "Related": [self._line(one) for one in related if one.kind not in ACTIVITIES],
        }
        return Answer(200, record_page("Salesforce", self.title(row), facts, lists))

    def related(self, row: Row) -> list[Row]:
        """What points at a record, the newest first."""
        found = [
            one
            for kind, definitions in self._schema.rows.items()
            for one in self._store.live(kind)
            if any(one.fields.get(d.name) == row.id for d in definitions.values() if d.to)
        ]
        return sorted(found, key=lambda one: -one.modified)

    def title(self, row: Row) -> str:
        """What a record is called."""
        if row.kind == "OpportunityContactRole":
            return f"{self._name(row.fields.get('ContactId'))}: {row.fields.get('Role')}"
        names = (row.fields.get("FirstName"), row.fields.get("LastName"))
        own = row.fields.get("Name") or row.fields.get("Subject")
        text = str(own or " ".join(str(one) for one in names if one) or row.id)
        return text + (f"\n{row.fields.get('Description') or ''}" if row.kind in ACTIVITIES else "")

    def _readable(self, value: object) -> str:
        text = "" if value is None else str(value)
        return self._name(text) if len(text) == 18 and kind_of(text) else text

    def _name(self, id_: object) -> str:
        row = self._store.find(kind_of(str(id_)) or "", str(id_))
        return self.title(row).partition("\n")[0] if row else str(id_)

    def _line(self, row: Row) -> Shown:
        note = f"{row.kind} · {moment(row.modified):%Y-%m-%d %H:%M}"
        return Shown(self.title(row), self.href(row), note)
