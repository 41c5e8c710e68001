"""Who works at the demo company, and how each of them has practised so far."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

COMPANY = "Northwind Logistics"
# Everybody's login at a company that exists on this machine only.
LOGIN_WITH = "Practise-every-day-1"
TEAMS = ("New business", "Key accounts")
TEMPLATES = (
    "clinic-cold-call",
    "builder-cold-call",
    "school-discovery",
    "logistics-discovery",
    "insurer-demo",
    "hotel-negotiation",
    "software-renewal",
    "lawfirm-gatekeeper",
)

Mode = Literal["private", "official"]


@dataclass(frozen=True)
class Person:
    """Somebody at the company; `team` is an index into TEAMS."""

    name: str
    role: Literal["admin", "manager", "learner"]
    team: int | None = None

    @property
    def email(self) -> str:
        """First name at the company."""
        return f"{self.name.split()[0].lower()}@northwind.example"


@dataclass(frozen=True)
class Session:
    """One call: how many days ago, at what hour, with whom, and how good the rep was that day.

    A call that would fall on a weekend is held on the Friday before.
    """

    days_ago: int
    hour: int
    template: str
    rep: str
    mode: Mode = "private"


ADMIN = Person("Ines Carvalho", "admin")
MANAGERS = (Person("Marcus Bell", "manager", 0), Person("Yuki Tanaka", "manager", 1))
LEARNERS = (
    Person("Lena Fischer", "learner", 0),
    Person("Omar Haddad", "learner", 0),
    Person("Sam Whitfield", "learner", 0),
    Person("Chloe Martin", "learner", 1),
    Person("Ravi Menon", "learner", 1),
    Person("Nora Lindgren", "learner", 1),
)

HISTORY: dict[str, tuple[Session, ...]] = {
    "Lena Fischer": (
        Session(20, 9, "school-discovery", "weak"),
        Session(19, 10, "school-discovery", "feature_dumper"),
        Session(17, 9, "logistics-discovery", "polite_but_aimless"),
        Session(14, 14, "school-discovery", "good_at_discovery"),
        Session(12, 9, "logistics-discovery", "good_at_discovery", "official"),
        Session(7, 10, "logistics-discovery", "excellent"),
        Session(5, 16, "school-discovery", "good_at_discovery", "official"),
        Session(3, 9, "logistics-discovery", "excellent", "official"),
        Session(1, 15, "school-discovery", "excellent", "official"),
    ),
    "Omar Haddad": (
        Session(19, 11, "builder-cold-call", "pushy"),
        Session(17, 11, "builder-cold-call", "feature_dumper"),
        Session(14, 16, "clinic-cold-call", "weak"),
        Session(12, 11, "clinic-cold-call", "polite_but_aimless", "official"),
        Session(10, 9, "clinic-cold-call", "good_at_discovery", "official"),
        Session(6, 13, "clinic-cold-call", "good_at_discovery"),
        Session(4, 10, "school-discovery", "good_at_discovery", "official"),
        Session(2, 11, "clinic-cold-call", "excellent", "official"),
    ),
    "Sam Whitfield": (
        Session(18, 8, "clinic-cold-call", "monologuer"),
        Session(16, 9, "clinic-cold-call", "weak", "official"),
        Session(13, 8, "school-discovery", "monologuer", "official"),
        Session(11, 8, "school-discovery", "polite_but_aimless", "official"),
    ),
    "Chloe Martin": (
        Session(20, 13, "insurer-demo", "feature_dumper"),
        Session(18, 13, "insurer-demo", "good_at_discovery"),
        Session(13, 10, "software-renewal", "good_at_discovery", "official"),
        Session(10, 15, "software-renewal", "excellent", "official"),
        Session(6, 9, "hotel-negotiation", "discounter"),
        Session(4, 15, "insurer-demo", "excellent", "official"),
        Session(3, 14, "hotel-negotiation", "excellent", "official"),
    ),
    "Ravi Menon": (
        Session(18, 15, "hotel-negotiation", "discounter"),
        Session(14, 16, "logistics-discovery", "good_at_discovery", "official"),
        Session(11, 10, "software-renewal", "feature_dumper", "official"),
        Session(7, 10, "software-renewal", "good_at_discovery"),
        Session(5, 9, "hotel-negotiation", "good_at_discovery", "official"),
        Session(1, 9, "logistics-discovery", "excellent"),
    ),
    "Nora Lindgren": (Session(6, 16, "lawfirm-gatekeeper", "weak"),),
}
