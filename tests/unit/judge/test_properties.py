"""What holds for every call and every rubric."""

from hypothesis import given, settings
from hypothesis import strategies as st

from sparring.judge.contextual import ContextualEncoder
from sparring.judge.metrics import measure
from sparring.judge.next_step import next_step
from sparring.judge.offline import OfflineJudge
from sparring.judge.rubric import Criterion, Rubric, rubrics_shipped
from sparring.judge.transcript import Turn
from sparring.judge.verdict import LONGEST_QUOTE, MOST_QUOTES, Judgement, roll_up
from tests.unit.judge.calls import all_calls

SAID = sorted({turn.text for labelled in all_calls() for turn in labelled.turns})
ODD = (
    "", " ", "😀😀😀", "שלום, מה שלומך היום?", "كيف تخطط لذلك اليوم؟", "<b>How do you plan?</b>",
    "\x00\x1b[31mWhat?\x07", "?" * 300, "a" * 20_000, "how do you " * 1_800, "\u202eWho signs?",
    "é" * 500, "Wer unterschreibt? Who signs it? 谁签字？", "{" * 400, "\ud83d",
)  # fmt: skip

TURNS = st.lists(
    st.tuples(
        st.sampled_from(["rep", "buyer"]),
        st.one_of(st.sampled_from(SAID), st.sampled_from(ODD), st.text(max_size=80)),
    ),
    max_size=14,
)


def _call(parts: list[tuple[str, str]]) -> tuple[Turn, ...]:
    return tuple(
        Turn(number, "rep" if who == "rep" else "buyer", text, at=float(number))
        for number, (who, text) in enumerate(parts, start=1)
    )


def _silent(_done: int, _of: int) -> None:
    return None


def _assert_proven(
    rubric: Rubric, given_: tuple[Judgement, ...], transcript: tuple[Turn, ...]
) -> None:
    said = {turn.turn: turn for turn in transcript}
    assert [item.criterion_id for item in given_] == [c.criterion_id for c in rubric.criteria]
    for criterion, judgement in zip(rubric.criteria, given_, strict=True):
        assert (judgement.verdict == "yes") == bool(judgement.quotes)
        assert len(judgement.quotes) <= MOST_QUOTES
        for quote in judgement.quotes:
            assert len(quote.text) <= LONGEST_QUOTE
            assert quote.text in said[quote.turn].text
            assert said[quote.turn].speaker == criterion.shown_by


@settings(max_examples=25, deadline=None)
@given(TURNS, st.sampled_from(sorted(rubrics_shipped())))
def test_judge_any_call_when_given_should_prove_and_repeat_itself(
    contextual: ContextualEncoder, parts: list[tuple[str, str]], slug: str
) -> None:
    rubric, transcript = rubrics_shipped()[slug], _call(parts)
    judge = OfflineJudge(contextual)
    judged = judge.judge(rubric, transcript, _silent)
    _assert_proven(rubric, judged, transcript)
    assert judge.judge(rubric, transcript, _silent) == judged
    assert 0 <= roll_up(rubric, judged).score <= 5
    assert next_step(rubric, judged, measure(transcript)).phrase


@settings(max_examples=30, deadline=None)
@given(st.lists(st.text(min_size=1, max_size=60).filter(str.strip), max_size=4), TURNS)
def test_judge_any_call_when_rubric_is_any_should_prove_itself(
    judge: OfflineJudge, examples: list[str], parts: list[tuple[str, str]]
) -> None:
    criterion = Criterion(
        criterion_id="any", section="S", title="Any", definition="Anything.",
        examples_for=tuple(examples), examples_against=tuple(examples[:1]),
        signals=("no_such_signal",),
    )  # fmt: skip
    rubric, transcript = Rubric(name="R", sections=("S",), criteria=(criterion,)), _call(parts)
    _assert_proven(rubric, judge.judge(rubric, transcript, _silent), transcript)
