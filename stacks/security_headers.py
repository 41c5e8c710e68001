"""What every page is sent with, in the cloud and on a laptop: one constant for both edges."""

from __future__ import annotations

CONTENT_SECURITY_POLICY = "; ".join(
    (
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
)
PERMISSIONS_POLICY = (
    "camera=(self), display-capture=(self), geolocation=(), microphone=(self), payment=(), usb=()"
)
REFERRER_POLICY = "strict-origin-when-cross-origin"
HSTS_SECONDS = 63_072_000

IMMUTABLE = "public, max-age=31536000, immutable"
NEVER_STORED = "no-store"
SHORT = "public, max-age=300"


def page_headers() -> dict[str, str]:
    """Headers of every answer from the web origin, except HSTS, which needs https."""
    return {
        "Content-Security-Policy": CONTENT_SECURITY_POLICY,
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
