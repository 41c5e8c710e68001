"""The demo data in nobody's vocabulary: companies, people, deals and what was said lately.

Every name is made up; addresses end in `.example`, which nobody can own.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Company:
    """A customer: name, its domain, industry, city, employees."""

    name: str
    domain: str
    industry: str
    city: str
    employees: int


@dataclass(frozen=True)
class Person:
    """Somebody at a company (by its place in COMPANIES)."""

    first: str
    last: str
    title: str
    company: int

    @property
    def email(self) -> str:
        """An address that cannot be anybody's."""
        name = f"{self.first}.{self.last}".lower().replace(" ", "").replace("'", "")
        return f"{name.translate(PLAIN)}@{COMPANIES[self.company].domain}"

    @property
    def phone(self) -> str:
        """A number from the range for films."""
        return f"+1 555 01{(len(self.first) * 7 + len(self.last) * 13 + self.company) % 100:02d}"


@dataclass(frozen=True)
class Deal:
    """A deal: stage is 0 (new) to 4 (negotiation), 5 won, 6 lost; `days` until it closes."""

    name: str
    company: int
    people: tuple[int, ...]
    amount: int
    stage: int
    days: int


@dataclass(frozen=True)
class Activity:
    """What happened: note, call, meeting or task; `days` ago; about a person and a deal."""

    kind: str
    title: str
    text: str
    person: int
    deal: int
    days: int


PLAIN = str.maketrans("áäéèëíïñóöøüșłçãô", "aaeeeiinooouslcao")
COMPANIES = (
    Company("Halden Logistics", "halden-logistics.example", "Transport", "Rotterdam", 1400),
    Company("Brightwater Clinics", "brightwater.example", "Health care", "Bristol", 620),
    Company("Calder & Rowe", "calder-rowe.example", "Legal services", "Leeds", 180),
    Company("Ostrava Steelworks", "ostrava-steel.example", "Manufacturing", "Ostrava", 3100),
    Company("Fennimore Foods", "fennimore.example", "Food", "Madison", 890),
    Company("Lumen Robotics", "lumen-robotics.example", "Machinery", "Munich", 260),
    Company("Piedra Azul Hotels", "piedra-azul.example", "Hospitality", "Valencia", 740),
    Company("Northgate Insurance", "northgate-ins.example", "Insurance", "Toronto", 2200),
    Company("Tansy Textiles", "tansy.example", "Textiles", "Porto", 410),
    Company("Kestrel Energy", "kestrel-energy.example", "Energy", "Aberdeen", 1150),
    Company("Marlow Schools Trust", "marlow-trust.example", "Education", "Reading", 530),
    Company("Vantage Fleet", "vantage-fleet.example", "Leasing", "Denver", 340),
)
PEOPLE = (
    Person("Ingrid", "Vandermeer", "Chief operating officer", 0),
    Person("Joost", "Haverkamp", "Head of procurement", 0),
    Person("Sanne", "Brouwer", "Fleet planner", 0),
    Person("Amara", "Okonkwo", "Clinical director", 1),
    Person("Giles", "Pemberton-Shaw", "Finance director", 1),
    Person("Ruth", "Adeyemi", "Head of IT", 1),
    Person("Marcus", "Calder", "Managing partner", 2),
    Person("Priya", "Raghunathan", "Practice manager", 2),
    Person("Tomáš", "Dvorský", "Plant manager", 3),
    Person("Lenka", "Horáčková", "Purchasing lead", 3),
    Person("Radek", "Beneš", "Head of maintenance", 3),
    Person("Wade", "Fennimore", "Chief executive", 4),
    Person("Colleen", "O'Hara", "Supply chain director", 4),
    Person("Dashiell", "Nguyen", "Quality lead", 4),
    Person("Katharina", "Öhler", "Head of sales", 5),
    Person("Emre", "Yıldız", "Product manager", 5),
    Person("Sofía", "Ibarra Llopis", "General manager", 6),
    Person("Álvaro", "Climent", "Revenue manager", 6),
    Person("Neus", "Ferrandis", "Head of people", 6),
    Person("Desmond", "Achebe", "VP claims", 7),
    Person("Margaux", "Tremblay", "Chief information officer", 7),
    Person("Hollis", "Whitcombe", "Director of vendors", 7),
    Person("Nadia", "Karimi", "Training lead", 7),
    Person("Inês", "Quintela", "Owner", 8),
    Person("Rui", "Falcão", "Production manager", 8),
    Person("Fiona", "Mackellar", "Head of operations", 9),
    Person("Callum", "Strachan", "Offshore manager", 9),
    Person("Agnieszka", "Łukasik", "Contracts lead", 9),
    Person("Bernard", "Osei", "Safety director", 9),
    Person("Harriet", "Lovelock", "Chief executive", 10),
    Person("Imran", "Sheikh", "Head of finance", 10),
    Person("Peggy", "Dunmore", "Trustee", 10),
    Person("Cordelia", "Vance", "Founder", 11),
    Person("Rafael", "Monteiro", "Sales director", 11),
    Person("Winnie", "Zhao", "Customer success lead", 11),
    Person("Tobias", "Lindqvist", "IT architect", 0),
    Person("Oksana", "Hrytsenko", "Controller", 3),
    Person("Jerome", "Baptiste", "Regional manager", 4),
    Person("Mei-Ling", "Tan", "Head of engineering", 5),
    Person("Quentin", "Ashworth", "Broker relations", 7),
)
DEALS = (
    Deal("Halden: route planning for 400 trucks", 0, (0, 1), 184_000, 3, 24),
    Deal("Halden: driver training", 0, (1, 2), 36_500, 1, 61),
    Deal("Brightwater: booking desk", 1, (3, 4, 5), 92_000, 2, 40),
    Deal("Calder & Rowe: document store", 2, (6, 7), 27_800, 4, 9),
    Deal("Ostrava: predictive maintenance", 3, (8, 9, 10), 310_000, 2, 75),
    Deal("Ostrava: spare parts portal", 3, (9,), 58_000, 0, 90),
    Deal("Fennimore: cold chain sensors", 4, (11, 12), 126_000, 3, 18),
    Deal("Lumen: pilot, two sites", 5, (14, 15), 48_000, 4, 6),
    Deal("Piedra Azul: revenue suite", 6, (16, 17), 73_500, 1, 52),
    Deal("Northgate: claims assistant", 7, (19, 20, 21), 420_000, 3, 33),
    Deal("Northgate: onboarding academy", 7, (22,), 64_000, 5, -12),
    Deal("Tansy: energy audit", 8, (23, 24), 19_900, 6, -30),
    Deal("Kestrel: permit to work", 9, (25, 26, 27), 205_000, 2, 47),
    Deal("Marlow: finance system", 10, (29, 30), 88_000, 0, 110),
    Deal("Vantage: telematics renewal", 11, (32, 33), 151_000, 4, 4),
)
ACTIVITIES = (
    Activity(
        "call",
        "Discovery call",
        "Loses 9 % of miles to empty returns. Asks for proof "
        "from a fleet of the same size. Budget is decided in March.",
        0,
        0,
        6,
    ),
    Activity(
        "note",
        "Procurement's conditions",
        "Wants 60 days to pay and a way out after year one. The other bidder is 12 % cheaper.",
        1,
        0,
        3,
    ),
    Activity(
        "meeting",
        "Demo for the booking desk",
        "Nurses liked the shared calendar. Finance is afraid of a second system to pay for.",
        4,
        2,
        8,
    ),
    Activity("task", "Send the security questionnaire", "Ruth needs it before the 20th.", 5, 2, 2),
    Activity(
        "call",
        "Partner's worries",
        "Twice burnt by late migrations; wants a fixed date and a penalty.",
        6,
        3,
        1,
    ),
    Activity(
        "meeting",
        "Plant visit",
        "Two lines stop every month. Radek would run it, Lenka "
        "will not sign without a reference in steel.",
        8,
        4,
        15,
    ),
    Activity(
        "note",
        "Price pushback",
        "Colleen: the sensors cost more than the goods that spoil. Needs our figures per pallet.",
        12,
        6,
        4,
    ),
    Activity(
        "call",
        "Pilot results",
        "Up time rose from 91 to 97 %. Katharina asks who else pays by the hour.",
        14,
        7,
        1,
    ),
    Activity("call", "First contact", "Season starts in May, nothing new after April.", 16, 8, 20),
    Activity(
        "meeting",
        "Claims workshop",
        "Margaux wants the data to stay in Canada; Desmond wants it by summer.",
        20,
        9,
        5,
    ),
    Activity("note", "Won", "Nadia pushed it through. Start with 30 people.", 22, 10, 12),
    Activity("note", "Lost to doing nothing", "Inês: not this year.", 23, 11, 30),
    Activity("task", "Find a reference in energy", "For Fiona, before the board.", 25, 12, 2),
    Activity(
        "call", "Renewal", "Cordelia got a cheaper offer and says she would rather stay.", 32, 14, 1
    ),
)
STAGES = 7
