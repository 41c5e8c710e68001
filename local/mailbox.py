"""The local mailbox: what the house would have mailed, readable in a browser."""

from __future__ import annotations

import http.client
import json
import re
from html import escape
from typing import Any, TypedDict

LINK = re.compile(r"https?://[^\s<>\"]+")
PATH = "/_ministack/ses/messages"
PAGE = """<!doctype html>
<html lang="en"><meta charset="utf-8"><title>Mailbox</title>
<meta name="viewport" content="width=device-width">
<style>
:root {{ color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }}
body {{ max-width: 46rem; margin: 2rem auto; padding: 0 1rem; }}
article {{ border-top: 1px solid #8886; padding: 1rem 0; }}
h2 {{ font-size: 1.1rem; margin: 0; }} p {{ margin: .2rem 0; opacity: .8; }}
pre {{ white-space: pre-wrap; overflow-wrap: anywhere; font: inherit; }}
</style>
<h1>Mailbox</h1>
<p>What the house would have mailed. On AWS these go out through SES.</p>
{letters}
</html>
"""


class Letter(TypedDict):
    """One mail as it went out."""

    message_id: str
    to: list[str]
    subject: str
    text: str
    sent_at: str


def mailbox_of(port: int) -> dict[str, Any]:
    """What the emulator on `port` says that it sent."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    try:
        connection.request("GET", PATH)
        answer: dict[str, Any] = json.loads(connection.getresponse().read())
        return answer
    finally:
        connection.close()


def newest_first(answer: dict[str, Any]) -> list[Letter]:
    """The emulator's list, grouped by account there, as one list."""
    letters = [_letter(one) for group in answer["messages"].values() for one in group]
    return sorted(letters, key=lambda letter: letter["sent_at"], reverse=True)


def _letter(message: dict[str, Any]) -> Letter:
    return Letter(
        message_id=message["MessageId"],
        to=list(message["To"]),
        subject=message["Subject"],
        text=message["BodyText"] or message["BodyHtml"] or "",
        sent_at=str(message["Timestamp"]),
    )


def as_page(letters: list[Letter]) -> str:
    """One page with every letter; nothing in a letter is taken for markup."""
    body = "\n".join(map(_article, letters)) or "<p>Nothing yet.</p>"
    return PAGE.format(letters=body)


def _article(letter: Letter) -> str:
    text = LINK.sub(lambda link: f'<a href="{link[0]}">{link[0]}</a>', escape(letter["text"]))
    return (
        f"<article><h2>{escape(letter['subject'])}</h2>"
        f"<p>to {escape(', '.join(letter['to']))} · {escape(letter['sent_at'])}</p>"
        f"<pre>{text}</pre></article>"
    )
