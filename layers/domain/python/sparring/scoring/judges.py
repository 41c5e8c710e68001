"""The built-in judge, loaded once per process."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from sparring.judge.contextual import FOLDER, ContextualEncoder
from sparring.judge.heads import TrainedHeads
from sparring.judge.offline import OfflineJudge
from sparring.kit import config


@cache
def built_in_judge() -> OfflineJudge:
    """The judge of rules, sentence vectors and trained heads.

    The vectors' files lie where SPARRING_EMBEDDINGS says.
    """
    embeddings = Path(config.setting("SPARRING_EMBEDDINGS"))
    return OfflineJudge(ContextualEncoder.load(embeddings / FOLDER), TrainedHeads.load())
