"""How far a sentence stands above ordinary talk towards a handful of examples.

A criterion that a user makes has a definition and a few examples, some of them perhaps against.
A sentence's nearness is its direction's likeness to the examples for, less that to the examples
against, plus that to the definition, plus how well it is built like the examples (a naive Bayes
over `traits`). What nearness is demanded follows from the examples themselves, each measured
against the others, and from sentences of ordinary talk, in whose spread it is expressed.

The numbers below were chosen on random halves of Persuasion for Good (Wang et al., ACL 2019),
for each of its labels by the other eleven; nothing here was learned from a label's sentences.
"""

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

NEAREST_SHARE = 0.3
"""The nearest example against the mean of all."""

AGAINST_SHARE, DEFINITION_SHARE, TRAIT_SHARE = 0.5, 0.3, 0.02
"""Of the examples against, the definition and the build, beside the examples for, which have 1."""

TRAIT_DOUBT, TRAIT_DOUBT_AGAINST = 2.0, 8.0
"""As so many ordinary sentences as examples the build of ordinary talk counts."""

LEAST_SHARE, MOST_SHARE = 0.02, 0.98
LEAST_SPREAD = 0.02
LEAST_TO_COMPARE = 2
"""Examples that are needed to measure one against the others."""


class Sentences(NamedTuple):
    """Directions (n, d) of length 1 or 0, and traits (n, t) of n sentences."""

    vectors: "Floats"
    traits: "Floats"

    def part(self, start: int, end: int) -> "Sentences":
        """Those from `start` up to, without, `end`."""
        return Sentences(self.vectors[start:end], self.traits[start:end])

    def without(self, row: int) -> "Sentences":
        """All but one."""
        import numpy as np

        return Sentences(np.delete(self.vectors, row, 0), np.delete(self.traits, row, 0))


class Balance(NamedTuple):
    """How much ordinary talk, the examples for and those against move what is demanded; in steps.

    `demanded` is added to their weighted mean; `typical` is where examples for usually lie, for a
    criterion that has too few to measure.
    """

    ordinary: float
    wanted: float
    unwanted: float
    demanded: float
    typical: float


WITH_AGAINST = Balance(0.2, 0.6, 0.2, demanded=1.3, typical=2.3)
WITHOUT_AGAINST = Balance(0.5, 0.5, 0.0, demanded=2.9, typical=3.4)


class Bar(NamedTuple):
    """What a criterion demands: nearness of ordinary talk and its spread, and steps above it."""

    middle: float
    spread: float
    demanded: float


class FewExamples(NamedTuple):
    """What a criterion brings: examples for and against, and its definition as one direction."""

    wanted: Sentences
    unwanted: Sentences
    definition: "Floats"

    def nearness(self, sentences: Sentences, ordinary: Sentences) -> "Floats":
        """One number per sentence, only comparable within one criterion."""
        near = DEFINITION_SHARE * (sentences.vectors @ self.definition)
        if len(self.wanted.vectors):
            near = near + _alike(sentences, self.wanted)
            near = near + TRAIT_SHARE * self._build(sentences, ordinary)
        if len(self.unwanted.vectors):
            near = near - AGAINST_SHARE * _alike(sentences, self.unwanted)
        return near

    def bar(self, ordinary: Sentences) -> Bar:
        """What must be reached; the same for every call, so find it once."""
        talk = self.nearness(ordinary, ordinary)
        middle, spread = float(talk.mean()), max(float(talk.std()), LEAST_SPREAD)
        return Bar(middle, spread, self._demanded(ordinary, middle, spread))

    def margins(self, sentences: Sentences, ordinary: Sentences, bar: Bar) -> "Floats":
        """How far above (or below) the bar each sentence stands, in spreads of talk."""
        import numpy as np

        steps = (self.nearness(sentences, ordinary) - bar.middle) / bar.spread
        margins: Floats = (steps - bar.demanded).astype(np.float32)
        return margins

    def _demanded(self, ordinary: Sentences, middle: float, spread: float) -> float:
        for_, against = self._left_out(ordinary)
        balance = WITH_AGAINST if len(against) else WITHOUT_AGAINST
        wanted = (_mean(for_) - middle) / spread if for_ else balance.typical
        unwanted = (_mean(against) - middle) / spread if against else 0.0
        return balance.wanted * wanted + balance.unwanted * unwanted + balance.demanded

    def _left_out(self, ordinary: Sentences) -> tuple[list[float], list[float]]:
        """The nearness of each example for, and against, as if it were none."""
        for_, against = self.wanted, self.unwanted
        rows_for = range(len(for_.vectors)) if len(for_.vectors) >= LEAST_TO_COMPARE else ()
        without_for = [(self._replace(wanted=for_.without(row)), for_, row) for row in rows_for]
        without_against = [
            (self._replace(unwanted=against.without(row)), against, row)
            for row in range(len(against.vectors))
        ]
        return (
            [_alone(*one, ordinary) for one in without_for],
            [_alone(*one, ordinary) for one in without_against],
        )

    def _build(self, sentences: Sentences, ordinary: Sentences) -> "Floats":
        import numpy as np

        usual = ordinary.traits.mean(axis=0)
        for_ = _shares(self.wanted, usual, TRAIT_DOUBT)
        against = usual.clip(LEAST_SHARE, MOST_SHARE)
        if len(self.unwanted.vectors):
            against = _shares(self.unwanted, usual, TRAIT_DOUBT_AGAINST)
        present, absent = np.log(for_ / against), np.log((1 - for_) / (1 - against))
        odds: Floats = sentences.traits @ (present - absent) + absent.sum()
        return odds


def _alone(examples: FewExamples, among: Sentences, row: int, ordinary: Sentences) -> float:
    return float(examples.nearness(among.part(row, row + 1), ordinary)[0])


def _mean(values: list[float]) -> float:
    return sum(values) / len(values)


def _alike(sentences: Sentences, examples: Sentences) -> "Floats":
    cosines = sentences.vectors @ examples.vectors.T
    mixed: Floats = NEAREST_SHARE * cosines.max(axis=1) + (1 - NEAREST_SHARE) * cosines.mean(axis=1)
    return mixed


def _shares(examples: Sentences, usual: "Floats", doubt: float) -> "Floats":
    """The share of examples with each trait, drawn towards what is usual by so much doubt."""
    shown = examples.traits.sum(axis=0) + doubt * usual
    shares: Floats = (shown / (len(examples.traits) + doubt)).clip(LEAST_SHARE, MOST_SHARE)
    return shares
