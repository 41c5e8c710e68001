"""The cookie and the origin: what a browser brings to the public routes, and what it takes home."""

from __future__ import annotations

from typing import Any

from aws_lambda_powertools.shared.cookies import Cookie, SameSite

from sparring.auth.schemas import AccessGranted
from sparring.auth.service.sessions import Signed, ended
from sparring.kit import config
from sparring.kit.errors import Forbidden

COOKIE = "sparring_session"
COOKIE_PATH = "/api/v1/auth"

Event = dict[str, Any]


def refuse_other_origin(event: Event) -> None:
    """403 for a request that a page of another origin made (the browser says so itself)."""
    origin = event.get("headers", {}).get("origin")
    if origin is not None and origin != config.setting("WEB_ORIGIN"):
        raise Forbidden("This request came from another site.", code="wrong_origin")


def cookie_of(event: Event) -> str | None:
    """The session cookie, or None. API Gateway lists cookies apart; a plain header is read too."""
    header = event.get("headers", {}).get("cookie", "")
    for cookie in (*event.get("cookies", []), *header.split(";")):
        name, _, value = cookie.partition("=")
        if name.strip() == COOKIE:
            return str(value)
    return None


def session_cookie(event: Event) -> str:
    """The session cookie of a request from our own pages; 401 session_ended when there is none."""
    refuse_other_origin(event)
    cookie = cookie_of(event)
    if cookie is None:
        raise ended()
    return cookie


def access_token(event: Event) -> str:
    """The access token that the authorizer has verified; it also takes one without `Bearer`."""
    return str(event["headers"]["authorization"].rpartition(" ")[2])


def signed_in_at(event: Event) -> int:
    """When the caller last gave a password, in Unix seconds; 0 when the token does not say.

    A refresh changes when a token was issued, and leaves this.
    """
    claims = event["requestContext"]["authorizer"]["jwt"]["claims"]
    return int(claims.get("auth_time", 0))


def addresses(event: Event) -> tuple[str, str]:
    """The sender's network address as the nearest relay tells it, and that relay's own.

    Relays add to the end of X-Forwarded-For, API Gateway perhaps the one that it saw; the same
    address twice when there is no relay. All but the last may be the sender's invention.
    """
    relay = str(event["requestContext"].get("http", {}).get("sourceIp", ""))
    told = event.get("headers", {}).get("x-forwarded-for", "").split(",")
    others = [one.strip() for one in told if one.strip() not in ("", relay)]
    return (others[-1] if others else relay, relay)


def _cookie(value: str, max_age: int) -> Cookie:
    return Cookie(
        name=COOKIE,
        value=value,
        path=COOKIE_PATH,
        secure=config.setting("WEB_ORIGIN").startswith("https:"),
        http_only=True,
        max_age=max_age,
        same_site=SameSite.STRICT_MODE,
    )


def access(signed: Signed) -> AccessGranted:
    """What the page keeps in memory."""
    return AccessGranted(access_token=signed.access_token, expires_in=signed.expires_in)


def session(signed: Signed) -> list[Cookie]:
    """What the browser keeps, out of the page's reach."""
    return [_cookie(signed.cookie, signed.max_age)]


def no_session() -> list[Cookie]:
    """Makes the browser forget."""
    return [_cookie("", 0)]
