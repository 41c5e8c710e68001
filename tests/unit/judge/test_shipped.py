"""The rubrics that ship: their own examples, and scripted reps told apart by them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from statistics import mean

import pytest

from local.reps import REPS, Script
from sparring.buyer.templates import templates
from sparring.judge.contextual import ContextualEncoder
from sparring.judge.offline import VERSION, OfflineJudge
from sparring.judge.questions import sentence_form
from sparring.judge.reading import read_side
from sparring.judge.rubric import SHIPPED, CallType, Criterion, rubric_shipped
from sparring.judge.signals import SIGNALS, shows
from sparring.judge.transcript import Turn, normalise
from sparring.judge.verdict import Judgement, roll_up
from tests.unit.buyer.calls import play
from tests.unit.judge.calls import merged, turns

BY_PATTERNS = [slug for slug in SHIPPED if slug != "fundraising"]
"""Those whose criteria the built-in judge knows by their wording; one goes by trained heads."""
NEWER = [slug for slug in BY_PATTERNS if slug not in ("discovery_spin", "qualification_meddicc")]
GOOD = ("excellent", "good_at_discovery")
WEAK = [name for name in REPS if name not in GOOD]
DOUBT = "Honestly, I am not sure about that yet."
KINDS: tuple[CallType, ...] = (
    *("cold_call", "gatekeeper", "discovery"),
    *("demo", "negotiation", "renewal"),
)


def _criteria(*slugs: str) -> Iterator[tuple[str, Criterion]]:
    for slug in slugs:
        for item in rubric_shipped(slug).criteria:
            yield f"{slug}.{item.criterion_id}", item


@pytest.mark.parametrize("slug", NEWER)
def test_ship_rubric_when_read_should_be_complete(slug: str) -> None:
    rubric = rubric_shipped(slug)
    assert 6 <= len(rubric.criteria) <= 10
    assert rubric.description
    assert rubric.call_types
    assert {item.section for item in rubric.criteria} == set(rubric.sections)
    for item in rubric.criteria:
        assert 3 <= len(item.examples_for) <= 5, item.criterion_id
        assert 3 <= len(item.examples_against) <= 5, item.criterion_id
        assert item.signals, item.criterion_id
        assert set(item.signals) <= set(SIGNALS), item.criterion_id


def test_ship_rubrics_when_listed_should_keep_the_places_of_the_first() -> None:
    assert SHIPPED[:3] == ("discovery_spin", "qualification_meddicc", "fundraising")
    assert len(set(SHIPPED)) == len(SHIPPED)
    with pytest.raises(KeyError):
        rubric_shipped("scripts")


def test_ship_rubrics_when_taken_together_should_cover_every_kind_of_call() -> None:
    covered = {kind for slug in SHIPPED for kind in rubric_shipped(slug).call_types}
    assert covered == set(KINDS)


def _by_pattern(item: Criterion, said: str) -> bool:
    own, other = ("R", "B") if item.shown_by == "rep" else ("B", "R")
    side = read_side(turns(f"{other}: {DOUBT}", f"{own}: {said}"), item.shown_by)
    return any(shows(name, unit) for unit in side.units + side.pairs for name in item.signals)


@pytest.mark.parametrize("slug", NEWER)
def test_patterns_when_they_meet_the_examples_should_take_the_right_ones(slug: str) -> None:
    wrong = [
        f"{name}: {said}"
        for name, item in _criteria(slug)
        for wanted, lines in ((True, item.examples_for), (False, item.examples_against))
        for said in lines
        if _by_pattern(item, said) != wanted
    ]
    assert wrong == []


def test_examples_when_they_ask_should_be_questions() -> None:
    statements = [
        said
        for _, item in _criteria(*NEWER)
        if " asks " in item.definition
        for said in item.examples_for
        if sentence_form(normalise(said)) == "statement"
    ]
    assert statements == []


def _for(kind: CallType) -> tuple[str, ...]:
    return tuple(slug for slug in BY_PATTERNS if kind in rubric_shipped(slug).call_types)


def _played(template: str, seed: int, script: Script) -> tuple[Turn, ...]:
    played = play(templates()[template], seed, script)
    lines = [f"B: {played.lines[0]}"]
    for said, heard in zip(played.said, played.lines[1:], strict=True):
        lines += [f"R: {said}", f"B: {heard}"]
    return turns(*(line.replace("\n", " ") for line in lines))


def _scores(judge: OfflineJudge, kind: CallType, script: Script) -> dict[str, list[float]]:
    """The score of each rubric in each call of the kind; nothing where there is little evidence."""
    found: dict[str, list[float]] = {}
    names = [name for name, persona in templates().items() if persona.call_type == kind]
    # Sentence vectors cost a hundred times as much as words, so they read the harder bot only.
    read = names[-1:] if judge.judge_version == VERSION else names
    for seed, name in enumerate(read):
        (rubric,) = merged(*_for(kind))
        given = judge.judge(rubric, _played(name, seed, script), lambda _done, _of: None)
        for slug, judgements in _split(given).items():
            result = roll_up(rubric_shipped(slug), judgements)
            found.setdefault(slug, []).append(result.score if result.enough_evidence else 0.0)
    return found


def _split(given: tuple[Judgement, ...]) -> dict[str, list[Judgement]]:
    by_slug: dict[str, list[Judgement]] = {}
    for one in given:
        slug, _, criterion_id = one.criterion_id.partition("--")
        by_slug.setdefault(slug, []).append(one.model_copy(update={"criterion_id": criterion_id}))
    return by_slug


@cache
def _kinds_with_calls() -> list[CallType]:
    return [kind for kind in KINDS if any(p.call_type == kind for p in templates().values())]


@pytest.mark.parametrize("kind", _kinds_with_calls())
def test_rubric_when_reps_differ_should_tell_excellent_from_every_weak_style(
    judge: OfflineJudge, kind: CallType
) -> None:
    excellent = _scores(judge, kind, REPS["excellent"])
    assert set(excellent) == set(_for(kind))
    close = [
        f"{slug} {style}: {mean(scores)} beside {mean(excellent[slug])}"
        for style in WEAK
        for slug, scores in _scores(judge, kind, REPS[style]).items()
        if mean(scores) + 1.0 > mean(excellent[slug])
    ]
    assert close == []
    marks = {slug: rubric_shipped(slug).pass_mark for slug in excellent}
    assert {
        slug: mean(excellent[slug]) for slug in marks if mean(excellent[slug]) < marks[slug]
    } == {}


WHOLE_CALLS = Path(__file__).parent / "calls" / "by_rubric"
"""In words of their own, labelled before any judge had seen them: a good and a poor one each."""


def _whole_call(slug: str, kind: str) -> tuple[set[str], tuple[Turn, ...]]:
    head, body = (WHOLE_CALLS / f"{slug}.{kind}.txt").read_text(encoding="utf-8").split("\n\n", 1)
    return set(head.removeprefix("shown:").split()), turns(*body.strip().splitlines())


def _misheard(judge: OfflineJudge, slug: str, kind: str) -> list[str]:
    """Criteria judged otherwise than by hand; every quote must stand in its turn."""
    shown, transcript = _whole_call(slug, kind)
    said = {turn.turn: turn.text for turn in transcript}
    given = judge.judge(rubric_shipped(slug), transcript, lambda _done, _of: None)
    assert all(quote.text in said[quote.turn] for one in given for quote in one.quotes)
    return [
        f"{slug}.{kind}: {one.criterion_id} {one.verdict}"
        for one in given
        if (one.verdict == "yes") != (one.criterion_id in shown)
    ]


def test_judge_whole_calls_when_labelled_by_hand_should_agree_in_most(judge: OfflineJudge) -> None:
    calls = [(slug, kind) for slug in NEWER for kind in ("good", "poor")]
    misheard = [one for call in calls for one in _misheard(judge, *call)]
    criteria = 2 * sum(len(rubric_shipped(slug).criteria) for slug in NEWER)
    share = 0.95 if judge.judge_version == VERSION else 0.80
    assert len(misheard) <= (1 - share) * criteria, misheard


@pytest.mark.parametrize("slug", NEWER)
def test_judge_whole_call_when_good_should_pass_and_when_poor_should_not(
    contextual: ContextualEncoder, slug: str
) -> None:
    judge = OfflineJudge(contextual)
    rubric = rubric_shipped(slug)
    good, poor = (
        roll_up(rubric, judge.judge(rubric, _whole_call(slug, kind)[1], lambda _done, _of: None))
        for kind in ("good", "poor")
    )
    assert good.passed
    assert not poor.passed
    assert good.score >= poor.score + 2
