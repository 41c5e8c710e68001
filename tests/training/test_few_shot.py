"""The few-shot row: examples from elsewhere, no label for the judge, the same answer again."""

from __future__ import annotations

from typing import Any

import pytest

from sparring.judge.contextual import FOLDER, ContextualEncoder
from tests.support.embeddings import embeddings_folder
from training.few_shot import DEFINITIONS, EXAMPLES, few_shot_kappas, rubric_of_examples

ASKED = (
    "How much would you like to give today?",
    "What amount would you want to donate?",
    "How many dollars do you want to give to them?",
    "How much money will you donate from your payment?",
    "Which sum are you willing to donate this time?",
    "How much do you think that you can give?",
    "What is the amount that you would like to donate?",
)
TOLD = (
    "They build schools and wells in nine countries.",
    "The weather has been lovely here all week.",
    "I went to the sea with my brother last summer.",
    "Their report is on the website for everybody to read.",
    "A single meal can keep a child from being hungry.",
    "Thank you very much for taking the time for me.",
    "I have been talking to people like you all day.",
)


def _dialogue(name: str, number: int, *, asks: bool) -> dict[str, Any]:
    told = [{"text": TOLD[(number + k) % 7], "labels": ["other"]} for k in range(4)]
    label = ["ask-donation-amount"] if asks else ["greeting"]
    last = {"text": ASKED[number % 7] if asks else "It was nice to talk with you today.",
            "labels": label}  # fmt: skip
    turns: list[dict[str, Any]] = []
    for sentence in (*told, last):
        turns.append({"speaker": "rep", "sentences": [sentence]})
        answer = {"text": "I see, let me think about that for a moment.", "labels": ["neutral"]}
        turns.append({"speaker": "buyer", "sentences": [answer]})
    return {"id": f"{name}{number}", "donation": None, "turns": turns}


def _dialogues(name: str) -> list[dict[str, Any]]:
    return [_dialogue(name, number, asks=number % 2 == 0) for number in range(14)]


@pytest.fixture(scope="module")
def encoder() -> ContextualEncoder:
    """The sentence model."""
    from pathlib import Path

    return ContextualEncoder.load(Path(embeddings_folder()) / FOLDER)


def test_draw_examples_when_seeded_should_take_sentences_with_the_label_and_without(
    encoder: ContextualEncoder,
) -> None:
    rubric = rubric_of_examples(_dialogues("t"), 20, encoder)
    drawn = rubric.criterion("ask-donation-amount")
    assert drawn is not None
    assert len(drawn.examples_for) == len(set(drawn.examples_for)) == EXAMPLES
    assert set(drawn.examples_for) <= set(ASKED)
    assert len(drawn.examples_against) == EXAMPLES
    assert not set(drawn.examples_against) & set(ASKED)
    assert not any(item.signals for item in rubric.criteria)
    assert rubric == rubric_of_examples(_dialogues("t"), 20, encoder)
    assert rubric != rubric_of_examples(_dialogues("t"), 21, encoder)


def test_measure_row_when_behaviour_is_plain_should_agree_and_repeat(
    encoder: ContextualEncoder,
) -> None:
    data, train = _dialogues("d")[:8], _dialogues("t")
    found = few_shot_kappas(data, train, 20, encoder)
    assert set(found) == set(DEFINITIONS)
    assert found["ask-donation-amount"].kappa >= 0.8
    assert found["ask-donation-amount"].coverage == pytest.approx(1)
    assert found == few_shot_kappas(data, train, 20, encoder)


def test_measure_row_when_labels_of_the_judged_are_wrong_should_see_it(
    encoder: ContextualEncoder,
) -> None:
    data = _dialogues("d")[:8]
    swapped = _dialogues("s")[:8]
    for dialogue in swapped:
        last = dialogue["turns"][-2]["sentences"][0]
        asked = last["labels"] == ["ask-donation-amount"]
        last["labels"] = ["greeting"] if asked else ["ask-donation-amount"]
    right = few_shot_kappas(data, _dialogues("t"), 20, encoder)["ask-donation-amount"]
    wrong = few_shot_kappas(swapped, _dialogues("t"), 20, encoder)["ask-donation-amount"]
    assert wrong.kappa < 0 < right.kappa


def test_measure_row_when_there_is_no_other_file_should_teach_from_the_other_half() -> None:
    data = _dialogues("d")
    alone = few_shot_kappas(data, None, 20, None)
    assert alone == few_shot_kappas(data, data, 20, None)
    assert set(alone) == set(DEFINITIONS)
