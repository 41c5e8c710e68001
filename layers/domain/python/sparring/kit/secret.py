"""Secrets that a deployment keeps: read once a process."""

from __future__ import annotations

from functools import cache

from sparring.kit import aws, config


@cache
def secret(setting: str) -> bytes:
    """The secret whose name the environment variable `setting` holds."""
    answer = aws.client("secretsmanager").get_secret_value(SecretId=config.setting(setting))
    return str(answer["SecretString"]).encode()
