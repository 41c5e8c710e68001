"""Small labelled dialogues of our own, and an encoder that knows four words."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from training.judge.dialogues import Dialogue

KNOWN = ("hello", "give", "know", "thank")
LINES = {
    "greeting": ("Hello there.", "Hello, my friend.", "Good day to you."),
    "proposition": ("Would you like to give?", "Can you give a little?", "Will you give today?"),
    "inquiry": ("Do you know us?", "Did you know our fund?", "What do you know of us?"),
    "thank": ("Thank you a lot.", "Thanks, thank you.", "I thank you for it."),
}


class FourWords:
    """A `DeepEncoder`: a direction for each known word, the same at two depths."""

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """One row per text, of length 1 or 0."""
        rows = np.array([[word in text for word in KNOWN] for text in texts], np.float32)
        rows = rows.reshape(len(texts), len(KNOWN))
        lengths = np.linalg.norm(rows, axis=1, keepdims=True)
        rows /= np.where(lengths > 0, lengths, np.float32(1))
        return rows

    def encode_deep(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """The rows twice."""
        rows = self.encode(texts)
        return np.stack([rows, rows], axis=1)


def dialogue(name: str, *spoken: tuple[str, list[tuple[str, str]]]) -> Dialogue:
    """A dialogue of (speaker, [(text, label)]) turns."""
    return Dialogue.model_validate({
        "id": name,
        "turns": [
            {"speaker": speaker,
             "sentences": [{"text": text, "labels": [label]} for text, label in sentences]}
            for speaker, sentences in spoken
        ],
    })  # fmt: skip


def many(count: int, seed: int = 1) -> list[Dialogue]:
    """Dialogues in which the rep does some of four things, in words that tell which."""
    draw = np.random.default_rng(seed)
    found = []
    for number in range(count):
        done = ["greeting", *(label for label in LINES if draw.random() < 0.5)]
        sentences = [(str(draw.choice(LINES[label])), label) for label in done]
        turns = [
            turn
            for text, label in sentences
            for turn in (("rep", [(text, label)]), ("buyer", [("I see.", "other")]))
        ]
        found.append(dialogue(f"d{number}", *turns))
    return found
