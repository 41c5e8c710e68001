"""Fitting: the least loss is found, unseen calls stay unseen, and what is saved judges the same."""

from pathlib import Path

import numpy as np
import pytest

from sparring.judge.heads import TrainedHeads
from tests.training.dialogue import FourWords, many
from training.judge.agreement import agreement
from training.judge.corpus import read_corpus
from training.judge.crossval import agreements, folds, judged_unseen, rows_of, train_on
from training.judge.decide import decide
from training.judge.descent import minimise
from training.judge.model import fit, read_pieces
from training.judge.save import save_heads

ASKED = ("inquiry", "proposition")


def test_minimise_when_the_bowl_is_steep_one_way_should_find_its_ground() -> None:
    ground, steepness = np.array([3.0, -2.0, 0.5]), np.array([1.0, 100.0, 0.1])

    def bowl(point: np.ndarray[tuple[int], np.dtype[np.float64]]) -> tuple[float, np.ndarray]:
        away = point - ground
        return float(steepness @ away**2), 2 * steepness * away

    assert minimise(bowl, np.zeros(3)) == pytest.approx(ground, abs=0.05)


def test_fit_when_stricter_should_be_less_sure() -> None:
    corpus = read_corpus(many(12), FourWords())
    rows = np.arange(len(corpus.lines))
    pieces = read_pieces([line.plain for line in corpus.lines], rows)
    likeness = pieces.likeness + corpus.dense @ corpus.dense.T
    sure, unsure = (
        fit(likeness, corpus.targets, rows, strictness).probabilities(likeness, rows)
        for strictness in (0.1, 50.0)
    )
    assert (sure.argmax(axis=1) == corpus.targets.argmax(axis=1)).all()
    assert sure.max(axis=1).mean() > unsure.max(axis=1).mean() + 0.1


def test_read_pieces_when_some_lines_are_held_back_should_not_know_their_words() -> None:
    plains = ["hello you", "hello you", "secret you", "secret you"]
    seen = read_pieces(plains, np.array([0, 1]))
    assert len(seen.words.numbers) == len(read_pieces(plains[:2], np.array([0, 1])).words.numbers)
    assert seen.likeness[0, 1] == pytest.approx(1, abs=1e-5)
    assert seen.likeness[0, 2] < seen.likeness[0, 1]


def test_cut_folds_when_seed_is_the_same_should_hold_each_call_once() -> None:
    parts = folds(np.arange(23), 5)
    assert sorted(np.concatenate(parts).tolist()) == list(range(23))
    again = folds(np.arange(23), 5)
    assert all((a == b).all() for a, b in zip(parts, again, strict=True))


def test_decide_when_scores_part_the_calls_should_part_them() -> None:
    chances = np.linspace(-3, 3, 60)
    shown = chances > 0.7
    decision = decide(np.stack([chances, chances / 2], axis=1), shown)
    scores = chances * decision.any_weight + chances / 2 * decision.best_weight
    found = agreement(["yes" if one else "no" for one in scores >= decision.threshold],
                      shown.tolist())  # fmt: skip
    assert found.kappa > 0.85


def test_judge_unseen_when_words_tell_should_agree_with_people() -> None:
    corpus = read_corpus(many(40), FourWords())
    told: list[str] = []
    verdicts = judged_unseen(corpus, ASKED, 3, told.append)
    assert len(told) == 5
    assert all(one.kappa > 0.8 for one in agreements(corpus, ASKED, verdicts))


def test_judge_unseen_when_labels_are_random_should_not_agree() -> None:
    dialogues = many(40)
    corpus = read_corpus(dialogues, FourWords())
    shuffled = np.random.default_rng(7).permutation(corpus.targets)
    at = [corpus.labels.index(label) for label in ASKED]
    shown = corpus.shown.copy()
    for call in range(len(shown)):
        shown[call] = shuffled[rows_of(corpus, np.array([call]))].any(axis=0)
    random = type(corpus)(**{**corpus.__dict__, "targets": shuffled, "shown": shown})
    found = agreements(random, ASKED, judged_unseen(random, ASKED, 3, lambda _: None))
    assert len(at) == 2
    assert np.mean([one.kappa for one in found]) < 0.3


def test_save_heads_when_loaded_should_judge_as_fitted(tmp_path: Path) -> None:
    dialogues, encoder = many(20), FourWords()
    corpus = read_corpus(dialogues, encoder)
    trained = train_on(corpus, np.arange(20), ASKED)
    version = save_heads(tmp_path / "heads.npz", corpus, trained, ASKED)
    heads = TrainedHeads.load(tmp_path / "heads.npz")
    assert heads.version == version
    likeness = trained.pieces.likeness + corpus.dense @ corpus.dense.T
    for call in (0, 7, 19):
        fitted = trained.fit.probabilities(likeness, rows_of(corpus, np.array([call])))
        scene = heads.read(dialogues[call].transcript(), encoder)
        assert scene.probabilities == pytest.approx(fitted, abs=2e-3)
        for label, decision in zip(ASKED, trained.decisions, strict=True):
            likely = fitted[:, corpus.labels.index(label)]
            margin = heads.judge(label, scene).margin
            assert margin == pytest.approx(decision.margin(likely), abs=0.05)
    assert save_heads(tmp_path / "again.npz", corpus, trained, ASKED) == version
