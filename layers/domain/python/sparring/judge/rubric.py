"""What a rubric is: observable yes/no behaviours, their weights, and the mark that passes."""

from collections.abc import Mapping
from functools import cache
from importlib import import_module
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

Speaker = Literal["rep", "buyer"]
CallType = Literal["cold_call", "gatekeeper", "discovery", "demo", "negotiation", "renewal"]


def _text(longest: int) -> StringConstraints:
    return StringConstraints(strip_whitespace=True, min_length=1, max_length=longest)


Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9_-]{0,63}$")]
Label = Annotated[str, _text(80)]
Title = Annotated[str, _text(120)]
Example = Annotated[str, _text(300)]
Definition = Annotated[str, _text(600)]


class Criterion(BaseModel):
    """One behaviour that a listener can answer with yes or no, with examples for and against.

    `signals` names patterns of the offline judge (`signals.SIGNALS`), or with `learned-` before it
    a head that people's labels trained (`heads.TrainedHeads`), which then decides alone. Names it
    does not know are ignored, so that a stored rubric outlives a renamed pattern.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    criterion_id: Slug
    section: Label
    title: Title
    definition: Definition
    shown_by: Speaker = "rep"
    examples_for: tuple[Example, ...] = Field(default=(), max_length=20)
    examples_against: tuple[Example, ...] = Field(default=(), max_length=20)
    weight: int = Field(default=1, ge=1, le=10)
    blocker: bool = False
    signals: tuple[Slug, ...] = Field(default=(), max_length=8)


class Rubric(BaseModel):
    """A frozen list of 1 to 60 criteria; a call passes from a score (0 to 5) of `pass_mark`."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: Title
    description: Annotated[str, StringConstraints(strip_whitespace=True, max_length=1000)] = ""
    call_types: tuple[CallType, ...] = Field(default=(), max_length=6)
    sections: tuple[Label, ...] = Field(min_length=1, max_length=20)
    criteria: tuple[Criterion, ...] = Field(min_length=1, max_length=60)
    pass_mark: float = Field(default=3.0, ge=0, le=5)

    @model_validator(mode="after")
    def _consistent(self) -> "Rubric":
        _refuse_repeats("sections", list(self.sections))
        _refuse_repeats("call_types", list(self.call_types))
        _refuse_repeats("criterion ids", [item.criterion_id for item in self.criteria])
        strays = {item.section for item in self.criteria} - set(self.sections)
        if strays:
            raise ValueError(f"criteria name sections the rubric does not have: {sorted(strays)}")
        return self

    def criterion(self, criterion_id: str) -> Criterion | None:
        """The criterion with this id, or None."""
        return next((item for item in self.criteria if item.criterion_id == criterion_id), None)


def _refuse_repeats(what: str, values: list[str]) -> None:
    repeated = sorted({value for value in values if values.count(value) > 1})
    if repeated:
        raise ValueError(f"{what} must differ: {repeated}")


SHIPPED = (
    "discovery_spin",
    "qualification_meddicc",
    "fundraising",
    "qualification_bant",
    "challenger",
    "opening",
    "negotiation",
    "renewal",
    "objection_handling",
    "closing",
)
"""Stable slugs of what ships. Ids are made of the place in this list: add at the end only."""


@cache
def rubric_shipped(slug: str) -> Rubric:
    """One of the starting points, read when it is first asked for. KeyError for no slug of them."""
    if slug not in SHIPPED:
        raise KeyError(slug)
    module = import_module(f"sparring.judge.shipped.{slug}")
    return Rubric.model_validate(getattr(module, slug.upper()))


def rubrics_shipped() -> Mapping[str, Rubric]:
    """The starting points every tenant gets, by a stable slug."""
    return {slug: rubric_shipped(slug) for slug in SHIPPED}
