"""`python -m local.seed <state> <port>`: makes the demo company in a house that is up."""

from __future__ import annotations

import datetime as dt
import os
import sys
from pathlib import Path
from typing import Any

from local.deploy import Cloud
from local.house import REGION, STAGE, House


def main() -> None:
    """Tell the whole story, then write the logins."""
    house = House(int(sys.argv[2]), Path(sys.argv[1]))
    port = house.recall("ports")["cloud"]
    endpoint = f"http://127.0.0.1:{port}"
    os.environ.update(environment(house, endpoint))
    from local.seed.company import ADMIN, LEARNERS, MANAGERS, PASSWORD
    from local.seed.front_door import FrontDoor, Time
    from local.seed.story import Story

    today = dt.datetime.now(dt.UTC)
    story = Story(FrontDoor(Time(today), house.url), today)
    admin = story.found(port)
    people = story.staff(admin)
    cast = story.furnish(people[MANAGERS[0].name], people)
    story.practise(cast)
    judged = story.wait_for_scorecards()
    sys.stdout.write(f"{len(story.played)} sessions, {judged} scorecards\n")
    known = {"admin": ADMIN, "manager": MANAGERS[0], "learner": LEARNERS[0]}
    logins = {role: {"email": p.email, "password": PASSWORD} for role, p in known.items()}
    house.remember("demo", {"url": house.url, **logins})


def environment(house: House, endpoint: str) -> dict[str, str]:
    """What the deployed functions have, all of it together, and the root's key."""
    functions: Any = Cloud(endpoint, house.access_key).client("lambda")
    given: dict[str, str] = {}
    for page in functions.get_paginator("list_functions").paginate():
        for one in page["Functions"]:
            if one["FunctionName"].startswith(f"sparring-{STAGE}-"):
                given |= one.get("Environment", {}).get("Variables", {})
    return given | {
        "AWS_ENDPOINT_URL": endpoint,
        "AWS_REGION": REGION,
        "AWS_DEFAULT_REGION": REGION,
        "AWS_ACCESS_KEY_ID": house.access_key.id,
        "AWS_SECRET_ACCESS_KEY": house.access_key.secret,
        "POWERTOOLS_SERVICE_NAME": "seed",
        "LOG_LEVEL": "WARNING",
    }


if __name__ == "__main__":
    main()
