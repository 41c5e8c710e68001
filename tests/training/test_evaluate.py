"""Measuring a judge: what is counted, what is printed, and that no label reaches the judge."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

import pytest

from sparring.judge.ports import Judge, Progress
from sparring.judge.rubric import Rubric
from sparring.judge.transcript import Turn
from sparring.judge.verdict import Judgement, Quote, Verdict
from tests.integrations.llm.fake_provider import running
from tests.integrations.llm.leaving import leave_providers
from tests.integrations.llm.scripts import SCRIPTS
from tests.training.dialogue import dialogue
from training.judge.agreement import Agreement, agreement
from training.judge.criteria import CRITERIA, LABELS, RUBRIC
from training.judge.dialogues import Dialogue
from training.judge.evaluate import main
from training.judge.judges import NoModel, language_model
from training.judge.measured import Measured, measure_judge
from training.judge.report import END, START, NoPlace, Report, put_table

ASKS = dialogue(
    "asks",
    ("rep", [("Hello, it is me.", "greeting"), ("How much do you give?", "ask-donation-amount")]),
    ("buyer", [("Nothing.", "disagree-donation")]),
)
GREETS = dialogue("greets", ("rep", [("Hello, it is me again.", "greeting")]))


@dataclass
class LooksFor:
    """Says yes to every criterion where a word stands, with a quote or a forged one."""

    word: str
    forged: bool = False
    fickle: bool = False
    kind: Literal["offline", "openai"] = "offline"
    judge_version: str = "looks-1"
    seen: list[Sequence[Turn]] = field(default_factory=list)

    def judge(
        self, rubric: Rubric, transcript: Sequence[Turn], progress: Progress
    ) -> tuple[Judgement, ...]:
        """The same for each criterion."""
        self.seen.append(transcript)
        progress(len(rubric.criteria), len(rubric.criteria))
        found = [turn for turn in transcript if self.word in turn.text]
        verdict: Verdict = "yes" if found else "no"
        quotes = tuple(
            Quote(turn=turn.turn, text="Never said." if self.forged else turn.text)
            for turn in found[:1]
        )
        why = str(len(self.seen)) if self.fickle else ""
        return tuple(
            Judgement(criterion_id=one.criterion_id, verdict=verdict, quotes=quotes, why=why)
            for one in rubric.criteria
        )


@pytest.fixture(autouse=True)
def _own_model(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("MODEL_HOSTS", "private")
    for name in ("OPENAI_API_KEY", "OPENAI_MODEL", "OPENAI_BASE_URL"):
        monkeypatch.delenv(name, raising=False)
    yield
    leave_providers()


def _measured(judge: Judge, dialogues: Sequence[Dialogue] = (ASKS, GREETS)) -> Measured:
    return measure_judge(lambda: judge, RUBRIC, CRITERIA, dialogues, again=True)


def _report(measured: Measured, unseen: dict[str, float] | None = None) -> Report:
    few = dict.fromkeys(LABELS, 0.25)
    return Report("looks-1", 2, measured, few, load_seconds=0.1, unseen=unseen)


def test_measure_agreement_when_counted_by_hand_should_be_the_same() -> None:
    verdicts: list[Verdict] = ["yes", "yes", "no", "no", "not_assessable"]
    found = agreement(verdicts, [True, False, False, False, True])
    assert found.precision == found.recall == 0.5
    assert found.coverage == 0.8
    assert found.kappa == pytest.approx((0.6 - 0.52) / (1 - 0.52))
    assert agreement([], []) == Agreement(0.0, 0.0, 0.0, 0.0)
    assert agreement(["yes"], [True]).kappa == 0


def test_measure_judge_when_it_finds_what_people_found_should_agree() -> None:
    measured = _measured(LooksFor("How much"))
    assert measured.criteria["ask-donation-amount"] == Agreement(1.0, 1.0, 1.0, 1.0)
    assert measured.criteria["praise-user"].kappa == 0
    assert measured.mean_kappa == pytest.approx(1 / 12)
    assert (measured.quote_validity, measured.quotes, measured.same) == (1.0, 12, 1.0)


def test_measure_judge_when_quotes_are_forged_should_tell() -> None:
    assert _measured(LooksFor("How much", forged=True)).quote_validity == 0
    assert _measured(LooksFor("Nothing.")).quote_validity == 0


def test_measure_judge_when_it_changes_its_mind_should_tell() -> None:
    assert _measured(LooksFor("How much", fickle=True)).same == 0


def test_measure_judge_when_labelled_should_show_it_words_alone() -> None:
    judge = LooksFor("Hello")
    _measured(judge)
    assert judge.seen
    assert not any(label in repr(call) for call in judge.seen for label in (*LABELS, "greeting"))


def test_tell_report_when_asked_should_hold_what_scripts_read() -> None:
    told = _report(_measured(LooksFor("How much"))).as_json()
    assert list(told["criteria"]) == list(LABELS)
    assert set(told["criteria"]["praise-user"]) == {"kappa", "precision", "recall", "coverage"}
    assert told["mean_kappa"] == pytest.approx(1 / 12)
    assert told["few_shot_mean_kappa"] == 0.25
    assert told["quote_validity"] == 1.0
    assert told["seconds"] > 0
    assert told["trained_on_these"] is False


def test_print_table_when_trained_on_these_should_say_so_and_show_unseen_folds() -> None:
    measured = _measured(LooksFor("How much"))
    plain = _report(measured).as_markdown()
    warned = _report(measured, dict.fromkeys(LABELS, 0.5)).as_markdown()
    assert "trained on these" not in plain
    assert "**the judge was trained on these dialogues**" in warned
    assert "| ask-donation-amount | 0.50 | 1.00 | 1.00 | 1.00 | 1.00 | 0.25 |" in warned
    assert "| **mean** | **0.08** |" in plain
    widths = {line.count("|") for line in warned.splitlines() if line.startswith("|")}
    assert len(widths) == 1


def test_put_table_when_the_page_has_its_marks_should_replace_what_is_between(
    tmp_path: Path,
) -> None:
    page = tmp_path / "page.md"
    page.write_text(f"before\n{START}\nold\n{END}\nafter\n")
    put_table(page, "| new |")
    assert page.read_text() == f"before\n{START}\n| new |\n{END}\nafter\n"
    page.write_text("nothing")
    with pytest.raises(NoPlace, match=r"page\.md"):
        put_table(page, "| new |")


def test_ask_language_model_when_nothing_names_one_should_say_what_is_needed() -> None:
    with pytest.raises(NoModel, match="OPENAI_API_KEY"):
        language_model()


def _run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, script: str) -> dict[str, object]:
    data, out = tmp_path / "data.json", tmp_path / "out.json"
    data.write_text(json.dumps([one.model_dump(mode="json") for one in (ASKS, GREETS)]))
    with running(*SCRIPTS[script]) as provider:
        monkeypatch.setenv("OPENAI_API_KEY", "sk-test")
        monkeypatch.setenv("OPENAI_MODEL", "fake-1")
        monkeypatch.setenv("OPENAI_BASE_URL", provider.url)
        assert main([str(data), "--judge", "openai", "--out", str(out)]) == 0
        if script == "good":
            assert len(provider.requests) == 24
            assert not any("greeting" in json.dumps(one) for one in provider.requests)
    told: dict[str, object] = json.loads(out.read_text())
    return told


def test_evaluate_when_a_language_model_judges_should_measure_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    told = _run(tmp_path, monkeypatch, "good")
    assert str(told["judge"]).startswith("openai-")
    assert told["quote_validity"] == 1.0
    assert told["few_shot_mean_kappa"] is None
    assert "| **mean** |" in capsys.readouterr().out


def test_evaluate_when_the_provider_fails_should_cover_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = _run(tmp_path, monkeypatch, "bad-key")
    criteria = told["criteria"]
    assert isinstance(criteria, dict)
    assert {one["coverage"] for one in criteria.values()} == {0.0}
    assert told["mean_kappa"] == 0


def test_evaluate_when_the_file_is_wrong_should_say_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    wrong = tmp_path / "wrong.json"
    wrong.write_text("{}")
    assert main([str(wrong)]) == 1
    assert main([str(tmp_path / "none.json")]) == 1
    told = capsys.readouterr().err
    assert "wrong.json holds no labelled dialogues" in told
    assert "none.json" in told
