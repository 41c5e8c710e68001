"""The sentence vectors of the installed wheel, found without importing its code."""

from importlib.util import find_spec
from pathlib import Path

import pytest

from sparring.judge.embeddings import Embedder
from sparring.judge.offline import OfflineJudge


@pytest.fixture(scope="session")
def embedding_files() -> tuple[Path, Path]:
    """Weights and tokenizer."""
    spec = find_spec("wordllama")
    assert spec is not None
    assert spec.submodule_search_locations is not None
    folder = Path(spec.submodule_search_locations[0])
    weights = folder / "weights" / "l2_supercat_256.safetensors"
    return weights, folder / "tokenizers" / "l2_supercat_tokenizer_config.json"


@pytest.fixture(scope="session")
def embedder(embedding_files: tuple[Path, Path]) -> Embedder:
    """The encoder that the product uses."""
    return Embedder.load(*embedding_files)


@pytest.fixture(scope="session", params=["vectors", "words"])
def judge(request: pytest.FixtureRequest, embedder: Embedder) -> OfflineJudge:
    """The offline judge, with sentence vectors and without."""
    return OfflineJudge(embedder if request.param == "vectors" else None)
