"""The locks: every package pinned by hash, the same everywhere, nothing of one place in them."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LOCKS = sorted(
    path
    for folder in ("requirements", "layers/runtime", "layers/ai")
    for path in (ROOT / folder).glob("*.txt")
    if path.name != "excluded.txt"
)
NPM_LOCKS = (ROOT / "web" / "package-lock.json", ROOT / "layers" / "aws" / "package-lock.json")
PIN = re.compile(r"^([a-z0-9._-]+)(?:\[[^\]]*\])?==([^\s;]+)", re.MULTILINE)


def pins(lock: Path) -> dict[str, str]:
    return dict(PIN.findall(lock.read_text()))


@pytest.mark.parametrize("lock", LOCKS, ids=lambda path: str(path.relative_to(ROOT)))
def test_lock_when_read_should_pin_every_package_by_hash(lock: Path) -> None:
    blocks = re.split(r"^(?=[a-z0-9])", lock.read_text(), flags=re.MULTILINE)[1:]
    assert blocks
    assert not [block.split()[0] for block in blocks if "--hash=sha256:" not in block]
    assert not [block.split()[0] for block in blocks if not PIN.match(block)]


@pytest.mark.parametrize("lock", LOCKS, ids=lambda path: str(path.relative_to(ROOT)))
def test_lock_when_read_should_name_no_place(lock: Path) -> None:
    words = ("://", "--index-url", "--extra-index-url", "--find-links", "file:", "/home", "/root")
    assert not [word for word in words if word in lock.read_text()]


@pytest.mark.parametrize("lock", NPM_LOCKS, ids=lambda path: path.parent.name)
def test_npm_lock_when_read_should_pin_by_hash_and_name_no_place(lock: Path) -> None:
    packages = json.loads(lock.read_text())["packages"]
    installed = {name: one for name, one in packages.items() if name}
    assert not [name for name, one in installed.items() if "integrity" not in one]
    assert not [name for name, one in installed.items() if "resolved" in one]


def test_locks_when_compared_should_agree_on_every_version() -> None:
    newest = pins(ROOT / "requirements" / "test.txt")
    differing = [
        f"{lock.name}: {name} {version}"
        for lock in LOCKS
        for name, version in pins(lock).items()
        if newest.get(name, version) != version
    ]
    assert not differing


@pytest.mark.parametrize("lock", LOCKS, ids=lambda path: str(path.relative_to(ROOT)))
def test_lock_when_its_source_changed_should_have_been_made_anew(lock: Path) -> None:
    wanted = PIN.findall(lock.with_suffix(".in").read_text())
    locked = pins(lock)
    assert not [f"{n}=={v}" for n, v in wanted if locked.get(n.lower()) != v]
