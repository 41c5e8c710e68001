"""`make judge-train`: learns the heads from labelled dialogues, and says how well."""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from zlib import crc32

import numpy as np

from sparring.judge.heads import SHIPPED
from training.judge.corpus import Corpus, read_corpus
from training.judge.criteria import LABELS
from training.judge.crossval import FOLDS, STRICTNESSES, agreements, judged_unseen, train_on
from training.judge.dialogues import read_dialogues
from training.judge.each_once import EachOnce
from training.judge.encoder import load_encoder
from training.judge.save import save_heads

SEEDS = (1, 2, 3)
SOURCE = (
    "Persuasion for Good, human-annotated dialogues (Wang et al., ACL 2019: Persuasion for Good: "
    "Towards a Personalized Persuasive Dialogue System for Social Good), Apache-2.0"
)


def main(arguments: Sequence[str] | None = None) -> None:
    """Cross-validate, fit on everything, write the numbers and what is known about them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--out", type=Path, default=SHIPPED)
    asked = parser.parse_args(arguments)
    start = time.monotonic()
    dialogues = read_dialogues(asked.data)
    corpus = read_corpus(dialogues, EachOnce(load_encoder()))
    _say(f"{len(dialogues)} dialogues, {len(corpus.lines)} lines of the rep")
    unseen = _cross_validated(corpus)
    trained = train_on(corpus, np.arange(len(corpus.shown)), LABELS)
    version = save_heads(asked.out, corpus, trained, LABELS)
    known = {
        "version": version,
        "source": SOURCE,
        "dialogues": sorted(crc32(one.id.encode()) for one in dialogues),
        "lines": len(corpus.lines),
        "strictness": trained.strictness,
        "cross_validated": unseen,
    }
    asked.out.with_suffix(".json").write_text(json.dumps(known) + "\n")
    _say(f"mean kappa on unseen folds {unseen['mean_kappa']:.3f}; heads {version} written in "
         f"{time.monotonic() - start:.0f} s")  # fmt: skip


def _cross_validated(corpus: Corpus) -> dict[str, Any]:
    tables = np.array([
        [one.kappa for one in agreements(corpus, LABELS, judged_unseen(corpus, LABELS, seed, _say))]
        for seed in SEEDS
    ])  # fmt: skip
    means = tables.mean(axis=0)
    return {
        "folds": FOLDS,
        "seeds": list(SEEDS),
        "strictnesses": list(STRICTNESSES),
        "mean_kappa": round(float(means.mean()), 3),
        "mean_kappa_by_seed": [round(float(row.mean()), 3) for row in tables],
        "kappa": {name: round(float(one), 3) for name, one in zip(LABELS, means, strict=True)},
    }


def _say(text: str) -> None:
    sys.stdout.write(f"  {text}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
