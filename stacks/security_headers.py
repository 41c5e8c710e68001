"""What every page is sent with, in the cloud and on a laptop: one constant for both edges."""

from __future__ import annotations

_RULES = (
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "media-src 'self' blob:",
    "manifest-src 'self'",
    "worker-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "object-src 'none'",
)


def content_security_policy(recordings: str = "") -> str:
    """What a page may load; `recordings` is the origin of the bucket that films play from."""
    media = [f"{rule} {recordings}" for rule in _RULES if rule.startswith("media-src")]
    rules = [rule for rule in _RULES if not rule.startswith("media-src")]
    return "; ".join([*rules, *(one.rstrip() for one in media)])


PERMISSIONS_POLICY = (
    "camera=(self), display-capture=(self), geolocation=(), microphone=(self), payment=(), usb=()"
)
REFERRER_POLICY = "strict-origin-when-cross-origin"
HSTS_SECONDS = 63_072_000

IMMUTABLE = "public, max-age=31536000, immutable"
NEVER_STORED = "no-store"
SHORT = "public, max-age=300"


def page_headers(recordings: str = "") -> dict[str, str]:
    """Headers of every answer from the web origin, except HSTS, which needs https."""
    return {
        "Content-Security-Policy": content_security_policy(recordings),
        "Permissions-Policy": PERMISSIONS_POLICY,
        "Referrer-Policy": REFERRER_POLICY,
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "DENY",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
    }


def cache_control(path: str) -> str:
    """How long a file of the web build may be kept: hashed names for ever, pages not at all."""
    if path.startswith("assets/"):
        return IMMUTABLE
    return NEVER_STORED if path.endswith(".html") else SHORT
