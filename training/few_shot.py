"""How well the judge agrees with people about a criterion of five examples for and five against.

A manager who makes a criterion has a definition and a few examples, and nothing is trained. Here
they come from labelled dialogues that are not judged: examples for are sentences with the label,
one per dialogue; examples against are sentences without it that could be confused with those, as
somebody would note them down after a wrong verdict. Both are drawn with a seed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from statistics import fmean
from typing import Any, Final, NamedTuple

import numpy as np

from sparring.judge.contextual import ContextualEncoder
from sparring.judge.offline import OfflineJudge
from sparring.judge.rubric import Criterion, Rubric
from sparring.judge.transcript import Turn, normalise, words
from sparring.judge.verdict import Verdict
from training.judge.agreement import Agreement, agreement

Dialogue = Mapping[str, Any]
Pairs = Sequence[tuple[Sequence[Dialogue], Sequence[Dialogue]]]
"""Dialogues to judge, each with those that give the examples for it."""

EXAMPLES = 5
"""For, and against."""

DRAWS = 3
"""Of the examples, whose luck five sentences depend on; the answer is their mean."""

LEAST_WORDS = 4
"""Of an example: what is shorter does not stand for itself."""

CONFUSABLE_AMONG = 30
"""Sentences without the label, of which the nearest to the examples for are those against."""

LONGEST_EXAMPLE = 300

DEFINITIONS: Final = {
    "personal-related-inquiry": "The rep asks about the other person's own life, habits or "
    "experience, such as their family or whether they give to charities.",
    "task-related-inquiry": "The rep asks what the other person thinks or wants to know about the "
    "charity or the matter of this talk.",
    "source-related-inquiry": "The rep asks whether the other person has heard of the "
    "organisation before.",
    "credibility-appeal": "The rep gives facts that show the organisation can be trusted: what it "
    "does, its size, its record, its website.",
    "emotion-appeal": "The rep appeals to feelings such as pity, guilt or hope by telling how "
    "children suffer from war, hunger or sickness.",
    "logical-appeal": "The rep argues with reasons that a donation makes a real difference.",
    "personal-story": "The rep tells a story from their own life or of somebody they know.",
    "foot-in-the-door": "The rep says that even a small donation, a few cents, helps.",
    "ask-donation-amount": "The rep asks how much the other person wants to donate.",
    "proposition-of-donation": "The rep asks the other person to donate to the charity.",
    "praise-user": "The rep praises or compliments the other person.",
    "self-modeling": "The rep says that they donate to the charity themselves.",
}
"""One sentence per label, as a manager would write it."""


class _Sentence(NamedTuple):
    dialogue: str
    text: str
    labels: frozenset[str]


def few_shot_kappas(
    data: Sequence[Dialogue],
    train: Sequence[Dialogue] | None,
    seed: int,
    encoder: ContextualEncoder | None,
) -> dict[str, Agreement]:
    """The agreement per label over the dialogues of `data`, with examples from `train`.

    Each figure is the mean over a few draws of the examples. Without `train`, or when it shares
    dialogues with `data`, either half of `data` (by the seed) is judged with examples from the
    other, so that no dialogue is judged by its own sentences.
    """
    pairs = _apart(data, train or (), seed)
    draws = [_agreements(pairs, seed + draw, encoder) for draw in range(DRAWS)]
    return {label: _mean([draw[label] for draw in draws]) for label in DEFINITIONS}


def _apart(data: Sequence[Dialogue], train: Sequence[Dialogue], seed: int) -> Pairs:
    known = {str(one["id"]) for one in train}
    if train and not any(str(one["id"]) in known for one in data):
        return [(data, train)]
    mixed = [data[at] for at in np.random.default_rng(seed).permutation(len(data))]
    half = len(mixed) // 2
    return [(mixed[:half], mixed[half:]), (mixed[half:], mixed[:half])]


def _agreements(pairs: Pairs, seed: int, encoder: ContextualEncoder | None) -> dict[str, Agreement]:
    judge = OfflineJudge(encoder)
    said: dict[str, list[Verdict]] = {label: [] for label in DEFINITIONS}
    shown: dict[str, list[bool]] = {label: [] for label in DEFINITIONS}
    for judged, taught in pairs:
        rubric = rubric_of_examples(taught, seed, encoder)
        for dialogue in judged:
            labels = {label for one in _sentences(dialogue) for label in one.labels}
            for judgement in judge.judge(rubric, _transcript(dialogue), _silent):
                said[judgement.criterion_id].append(judgement.verdict)
                shown[judgement.criterion_id].append(judgement.criterion_id in labels)
    return {label: agreement(said[label], shown[label]) for label in DEFINITIONS}


def _mean(draws: Sequence[Agreement]) -> Agreement:
    return Agreement(*(fmean(values) for values in zip(*draws, strict=True)))


def rubric_of_examples(
    taught: Sequence[Dialogue], seed: int, encoder: ContextualEncoder | None
) -> Rubric:
    """Twelve plain criteria: a definition, and examples drawn from these dialogues."""
    sentences = [one for dialogue in taught for one in _sentences(dialogue) if _stands_alone(one)]
    criteria = tuple(_criterion(label, sentences, seed, encoder) for label in DEFINITIONS)
    return Rubric(name="A handful of examples", sections=("All",), criteria=criteria)


def _criterion(
    label: str, sentences: Sequence[_Sentence], seed: int, encoder: ContextualEncoder | None
) -> Criterion:
    chance = np.random.default_rng((seed, list(DEFINITIONS).index(label)))
    mixed = [sentences[at] for at in chance.permutation(len(sentences))]
    alone = {one.dialogue: one.text for one in mixed if one.labels == {label}}
    wanted = list(alone.values())[:EXAMPLES]
    others = [one.text for one in mixed if label not in one.labels][:CONFUSABLE_AMONG]
    return Criterion(
        criterion_id=label,
        section="All",
        title=label.replace("-", " "),
        definition=DEFINITIONS[label],
        examples_for=tuple(wanted),
        examples_against=tuple(_nearest(others, wanted, encoder)),
    )


def _nearest(
    texts: Sequence[str], wanted: Sequence[str], encoder: ContextualEncoder | None
) -> Sequence[str]:
    if encoder is None or not wanted:
        return texts[:EXAMPLES]
    rows = encoder.encode([normalise(text) for text in (*texts, *wanted)])
    near = (rows[: len(texts)] @ rows[len(texts) :].T).max(axis=1)
    order = sorted(range(len(texts)), key=lambda at: (-float(near[at]), at))
    return [texts[at] for at in order[:EXAMPLES]]


def _stands_alone(sentence: _Sentence) -> bool:
    enough = len(words(normalise(sentence.text))) >= LEAST_WORDS
    return enough and len(sentence.text) <= LONGEST_EXAMPLE


def _sentences(dialogue: Dialogue) -> list[_Sentence]:
    return [
        _Sentence(str(dialogue["id"]), sentence["text"].strip(), frozenset(sentence["labels"]))
        for turn in dialogue["turns"]
        if turn["speaker"] == "rep"
        for sentence in turn["sentences"]
    ]


def _transcript(dialogue: Dialogue) -> tuple[Turn, ...]:
    return tuple(
        Turn(at, turn["speaker"], " ".join(one["text"] for one in turn["sentences"]), float(at))
        for at, turn in enumerate(dialogue["turns"])
    )


def _silent(_done: int, _of: int) -> None:
    return None
