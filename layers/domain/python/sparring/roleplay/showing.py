"""A call as people see it; what was hidden comes out when it is over."""

from __future__ import annotations

from sparring.buyer.after import debrief
from sparring.buyer.state import from_json
from sparring.kit import clock
from sparring.kit.caller import Caller
from sparring.roleplay import repository
from sparring.roleplay.model import Turn, as_seen
from sparring.roleplay.reading import refuse_unseen
from sparring.roleplay.repository import Whole
from sparring.roleplay.schemas import (
    BotFace,
    Moment,
    RoleplayView,
    RubricName,
    TurnView,
    Untold,
    status,
    voice,
)
from sparring.roleplay.standing import call_view


def _turns(turns: tuple[Turn, ...]) -> list[TurnView]:
    return [TurnView(turn=t.turn, speaker=t.speaker, text=t.text, at=t.at) for t in turns]


def _timeline(turns: tuple[Turn, ...]) -> list[Moment]:
    return [
        Moment(
            turn=t.turn,
            trust=t.moment["trust"],
            interest=t.moment["interest"],
            patience=t.moment["patience"],
            deltas=t.moment["deltas"],
            decision=t.moment["decision"],
            reasons=t.moment["why"],
        )
        for t in turns
        if t.moment
    ]


def _untold(whole: Whole) -> list[Untold]:
    missed = debrief(whole.persona, from_json(whole.roleplay.call))
    return [Untold(topic=one.topic, text=one.text, why=one.why) for one in missed]


def view(whole: Whole) -> RoleplayView:
    """A call with everything that was said; what was hidden comes out when it is over."""
    roleplay = as_seen(whole.roleplay, clock.now())
    return RoleplayView(
        roleplay_id=roleplay.roleplay_id,
        user_id=roleplay.user_id,
        user_name=roleplay.user_name,
        mode=roleplay.mode,
        status=status(roleplay),
        bot=BotFace(bot_id=roleplay.bot_id, version=roleplay.bot_version, **roleplay.bot),
        bot_id=roleplay.bot_id,
        bot_version=roleplay.bot_version,
        rubric=RubricName(
            rubric_id=roleplay.rubric_id,
            version=roleplay.rubric_version,
            name=roleplay.rubric_name,
        ),
        rubric_id=roleplay.rubric_id,
        rubric_version=roleplay.rubric_version,
        started_at=roleplay.started_at,
        ended_at=roleplay.ended_at,
        ended_by=roleplay.ended_by,
        outcome=roleplay.outcome,
        time_limit_seconds=roleplay.time_limit_seconds,
        state=call_view(roleplay),
        model=voice(roleplay.voice),
        valid=roleplay.valid,
        scored=roleplay.scored,
        score=roleplay.score,
        passed=roleplay.passed,
        turns=_turns(whole.turns),
        timeline=_timeline(whole.turns) if roleplay.ended else [],
        untold=_untold(whole) if roleplay.ended else [],
    )


def own_view(caller: Caller, roleplay_id: str) -> RoleplayView:
    """The caller's own call, after a change."""
    return view(repository.load_whole(caller, roleplay_id))


def get_roleplay(caller: Caller, roleplay_id: str) -> RoleplayView:
    """One call; NotFound for unknown, foreign and private ones of others alike."""
    whole = repository.load_whole(caller, roleplay_id)
    refuse_unseen(caller, whole.roleplay)
    return view(whole)
