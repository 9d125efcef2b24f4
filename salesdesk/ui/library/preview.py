"""A document of the library to look at: pages of a PDF, a picture, or where a link leads."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QImageReader, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from salesdesk.domain.library import DocumentKind, LibraryDocument
from salesdesk.errors import Reason
from salesdesk.services.library import DocumentPage, Library
from salesdesk.ui import icons, theme
from salesdesk.ui.buttons import icon_button
from salesdesk.ui.desk import Desk
from salesdesk.ui.labels import label
from salesdesk.ui.parts import column, row
from salesdesk.words import _, reason_text

HEIGHT, PAGE_WIDTH = 216, 276


def image_of(page: DocumentPage, width_px: int, height_px: int) -> QImage:
    """The page no larger than this; a large photograph is made small while it is read."""
    if page.picture is not None:
        seen = page.picture
        image = QImage(seen.rgb, seen.width, seen.height, 3 * seen.width, QImage.Format.Format_RGB888).copy()
    else:
        held = QBuffer()
        held.setData(QByteArray(page.content))
        held.open(QIODevice.OpenModeFlag.ReadOnly)
        reader = QImageReader(held)
        reader.setAutoTransform(True)
        size = reader.size()
        bound = QSize(width_px, height_px)
        if size.width() > width_px or size.height() > height_px:
            reader.setScaledSize(size.scaled(bound, Qt.AspectRatioMode.KeepAspectRatio))
        image = reader.read()
    if image.width() > width_px or image.height() > height_px:
        mode, smooth = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        image = image.scaled(width_px, height_px, mode, smooth)
    return image


class Sheet(QWidget):
    """The drawn page on a sunken desk, or an icon where there is no picture."""

    def __init__(self, *, height: int = HEIGHT) -> None:
        super().__init__()
        self._image = QImage()
        self._icon, self._tall = "file", height
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(_("Voorbeeld"))

    def sizeHint(self) -> QSize:
        return QSize(theme.F(220), theme.F(self._tall))

    def show_image(self, image: QImage, ratio: float) -> None:
        image.setDevicePixelRatio(ratio)
        self._image = image
        self.update()

    def show_icon(self, name: str) -> None:
        self._image, self._icon = QImage(), name
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.setPen(QPen(theme.color("line"), 1))
        painter.setBrush(theme.color("sunken"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
        if self._image.isNull():
            side = theme.F(34)
            middle = QRectF(self.rect()).center()
            at = QRectF(middle.x() - side / 2, middle.y() - side / 2, side, side)
            icons.draw(painter, self._icon, at, "muted", 1.5)
            return
        room = QSize(self.width() - theme.F(20), self.height() - theme.F(20))
        size = self._image.deviceIndependentSize().toSize()
        size = size.scaled(room, Qt.AspectRatioMode.KeepAspectRatio)
        left, top = (self.width() - size.width()) / 2, (self.height() - size.height()) / 2
        at = QRectF(round(left), round(top), size.width(), size.height())
        painter.drawImage(at, self._image)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(theme.color("line2"), 1))
        painter.drawRect(at.adjusted(-0.5, -0.5, 0.5, 0.5))


class DocumentPreview(QWidget):
    """Reads a page on the read lane and draws it; a PDF of several pages can be leafed through."""

    def __init__(self, desk: Desk, library: Library) -> None:
        super().__init__()
        self._desk, self._library = desk, library
        self._document: LibraryDocument | None = None
        self._index, self._count = 0, 1
        self.sheet = Sheet()
        self.before = icon_button("chevron-left", _("Vorige bladzijde"), partial(self.turn, -1), quiet=True)
        self.after = icon_button("chevron-right", _("Volgende bladzijde"), partial(self.turn, 1), quiet=True)
        self.place = label("", "small")
        self.pager = QWidget()
        self.pager.setLayout(row(1, self.before, self.place, self.after, 1, gap=8))
        self.pager.hide()
        self.trouble = label("", "small", "warn")
        self.trouble.setWordWrap(True)
        self.trouble.hide()
        self.setLayout(column(self.sheet, self.pager, self.trouble, gap=4))

    def show_document(self, document: LibraryDocument) -> None:
        """Its first page; the same document stays where it was leafed to."""
        before = self._document
        self._document = document
        if before is not None and (before.id, before.sha256) == (document.id, document.sha256):
            return
        self._index, self._count = 0, 1
        self.pager.hide()
        self.trouble.hide()
        self.sheet.setAccessibleName(_("Voorbeeld van {title}").format(title=document.title))
        self.sheet.show_icon("globe" if document.kind is DocumentKind.LINK else "file")
        if document.kind is not DocumentKind.LINK:
            self._ask(0)

    def turn(self, step: int) -> None:
        at = min(max(self._index + step, 0), self._count - 1)
        if at != self._index:
            self._ask(at)

    def _ask(self, index: int) -> None:
        document = self._document
        if document is None:
            return
        ratio = self.devicePixelRatioF()
        wide, high = (round(theme.F(side) * ratio) for side in (PAGE_WIDTH, HEIGHT))

        def read() -> tuple[DocumentPage, QImage]:
            page = self._library.page(document, index, wide)
            return page, image_of(page, wide, high)

        self._desk.work.ask(
            read,
            partial(self._show, ratio),
            lane="read",
            refused=self._refused,
            key=(id(self), "page"),
            owner=self,
        )

    def _show(self, ratio: float, answer: tuple[DocumentPage, QImage]) -> None:
        page, image = answer
        self._index, self._count = page.index, page.count
        if image.isNull():
            self.sheet.show_icon("warning")
        else:
            self.sheet.show_image(image, ratio)
        self.place.setText(_("{page} van {count}").format(page=page.index + 1, count=page.count))
        self.pager.setVisible(page.count > 1)
        self.before.setEnabled(page.index > 0)
        self.after.setEnabled(page.index + 1 < page.count)

    def _refused(self, reasons: tuple[Reason, ...]) -> None:
        self.sheet.show_icon("warning")
        self.trouble.setText(" ".join(reason_text(reason) for reason in reasons))
        self.trouble.show()
