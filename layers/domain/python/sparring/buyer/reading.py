"""Reading moves out of what a rep says: the port, and the reader that needs no model."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Protocol

from sparring.buyer import text as prose
from sparring.buyer.heard import Heard
from sparring.buyer.moves import LONGEST_SPAN, Move, MoveKind
from sparring.buyer.persona import Persona
from sparring.buyer.resemblance import Opinion
from sparring.buyer.second_opinion import settled
from sparring.buyer.sentence import read_sentence
from sparring.buyer.state import CallState

MONOLOGUE_WORDS = 130
"""About 45 seconds of speech: from here on the buyer feels talked at."""
LONGEST_CHECK = 6
"""Words of a question such as: did I get that right?"""
_LOUD = 0.7


class MoveReader(Protocol):
    """Somebody who understands what a rep does in a turn."""

    def read(self, persona: Persona, state: CallState, text: str) -> tuple[Move, ...]:
        """The moves of one turn, in order; at least one, whatever the text holds.

        Raises nothing that depends on the text.
        """


class PatternReader:
    """Reads by patterns and by the words that the turn shares with the persona. Offline.

    An opinion is asked where patterns are silent or unsure.
    """

    def __init__(self, opinion: Opinion | None = None) -> None:
        self._opinion = opinion

    def read(self, persona: Persona, state: CallState, text: str) -> tuple[Move, ...]:
        """The moves of one turn."""
        cleaned = prose.clean(text)
        said = list(prose.sentences(cleaned))
        length = prose.count_words(text)
        if not said or _only_hesitates(said):
            return (Move(MoveKind.SILENCE),)
        moves = self._all(Heard(persona, state, one) for one in said)
        if length > MONOLOGUE_WORDS:
            strength = min(100, 30 + (length - MONOLOGUE_WORDS) // 3)
            moves.append(Move(MoveKind.MONOLOGUE, strength=strength))
        if _shouts(cleaned):
            moves.append(Move(MoveKind.PUSH, target="shouting", text=cleaned[:LONGEST_SPAN]))
        return tuple(_once_each(_joined(moves)))

    def _all(self, said: Iterable[Heard]) -> list[Move]:
        """Sentence by sentence; what only asks whether a playback was right belongs to it."""
        moves: list[Move] = []
        before: list[Move] = []
        for heard in said:
            found = self._moves(heard)
            if _played_back(before) and (_checks(heard, found) or heard.plain.startswith("and ")):
                continue
            moves += found
            before = found
        return moves

    def _moves(self, heard: Heard) -> list[Move]:
        known = read_sentence(heard)
        if self._opinion is None:
            return known
        return settled(heard, known, self._opinion)


def _joined(moves: list[Move]) -> list[Move]:
    """An offer right after the buyer's own words is tied to them, also in two sentences."""
    joined: list[Move] = []
    point = ""
    for move in moves:
        if move.kind is MoveKind.SUMMARISE and move.target:
            point = move.target
        offers = move.kind in {MoveKind.PITCH, MoveKind.TIE_TO_NEED} and not move.target
        joined.append(
            replace(move, kind=MoveKind.TIE_TO_NEED, target=point, strength=90)
            if offers and point
            else move
        )
    return joined


def _played_back(moves: list[Move]) -> bool:
    return any(move.kind is MoveKind.SUMMARISE for move in moves)


def _checks(heard: Heard, moves: list[Move]) -> bool:
    """A short question with nothing in it but whether that was right."""
    bare = {move.kind for move in moves} <= {MoveKind.ASK_CLOSED, MoveKind.REMARK, MoveKind.LISTEN}
    return heard.raw.endswith("?") and bare and len(heard.raw.split()) <= LONGEST_CHECK


def _only_hesitates(said: list[str]) -> bool:
    spoken = {word for one in said for word in prose.words(one)}
    return spoken <= {"um", "uh", "uhm", "er", "erm", "hm", "hmm", "mm", "ah", "eh", "so", "well"}


def _shouts(cleaned: str) -> bool:
    letters = [character for character in cleaned if character.isalpha()]
    loud = sum(character.isupper() for character in letters)
    return len(letters) > 24 and loud / len(letters) > _LOUD and cleaned.count("!") > 1


def _once_each(moves: list[Move]) -> list[Move]:
    kept: dict[tuple[MoveKind, str], Move] = {}
    for move in moves:
        key = (move.kind, move.target)
        if key not in kept or move.strength > kept[key].strength:
            kept[key] = move
    remarks = [key for key in kept if key[0] is MoveKind.REMARK]
    for key in remarks if len(kept) > len(remarks) else remarks[1:]:
        del kept[key]
    return list(kept.values())
