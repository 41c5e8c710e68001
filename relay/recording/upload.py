"""Where finished recordings go: S3 with KMS, or a folder where there is no bucket."""

from __future__ import annotations

import asyncio
import shutil
from pathlib import Path
from typing import Any, Protocol


class UploadFailed(Exception):
    """The file did not arrive; it may be tried again."""


class Store(Protocol):
    """Takes files for good."""

    async def put(self, key: str, path: Path, media_type: str, keep_days: int) -> None:
        """Keep the file under this key for so many days, 0 for good; the same key again replaces
        it. Raises UploadFailed.
        """


class FolderStore:
    """Files in a folder, for a relay without a bucket."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    async def put(self, key: str, path: Path, media_type: str, keep_days: int) -> None:
        """Copy the file, and write beside it what it is and how long it is to be kept."""
        target = self._folder / key
        await asyncio.to_thread(_copy, path, target, f"{media_type}\n{keep_days}\n")


def _copy(path: Path, target: Path, about: str) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(path, target)
    target.with_name(f"{target.name}.about").write_text(about, encoding="utf-8")


class BucketStore:
    """S3 with KMS, in a thread: boto3 waits."""

    def __init__(self, client: Any, bucket: str, kms_key: str) -> None:
        """`client` is boto3's for S3."""
        self._client, self._bucket, self._kms_key = client, bucket, kms_key

    async def put(self, key: str, path: Path, media_type: str, keep_days: int) -> None:
        """Upload in parts if it is large; S3 checks each part's sum."""
        from boto3.exceptions import Boto3Error
        from botocore.exceptions import BotoCoreError, ClientError

        extra = {"ContentType": media_type, "ServerSideEncryption": "aws:kms"}
        if keep_days:
            extra["Tagging"] = f"keep-days={keep_days}"
        if self._kms_key:
            extra["SSEKMSKeyId"] = self._kms_key
        try:
            await asyncio.to_thread(
                self._client.upload_file, str(path), self._bucket, key, ExtraArgs=extra
            )
        except (Boto3Error, BotoCoreError, ClientError, OSError) as reason:
            raise UploadFailed(str(reason)) from reason


def open_bucket(bucket: str, kms_key: str, endpoint: str) -> BucketStore:
    """A store in this bucket; `endpoint` only where AWS is embedded."""
    import boto3

    return BucketStore(boto3.client("s3", endpoint_url=endpoint or None), bucket, kms_key)
