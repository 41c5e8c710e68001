"""Rubrics: what is accepted, what is refused, what ships."""

from typing import Any

import pytest
from pydantic import ValidationError

from sparring.judge.questions import sentence_form
from sparring.judge.rubric import Rubric, rubrics_shipped
from sparring.judge.signals import SIGNALS
from sparring.judge.transcript import normalise


def _criterion(number: int = 1, **changes: Any) -> dict[str, Any]:
    return {
        "criterion_id": f"c{number}",
        "section": "All",
        "title": "Greets",
        "definition": "The rep greets the buyer.",
        **changes,
    }


def _rubric(*criteria: dict[str, Any], **changes: Any) -> dict[str, Any]:
    return {"name": "R", "sections": ["All"], "criteria": list(criteria), **changes}


@pytest.mark.parametrize("count", [1, 60])
def test_accept_rubric_when_it_has_1_to_60_criteria_should_keep_their_order(count: int) -> None:
    rubric = Rubric.model_validate(_rubric(*map(_criterion, range(count))))
    assert [item.criterion_id for item in rubric.criteria] == [f"c{n}" for n in range(count)]


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        (_rubric(), "at least 1"),
        (_rubric(*map(_criterion, range(61))), "at most 60"),
        (_rubric(_criterion(1), _criterion(1)), "criterion ids must differ"),
        (_rubric(_criterion(section="Other")), "sections the rubric does not have"),
        (_rubric(_criterion(), sections=["All", "All"]), "sections must differ"),
        (_rubric(_criterion(weight=0)), "greater than or equal to 1"),
        (_rubric(_criterion(shown_by="judge")), "'rep' or 'buyer'"),
        (_rubric(_criterion(definition="x" * 601)), "at most 600"),
        (_rubric(_criterion(examples_for=["x" * 301])), "at most 300"),
        (_rubric(_criterion(criterion_id="Not A Slug")), "match pattern"),
        (_rubric(_criterion(title="  ")), "at least 1"),
        (_rubric(_criterion(), pass_mark=5.1), "less than or equal to 5"),
        (_rubric(_criterion(verdict="yes")), "Extra inputs"),
        (_rubric(_criterion(), verdicts=[]), "Extra inputs"),
    ],
)
def test_refuse_rubric_when_it_is_wrong_should_say_why(wrong: dict[str, Any], says: str) -> None:
    with pytest.raises(ValidationError, match=says):
        Rubric.model_validate(wrong)


def test_change_rubric_when_it_exists_should_be_refused() -> None:
    rubric = Rubric.model_validate(_rubric(_criterion()))
    with pytest.raises(ValidationError, match="frozen"):
        rubric.name = "other"  # type: ignore[misc]  # the point of the test


def test_read_stored_rubric_when_dumped_should_be_equal() -> None:
    for rubric in rubrics_shipped().values():
        assert Rubric.model_validate_json(rubric.model_dump_json()) == rubric


@pytest.mark.parametrize("slug", ["discovery_spin", "qualification_meddicc"])
def test_ship_rubric_when_read_should_have_8_to_12_criteria_with_examples(slug: str) -> None:
    criteria = rubrics_shipped()[slug].criteria
    assert 8 <= len(criteria) <= 12
    for item in criteria:
        assert len(item.examples_for) >= 3, item.criterion_id
        assert len(item.examples_against) >= 3, item.criterion_id
        assert set(item.signals) <= set(SIGNALS), item.criterion_id


def test_ship_examples_when_a_criterion_says_asks_should_all_be_questions() -> None:
    statements = [
        (item.criterion_id, example)
        for rubric in rubrics_shipped().values()
        for item in rubric.criteria
        if " asks " in item.definition and item.criterion_id != "champion"
        for example in item.examples_for
        if sentence_form(normalise(example)) == "statement"
    ]
    assert statements == []


def test_find_criterion_when_unknown_should_be_none() -> None:
    rubric = rubrics_shipped()["discovery_spin"]
    assert rubric.criterion("summarises") in rubric.criteria
    assert rubric.criterion("nothing") is None
