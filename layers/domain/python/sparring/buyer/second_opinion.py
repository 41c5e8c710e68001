"""Where patterns are silent or unsure about a sentence, what it resembles decides."""

from __future__ import annotations

from sparring.buyer import amounts
from sparring.buyer.asking import read_question
from sparring.buyer.forms import Form
from sparring.buyer.heard import ABOUT, Heard
from sparring.buyer.moves import INJECTION, QUESTIONS, Move, MoveKind
from sparring.buyer.patterns import DAY, compiled, found
from sparring.buyer.resemblance import Opinion
from sparring.buyer.topics import closest, is_business

UNSURE = frozenset({
    MoveKind.REMARK, MoveKind.ASK_CLOSED, MoveKind.ASK_OPEN, MoveKind.PITCH, MoveKind.TIE_TO_NEED,
    MoveKind.ASK_PERMISSION, MoveKind.STATE_PURPOSE, MoveKind.GIVE_EVIDENCE, MoveKind.LISTEN,
    MoveKind.SMALL_TALK, MoveKind.OFF_TOPIC, MoveKind.SUMMARISE,
})  # fmt: skip
"""What patterns read too easily: their precision is under 0.8 on the tuning half."""
FAULTS = frozenset({MoveKind.PUSH, MoveKind.DISMISS, MoveKind.INSULT, MoveKind.INTERRUPT})
WEIGHTY = FAULTS | {MoveKind.GOODBYE, MoveKind.ASK_SALE, MoveKind.OFF_TOPIC}
"""What costs the rep much or ends the call has to be clearer than the rest."""

FROM_SILENCE, FROM_UNSURE, LEAD, MORE = 0.20, 0.30, 0.05, 0.10
"""Scores from which a likeness counts; chosen on the tuning half, not at its best but above."""
STRENGTH = 80
"""Of a move that is only alike: less than one that was said in known words."""


_GREETING = r"(?:hi|hiya|hello|hey|good (?:morning|afternoon|evening|day))(?: [\w.]+){0,2}[,.!] ?"
_FORMS: dict[MoveKind, Form] = {MoveKind.ASK_OPEN: "open", MoveKind.ASK_CLOSED: "closed"}


def settled(heard: Heard, known: list[Move], opinion: Opinion) -> list[Move]:
    """The moves of a sentence after the second opinion: `known` where that is sure."""
    if any(move.target == INJECTION for move in known):
        return known
    greeting = compiled(_GREETING).match(heard.plain)
    greets = [move for move in known if move.kind is MoveKind.GREET]
    if not (greeting and greets):
        return _weighed(heard, known, opinion)
    others = [move for move in known if move.kind is not MoveKind.GREET]
    rest = Heard(heard.persona, heard.state, heard.raw[greeting.end() :])
    return greets + _weighed(rest, others, opinion) if len(rest.plain.split()) > 1 else known


def _weighed(heard: Heard, known: list[Move], opinion: Opinion) -> list[Move]:
    kinds = {move.kind for move in known}
    if not kinds <= UNSURE:
        return known
    scores = opinion.scores(heard.persona, heard.plain)
    likeliest = sorted(scores, key=lambda kind: -scores[kind])
    best = next((kind for kind in likeliest if _can_be(heard, kind, kinds)), MoveKind.REMARK)
    if best in kinds or best is MoveKind.REMARK:
        return known
    score = scores[best] - (MORE if best in WEIGHTY else 0)
    own = max((scores.get(kind, 0.0) for kind in kinds), default=0.0)
    silent = kinds <= {MoveKind.REMARK}
    enough = score >= FROM_SILENCE if silent else score >= max(FROM_UNSURE, own + LEAD)
    return _made(heard, best) if enough else known


def _can_be(heard: Heard, kind: MoveKind, known: set[MoveKind]) -> bool:
    """What the call makes impossible is not read into a sentence."""
    if kind is MoveKind.ASK_TO_CONNECT:
        return heard.state.stage == "gatekeeper"
    if kind is MoveKind.ACCEPT_PRICE:
        return bool(heard.state.counter)
    if kind is MoveKind.OFFER_DISCOUNT and MoveKind.GIVE_EVIDENCE in known:
        return False
    if kind is MoveKind.OFF_TOPIC:
        return not is_business(heard.persona, heard.plain)
    return kind not in FAULTS or MoveKind.SUMMARISE not in known


def _made(heard: Heard, kind: MoveKind) -> list[Move]:
    """The moves of this kind, with what they are about."""
    if kind in QUESTIONS:
        return _asked(heard, kind)
    if kind in {MoveKind.SUMMARISE, MoveKind.TIE_TO_NEED}:
        target, score = closest(heard.persona, heard.plain, heard.state.revealed)
        return [heard.move(kind, target if score >= ABOUT else "", STRENGTH)]
    if kind in {MoveKind.LISTEN, MoveKind.GIVE_EVIDENCE, MoveKind.SHOW_VALUE}:
        return [heard.move(kind, heard.standing, STRENGTH)]
    if kind in {MoveKind.ASK_NEXT_STEP, MoveKind.ASK_SALE}:
        return [_closing(heard, kind)]
    percent = amounts.percent(heard.plain) if kind is MoveKind.OFFER_DISCOUNT else 0
    return [heard.move(kind, "", STRENGTH, percent)]


def _asked(heard: Heard, kind: MoveKind) -> list[Move]:
    form = heard.form if kind is MoveKind.QUANTIFY else _FORMS[kind]
    asked = read_question(heard.persona, heard.state, heard.plain, form)
    moves = [heard.move(one, target, min(strength, STRENGTH)) for one, target, strength in asked]
    counts = any(move.kind is MoveKind.QUANTIFY for move in moves)
    if kind is not MoveKind.QUANTIFY or counts:
        return moves
    return [heard.move(kind, moves[-1].target, STRENGTH), *moves]


def _closing(heard: Heard, kind: MoveKind) -> Move:
    day = compiled(DAY).search(heard.plain)
    vague = kind is MoveKind.ASK_NEXT_STEP and bool(found("vague_step", heard.plain))
    return heard.move(kind, day[0] if day else "", 40 if vague else STRENGTH)
