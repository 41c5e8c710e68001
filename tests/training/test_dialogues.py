"""Reading labelled dialogues: the judge sees the words and never the labels."""

from pathlib import Path

import pytest

from sparring.judge.scene import read_scene
from tests.training.dialogue import FourWords, dialogue, many
from training.judge.corpus import labels_of_lines, read_corpus
from training.judge.dialogues import NotDialogues, read_dialogues

ONE = dialogue(
    "one",
    ("rep", [("Hello there.", "greeting"), ("Do you know us? Many do.", "inquiry")]),
    ("buyer", [("Would you give?", "proposition")]),
    ("rep", [("We work in the U.S.", "credibility"), ("and elsewhere", "credibility")]),
)


def test_read_file_when_it_holds_dialogues_should_give_them(tmp_path: Path) -> None:
    path = tmp_path / "data.json"
    path.write_text(f'[{ONE.model_dump_json()[:-1]}, "donation": null}}]')
    assert read_dialogues(path) == [ONE]


@pytest.mark.parametrize("content", ["{", "{}", '[{"id": "a"}]', "[1]", "\udcff"])
def test_read_file_when_it_holds_something_else_should_say_so(tmp_path: Path, content: str) -> None:
    path = tmp_path / "data.json"
    path.write_bytes(content.encode("utf-8", "surrogateescape"))
    with pytest.raises(NotDialogues, match=r"data\.json"):
        read_dialogues(path)


def test_make_transcript_when_labelled_should_carry_words_alone() -> None:
    first, second, third = ONE.transcript()
    assert first.text == "Hello there. Do you know us? Many do."
    assert (second.speaker, third.turn) == ("buyer", 2)
    assert "inquiry" not in repr(ONE.transcript())


def test_ask_label_when_only_the_buyer_has_it_should_be_no() -> None:
    assert ONE.shows("inquiry")
    assert not ONE.shows("proposition")


def test_align_lines_when_cut_differently_should_give_each_what_it_shares_most_with() -> None:
    scene = read_scene(ONE.transcript())
    found = dict(zip([line.raw for line in scene], labels_of_lines(ONE, scene), strict=True))
    assert found["Do you know us?"] == found["Many do."] == {"inquiry"}
    assert found["Hello there."] == {"greeting"}


def test_read_corpus_when_calls_differ_should_keep_the_rep_alone() -> None:
    dialogues = many(4)
    corpus = read_corpus(dialogues, FourWords())
    assert {line.speaker for line in corpus.lines} == {"rep"}
    assert corpus.targets.sum(axis=1).tolist() == [1.0] * len(corpus.lines)
    assert sorted(set(corpus.calls.tolist())) == [0, 1, 2, 3]
    assert "other" not in corpus.labels
    at = corpus.labels.index("greeting")
    assert corpus.shown[:, at].all()
