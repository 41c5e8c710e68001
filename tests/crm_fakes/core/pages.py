"""The few HTML pages: the list of records, one record with its activities, and consent."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape

STYLE = """
body{margin:0;font:15px/1.5 system-ui,sans-serif;color:#1d2433;background:#f5f6f8}
header{background:#1d2433;color:#fff;padding:12px 24px}header a{color:#fff;text-decoration:none}
main{max-width:820px;margin:24px auto;padding:0 16px}
section{background:#fff;border:1px solid #dfe3ea;border-radius:8px}
section{padding:16px 20px;margin:0 0 16px}
h1{font-size:22px;margin:0 0 12px}h2{font-size:16px;margin:0 0 8px}
dl{display:grid;grid-template-columns:minmax(120px,220px) 1fr;gap:4px 16px;margin:0}
dt{color:#5b6577}dd{margin:0;overflow-wrap:anywhere}ul{list-style:none;margin:0;padding:0}
li{padding:8px 0;border-top:1px solid #eceff3;white-space:pre-line}li:first-child{border-top:0}
small{color:#5b6577}button{font:inherit;padding:8px 20px;border-radius:6px;border:1px solid #1d2433}
button[value=allow]{background:#1d2433;color:#fff}
"""


@dataclass(frozen=True)
class Shown:
    """One line of a list: text, where it leads, and a second, quieter text."""

    text: str
    href: str = ""
    note: str = ""


def record_page(
    vendor: str, title: str, facts: Mapping[str, str], lists: Mapping[str, Sequence[Shown]]
) -> str:
    """A record: its fields, then lists such as its activities."""
    rows = "".join(
        f"<dt>{escape(name)}</dt><dd>{escape(value)}</dd>"
        for name, value in sorted(facts.items())
        if value
    )
    body = f"<section><h1>{escape(title)}</h1><dl>{rows}</dl></section>"
    return _page(vendor, title, body + _lists(lists))


def index_page(vendor: str, lists: Mapping[str, Sequence[Shown]]) -> str:
    """Where a look around begins."""
    return _page(vendor, "Records", _lists(lists))


def consent_page(vendor: str, client: str, scope: str, hidden: dict[str, str]) -> str:
    """Asks the user; the form comes back to the same path with `decision`."""
    kept = "".join(
        f'<input type="hidden" name="{escape(name)}" value="{escape(value)}">'
        for name, value in hidden.items()
    )
    body = f"""<section><h1>Allow {escape(client)} to use this CRM?</h1>
<p>This is a demo {escape(vendor)}: nobody's data is in it.
It asks for: {escape(scope or "all")}.</p>
<form method="post">{kept}<button name="decision" value="allow">Allow</button>
<button name="decision" value="deny">Deny</button></form></section>"""
    return _page(vendor, "Allow access", body)


def message_page(vendor: str, title: str, text: str) -> str:
    """One sentence."""
    return _page(vendor, title, f"<section><h1>{escape(title)}</h1><p>{escape(text)}</p></section>")


def _lists(lists: Mapping[str, Sequence[Shown]]) -> str:
    return "".join(
        f"<section><h2>{escape(name)} ({len(rows)})</h2>"
        f"<ul>{''.join(map(_line, rows))}</ul></section>"
        for name, rows in lists.items()
    )


def _line(row: Shown) -> str:
    text = escape(row.text)
    linked = f'<a href="{escape(row.href)}">{text}</a>' if row.href else text
    return f"<li>{linked} <small>{escape(row.note)}</small></li>"


def _page(vendor: str, title: str, body: str) -> str:
    head = f"<title>{escape(title)} · demo {escape(vendor)}</title><style>{STYLE}</style>"
    meta = '<meta charset="utf-8"><meta name="viewport" content="width=device-width">'
    bar = f'<header><a href="/">Demo {escape(vendor)}</a></header>'
    page = f"<head>{meta}{head}</head><body>{bar}<main>{body}</main></body>"
    return f'<!doctype html><html lang="en">{page}</html>'
