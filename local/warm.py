"""Starts workers of the routes that people open first, so that their first click is quick."""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from local.deploy import Cloud

FIRST_ROUTES = (
    "POST /v1/auth/sign-in",
    "POST /v1/auth/refresh",
    "GET /v1/me",
    "GET /v1/dashboard",
    "GET /v1/bots",
    "GET /v1/rubrics",
    "POST /v1/socket-tickets",
    "POST /v1/roleplays",
    "GET /v1/roleplays/{roleplay_id}",
    "POST /v1/roleplays/{roleplay_id}/turns",
)
AT_ONCE = 2


def warm(cloud: Cloud, http_api: str) -> None:
    """Send each of them a request that it must refuse: no token, no body, nothing written."""
    functions = _functions(cloud.client("apigatewayv2"), http_api)
    lambda_ = cloud.client("lambda")
    with ThreadPoolExecutor(AT_ONCE) as pool:
        for route in FIRST_ROUTES:
            if route in functions:
                pool.submit(_invoke, lambda_, functions[route], route)


def _functions(gateway: Any, http_api: str) -> dict[str, str]:
    """The function behind each route."""
    integrations = {
        one["IntegrationId"]: one["IntegrationUri"]
        for one in gateway.get_integrations(ApiId=http_api, MaxResults="500")["Items"]
    }
    routes = gateway.get_routes(ApiId=http_api, MaxResults="500")["Items"]
    return {r["RouteKey"]: integrations[r["Target"].rpartition("/")[2]] for r in routes}


def _invoke(lambda_: Any, function: str, route: str) -> None:
    lambda_.invoke(FunctionName=function, Payload=json.dumps(empty_request(route)))


def empty_request(route: str) -> dict[str, Any]:
    """A request as the HTTP API hands it over, from nobody and with nothing in it."""
    method, _, path = route.partition(" ")
    http = {
        "method": method,
        "path": path,
        "protocol": "HTTP/1.1",
        "sourceIp": "127.0.0.1",
        "userAgent": "warm-up",
    }
    return {
        "version": "2.0",
        "routeKey": route,
        "rawPath": path,
        "rawQueryString": "",
        "headers": {},
        "isBase64Encoded": False,
        "requestContext": {
            "accountId": "000000000000",
            "apiId": "warm",
            "domainName": "localhost",
            "domainPrefix": "warm",
            "http": http,
            "requestId": "warm-up",
            "routeKey": route,
            "stage": "$default",
            "time": "01/Jan/2026:00:00:00 +0000",
            "timeEpoch": 1767225600000,
        },
    }
