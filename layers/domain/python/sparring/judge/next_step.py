"""The one thing to practise next."""

from collections.abc import Sequence

from pydantic import BaseModel, ConfigDict

from sparring.judge.metrics import CallMetrics
from sparring.judge.rubric import Criterion, Rubric
from sparring.judge.verdict import Judgement
from sparring.judge.wording import phrase_to_try


class NextStep(BaseModel):
    """One step: what, why, for which criterion (None for the call as a whole), words to try."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    title: str
    reason: str
    criterion_id: str | None
    phrase: str


def next_step(
    rubric: Rubric, judgements: Sequence[Judgement], metrics: CallMetrics | None = None
) -> NextStep:
    """The one step that moves the score most.

    First a blocker that was not shown, then the heaviest no, then the heaviest not assessable (the
    rubric's order breaks ties); when all was shown, the talk share if it is out of its band.
    """
    given = {item.criterion_id: item for item in reversed(judgements)}
    missed = [item for item in rubric.criteria if _verdict(given, item) != "yes"]
    if not missed:
        return _beyond(metrics)
    chosen = min(missed, key=lambda item: _rank(item, _verdict(given, item)))
    return _practise(chosen, given.get(chosen.criterion_id))


def _verdict(given: dict[str, Judgement], criterion: Criterion) -> str:
    judgement = given.get(criterion.criterion_id)
    return judgement.verdict if judgement else "not_assessable"


def _rank(criterion: Criterion, verdict: str) -> tuple[bool, bool, int]:
    return (not criterion.blocker, verdict != "no", -criterion.weight)


def _practise(criterion: Criterion, judgement: Judgement | None) -> NextStep:
    unseen = judgement is None or judgement.verdict == "not_assessable"
    if criterion.blocker:
        reason = "Without it the call cannot pass, whatever else goes well."
    elif unseen:
        reason = "The call left no room to see it. Give it a place early enough next time."
    else:
        reason = f"It did not show in this call, and it counts {_weighs(criterion.weight)}."
    phrase = judgement.better if judgement and judgement.better else phrase_to_try(criterion)
    return NextStep(title=criterion.title, reason=reason, criterion_id=criterion.criterion_id,
                    phrase=phrase)  # fmt: skip


def _weighs(weight: int) -> str:
    return "once" if weight == 1 else f"{weight} times"


def _beyond(metrics: CallMetrics | None) -> NextStep:
    share = metrics.talk_ratio if metrics else None
    band = next((item for item in metrics.bands if item.metric == "talk_ratio"), None) if (
        metrics) else None  # fmt: skip
    if band and share is not None and band.position == "above":
        return NextStep(
            title="Leave the buyer more room",
            reason=f"Everything in the rubric was shown, with {share:.0%} of the talking yours.",
            criterion_id=None,
            phrase="Tell me more about that.",
        )
    return NextStep(
        title="Try a harder buyer",
        reason="Everything in the rubric was shown. The same against more resistance is next.",
        criterion_id=None,
        phrase="What would have to be true for you to say no to this?",
    )
