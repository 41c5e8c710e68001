"""What holds in every call, whatever the rep does."""

from __future__ import annotations

import json
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sparring.buyer.brain import decide, open_call
from sparring.buyer.decision import ENDINGS
from sparring.buyer.moves import INJECTION, Move, MoveKind
from sparring.buyer.numbers import LONGEST_CALL
from sparring.buyer.persona import AUTHORITY, BUDGET, Persona
from sparring.buyer.state import CallEnded, CallState, StateUnreadable, from_json, to_json
from sparring.buyer.templates import templates
from sparring.buyer.wording import BuiltInWording
from tests.unit.buyer.calls import small_persona

PERSONAS = st.sampled_from([*templates().values(), small_persona()])
_TARGETS = ["", "problem", "impact", "situation", "goal", "unclear", "nobody", BUDGET, AUTHORITY]


def _targets() -> st.SearchStrategy[str]:
    facts = [fact.id for one in templates().values() for fact in one.hidden_facts]
    return st.sampled_from([*_TARGETS, *facts, INJECTION])


MOVES = st.builds(
    Move,
    kind=st.sampled_from(MoveKind),
    target=_targets(),
    strength=st.integers(0, 100),
    amount=st.integers(0, 200_000),
)
GOOD = st.builds(
    Move,
    kind=st.sampled_from([MoveKind.ASK_OPEN, MoveKind.LISTEN, MoveKind.SUMMARISE]),
    target=_targets(),
)
TURNS = st.lists(st.lists(MOVES | GOOD, max_size=6).map(tuple), max_size=40)


def _states(persona: Persona, seed: int, turns: list[tuple[Move, ...]]) -> list[CallState]:
    state, _ = open_call(persona, seed)
    states = [state]
    for moves in turns:
        if state.ended:
            break
        state, _ = decide(persona, state, moves, 0.0)
        states.append(state)
    return states


@given(PERSONAS, st.integers(0, 2**31), TURNS)
@settings(max_examples=120, deadline=None)
def test_levels_when_any_moves_are_made_should_stay_in_bounds(
    persona: Persona, seed: int, turns: list[tuple[Move, ...]]
) -> None:
    for state in _states(persona, seed, turns):
        assert min(state.trust, state.interest, state.patience) >= 0
        assert max(state.trust, state.interest, state.patience) <= 100
        CallState.model_validate(state.model_dump())


@given(PERSONAS, st.integers(0, 2**31), TURNS)
@settings(max_examples=120, deadline=None)
def test_fact_when_any_moves_are_made_should_be_told_at_most_once(
    persona: Persona, seed: int, turns: list[tuple[Move, ...]]
) -> None:
    state = _states(persona, seed, turns)[-1]
    assert len(set(state.revealed)) == len(state.revealed)
    assert len(set(state.tied)) == len(state.tied)


@given(PERSONAS, st.integers(0, 2**31), TURNS)
@settings(max_examples=80, deadline=None)
def test_fact_when_told_should_have_been_earned(
    persona: Persona, seed: int, turns: list[tuple[Move, ...]]
) -> None:
    needed = {fact.id: fact.needs_trust for fact in persona.hidden_facts}
    needed[BUDGET] = persona.budget.needs_trust
    eased = 8
    states = _states(persona, seed, turns)
    for before, after in pairwise(states):
        for part in set(after.revealed) - set(before.revealed):
            assert after.trust >= needed.get(part, 0) - eased


@given(PERSONAS, st.integers(0, 2**31), TURNS)
@settings(max_examples=80, deadline=None)
def test_call_when_replayed_from_json_should_go_the_same_way(
    persona: Persona, seed: int, turns: list[tuple[Move, ...]]
) -> None:
    state, _ = open_call(persona, seed)
    stored = state
    for moves in turns:
        if state.ended:
            break
        state, decision = decide(persona, state, moves, 1.0)
        stored = from_json(json.loads(json.dumps(to_json(stored))))
        stored, repeated = decide(persona, stored, moves, 1.0)
        assert stored == state
        assert repeated == decision
        json.dumps(decision.to_json())


@given(PERSONAS, st.integers(0, 2**31), TURNS)
@settings(max_examples=80, deadline=None)
def test_call_when_over_should_have_ended_by_an_ending(
    persona: Persona, seed: int, turns: list[tuple[Move, ...]]
) -> None:
    state, decision = open_call(persona, seed)
    for moves in turns:
        if state.ended:
            break
        state, decision = decide(persona, state, moves, 0.0)
    assert state.ended == decision.ends == (decision.kind in ENDINGS)
    assert (state.stage == "ended") == state.ended


@given(PERSONAS, st.integers(0, 2**31), TURNS)
@settings(max_examples=60, deadline=None)
def test_line_when_any_moves_are_made_should_never_be_said_twice(
    persona: Persona, seed: int, turns: list[tuple[Move, ...]]
) -> None:
    state, decision = open_call(persona, seed)
    lines = []
    for moves in [(), *turns]:
        line = BuiltInWording().word(persona, state, decision)
        assert line.text.strip()
        assert not set(line.marks) <= set(state.said)
        lines.append(line.text)
        state = state.model_copy(update={"said": (*state.said, *line.marks)})
        if state.ended:
            break
        state, decision = decide(persona, state, moves, 0.0)
    assert len(set(lines)) == len(lines)


def test_turn_when_the_call_is_over_should_be_refused() -> None:
    persona = small_persona()
    state = open_call(persona, 1)[0].model_copy(update={"outcome": "declined"})
    with pytest.raises(CallEnded):
        decide(persona, state, (Move(MoveKind.GREET),), 0.0)


def test_call_when_the_time_is_up_should_end_as_out_of_time() -> None:
    persona = small_persona(minutes=3)
    state, _ = open_call(persona, 1)
    state, decision = decide(persona, state, (Move(MoveKind.ASK_OPEN),), 181.0)
    assert state.outcome == "out_of_time"
    assert decision.reasons == ("time_up",)


def test_call_when_it_never_ends_should_run_out_of_turns() -> None:
    persona = small_persona(patience=100)
    state, _ = open_call(persona, 1)
    for _ in range(LONGEST_CALL):
        if state.ended:
            break
        state = state.model_copy(update={"patience": 90})
        state, _ = decide(persona, state, (Move(MoveKind.LISTEN),), 0.0)
    assert state.outcome == "out_of_time"
    assert state.turn == LONGEST_CALL


def test_state_when_of_an_unknown_version_should_be_refused() -> None:
    stored = to_json(open_call(small_persona(), 1)[0])
    with pytest.raises(StateUnreadable):
        from_json({**stored, "version": 2})
    with pytest.raises(StateUnreadable):
        from_json({"trust": 1})


@pytest.mark.parametrize("difficulty", ["easy", "normal", "hard"])
def test_difficulty_when_higher_should_ask_for_more(difficulty: str) -> None:
    from sparring.buyer.numbers import numbers

    order = ["easy", "normal", "hard"]
    mine = numbers(small_persona(difficulty=difficulty))
    for harder in order[order.index(difficulty) + 1 :]:
        other = numbers(small_persona(difficulty=harder))
        assert (mine.win_trust, mine.credit) < (other.win_trust, other.credit)
        assert (mine.pushes, mine.gain) > (other.pushes, other.gain)


def test_gatekeeper_when_given_no_reason_should_refuse() -> None:
    persona = templates()["lawfirm-gatekeeper"]
    state, decision = open_call(persona, 1)
    assert decision.speaker == "gatekeeper"
    for _ in range(5):
        state, decision = decide(persona, state, (Move(MoveKind.REMARK),), 0.0)
    assert state.outcome == "declined"
    assert decision.kind.value == "refuse"


def test_gatekeeper_when_told_who_and_why_should_put_the_call_through() -> None:
    persona = templates()["lawfirm-gatekeeper"]
    state, _ = open_call(persona, 1)
    kinds = (MoveKind.INTRODUCE, MoveKind.STATE_PURPOSE, MoveKind.ASK_TO_CONNECT)
    state, decision = decide(persona, state, tuple(map(Move, kinds)), 0.0)
    assert decision.kind.value == "put_through"
    assert state.stage == "opening"


def test_renewal_when_it_starts_should_have_a_grievance_open() -> None:
    state, _ = open_call(templates()["software-renewal"], 1)
    assert state.standing is not None
    assert state.standing.id == "grievance"


def _asks(persona: Persona, *before: Move, **changes: object) -> tuple[CallState, str]:
    state, _ = open_call(persona, 1)
    facts = tuple(fact.id for fact in persona.hidden_facts)
    answered = [one.model_copy(update={"status": "answered"}) for one in state.objections]
    sure: dict[str, object] = {
        "trust": 90,
        "interest": 90,
        "revealed": facts,
        "tied": facts[:1],
        "objections": tuple(answered),
        "counts": {"tie_to_need": 1},
        "turn": 8,
        **changes,
    }
    state = state.model_copy(update=sure)
    after, decision = decide(persona, state, (*before, Move(MoveKind.ASK_SALE)), 0.0)
    return after, decision.kind.value


@pytest.mark.parametrize("price", [50_001, 54_000, 60_000])
def test_negotiation_when_the_price_is_above_the_limit_should_not_be_signed(price: int) -> None:
    state, kind = _asks(templates()["hotel-negotiation"], price=price)
    assert (state.outcome, kind) == (None, "counter")
    assert 0 < state.counter <= 50_000


def test_negotiation_when_the_price_is_within_the_limit_should_be_signed() -> None:
    state, kind = _asks(templates()["hotel-negotiation"], price=50_000)
    assert (state.outcome, kind) == ("sale", "agree")


@pytest.mark.parametrize(("named", "signed"), [(49_000, 49_000), (47_000, 47_000), (52_000, 0)])
def test_negotiation_when_a_price_is_named_with_the_ask_should_be_signed_at_that_one(
    named: int, signed: int
) -> None:
    persona = templates()["hotel-negotiation"]
    offer = Move(MoveKind.OFFER_PRICE, amount=named)
    state, kind = _asks(persona, offer, price=54_000, counter=48_000)
    assert kind == ("agree" if signed else "counter")
    assert not signed or state.price == signed


def test_negotiation_when_discounts_come_for_nothing_should_wait_for_more() -> None:
    counts = {"tie_to_need": 1, "free_discount": 2}
    state, _ = _asks(templates()["hotel-negotiation"], price=45_000, counts=counts)
    assert state.outcome is None


@given(st.lists(st.lists(MOVES, max_size=5).map(tuple), max_size=30), st.integers(0, 999))
@settings(max_examples=120, deadline=None)
def test_negotiation_when_anything_is_offered_should_never_be_signed_above_the_limit(
    turns: list[tuple[Move, ...]], seed: int
) -> None:
    persona = templates()["hotel-negotiation"]
    for state in _states(persona, seed, turns):
        assert state.counter <= 50_000
        if state.outcome == "sale":
            assert 0 < state.price <= 50_000


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"trust": 20}, "trust_low"),
        ({"interest": 10}, "interest_low"),
        ({"revealed": ()}, "too_little_known"),
        ({"counts": {}}, "no_reason"),
    ],
)
def test_ask_when_something_is_missing_should_be_turned_down_with_the_reason(
    changes: dict[str, object], reason: str
) -> None:
    from sparring.buyer.asks import blockers
    from sparring.buyer.turn import Turn

    persona = templates()["plant-demo"]
    state, kind = _asks(persona, **changes)
    assert state.outcome is None
    assert kind in {"turn_down", "raise_objection"}
    assert reason in blockers(Turn(persona, state, state, (), 0.0))
