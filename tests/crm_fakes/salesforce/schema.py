"""Objects and their fields, custom ones too, and `describe` of them."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any

STAGES = (
    ("Prospecting", 10, False),
    ("Qualification", 20, False),
    ("Needs Analysis", 30, False),
    ("Proposal/Price Quote", 65, False),
    ("Negotiation/Review", 80, False),
    ("Closed Won", 100, True),
    ("Closed Lost", 0, True),
)


@dataclass(frozen=True)
class Field:
    """One field's definition; `to` and `relation` are of references."""

    name: str
    type: str = "string"
    label: str = ""
    length: int = 255
    to: tuple[str, ...] = ()
    relation: str = ""
    read_only: bool = False
    required: bool = False
    external: bool = False
    unique: bool = False
    values: tuple[str, ...] = ()

    def shown(self) -> dict[str, Any]:
        """As `describe` gives it."""
        return {
            "name": self.name,
            "label": self.label or self.name.removesuffix("__c").replace("_", " "),
            "type": self.type,
            "length": self.length if self.type in {"string", "textarea", "email"} else 0,
            "referenceTo": list(self.to),
            "relationshipName": self.relation or None,
            "createable": not self.read_only,
            "updateable": not self.read_only,
            "nillable": not self.required,
            "externalId": self.external,
            "unique": self.unique,
            "idLookup": self.external or self.name in {"Id", "Email"},
            "custom": self.name.endswith("__c"),
            "defaultedOnCreate": False,
            "filterable": self.type != "textarea",
            "sortable": self.type != "textarea",
            "picklistValues": [
                {"value": v, "label": v, "active": True, "defaultValue": False} for v in self.values
            ],
        }


def _texts(*names: str) -> tuple[Field, ...]:
    return tuple(Field(name) for name in names)


def _reference(name: str, *to: str) -> Field:
    return Field(name, "reference", to=to, relation=name.removesuffix("Id"))


def _read(name: str, kind: str) -> Field:
    return Field(name, kind, read_only=True)


SYSTEM = (
    _read("Id", "id"),
    _read("IsDeleted", "boolean"),
    *(_read(name, "datetime") for name in ("CreatedDate", "LastModifiedDate", "SystemModstamp")),
    *(
        replace(_reference(name, "User"), read_only=True)
        for name in ("CreatedById", "LastModifiedById")
    ),
)
OWNED = _reference("OwnerId", "User")
MASTER = Field("MasterRecordId", "reference", read_only=True)
LONG = Field("Description", "textarea", length=32_000)
ACTIVITY = (
    _reference("WhoId", "Contact", "Lead"),
    _reference("WhatId", "Account", "Opportunity"),
    Field("Subject"),
    LONG,
    OWNED,
)
PERSON = (
    Field("FirstName", length=40),
    Field("LastName", length=80, required=True),
    _read("Name", "string"),
    Field("Email", "email", length=80),
    *(Field(name, "phone", length=40) for name in ("Phone", "MobilePhone")),
    Field("Title", length=128),
    OWNED,
    MASTER,
    LONG,
)
STANDARD: dict[str, tuple[Field, ...]] = {
    "Contact": (
        *PERSON,
        _reference("AccountId", "Account"),
        *_texts("Department", "MailingCity", "MailingCountry", "LeadSource"),
    ),
    "Lead": (
        *PERSON,
        Field("Company", required=True),
        Field("Status", "picklist", values=("Open", "Working", "Closed")),
        *_texts("Industry", "City", "Country", "LeadSource"),
        Field("IsConverted", "boolean", read_only=True),
        replace(_reference("ConvertedContactId", "Contact"), read_only=True),
    ),
    "Account": (
        Field("Name", required=True),
        *_texts("Website", "Industry", "BillingCity", "BillingCountry", "Type"),
        Field("Phone", "phone", length=40),
        Field("NumberOfEmployees", "int"),
        OWNED,
        MASTER,
        LONG,
    ),
    "Opportunity": (
        Field("Name", length=120, required=True),
        Field("StageName", "picklist", required=True, values=tuple(one[0] for one in STAGES)),
        Field("CloseDate", "date", required=True),
        Field("Amount", "currency"),
        Field("Probability", "percent"),
        _read("IsClosed", "boolean"),
        _read("IsWon", "boolean"),
        Field("NextStep"),
        Field("Type"),
        _reference("AccountId", "Account"),
        OWNED,
        LONG,
    ),
    "OpportunityContactRole": (
        _reference("OpportunityId", "Opportunity"),
        _reference("ContactId", "Contact"),
        Field("Role"),
        Field("IsPrimary", "boolean"),
    ),
    "Task": (
        *ACTIVITY,
        Field("Status", "picklist", values=("Not Started", "In Progress", "Completed")),
        Field("Priority", "picklist", values=("High", "Normal", "Low")),
        Field("ActivityDate", "date"),
        *_texts("TaskSubtype", "CallType", "CallDisposition", "Type"),
        Field("CallDurationInSeconds", "int"),
    ),
    "Event": (
        *ACTIVITY,
        Field("StartDateTime", "datetime"),
        Field("EndDateTime", "datetime"),
        Field("DurationInMinutes", "int"),
    ),
    "User": (
        *_texts("FirstName", "LastName", "Name", "Username"),
        Field("Email", "email"),
        Field("IsActive", "boolean"),
    ),
}


@dataclass
class Schema:
    """Definitions by object and lower-case name; tests add and take away."""

    rows: dict[str, dict[str, Field]] = field(
        default_factory=lambda: {
            kind: {one.name.lower(): one for one in (*SYSTEM, *own)}
            for kind, own in STANDARD.items()
        }
    )

    def object(self, name: str) -> str | None:
        """The object's proper name, whatever the case."""
        return next((kind for kind in self.rows if kind.lower() == name.lower()), None)

    def field(self, kind: str, name: str) -> Field | None:
        """A field's definition."""
        return self.rows[kind].get(name.lower())

    def relation(self, kind: str, name: str) -> Field | None:
        """The reference that a relationship's name stands for: `Account` for AccountId."""
        wanted = name.lower()
        found = (one for one in self.rows[kind].values() if one.relation.lower() == wanted)
        return next(found, None)

    def define(self, kind: str, name: str, type_: str = "string", external: bool = False) -> None:
        """A custom field; its name must end in __c. An external id is unique."""
        made = Field(name, type_, external=external, unique=external)
        self.rows[kind][name.lower()] = made

    def remove(self, kind: str, name: str) -> None:
        """It vanishes, as when an admin deletes it."""
        self.rows[kind].pop(name.lower())

    def require(self, kind: str, name: str) -> None:
        """An admin made it mandatory."""
        self.rows[kind][name.lower()] = replace(self.rows[kind][name.lower()], required=True)

    def describe(self, kind: str) -> dict[str, Any]:
        """The whole object."""
        return {
            "name": kind,
            "label": kind,
            "queryable": True,
            "createable": True,
            "updateable": True,
            "deletable": True,
            "replicateable": True,
            "fields": [one.shown() for one in self.rows[kind].values()],
        }
