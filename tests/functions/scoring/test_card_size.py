"""A scorecard of any call and any rubric rests in one item, with every verdict."""

from __future__ import annotations

from typing import Any

import pytest

from sparring.judge.metrics import measure
from sparring.judge.offline import OfflineJudge
from sparring.judge.rubric import Criterion, Rubric
from sparring.judge.verdict import Judgement, Quote
from sparring.kit.caller import Caller
from sparring.scoring import card_store, cards
from sparring.scoring.cards import Judging
from sparring.scoring.model import Call
from tests.support.http import person

EMOJI = "😀"
SAID = EMOJI * 5_000
MOST = 400 * 1024


@pytest.fixture
def caller() -> Caller:
    return person("manager")


def _call(text: str) -> Call:
    criteria = tuple(
        Criterion(criterion_id=f"c{n}", section=text[:80], title=text[:120], definition=text[:600])
        for n in range(60)
    )
    stamp = "2026-11-23T09:00:00.000Z"
    turns: tuple[dict[str, Any], ...] = ({"turn": 1, "speaker": "rep", "text": text, "at": stamp},)
    return Call(
        roleplay_id="rp_00000000000000000000000001", user_id="u", user_name="Lena", team_id=None,
        mode="private", call_type="discovery", bot_id="b", bot_name="Bot", rubric_id="r",
        rubric_version=1, rubric=Rubric(name="R", sections=(text[:80],), criteria=criteria),
        started_at=stamp, ended_at=stamp, valid=True, turns=turns,
    )  # fmt: skip


def _given(call: Call, text: str) -> tuple[Judgement, ...]:
    quotes = tuple(Quote(turn=1, text=text[:length]) for length in (300, 299, 298))
    return tuple(
        Judgement(
            criterion_id=item.criterion_id,
            verdict="yes" if at % 2 else "no",
            quotes=quotes,
            why=text[:600],
            better=text[:400],
        )
        for at, item in enumerate(call.rubric.criteria)
    )


@pytest.mark.parametrize("text", [SAID, "word " * 1_000], ids=["emoji", "words"])
def test_store_card_when_texts_are_as_long_as_can_be_should_keep_every_verdict(
    caller: Caller, text: str
) -> None:
    call = _call(text.strip())
    given = _given(call, text)
    turns = cards.transcript_of(call)
    card = cards.card_of(call, Judging(OfflineJudge()), given, measure(turns, "discovery"))
    assert len(card.model_dump_json().encode()) < MOST
    assert [(one.criterion_id, one.verdict) for one in card.criteria] == [
        (one.criterion_id, one.verdict) for one in given
    ]
    assert all(one.quotes and one.quotes[0].text in text for one in card.criteria)
    assert all(one.why and one.better for one in card.criteria)
    card_store.add(caller, card, [], [])
    assert cards.find(caller, call.roleplay_id) == card


def test_store_card_when_it_fits_should_leave_it_as_it_is(caller: Caller) -> None:
    call = _call("short and plain")
    given = _given(call, "A plan for Monday.")
    metrics = measure(cards.transcript_of(call), "discovery")
    card = cards.card_of(call, Judging(OfflineJudge()), given, metrics)
    assert [len(one.quotes) for one in card.criteria] == [len(one.quotes) for one in given]
    assert {one.why for one in card.criteria} == {"A plan for Monday."}
