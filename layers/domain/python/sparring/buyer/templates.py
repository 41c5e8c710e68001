"""The personas that ship, read when somebody asks for them."""

from __future__ import annotations

from functools import cache
from importlib import import_module

from sparring.buyer.persona import Persona

NAMES = (
    "clinic_cold_call",
)


@cache
def templates() -> dict[str, Persona]:
    """Template id to persona, in the order in which a beginner would take them."""
    found = (import_module(f"sparring.buyer.shipped.{name}") for name in NAMES)
    return {name.replace("_", "-"): Persona.model_validate(one.PERSONA) for name, one in zip(NAMES, found, strict=True)}
