"""Before and after a room, in a browser: its calendar file, and reviews that each gives alone."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, expect

from tests.e2e.calls import Session, discovery_rubric, session
from tests.e2e.looks import leave, visitor
from tests.e2e.people import Person
from tests.local.running import Running
from tests.support.calendars import read_calendar

DESK, PHONE = "desktop-light", "phone-dark"


def _planned(host: Session) -> str:
    wanted = {
        "name": "Round; with, signs 🙂",
        "scenario_id": "warehouse-discovery",
        "rubric_id": discovery_rubric(host),
        "starts_at": "2027-01-12T09:00:00+01:00",
    }
    return str(host.ask("POST", "rooms", wanted)["room_id"])


def _ended(host: Session, seller: Session) -> str:
    """A room in which `seller` sold while `host` watched, over already."""
    room = _planned(host)
    secret = host.ask("POST", f"rooms/{room}/invitation")["link"].partition("#")[2]
    seller.ask("POST", f"rooms/{room}/enter", {"secret": secret})
    for who, seat in ((seller, "seller"), (host, "observer")):
        who.ask("POST", f"rooms/{room}/seat", {"seat": seat})
    host.ask("POST", f"rooms/{room}/end")
    return room


def _reviews(house: Running, role: str, room: str) -> Any:
    return session(house, role).ask("GET", f"rooms/{room}/reviews")


def _answer_all(reviewer: Person, key: str) -> None:
    articles = reviewer.page.get_by_role("article")
    expect(articles.first).to_be_visible()
    articles.first.focus()
    for _ in range(articles.count()):
        reviewer.page.keyboard.press(key)


def test_lobby_when_a_room_is_planned_should_save_a_file_that_a_calendar_reads(
    house: Running, browser: Browser, pictures: Path
) -> None:
    room = _planned(session(house, "learner"))
    learner = visitor(browser, house, pictures, DESK, "learner")
    learner.open(f"/rooms/{room}")
    with learner.page.expect_download() as got:
        learner.press("Add to calendar")
    learner.sees("The file is saved.")
    assert got.value.suggested_filename == "sparring-2027-01-12.ics"
    event = read_calendar(Path(got.value.path()).read_bytes().decode())
    assert event["SUMMARY"].text == "Round; with, signs 🙂"
    assert event["DTSTART"].value == "20270112T080000Z"
    assert event["URL"].value == f"{house.house.url}/rooms/{room}"
    leave(learner, DESK)


def test_reviews_when_each_was_given_alone_should_stand_side_by_side(
    house: Running, browser: Browser, pictures: Path
) -> None:
    room = _ended(session(house, "manager"), session(house, "learner"))
    seller = visitor(browser, house, pictures, PHONE, "learner")
    seller.open(f"/rooms/{room}")
    _answer_all(seller, "1")
    seller.press("Give review")
    seller.sees("Given. You can change it until")

    watcher = visitor(browser, house, pictures, DESK, "manager")
    watcher.open(f"/rooms/{room}")
    watcher.sees("One review waits for yours")
    expect(watcher.page.get_by_role("table")).to_have_count(0)
    _answer_all(watcher, "2")
    watcher.page.keyboard.press("c")
    watcher.page.keyboard.type("No date was named.")
    watcher.press("Give review")
    table = watcher.page.get_by_role("table", name="What each of them says of each criterion")
    expect(table.get_by_text("No date was named.")).to_be_visible()
    expect(table.get_by_role("columnheader").nth(2)).to_contain_text("seller")
    expect(table.get_by_text("Different answers").first).to_be_visible()
    watcher.snap("room-reviews-desktop")
    leave(watcher, DESK)

    seller.page.reload()
    seller.sees("No date was named.")
    seller.snap("room-reviews-phone")
    leave(seller, PHONE)
    sheet = _reviews(house, "learner", room)
    assert sheet["mine"]["result"]["score"] == 5.0
    assert [(one["kind"], one["result"]["score"]) for one in sheet["others"]] == [("peer", 0.0)]


def test_review_when_the_connection_is_lost_should_arrive_once_it_is_back(
    house: Running, browser: Browser, pictures: Path
) -> None:
    room = _ended(session(house, "manager"), session(house, "learner"))
    seller = visitor(browser, house, pictures, DESK, "learner")
    seller.open(f"/rooms/{room}")
    _answer_all(seller, "3")
    seller.sees("What you write is kept.")
    seller.context.set_offline(True)
    _answer_all(seller, "1")
    seller.sees("The connection is lost. Trying again")
    seller.context.set_offline(False)
    seller.sees("What you write is kept.")
    mine = _reviews(house, "learner", room)["mine"]
    assert {one["verdict"] for one in mine["marks"]} == {"yes"}
    assert mine["given_at"] is None
    seller.context.close()
