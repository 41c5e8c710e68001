"""Where a call stands for the rep, and whose call it is; without the buyer's brain."""

from __future__ import annotations

from sparring.buyer.after import mood
from sparring.buyer.state import from_json
from sparring.kit.caller import Caller
from sparring.kit.errors import NotFound
from sparring.roleplay.model import Roleplay
from sparring.roleplay.schemas import CallView, Mood


def call_view(roleplay: Roleplay) -> CallView:
    """The state of the call as the rep may see it."""
    state = from_json(roleplay.call)
    shown = mood(state)
    return CallView(
        mood=Mood(label=shown["label"], level=shown["level"]),
        stage="ended" if roleplay.ended else state.stage,
        ended=roleplay.ended,
        outcome=roleplay.outcome,
        hints_used=roleplay.hints_used,
    )


def refuse_foreign(caller: Caller, roleplay: Roleplay) -> None:
    """Only the person whose call it is may act in it; for others it does not exist."""
    if roleplay.user_id != caller.user_id:
        raise NotFound
