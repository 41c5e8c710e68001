"""Starts a roleplay."""

from typing import Any

from sparring.bots import repository as bots
from sparring.buyer.persona import Persona
from sparring.kit import ids, lookup
from sparring.kit.declare import EVERYONE, Endpoint, reads, writes
from sparring.kit.http import SignedIn, http_handler
from sparring.kit.params import OptionalKey
from sparring.roleplay import showing, starting
from sparring.roleplay.model import VoiceUsed
from sparring.roleplay.schemas import RoleplayView, StartRoleplay
from sparring.scoring import rubric_store as rubrics
from sparring.scoring.model import StoredRubric
from sparring.settings import state as settings

DECLARATION = Endpoint(
    "POST",
    "/v1/roleplays",
    roles=EVERYONE,
    status=201,
    grants=(reads("bots"), reads("scoring"), reads("settings"), writes("roleplay")),
)


def _cast(bot: dict[str, Any], rubric: StoredRubric, model: settings.ModelState) -> starting.Cast:
    return starting.Cast(
        bot_id=bot["bot_id"],
        bot_version=bot["bot_version"],
        persona=Persona.model_validate(bot["persona"]),
        rubric_id=rubric.rubric_id,
        rubric_version=rubric.rubric_version,
        rubric_name=rubric.rubric.name,
        rubric=rubric.rubric.model_dump(mode="json"),
        voice=VoiceUsed("openai", model.model.model) if model.usable else VoiceUsed(),
    )


def start_roleplay(
    caller: SignedIn, body: StartRoleplay, idempotency_key: OptionalKey = None
) -> RoleplayView:
    """Start a call with a published bot.

    Private unless made official; the bot and the rubric stay in the version of this moment.
    """
    op = idempotency_key or ids.new("op")
    done, of_person, of_company, bot, rubric, *model = lookup.many(
        caller,
        starting.done_before(caller, op),
        *starting.starts_so_far(caller),
        bots.current(caller, body.bot_id),
        rubrics.current(caller, body.rubric_id),
        *settings.lookups(caller),
    )
    if done is not None:
        return showing.own_view(caller, starting.started_before(done, body))
    cast = _cast(bot, rubric, settings.state(*model))
    return starting.start_roleplay(caller, body, cast, op, (of_person, of_company))


handler = http_handler(DECLARATION, start_roleplay)
