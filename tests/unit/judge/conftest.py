"""The sentence vectors of the installed wheels, found without importing their code."""

from pathlib import Path

import pytest

from sparring.judge.contextual import FOLDER, ContextualEncoder
from sparring.judge.offline import OfflineJudge
from tests.support.embeddings import embeddings_folder


@pytest.fixture(scope="session")
def model_folder() -> Path:
    """Where the sentence model's two files lie."""
    return Path(embeddings_folder()) / FOLDER


@pytest.fixture(scope="session")
def contextual(model_folder: Path) -> ContextualEncoder:
    """The sentence model."""
    return ContextualEncoder.load(model_folder)


@pytest.fixture(scope="session", params=["vectors", "words"])
def judge(request: pytest.FixtureRequest, contextual: ContextualEncoder) -> OfflineJudge:
    """The offline judge, with sentence vectors and without."""
    return OfflineJudge(contextual if request.param == "vectors" else None)
