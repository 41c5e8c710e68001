"""Sentence vectors: read lazily from two files, directions of length one."""

import os
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pytest

from sparring.kit.embeddings import TOKENIZER, WEIGHTS, Embedder
from tests.support.embeddings import embeddings_folder


@pytest.fixture(scope="module")
def embedding_files() -> tuple[Path, Path]:
    folder = Path(embeddings_folder())
    return (folder / WEIGHTS, folder / TOKENIZER)


@pytest.fixture(scope="module")
def embedder(embedding_files: tuple[Path, Path]) -> Embedder:
    return Embedder.load(*embedding_files)


def test_encode_sentences_when_meant_alike_should_be_nearer_than_others(
    embedder: Embedder,
) -> None:
    vectors = embedder.encode(
        ["who signs the contract?", "who approves the purchase?", "the weather is lovely"]
    )
    assert vectors.shape == (3, 256)
    assert np.linalg.norm(vectors, axis=1) == pytest.approx(np.ones(3), abs=1e-5)
    assert vectors[0] @ vectors[1] > vectors[0] @ vectors[2] + 0.1


def test_encode_sentences_when_empty_should_give_zeros(embedder: Embedder) -> None:
    assert not embedder.encode([""]).any()
    assert embedder.encode([]).shape == (0, 256)


def test_encode_sentence_when_in_another_batch_should_be_the_same(embedder: Embedder) -> None:
    alone = embedder.encode(["how much does it cost?"])[0]
    among = embedder.encode(["a", "how much does it cost?", "b" * 9000])[1]
    assert (alone == among).all()


def test_load_files_when_present_should_take_at_most_300_ms(
    embedding_files: tuple[Path, Path],
) -> None:
    start = time.process_time()
    Embedder.load(*embedding_files)
    assert time.process_time() - start <= 0.3


def test_load_files_when_missing_or_wrong_should_say_so(
    embedding_files: tuple[Path, Path], tmp_path: Path
) -> None:
    tokenizer = embedding_files[1]
    with pytest.raises(FileNotFoundError):
        Embedder.load(tmp_path / "none.safetensors", tokenizer)
    wrong = tmp_path / "wrong.safetensors"
    wrong.write_bytes(b"not a table")
    with pytest.raises(ValueError, match=r"wrong\.safetensors"):
        Embedder.load(wrong, tokenizer)


def test_import_when_nothing_is_asked_should_not_load_numbers() -> None:
    program = (
        "import sys; import sparring.judge.offline, sparring.kit.embeddings, "
        "sparring.judge.contextual, sparring.buyer.reading, "
        "sparring.judge.model_answer, sparring.judge.next_step; "
        "print(*{'numpy', 'tokenizers', 'safetensors', 'boto3', 'wordllama'} & set(sys.modules))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.strip() == ""
