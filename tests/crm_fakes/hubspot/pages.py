"""Record pages as HubSpot's own addresses have them."""

from __future__ import annotations

from tests.crm_fakes.core.clock import moment
from tests.crm_fakes.core.http import Answer, Params, Request
from tests.crm_fakes.core.pages import Shown, index_page, message_page, record_page
from tests.crm_fakes.core.store import Row, Store
from tests.crm_fakes.hubspot.kinds import ACTIVITIES, TYPE_IDS, kind_of
from tests.crm_fakes.hubspot.shapes import properties_of

TITLES = {
    "companies": ("name",),
    "deals": ("dealname",),
    "notes": ("hs_note_body",),
    "calls": ("hs_call_title", "hs_call_body"),
    "meetings": ("hs_meeting_title", "hs_meeting_body"),
    "tasks": ("hs_task_subject", "hs_task_body"),
    "emails": ("hs_email_subject", "hs_email_text"),
}


class Pages:
    """HTML for people who follow a link."""

    def __init__(self, store: Store, portal: int) -> None:
        """Reads this store."""
        self._store, self._portal = store, portal

    def href(self, row: Row) -> str:
        """A record's address."""
        return f"/contacts/{self._portal}/record/{TYPE_IDS[row.kind]}/{row.id}"

    def index(self, _: Request, __: Params) -> Answer:
        """Contacts, companies and deals."""
        kinds = ("deals", "contacts", "companies")
        return Answer(200, index_page("HubSpot", {k.title(): self._lines(k) for k in kinds}))

    def record(self, _: Request, params: Params) -> Answer:
        """One record with its activities, the newest first."""
        kind = kind_of(params["kind"])
        row = self._store.resolve(kind, params["id"]) if kind else None
        if row is None or row.deleted is not None:
            return Answer(404, message_page("HubSpot", "Not found", "There is no such record."))
        own = [self._store.find(*key) for key, _ in self._store.linked((row.kind, row.id))]
        rows = sorted((one for one in own if one), key=lambda one: -one.modified)
        lists = {
            "Activities": [self._line(one) for one in rows if one.kind in ACTIVITIES],
            "Associated": [self._line(one) for one in rows if one.kind not in ACTIVITIES],
        }
        return Answer(200, record_page("HubSpot", title_of(row), properties_of(row), lists))

    def _lines(self, kind: str) -> list[Shown]:
        return [self._line(row) for row in self._store.live(kind)[:200]]

    def _line(self, row: Row) -> Shown:
        note = f"{row.kind} · {moment(row.modified):%Y-%m-%d %H:%M}"
        return Shown(title_of(row), self.href(row), note)


def title_of(row: Row) -> str:
    """What a record is called."""
    if row.kind == "contacts":
        names = (row.fields.get("firstname", ""), row.fields.get("lastname", ""))
        return " ".join(filter(None, names)) or str(row.fields.get("email", row.id))
    texts = [str(row.fields[name]) for name in TITLES[row.kind] if row.fields.get(name)]
    return "\n".join(texts) or row.id
