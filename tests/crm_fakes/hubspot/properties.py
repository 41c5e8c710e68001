"""Properties: standard ones, custom ones with unique values, and what a value must look like."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import Any

from tests.crm_fakes.core.clock import Clock, iso, parse_ms
from tests.crm_fakes.core.http import Answer, Params, Request
from tests.crm_fakes.hubspot.errors import invalid, missing, refused
from tests.crm_fakes.hubspot.kinds import ACTIVITIES, kind_of

EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s.]+")
STAGES = (
    ("appointmentscheduled", "Appointment scheduled"),
    ("qualifiedtobuy", "Qualified to buy"),
    ("presentationscheduled", "Presentation scheduled"),
    ("decisionmakerboughtin", "Decision maker bought-in"),
    ("contractsent", "Contract sent"),
    ("closedwon", "Closed won"),
    ("closedlost", "Closed lost"),
)
LONGEST = 65_536


@dataclass(frozen=True)
class Property:
    """One property's definition."""

    name: str
    label: str
    type: str = "string"
    field_type: str = "text"
    group: str = ""
    unique: bool = False
    read_only: bool = False
    custom: bool = False
    options: tuple[tuple[str, str], ...] = ()
    archived: bool = False
    created: int = 1_700_000_000_000

    def shown(self) -> dict[str, Any]:
        """As the properties API gives it."""
        options = [
            {"label": label, "value": value, "displayOrder": at, "hidden": False}
            for at, (value, label) in enumerate(self.options)
        ]
        rights = {"archivable": self.custom, "readOnlyDefinition": not self.custom}
        return {
            "name": self.name,
            "label": self.label,
            "type": self.type,
            "fieldType": self.field_type,
            "description": "",
            "groupName": self.group,
            "options": options,
            "hasUniqueValue": self.unique,
            "hubspotDefined": not self.custom,
            "archived": self.archived,
            "hidden": False,
            "createdAt": iso(self.created),
            "updatedAt": iso(self.created),
            "modificationMetadata": rights | {"readOnlyValue": self.read_only},
        }


def _texts(*names: str) -> list[Property]:
    return [Property(name, name.removeprefix("hs_").replace("_", " ").title()) for name in names]


def _stamps(*names: str) -> list[Property]:
    return [Property(name, name.title(), "datetime", "date", read_only=True) for name in names]


_OWNER = Property("hubspot_owner_id", "Owner", "enumeration", "select")
_OBJECT = [
    Property("hs_object_id", "Record ID", "number", "number", read_only=True),
    Property("hs_merged_object_ids", "Merged record IDs", "enumeration", "text", read_only=True),
    *_stamps("hs_lastmodifieddate", "hs_createdate", "createdate"),
    _OWNER,
]
_ACTIVITY = [Property("hs_timestamp", "Activity date", "datetime", "date")]
_TITLED = {
    "notes": ("hs_note_body",),
    "calls": (
        "hs_call_title",
        "hs_call_body",
        "hs_call_duration",
        "hs_call_direction",
        "hs_call_status",
        "hs_call_disposition",
        "hs_activity_type",
    ),
    "meetings": (
        "hs_meeting_title",
        "hs_meeting_body",
        "hs_meeting_start_time",
        "hs_meeting_end_time",
        "hs_meeting_outcome",
        "hs_internal_meeting_notes",
    ),
    "tasks": ("hs_task_subject", "hs_task_body", "hs_task_status", "hs_task_priority"),
    "emails": ("hs_email_subject", "hs_email_text", "hs_email_direction"),
}
STANDARD: dict[str, list[Property]] = {
    "contacts": [
        *_OBJECT,
        *_stamps("lastmodifieddate"),
        Property("email", "Email", unique=True, group="contactinformation"),
        *_texts("firstname", "lastname", "phone", "mobilephone", "jobtitle", "company"),
        *_texts("website", "city", "country", "lifecyclestage", "hs_lead_status"),
    ],
    "companies": [
        *_OBJECT,
        *_texts("name", "domain", "industry", "city", "country", "phone", "website"),
        Property("numberofemployees", "Number of employees", "number", "number"),
    ],
    "deals": [
        *_OBJECT,
        *_texts("dealname", "pipeline", "description", "dealtype"),
        Property("amount", "Amount", "number", "number", group="dealinformation"),
        Property("closedate", "Close date", "datetime", "date", group="dealinformation"),
        Property("dealstage", "Deal stage", "enumeration", "radio", options=STAGES),
    ],
} | {kind: [*_OBJECT, *_ACTIVITY, *_texts(*_TITLED[kind])] for kind in ACTIVITIES}


@dataclass
class Catalog:
    """The definitions by kind and name; tests take some away or make values mandatory."""

    clock: Clock
    rows: dict[str, dict[str, Property]] = field(
        default_factory=lambda: {
            kind: {one.name: one for one in found} for kind, found in STANDARD.items()
        }
    )
    required: dict[str, set[str]] = field(default_factory=dict)

    def unique(self, kind: str) -> list[str]:
        """Names of properties that no two records share."""
        return [one.name for one in self.rows[kind].values() if one.unique]

    def define(self, kind: str, name: str, type_: str = "string", unique: bool = False) -> None:
        """A custom property."""
        kinds = {"number": "number", "datetime": "date", "enumeration": "select"}
        shape = Property(
            name, name.replace("_", " ").title(), type_, kinds.get(type_, "text"), custom=True
        )
        self.rows[kind][name] = replace(shape, unique=unique, created=self.clock.now())

    def remove(self, kind: str, name: str) -> None:
        """It vanishes, as when an admin archives it."""
        self.rows[kind].pop(name)

    def check(self, kind: str, given: dict[str, Any], creating: bool) -> None:
        """400 for unknown properties and values that do not fit."""
        wrong = [fault for one in given.items() if (fault := self._fault(kind, *one))]
        if creating:
            lacking = self.required.get(kind, set()) - given.keys()
            wrong += [_said(name, "is required", "REQUIRED_FIELD") for name in sorted(lacking)]
        if wrong:
            message = f"Property values were not valid: {wrong}".replace("'", '"')
            raise refused(400, "VALIDATION_ERROR", message, errors=wrong)

    def _fault(self, kind: str, name: str, value: Any) -> dict[str, Any] | None:
        known = self.rows[kind].get(name)
        if known is None:
            return _said(name, "does not exist", "PROPERTY_DOESNT_EXIST")
        if known.read_only:
            return _said(name, "is read only", "READ_ONLY_VALUE")
        if value in {None, ""}:
            return None
        return _misfit(known, str(value))


def _misfit(known: Property, value: str) -> dict[str, Any] | None:
    if len(value) > LONGEST:
        return _said(known.name, f"is longer than {LONGEST} characters", "VALUE_TOO_LONG")
    if known.name == "email" and not EMAIL.fullmatch(value):
        return _said(known.name, f"Email address {value} is invalid", "INVALID_EMAIL")
    if known.type == "number" and not _is_number(value):
        return _said(known.name, f"{value} was not a valid number.", "INVALID_LONG")
    if known.type == "datetime" and parse_ms(value) is None:
        return _said(known.name, f"{value} was not a valid date.", "INVALID_DATE")
    if known.options and value not in {one for one, _ in known.options}:
        return _said(known.name, f"{value} was not one of the allowed options", "INVALID_OPTION")
    return None


def _is_number(value: str) -> bool:
    try:
        float(value)
    except ValueError:
        return False
    return True


def _said(name: str, text: str, code: str) -> dict[str, Any]:
    return {
        "message": f'Property "{name}" {text}',
        "code": code,
        "context": {"propertyName": [name]},
    }


class PropertyApi:
    """`/crm/properties/{version}/{object_type}`."""

    def __init__(self, catalog: Catalog) -> None:
        """Serves this catalog."""
        self._catalog = catalog

    def every(self, _: Request, params: Params) -> Answer:
        """Every definition of a kind."""
        rows = self._of(params).values()
        return Answer(200, {"results": [one.shown() for one in rows]})

    def get(self, _: Request, params: Params) -> Answer:
        """One definition."""
        return Answer(200, self._one(params).shown())

    def create(self, request: Request, params: Params) -> Answer:
        """A custom property, unique if it is to be."""
        given = request.json()
        self._fresh(given, self._of(params))
        kind = kind_of(params["kind"]) or ""
        unique = bool(given.get("hasUniqueValue"))
        self._catalog.define(kind, given["name"], given["type"], unique)
        made = replace(
            self._of(params)[given["name"]],
            label=given["label"],
            group=given["groupName"],
            field_type=given["fieldType"],
            options=tuple((o["value"], o["label"]) for o in given.get("options", [])),
        )
        self._of(params)[given["name"]] = made
        return Answer(200, made.shown())

    def update(self, request: Request, params: Params) -> Answer:
        """A new label."""
        old = self._one(params)
        made = replace(old, label=request.json().get("label", old.label))
        self._of(params)[old.name] = made
        return Answer(200, made.shown())

    def delete(self, _: Request, params: Params) -> Answer:
        """Gone, unless HubSpot itself made it."""
        if not self._one(params).custom:
            raise invalid("HubSpot's own properties cannot be archived")
        del self._of(params)[params["name"]]
        return Answer(204)

    def _fresh(self, given: dict[str, Any], known: dict[str, Property]) -> None:
        lacking = {"name", "label", "type", "fieldType", "groupName"} - given.keys()
        if lacking:
            raise invalid(f"Some required fields were not set: {sorted(lacking)}")
        if given["name"] in known:
            text = f"A property named '{given['name']}' already exists."
            raise refused(409, "OBJECT_ALREADY_EXISTS", text)

    def _of(self, params: Params) -> dict[str, Property]:
        kind = kind_of(params["kind"])
        if kind is None:
            raise missing("object type")
        return self._catalog.rows[kind]

    def _one(self, params: Params) -> Property:
        found = self._of(params).get(params["name"])
        if found is None:
            raise missing("property")
        return found
