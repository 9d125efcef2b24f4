"""The program's own journal: what happened, never what a seller typed."""

from __future__ import annotations

import logging
from logging.handlers import RotatingFileHandler
from pathlib import Path

_FORMAT = "%(asctime)s %(levelname)s %(name)s %(message)s"


def open_journal(path: Path) -> None:
    """Write the journal to this file, at most three of a megabyte; unwritable means none."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        target: logging.Handler = RotatingFileHandler(
            path, maxBytes=1_000_000, backupCount=2, encoding="utf-8"
        )
    except OSError:
        target = logging.NullHandler()
    target.setFormatter(logging.Formatter(_FORMAT))
    root = logging.getLogger("salesdesk")
    close_journal()
    root.addHandler(target)
    root.setLevel(logging.INFO)


def close_journal() -> None:
    root = logging.getLogger("salesdesk")
    for target in list(root.handlers):
        root.removeHandler(target)
        target.close()
