"""Kinds of objects: their type numbers, usual properties and the numbers of associations."""

from __future__ import annotations

from dataclasses import dataclass

TYPE_IDS = {
    "contacts": "0-1",
    "companies": "0-2",
    "deals": "0-3",
    "tasks": "0-27",
    "notes": "0-46",
    "meetings": "0-47",
    "calls": "0-48",
    "emails": "0-49",
}
KINDS = {number: kind for kind, number in TYPE_IDS.items()}
SINGULAR = {
    "contacts": "contact",
    "companies": "company",
    "deals": "deal",
    "tasks": "task",
    "notes": "note",
    "meetings": "meeting_event",
    "calls": "call",
    "emails": "email",
}
ACTIVITIES = ("notes", "calls", "meetings", "tasks", "emails")
SHOWN = {
    "contacts": (
        "createdate",
        "email",
        "firstname",
        "hs_object_id",
        "lastmodifieddate",
        "lastname",
    ),
    "companies": ("createdate", "domain", "hs_lastmodifieddate", "hs_object_id", "name"),
    "deals": (
        "amount",
        "closedate",
        "createdate",
        "dealname",
        "dealstage",
        "hs_lastmodifieddate",
        "hs_object_id",
        "pipeline",
    ),
}
SHOWN_ELSE = ("hs_createdate", "hs_lastmodifieddate", "hs_object_id")
SEARCHED = {
    "contacts": ("firstname", "lastname", "email", "phone", "company"),
    "companies": ("name", "domain", "phone", "website"),
    "deals": ("dealname",),
}
_ASSOCIATIONS = {
    ("contacts", "companies"): (279, 280),
    ("deals", "contacts"): (3, 4),
    ("deals", "companies"): (341, 342),
    ("notes", "contacts"): (202, 201),
    ("notes", "companies"): (190, 189),
    ("notes", "deals"): (214, 213),
    ("calls", "contacts"): (194, 193),
    ("calls", "companies"): (182, 181),
    ("calls", "deals"): (206, 205),
    ("meetings", "contacts"): (200, 199),
    ("meetings", "companies"): (188, 187),
    ("meetings", "deals"): (212, 211),
    ("tasks", "contacts"): (204, 203),
    ("tasks", "companies"): (192, 191),
    ("tasks", "deals"): (216, 215),
    ("emails", "contacts"): (198, 197),
    ("emails", "companies"): (186, 185),
    ("emails", "deals"): (210, 209),
    ("contacts", "contacts"): (449, 449),
    ("deals", "deals"): (451, 451),
    ("companies", "companies"): (450, 450),
}
PRIMARY = {("contacts", "companies"): (1, 2), ("deals", "companies"): (5, 6)}


@dataclass(frozen=True)
class Pair:
    """An association's number seen from one side, and from the other."""

    there: int
    back: int


def kind_of(word: str) -> str | None:
    """`contacts`, `contact` or `0-1` as `contacts`; None for what is no kind."""
    if word in TYPE_IDS:
        return word
    singular = {name: kind for kind, name in SINGULAR.items()} | {"meeting": "meetings"}
    return KINDS.get(word) or singular.get(word)


def default_pair(one: str, other: str) -> Pair | None:
    """The unlabelled association between two kinds."""
    if (one, other) in _ASSOCIATIONS:
        return Pair(*_ASSOCIATIONS[one, other])
    if (other, one) in _ASSOCIATIONS:
        back, there = _ASSOCIATIONS[other, one]
        return Pair(there, back)
    return None


def pair_of(one: str, other: str, number: int) -> Pair | None:
    """The association with this number between two kinds, None when it fits neither."""
    known = [default_pair(one, other)]
    if (one, other) in PRIMARY:
        known.append(Pair(*PRIMARY[one, other]))
    if (other, one) in PRIMARY:
        back, there = PRIMARY[other, one]
        known.append(Pair(there, back))
    return next((pair for pair in known if pair and pair.there == number), None)


def stamp_of(kind: str) -> str:
    """The property that holds the time of the last change."""
    return "lastmodifieddate" if kind == "contacts" else "hs_lastmodifieddate"


def created_of(kind: str) -> str:
    """The property that holds the time of creation."""
    return "createdate" if kind in SHOWN else "hs_createdate"
