"""Headers and query parameters that many endpoints take."""

from __future__ import annotations

from typing import Annotated

from aws_lambda_powertools.event_handler.openapi.params import Header, Query
from pydantic import Field

KEY_PATTERN = r"^[A-Za-z0-9_.:-]{1,64}$"
RequiredKey = Annotated[str, Header(alias="Idempotency-Key", pattern=KEY_PATTERN)]
OptionalKey = Annotated[
    str | None, Header(alias="Idempotency-Key"), Field(default=None, pattern=KEY_PATTERN)
]

Limit = Annotated[int, Query(ge=1, le=100, description="How many, at most.")]
Cursor = Annotated[
    str | None, Query(max_length=1024, description="`next_cursor` of the last page.")
]
Search = Annotated[str | None, Query(max_length=80, description="Words to look for.")]
