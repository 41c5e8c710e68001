"""The moves in one sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sparring.buyer import amounts
from sparring.buyer.asking import read_question
from sparring.buyer.heard import ABOUT, Heard
from sparring.buyer.moves import INJECTION, Move, MoveKind
from sparring.buyer.patterns import DAY, affirmed, compiled, found
from sparring.buyer.telling import tellables
from sparring.buyer.text import stems
from sparring.buyer.topics import closest

LEAST_ECHO, ECHO = 3, 0.6
"""So many of the buyer's words, and such a share of the sentence, make it a playback."""
SHORT = 5
"""Words up to which a sentence with the product's name only says where the rep is from."""


def read_sentence(heard: Heard) -> list[Move]:
    """The moves of one sentence; a remark where nothing is recognised."""
    if _plays_back(heard):
        return [_played_back(heard)]
    spoiled = list(_breaches(heard))
    if spoiled:
        return spoiled
    moves = [*_courtesies(heard), *_arguments(heard), *_money(heard), *_closes(heard)]
    if heard.form != "statement":
        moves += _questions(heard, moves)
    return moves or [_remark(heard)]


def _plays_back(heard: Heard) -> bool:
    """Whether the rep repeats the buyer's own words, in which nothing else may be read."""
    quotes = heard.form == "statement" and found("quoted", heard.plain)
    recaps = found("summarise", heard.plain) and not found("injection", heard.plain)
    said = bool(quotes) or bool(recaps) or _in_their_words(heard)
    return said and not _names_offer(heard)


def _in_their_words(heard: Heard) -> bool:
    """Whether most of a statement is what the buyer told."""
    if heard.form != "statement" or found("injection", heard.plain) or found("insult", heard.plain):
        return False
    told = [one.text for one in tellables(heard.persona) if one.id in heard.state.revealed]
    said = stems(heard.plain)
    known = said & stems(" ".join(told).lower())
    return len(known) >= LEAST_ECHO and len(known) >= ECHO * len(said)


def _names_offer(heard: Heard) -> bool:
    goods = (
        r"\b(?:our|my) (?:\w+ )?(?:product|platform|solution|software|service|tool|app|system)\b"
    )
    return bool(compiled(goods).search(heard.plain)) or heard.persona.brand in heard.plain


def _played_back(heard: Heard) -> Move:
    target, score = closest(heard.persona, heard.plain, heard.state.revealed)
    if found("quoted", heard.plain):
        return heard.move(MoveKind.SUMMARISE, target if score >= ABOUT else "", 60)
    return heard.move(MoveKind.SUMMARISE, target)


def _breaches(heard: Heard) -> Iterator[Move]:
    if found("injection", heard.plain):
        yield heard.move(MoveKind.OFF_TOPIC, INJECTION)
        return
    if affirmed("insult", heard.plain):
        yield heard.move(MoveKind.INSULT)
    if affirmed("push", heard.plain):
        yield heard.move(MoveKind.PUSH)
    if affirmed("dismiss", heard.plain):
        yield heard.move(MoveKind.DISMISS)


def _courtesies(heard: Heard) -> Iterator[Move]:
    plain = heard.plain
    named = {
        "greet": MoveKind.GREET,
        "introduce": MoveKind.INTRODUCE,
        "purpose": MoveKind.STATE_PURPOSE,
        "small_talk": MoveKind.SMALL_TALK,
        "interrupt": MoveKind.INTERRUPT,
        "goodbye": MoveKind.GOODBYE,
    }
    for name, kind in named.items():
        if found(name, plain) or (kind is MoveKind.INTRODUCE and _gives_name(heard)):
            yield heard.move(kind)
    if found("permission", plain) and not compiled(DAY).search(plain):
        yield heard.move(MoveKind.ASK_PERMISSION)
    if heard.state.stage == "gatekeeper" and _asks_for(heard):
        yield heard.move(MoveKind.ASK_TO_CONNECT)


def _gives_name(heard: Heard) -> bool:
    """A name, a comma and the company, at the start of the call."""
    early = heard.state.turn < 2 or heard.state.stage == "gatekeeper"
    given = rf"^[^.!?]{{3,40}}[,-] (?:\w+ )?{re.escape(heard.persona.brand)}\b\W*$"
    return early and bool(re.search(given, heard.plain))


def _asks_for(heard: Heard) -> bool:
    names = [name.lower() for name in heard.persona.name.split() if len(name) > 2]
    named = any(compiled(rf"\b{re.escape(name)}\b").search(heard.plain) for name in names)
    return bool(found("connect", heard.plain)) or named


def _arguments(heard: Heard) -> Iterator[Move]:
    plain = heard.plain
    if affirmed("listen", plain):
        yield heard.move(MoveKind.LISTEN, heard.standing)
    if heard.form != "open" and affirmed("evidence", plain) and not found("purpose", plain):
        yield heard.move(MoveKind.GIVE_EVIDENCE, heard.standing)
    if heard.form == "statement" and affirmed("value", plain):
        yield heard.move(MoveKind.SHOW_VALUE, heard.standing)
        if found("quantified", plain):
            yield heard.move(MoveKind.QUANTIFY, "value")
    yield from _offers(heard)


def _offers(heard: Heard) -> Iterator[Move]:
    """Speaking of what is sold: tied to what the buyer said, or just told."""
    if heard.form == "open" or not _speaks_of_offer(heard):
        return
    target, score = closest(heard.persona, heard.plain, heard.state.revealed)
    if score >= 2 * ABOUT or (score >= ABOUT and found("tie", heard.plain)):
        yield heard.move(MoveKind.TIE_TO_NEED, target)
    elif found("tie", heard.plain):
        yield heard.move(MoveKind.TIE_TO_NEED, "", 60)
    else:
        yield heard.move(MoveKind.PITCH)


def _speaks_of_offer(heard: Heard) -> bool:
    """By the product's name too, unless the rep only says where he is from."""
    if affirmed("pitch", heard.plain):
        return True
    courtesy = found("introduce", heard.plain) or found("purpose", heard.plain)
    named = heard.form == "statement" and heard.persona.brand in heard.plain
    return named and not courtesy and len(heard.plain.split()) > SHORT


def _money(heard: Heard) -> Iterator[Move]:
    plain = heard.plain
    if affirmed("discount", plain) and heard.form != "open":
        yield heard.move(MoveKind.OFFER_DISCOUNT, amount=amounts.percent(plain))
    if affirmed("trade", plain):
        yield heard.move(MoveKind.TRADE)
    named = amounts.prices(plain) if heard.persona.walk_away_price else []
    if named and not found("value", plain) and not found("evidence", plain):
        yield heard.move(MoveKind.OFFER_PRICE, amount=named[-1])
    if heard.state.counter and affirmed("accept_price", plain) and heard.form == "statement":
        yield heard.move(MoveKind.ACCEPT_PRICE)


def _closes(heard: Heard) -> Iterator[Move]:
    plain = heard.plain
    day = compiled(DAY).search(plain)
    if affirmed("push", plain):
        return
    if affirmed("sale", plain):
        yield heard.move(MoveKind.ASK_SALE, day[0] if day else "")
    elif (affirmed("next_step", plain) and not found("purpose", plain)) or _names_day(heard):
        concrete = 100 if day else 80
        yield heard.move(MoveKind.ASK_NEXT_STEP, day[0] if day else "", concrete)
    elif found("vague_step", plain):
        yield heard.move(MoveKind.ASK_NEXT_STEP, "", 40)


def _names_day(heard: Heard) -> bool:
    """A day with a question mark and hardly a word more, once the call is under way."""
    asks = compiled(rf"^(?:so |and |then |or |maybe |say ){{0,2}}(?:on )?{DAY}[^?]{{0,40}}\?$")
    return heard.state.turn > 2 and bool(asks.search(heard.plain))


_NO_QUESTION = frozenset({
    MoveKind.ASK_PERMISSION, MoveKind.ASK_NEXT_STEP, MoveKind.ASK_SALE, MoveKind.ASK_TO_CONNECT,
    MoveKind.SUMMARISE, MoveKind.SMALL_TALK, MoveKind.OFFER_DISCOUNT, MoveKind.OFFER_PRICE,
})  # fmt: skip


def _questions(heard: Heard, so_far: list[Move]) -> list[Move]:
    """The question itself, unless the sentence only asks in form."""
    if any(move.kind in _NO_QUESTION for move in so_far) or _announces(heard):
        return []
    asked = read_question(heard.persona, heard.state, heard.plain, heard.form)
    return [heard.move(kind, target, strength) for kind, target, strength in asked]


def _announces(heard: Heard) -> bool:
    """An agenda at the start sounds like a question and waits for no answer."""
    early = heard.state.turn < 3 and not heard.state.count(MoveKind.STATE_PURPOSE)
    return early and "?" not in heard.raw and bool(found("purpose", heard.plain))


def _remark(heard: Heard) -> Move:
    if found("off_topic", heard.plain):
        return heard.move(MoveKind.OFF_TOPIC)
    return heard.move(MoveKind.REMARK)
