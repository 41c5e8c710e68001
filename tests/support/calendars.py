"""A strict reader of calendar files, written from RFC 5545 and RFC 6868 and not from our writer."""

from __future__ import annotations

import re
from dataclasses import dataclass

NAME = r"[A-Za-z0-9-]+"
VALUE = r'(?:"[^"\x00-\x08\x0a-\x1f\x7f]*"|[^";:,\x00-\x08\x0a-\x1f\x7f]*)'
LINE = re.compile(rf"({NAME})((?:;{NAME}={VALUE})*):([^\x00-\x08\x0a-\x1f\x7f]*)")
PARAMETER = re.compile(rf";({NAME})=({VALUE})")
ESCAPED = re.compile(r"\\(.)")
TEXT = re.compile(r"(?:\\[\\;,nN]|[^\\;,])*")
MEANT = {"n": "\n", "N": "\n"}
CARET = {"^n": "\n", "^'": '"', "^^": "^"}


@dataclass(frozen=True)
class Property:
    """One content line: its parameters and its value as it stands on the wire."""

    parameters: dict[str, str]
    value: str

    @property
    def text(self) -> str:
        """The value of a TEXT property."""
        assert TEXT.fullmatch(self.value), self.value
        return ESCAPED.sub(lambda found: MEANT.get(found[1], found[1]), self.value)


def content_lines(raw: str) -> list[str]:
    """The unfolded lines; fails on a line that is too long or wrongly ended."""
    assert raw.endswith("\r\n")
    lines = raw.removesuffix("\r\n").split("\r\n")
    assert not [line for line in lines if "\r" in line or "\n" in line]
    assert not [line for line in lines if len(line.encode()) > 75 or not line]
    return raw.removesuffix("\r\n").replace("\r\n ", "").split("\r\n")


def read_calendar(raw: str) -> dict[str, Property]:
    """The properties of the only event and of the calendar around it, each of them given once."""
    found: dict[str, Property] = {}
    nesting: list[str] = []
    for line in content_lines(raw):
        parts = LINE.fullmatch(line)
        assert parts, line
        name, parameters, value = parts.groups()
        if name == "BEGIN":
            nesting.append(value)
        elif name == "END":
            assert nesting.pop() == value
        else:
            assert nesting
            assert name not in found, name
            plain = {k: _unquoted(v) for k, v in PARAMETER.findall(parameters)}
            found[name] = Property(plain, value)
    assert not nesting
    return found


def _unquoted(value: str) -> str:
    return re.sub(r"\^[n'^]", lambda found: CARET[found[0]], value.strip('"'))
