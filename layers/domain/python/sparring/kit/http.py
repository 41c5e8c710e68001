"""The HTTP edge: one declaration and one use case become a Lambda handler."""

from __future__ import annotations

import base64
import binascii
import json
import math
import re
import time
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Annotated, Any, TypeVar, cast

from aws_lambda_powertools.event_handler import (
    APIGatewayHttpResolver,
    Depends,
    Request,
    Response,
)
from aws_lambda_powertools.event_handler.depends import DependencyResolutionError
from aws_lambda_powertools.event_handler.exceptions import ServiceError
from aws_lambda_powertools.event_handler.openapi.exceptions import (
    RequestUnsupportedContentType,
    RequestValidationError,
)
from aws_lambda_powertools.shared.cookies import Cookie
from pydantic import BaseModel

from sparring.kit import aws, log
from sparring.kit.caller import Caller, from_claims
from sparring.kit.declare import Endpoint
from sparring.kit.errors import (
    Forbidden,
    Invalid,
    Malformed,
    NotFound,
    Problem,
    TooLarge,
    Unauthorized,
    Unavailable,
    UnsupportedMedia,
)
from sparring.kit.startup import release_collector

if TYPE_CHECKING:
    from aws_lambda_powertools.utilities.typing import LambdaContext

PROBLEM_JSON = "application/problem+json"
LONGEST_TOKEN = 8_192
NO_CONTENT = 204
CALLER = "sparring.caller"
_NUL = re.compile(r"(?<!\\)(?:\\\\)*\\u0000")
"""NUL as JSON writes it; an even number of backslashes before it belongs to themselves."""

Event = dict[str, Any]
Answer = dict[str, Any]
UseCase = Callable[..., Any]
Handler = Callable[[Event, Any], Answer]
M = TypeVar("M", bound=BaseModel | None)


def _signed_in(request: Request) -> Caller:
    caller: Caller = request.resolved_event.raw_event[CALLER]
    return caller


SignedIn = Annotated[Caller, Depends(_signed_in)]


def _event_of(request: Request) -> Event:
    raw: Event = request.resolved_event.raw_event
    return raw


RawEvent = Annotated[dict[str, Any], Depends(_event_of)]


def answer(body: M, *, status: int = 200, cookies: Iterable[Cookie] = ()) -> Response[M]:
    """A response with another status than the declared one, or with cookies.

    The use case says `-> Response[Model]`, so that OpenAPI knows the body.
    """
    kind = "application/json" if body is not None else None
    shown: Any = body if body is not None else ""
    return Response(status_code=status, content_type=kind, body=shown, cookies=list(cookies))


class _NotJsonError(ValueError):
    """Ours to explain; every other error may speak of what was sent."""


def _refuse_constant(name: str) -> float:
    raise _NotJsonError(f"{name} is no number")


def _finite(text: str) -> float:
    value = float(text)
    if not math.isfinite(value):
        raise _NotJsonError("a number is out of range")
    return value


def _no_repeats(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    names = dict(pairs)
    if len(names) != len(pairs):
        raise _NotJsonError("a name appears twice")
    return names


def strict_json(text: str) -> Any:
    """Parse JSON as RFC 8259 means it: no NaN, no repeated names, no NUL, no lone surrogate."""
    try:
        value = json.loads(
            text,
            parse_constant=_refuse_constant,
            parse_float=_finite,
            object_pairs_hook=_no_repeats,
        )
        if "\\u" in text:
            plain = json.dumps(value, ensure_ascii=False)
            plain.encode()
            if _NUL.search(plain):
                raise _NotJsonError("NUL is no text")
    except (ValueError, RecursionError) as error:
        raise json.JSONDecodeError(_why_not_json(error), "", 0) from None
    return value


def _why_not_json(error: Exception) -> str:
    match error:
        case json.JSONDecodeError():
            return f"{error.msg.lower()}, character {error.pos + 1}"
        case RecursionError():
            return "it is too deep"
        case UnicodeEncodeError():
            return "half a surrogate pair is no text"
        case _NotJsonError():
            return str(error)
    return "a number is out of range"


def _text_body(event: Event) -> str:
    body = event.get("body") or ""
    if not event.get("isBase64Encoded"):
        return str(body)
    try:
        return base64.b64decode(body, validate=True).decode()
    except (binascii.Error, UnicodeDecodeError):
        raise UnsupportedMedia from None


def _admit_body(event: Event, declaration: Endpoint) -> Event:
    """Refuse what is too large or not JSON before anything parses it."""
    if len(event.get("body") or "") > declaration.body_limit * 4 // 3 + 4:
        raise TooLarge
    headers = event.get("headers", {})
    if headers.get("content-encoding", "identity").lower() != "identity":
        raise UnsupportedMedia("Please send the body as it is, not compressed.")
    text = _text_body(event)
    if len(text.encode("utf-8", "surrogatepass")) > declaration.body_limit:
        raise TooLarge
    if text and not _is_json(headers.get("content-type", "")):
        raise UnsupportedMedia
    # No body has no type; the field that is missing then is what the caller is told about.
    plain = {**headers, "content-type": "application/json"}
    return {**event, "headers": plain, "body": text, "isBase64Encoded": False}


def _is_json(content_type: str) -> bool:
    kind, _, rest = content_type.lower().partition(";")
    charset = rest.strip().removeprefix("charset=").strip('"')
    return kind.strip() == "application/json" and charset in ("", "utf-8", "utf8")


def _correlation_id(event: Event) -> str:
    return str(event.get("requestContext", {}).get("requestId", ""))


def _admit_caller(event: Event, declaration: Endpoint) -> Caller | None:
    if declaration.public:
        return None
    authorization = event.get("headers", {}).get("authorization", "")
    if len(authorization) > LONGEST_TOKEN or "," in authorization:
        raise Malformed(code="bad_authorization")
    claims = event["requestContext"].get("authorizer", {}).get("jwt", {}).get("claims")
    if not claims:
        raise Unauthorized
    caller = from_claims(
        claims,
        correlation_id=_correlation_id(event),
        trusted=not declaration.verifies_caller,
    )
    caller.require(declaration.roles)
    return caller


def _fields(errors: Iterable[Any]) -> list[dict[str, str]]:
    """Field and message of each error; what was sent is never echoed."""
    named = []
    for error in errors:
        if error["type"] == "json_invalid":
            reason = error["ctx"]["error"]
            named.append({"field": "body", "message": f"This is not JSON: {reason}."})
            continue
        place = [str(part) for part in error["loc"][1:]] or [str(error["loc"][0])]
        named.append({"field": ".".join(place), "message": str(error.get("msg", "is wrong"))})
    return named[:50]


def problem_answer(problem: Problem, correlation_id: str) -> Answer:
    """The API Gateway answer of a problem."""
    body = {**problem.body(), "correlation_id": correlation_id}
    return {
        "statusCode": problem.status,
        "headers": {"Content-Type": PROBLEM_JSON, "Cache-Control": "no-store", **problem.headers()},
        "body": json.dumps(body),
        "isBase64Encoded": False,
    }


def _as_problem(error: Exception) -> Problem:
    """What the caller is told about an error; anything unknown is a plain 500."""
    match error:
        case DependencyResolutionError() if isinstance(error.__cause__, Exception):
            return _as_problem(error.__cause__)
        case Problem():
            return error
        case RequestUnsupportedContentType():
            return UnsupportedMedia()
        case RequestValidationError():
            return Invalid(errors=_fields(error.errors()))
        case ServiceError():
            return Malformed()
    if aws.is_passing(error):
        log.logger().warning("aws.busy", exc_info=error)
        return Unavailable()
    log.logger().exception("unhandled", exc_info=error)
    return Problem()


def register(app: APIGatewayHttpResolver, declaration: Endpoint, use_case: UseCase) -> None:
    """Add one endpoint to a resolver, with its OpenAPI facts from the declaration."""
    first, _, rest = (use_case.__doc__ or "").strip().partition("\n")
    app.route(
        declaration.path.replace("{", "<").replace("}", ">"),
        declaration.method,
        summary=first,
        description=" ".join(rest.split()) or first,
        operation_id=use_case.__name__,
        tags=[use_case.__module__.split(".")[-2]],
        status_code=declaration.status,
        security=[] if declaration.public else [{"access_token": []}],
    )(use_case)


def _pass_on(error: Exception) -> Any:
    raise error


def _refuse_path(_: Exception) -> Any:
    raise Invalid.field("path", "The address holds something that is not an id.")


def resolver() -> APIGatewayHttpResolver:
    """A resolver that validates, and leaves every error to the edge."""
    app = APIGatewayHttpResolver(enable_validation=True, json_body_deserializer=strict_json)
    app.exception_handler(Exception)(_pass_on)
    app.not_found(_refuse_path)
    return app


def _finished(result: Answer) -> Answer:
    """Never cached; and 204 means no body, not the text `null`."""
    headers = result.setdefault("headers", {})
    headers.setdefault("Cache-Control", "no-store")
    if result["statusCode"] == NO_CONTENT:
        headers.pop("Content-Type", None)
        result["body"] = ""
    return result


def http_handler(declaration: Endpoint, use_case: UseCase) -> Handler:
    """The Lambda handler of one endpoint. It answers every error as problem details."""
    app = resolver()
    register(app, declaration, use_case)

    def run(event: Event, context: object) -> Answer:
        caller = _admit_caller(event, declaration)
        admitted = {**_admit_body(event, declaration), CALLER: caller}
        return _finished(app.resolve(admitted, cast("LambdaContext", context)))

    def handler(event: Event, context: object) -> Answer:
        started = time.perf_counter()
        who = _claimed(event)
        try:
            result = run(event, context)
        except Exception as error:
            problem = _as_problem(error)
            if _denies(problem, declaration):
                log.denied(problem.code, endpoint=use_case.__name__, **who)
            result = problem_answer(problem, _correlation_id(event))
        _report(event, result, who, time.perf_counter() - started)
        return result

    release_collector()
    return handler


def _claimed(event: Event) -> dict[str, Any]:
    """Whom a verified token names, let in or not: a refusal in the log must say whose it was."""
    verified = event.get("requestContext", {}).get("authorizer") or {}
    claims = verified.get("jwt", {}).get("claims") or {}
    names = {name: claims.get(name) for name in ("tenant", "user_id")}
    return {**names, "correlation_id": _correlation_id(event)}


def _denies(problem: Problem, declaration: Endpoint) -> bool:
    """True for a refusal that belongs on the audit trail. A foreign id is never looked up where
    it is, so every id that leads nowhere counts; who merely has to sign in does not.
    """
    if isinstance(problem, Forbidden):
        return True
    return not declaration.public and isinstance(problem, NotFound | Unauthorized)


def _report(event: Event, result: Answer, who: dict[str, Any], seconds: float) -> None:
    """One line a request: also what keeps the local cloud's log drain quick."""
    log.logger().info(
        "request",
        extra={
            **who,
            "route": event.get("routeKey", ""),
            "status": result["statusCode"],
            "ms": round(seconds * 1000, 1),
        },
    )
