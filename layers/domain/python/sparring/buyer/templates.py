"""The personas that ship, read when somebody asks for them."""

from __future__ import annotations

from functools import cache
from importlib import import_module

from sparring.buyer.persona import Persona

NAMES = (
    "clinic_cold_call",
    "school_discovery",
    "logistics_discovery",
    "lawfirm_gatekeeper",
    "plant_demo",
    "hotel_negotiation",
    "software_renewal",
    "builder_cold_call",
    "bank_gatekeeper",
    "insurer_demo",
    "retail_negotiation",
    "energy_renewal",
)


@cache
def templates() -> dict[str, Persona]:
    """Template id to persona, in the order in which a beginner would take them."""
    found = (import_module(f"sparring.buyer.shipped.{name}") for name in NAMES)
    return {
        name.replace("_", "-"): Persona.model_validate(one.PERSONA)
        for name, one in zip(NAMES, found, strict=True)
    }
