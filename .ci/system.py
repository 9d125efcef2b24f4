"""What SalesDesk needs of the system: the libraries of Qt, certificates, and the tools to pack it."""

from __future__ import annotations

import ctypes
import os
import shutil
import ssl
import subprocess
import sys
import sysconfig
from pathlib import Path
from typing import NoReturn

ROOT = Path(__file__).resolve().parent.parent

# What PySide6 needs beside its own wheel: the Debian package, and the file that proves that it is there.
QT_LIBRARIES = {
    "libgl1": "libGL.so.1",
    "libegl1": "libEGL.so.1",
    "libglib2.0-0": "libglib-2.0.so.0",
    "libdbus-1-3": "libdbus-1.so.3",
    "libfontconfig1": "libfontconfig.so.1",
    "libxkbcommon0": "libxkbcommon.so.0",
}
# Only to show a window on an X11 or XWayland display, and to pack for others; what Qt's xcb plugin asks for.
WINDOW_LIBRARIES = {
    "libxcb-cursor0": "libxcb-cursor.so.0",
    "libxcb-icccm4": "libxcb-icccm.so.4",
    "libxcb-image0": "libxcb-image.so.0",
    "libxcb-keysyms1": "libxcb-keysyms.so.1",
    "libxcb-randr0": "libxcb-randr.so.0",
    "libxcb-render-util0": "libxcb-render-util.so.0",
    "libxcb-shape0": "libxcb-shape.so.0",
    "libxcb-xkb1": "libxcb-xkb.so.1",
    "libxkbcommon-x11-0": "libxkbcommon-x11.so.0",
    "libx11-xcb1": "libX11-xcb.so.1",
}


def stop(dutch: str, english: str, line: str = "") -> NoReturn:
    """End with one sentence in either language and, where there is one, the line that mends it."""
    print(f"\n  {dutch}\n  {english}", file=sys.stderr)
    if line:
        print(f"\n      {line}", file=sys.stderr)
    print(file=sys.stderr)
    raise SystemExit(1)


def run(*command: str | Path, **extra: str) -> bool:
    """Run a command without a keyboard; say whether it went well, and show its words only when it did not."""
    environment = {**os.environ, **extra}
    environment.pop("VIRTUAL_ENV", None)
    ended = subprocess.run(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        env=environment,
        cwd=ROOT,
        check=False,
    )
    if ended.returncode != 0:
        sys.stderr.write(ended.stdout.decode(errors="replace"))
    return ended.returncode == 0


def is_loadable(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def has_certificates() -> bool:
    paths = ssl.get_default_verify_paths()
    return bool(paths.cafile) or (bool(paths.capath) and any(Path(paths.capath).iterdir()))


def packing_packages() -> list[str]:
    """What PyInstaller needs beside it: objdump, and on Debian the shared library of Python."""
    missing = [] if shutil.which("objdump") else ["binutils"]
    library = str(sysconfig.get_config_var("INSTSONAME"))
    if sys.base_prefix == "/usr" and library.startswith("libpython") and not is_loadable(library):
        missing.append(library.partition(".so")[0])
    return missing


def missing_packages(*, window: bool, bundle: bool, fetch: bool) -> list[str]:
    """The Debian packages that are not there yet, for a window on a display, for packing, for fetching."""
    wanted = dict(QT_LIBRARIES)
    if bundle or (window and os.environ.get("DISPLAY")):
        wanted |= WINDOW_LIBRARIES
    missing = [package for package, library in wanted.items() if not is_loadable(library)]
    if bundle:
        missing += packing_packages()
    if fetch and not has_certificates():
        missing.append("ca-certificates")
    return missing


def prepare(**wanted: bool) -> None:
    """Install what is missing, as root; otherwise say the line that does, and stop."""
    missing = missing_packages(**wanted) if sys.platform == "linux" else []
    if not missing:
        return
    line = f"apt-get update && apt-get install -y --no-install-recommends {' '.join(missing)}"
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        stop(
            "Er ontbreken systeempakketten. Voer deze regel één keer uit, en dan make opnieuw:",
            "System packages are missing. Run this line once, then make again:",
            line if os.geteuid() == 0 else f"{'sudo sh' if shutil.which('sudo') else 'su -'} -c '{line}'",
        )
    print(f"Systeempakketten / system packages: {' '.join(missing)}", flush=True)
    apt = ("apt-get", "-qq", "-o", "Dpkg::Use-Pty=0")
    # dpkg looks for ldconfig on the path, and a bare shell may have no sbin there
    settings = {"DEBIAN_FRONTEND": "noninteractive", "PATH": f"{os.environ.get('PATH', '')}:/usr/sbin:/sbin"}
    run(*apt, "update", **settings)
    if not run(*apt, "install", "-y", "--no-install-recommends", *missing, **settings) or missing_packages(
        **wanted
    ):
        stop("apt-get lukte niet; probeer zelf:", "apt-get failed; try it by hand:", line)
