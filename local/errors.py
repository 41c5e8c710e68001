"""Why a house cannot stand, in one sentence for the person who asked for it."""

from __future__ import annotations


class HouseError(Exception):
    """Printed as it is, without a traceback."""
