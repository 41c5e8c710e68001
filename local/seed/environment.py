"""What the seed's process is given: all that the deployed functions are given, together."""

from __future__ import annotations

import os
from typing import Any

from local.deploy import Cloud
from local.house import REGION, ROOT, STAGE, House


def seeding(house: House) -> dict[str, str]:
    """A clean environment with the functions' variables and the root's key."""
    endpoint = f"http://127.0.0.1:{house.recall('ports')['cloud']}"
    given = {name: os.environ[name] for name in ("HOME", "PATH", "LANG") if name in os.environ}
    given |= _of_functions(Cloud(endpoint, house.access_key).client("lambda"))
    return given | {
        "PYTHONPATH": f"{ROOT / 'layers' / 'domain' / 'python'}:{ROOT}",
        "AWS_ENDPOINT_URL": endpoint,
        "AWS_REGION": REGION,
        "AWS_DEFAULT_REGION": REGION,
        "AWS_ACCESS_KEY_ID": house.access_key.id,
        "AWS_SECRET_ACCESS_KEY": house.access_key.secret,
        "POWERTOOLS_SERVICE_NAME": "seed",
        "LOG_LEVEL": "WARNING",
    }


def _of_functions(functions: Any) -> dict[str, str]:
    given: dict[str, str] = {}
    for page in functions.get_paginator("list_functions").paginate():
        for one in page["Functions"]:
            if one["FunctionName"].startswith(f"sparring-{STAGE}-"):
                given |= one.get("Environment", {}).get("Variables", {})
    return given
