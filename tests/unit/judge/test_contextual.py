"""The sentence model in plain numpy: what it says of words in their context, and at what cost."""

import time
from pathlib import Path

import numpy as np
import pytest

from sparring.judge.contextual import MOST_TOKENS, SIZE, ContextualEncoder
from sparring.judge.onnx_tensors import read_tensors

ASKED = "How much does it cost?"
TWENTY_TURNS = tuple(
    f"We looked at the numbers of branch {number} and found that it takes far too long."
    for number in range(100)
)


def test_encode_sentences_when_meant_alike_should_be_much_nearer_than_others(
    contextual: ContextualEncoder,
) -> None:
    vectors = contextual.encode([
        "who signs the contract?", "who approves the purchase?", "the weather is lovely",
    ])  # fmt: skip
    assert vectors.shape == (3, SIZE)
    assert vectors.dtype == np.float32
    assert np.linalg.norm(vectors, axis=1) == pytest.approx(np.ones(3), abs=1e-5)
    assert vectors[0] @ vectors[1] > vectors[0] @ vectors[2] + 0.3


def test_encode_sentences_when_known_should_give_what_the_makers_runtime_gives(
    contextual: ContextualEncoder,
) -> None:
    """Cosines of the same file under onnxruntime, to four digits."""
    vectors = contextual.encode([
        "A man is eating food.", "A man is eating a piece of bread.", "A cheetah is running.",
    ])  # fmt: skip
    assert vectors[0] @ vectors[1] == pytest.approx(0.7535, abs=2e-3)
    assert vectors[0] @ vectors[2] == pytest.approx(0.0876, abs=2e-3)


def test_encode_sentence_when_words_change_places_should_see_it(
    contextual: ContextualEncoder,
) -> None:
    first, second = contextual.encode(["the dog bit the man", "the man bit the dog"])
    assert first @ second < 0.999


@pytest.mark.parametrize("text", ["", "   ", "\u200b", "\x00"])
def test_encode_text_when_it_has_no_word_should_give_zeros(
    contextual: ContextualEncoder, text: str
) -> None:
    assert not contextual.encode([text]).any()


def test_encode_nothing_should_give_no_rows(contextual: ContextualEncoder) -> None:
    assert contextual.encode([]).shape == (0, SIZE)


@pytest.mark.parametrize("text", ["word " * 4_000, "x" * 20_000, "🙂" * 500, "שלום עולם " * 900])
def test_encode_text_when_very_long_should_read_its_beginning_in_little_time(
    contextual: ContextualEncoder, text: str
) -> None:
    start = time.process_time()
    vectors = contextual.encode([text])
    assert time.process_time() - start <= 0.5
    assert np.linalg.norm(vectors[0]) == pytest.approx(1, abs=1e-5)


def test_encode_text_when_longer_than_is_read_should_not_depend_on_its_tail(
    contextual: ContextualEncoder,
) -> None:
    head = "word " * MOST_TOKENS
    first, second = contextual.encode([head + "one ending", head + "quite another one"])
    assert (first == second).all()


def test_encode_sentence_when_in_another_batch_should_be_the_same_to_six_digits(
    contextual: ContextualEncoder,
) -> None:
    alone = contextual.encode([ASKED])[0]
    among = contextual.encode(["a", *TWENTY_TURNS, ASKED, "Who is that?", "b" * 900])[-3]
    assert alone == pytest.approx(among, abs=1e-6)


def test_encode_sentences_when_again_should_be_the_same_to_the_bit(
    contextual: ContextualEncoder,
) -> None:
    assert (contextual.encode(TWENTY_TURNS) == contextual.encode(TWENTY_TURNS)).all()


def test_load_model_when_present_should_take_at_most_300_ms(model_folder: Path) -> None:
    start = time.process_time()
    ContextualEncoder.load(model_folder)
    assert time.process_time() - start <= 0.3


def test_load_model_when_a_file_is_missing_should_say_which(
    model_folder: Path, tmp_path: Path
) -> None:
    (tmp_path / "model.onnx").symlink_to(model_folder / "model.onnx")
    with pytest.raises(FileNotFoundError, match=r"tokenizer\.json"):
        ContextualEncoder.load(tmp_path)


@pytest.mark.parametrize("content", [b"", b"not a model", b"\x3a\xff\xff\xff\x7f", b"\x0b" * 40])
def test_read_tensors_when_the_file_is_something_else_should_say_so(
    tmp_path: Path, content: bytes
) -> None:
    path = tmp_path / "model.onnx"
    path.write_bytes(content)
    with pytest.raises(ValueError, match=r"model\.onnx"):
        read_tensors(path)


def test_read_tensors_when_written_by_hand_should_give_shape_and_numbers(tmp_path: Path) -> None:
    raw = np.array([[1, -2, 3]], dtype=np.int8).tobytes()
    tensor = b"\x08\x01\x08\x03\x10\x03\x42\x01w\x4a\x03" + raw
    graph = b"\x2a" + bytes([len(tensor)]) + tensor
    path = tmp_path / "model.onnx"
    path.write_bytes(b"\x08\x07\x3a" + bytes([len(graph)]) + graph)
    tensors = read_tensors(path)
    assert list(tensors) == ["w"]
    assert tensors["w"].tolist() == [[1, -2, 3]]


def test_load_model_when_the_file_holds_other_tensors_should_say_so(
    model_folder: Path, tmp_path: Path
) -> None:
    (tmp_path / "tokenizer.json").symlink_to(model_folder / "tokenizer.json")
    tensor = b"\x08\x01\x10\x03\x42\x01w\x4a\x01\x05"
    graph = b"\x2a" + bytes([len(tensor)]) + tensor
    (tmp_path / "model.onnx").write_bytes(b"\x3a" + bytes([len(graph)]) + graph)
    with pytest.raises(ValueError, match="sentence model"):
        ContextualEncoder.load(tmp_path)
