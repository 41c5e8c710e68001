"""The pages are quick and usable by everybody, as Lighthouse sees them."""

from __future__ import annotations

from tests.lighthouse.walk import scores
from tests.local.running import Running

PERFORMANCE = 95
ACCESSIBILITY = 100


def test_pages_when_looked_at_by_lighthouse_should_be_quick_and_accessible(
    demo_house: Running,
) -> None:
    short = [
        f"{page} on {form}: performance {found.performance:.0f}, "
        f"accessibility {found.accessibility:.0f} {found.shortfalls}"
        for page, form, found in scores(demo_house)
        if found.performance < PERFORMANCE or found.accessibility < ACCESSIBILITY
    ]
    assert short == []
