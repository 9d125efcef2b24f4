"""What floats over the desk: the word afterwards with its undo, and the long job with its bar."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPropertyAnimation, QTimer
from PySide6.QtGui import QColor, QEnterEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QGraphicsDropShadowEffect,
    QGraphicsOpacityEffect,
    QWidget,
)

from salesdesk.ui import theme
from salesdesk.ui.buttons import Button, plain
from salesdesk.ui.jobs import Job
from salesdesk.ui.labels import ElidedLabel, label
from salesdesk.ui.marks import ThinBar
from salesdesk.ui.parts import column, row
from salesdesk.words import _

STAYS_MS = 10_000
FADE_MS = 160
EDGE = 24


class _Floating(QWidget):
    """Sits at the bottom centre of its host and follows its size."""

    def __init__(self, host: QWidget) -> None:
        super().__init__(host)
        self._host = host
        host.installEventFilter(self)
        self.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self.settle()
        return super().eventFilter(watched, event)

    def settle(self) -> None:
        room = self._host.rect()
        wide = min(self.sizeHint().width(), room.width() - 2 * EDGE)
        tall = self.sizeHint().height()
        self.setGeometry(
            room.center().x() - wide // 2, room.bottom() - tall - EDGE + self._margin(), wide, tall
        )
        self.raise_()

    def _margin(self) -> int:
        return 0


def shadow(widget: QWidget, blur: int, down: int, strength: float) -> None:
    """The shadow of what floats; nothing else in the program has one."""
    effect = QGraphicsDropShadowEffect(widget)
    effect.setBlurRadius(blur)
    effect.setOffset(0, down)
    effect.setColor(QColor(0, 0, 0, round(255 * strength)))
    widget.setGraphicsEffect(effect)


class Toast(_Floating):
    """One sentence on ink, with Ongedaan maken; stays while the mouse or the focus is on it."""

    def __init__(self, host: QWidget) -> None:
        super().__init__(host)
        self._undo: Callable[[], object] | None = None
        self._hovered = False
        box = QFrame()
        box.setObjectName("toastbox")
        self._words = ElidedLabel("", stretch=False)
        self._button = Button(_("Ongedaan maken"), run=self.undo)
        self._key = label("Ctrl Z", "cap")
        box.setLayout(row(self._words, self._button, self._key, gap=14, margins=(16, 7, 16, 7)))
        self._box = box
        self.setLayout(column(box, margins=(24, 12, 24, 28)))
        shadow(box, 28, 8, 0.31)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._maybe_close)

    def _margin(self) -> int:
        return theme.F(28)

    def say(self, text: str, undo: Callable[[], object] | None = None) -> None:
        """Show a sentence for ten seconds; a new one takes the place of the old."""
        self._undo = undo
        self._words.setText(text)
        self._button.setVisible(undo is not None)
        self._key.setVisible(undo is not None)
        self.setAccessibleName(text)
        self.show()
        self._box.updateGeometry()  # as wide as these words, not as those before
        self.settle()
        self._timer.start(STAYS_MS)
        self._fade()

    @property
    def can_undo(self) -> bool:
        return self.isVisible() and self._undo is not None

    def text(self) -> str:
        return self._words.full_text()

    def undo(self) -> None:
        """Take back what the sentence tells."""
        taken, self._undo = self._undo, None
        self.hide()
        if taken:
            taken()

    def _fade(self) -> None:
        if not theme.moves():
            return
        effect = QGraphicsOpacityEffect(self)
        self.setGraphicsEffect(effect)
        motion = QPropertyAnimation(effect, b"opacity", self)
        motion.setDuration(FADE_MS)
        motion.setStartValue(0.0)
        motion.setEndValue(1.0)
        motion.finished.connect(lambda: self.setGraphicsEffect(None))  # type: ignore[arg-type]
        motion.start(QPropertyAnimation.DeletionPolicy.DeleteWhenStopped)

    def _maybe_close(self) -> None:
        focused = QApplication.focusWidget()
        if self._hovered or (focused is not None and self.isAncestorOf(focused)):
            self._timer.start(STAYS_MS)
        else:
            self.hide()

    def enterEvent(self, event: QEnterEvent) -> None:
        self._hovered = True
        self._timer.stop()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._hovered = False
        self._timer.start(STAYS_MS // 2)
        super().leaveEvent(event)


class JobPanel(_Floating):
    """A long job: what it does, how far it is, and Annuleren; comes up after a second."""

    PATIENCE_MS = 1000

    def __init__(self, host: QWidget) -> None:
        super().__init__(host)
        self._job: Job | None = None
        box = QFrame()
        box.setProperty("card", "true")
        self._title = label("", "strong")
        self._words = ElidedLabel("", "small")
        self._bar = ThinBar(name=_("Voortgang"))
        self._stop = plain(_("Annuleren"), self._cancel)
        words = column(self._title, self._bar, self._words, gap=6)
        line = row(gap=16, margins=(16, 12, 16, 12))
        line.addLayout(words, 1)
        line.addWidget(self._stop)
        box.setLayout(line)
        box.setMinimumWidth(theme.F(420))
        self.setLayout(column(box, margins=(24, 12, 24, 28)))
        shadow(box, 28, 8, 0.31)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(self.PATIENCE_MS)
        self._timer.timeout.connect(self._appear)

    def _margin(self) -> int:
        return theme.F(28)

    def follow(self, job: Job) -> None:
        """Show this job from now on until it ended."""
        self._job = job
        self._title.setText(job.title)
        self._words.setText("")
        self._bar.set((0.0, "b1"))
        self._stop.setEnabled(True)
        job.moved.connect(self._moved)
        job.ended.connect(self._ended)
        self._timer.start()

    def _appear(self) -> None:
        if self._job is not None:
            self.show()
            self.settle()

    def _moved(self, done: int, total: int, text: str) -> None:
        self._bar.set((done / total if total else 0.0, "b1"))
        self._words.setText(text or f"{done} / {total}")

    def _cancel(self) -> None:
        self._stop.setEnabled(False)
        self._words.setText(_("Wordt gestopt…"))
        if self._job is not None:
            self._job.cancel()

    def _ended(self) -> None:
        if self.sender() is self._job:
            self._job = None
            self._timer.stop()
            self.hide()
