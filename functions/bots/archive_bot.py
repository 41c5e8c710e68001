"""Archives a bot."""

from sparring.bots import service
from sparring.kit.declare import COACHES, Endpoint, writes
from sparring.kit.http import SignedIn, http_handler
from sparring.kit.ids import Id

DECLARATION = Endpoint(
    "DELETE", "/v1/bots/{bot_id}", roles=COACHES, status=204, grants=(writes("bots"),)
)


def archive_bot(caller: SignedIn, bot_id: Id) -> None:
    """Archive a bot: no new sessions, everything played with it stays."""
    service.archive_bot(caller, bot_id, archived=True)


handler = http_handler(DECLARATION, archive_bot)
