"""The offline judge against what a careful listener says, and what it must never do."""

import time

import pytest

from sparring.judge.contextual import ContextualEncoder
from sparring.judge.offline import OfflineJudge
from sparring.judge.ports import Judge
from sparring.judge.rubric import Criterion, Rubric, rubrics_shipped
from sparring.judge.transcript import Turn
from sparring.judge.verdict import Judgement, roll_up
from tests.unit.judge.calls import LabelledCall, all_calls, call, turns


def _silent(_done: int, _of: int) -> None:
    return None


def _judged(judge: Judge, slug: str, labelled: LabelledCall) -> dict[str, Judgement]:
    given = judge.judge(rubrics_shipped()[slug], labelled.turns, _silent)
    return {item.criterion_id: item for item in given}


def _misses(judge: Judge, labelled: LabelledCall) -> list[str]:
    return [
        f"{slug} {name}: {judgement.verdict}"
        for slug, shown in labelled.shown.items()
        for name, judgement in _judged(judge, slug, labelled).items()
        if (judgement.verdict == "yes") != (name in shown)
    ]


def _own(*criteria: Criterion) -> Rubric:
    return Rubric(name="Own", sections=("S",), criteria=criteria)


def _criterion(name: str, definition: str, *examples: str, shown_by: str = "rep") -> Criterion:
    return Criterion.model_validate({
        "criterion_id": name, "section": "S", "title": definition, "definition": definition,
        "shown_by": shown_by, "examples_for": examples,
    })  # fmt: skip


PILOT = _criterion(
    "pilot",
    "The rep offers a small trial before a big contract.",
    "We could start with a pilot in one branch and look at the result together.",
    "Let's try it with five users for a month before you sign anything.",
    "How about a small test first, free of charge?",
)
PRIVACY = _criterion(
    "privacy",
    "The rep says where the customer's data is stored and who can see it.",
    "Your data stays on servers in Frankfurt and only your own people can see it.",
    "Nobody at our company can read your records, they are encrypted.",
    "All data is stored in the European Union.",
)
OWN_CALL = turns(
    "R: Good morning, thanks for having me back.",
    "B: Good morning. Two things worry me, the size of this and our personnel files.",
    "R: Then we could begin with a pilot in the Leeds branch for one month.",
    "B: That sounds safer.",
    "R: Is there anything else on your mind?",
    "B: The files.",
    "R: I will bring somebody who knows that part better than me.",
    "B: Please do.",
    "R: We look forward to it, and thank you for the coffee, it was very good.",
)


@pytest.mark.parametrize("labelled", all_calls(), ids=lambda labelled: labelled.name)
def test_judge_call_when_labelled_by_hand_should_claim_nothing_false(
    judge: OfflineJudge, labelled: LabelledCall
) -> None:
    false = [
        f"{slug} {name}: {judgement.quotes}"
        for slug, shown in labelled.shown.items()
        for name, judgement in _judged(judge, slug, labelled).items()
        if judgement.verdict == "yes" and name not in shown
    ]
    assert false == []


@pytest.mark.parametrize(
    "name",
    ["excellent_discovery", "weak_all_pitch", "strong_qualification", "monologue",
     "rude_and_pushy", "very_short", "polite_but_aimless", "solid_with_gaps",
     "renewal_with_a_grievance", "an_interrogation"],
)  # fmt: skip
def test_judge_call_when_labelled_by_hand_should_agree_on_every_criterion(
    judge: OfflineJudge, name: str
) -> None:
    assert _misses(judge, call(name)) == []


def test_judge_calls_when_all_are_taken_should_agree_in_19_of_20(judge: OfflineJudge) -> None:
    calls = all_calls()
    criteria = sum(len(rubrics_shipped()[slug].criteria) for slug in calls[0].shown)
    misses = [miss for labelled in calls for miss in _misses(judge, labelled)]
    assert len(misses) <= len(calls) * criteria / 20, misses


def test_judge_call_when_very_short_should_not_guess(judge: OfflineJudge) -> None:
    given = _judged(judge, "discovery_spin", call("very_short"))
    assert {item.verdict for item in given.values()} == {"not_assessable"}
    assert all("too short" in item.why for item in given.values())


def test_judge_call_when_short_but_shown_should_still_say_yes(judge: OfflineJudge) -> None:
    short = LabelledCall("", turns("R: Which tools do you use for that today?", "B: Excel."), {},
                         too_short=True)  # fmt: skip
    given = _judged(judge, "discovery_spin", short)
    assert given["situation_question"].verdict == "yes"
    assert given["next_step"].verdict == "not_assessable"


def test_judge_call_when_empty_should_assess_nothing(judge: OfflineJudge) -> None:
    rubric = rubrics_shipped()["discovery_spin"]
    given = judge.judge(rubric, (), _silent)
    assert {item.verdict for item in given} == {"not_assessable"}
    assert not roll_up(rubric, given).passed


def test_judge_call_when_not_in_english_should_say_that_it_cannot_read(
    judge: OfflineJudge,
) -> None:
    german = turns(
        *["R: Guten Tag, wie planen Sie heute Ihre Schichten, und wer kümmert sich darum?",
          "B: Das macht meine Frau am Sonntag auf Papier."] * 1,
        "R: Und was passiert, wenn jemand krank wird und niemand einspringen kann?",
    )  # fmt: skip
    given = judge.judge(rubrics_shipped()["discovery_spin"], german, _silent)
    assert {item.verdict for item in given} == {"not_assessable"}
    assert "English" in given[0].why


def test_judge_call_when_the_buyer_asks_should_not_credit_the_rep(judge: OfflineJudge) -> None:
    swapped = tuple(
        Turn(turn.turn, "buyer" if turn.speaker == "rep" else "rep", turn.text, turn.at)
        for turn in call("excellent_discovery").turns
    )
    given = judge.judge(rubrics_shipped()["discovery_spin"], swapped, _silent)
    assert [item.criterion_id for item in given if item.verdict == "yes"] == []


def test_judge_call_when_rubric_is_own_should_go_by_examples(contextual: ContextualEncoder) -> None:
    pilot, privacy = OfflineJudge(contextual).judge(_own(PILOT, PRIVACY), OWN_CALL, _silent)
    assert pilot.verdict == "yes"
    assert pilot.quotes[0].turn == 3
    assert "example" in pilot.why
    assert privacy.verdict == "no"


def test_judge_call_when_rubric_is_own_should_keep_to_the_place_it_names(
    contextual: ContextualEncoder,
) -> None:
    thanks = ("Thank you for the coffee.", "Thanks, the coffee was very good.")
    early = _criterion("a", "In the first turns the rep says thank you for the coffee.", *thanks)
    late = _criterion("b", "At the end the rep says thank you for the coffee.", *thanks)
    judge = OfflineJudge(contextual)
    verdicts = [item.verdict for item in judge.judge(_own(early, late), OWN_CALL, _silent)]
    assert verdicts == ["no", "yes"]


def test_judge_call_when_judging_should_tell_each_step(judge: OfflineJudge) -> None:
    told: list[tuple[int, int]] = []
    judge.judge(_own(PILOT, PRIVACY), OWN_CALL, lambda done, of: told.append((done, of)))
    assert told == [(0, 2), (1, 2), (2, 2)]


def test_judge_call_when_repeated_should_answer_the_same(contextual: ContextualEncoder) -> None:
    rubric = rubrics_shipped()["qualification_meddicc"]
    transcript = call("strong_qualification").turns
    first = OfflineJudge(contextual).judge(rubric, transcript, _silent)
    again = OfflineJudge(contextual).judge(rubric, tuple(reversed(transcript)), _silent)
    assert first == again


def test_judge_call_when_judged_should_explain_and_offer_words(judge: OfflineJudge) -> None:
    for labelled in all_calls():
        for judgement in _judged(judge, "discovery_spin", labelled).values():
            assert judgement.why.endswith(".")
            assert judgement.why[0].isupper()
            assert judgement.better


def test_name_version_when_vectors_are_missing_should_differ(contextual: ContextualEncoder) -> None:
    with_vectors: Judge = OfflineJudge(contextual)
    without: Judge = OfflineJudge(None)
    assert with_vectors.kind == without.kind == "offline"
    assert with_vectors.judge_version != without.judge_version


def test_judge_20_turns_when_12_criteria_should_take_at_most_1500_ms(
    contextual: ContextualEncoder,
) -> None:
    shipped = rubrics_shipped()
    criteria = (*shipped["qualification_meddicc"].criteria,
                *shipped["discovery_spin"].criteria[:1])  # fmt: skip
    sections = tuple(dict.fromkeys(item.section for item in criteria))
    rubric = Rubric(name="Twelve", sections=sections, criteria=criteria)
    transcript = call("strong_qualification").turns[:20]
    start = time.process_time()
    given = OfflineJudge(contextual).judge(rubric, transcript, _silent)
    assert (len(given), len(transcript)) == (12, 20)
    assert time.process_time() - start <= 1.5
