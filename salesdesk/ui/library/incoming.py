"""What comes in from outside: files dropped on the page or pasted, a picture, a link."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QEvent, QIODevice, QMimeData, QObject, QRectF, Qt
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QImage,
    QImageWriter,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QWidget

from salesdesk.ui import icons, theme
from salesdesk.words import _

MOST_FILES = 200


@dataclass(frozen=True, slots=True)
class Incoming:
    """What a drop or the clipboard holds that may go into the library."""

    paths: tuple[Path, ...] = ()
    links: tuple[str, ...] = ()
    picture: QImage = field(default_factory=QImage)

    def __bool__(self) -> bool:
        return bool(self.paths or self.links) or not self.picture.isNull()


def incoming(mime: QMimeData | None) -> Incoming:
    """Files first, then links, then a picture of the screen, then a text that is a link."""
    if mime is None:  # a clipboard that another program keeps to itself
        return Incoming()
    urls = mime.urls() if mime.hasUrls() else []
    paths = tuple(Path(url.toLocalFile()) for url in urls if url.isLocalFile())[:MOST_FILES]
    links = tuple(url.toString() for url in urls if url.scheme() in {"http", "https"})
    if paths or links:
        return Incoming(paths, links)
    if mime.hasImage():
        image = mime.imageData()
        return Incoming(picture=image if isinstance(image, QImage) else QImage())
    text = mime.text().strip() if mime.hasText() else ""
    if text.lower().startswith(("http://", "https://", "www.")) and not set(text) & set(" \n\t"):
        return Incoming(links=(text,))
    return Incoming()


def png_bytes(image: QImage) -> bytes:
    """The picture as a file."""
    held = QByteArray()
    buffer = QBuffer(held)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"PNG")).write(image)
    return bytes(held.data())


class DropZone(QObject):
    """Lets a screen take in what is dropped on it, and shows over it where that goes."""

    def __init__(self, screen: QWidget, take: Callable[[Incoming], object]) -> None:
        super().__init__(screen)
        self._take = take
        self.veil = _Veil(screen)
        screen.setAcceptDrops(True)
        screen.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.DragEnter and isinstance(event, QDragEnterEvent):
            if incoming(event.mimeData()):
                event.setDropAction(Qt.DropAction.CopyAction)
                event.accept()
                self.veil.cover()
            return True
        if event.type() == QEvent.Type.DragMove and isinstance(event, QDragMoveEvent):
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
            return True
        if event.type() == QEvent.Type.DragLeave:
            self.veil.hide()
            return True
        if event.type() == QEvent.Type.Drop and isinstance(event, QDropEvent):
            self.veil.hide()
            found = incoming(event.mimeData())
            if found:
                event.setDropAction(Qt.DropAction.CopyAction)
                event.accept()
                self._take(found)
            return True
        return super().eventFilter(watched, event)


class _Veil(QWidget):
    """A dashed frame over the page while something hangs above it."""

    def __init__(self, host: QWidget) -> None:
        super().__init__(host)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def cover(self) -> None:
        host = self.parentWidget()
        if host is not None:
            self.setGeometry(host.rect())
        self.show()
        self.raise_()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        fill = theme.color("accbg")
        fill.setAlphaF(0.93)
        gap = theme.F(16)
        box = QRectF(self.rect()).adjusted(gap, gap, -gap, -gap)
        painter.setBrush(fill)
        painter.setPen(QPen(theme.color("acc"), 2, Qt.PenStyle.DashLine))
        painter.drawRoundedRect(box, 12, 12)
        side = theme.F(36)
        middle = box.center()
        at = QRectF(middle.x() - side / 2, middle.y() - side * 1.3, side, side)
        icons.draw(painter, "download", at, "acc", 1.75)
        painter.setPen(theme.color("acc"))
        painter.setFont(theme.font(18, 600))
        words = _("Laat los om toe te voegen")
        below = QRectF(box.left(), middle.y(), box.width(), theme.F(40))
        painter.drawText(below, Qt.AlignmentFlag.AlignCenter, words)
