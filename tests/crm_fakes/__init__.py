"""Stateful fakes of three CRMs over real HTTP; see README.md.

`with hubspot_fake() as fake:` serves one on a free port of 127.0.0.1 until the block ends.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TypeVar

from tests.crm_fakes.core.fake import Fake
from tests.crm_fakes.core.faults import (
    Broken,
    Cut,
    Expired,
    Garbled,
    Late,
    Partial,
    Reorder,
    Slow,
    TooMany,
)
from tests.crm_fakes.hubspot.fake import HubSpotFake
from tests.crm_fakes.salesforce.fake import SalesforceFake
from tests.crm_fakes.zoho.fake import ZohoFake

F = TypeVar("F", bound=Fake)
__all__ = [
    "Broken",
    "Cut",
    "Expired",
    "Fake",
    "Garbled",
    "HubSpotFake",
    "Late",
    "Partial",
    "Reorder",
    "SalesforceFake",
    "Slow",
    "TooMany",
    "ZohoFake",
    "hubspot_fake",
    "salesforce_fake",
    "zoho_fake",
]


@contextmanager
def hubspot_fake(
    seed: bool = False, contract: bool = True, limits: bool = False, port: int = 0
) -> Iterator[HubSpotFake]:
    """HubSpot; with `contract` the block fails when an exchange broke the vendor's contract."""
    with _running(HubSpotFake(contract), seed, limits, port) as fake:
        yield fake
    if fake.violations:
        raise AssertionError("against HubSpot's contract:\n" + "\n".join(fake.violations))


@contextmanager
def salesforce_fake(
    seed: bool = False, limits: bool = False, port: int = 0
) -> Iterator[SalesforceFake]:
    """Salesforce."""
    with _running(SalesforceFake(), seed, limits, port) as fake:
        yield fake


@contextmanager
def zoho_fake(
    seed: bool = False, contract: bool = True, limits: bool = False, port: int = 0
) -> Iterator[ZohoFake]:
    """Zoho; with `contract` the block fails when an exchange broke the tables of its package."""
    with _running(ZohoFake(contract), seed, limits, port) as fake:
        yield fake
    if fake.violations:
        raise AssertionError("against Zoho's tables:\n" + "\n".join(fake.violations))


@contextmanager
def _running(fake: F, seed: bool, limits: bool, port: int) -> Iterator[F]:
    fake.quota.enforced = limits
    if seed:
        fake.seed()
    fake.start(port)
    try:
        yield fake
    finally:
        fake.stop()
