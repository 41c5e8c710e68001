"""Between Python values and DynamoDB attribute values, without importing boto3's resource layer."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

Item = dict[str, Any]
Wire = dict[str, Any]


def _number(value: float | Decimal) -> Wire:
    return {"N": repr(value) if isinstance(value, float) else str(value)}


def encode_value(value: object) -> Wire:
    """One attribute value. Supports None, bool, int, float, str, bytes, list, tuple and dict."""
    match value:
        case None:
            return {"NULL": True}
        case bool():
            return {"BOOL": value}
        case str():
            return {"S": value}
        case int() | float() | Decimal():
            return _number(value)
        case bytes():
            return {"B": value}
        case dict():
            return {"M": encode(value)}
        case list() | tuple():
            return {"L": [encode_value(one) for one in value]}
        case _:
            raise TypeError(f"{type(value).__name__} cannot be stored")


def encode(item: Item) -> Wire:
    """A whole item."""
    return {name: encode_value(value) for name, value in item.items()}


def _plain_number(text: str) -> int | float:
    return int(text) if text.lstrip("-").isdigit() else float(text)


def decode_value(wire: Wire) -> Any:
    """The Python value; whole numbers come back as int, others as float."""
    ((kind, value),) = wire.items()
    match kind:
        case "N":
            return _plain_number(value)
        case "M":
            return decode(value)
        case "L":
            return [decode_value(one) for one in value]
        case "NULL":
            return None
        case _:
            return value


def decode(wire: Wire) -> Item:
    """A whole item."""
    return {name: decode_value(value) for name, value in wire.items()}
