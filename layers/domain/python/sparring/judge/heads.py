"""Heads trained on people's labels: which of the behaviours they know show in a call, and where."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from sparring.judge.features import Vocabulary, dense_rows, vocabularies
from sparring.judge.ports import DeepEncoder
from sparring.judge.rubric import Criterion
from sparring.judge.scene import Line, read_scene
from sparring.judge.transcript import Turn

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]
    Doubles = NDArray[np.float64]

SHIPPED = Path(__file__).parent / "trained" / "persuasion.npz"
"""Learned from Persuasion for Good (Wang et al., ACL 2019, Apache-2.0); none of its text."""

PREFIX = "learned-"
"""Of the signal that a criterion names to be judged by a head."""

LEAST_EVIDENCE = 0.5
"""Share of the best line's probability from which another line is quoted beside it."""

NEARLY_CERTAIN = 1e-4


class Evidence(NamedTuple):
    """A line of the call and the probability that a listener would give it this label."""

    line: Line
    probability: float


@dataclass(frozen=True, slots=True)
class Finding:
    """What one head says of a call: `margin` is how far its score lies above its threshold.

    `evidence` names the likeliest lines, best first; it is empty when nobody spoke.
    """

    margin: float
    evidence: tuple[Evidence, ...]

    @property
    def shown(self) -> bool:
        """Whether the behaviour shows at least once."""
        return self.margin >= 0 and bool(self.evidence)


@dataclass(frozen=True, slots=True)
class Decision:
    """How a label's sentence probabilities become a verdict on the call: weights and threshold.

    The score is `any_weight` x log-odds that at least one line has the label, plus `best_weight` x
    log-odds of the likeliest line; a call shows it from `threshold` on.
    """

    any_weight: float
    best_weight: float
    threshold: float

    def margin(self, probabilities: "Doubles") -> float:
        """Score less threshold, from one probability per line, of at least one line."""
        return score_of(probabilities, self.any_weight, self.best_weight) - self.threshold


def call_features(probabilities: "Doubles") -> tuple[float, float]:
    """Log-odds that any line has the label, as if lines were independent, and of the best line."""
    import numpy as np

    missing = float(np.exp(np.log1p(-np.minimum(probabilities, 1 - NEARLY_CERTAIN)).sum()))
    return _log_odds(1 - missing), _log_odds(float(probabilities.max()))


def score_of(probabilities: "Doubles", any_weight: float, best_weight: float) -> float:
    """The weighted sum of `call_features`."""
    some, best = call_features(probabilities)
    return any_weight * some + best_weight * best


def _log_odds(probability: float) -> float:
    from math import log

    kept = min(max(probability, NEARLY_CERTAIN), 1 - NEARLY_CERTAIN)
    return log(kept / (1 - kept))


class Scene(NamedTuple):
    """The rep's lines of a call with one row of label probabilities each."""

    lines: list[Line]
    probabilities: "Doubles"


class Weights(NamedTuple):
    """A multinomial model over the labels of a sentence; columns are labels."""

    labels: tuple[str, ...]
    centre: "Floats"
    words: "Floats"
    letters: "Floats"
    dense: "Floats"
    bias: "Floats"


class TrainedHeads:
    """Judges the rep's side by models of sentences and one decision per behaviour."""

    def __init__(
        self,
        version: str,
        vocabularies: tuple[Vocabulary, Vocabulary],
        weights: Weights,
        decisions: dict[str, Decision],
    ) -> None:
        self.version = version
        self._vocabularies = vocabularies
        self._weights = weights
        self._decisions = decisions

    @classmethod
    def load(cls, path: Path = SHIPPED) -> "TrainedHeads":
        """Read the numbers: about 10 ms; no code can stand in the file.

        Raises FileNotFoundError when it is missing and ValueError when it is not such a file.
        """
        import numpy as np

        try:
            with np.load(path, allow_pickle=False) as file:
                return _heads({name: file[name] for name in file.files})
        except (KeyError, EOFError, OSError, ValueError) as error:
            if isinstance(error, FileNotFoundError):
                raise
            raise ValueError(f"not a file of trained heads: {path.name}") from error

    def label_of(self, criterion: Criterion) -> str | None:
        """The label of the first signal that names a head of this file; heads know only the rep."""
        named = criterion.signals if criterion.shown_by == "rep" else ()
        names = (name.removeprefix(PREFIX) for name in named if name.startswith(PREFIX))
        return next((name for name in names if name in self._decisions), None)

    def read(self, transcript: Sequence[Turn], encoder: DeepEncoder) -> Scene:
        """Label probabilities of every line of the rep; do it once per call.

        Raises ValueError when two turns carry the same number.
        """
        lines = read_scene(transcript)
        dense = dense_rows(lines, encoder, self._weights.centre)
        own = [at for at, line in enumerate(lines) if line.speaker == "rep"]
        spoken = [lines[at] for at in own]
        return Scene(spoken, self._probabilities(spoken, dense[own]))

    def judge(self, label: str, scene: Scene) -> Finding:
        """What the head of this label says of the call.

        Raises KeyError for a label that `label_of` never gives.
        """
        decision = self._decisions[label]
        if not scene.lines:
            return Finding(-1.0, ())
        likely = scene.probabilities[:, self._weights.labels.index(label)]
        # A stable sort names the earlier of two equal lines first.
        best = (-likely).argsort(kind="stable")
        least = LEAST_EVIDENCE * likely[best[0]]
        evidence = tuple(
            Evidence(scene.lines[at], float(likely[at])) for at in best if likely[at] >= least
        )
        return Finding(decision.margin(likely), evidence)

    def _probabilities(self, lines: Sequence[Line], dense: "Floats") -> "Doubles":
        import numpy as np

        weights = self._weights
        scores = (dense @ weights.dense + weights.bias).astype(np.float64)
        tables = (weights.words, weights.letters)
        for row, line in enumerate(lines):
            for vocabulary, table in zip(self._vocabularies, tables, strict=True):
                columns, values = vocabulary.columns(line.plain)
                scores[row] += values @ table[columns].astype(np.float32)
        return softmax(scores)


def softmax(scores: "Doubles") -> "Doubles":
    """Rows of scores as rows of probabilities."""
    import numpy as np

    raised = np.exp(scores - scores.max(axis=1, keepdims=True))
    shares: Doubles = raised / raised.sum(axis=1, keepdims=True)
    return shares


def _heads(file: dict[str, "NDArray[np.generic]"]) -> TrainedHeads:
    import numpy as np

    def floats(name: str) -> "Floats":
        return file[name].astype(np.float32, copy=False)

    def vocabulary(name: str) -> "tuple[NDArray[np.uint32], Floats]":
        return file[f"{name}_numbers"].astype(np.uint32, copy=False), floats(f"{name}_rarity")

    weights = Weights(
        tuple(str(name) for name in file["labels"]),
        floats("centre"),
        floats("word_weights"),
        floats("letter_weights"),
        floats("dense_weights"),
        floats("bias"),
    )
    decided = zip(file["decided"], file["decisions"].astype(np.float64), strict=True)
    decisions = {str(name): Decision(*map(float, row)) for name, row in decided}
    both = vocabularies(vocabulary("word"), vocabulary("letter"))
    return TrainedHeads(str(file["version"]), both, weights, decisions)
