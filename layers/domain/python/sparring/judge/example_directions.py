"""Directions of the examples that ship, which would take seconds to find in each new process.

`example_directions.npz` holds them under the sentence model; `python -m training.background`
writes it anew when an example or a definition changes.
"""

from collections.abc import Mapping, Sequence
from functools import cache
from hashlib import sha256
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from sparring.judge.contextual import ContextualEncoder
from sparring.judge.ports import SentenceEncoder

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

STORED = Path(__file__).with_name("example_directions.npz")


def key_of(texts: Sequence[str]) -> str:
    """The name under which the directions of these texts, in this order, are stored."""
    return sha256("\n".join(texts).encode()).hexdigest()[:16]


def directions_of_examples(encoder: SentenceEncoder, texts: Sequence[str]) -> "Floats":
    """One row of length 1 per text, stored or found now, as this encoder sees them."""
    stored = _stored().get(key_of(texts)) if isinstance(encoder, ContextualEncoder) else None
    return encoder.encode(texts) if stored is None else stored


def save_directions(groups: Sequence[Sequence[str]], encoder: SentenceEncoder, path: Path) -> int:
    """Write the directions of each group of texts; the answer is how many texts there are."""
    import numpy as np

    rows = [encoder.encode(texts).astype(np.float16) for texts in groups]
    np.savez(
        path,
        keys=np.array([key_of(texts) for texts in groups]),
        ends=np.cumsum([0, *map(len, rows)]),
        rows=np.concatenate(rows),
    )
    return sum(map(len, rows))


@cache
def _stored() -> Mapping[str, "Floats"]:
    import numpy as np

    with np.load(STORED, allow_pickle=False) as file:
        keys, ends, rows = file["keys"], file["ends"], file["rows"].astype(np.float32)
    return {
        str(key): rows[start:end] for key, (start, end) in zip(keys, pairwise(ends), strict=True)
    }
