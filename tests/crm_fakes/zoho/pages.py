"""Record pages as Zoho's own addresses have them."""

from __future__ import annotations

from tests.crm_fakes.core.clock import moment
from tests.crm_fakes.core.http import Answer, Params, Request
from tests.crm_fakes.core.pages import Shown, index_page, message_page, record_page
from tests.crm_fakes.core.store import Row, Store
from tests.crm_fakes.zoho.rows import STANDARD, Reader
from tests.crm_fakes.zoho.schema import Schema

ORG = "org862114503"
LISTED = ("Deals", "Contacts", "Accounts")
ACTIVITIES = ("Calls", "Tasks", "Events", "Notes")


class Pages:
    """HTML for people who follow a link."""

    def __init__(self, store: Store, schema: Schema, reader: Reader) -> None:
        """Reads this store."""
        self._store, self._schema, self._reader = store, schema, reader

    def href(self, row: Row) -> str:
        """A record's address."""
        return f"/crm/{ORG}/tab/{row.kind}/{row.id}"

    def index(self, _: Request, __: Params) -> Answer:
        """Deals, contacts and accounts."""
        lists = {kind: [self._line(row) for row in self._store.live(kind)[:200]] for kind in LISTED}
        return Answer(200, index_page("Zoho CRM", lists))

    def record(self, _: Request, params: Params) -> Answer:
        """One record with its activities, the newest first."""
        module = params["module"]
        row = self._store.resolve(module, params["id"]) if module in STANDARD else None
        if row is None or row.deleted is not None:
            return Answer(404, message_page("Zoho CRM", "Not found", "There is no such record."))
        facts = {name: self._text(row, name) for name in self._schema.rows[module]}
        related = self.related(row)
        lists = {
            "Activities": [self._line(one) for one in related if one.kind in ACTIVITIES],
            "Related": [self._line(one) for one in related if one.kind not in ACTIVITIES],
        }
        return Answer(200, record_page("Zoho CRM", self._title(row), facts, lists))

    def related(self, row: Row) -> list[Row]:
        """What points at a record, the newest first."""
        found = [
            one
            for module in STANDARD
            for one in self._store.live(module)
            if row.id in {str(value) for value in one.fields.values()}
        ]
        return sorted(found, key=lambda one: -one.modified)

    def _title(self, row: Row) -> str:
        more = row.fields.get("Note_Content" if row.kind == "Notes" else "Description") or ""
        title = self._reader.title(row) or row.id
        return f"{title}\n{more}" if row.kind in ACTIVITIES else title

    def _text(self, row: Row, name: str) -> str:
        value = self._reader.value(row, name)
        if isinstance(value, dict):
            return str(value["name"])
        return "" if value is None else str(value)

    def _line(self, row: Row) -> Shown:
        note = f"{row.kind} · {moment(row.modified):%Y-%m-%d %H:%M}"
        return Shown(self._title(row), self.href(row), note)
