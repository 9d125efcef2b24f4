"""A screen that begins with a file: chosen or dropped here, looked into first, and only then taken."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QWidget

from salesdesk.ui import ask
from salesdesk.ui.desk import Desk
from salesdesk.ui.drops import dropped_file
from salesdesk.ui.screen import Screen


class FileScreen(Screen):
    """Write `open_path`; `asks` are the title and the kinds of files when one is chosen."""

    def __init__(
        self, desk: Desk, asks: tuple[str, str], *, inspector: int = 0, scrolls: bool = True
    ) -> None:
        super().__init__(desk, inspector=inspector, scrolls=scrolls)
        self.asks = asks
        self.setAcceptDrops(True)
        self._content = QWidget()
        self.body.addWidget(self._content, 1)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped_file(event) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        path = dropped_file(event)
        if path is not None:
            event.acceptProposedAction()
            self.open_path(path)

    def choose(self) -> None:
        title, kinds = self.asks
        path = ask.choose_file(self, title, kinds)
        if path is not None:
            self.open_path(path)

    def open_path(self, path: Path) -> None:
        """Look into the file; nothing is kept yet."""
        raise NotImplementedError

    def replace_content(self, shown: QWidget) -> None:
        """What stands under the head from now on."""
        self.body.replaceWidget(self._content, shown)
        self.body.setStretchFactor(shown, 1)
        self._content.hide()
        self._content.deleteLater()
        self._content = shown
