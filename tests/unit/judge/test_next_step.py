"""One next step, and the right one."""

from sparring.judge.metrics import measure
from sparring.judge.next_step import next_step
from sparring.judge.rubric import Criterion, Rubric
from sparring.judge.verdict import Judgement, Verdict
from tests.unit.judge.calls import turns


def _criterion(name: str, weight: int = 1, *, blocker: bool = False) -> Criterion:
    return Criterion(
        criterion_id=name,
        section="S",
        title=f"Does {name}",
        definition=f"The rep does {name}.",
        weight=weight,
        blocker=blocker,
        examples_for=(f"I do {name}.",),
    )


RUBRIC = Rubric(
    name="R",
    sections=("S",),
    criteria=(
        _criterion("light"),
        _criterion("heavy", 3),
        _criterion("rule", blocker=True),
        _criterion("unseen", 9),
    ),
)


def _judged(**verdicts: Verdict) -> list[Judgement]:
    return [Judgement(criterion_id=name, verdict=verdict) for name, verdict in verdicts.items()]


def test_choose_step_when_a_blocker_was_missed_should_name_it_first() -> None:
    step = next_step(RUBRIC, _judged(light="no", heavy="no", rule="no", unseen="yes"))
    assert step.criterion_id == "rule"
    assert "cannot pass" in step.reason
    assert step.phrase == "I do rule."


def test_choose_step_when_no_blocker_was_missed_should_name_the_heaviest_no() -> None:
    step = next_step(RUBRIC, _judged(light="no", heavy="no", rule="yes", unseen="not_assessable"))
    assert (step.criterion_id, step.title) == ("heavy", "Does heavy")
    assert "3 times" in step.reason


def test_choose_step_when_only_unseen_is_left_should_name_the_heaviest_unseen() -> None:
    step = next_step(RUBRIC, _judged(light="yes", heavy="yes", rule="yes"))
    assert step.criterion_id == "unseen"
    assert "no room" in step.reason


def test_choose_step_when_all_was_shown_should_look_at_the_talk_share() -> None:
    judged = _judged(light="yes", heavy="yes", rule="yes", unseen="yes")
    talked = measure(turns("R: " + "word " * 90, "B: okay then"))
    listened = measure(turns("R: " + "word " * 40, "B: " + "word " * 60))
    assert next_step(RUBRIC, judged, talked).title == "Leave the buyer more room"
    assert next_step(RUBRIC, judged, listened).title == "Try a harder buyer"
    assert next_step(RUBRIC, judged).title == "Try a harder buyer"
