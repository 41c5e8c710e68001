"""A roleplay: one call of one person with one version of a bot, judged by one rubric version."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field, replace
from typing import Any, Literal

from sparring.kit import clock

Mode = Literal["private", "official"]
EndedBy = Literal["rep", "buyer", "time", "abandoned"]
Speaker = Literal["rep", "buyer"]

IDLE_SECONDS = 30 * 60
VALID_REP_TURNS = 3
WINDOW = 16


@dataclass(frozen=True)
class Turn:
    """One utterance; numbers run from 1 without gaps, `at` is RFC 3339.

    `moment` says how the buyer's answer moved the buyer; it is shown when the call is over.
    """

    turn: int
    speaker: Speaker
    text: str
    at: str
    moment: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class VoiceUsed:
    """Who words the buyer's answers. `notice` says why the built-in buyer stepped in, if it did;
    `replaced` counts the turns of the call in which it did.
    """

    kind: Literal["built_in", "openai"] = "built_in"
    name: str = "built-in buyer"
    fallback: bool = False
    notice: str | None = None
    replaced: int = 0


@dataclass(frozen=True)
class Roleplay:
    """The state of a call. `call` is the buyer's brain as JSON; `window` the last turns."""

    roleplay_id: str
    user_id: str
    user_name: str
    team_id: str | None
    mode: Mode
    bot_id: str
    bot_version: int
    bot: dict[str, Any]
    rubric_id: str
    rubric_version: int
    rubric_name: str
    started_at: str
    last_at: str
    time_limit_seconds: int
    call: dict[str, Any]
    window: tuple[Turn, ...] = ()
    turn_count: int = 0
    rep_turns: int = 0
    hints_used: int = 0
    voice: VoiceUsed = field(default_factory=VoiceUsed)
    ended_at: str | None = None
    ended_by: EndedBy | None = None
    outcome: str | None = None
    score: float | None = None
    passed: bool | None = None
    score_version: int = 0
    version: int = 1

    @property
    def ended(self) -> bool:
        """True when no more turns are taken."""
        return self.ended_at is not None

    @property
    def scored(self) -> bool:
        """True when the judge looks at it: ended by somebody, and the rep said something."""
        return self.ended and self.ended_by != "abandoned" and self.rep_turns > 0

    @property
    def valid(self) -> bool:
        """True when it counts in dashboards: scored, and long enough to mean something."""
        return self.scored and self.rep_turns >= VALID_REP_TURNS


def elapsed_seconds(roleplay: Roleplay, now: dt.datetime) -> float:
    """Seconds since the call began."""
    return max(0.0, (now - clock.parse(roleplay.started_at)).total_seconds())


def idle(roleplay: Roleplay, now: dt.datetime) -> bool:
    """True when nobody has said anything for half an hour."""
    return (now - clock.parse(roleplay.last_at)).total_seconds() >= IDLE_SECONDS


def end(roleplay: Roleplay, by: EndedBy, outcome: str | None, at: str) -> Roleplay:
    """The call, over."""
    return replace(roleplay, ended_at=at, ended_by=by, outcome=outcome, last_at=at)


def as_seen(roleplay: Roleplay, now: dt.datetime) -> Roleplay:
    """The call as it is now: an idle one is over, whether or not its row says so yet."""
    if roleplay.ended or not idle(roleplay, now):
        return roleplay
    return end(roleplay, "abandoned", None, roleplay.last_at)


def say(roleplay: Roleplay, speaker: Speaker, text: str, at: str) -> tuple[Roleplay, Turn]:
    """The call with one more turn."""
    turn = Turn(roleplay.turn_count + 1, speaker, text, at)
    said = replace(
        roleplay,
        turn_count=turn.turn,
        rep_turns=roleplay.rep_turns + (speaker == "rep"),
        window=(*roleplay.window, turn)[-WINDOW:],
        last_at=at,
    )
    return said, turn
