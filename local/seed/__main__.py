"""`python -m local.seed <state> <port>`: makes the demo company in a house that is up."""

from __future__ import annotations

import datetime as dt
import sys
from pathlib import Path

from local.house import House
from local.seed.company import ADMIN, LEARNERS, LOGIN_WITH, MANAGERS
from local.seed.discussion import Discussion
from local.seed.front_door import FrontDoor, Time
from local.seed.story import Story


def main() -> None:
    """Tell the whole story, then write the logins."""
    house = House(int(sys.argv[2]), Path(sys.argv[1]))
    today = dt.datetime.now(dt.UTC)
    story = Story(FrontDoor(Time(today), house.url), today)
    admin = story.found(house.recall("ports")["cloud"])
    people = story.staff(admin)
    cast = story.furnish(people[MANAGERS[0].name], people)
    story.practise(cast)
    judged = story.wait_for_scorecards()
    Discussion(story.door, people).hold()
    sys.stdout.write(f"{len(story.played)} sessions, {judged} scorecards\n")
    known = {"admin": ADMIN, "manager": MANAGERS[0], "learner": LEARNERS[0]}
    logins = {role: {"email": p.email, "password": LOGIN_WITH} for role, p in known.items()}
    house.remember("demo", {"url": house.url, **logins})


if __name__ == "__main__":
    main()
