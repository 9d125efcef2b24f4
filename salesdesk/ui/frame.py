"""The frame on screen: shown at once, before anything else is loaded, and kept while its content changes."""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable

from PySide6.QtCore import QByteArray, QSize, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QMainWindow

from salesdesk.settings import Preferences

# The first paint comes before the tokens are loaded: sidebar and desk of LOOK §1, light and dark.
_SIDES = {False: "#10211f", True: "#0a1010"}
_DESKS = {False: "#f4f6f6", True: "#0e1414"}
SIDEBAR_WIDTH = 208
BESIDE = "beside"  # the property of a window that goes with the frame


class Frame(QMainWindow):
    """Holds the window of the program; `ask_leave` may keep it open, `left` is called when it closes."""

    def __init__(self, preferences: Preferences, *, dark: bool) -> None:
        super().__init__()
        self._dark = dark
        self._side = round(SIDEBAR_WIDTH * preferences.font_factor)
        self.ask_leave: Callable[[], bool] = lambda: True
        self.left: Callable[[], object] = lambda: None
        self.setWindowTitle("SalesDesk")
        self.setMinimumSize(960, 600)
        self.resize(QSize(1366, 768).boundedTo(self.screen().availableSize()))
        if preferences.geometry:
            self.restoreGeometry(QByteArray.fromHex(preferences.geometry.encode()))

    def put(self, content: QMainWindow) -> None:
        """Show other content in the same frame."""
        before = self.takeCentralWidget()
        content.setWindowFlags(Qt.WindowType.Widget)
        self.setCentralWidget(content)
        content.show()
        if before is not None:
            before.hide()
            before.deleteLater()

    def close_papers(self) -> None:
        """Close the documents that stand beside the frame: they show what a lock must hide."""
        for other in application().topLevelWidgets():
            if other.property(BESIDE):
                other.close()

    def geometry_text(self) -> str:
        return bytes(self.saveGeometry().toHex().data()).decode()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.centralWidget() is None:
            painter = QPainter(self)
            painter.fillRect(self.rect(), QColor(_DESKS[self._dark]))
            painter.fillRect(0, 0, self._side, self.height(), QColor(_SIDES[self._dark]))
            painter.end()
        super().paintEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self.ask_leave():
            event.ignore()
            return
        self.left()
        event.accept()


def is_dark(app: QApplication, preferences: Preferences) -> bool:
    if preferences.theme == "system":
        return app.styleHints().colorScheme() is Qt.ColorScheme.Dark
    return preferences.theme == "dark"


def application() -> QApplication:
    known = QApplication.instance()
    return known if isinstance(known, QApplication) else QApplication(sys.argv[:1])


def show_frame(preferences: Preferences) -> Frame:
    """The first thing a seller sees, within moments of his click."""
    frame = Frame(preferences, dark=is_dark(application(), preferences))
    frame.show()
    return frame


def run(frame: Frame, begin: Callable[[Frame], object]) -> int:
    """Load the rest in the first idle moment and work until the frame closes; gives the exit code."""
    kept: list[object] = []
    app = application()

    def load() -> None:
        try:
            kept.append(begin(frame))
        except Exception:  # noqa: BLE001 - whatever it is, it must be said
            _tell_failed_start(frame)
            app.exit(1)

    QTimer.singleShot(0, load)
    return app.exec()


def _tell_failed_start(frame: Frame) -> None:
    """The program could not be loaded: better said than an empty window."""
    import traceback

    from salesdesk.ui import ask
    from salesdesk.words import _

    details = traceback.format_exc()
    logging.getLogger(__name__).error("The program did not start:\n%s", details)
    text = _("Je gegevens zijn niet aangeraakt. Stuur de details naar wie SalesDesk bij jullie beheert.")
    ask.tell(frame, _("SalesDesk kon niet starten"), text, details=details)
