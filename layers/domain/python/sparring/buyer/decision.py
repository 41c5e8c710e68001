"""What the buyer decides in a turn, and why."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from sparring.buyer.moves import Json
from sparring.buyer.state import Outcome


class DecisionKind(StrEnum):
    """What the buyer does. The words come later and cannot change it."""

    OPEN = "open"
    GREET = "greet"
    GRANT = "grant"
    REVEAL = "reveal"
    ANSWER = "answer"
    DEFLECT = "deflect"
    REMIND = "remind"
    CONFIRM = "confirm"
    CORRECT = "correct"
    WARM_UP = "warm_up"
    ACKNOWLEDGE = "acknowledge"
    RAISE_OBJECTION = "raise_objection"
    ELABORATE = "elaborate"
    REPEAT_OBJECTION = "repeat_objection"
    ACCEPT_ANSWER = "accept_answer"
    PUSH_BACK = "push_back"
    TURN_DOWN = "turn_down"
    ASK_WHAT = "ask_what"
    COUNTER = "counter"
    CUT_IN = "cut_in"
    REDIRECT = "redirect"
    WARN = "warn"
    NUDGE = "nudge"
    SCREEN = "screen"
    PUT_THROUGH = "put_through"
    REFUSE = "refuse"
    AGREE = "agree"
    DECLINE = "decline"
    HANG_UP = "hang_up"
    RUN_OUT = "run_out"
    PART = "part"


YES = frozenset({DecisionKind.AGREE})
ENDINGS = frozenset({
    DecisionKind.AGREE, DecisionKind.DECLINE, DecisionKind.HANG_UP, DecisionKind.RUN_OUT,
    DecisionKind.REFUSE, DecisionKind.PART,
})  # fmt: skip

REASONS = {
    "asked_well": "The rep asked, and there was enough trust to answer.",
    "asked_too_early": "The rep asked before there was enough trust for it.",
    "asked_again": "The rep asked for something that was already told.",
    "nothing_to_tell": "The question led to nothing that matters here.",
    "unclear": "The buyer could not tell what the question was after.",
    "courtesy": "The rep was polite and said who is calling and why.",
    "summed_up": "The rep played back what was said.",
    "summed_up_wrong": "The rep played back something that was never said.",
    "tied_to_need": "The rep tied the offer to what the buyer had said.",
    "claimed_unsaid": "The rep referred to something the buyer never said.",
    "pitched": "The rep described the offer without tying it to a need.",
    "pitched_too_much": "One feature after another, none of them tied to a need.",
    "heard_concern": "The rep listened to the concern before answering it.",
    "answered_concern": "The rep gave what the concern needed.",
    "unheard_concern": "The rep answered the concern before having listened to it.",
    "missed_concern": "The answer does not meet the concern.",
    "ignored_concern": "The rep went past an open concern.",
    "concern_due": "Something stands in the way and had to be said.",
    "too_little_known": "The rep knows too little about the situation to deserve a yes.",
    "trust_low": "There is not enough trust.",
    "interest_low": "The buyer does not see enough in it yet.",
    "no_reason": "The rep never said what the buyer would gain.",
    "concern_open": "A concern is still open.",
    "price_too_high": "The price is above what this buyer will ever pay.",
    "no_price": "No price is on the table.",
    "discount_given_away": "The price fell for nothing, so waiting for more pays.",
    "too_vague": "The proposal was not concrete enough to agree to.",
    "all_met": "Trust, interest and a concrete proposal: nothing stands in the way.",
    "asked_too_often": "The rep kept asking after having been told no.",
    "pushed": "The rep pushed.",
    "insulted": "The rep was insulting.",
    "dismissed": "The rep waved a concern away.",
    "off_topic": "That had nothing to do with the call.",
    "talked_to_machine": "The rep gave orders that no buyer would follow.",
    "monologue": "The rep talked for too long.",
    "silence": "The rep said nothing.",
    "no_aim": "The turn led nowhere.",
    "small_talk": "There was more small talk than the buyer has time for.",
    "patience_gone": "The buyer ran out of patience.",
    "trust_gone": "The buyer no longer trusts the rep.",
    "time_up": "The buyer's time is up.",
    "said_goodbye": "The rep ended the call without agreeing on anything.",
    "door_open": "The rep gave the gatekeeper a reason to put the call through.",
    "door_shut": "The rep gave the gatekeeper no reason to put the call through.",
    "traded": "The rep gave something only in return for something.",
    "picked_up": "The buyer took the call.",
}


@dataclass(frozen=True, slots=True)
class Deltas:
    """How far a turn moved each level, after bounds; each from -100 to 100."""

    trust: int = 0
    interest: int = 0
    patience: int = 0

    def to_json(self) -> Json:
        """As JSON."""
        return {"trust": self.trust, "interest": self.interest, "patience": self.patience}


@dataclass(frozen=True, slots=True)
class Decision:
    """What the buyer does now.

    `targets` are ids of needs, facts or objections that it is about; only those may be told.
    `reasons` are keys of REASONS, the weightiest first. `slots` holds what the words may repeat,
    such as `when` or `price`. `speaker` is who talks: the buyer or the gatekeeper.
    """

    kind: DecisionKind
    targets: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()
    deltas: Deltas = Deltas()
    slots: dict[str, str] = field(default_factory=dict)
    speaker: str = "buyer"
    outcome: Outcome | None = None

    @property
    def ends(self) -> bool:
        """Whether the call is over with this."""
        return self.outcome is not None

    @property
    def why(self) -> tuple[str, ...]:
        """The reasons as sentences for people."""
        return tuple(REASONS[reason] for reason in self.reasons)

    def to_json(self) -> Json:
        """As JSON, for the turn's record."""
        return {
            "kind": self.kind.value,
            "targets": list(self.targets),
            "reasons": list(self.reasons),
            "deltas": self.deltas.to_json(),
            "speaker": self.speaker,
            "outcome": self.outcome,
        }
