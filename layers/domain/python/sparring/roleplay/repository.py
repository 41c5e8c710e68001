"""Where roleplays rest.

ROLEPLAY#<id> holds HEAD, PERSONA, RUBRIC and one TURN row per utterance; BY_USER#<id>,
OFFICIAL and OFFICIAL#<team> list them, newest last; OPS#<user> remembers answered turns by their
idempotency key.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sparring.buyer.persona import Persona, known
from sparring.kit import once
from sparring.kit.caller import Caller
from sparring.kit.errors import NotFound
from sparring.kit.item import Item
from sparring.kit.lookup import Lookup
from sparring.kit.table import Key, key, query_all
from sparring.kit.transaction import Fact, Write, commit, create, overwrite, replace
from sparring.roleplay.events import roleplay_ended, roleplay_started
from sparring.roleplay.model import Roleplay, Turn, VoiceUsed

TABLE = "roleplay"
MOST_TURNS = 1_000
LISTED = (
    *("roleplay_id", "user_id", "user_name", "team_id", "mode", "bot_id", "rubric_id"),
    *("rubric_name", "started_at", "ended_at", "ended_by", "outcome", "last_at", "rep_turns"),
    *("score", "passed"),
)


@dataclass(frozen=True)
class Whole:
    """A roleplay with everything that was said."""

    roleplay: Roleplay
    persona: Persona
    rubric: Item
    turns: tuple[Turn, ...]


def _key(caller: Caller, roleplay_id: str, sk: str) -> Key:
    return key(caller, TABLE, ["ROLEPLAY", roleplay_id], sk)


def by_user_key(caller: Caller, user_id: str, roleplay_id: str = "") -> Key:
    """The list of one person's roleplays, or one row of it."""
    return key(caller, TABLE, ["BY_USER", user_id], f"ROLEPLAY#{roleplay_id}")


def official_key(caller: Caller, team_id: str | None, roleplay_id: str = "") -> Key:
    """The list of official attempts of a team, or of everybody, or one row of it."""
    whose = ["OFFICIAL"] if team_id is None else ["OFFICIAL", team_id]
    return key(caller, TABLE, whose, f"ROLEPLAY#{roleplay_id}")


def starts_key(caller: Caller, hour: int, user_id: str | None = None) -> Key:
    """Where the calls of an hour are counted, of one person or of the whole company."""
    whose = ["STARTS"] if user_id is None else ["STARTS", user_id]
    return key(caller, TABLE, whose, f"HOUR#{hour}")


def _item(roleplay: Roleplay) -> Item:
    # Not `asdict`: it copies what is encoded next anyway, which took a tenth of a turn's time.
    window = [vars(turn) for turn in roleplay.window]
    return {**vars(roleplay), "window": window, "voice": vars(roleplay.voice)}


def roleplay_of(row: Item | None) -> Roleplay:
    """The roleplay of a HEAD row; NotFound without one."""
    if row is None:
        raise NotFound
    names = Roleplay.__dataclass_fields__
    fields = {name: row[name] for name in names if name in row}
    fields["window"] = tuple(Turn(**one) for one in row["window"])
    fields["voice"] = VoiceUsed(**row["voice"])
    return Roleplay(**fields)


def head(caller: Caller, roleplay_id: str) -> Lookup[Roleplay]:
    """How to look up the state of a call."""
    return Lookup(_key(caller, roleplay_id, "HEAD"), roleplay_of)


def persona(caller: Caller, roleplay_id: str) -> Lookup[Persona]:
    """How to look up the persona that the call is played with."""

    def read(row: Item | None) -> Persona:
        if row is None:
            raise NotFound
        return known(Persona.model_validate(row["persona"]))

    return Lookup(_key(caller, roleplay_id, "PERSONA"), read)


def summary(roleplay: Roleplay) -> Item:
    """The row of a roleplay in a list."""
    bot = {name: roleplay.bot[name] for name in ("name", "company", "call_type", "difficulty")}
    return {**{name: getattr(roleplay, name) for name in LISTED}, "bot": bot}


def _lists(caller: Caller, roleplay: Roleplay) -> list[Write]:
    row, rid = summary(roleplay), roleplay.roleplay_id
    writes = [overwrite(by_user_key(caller, roleplay.user_id, rid), row)]
    if roleplay.mode == "official":
        teams = dict.fromkeys((None, roleplay.team_id))
        writes += [overwrite(official_key(caller, team, rid), row) for team in teams]
    return writes


def _turn_writes(caller: Caller, roleplay_id: str, turns: tuple[Turn, ...]) -> list[Write]:
    return [
        create(_key(caller, roleplay_id, f"TURN#{turn.turn:06d}"), vars(turn)) for turn in turns
    ]


@dataclass(frozen=True)
class Beginning:
    """What a new call is stored with."""

    roleplay: Roleplay
    persona: Persona
    rubric: dict[str, Any]
    turns: tuple[Turn, ...]
    marker: Write
    counted: list[Write]


def add(caller: Caller, new: Beginning) -> None:
    """Store a new call with its persona and rubric as they are now."""
    rid = new.roleplay.roleplay_id
    writes = [
        create(_key(caller, rid, "HEAD"), _item(new.roleplay)),
        create(_key(caller, rid, "PERSONA"), {"persona": new.persona.model_dump(mode="json")}),
        create(_key(caller, rid, "RUBRIC"), {"rubric": new.rubric}),
        *_turn_writes(caller, rid, new.turns),
        *_lists(caller, new.roleplay),
        new.marker,
        *new.counted,
    ]
    commit(caller, writes, [roleplay_started(new.roleplay)])


def save_turns(
    caller: Caller, roleplay: Roleplay, turns: tuple[Turn, ...], marker: Write, used: list[Fact]
) -> None:
    """Store a question and its answer, once per operation; announces an end if it was one."""
    rid = roleplay.roleplay_id
    writes = [
        replace(_key(caller, rid, "HEAD"), _item(roleplay)),
        *_turn_writes(caller, rid, turns),
        marker,
    ]
    if roleplay.ended:
        writes += _lists(caller, roleplay)
        used = [*used, roleplay_ended(roleplay)]
    commit(caller, writes, used)


def save(caller: Caller, roleplay: Roleplay) -> None:
    """Store a changed state that is not a turn."""
    commit(caller, [replace(_key(caller, roleplay.roleplay_id, "HEAD"), _item(roleplay))])


def save_ended(caller: Caller, roleplay: Roleplay) -> None:
    """Store the end of a call and announce it."""
    where = _key(caller, roleplay.roleplay_id, "HEAD")
    writes = [replace(where, _item(roleplay)), *_lists(caller, roleplay)]
    commit(caller, writes, [roleplay_ended(roleplay)])


def save_score(caller: Caller, roleplay: Roleplay) -> None:
    """Store the score beside the call and in its lists."""
    where = _key(caller, roleplay.roleplay_id, "HEAD")
    commit(caller, [replace(where, _item(roleplay)), *_lists(caller, roleplay)])


def load_whole(caller: Caller, roleplay_id: str) -> Whole:
    """The call with every turn: one query."""
    rows = query_all(_key(caller, roleplay_id, ""), most=MOST_TURNS)
    found = {row["sk"]: row for row in rows}
    turns = [row for row in rows if row["sk"].startswith("TURN#")]
    names = Turn.__dataclass_fields__
    return Whole(
        roleplay=roleplay_of(found.get("HEAD")),
        persona=Persona.model_validate(found["PERSONA"]["persona"]),
        rubric=found["RUBRIC"]["rubric"],
        turns=tuple(Turn(**{name: row[name] for name in names}) for row in turns),
    )


def turn(caller: Caller, roleplay_id: str, number: int) -> Lookup[Turn | None]:
    """How to look up one utterance; None when the call has no such turn."""
    names = Turn.__dataclass_fields__

    def read(row: Item | None) -> Turn | None:
        return Turn(**{name: row[name] for name in names}) if row else None

    return Lookup(_key(caller, roleplay_id, f"TURN#{number:06d}"), read)


def done_before(caller: Caller, scope: str, op: str) -> Lookup[Item | None]:
    """What an earlier try with this key answered."""
    return once.done_before(caller, TABLE, scope, op)


def marker(caller: Caller, scope: str, op: str, asked: str, result: Item) -> Write:
    """Remember an answer under its idempotency key."""
    return once.mark_done(once.marker_key(caller, TABLE, scope, op), asked, result)
