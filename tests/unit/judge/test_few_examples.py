"""A handful of examples: what they demand of a sentence, on directions drawn by hand."""

from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from sparring.judge.background import directions_of_talk, talk
from sparring.judge.contextual import ContextualEncoder
from sparring.judge.example_directions import (
    STORED,
    directions_of_examples,
    key_of,
    save_directions,
)
from sparring.judge.few_examples import FewExamples, Sentences
from sparring.judge.likeness import MOST_ENCODED, LikenessScale, texts_of
from sparring.judge.offline import OfflineJudge
from sparring.judge.rubric import Criterion, Rubric, rubrics_shipped
from sparring.judge.traits import traits_of
from tests.unit.judge.calls import turns

BUDGET = Criterion(
    criterion_id="budget",
    section="S",
    title="Asks for the budget",
    definition="The rep asks how much money there is for it.",
    examples_for=(
        "What budget do you have for this?",
        "How much money is set aside for it this year?",
        "How much did you plan to spend on a new system?",
        "Is there a sum that you would not like to exceed?",
        "What could you afford each month?",
    ),
    examples_against=(
        "It costs forty euros a month for each user.",
        "How many people would use it?",
        "We can give you a discount if you sign this week.",
        "How long does it take you each month?",
        "Money is always an important thing.",
    ),
)
CALL = (
    "R: Good morning, thank you for having me in your lovely office.",
    "B: Good morning, please take a seat.",
    "R: How many branches do you run at the moment?",
    "B: There are nine of them, all in the north.",
    "R: And what is the amount of money that you can spend on this project?",
    "B: About twenty thousand this year.",
    "R: I will send you a proposal on Friday.",
    "B: Please do.",
    "R: It was a pleasure to meet you, have a nice weekend.",
)


def _circle(*degrees: float) -> Sentences:
    angles = np.radians(np.array(degrees, dtype=np.float32))
    vectors = np.stack([np.cos(angles), np.sin(angles)], axis=1).astype(np.float32)
    return Sentences(vectors, np.zeros((len(degrees), 1), dtype=np.float32))


ORDINARY = _circle(*range(60, 300, 10))
ALONG = np.array([1, 0], dtype=np.float32)


def _margins(few: FewExamples, sentences: Sentences) -> NDArray[np.float32]:
    return few.margins(sentences, ORDINARY, few.bar(ORDINARY))


def test_margins_when_direction_turns_away_should_fall() -> None:
    few = FewExamples(_circle(-10, 0, 10), _circle(80, 90), ALONG)
    margins = _margins(few, _circle(0, 30, 60, 90))
    assert (np.diff(margins) < 0).all()
    assert margins[-1] < 0


def test_margins_when_examples_against_stand_near_should_be_lower_there() -> None:
    without = FewExamples(_circle(-10, 0, 10), _circle(), ALONG)
    against = without._replace(unwanted=_circle(40, 45, 50))
    near, away = _circle(40), _circle(-40)
    assert near.vectors @ ALONG == pytest.approx(away.vectors @ ALONG)
    gap = _margins(against, away) - _margins(against, near)
    assert gap > _margins(without, away) - _margins(without, near) + 0.1


@pytest.mark.parametrize("wanted", [(), (0,), (0, 10)])
@pytest.mark.parametrize("unwanted", [(), (90,), (90, 100)])
def test_margins_when_examples_are_few_or_none_should_be_numbers(
    wanted: tuple[float, ...], unwanted: tuple[float, ...]
) -> None:
    few = FewExamples(_circle(*wanted), _circle(*unwanted), ALONG)
    margins = _margins(few, _circle(0, 180))
    assert np.isfinite(margins).all()
    assert margins[0] > margins[1]


def test_margins_when_all_talk_is_alike_should_stay_finite() -> None:
    same = _circle(*[90] * 20)
    few = FewExamples(_circle(0, 0), _circle(0), ALONG)
    margins = few.margins(_circle(0, 90), same, few.bar(same))
    assert np.isfinite(margins).all()


def test_judge_call_when_criterion_has_five_examples_should_find_it_in_other_words(
    contextual: ContextualEncoder,
) -> None:
    rubric = Rubric(name="Own", sections=("S",), criteria=(BUDGET,))
    judge = OfflineJudge(contextual)
    (found,) = judge.judge(rubric, turns(*CALL), lambda _done, _of: None)
    assert found.verdict == "yes"
    assert [quote.turn for quote in found.quotes] == [5]
    other = "R: And which of them would be the first to try it out for a month?"
    without = turns(*CALL[:4], other, *CALL[5:])
    (missing,) = judge.judge(rubric, without, lambda _done, _of: None)
    assert missing.verdict == "no"


def test_compare_units_when_other_criteria_came_before_should_say_the_same_to_the_bit(
    contextual: ContextualEncoder,
) -> None:
    other = BUDGET.model_copy(update={"criterion_id": "other", "examples_for": ("Hello there.",)})
    alone = Rubric(name="Own", sections=("S",), criteria=(BUDGET,))
    both = Rubric(name="Own", sections=("S",), criteria=(other, BUDGET))
    first = OfflineJudge(contextual).judge(alone, turns(*CALL), lambda _done, _of: None)
    second = OfflineJudge(contextual).judge(both, turns(*CALL), lambda _done, _of: None)
    assert first[0] == second[1]


def test_prepare_texts_when_more_than_are_read_should_leave_the_rest_without_direction(
    contextual: ContextualEncoder,
) -> None:
    prepared = LikenessScale(contextual).prepare(["Hi there."] * (MOST_ENCODED + 2))
    assert prepared.rows is not None
    assert prepared.rows.vectors[:MOST_ENCODED].any(axis=1).all()
    assert not prepared.rows.vectors[MOST_ENCODED:].any()


def test_stored_talk_when_encoded_anew_should_have_the_same_directions(
    contextual: ContextualEncoder,
) -> None:
    stored = directions_of_talk(contextual)
    assert stored == pytest.approx(contextual.encode(talk()), abs=2e-3)


@pytest.mark.parametrize("slug", rubrics_shipped())
def test_stored_examples_when_rubric_ships_should_have_the_directions_of_its_texts(
    contextual: ContextualEncoder, slug: str
) -> None:
    groups = [texts_of(item) for item in rubrics_shipped()[slug].criteria]
    with np.load(STORED) as file:
        assert {key_of(texts) for texts in groups} <= set(file["keys"]), "run training.background"
    stored = directions_of_examples(contextual, groups[-1])
    assert stored == pytest.approx(contextual.encode(groups[-1]), abs=2e-3)


def test_save_directions_when_read_again_should_give_each_group_its_own(
    contextual: ContextualEncoder, tmp_path: Path
) -> None:
    groups = (("a plan for monday.",), ("who pays?", "who signs?"))
    assert save_directions(groups, contextual, tmp_path / "some.npz") == 3
    with np.load(tmp_path / "some.npz") as file:
        assert list(file["keys"]) == [key_of(texts) for texts in groups]
        assert file["rows"][1:] == pytest.approx(contextual.encode(groups[1]), abs=2e-3)


def test_read_traits_when_built_differently_should_differ() -> None:
    asked, told, counted = traits_of(["what do you need?", "i did that.", "it is 40 euros"])
    assert (asked != told).any()
    assert (told != counted).any()
    assert traits_of([]).shape == (0, len(asked))
