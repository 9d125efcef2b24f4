"""A document on screen: look, print, keep."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QImage, QKeySequence, QPainter, QPaintEvent, QPen, QShortcut
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QScrollArea, QSizePolicy, QWidget

from salesdesk.services.papers import PagePicture, Paper, Papers, write_file
from salesdesk.ui import ask, theme
from salesdesk.ui.buttons import plain, primary
from salesdesk.ui.desk import Desk
from salesdesk.ui.frame import BESIDE
from salesdesk.ui.labels import ElidedLabel, label
from salesdesk.ui.parts import Note, column, row
from salesdesk.words import _, ngettext

PRINT_DPI = 200
A4_WIDTH_INCH = 8.27
MOST_SIGNS = 24


class PageStack(QWidget):
    """All pages of a document under each other, drawn sharp for this screen."""

    GAP = 16

    def __init__(self, name: str) -> None:
        super().__init__()
        self._pages: list[QImage] = []
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_pages(self, pages: list[PagePicture], ratio: float) -> None:
        self._pages = [picture_of(page) for page in pages]
        for page in self._pages:
            page.setDevicePixelRatio(ratio)
        self.adjustSize()
        self.update()

    def sizeHint(self) -> QSize:
        sizes = [page.deviceIndependentSize().toSize() for page in self._pages]
        gap = theme.F(self.GAP)
        wide = max((size.width() for size in sizes), default=theme.F(400))
        return QSize(wide + 2 * gap, sum(size.height() + gap for size in sizes) + gap)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        painter = QPainter(self)
        gap = theme.F(self.GAP)
        at = QPoint(gap, gap)
        for page in self._pages:
            size = page.deviceIndependentSize().toSize()
            painter.drawImage(QRect(at, size), page)
            painter.setPen(QPen(theme.color("line2"), 1))
            painter.drawRect(QRect(at, size))
            at += QPoint(0, size.height() + gap)


def some_signs(signs: tuple[str, ...]) -> str:
    """The signs apart; of many only the first, since the page itself shows the rest."""
    return " ".join(signs[:MOST_SIGNS]) + (" …" if len(signs) > MOST_SIGNS else "")


def picture_of(page: PagePicture) -> QImage:
    """The page as an image that owns its pixels."""
    return QImage(page.rgb, page.width, page.height, 3 * page.width, QImage.Format.Format_RGB888).copy()


class PaperWindow(QWidget):
    """A window of its own beside the desk: Ctrl+P prints, Ctrl+S keeps, Esc closes."""

    PAGE_WIDTH = 720

    def __init__(self, desk: Desk, papers: Papers, paper: Paper, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self._desk, self._papers, self.paper = desk, papers, paper
        self.setObjectName("plain")
        self.setProperty(BESIDE, True)
        self.setWindowTitle(paper.name)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.pages = PageStack(paper.name)
        scroll = QScrollArea()
        scroll.setWidget(self.pages)
        scroll.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        scroll.setAccessibleName(_("Bladzijden"))
        count = ngettext("{count} bladzijde", "{count} bladzijden", paper.page_count)
        head = row(
            ElidedLabel(paper.name, "h3"),
            label(count.format(count=paper.page_count), "small"),
            plain(_("Bewaren als…"), self._keep, "download"),
            primary(_("Afdrukken"), self._print, "printer"),
            gap=12,
            margins=(20, 12, 20, 12),
        )
        parts: list[QWidget] = []
        if paper.missing_glyphs:
            said = _("Deze tekens kan het papier niet drukken en staan er als ?: {signs}")
            parts.append(Note(said.format(signs=some_signs(paper.missing_glyphs)), "warn"))
        whole = column(head, *parts)
        whole.addWidget(scroll, 1)
        self.setLayout(whole)
        for keys, run in (
            (QKeySequence.StandardKey.Print, self._print),
            (QKeySequence.StandardKey.Save, self._keep),
            (QKeySequence(Qt.Key.Key_Escape), self.close),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(run)
        room = self.screen().availableSize()
        wide, tall = theme.F(self.PAGE_WIDTH + 90), theme.F(860)
        self.resize(min(wide, room.width()), min(tall, room.height() - theme.F(40)))  # 40: its title bar
        self._load()

    def _load(self) -> None:
        ratio = self.devicePixelRatioF()
        wide = round(theme.F(self.PAGE_WIDTH) * ratio)
        self._desk.work.ask(
            lambda: [self._papers.page(self.paper, index, wide) for index in range(self.paper.page_count)],
            lambda pages: self.pages.show_pages(pages, ratio),
            lane="read",
            owner=self,
        )

    def _keep(self) -> None:
        path = ask.save_file(self, _("Bewaren als"), self.paper.name, _("PDF (*.pdf)"))
        if path is not None:
            self._desk.work.ask(lambda: write_file(path, self.paper.content), self._kept)

    def _kept(self, path: Path) -> None:
        self._desk.toast(_("Bewaard als {name}").format(name=path.name))

    def _print(self) -> None:
        printer = ask.printer(self, self.paper.name, self.paper.page_count)
        if printer is None:
            return
        wide = round(A4_WIDTH_INCH * PRINT_DPI)
        first = printer.fromPage() or 1
        last = printer.toPage() or self.paper.page_count
        self._desk.work.ask(
            lambda: [self._papers.page(self.paper, index, wide) for index in range(first - 1, last)],
            partial(print_pages, printer),
            lane="read",
            owner=self,
        )


def print_pages(printer: QPrinter, pages: list[PagePicture]) -> None:
    """Each page on a sheet, as large as the paper."""
    painter = QPainter(printer)
    for place, page in enumerate(pages):
        if place:
            printer.newPage()
        target = printer.pageLayout().fullRectPixels(printer.resolution())
        painter.drawImage(QRect(QPoint(0, 0), target.size()), picture_of(page))
    painter.end()


def show_paper(desk: Desk, papers: Papers, paper: Paper) -> PaperWindow:
    """Open a document beside the desk."""
    window = PaperWindow(desk, papers, paper)
    window.show()
    return window
