"""Lines of a calendar file: what a text may hold, and how a long line is folded."""

from __future__ import annotations

import pytest

from sparring.rooms.calendar_file import fold, text_of
from tests.support.calendars import Property, content_lines

TEXTS = [
    "Plain words",
    "Commas, semicolons; colons: and a back\\slash\\n that is none of ours",
    "Two\nlines\r\nand\rfour",
    "Tab\there",
    "Grüße an 営業部 und 👩🏽‍💻🏳️‍🌈",
    "é" * 200,
    "👍" * 100,
    "\\" * 90,
    "",
]


@pytest.mark.parametrize("text", TEXTS, ids=lambda text: text[:12])
def test_text_of_when_read_back_should_be_what_was_written(text: str) -> None:
    meant = text.replace("\r\n", "\n").replace("\r", "\n")
    assert Property({}, text_of(text)).text == meant


def test_text_of_when_it_holds_control_characters_should_leave_them_out() -> None:
    assert text_of("a\x00b\x07c\x0bd\x7fe") == "abcde"


@pytest.mark.parametrize("text", TEXTS, ids=lambda text: text[:12])
@pytest.mark.parametrize("name", ["A", "SUMMARY", "X-" + "N" * 71, "X-" + "N" * 72])
def test_fold_when_unfolded_should_be_the_same_line(name: str, text: str) -> None:
    line = f"{name}:{text_of(text)}"
    wire = "".join(f"{part}\r\n" for part in fold(line))
    assert content_lines(wire) == [line]


def test_fold_when_a_line_just_fits_should_leave_it_whole() -> None:
    assert list(fold("x" * 75)) == ["x" * 75]
    assert list(fold("x" * 76)) == ["x" * 75, " x"]
    assert list(fold("x" * 74 + "é")) == ["x" * 74, " é"]
