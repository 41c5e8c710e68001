"""Questions in SOQL. Names of fields come from people's settings, so each is looked at first."""

from __future__ import annotations

import re
from collections.abc import Sequence
from urllib.parse import quote

from sparring.integrations.crm import canonical
from sparring.integrations.crm.errors import Refused, UnknownField
from sparring.integrations.crm.salesforce.client import MOST_URI, soql
from sparring.integrations.crm.salesforce.mapper import STAMP

NAME = re.compile(r"[A-Za-z]\w*(\.[A-Za-z]\w*)*", re.ASCII)
LARGEST = 2000
"""Rows of one answer. A cursor would expire and rest nowhere: each page is a query of its own."""


def select(names: Sequence[str], of: str, where: str, *, most: int = LARGEST) -> str:
    """The oldest changes first. `where` is made of `soql` and `after`. Raises UnknownField for what
    is no name of a field, and Refused for more names than fit into an address.
    """
    for one in (*names, of):
        if not NAME.fullmatch(one):
            raise UnknownField(f"{one} is no field of Salesforce", one)
    order = f"ORDER BY {STAMP}, Id LIMIT {most}"
    text = " ".join(("SELECT", ", ".join(names), "FROM", of, "WHERE", where, order))
    if len(quote(text)) > MOST_URI:
        raise Refused("So many fields do not fit into one question to Salesforce")
    return text


def after(at: int, past: str, until: int) -> str:
    """Behind one moment and id, and before another moment; milliseconds."""
    here = canonical.of_ms(at)
    later = f"{STAMP} >= {here}"
    if past:
        later = soql(f"({STAMP} > {here} OR ({STAMP} = {here} AND Id > {{}}))", past)
    return f"{later} AND {STAMP} < {canonical.of_ms(until)}"
