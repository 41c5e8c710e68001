"""Who spoke how much in a call, from audio levels alone: nothing was decoded for it. No I/O."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

BACKCHANNEL_S = 1.0
"""Speech shorter than this while somebody else has the floor takes it from nobody: "mhm"."""

CUT_IN_S = 0.5
"""Overlap at least this long, with the floor taken, is an interruption; shorter ones happen at
every change of speakers."""

PAUSE_S = 2.0
"""A pause this long ends a monologue, even when the same person goes on."""


class Speech(NamedTuple):
    """One stretch of somebody's speech, in Unix seconds."""

    begins: float
    ends: float
    user_id: str


@dataclass(frozen=True)
class Share:
    """One person's part of a call. `permille` of all speech; those of a call add up to 1000."""

    user_id: str
    seconds: float
    permille: int
    turns: int
    longest: float
    interruptions: int
    interrupted: int


@dataclass(frozen=True)
class Talk:
    """A call's talk. `span` is from the first word to the last, in seconds; `silence` the part of
    it in which nobody spoke, `together` the part in which more than one did.
    """

    begins: float
    span: float
    silence: float
    together: float
    people: tuple[Share, ...]
    speech: tuple[Speech, ...]


def measure(speech: Iterable[Speech]) -> Talk | None:
    """The figures; None when nobody said anything."""
    said = _joined(speech)
    if not said:
        return None
    begins, ends = said[0].begins, max(one.ends for one in said)
    alone, together = _covered(said)
    turns = _turns(said)
    cuts = _interruptions(said)
    seconds = {who: sum(s.ends - s.begins for s in said if s.user_id == who) for who in _who(said)}
    permille = _permille(seconds)
    people = tuple(
        Share(
            user_id=who,
            seconds=round(seconds[who], 1),
            permille=permille[who],
            turns=sum(one.user_id == who for one in turns),
            longest=round(
                max((t.ends - t.begins for t in turns if t.user_id == who), default=0), 1
            ),
            interruptions=sum(by == who for by, _ in cuts),
            interrupted=sum(whom == who for _, whom in cuts),
        )
        for who in seconds
    )
    silence = ends - begins - alone - together
    return Talk(
        begins, round(ends - begins, 1), round(silence, 1), round(together, 1), people, said
    )


def _longest(who: str, turns: list[Speech]) -> float:
    return round(max((one.ends - one.begins for one in turns if one.user_id == who), default=0), 1)


def _who(said: tuple[Speech, ...]) -> list[str]:
    return list(dict.fromkeys(one.user_id for one in said))


def _joined(speech: Iterable[Speech]) -> tuple[Speech, ...]:
    """By time; what one person said twice at once, as after a change of relays, counts once."""
    last: dict[str, Speech] = {}
    done: list[Speech] = []
    for one in sorted(speech):
        before = last.get(one.user_id)
        if before and one.begins <= before.ends:
            last[one.user_id] = before._replace(ends=max(before.ends, one.ends))
            continue
        if before:
            done.append(before)
        last[one.user_id] = one
    return tuple(sorted([*done, *last.values()]))


def _covered(said: tuple[Speech, ...]) -> tuple[float, float]:
    """Seconds in which exactly one person spoke, and in which several did."""
    edges = sorted([(s.begins, 1) for s in said] + [(s.ends, -1) for s in said])
    alone = together = 0.0
    speakers, since = 0, edges[0][0]
    for at, change in edges:
        if speakers == 1:
            alone += at - since
        elif speakers > 1:
            together += at - since
        speakers, since = speakers + change, at
    return alone, together


def _turns(said: tuple[Speech, ...]) -> list[Speech]:
    """Who had the floor, from when to when."""
    turns: list[Speech] = []
    for one in said:
        floor = turns[-1] if turns else None
        if floor is None:
            turns.append(one)
        elif floor.user_id == one.user_id and one.begins - floor.ends < PAUSE_S:
            turns[-1] = floor._replace(ends=max(floor.ends, one.ends))
        elif one.ends - one.begins >= BACKCHANNEL_S or one.begins >= floor.ends:
            turns.append(one)
    return turns


def _interruptions(said: tuple[Speech, ...]) -> list[tuple[str, str]]:
    """Who cut in on whom: began while the other spoke, and still spoke when the other gave up."""
    cuts = []
    speaking: list[Speech] = []
    for one in said:
        speaking = [other for other in speaking if other.ends - one.begins >= CUT_IN_S]
        cuts += [(one.user_id, other.user_id) for other in speaking if _cuts_in(one, other)]
        speaking.append(one)
    return cuts


def _cuts_in(one: Speech, other: Speech) -> bool:
    began_later = one.begins - other.begins >= CUT_IN_S
    return began_later and one.ends > other.ends and one.user_id != other.user_id


def _permille(seconds: dict[str, float]) -> dict[str, int]:
    """Shares that add up to 1000 exactly: what rounding leaves goes to the largest remainders."""
    whole = sum(seconds.values())
    if not whole:
        return dict.fromkeys(seconds, 0)
    exact = {who: 1_000 * one / whole for who, one in seconds.items()}
    down = {who: int(one) for who, one in exact.items()}
    left = 1_000 - sum(down.values())
    for who in sorted(exact, key=lambda one: down[one] - exact[one])[:left]:
        down[who] += 1
    return down
