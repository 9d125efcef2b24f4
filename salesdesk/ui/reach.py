"""Hands a number or an address to the laptop's own telephone and mail program."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices


def call(number: str) -> None:
    """Dial."""
    QDesktopServices.openUrl(QUrl(f"tel:{number.replace(' ', '')}"))


def write_mail(address: str) -> None:
    """Begin a mail."""
    QDesktopServices.openUrl(QUrl(f"mailto:{address}"))


def open_outside(target: Path | str) -> bool:
    """Show a file or a page in the system's own program for it; False when there is none."""
    url = QUrl.fromLocalFile(str(target)) if isinstance(target, Path) else QUrl(target)
    return QDesktopServices.openUrl(url)
