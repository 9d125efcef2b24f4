"""Hands a number or an address to the laptop's own telephone and mail program."""

from __future__ import annotations

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices


def call(number: str) -> None:
    """Dial."""
    QDesktopServices.openUrl(QUrl(f"tel:{number.replace(' ', '')}"))


def write_mail(address: str) -> None:
    """Begin a mail."""
    QDesktopServices.openUrl(QUrl(f"mailto:{address}"))
