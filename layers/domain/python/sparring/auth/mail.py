"""Mail to people, through SES: plain text with the same in simple HTML. A courtesy: when it
fails, the caller says so or offers the link in another way, and nothing is undone.
"""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from urllib.parse import quote

from botocore.exceptions import BotoCoreError, ClientError

from sparring.kit import aws, config, log


@dataclass(frozen=True)
class Letter:
    """One mail: a subject, some lines, one link."""

    subject: str
    lines: tuple[str, ...]
    action: str
    link: str


def _link(path: str, token: str) -> str:
    return f"{config.setting('WEB_ORIGIN')}{path}?token={quote(token)}"


def invitation_link(token: str) -> str:
    """Where an invitation is accepted."""
    return _link("/invitations/accept", token)


def invitation(name: str, company: str, link: str) -> Letter:
    """An invitation to a company."""
    return Letter(
        f"{company} invites you to Sparring",
        (
            f"Hello {name},",
            f"{company} has a place for you in Sparring, where you practise sales calls against "
            "a buyer that can say no. The link works once, for seven days.",
        ),
        "Accept the invitation",
        link,
    )


def verification(name: str, token: str) -> Letter:
    """The link that proves an e-mail address."""
    return Letter(
        "Please confirm your e-mail address",
        (
            f"Hello {name},",
            "please confirm that this is your e-mail address. Until then a forgotten password "
            "cannot be replaced.",
        ),
        "Confirm the address",
        _link("/verify-email", token),
    )


def _text(letter: Letter) -> str:
    return "\n\n".join((*letter.lines, f"{letter.action}: {letter.link}"))


def _html(letter: Letter) -> str:
    paragraphs = "".join(f"<p>{escape(line)}</p>" for line in letter.lines)
    link = f'<p><a href="{escape(letter.link)}">{escape(letter.action)}</a></p>'
    return f"<!doctype html><html><body>{paragraphs}{link}</body></html>"


def send(to: str, letter: Letter) -> bool:
    """Send a letter. False, and a line in the log without the address, when it did not go."""
    parts = {"Text": _text(letter), "Html": _html(letter)}
    body = {name: {"Data": data, "Charset": "UTF-8"} for name, data in parts.items()}
    subject = {"Data": letter.subject, "Charset": "UTF-8"}
    try:
        aws.client("sesv2").send_email(
            FromEmailAddress=config.setting("MAIL_FROM"),
            Destination={"ToAddresses": [to]},
            Content={"Simple": {"Subject": subject, "Body": body}},
        )
    except (ClientError, BotoCoreError) as error:
        log.logger().warning("mail.failed", extra={"error": type(error).__name__})
        return False
    return True
