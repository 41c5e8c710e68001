"""Values to DynamoDB's attribute values and back: nothing changes on the way."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sparring.kit.item import decode, encode

scalars = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(min_value=-(10**15), max_value=10**15),
    st.floats(allow_nan=False, allow_infinity=False, min_value=-1e15, max_value=1e15).filter(
        lambda number: number == 0 or abs(number) > 1e-100
    ),
    st.text(max_size=20),
    st.binary(max_size=20),
)
values = st.recursive(
    scalars,
    lambda inner: st.one_of(
        st.lists(inner, max_size=4), st.dictionaries(st.text(min_size=1, max_size=8), inner)
    ),
    max_leaves=12,
)


@given(st.dictionaries(st.text(min_size=1, max_size=8), values, max_size=5))
def test_item_when_encoded_and_decoded_should_be_the_same(item: dict[str, Any]) -> None:
    assert decode(encode(item)) == item


def test_number_when_whole_should_come_back_as_int_and_else_as_float() -> None:
    back = decode(encode({"a": 3, "b": 0.1, "c": -7, "d": True}))
    assert {name: type(value) for name, value in back.items()} == {
        "a": int,
        "b": float,
        "c": int,
        "d": bool,
    }


def test_value_when_it_cannot_be_stored_should_raise() -> None:
    for value in (object(), {1, 2}, 1j):
        with pytest.raises(TypeError, match="cannot be stored"):
            encode({"a": value})
