"""Installs what the house needs into the checkout; runs on a bare Python with pip."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
TOOLS = ROOT / ".local" / "tools"
LOCKS = ROOT / "requirements"
SPEECH = LOCKS / "speech.txt"
SENTENCE_VECTORS = ROOT / "layers" / "ai" / "embeddings.txt"
CHROMIUM = "/usr/bin/chromium"
JANUS = "/usr/bin/janus"
CERTIFICATES = "/etc/ssl/certs/ca-certificates.crt"
OLDEST = (3, 11)


def main(purpose: str) -> None:
    """`up`: what the house runs on; `test`: that, the test tools and a browser.

    `relay-bench`: all of it, and the server that the relay is compared with.
    """
    if sys.version_info < OLDEST:
        sys.exit("Python 3.11 or newer is needed; this one is " + sys.version.split()[0])
    lock = _wanted_lock(purpose)
    if not _is_installed(lock):
        _sync(lock)
    if purpose == "test" and not Path(CHROMIUM).exists():
        _install_debian("chromium", "The browser tests need")
    if purpose == "relay-bench" and not Path(JANUS).exists():
        _install_debian("janus", "The comparison of relays needs")


def _wanted_lock(purpose: str) -> Path:
    """The test lock holds the other one too, so an environment made for tests stays one."""
    has_tests = (VENV / "bin" / "pytest").exists()
    return LOCKS / ("test.txt" if purpose != "up" or has_tests else "up.txt")


def _stamp() -> Path:
    return VENV / ".sparring-lock"


def _extras() -> list[Path]:
    """What was asked for besides: SPEECH=1 writes rooms down on this machine."""
    return [SPEECH] if os.environ.get("SPEECH") == "1" else []


def _mark(lock: Path) -> str:
    parts = [lock, SENTENCE_VECTORS, *_extras()]
    content = b"".join(part.read_bytes() for part in parts)
    return f"{lock.stem} {hashlib.sha256(content).hexdigest()}"


def _is_installed(lock: Path) -> bool:
    return _stamp().exists() and _stamp().read_text() == _mark(lock)


def _sync(lock: Path) -> None:
    """Make the environment exactly what the lock says."""
    uv = _uv()
    environment = os.environ | {"UV_PYTHON_DOWNLOADS": "never", "VIRTUAL_ENV": str(VENV)}
    if Path(CERTIFICATES).exists():
        # A company's own proxy is trusted by the system, not by the installer's built-in list.
        environment.setdefault("UV_SYSTEM_CERTS", "true")
    if not (VENV / "bin" / "python").exists():
        _run([uv, "venv", "--quiet", "--python", sys.executable, str(VENV)], environment)
    _stamp().unlink(missing_ok=True)
    locks = [str(one) for one in (lock, SENTENCE_VECTORS, *_extras())]
    _run([uv, "pip", "sync", "--quiet", "--require-hashes", *locks], environment)
    _stamp().write_text(_mark(lock))


def _uv() -> str:
    """The installer itself, pinned by hash like everything else."""
    uv, mark = TOOLS / "bin" / "uv", TOOLS / ".sparring-lock"
    wanted = _mark(LOCKS / "bootstrap.txt")
    if not (uv.exists() and mark.exists() and mark.read_text() == wanted):
        shutil.rmtree(TOOLS, ignore_errors=True)
        say("installing the Python environment (first time only)")
        pip = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
        pip += ["--root-user-action", "ignore"]
        wheels = ["--require-hashes", "--only-binary", ":all:", "--no-deps"]
        lock = str(LOCKS / "bootstrap.txt")
        _run([*pip, *wheels, "--target", str(TOOLS), "-r", lock], dict(os.environ))
        mark.write_text(wanted)
    return str(uv)


def _install_debian(package: str, purpose: str) -> None:
    """Programs that are not Python's come from Debian: its browser, and its Janus."""
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        sys.exit(
            f"{purpose} Debian's {package}; install it once as root: "
            f"apt-get install --no-install-recommends {package}"
        )
    say(f"installing {package}")
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    _run(["apt-get", "update", "-qq"], environment)
    _run(["apt-get", "install", "-y", "-qq", "--no-install-recommends", package], environment)


def _run(command: list[str], environment: dict[str, str]) -> None:
    if subprocess.run(command, env=environment, check=False).returncode:
        sys.exit("This step failed: " + " ".join(command))


def say(text: str) -> None:
    """One line of progress."""
    sys.stdout.write(f"  {text}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(sys.argv[1])
