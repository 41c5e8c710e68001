"""Answers a turn of the rep."""

from sparring.integrations.llm.voice import open_voice
from sparring.kit import lookup, push
from sparring.kit.declare import EVERYONE, SOCKET, Endpoint, data_key, reads, writes
from sparring.kit.http import SignedIn, http_handler
from sparring.kit.ids import Id
from sparring.kit.lookup import Lookup
from sparring.kit.params import RequiredKey
from sparring.roleplay import turns
from sparring.roleplay.schemas import SayTurn, TurnAnswer
from sparring.roleplay.voices import Chunks
from sparring.settings import state as settings

DECLARATION = Endpoint(
    "POST",
    "/v1/roleplays/{roleplay_id}/turns",
    roles=EVERYONE,
    grants=(
        writes("roleplay"),
        reads("settings"),
        writes("realtime"),
        data_key("Decrypt"),
        SOCKET,
    ),
    layers=("runtime", "ai"),
    timeout=29,
    memory=1024,
)


def send_turn(
    caller: SignedIn, roleplay_id: Id, body: SayTurn, idempotency_key: RequiredKey
) -> TurnAnswer:
    """Say something to the buyer.

    The answer streams over the socket in chunks and is also the answer of this call. The same
    Idempotency-Key gets the same answer, however often it is sent.
    """
    asked = turns.Asked(roleplay_id, body.text, idempotency_key)
    sockets = Lookup(push.sockets_key(caller), push.live_connections)
    roleplay, persona, done, connections, *model = lookup.many(
        caller,
        *turns.lookups(caller, roleplay_id, idempotency_key),
        sockets,
        *settings.lookups(caller),
    )
    scene = turns.Scene(roleplay, persona, done)
    chunks = Chunks(connections, roleplay_id, roleplay.turn_count + 2)
    state = settings.state(*model)
    answer = turns.send_turn(
        caller, asked, scene, lambda call: open_voice(caller, state, call, chunks)
    )
    push.forget(caller, tuple(one for one in connections if one not in chunks.connections))
    return answer


handler = http_handler(DECLARATION, send_turn)
