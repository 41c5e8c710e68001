"""What crosses the door of the roleplay module."""

from __future__ import annotations

from dataclasses import asdict
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, StringConstraints

from sparring.kit.ids import Id
from sparring.kit.schema import Body, Reply
from sparring.roleplay.model import EndedBy, Mode, Roleplay, Speaker, VoiceUsed

LONGEST_TURN = 4_000


def _visible(text: str) -> str:
    # Imported here: of all who load this file only turns need it.
    from sparring.kit.words import visible

    return visible(text)


class StartRoleplay(Body):
    """Start a call with a published bot, judged by a rubric. Private unless made official."""

    bot_id: Id
    rubric_id: Id
    mode: Mode = "private"
    time_limit_seconds: int | None = Field(default=None, ge=180, le=3600)


class SayTurn(Body):
    """What the rep says."""

    text: Annotated[
        str, StringConstraints(min_length=1, max_length=LONGEST_TURN), AfterValidator(_visible)
    ]


class Mood(Reply):
    """How the buyer feels: a word, and 0 (about to hang up) to 100 (warm)."""

    label: str
    level: int


class CallView(Reply):
    """The state of the call that the rep may see."""

    mood: Mood
    stage: str
    ended: bool
    outcome: str | None
    hints_used: int


class Voice(Reply):
    """Who words the buyer's answers, and what the rep should know about it."""

    kind: Literal["built_in", "openai"]
    name: str
    fallback: bool
    notice: str | None
    replaced: int


class TurnView(Reply):
    """One utterance."""

    turn: int
    speaker: Speaker
    text: str
    at: str


class BotFace(Reply):
    """The buyer as the rep knows them before the call."""

    bot_id: str
    version: int
    name: str
    role: str
    company: str
    industry: str
    call_type: str
    difficulty: str
    mood: str
    voice_id: str
    situation: str
    product: str


class RubricName(Reply):
    """The rubric version that the call is judged by."""

    rubric_id: str
    version: int
    name: str


class Moment(Reply):
    """How a turn moved the buyer: levels after it (0 to 100), by how much, and why."""

    turn: int
    trust: int
    interest: int
    patience: int
    deltas: dict[str, int]
    decision: str
    reasons: list[str]


class Untold(Reply):
    """Something that the buyer never told, because nobody asked or nobody earned it."""

    topic: str
    text: str
    why: str


class RoleplayCard(Reply):
    """A roleplay in a list."""

    roleplay_id: str
    user_id: str
    user_name: str
    team_id: str | None
    mode: Mode
    status: Literal["active", "ended"]
    bot_id: str
    bot_name: str
    company: str
    call_type: str
    difficulty: str
    rubric_id: str
    rubric_name: str
    started_at: str
    ended_at: str | None
    ended_by: EndedBy | None
    outcome: str | None
    score: float | None
    passed: bool | None


class RoleplayList(Reply):
    """A page of roleplays."""

    items: list[RoleplayCard]
    next_cursor: str | None


class RoleplayView(Reply):
    """A call with everything that was said. Timeline and untold facts come after the end."""

    roleplay_id: str
    user_id: str
    user_name: str
    mode: Mode
    status: Literal["active", "ended"]
    bot: BotFace
    bot_id: str
    bot_version: int
    rubric: RubricName
    rubric_id: str
    rubric_version: int
    started_at: str
    ended_at: str | None
    ended_by: EndedBy | None
    outcome: str | None
    time_limit_seconds: int
    state: CallView
    model: Voice
    valid: bool
    scored: bool
    score: float | None
    passed: bool | None
    turns: list[TurnView]
    timeline: list[Moment]
    untold: list[Untold]


class Spoken(Reply):
    """The buyer's answer."""

    turn: int
    text: str
    at: str


class TurnAnswer(Reply):
    """The answer to a turn; `turn` is the number that the rep's own words got."""

    turn: int
    reply: Spoken
    state: CallView
    model: Voice


class HintView(Reply):
    """One move that would help now."""

    title: str
    example: str


class Hints(Reply):
    """At most three; asking for them is recorded."""

    hints: list[HintView]


def voice(used: VoiceUsed) -> Voice:
    """Who words the buyer's answers."""
    return Voice(**asdict(used))


def status(roleplay: Roleplay) -> Literal["active", "ended"]:
    """Whether the call goes on."""
    return "ended" if roleplay.ended else "active"
