"""Modules and their fields, custom ones too, and what `settings/fields` says of them."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any

STAGES = (
    ("Qualification", 10),
    ("Needs Analysis", 20),
    ("Value Proposition", 40),
    ("Proposal/Price Quote", 75),
    ("Negotiation/Review", 90),
    ("Closed Won", 100),
    ("Closed Lost", 0),
)


@dataclass(frozen=True)
class Field:
    """One field's definition; `to` is the module of a lookup."""

    name: str
    type: str = "text"
    length: int = 255
    to: str = ""
    read_only: bool = False
    required: bool = False
    unique: bool = False
    values: tuple[str, ...] = ()
    custom: bool = False

    def shown(self, place: int) -> dict[str, Any]:
        """As the settings have it."""
        return {
            "id": f"57257670000000{place:05d}",
            "api_name": self.name,
            "field_label": self.name.replace("_", " "),
            "data_type": self.type,
            "length": self.length,
            "read_only": self.read_only,
            "field_read_only": self.read_only,
            "system_mandatory": self.required,
            "custom_field": self.custom,
            "visible": True,
            "unique": {"casesensitive": False} if self.unique else {},
            "lookup": {"module": {"api_name": self.to}} if self.to else {},
            "pick_list_values": [
                {"display_value": one, "actual_value": one} for one in self.values
            ],
        }


def _texts(*names: str) -> tuple[Field, ...]:
    return tuple(Field(name) for name in names)


SYSTEM = (
    Field("id", "bigint", read_only=True),
    Field("Created_Time", "datetime", read_only=True),
    Field("Modified_Time", "datetime", read_only=True),
    Field("Created_By", "ownerlookup", to="Users", read_only=True),
    Field("Modified_By", "ownerlookup", to="Users", read_only=True),
    Field("Owner", "ownerlookup", to="Users"),
)
LONG = Field("Description", "textarea", 32_000)
ABOUT = (Field("Who_Id", "lookup", to="Contacts"), Field("What_Id", "lookup"), LONG)
SE = Field("$se_module")
STANDARD: dict[str, tuple[Field, ...]] = {
    "Contacts": (
        Field("First_Name", length=40),
        Field("Last_Name", length=80, required=True),
        Field("Full_Name", read_only=True),
        Field("Email", "email", 100, unique=True),
        Field("Phone", "phone", 30),
        Field("Mobile", "phone", 30),
        Field("Account_Name", "lookup", to="Accounts"),
        *_texts("Title", "Department", "Lead_Source", "Mailing_City", "Mailing_Country"),
        LONG,
    ),
    "Accounts": (
        Field("Account_Name", required=True),
        *_texts("Website", "Industry", "Billing_City", "Billing_Country", "Account_Type"),
        Field("Phone", "phone", 30),
        Field("Employees", "integer"),
        LONG,
    ),
    "Deals": (
        Field("Deal_Name", length=120, required=True),
        Field("Stage", "picklist", required=True, values=tuple(one[0] for one in STAGES)),
        Field("Amount", "currency"),
        Field("Closing_Date", "date"),
        Field("Probability", "integer"),
        Field("Account_Name", "lookup", to="Accounts"),
        Field("Contact_Name", "lookup", to="Contacts"),
        *_texts("Pipeline", "Next_Step", "Type"),
        LONG,
    ),
    "Calls": (
        *ABOUT,
        SE,
        Field("Subject", required=True),
        *_texts("Call_Type", "Call_Duration", "Call_Result", "Call_Purpose", "Call_Agenda"),
        Field("Outgoing_Call_Status"),
        Field("Call_Start_Time", "datetime"),
    ),
    "Tasks": (
        *ABOUT,
        SE,
        Field("Subject", required=True),
        Field("Due_Date", "date"),
        Field("Status", "picklist", values=("Not Started", "In Progress", "Completed")),
        Field("Priority", "picklist", values=("High", "Normal", "Low")),
    ),
    "Events": (
        *ABOUT,
        SE,
        Field("Event_Title", required=True),
        Field("Start_DateTime", "datetime"),
        Field("End_DateTime", "datetime"),
        *_texts("Venue"),
    ),
    "Notes": (
        Field("Note_Title", length=120),
        Field("Note_Content", "textarea", 32_000),
        Field("Parent_Id", "lookup", required=True),
    ),
}


@dataclass
class Schema:
    """Definitions by module and name; tests add and take away."""

    rows: dict[str, dict[str, Field]] = field(
        default_factory=lambda: {
            module: {one.name: one for one in (*SYSTEM, *own)} for module, own in STANDARD.items()
        }
    )

    def define(self, module: str, name: str, type_: str = "text", unique: bool = False) -> None:
        """A custom field."""
        self.rows[module][name] = Field(name, type_, unique=unique, custom=True)

    def remove(self, module: str, name: str) -> None:
        """It vanishes, as when an admin deletes it."""
        self.rows[module].pop(name)

    def require(self, module: str, name: str) -> None:
        """An admin made it mandatory."""
        self.rows[module][name] = replace(self.rows[module][name], required=True)

    def shown(self, module: str) -> list[dict[str, Any]]:
        """Every field of a module."""
        return [one.shown(place) for place, one in enumerate(self.rows[module].values(), 2000)]
