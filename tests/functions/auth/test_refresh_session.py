"""POST /v1/auth/refresh: the cookie changes every time, and an old one that comes back ends all."""

from __future__ import annotations

import base64
import datetime as dt

import pytest

from functions.auth import refresh_session, sign_out, update_user
from sparring.auth.model import IDLE_SECONDS, LONGEST_SECONDS
from sparring.kit import clock
from tests.support.cognito import claims_in
from tests.support.company import House, Person, colleague, company, cookie_in, send
from tests.support.http import Answer, Call
from tests.support.tables import WEB_ORIGIN, rows
from tests.support.wire import Killed, wire


def _refresh(cookie: str) -> Answer:
    return send(refresh_session, Call(cookies=("theme=dark", cookie)))


def _later(seconds: float) -> clock.Source:
    moment = clock.now() + dt.timedelta(seconds=seconds)
    return lambda: moment


def _sessions() -> list[dict[str, object]]:
    return [row for row in rows("auth") if row["sk"].startswith("SESSION#")]


def test_refresh_when_cookie_is_good_should_answer_a_token_and_the_next_cookie() -> None:
    person = company()
    answer = _refresh(person.cookie)
    assert answer.status == 200
    assert claims_in(answer.body["access_token"])["user_id"] == person.user_id
    assert cookie_in(answer) != person.cookie
    assert _refresh(cookie_in(answer)).status == 200


def test_refresh_when_two_tabs_ask_with_one_cookie_should_give_both_the_same_next_one() -> None:
    person = company()
    first, second = _refresh(person.cookie), _refresh(person.cookie)
    assert (first.status, second.status) == (200, 200)
    assert cookie_in(first) == cookie_in(second)
    assert _refresh(cookie_in(second)).status == 200


def test_refresh_when_two_tabs_race_to_the_commit_should_give_both_the_same_next_one() -> None:
    person = company()
    answers: list[Answer] = []
    with wire() as watched:
        watched.meanwhile["TransactWriteItems"] = lambda: answers.append(_refresh(person.cookie))
        answers.append(_refresh(person.cookie))
    assert [one.status for one in answers] == [200, 200]
    assert cookie_in(answers[0]) == cookie_in(answers[1])


def test_case_21_refresh_when_an_old_cookie_comes_back_late_should_end_the_session(
    house: House,
) -> None:
    person = company()
    current = cookie_in(_refresh(person.cookie))
    with clock.set_to(_later(11)):
        thief = _refresh(person.cookie)
        assert (thief.status, thief.code) == (401, "session_ended")
        assert _refresh(current).status == 401
    assert _sessions() == []
    assert "RevokeToken" in house.pool.calls


def test_case_21_refresh_when_a_much_older_cookie_comes_back_should_end_the_session() -> None:
    person = company()
    cookie = person.cookie
    for _ in range(5):
        cookie = cookie_in(_refresh(cookie))
    with clock.set_to(_later(11)):
        assert _refresh(person.cookie).status == 401
        assert _refresh(cookie).status == 401


def test_refresh_when_pages_are_left_in_a_hurry_should_bring_the_newest_cookie() -> None:
    person = company()
    newest = person.cookie
    for _ in range(3):
        newest = cookie_in(_refresh(newest))
    assert cookie_in(_refresh(person.cookie)) == newest
    assert _refresh(newest).status == 200


def test_case_21_refresh_when_a_new_rotation_is_recent_should_not_excuse_an_older_cookie() -> None:
    person = company()
    second = cookie_in(_refresh(person.cookie))
    with clock.set_to(_later(60)):
        third = cookie_in(_refresh(second))
        assert _refresh(person.cookie).status == 401
        assert _refresh(third).status == 401


def test_refresh_when_cookie_is_made_up_should_leave_the_session_alone() -> None:
    person = company()
    head, _, secret = person.cookie.rpartition(".")
    forged = base64.urlsafe_b64encode(bytes(32)).decode().rstrip("=")
    assert len(forged) == len(secret)
    assert _refresh(f"{head}.{forged}").status == 401
    assert _refresh(person.cookie).status == 200


def _others(mine: str, theirs: str) -> list[str]:
    parts, foreign = mine.split("."), theirs.split(".")
    swapped = (foreign[:1] + parts[1:], parts[:1] + foreign[1:], parts[:2] + foreign[2:])
    return [".".join(one) for one in (*swapped, [*parts[:3], foreign[3]])]


def test_case_01_refresh_when_cookie_mixes_two_people_should_be_refused() -> None:
    mine, theirs = company("ann@acme.example"), company("bob@other.example", "Other")
    for mixed in _others(mine.cookie, theirs.cookie):
        assert _refresh(mixed).status == 401
    assert _refresh(mine.cookie).status == 200
    assert _refresh(theirs.cookie).status == 200


@pytest.mark.parametrize(
    "cookie",
    [
        "",
        "sparring_session=",
        "sparring_session=...",
        "sparring_session=tn_#.us_#.se_#.x",
        f"sparring_session={'x' * 5000}",
        "sparring_session=T#tn.us.se.secret",
    ],
)
def test_refresh_when_cookie_is_not_one_should_answer_401(cookie: str) -> None:
    answer = _refresh(cookie)
    assert (answer.status, answer.code) == (401, "session_ended")


def test_refresh_when_there_is_no_cookie_should_answer_401_without_any_call() -> None:
    with wire() as watched:
        answer = send(refresh_session, Call())
    assert (answer.status, answer.code) == (401, "session_ended")
    assert watched.calls == []


def test_refresh_when_another_site_asks_should_be_refused() -> None:
    person = company()
    call = Call(cookies=(person.cookie,), headers={"origin": "https://evil.example"})
    assert send(refresh_session, call).code == "wrong_origin"
    ours = Call(cookies=(person.cookie,), headers={"origin": WEB_ORIGIN})
    assert send(refresh_session, ours).status == 200


def test_refresh_when_role_changed_should_mint_the_new_role() -> None:
    admin = company()
    person = colleague(admin, "kim@acme.example")
    call = Call(admin.caller, {"team_id": None, "name": "Kim M."}, {"user_id": person.user_id})
    assert send(update_user, call).status == 200
    assert claims_in(_refresh(person.cookie).body["access_token"])["role"] == "learner"


def test_case_10_refresh_when_disabled_should_be_refused() -> None:
    admin = company()
    person = colleague(admin, "kim@acme.example")
    where = {"user_id": person.user_id}
    assert send(update_user, Call(admin.caller, {"status": "disabled"}, where)).status == 200
    assert _refresh(person.cookie).code == "session_ended"
    assert send(update_user, Call(admin.caller, {"status": "active"}, where)).status == 200
    assert _refresh(person.cookie).code == "session_ended"


def test_refresh_when_used_now_and_then_should_last_up_to_ninety_days() -> None:
    person = company()
    cookie, days = person.cookie, 0
    while True:
        days += 25
        with clock.set_to(_later(days * 86_400)):
            answer = _refresh(cookie)
        if answer.status != 200:
            break
        cookie = cookie_in(answer)
    assert 75 <= days - 25 < LONGEST_SECONDS / 86_400 <= days


def test_refresh_when_idle_for_a_month_should_be_refused_before_the_row_is_deleted() -> None:
    person = company()
    with clock.set_to(_later(IDLE_SECONDS)):
        assert _refresh(person.cookie).status == 401
    assert len(_sessions()) == 1


def test_refresh_when_the_table_leaks_should_not_show_the_refresh_token(house: House) -> None:
    person = company()
    _refresh(person.cookie)
    stored = repr(rows("auth"))
    assert all(token not in stored for token in house.pool.refresh_tokens)
    assert person.cookie.rpartition(".")[2] not in stored


def test_refresh_when_directory_ended_the_token_should_answer_401(house: House) -> None:
    person = company()
    house.pool.refresh_tokens.clear()
    assert _refresh(person.cookie).code == "session_ended"


def test_refresh_when_it_works_should_need_one_read_and_one_transaction() -> None:
    person = company()
    with wire() as watched:
        _refresh(person.cookie)
    asked = ["BatchGetItem", "GetTokensFromRefreshToken", "BatchGetItem", "TransactWriteItems"]
    assert watched.calls == asked


def test_refresh_when_killed_at_any_call_should_be_completed_by_repeating_it() -> None:
    person = company()
    with wire() as watched:
        cookie = cookie_in(_refresh(person.cookie))
    for dies_at in range(1, len(watched.calls) + 1):
        with wire(dies_at), pytest.raises(Killed):
            _refresh(cookie)
        again = _refresh(cookie)
        assert again.status == 200, dies_at
        cookie = cookie_in(again)
    assert len(_sessions()) == 1


def _signed_out(person: Person) -> Answer:
    return send(sign_out, Call(body={}, cookies=(person.cookie,)))


def test_refresh_when_signed_out_should_be_refused() -> None:
    person = company()
    assert _signed_out(person).status == 204
    assert _refresh(person.cookie).code == "session_ended"
