"""What is shipped: compiled so that no cold start compiles again, and complete by itself."""

from __future__ import annotations

import os
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pytest

from layers.build import EMBEDDINGS, ROOT, Assets, build, forget_unused
from layers.compile_for_aws import MAGIC_NUMBER_OF_3_13, compile_for_aws
from layers.tools import BuildError

UNCHECKED_HASH = 0b01
SDK = ("boto3", "botocore", "s3transfer", "urllib3", "dateutil", "six.py", "jmespath")


@pytest.fixture(scope="module")
def assets() -> Assets:
    return build("local")


def folder_of(zip_file: str) -> Path:
    return Path(zip_file).with_suffix("")


@pytest.mark.parametrize("name", ["functions", "domain", "runtime", "ai"])
def test_sources_when_built_should_be_compiled_without_checks(assets: Assets, name: str) -> None:
    folder = folder_of(getattr(assets, name))
    compiled = list(folder.rglob("*.pyc"))
    sources = list(folder.rglob("*.py"))
    flags = {int.from_bytes(path.read_bytes()[4:8], "little") for path in compiled}
    assert flags == {UNCHECKED_HASH}
    assert len(compiled) == len(sources)


def test_sources_when_built_for_aws_should_be_compiled_for_its_python(tmp_path: Path) -> None:
    """The host's Python need not be Lambda's: CPython 3.13 runs as WebAssembly."""
    (tmp_path / "package").mkdir()
    (tmp_path / "package" / "one.py").write_text("type Pair[T] = tuple[T, T]\n")
    compile_for_aws(tmp_path)
    (compiled,) = tmp_path.rglob("*.pyc")
    head = compiled.read_bytes()[:8]
    assert compiled.name == "one.cpython-313.pyc"
    assert int.from_bytes(head[:2], "little") == MAGIC_NUMBER_OF_3_13
    assert int.from_bytes(head[4:], "little") == UNCHECKED_HASH


def test_sources_when_broken_should_not_be_shipped(tmp_path: Path) -> None:
    (tmp_path / "broken.py").write_text("def broken(:\n")
    with pytest.raises(BuildError):
        compile_for_aws(tmp_path)


def test_layers_when_built_should_carry_their_licences(assets: Assets) -> None:
    for name in ("runtime", "ai"):
        packages = list(folder_of(getattr(assets, name)).glob("python/*.dist-info"))
        assert packages
        assert not [p.name for p in packages if not (p / "METADATA").is_file()]


def test_embeddings_when_built_should_hold_every_file_within_60_mb(assets: Assets) -> None:
    folder = Path(assets.embeddings)
    files = [path for path in folder.rglob("*") if path.is_file()]
    assert {path.relative_to(folder).as_posix() for path in files} == set(EMBEDDINGS.values())
    assert sum(path.stat().st_size for path in files) <= 60_000_000


def test_build_when_nothing_changed_should_answer_the_same_files(assets: Assets) -> None:
    assert build("local") == assets


def test_builds_when_not_used_for_weeks_should_be_thrown_away(tmp_path: Path) -> None:
    for name, days in (("old", 15), ("new", 1)):
        (tmp_path / name).mkdir()
        (tmp_path / f"{name}.zip").write_text("")
        seconds = time.time() - days * 86_400
        os.utime(tmp_path / name, (seconds, seconds))
    forget_unused(tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["new", "new.zip"]


def test_zip_when_built_twice_should_be_the_same_bytes(assets: Assets, tmp_path: Path) -> None:
    from layers import build as build_module

    copy = tmp_path / "copy"
    first = folder_of(assets.functions)
    subprocess.run(["cp", "-r", str(first), str(copy)], check=True)
    again = build_module._zipped(copy)
    assert again.read_bytes() == Path(assets.functions).read_bytes()
    with zipfile.ZipFile(again) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def stand_in_for_the_sdk(where: Path) -> Path:
    """boto3 and what it needs, as the Lambda runtime brings them, and nothing else."""
    import boto3

    installed = Path(boto3.__file__).parents[1]
    where.mkdir()
    for name in SDK:
        (where / name).symlink_to(installed / name)
    return where


def imported_alone(paths: list[Path], names: list[str]) -> subprocess.CompletedProcess[str]:
    code = (
        f"import sys; sys.path[:0] = {[str(p) for p in paths]!r}\n"
        f"import importlib\n"
        f"for name in {names!r}: importlib.import_module(name)\n"
    )
    command = [sys.executable, "-I", "-S", "-B", "-c", code]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_layers_when_alone_should_carry_every_function(assets: Assets, tmp_path: Path) -> None:
    """The host's packages would hide a missing dependency, so the host is shut out."""
    layers = [folder_of(getattr(assets, n)) / "python" for n in ("domain", "runtime", "ai")]
    paths = [folder_of(assets.functions), *layers, stand_in_for_the_sdk(tmp_path / "sdk")]
    files = sorted(p for p in (ROOT / "functions").glob("*/*.py") if p.stem != "__init__")
    names = [f"functions.{p.parent.name}.{p.stem}" for p in files]
    third_party = ["openai", "numpy", "tokenizers", "safetensors", "aws_lambda_powertools"]
    done = imported_alone(paths, [*names, *third_party])
    assert done.returncode == 0, done.stderr


def test_runtime_layer_when_alone_should_not_need_the_ai_layer(
    assets: Assets, tmp_path: Path
) -> None:
    from stacks.discovery import discover

    plain = [f for f in discover(ROOT / "functions") if "ai" not in f.declaration.layers]
    layers = [folder_of(getattr(assets, n)) / "python" for n in ("domain", "runtime")]
    paths = [folder_of(assets.functions), *layers, stand_in_for_the_sdk(tmp_path / "sdk")]
    done = imported_alone(paths, [f.handler.removesuffix(".handler") for f in plain])
    assert done.returncode == 0, done.stderr
