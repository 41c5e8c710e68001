"""What happens with rubrics: made, versioned, looked up."""

from __future__ import annotations

from sparring.judge.rubric import Rubric
from sparring.kit import clock, ids, once
from sparring.kit.caller import Caller
from sparring.kit.errors import Conflict, NotFound
from sparring.kit.paging import Asked, slice_after
from sparring.kit.transaction import Raced
from sparring.scoring import rubric_store
from sparring.scoring.model import RubricStanding, StoredRubric
from sparring.scoring.schemas import (
    NewRubric,
    RubricChange,
    RubricList,
    RubricView,
    rubric_card,
    rubric_view,
)

NO_SOURCE = "none"


def list_rubrics(caller: Caller, asked: Asked, words: str | None) -> RubricList:
    """Rubrics, the tenant's own first. Everybody may read them: no hidden rules."""
    wanted = (words or "").casefold()
    found = [s for s in rubric_store.load_all(caller) if wanted in s[0].rubric.name.casefold()]
    page, following = slice_after(caller, asked, found, lambda one: one[0].rubric_id)
    return RubricList(items=[rubric_card(*one) for one in page], next_cursor=following)


def get_rubric(caller: Caller, rubric_id: str, version: int | None) -> RubricView:
    """One version of a rubric, the newest unless `version` says which."""
    return rubric_view(*rubric_store.load_shown(caller, rubric_id, version))


def _rubric_of(asked: NewRubric, source: StoredRubric | None) -> Rubric:
    if asked.rubric is not None:
        return asked.rubric
    if source is None:
        raise NotFound
    return source.rubric.model_copy(update={"name": f"{source.rubric.name} (copy)"[:120]})


def create_rubric(caller: Caller, asked: NewRubric, op: str | None) -> RubricView:
    """Make a rubric, once per Idempotency-Key."""
    op, fingerprint = op or ids.new("op"), once.digest(asked.model_dump_json())
    done, source = rubric_store.load_done(caller, op, asked.copy_of or NO_SOURCE)
    if done is None:
        rubric = _rubric_of(asked, source)
        stored = StoredRubric(ids.new("rb"), 1, rubric, clock.stamp(), caller.user_id)
        try:
            rubric_store.add(caller, stored, op, fingerprint)
        except Raced:
            done, _ = rubric_store.load_done(caller, op, NO_SOURCE)
        else:
            return rubric_view(stored)
    if done is None:
        raise Conflict
    once.refuse_other_use(done, fingerprint)
    return get_rubric(caller, done["result"]["rubric_id"], None)


def update_rubric(caller: Caller, rubric_id: str, change: RubricChange) -> RubricView:
    """Store the next version. Sessions keep the version they were played with."""
    before, standing = rubric_store.load_shown(caller, rubric_id)
    if before.rubric_version != change.version:
        raise Conflict("Somebody else changed this rubric first.", code="version_conflict")
    return save_next(caller, before, standing, change.rubric)


def save_next(
    caller: Caller, before: StoredRubric, standing: RubricStanding, rubric: Rubric
) -> RubricView:
    """Store what follows `before`; Raced when somebody else made the next version first."""
    number = before.rubric_version + 1
    after = StoredRubric(before.rubric_id, number, rubric, clock.stamp(), caller.user_id)
    rubric_store.save_version(caller, after)
    return rubric_view(after, standing)
