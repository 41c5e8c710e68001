"""Bases of what crosses a door. Apart from the HTTP edge, which handlers of events do without."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict


class Body(BaseModel):
    """Base of every request model: unknown fields are refused, spaces at the ends cut off."""

    model_config = ConfigDict(extra="forbid", str_strip_whitespace=True, defer_build=True)


class Reply(BaseModel):
    """Base of every response model."""

    model_config = ConfigDict(extra="forbid", defer_build=True)
