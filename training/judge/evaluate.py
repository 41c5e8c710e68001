"""`make judge-eval`: the judge against people, on labelled dialogues."""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any
from zlib import crc32

from sparring.judge.contextual import ContextualEncoder
from sparring.judge.heads import SHIPPED, TrainedHeads
from training.few_shot import few_shot_kappas
from training.judge.criteria import CRITERIA, RUBRIC
from training.judge.dialogues import Dialogue, NotDialogues, read_dialogues
from training.judge.encoder import load_encoder
from training.judge.judges import MakeJudge, NoModel, built_in, language_model
from training.judge.measured import measure_judge
from training.judge.report import NoPlace, Report, put_table

FEW_SHOT_SEED = 20


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, print the table, and write it where it was asked for."""
    asked = _parser().parse_args(arguments)
    try:
        report = _measured(asked)
        table = report.as_markdown()
        sys.stdout.write(f"{table}\n")
        if asked.out:
            asked.out.write_text(json.dumps(report.as_json(), indent=2) + "\n", "utf-8")
        for place in asked.put:
            put_table(place, table)
    except (NotDialogues, NoModel, NoPlace, FileNotFoundError) as reason:
        sys.stderr.write(f"{reason}\n")
        return 1
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path, help="labelled dialogues to judge")
    parser.add_argument("--train", type=Path, help="dialogues for the few-shot row's examples")
    parser.add_argument("--judge", choices=("offline", "openai"), default="offline")
    parser.add_argument("--out", type=Path, help="where the figures go as JSON")
    parser.add_argument("--put", type=Path, action="append", default=[],
                        help="a page with a place for the table")  # fmt: skip
    return parser


def _measured(asked: argparse.Namespace) -> Report:
    dialogues = read_dialogues(asked.data)
    start = time.process_time()
    encoder, heads = load_encoder(), TrainedHeads.load()
    load_seconds = time.process_time() - start
    offline = asked.judge == "offline"
    make: MakeJudge = built_in(encoder, heads) if offline else language_model()
    return Report(
        judge=make().judge_version,
        dialogues=len(dialogues),
        measured=measure_judge(make, RUBRIC, CRITERIA, dialogues, again=offline),
        few_shot=_few_shot(asked, dialogues, encoder) if offline else {},
        load_seconds=load_seconds if offline else None,
        unseen=_unseen(dialogues) if offline else None,
    )


def _few_shot(
    asked: argparse.Namespace, dialogues: Sequence[Dialogue], encoder: ContextualEncoder
) -> dict[str, float]:
    """Plain criteria of five examples for and against, judged without any head."""
    data = [one.model_dump(mode="json") for one in dialogues]
    train = [one.model_dump(mode="json") for one in read_dialogues(asked.train or asked.data)]
    found = few_shot_kappas(data, train, seed=FEW_SHOT_SEED, encoder=encoder)
    return {label: found[label].kappa for label in CRITERIA}


def _unseen(dialogues: Sequence[Dialogue]) -> Mapping[str, float] | None:
    """Kappa on unseen folds when the shipped heads were trained on some of these dialogues."""
    known: dict[str, Any] = json.loads(SHIPPED.with_suffix(".json").read_text("utf-8"))
    if not {crc32(one.id.encode()) for one in dialogues} & set(known["dialogues"]):
        return None
    kappas: dict[str, float] = known["cross_validated"]["kappa"]
    return kappas


if __name__ == "__main__":
    sys.exit(main())
