"""One form for each value: whatever a vendor writes, the same thing reads the same."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sparring.integrations.crm import canonical
from sparring.integrations.crm.hubspot import mapper
from sparring.integrations.crm.port import Field
from sparring.integrations.crm.shapes import typed

AMOUNT = Field("amount", "Amount", "number")
moments = st.datetimes(
    min_value=dt.datetime.fromisoformat("1970-01-02"),
    max_value=dt.datetime.fromisoformat("2100-01-01"),
    timezones=st.timezones(),
)


@given(st.decimals(-(10**40), 10**40, allow_nan=False, allow_infinity=False, places=6))
def test_number_when_written_in_any_way_should_read_the_same(number: Decimal) -> None:
    plain = canonical.number(str(number))
    assert Decimal(plain) == number
    assert canonical.number(f"{number:.9f}") == canonical.number(f" {number:E} ") == plain
    assert canonical.number(plain) == plain


@pytest.mark.parametrize(
    ("text", "plain"),
    [("-0.0", "0"), ("1E3", "1000"), ("9007199254740993", "9007199254740993"), ("12.50", "12.5")],
)
def test_number_when_odd_should_lose_no_digit(text: str, plain: str) -> None:
    assert canonical.number(text) == plain


@pytest.mark.parametrize(
    "text", ["", "NaN", "Infinity", "twelve", "1,000", "1E999999", "1E-999999"]
)
def test_number_when_it_is_none_should_say_so(text: str) -> None:
    with pytest.raises(ValueError, match=text or "^$"):
        canonical.number(text)


@given(moments)
def test_moment_when_told_in_any_zone_should_be_one(at: dt.datetime) -> None:
    there = canonical.moment(at.isoformat())
    assert canonical.moment(at.astimezone(dt.UTC).isoformat()) == there
    assert canonical.of_ms(canonical.ms(there)) == there
    assert canonical.moment(str(canonical.ms(there))) == there


def test_moment_when_it_has_no_zone_should_be_refused() -> None:
    with pytest.raises(ValueError, match="2026"):
        canonical.moment("2026-11-23T09:00:00")
    assert canonical.date("2026-11-23T23:30:00-05:00") == "2026-11-24"
    assert canonical.date("2026-11-23") == "2026-11-23"


def test_choices_when_in_another_order_should_be_the_same() -> None:
    assert canonical.choices("b; a;b;") == canonical.choices("a;b") == "a;b"
    assert [canonical.boolean(one) for one in ("TRUE", "0", "yes")] == ["true", "false", "true"]


def test_typed_when_a_value_fits_no_type_should_stay_as_it_came() -> None:
    fields = {"amount": AMOUNT}
    assert typed({"amount": "1e2", "note": " x "}, fields) == {
        "amount": "100",
        "note": " x ",
    }
    assert typed({"amount": "a lot"}, fields) == {"amount": "a lot"}
    assert typed({"amount": None}, fields) == {"amount": None}


def test_field_when_described_should_say_what_may_be_written() -> None:
    shape = {
        "name": "tags",
        "label": "Tags",
        "type": "enumeration",
        "fieldType": "checkbox",
        "options": [{"value": "a", "label": "A"}],
        "modificationMetadata": {"readOnlyValue": True},
    }
    found = mapper.field_of(shape)
    assert (found.type, found.writable, found.options) == ("choices", False, (("a", "A"),))
