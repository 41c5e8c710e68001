"""The rule packs pass, and every exception says why."""

from __future__ import annotations

import json
from typing import Any

from stacks.constructs.rules import PACKS
from tests.stacks.conftest import Synthesised

FEWEST_WORDS = 4


def reports(synthesised: Synthesised) -> list[dict[str, Any]]:
    report = json.loads((synthesised.folder / "validation-report.json").read_text())
    return [one for one in report["pluginReports"] if one["pluginName"] in PACKS]


def test_synth_when_packs_run_should_have_no_open_finding(synthesised: Synthesised) -> None:
    ran = reports(synthesised)
    assert sorted(one["pluginName"] for one in ran) == sorted(PACKS)
    assert {one["conclusion"] for one in ran} == {"success"}
    assert not [finding for one in ran for finding in one.get("violations", [])]


def test_exceptions_when_accepted_should_each_say_why(synthesised: Synthesised) -> None:
    accepted = [v for one in reports(synthesised) for v in one.get("suppressedViolations", [])]
    assert accepted
    assert not [v["ruleName"] for v in accepted if len(v["reason"].split()) < FEWEST_WORDS]
