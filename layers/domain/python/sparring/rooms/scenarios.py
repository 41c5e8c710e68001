"""Scenes that ship: what everybody may know, and a brief that only one seat receives."""

from __future__ import annotations

from dataclasses import dataclass

from sparring.rooms.model import Seat


@dataclass(frozen=True)
class Scene:
    """A scene to play; `briefs` by seat, each for its own seat only."""

    title: str
    situation: str
    call_type: str
    briefs: dict[Seat, str]


SHIPPED: dict[str, Scene] = {
    "warehouse-discovery": Scene(
        title="First meeting with a warehouse manager",
        situation="A wholesaler of garden furniture ships from two warehouses. The manager of the "
        "larger one agreed to half an hour after a trade fair. You sell handheld scanners with "
        "the software behind them.",
        call_type="discovery",
        briefs={
            "seller": "You have thirty minutes and one aim: a visit to the warehouse within two "
            "weeks, with somebody from finance there. You know of the two warehouses and nothing "
            "else. One customer of yours cut wrong shipments by a third within a season.",
            "buyer": "Eleven of a hundred parcels went out wrong last spring, and each wrong one "
            "costs about 38 euros to mend. You tell figures only to somebody who asks how the "
            "season went and listens to the answer. Your last project failed because nobody "
            "trained the evening shift; say so if you are asked about earlier attempts. You can "
            "agree to a visit, but not to a price. Do not offer the visit yourself.",
            "observer": "Write down each question that made the buyer talk for longer than half a "
            "minute, and each one that was answered in a word.",
            "coach": "Watch whether the seller finds the cost of a wrong parcel. Whisper only "
            "when a minute passes without a question.",
        },
    ),
    "clinic-objection": Scene(
        title="A clinic that has heard it all before",
        situation="A group of five dental clinics uses a paper calendar at two of its front desks. "
        "The practice manager takes a second call about online booking, after a first one that "
        "went well enough.",
        call_type="demo",
        briefs={
            "seller": "In the first call you learned that empty chairs hurt them. Show how the "
            "waiting list fills one, and agree on a trial at one clinic. The price is 240 a month "
            "for each clinic; you may give the first month free, nothing more.",
            "buyer": "Your dentists fear that patients over sixty will not book online, and you "
            "had a phone system forced on you last year that nobody wanted. Raise both. You drop "
            "the first when you hear of a practice with patients like yours, and the second when "
            "the seller asks what went wrong then and lets you finish. With both gone you agree "
            "to a trial at the smallest clinic.",
            "observer": "For each objection note what the seller did first: answer, ask, or agree.",
            "coach": "The trap is to answer at once. Whisper a question, never an answer.",
        },
    ),
    "hotel-negotiation": Scene(
        title="The last round with a hotel chain",
        situation="A chain of nine hotels wants your guest messaging. The product is chosen; the "
        "head of purchasing and you meet to settle the contract before the quarter ends.",
        call_type="negotiation",
        briefs={
            "seller": "Your list price is 1,150 a month for a hotel. You may go to 990 against a "
            "contract of two years, or to 1,060 against payment a year ahead. Below 990 you have "
            "to leave the table. Never give without getting something for it.",
            "buyer": "You have an offer of 980 from somebody else, whom your hotel managers like "
            "less. Begin by asking for 900 and stay silent after each number you hear. You can "
            "sign two years if the price falls under 1,000. If the seller gives a discount for "
            "nothing, ask for another one.",
            "observer": "Count what each side gave and what it got for it.",
            "coach": "Whisper a trade whenever the seller is about to give something away.",
        },
    ),
    "software-renewal": Scene(
        title="A renewal that begins with a grievance",
        situation="An insurance broker has used your reporting tool for three years. The contract "
        "ends in six weeks. In March the tool was down for most of a working day.",
        call_type="renewal",
        briefs={
            "seller": "You want three more years. You have not yet spoken of that day in March. "
            "You may offer a credit of one month, and a named person for urgent calls.",
            "buyer": "That day cost your team a filing deadline and you a talk with your director. "
            "Until somebody says in plain words what happened and what has changed, talk of "
            "nothing else. Afterwards you are fair: you would sign for one year, for two with a "
            "named person to call. Never for three.",
            "observer": "Note when the seller first speaks of March, and who brought it up.",
            "coach": "Whisper once if the seller defends instead of listening.",
        },
    ),
}
