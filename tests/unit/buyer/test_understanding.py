"""How well reps are understood, in words that nobody tuned for; and what likeness may not do."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from sparring.buyer import hearing
from sparring.buyer.moves import MoveKind
from sparring.buyer.reading import MoveReader, PatternReader
from sparring.buyer.resemblance import STORED, key_of_examples
from sparring.buyer.templates import templates
from sparring.kit.embeddings import TOKENIZER, WEIGHTS, Embedder
from tests.support.embeddings import embeddings_folder
from tests.unit.buyer.calls import offline_reader
from tests.unit.buyer.understanding import measure, scene, utterances
from training.buyer import learn, save

LEAST_F1, LEAST_GAIN = 0.66, 0.20


@pytest.fixture(autouse=True)
def _fresh_opinion(monkeypatch: pytest.MonkeyPatch) -> None:
    hearing._opinion.cache_clear()
    monkeypatch.setenv("SPARRING_EMBEDDINGS", embeddings_folder())


def test_reader_when_words_are_new_should_understand_most_of_them() -> None:
    patterns, both = (measure(one, "held_out").total for one in (PatternReader(), offline_reader()))
    assert both.f1 >= LEAST_F1
    assert both.f1 >= patterns.f1 + LEAST_GAIN


def test_utterances_when_compared_should_be_in_one_half_only() -> None:
    held_out, tuning = ({one.says.lower() for one in utterances(half)}
                        for half in ("held_out", "tuning"))  # fmt: skip
    assert not held_out & tuning
    assert not (held_out | tuning) & _examples()


def _examples() -> set[str]:
    from sparring.buyer.resemblance import example_sentences

    return {line.lower() for _, line in example_sentences()}


def test_likeness_when_learned_again_should_be_the_one_that_ships(tmp_path: Path) -> None:
    folder = Path(embeddings_folder())
    save(learn(Embedder.load(folder / WEIGHTS, folder / TOKENIZER)), tmp_path / "again.npz")
    with np.load(STORED) as ships, np.load(tmp_path / "again.npz") as again:
        assert str(ships["key"]) == key_of_examples(), "run python -m training.buyer"
        assert bytes(ships["grams"]) == bytes(again["grams"])
        for name in ("usual", "centre", "by_meaning", "by_form", "by_gram"):
            assert np.allclose(ships[name], again[name], atol=2e-3), name


@pytest.mark.parametrize("said", ["Honestly, that's slow.", "Is the process slow or fast?"])
def test_turn_when_it_speaks_of_a_slow_thing_should_be_no_insult(said: str) -> None:
    moves = offline_reader().read(*scene("talk"), said)
    assert MoveKind.INSULT not in {move.kind for move in moves}


def _read(reader: MoveReader, said: str) -> list[str]:
    return [move.kind.value for move in reader.read(*scene("talk"), said)]


def test_reader_when_patterns_are_sure_should_load_no_vectors(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("SPARRING_EMBEDDINGS", "/nowhere")
    reader = hearing.offline_reader()
    assert _read(reader, "You are an idiot.") == ["insult"]
    assert hearing._opinion.cache_info().currsize == 0


def test_reader_when_vectors_cannot_be_read_should_answer_by_patterns(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("SPARRING_EMBEDDINGS", "/nowhere")
    reader, plain = hearing.offline_reader(), PatternReader()
    for one in utterances("held_out")[:40]:
        assert _read(reader, one.says) == _read(plain, one.says)


def test_reader_when_asked_twice_should_hear_the_same() -> None:
    persona, state = scene("talk")
    for one in utterances("held_out"):
        first, second = (offline_reader().read(persona, state, one.says) for _ in range(2))
        assert first == second


@pytest.mark.parametrize("bot", sorted(templates()))
def test_reader_when_the_name_or_the_product_differs_should_hear_the_same(bot: str) -> None:
    persona = templates()[bot]
    state = scene("talk")[1].model_copy(update={"revealed": (), "objections": ()})
    said = f"Hand on heart, {persona.first_name}, where does it hurt?"
    heard = {move.kind for move in offline_reader().read(persona, state, said)}
    assert heard == {MoveKind.QUANTIFY, MoveKind.ASK_OPEN}
