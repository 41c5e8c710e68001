"""Who judges a call: the company's language model where it may, else the built-in judge."""

from __future__ import annotations

from sparring.kit.caller import Caller
from sparring.scoring.cards import Judging
from sparring.scoring.judges import built_in_judge
from sparring.scoring.model import Call
from sparring.settings.service import ModelState


def open_judging(caller: Caller, state: ModelState, call: Call) -> Judging:
    """The judge for one call, with what its model calls cost to be announced."""
    return Judging(judge=built_in_judge())
