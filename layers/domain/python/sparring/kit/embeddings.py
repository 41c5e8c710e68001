"""Sentence vectors from static token vectors: the mean of its tokens, made length 1.

Vectors and tokenizer are wordllama's (MIT, Lee Miller), read as data.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from tokenizers import Tokenizer

WEIGHTS, TOKENIZER = "l2_supercat_256.safetensors", "l2_supercat_tokenizer_config.json"
"""Both files' names in the folder of embeddings."""

MOST_CHARACTERS = 2_000
"""Of one text; a sentence is shorter, and a mean over more says little."""


class Embedder:
    """Encodes sentences by a table of token vectors."""

    def __init__(self, vectors: "NDArray[np.float16]", tokenizer: "Tokenizer") -> None:
        self._vectors = vectors
        self._tokenizer = tokenizer

    @classmethod
    def load(cls, weights_path: Path, tokenizer_path: Path) -> "Embedder":
        """Read both files: 16 MB, about 0.1 s.

        Raises FileNotFoundError when one is missing and ValueError when one is not what it says.
        """
        from safetensors import SafetensorError
        from safetensors.numpy import load_file
        from tokenizers import Tokenizer

        for path in (weights_path, tokenizer_path):
            if not path.is_file():
                raise FileNotFoundError(path)
        try:
            vectors = load_file(weights_path)["embedding.weight"]
        except (SafetensorError, KeyError) as error:
            raise ValueError(f"not a table of token vectors: {weights_path.name}") from error
        return cls(vectors, Tokenizer.from_file(str(tokenizer_path)))

    def encode(self, texts: Sequence[str]) -> "NDArray[np.float32]":
        """One row of length 1 per text (all zeros where a text has no known word)."""
        import numpy as np

        rows = np.zeros((len(texts), self._vectors.shape[1]), dtype=np.float32)
        cut = [text[:MOST_CHARACTERS] for text in texts]
        for row, encoding in enumerate(
            self._tokenizer.encode_batch(cut, add_special_tokens=False) if cut else ()
        ):
            if encoding.ids:
                rows[row] = self._vectors[encoding.ids].astype(np.float32).mean(axis=0)
        lengths = np.linalg.norm(rows, axis=1, keepdims=True)
        rows /= np.where(lengths > 0, lengths, np.float32(1))
        return rows
