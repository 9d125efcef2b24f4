"""Make this folder ready to run: the system libraries of Qt, a virtual environment, the locked dependencies.

Standard library only, for it runs before anything is installed. `make` calls it before every target; once
everything stands, it is over in the blink of an eye.
"""

from __future__ import annotations

import configparser
import hashlib
import importlib.util
import os
import re
import shutil
import ssl
import subprocess
import sys
import tempfile
import time
import tomllib
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urljoin

import system
from system import ROOT, run, stop

LOCK = ROOT / "uv.lock"
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
STAMP = VENV / ".salesdesk-ready"
DEFAULT_INDEX = "https://pypi.org/simple"


def pip_setting(name: str) -> str:
    """What the user told pip, by environment or pip.conf; empty when nothing."""
    told = os.environ.get("PIP_" + name.upper().replace("-", "_"))
    if told:
        return told
    home = Path(os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config")
    files = [Path("/etc/pip.conf"), Path.home() / ".pip/pip.conf", home / "pip/pip.conf"]
    if os.environ.get("PIP_CONFIG_FILE"):
        files.append(Path(os.environ["PIP_CONFIG_FILE"]))
    settings = configparser.RawConfigParser()
    settings.read([file for file in files if os.access(file, os.R_OK)], encoding="utf-8")
    return settings.get("global", name, fallback="").strip()


def locked(name: str) -> tuple[str, list[tuple[str, str]]]:
    """The locked version of a package and, per wheel, its address and its SHA-256."""
    packages = tomllib.loads(LOCK.read_text(encoding="utf-8"))["package"]
    package = next(package for package in packages if package["name"] == name)
    wheels = [(wheel["url"], wheel["hash"].removeprefix("sha256:")) for wheel in package["wheels"]]
    return package["version"], wheels


def read_url(url: str) -> bytes:
    context = ssl.create_default_context(cafile=pip_setting("cert") or None)
    with urllib.request.urlopen(url, timeout=60, context=context) as answer:  # noqa: S310 - https of the index
        content: bytes = answer.read()
    return content


def fetch_pip(folder: Path) -> Path:
    """The wheel of the locked pip, from the user's index or from PyPI, checked by its hash."""
    _version, [(url, sha256), *_rest] = locked("pip")
    name = url.rsplit("/", 1)[1]
    index = pip_setting("index-url")
    if index:
        page_url = index.rstrip("/") + "/pip/"
        links = re.findall(r'href="([^"]+)"', read_url(page_url).decode())
        url = next((urljoin(page_url, link) for link in links if name in link), url)
    content = read_url(url)
    if hashlib.sha256(content).hexdigest() != sha256:
        stop(f"{name} is niet het bestand van uv.lock.", f"{name} is not the file that uv.lock names.")
    wheel = folder / name
    wheel.write_bytes(content)
    return wheel


def add_pip() -> None:
    """Debian's Python without python3-venv makes no pip; then it comes from the lock."""
    try:
        with tempfile.TemporaryDirectory() as folder:
            wheel = fetch_pip(Path(folder))
            done = run(PYTHON, wheel / "pip", "install", "--quiet", "--no-index", "--no-deps", wheel)
    except OSError as error:
        print(f"  {error}", file=sys.stderr)
        done = False
    if not done:
        stop_without_network()


def stop_without_network() -> None:
    stop(
        "De pakketten konden niet worden opgehaald; de eerste keer is er een netwerk nodig.",
        "The packages could not be fetched; the first time needs a network.",
    )


def make_environment() -> None:
    has_ensurepip = importlib.util.find_spec("ensurepip") is not None
    options = ["--clear"] if has_ensurepip else ["--clear", "--without-pip"]
    if not run(sys.executable, "-m", "venv", *options, VENV):
        stop(f"{VENV} kon niet worden gemaakt.", f"{VENV} could not be made.")
    if not has_ensurepip:
        add_pip()


def has_pip() -> bool:
    return os.access(PYTHON, os.X_OK) and any(VENV.glob("lib/python3.*/site-packages/pip/__main__.py"))


def pip_install(*wanted: str | Path) -> bool:
    return run(PYTHON, "-m", "pip", "install", "--quiet", "--require-hashes", *wanted)


def locked_uv() -> Path | None:
    """The locked uv, installed by pip so that the user's own index, proxy and certificates count."""
    version, wheels = locked("uv")
    with tempfile.TemporaryDirectory() as folder:
        wanted = Path(folder) / "uv.txt"
        hashes = " ".join(f"--hash=sha256:{sha256}" for _url, sha256 in wheels)
        wanted.write_text(f"uv=={version} {hashes}\n", encoding="utf-8")
        done = pip_install("--only-binary=:all:", "-r", wanted)
    return VENV / "bin" / "uv" if done else None


def candidate_uvs() -> Iterator[Path]:
    """First the uv that the user has, then the locked one."""
    own = shutil.which("uv")
    if own and subprocess.run([own, "--version"], capture_output=True, check=False).returncode == 0:
        yield Path(own)
    if not has_pip():
        make_environment()
    pinned = locked_uv()
    if pinned:
        yield pinned


def uv_environment() -> dict[str, str]:
    told = {
        "UV_PROJECT_ENVIRONMENT": str(VENV),
        "UV_PYTHON": sys.executable,
        "UV_PYTHON_DOWNLOADS": "never",
        "UV_LINK_MODE": "copy",
        "UV_SYSTEM_CERTS": "1",
        "UV_NO_PROGRESS": "1",
    }
    certificates = pip_setting("cert")
    if certificates:
        told["SSL_CERT_FILE"] = certificates
    if not os.access(Path.home(), os.W_OK) and "UV_CACHE_DIR" not in os.environ:
        told["UV_NO_CACHE"] = "1"
    return {name: value for name, value in told.items() if name not in os.environ}


def sync_with(uv: Path) -> bool:
    """Install exactly what uv.lock says; through pip where the user named an index of his own."""
    environment = uv_environment()
    mirrored = pip_setting("index-url").rstrip("/") not in ("", DEFAULT_INDEX)
    if not mirrored and run(uv, "sync", "--quiet", "--frozen", "--no-install-project", **environment):
        return True
    if not has_pip():
        return False
    with tempfile.TemporaryDirectory() as folder:
        wanted = Path(folder) / "locked.txt"
        export = ("export", "--quiet", "--frozen", "--no-emit-project", "--output-file", wanted)
        return run(uv, *export, **environment) and pip_install("-r", wanted)


def point_to_source() -> None:
    """Let the environment find `salesdesk` here from any folder, without building anything."""
    for packages in VENV.glob("lib/python3.*/site-packages"):
        (packages / "salesdesk-source.pth").write_text(f"{ROOT}\n", encoding="utf-8")


def signature() -> str:
    """Changes with the lock, with this script, with the Python below and with the place of the folder."""
    content = [LOCK.read_bytes(), Path(__file__).read_bytes(), f"{sys.version}\n{VENV}".encode()]
    return hashlib.sha256(b"\n".join(content)).hexdigest()


def is_ready() -> bool:
    return (
        os.access(PYTHON, os.X_OK)
        and os.access(STAMP, os.R_OK)
        and STAMP.read_text(encoding="utf-8") == signature()
    )


def main() -> None:
    if not (3, 11) <= sys.version_info[:2] <= (3, 13):
        stop(
            f"SalesDesk vraagt Python 3.11, 3.12 of 3.13; dit is {sys.version.split()[0]}.",
            "SalesDesk needs Python 3.11, 3.12 or 3.13.",
            "make PYTHON=python3.11 run",
        )
    ready = is_ready()
    system.prepare(window="--window" in sys.argv, bundle="--bundle" in sys.argv, fetch=not ready)
    if ready:
        return
    for folder in (ROOT, VENV):
        if folder.exists() and not os.access(folder, os.W_OK):
            stop(f"In {folder} mag niet worden geschreven.", f"{folder} is not writable for this user.")
    started = time.monotonic()
    print("Eenmalige voorbereiding / setting up once: .venv, uv.lock ...", flush=True)
    STAMP.unlink(missing_ok=True)
    if not any(sync_with(uv) for uv in candidate_uvs()):
        stop_without_network()
    point_to_source()
    STAMP.write_text(signature(), encoding="utf-8")
    print(f"Klaar / ready ({time.monotonic() - started:.0f} s).", flush=True)


if __name__ == "__main__":
    main()
