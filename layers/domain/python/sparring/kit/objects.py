"""Files in the bucket of recordings: links for browsers, and deletion."""

from __future__ import annotations

from sparring.kit import aws, config
from sparring.kit.errors import Unavailable

MOST_DELETED = 1_000
"""What S3 deletes in one request."""


def link(key: str, seconds: int) -> str:
    """A link that plays one object, for so many seconds, with the rights of this function."""
    where = {"Bucket": config.setting("RECORDINGS_BUCKET"), "Key": key}
    url: str = aws.client("s3").generate_presigned_url("get_object", where, ExpiresIn=seconds)
    return url


def read(key: str) -> bytes:
    """A whole object."""
    found = aws.client("s3").get_object(Bucket=config.setting("RECORDINGS_BUCKET"), Key=key)
    content: bytes = found["Body"].read()
    return content


def delete(keys: list[str]) -> None:
    """Delete objects for good; what is gone already is gone. Raises Unavailable for the rest."""
    bucket = config.setting("RECORDINGS_BUCKET")
    for at in range(0, len(keys), MOST_DELETED):
        named = [{"Key": key} for key in keys[at : at + MOST_DELETED]]
        done = aws.client("s3").delete_objects(
            Bucket=bucket, Delete={"Objects": named, "Quiet": True}
        )
        if done.get("Errors"):
            raise Unavailable
