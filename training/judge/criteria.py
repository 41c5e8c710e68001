"""The twelve criteria on which the judge is measured: a shipped rubric's, label by label."""

from __future__ import annotations

from sparring.judge.heads import PREFIX
from sparring.judge.rubric import Rubric
from sparring.judge.shipped.fundraising import FUNDRAISING

RUBRIC = Rubric.model_validate(FUNDRAISING)

CRITERIA = {item.signals[0].removeprefix(PREFIX): item for item in RUBRIC.criteria}
"""By the label that people gave the same behaviour."""

LABELS = tuple(CRITERIA)
