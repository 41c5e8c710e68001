"""What was measured, as a table for people and as JSON for machines."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from training.judge.measured import Measured

START, END = "<!-- judge-eval -->", "<!-- /judge-eval -->"


class NoPlace(ValueError):
    """A file has no place for the table."""


@dataclass(frozen=True)
class Report:
    """One run. `unseen` holds the kappa of each label on folds the judge was not trained on.

    It is there when the judge was trained on the very dialogues measured: then the figures
    measured say nothing about other dialogues, and those of the folds do.
    """

    judge: str
    dialogues: int
    measured: Measured
    few_shot: Mapping[str, float]
    load_seconds: float | None
    unseen: Mapping[str, float] | None

    @property
    def few_shot_mean(self) -> float | None:
        """The mean kappa of criteria made of five examples, where that was measured."""
        return sum(self.few_shot.values()) / len(self.few_shot) if self.few_shot else None

    def as_json(self) -> dict[str, Any]:
        """The keys that issue trackers and scripts read, and more beside them."""
        measured = self.measured
        return {
            "criteria": {label: one._asdict() for label, one in measured.criteria.items()},
            "mean_kappa": measured.mean_kappa,
            "few_shot_mean_kappa": self.few_shot_mean,
            "quote_validity": measured.quote_validity,
            "seconds": measured.seconds,
            "judge": self.judge,
            "dialogues": self.dialogues,
            "trained_on_these": self.unseen is not None,
            "cross_validated_mean_kappa": _mean(self.unseen) if self.unseen else None,
            "few_shot": dict(self.few_shot),
            "quotes": measured.quotes,
            "same_answer": measured.same,
            "cpu_seconds_a_call": {"mean": measured.cpu[0], "longest": measured.cpu[1]},
            "load_seconds": self.load_seconds,
        }

    def as_markdown(self) -> str:
        """The table, and what else was measured in the lines below it."""
        return "\n".join([*self._table(), "", *self._facts()])

    def _table(self) -> list[str]:
        heads = ["criterion", "κ", "precision", "recall", "coverage", "κ from 5 + 5 examples"]
        if self.unseen:
            heads[1:2] = ["κ on unseen folds", "κ here (trained on these)"]
        rows = [
            self._row(label, (one.kappa, one.precision, one.recall, one.coverage))
            for label, one in self.measured.criteria.items()
        ]
        means = [
            sum(values) / len(values)
            for values in zip(*self.measured.criteria.values(), strict=True)
        ]
        last = self._row("mean", tuple(means))
        bold = ["| " + " | ".join(f"**{cell}**" for cell in last[2:-2].split(" | ")) + " |"]
        rule = "|" + "|".join(["---"] + ["---:"] * (len(heads) - 1)) + "|"
        return ["| " + " | ".join(heads) + " |", rule, *rows, *bold]

    def _row(self, name: str, values: tuple[float, ...]) -> str:
        figures = list(values)
        if self.unseen:
            figures.insert(0, _mean(self.unseen) if name == "mean" else self.unseen[name])
        few = self.few_shot_mean if name == "mean" else self.few_shot.get(name)
        cells = [name, *(f"{one:.2f}" for one in figures), "–" if few is None else f"{few:.2f}"]
        return "| " + " | ".join(cells) + " |"

    def _facts(self) -> list[str]:
        measured = self.measured
        mean, longest = measured.cpu
        lines = [
            f"- {self.dialogues} dialogues, judged by {self.judge} in {measured.seconds:.0f} s",
            f"- quotes that stand in the rep's words: {measured.quote_validity:.1%} "
            f"of {measured.quotes}",
            f"- processor time a call, 12 criteria: {mean:.2f} s, longest {longest:.2f} s",
        ]
        if measured.same is not None:
            lines.append(f"- judged a second time with the same answer: {measured.same:.1%}")
        if self.load_seconds is not None:
            lines.append(f"- loading the judge's files: {self.load_seconds:.2f} s")
        if self.unseen:
            lines.append(
                "- **the judge was trained on these dialogues**: only the unseen folds (each call "
                "judged by a model trained without it) and the last column tell of other calls"
            )
        return lines


def _mean(values: Mapping[str, float]) -> float:
    return sum(values.values()) / len(values)


def put_table(path: Path, table: str) -> None:
    """Replace what stands between the two marks of a file.

    Raises NoPlace when the file has no such marks.
    """
    text = path.read_text("utf-8")
    head, start, rest = text.partition(START)
    _, end, tail = rest.partition(END)
    if not (start and end):
        raise NoPlace(f"{path} has no {START} … {END}")
    path.write_text(f"{head}{START}\n{table}\n{END}{tail}", "utf-8")
