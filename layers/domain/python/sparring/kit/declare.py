"""What a function is, said once: read by Lambda, CDK, OpenAPI and the tests. Stdlib only."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

Role = Literal["admin", "manager", "learner"]
ADMINS: tuple[Role, ...] = ("admin",)
COACHES: tuple[Role, ...] = ("admin", "manager")
EVERYONE: tuple[Role, ...] = ("admin", "manager", "learner")

RecordingDays = Literal[7, 30, 90, 180, 365]
RECORDING_DAYS: tuple[RecordingDays, ...] = get_args(RecordingDays)
"""How long recordings may be kept: the bucket has a rule for each of these."""

GrantKind = Literal["table", "cognito", "kms", "mail", "socket", "secret", "queue", "bucket"]


@dataclass(frozen=True)
class Grant:
    """One permission: `actions` (IAM names without their service prefix) on the named resource."""

    kind: GrantKind
    name: str
    actions: tuple[str, ...]


READ = ("GetItem", "BatchGetItem", "Query")
WRITE = ("PutItem", "UpdateItem", "DeleteItem", "ConditionCheckItem")


def reads(table: str) -> Grant:
    """Key reads and queries of one table; never Scan, never PartiQL."""
    return Grant("table", table, READ)


def writes(table: str) -> Grant:
    """Reads and transactional writes of one table."""
    return Grant("table", table, READ + WRITE)


def cognito(*actions: str) -> Grant:
    """User pool actions, for example `AdminInitiateAuth`."""
    return Grant("cognito", "users", actions)


def data_key(*actions: str) -> Grant:
    """KMS actions on the key that wraps tenants' own secrets."""
    return Grant("kms", "data", actions)


def recordings(*actions: str) -> Grant:
    """S3 actions on the objects of recordings, for example `GetObject`."""
    return Grant("bucket", "recordings", actions)


MAIL = Grant("mail", "sender", ("SendEmail",))
SOCKET = Grant("socket", "connections", ("ManageConnections",))
TURN = Grant("secret", "turn", ("GetSecretValue",))
CURSORS = Grant("secret", "signing", ("GetSecretValue",))


@dataclass(frozen=True, kw_only=True)
class Function:
    """What every Lambda declares. `timeout` in seconds, `memory` in MiB."""

    grants: tuple[Grant, ...] = ()
    layers: tuple[Literal["runtime", "ai"], ...] = ("runtime",)
    timeout: int = 10
    memory: int = 512

    @property
    def all_grants(self) -> tuple[Grant, ...]:
        """Every permission that the function needs."""
        return self.grants


@dataclass(frozen=True)
class Endpoint(Function):
    """One HTTP endpoint. An empty `roles` makes it public and wants `public_because`."""

    method: Literal["GET", "POST", "PUT", "PATCH", "DELETE"]
    path: str
    roles: tuple[Role, ...] = ()
    status: int = 200
    public_because: str = ""
    body_limit: int = 65_536

    def __post_init__(self) -> None:
        """Refuse a public route nobody gave a reason for."""
        if bool(self.roles) == bool(self.public_because):
            raise ValueError(f"{self.method} {self.path}: give roles, or a reason to be public")

    @property
    def public(self) -> bool:
        """True when anybody may call it without an access token."""
        return not self.roles

    @property
    def verifies_caller(self) -> bool:
        """True when the caller's account row is read first (every writing route)."""
        return not self.public and self.method != "GET"

    @property
    def all_grants(self) -> tuple[Grant, ...]:
        """The declared grants, and the reading of the caller's account where it is verified."""
        has_accounts = any(g.kind == "table" and g.name == "auth" for g in self.grants)
        if has_accounts or not self.verifies_caller:
            return self.grants
        return (*self.grants, Grant("table", "auth", ("BatchGetItem",)))


@dataclass(frozen=True)
class Subscriber(Function):
    """Listens to announced facts (`RoleplayEnded`), through its own queue with a redrive.

    `delay` holds each message back, seconds (at most 900); `again` lets the function put a
    message back on its own queue (environment QUEUE_URL). At most `batch` messages share one
    invocation and its `timeout`.
    """

    facts: tuple[str, ...]
    attempts: int = 3
    delay: int = 0
    again: bool = False
    batch: int = 10


@dataclass(frozen=True)
class SocketRoute(Function):
    """A route of the WebSocket API, or `$authorize`: the REQUEST authorizer of `$connect`.

    A route without a `$` takes the frames whose `type` it is.
    """

    route: Literal["$authorize", "$connect", "$disconnect", "$default", "beat", "signal", "relay"]


@dataclass(frozen=True)
class Schedule(Function):
    """Runs every `minutes`."""

    minutes: int


@dataclass(frozen=True)
class StreamReader(Function):
    """Reads the change streams of the named tables (outbox rows only)."""

    tables: tuple[str, ...]


@dataclass(frozen=True)
class Invoked(Function):
    """Called by name, by whom IAM allows to: our own tasks, no browser."""


@dataclass(frozen=True)
class Trigger(Function):
    """A Cognito user pool trigger."""

    event: Literal["pre_token_generation"]


Declaration = Endpoint | Subscriber | SocketRoute | Schedule | StreamReader | Invoked | Trigger
