"""Messages to the people who are connected: over the WebSocket API, best effort."""

from __future__ import annotations

import json
from typing import Any

from botocore.exceptions import BotoCoreError, ClientError

from sparring.kit import aws, clock, config, log
from sparring.kit.caller import Caller
from sparring.kit.errors import Unavailable
from sparring.kit.item import Item
from sparring.kit.table import Key, fetch, key
from sparring.kit.transaction import Raced, commit, remove, replace

MOST_CONNECTIONS = 8
FRAME_BYTES = 32_000
MESSAGE_BYTES = 128 * 1024
"""Several frames that the gateway joins: what it carries at most."""

Message = dict[str, Any]


def sockets_key(caller: Caller, user_id: str | None = None) -> Key:
    """The row that lists a person's live connections: `{connections: {id: expires epoch}}`."""
    return key(caller, "realtime", ["SOCKETS"], f"USER#{user_id or caller.user_id}")


def presence_key(caller: Caller, user_id: str, connection_id: str) -> Key:
    """The row that says how somebody is there over one connection."""
    return key(caller, "realtime", ["PRESENCE"], f"USER#{user_id}#{connection_id}")


def live_connections(row: Item | None) -> tuple[str, ...]:
    """Ids of the connections in a sockets row that have not expired."""
    connections = (row or {}).get("connections", {})
    return tuple(cid for cid, expires in connections.items() if expires > clock.epoch())


def send(
    connections: tuple[str, ...], message: Message, *, most: int = FRAME_BYTES
) -> tuple[str, ...]:
    """Post one message of at most `most` bytes to each connection; returns the gone ones (410).

    A push is a courtesy: the same content is always the answer of an HTTP call too, so a
    failure is logged and never raised.
    """
    data = json.dumps(message, ensure_ascii=False).encode()
    if len(data) > most:
        log.logger().warning("push.too_large", extra={"type": message.get("type")})
        return ()
    return tuple(cid for cid in connections[:MOST_CONNECTIONS] if not _post(cid, data))


def _post(connection_id: str, data: bytes) -> bool:
    sender = aws.client("apigatewaymanagementapi", config.setting("SOCKET_ENDPOINT"))
    try:
        sender.post_to_connection(ConnectionId=connection_id, Data=data)
    except ClientError as error:
        if error.response["Error"]["Code"] == "GoneException":
            return False
        log.logger().warning("push.failed", extra={"code": error.response["Error"]["Code"]})
    except BotoCoreError as error:
        log.logger().warning("push.failed", extra={"code": type(error).__name__})
    return True


def notify(caller: Caller, user_id: str, message: Message) -> None:
    """Look up a person's connections and send them one message; forget those that are gone."""
    where = sockets_key(caller, user_id)
    (row,) = fetch(caller, where)
    gone = send(live_connections(row), message)
    if row and gone:
        _forget(caller, where, row, gone)


def notify_all(caller: Caller, user_ids: tuple[str, ...], message: Message) -> None:
    """Send one message to several people, whose connections are looked up in one read."""
    places = [sockets_key(caller, one) for one in user_ids]
    for where, row in zip(places, fetch(caller, *places), strict=True):
        gone = send(live_connections(row), message)
        if row and gone:
            _forget(caller, where, row, gone)


def forget(caller: Caller, gone: tuple[str, ...]) -> None:
    """Forget connections of the caller that a push found gone. Best effort: never raises for it."""
    if not gone:
        return
    where = sockets_key(caller)
    try:
        (row,) = fetch(caller, where)
        if row:
            _forget(caller, where, row, gone)
    except (ClientError, BotoCoreError, Unavailable) as error:
        log.logger().warning("push.not_forgotten", extra={"code": type(error).__name__})


def _forget(caller: Caller, where: Key, row: Item, gone: tuple[str, ...]) -> None:
    """Best effort: when the row has just moved, the next push finds them again."""
    left = {cid: expires for cid, expires in row["connections"].items() if cid not in gone}
    user_id = where.sk.partition("#")[2]
    away = [remove(presence_key(caller, user_id, cid)) for cid in gone]
    try:
        commit(caller, [replace(where, {**row, "connections": left}), *away])
    except Raced:
        log.logger().info("push.row_moved")


def hang_up(connection_id: str) -> None:
    """Close a connection from our side."""
    sender = aws.client("apigatewaymanagementapi", config.setting("SOCKET_ENDPOINT"))
    try:
        sender.delete_connection(ConnectionId=connection_id)
    except ClientError as error:
        if error.response["Error"]["Code"] != "GoneException":
            raise
