"""The paper beside the editor: what the customer will see, a moment after the last key."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QWidget

from salesdesk.errors import Reason
from salesdesk.services.offers import OfferPreview
from salesdesk.ui import theme
from salesdesk.ui.buttons import icon_button
from salesdesk.ui.labels import ElidedLabel, IconLabel, label, set_tone
from salesdesk.ui.parts import Note, column, row
from salesdesk.ui.work import Work
from salesdesk.words import _, reason_text

QUIET_MS = 150  # after the last key (LOOK §8.6)
ZOOMS = (0.0, 1.0, 1.25, 1.5, 2.0, 3.0)
FIT = 0
Make = Callable[[int, int], OfferPreview]


class PageView(QWidget):
    """One page of paper, drawn sharp for this screen."""

    def __init__(self) -> None:
        super().__init__()
        self._page = QImage()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(_("Bladzijde"))

    def show_page(self, page: OfferPreview, ratio: float) -> None:
        image = QImage(page.rgb, page.width, page.height, 3 * page.width, QImage.Format.Format_RGB888).copy()
        image.setDevicePixelRatio(ratio)
        self._page = image
        self.setAccessibleName(
            _("Bladzijde {page} van {count}").format(page=page.page + 1, count=page.page_count)
        )
        self.setFixedSize(self.sizeHint())
        self.update()

    def fit(self, room: int) -> None:
        """No wider than this many pixels, until a page of that width is made."""
        size = self.sizeHint()
        if not self._page.isNull() and size.width() > room:
            self.setFixedSize(room, round(size.height() * room / size.width()))

    def sizeHint(self) -> QSize:
        return self._page.deviceIndependentSize().toSize() + QSize(2, 2)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        if self._page.isNull():
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        size = self.size() - QSize(2, 2)
        painter.drawImage(QRect(1, 1, size.width(), size.height()), self._page)
        painter.setPen(QPen(theme.color("line2"), 1))
        painter.drawRect(QRectF(0.5, 0.5, size.width() + 1, size.height() + 1))


class PreviewPane(QFrame):
    """The right-hand pane: pages, zoom, and what becomes of it after sending.

    `watch` hands it the maker of a page (page, width in device pixels); only the latest question is answered.
    """

    wanted = Signal()
    WIDE, LEAST = 420, 248

    def __init__(self, work: Work) -> None:
        super().__init__()
        self.setObjectName("inspector")
        self._work = work
        self._make: Make | None = None
        self._page, self._zoom, self._count = 0, FIT, 1
        self._quiet = QTimer(self)
        self._quiet.setSingleShot(True)
        self._quiet.setInterval(QUIET_MS)
        self._quiet.timeout.connect(self.refresh)
        self._build()

    def _build(self) -> None:
        self.state = ElidedLabel("", "body", "ok")
        self.zoom_words = label(_("Passend"), "body", "muted")
        self.smaller = icon_button("minus", _("Kleiner"), lambda: self._zoom_by(-1), quiet=True)
        self.larger = icon_button("plus", _("Groter"), lambda: self._zoom_by(1), quiet=True)
        head = row(self.state, self.smaller, self.zoom_words, self.larger, gap=8)
        self.paper = PageView()
        self._scroll = QScrollArea()
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidget(self.paper)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self._scroll.setAccessibleName(_("Voorbeeld van de offerte"))
        self.trouble = Note("", "warn")
        self.trouble.hide()
        self.before = icon_button("chevron-left", _("Vorige bladzijde"), lambda: self.turn(-1), quiet=True)
        self.after = icon_button("chevron-right", _("Volgende bladzijde"), lambda: self.turn(1), quiet=True)
        self.place = label("", "body", "muted")
        self.pager = QWidget()
        self.pager.setLayout(row(1, self.before, self.place, self.after, 1, gap=8))
        self.lock = ElidedLabel("", "small")
        foot = row(IconLabel("lock", 14, "muted"), self.lock, gap=8)
        whole = column(head, self.trouble, gap=10, margins=(14, 16, 14, 12))
        whole.addWidget(self._scroll, 1)
        whole.addWidget(self.pager)
        whole.addLayout(foot)
        self.setLayout(whole)

    def give_way(self, room: int) -> None:
        """As wide as there is room for in pixels, between its widest and its least."""
        self.setFixedWidth(min(max(room, theme.F(self.LEAST)), theme.F(self.WIDE)))

    def watch(self, make: Make) -> None:
        """Show this paper from now on, a moment after the last change."""
        self._make = make
        self._quiet.start()
        set_tone(self.state, "muted")
        self.state.setText(_("even wachten…"))

    def show_now(self, make: Make) -> None:
        """Show another offer: its first page, at once."""
        self._make, self._page = make, 0
        self.refresh()

    def refresh(self) -> None:
        self._quiet.stop()
        make, page = self._make, self._page
        if make is None or not self.isVisible():
            return
        wide = self._pixels()
        self._work.ask(
            lambda: make(page, wide),
            self._show,
            lane="read",
            refused=self._refused,
            key=(id(self), "preview"),
            owner=self,
        )

    def _pixels(self) -> int:
        room = max(self._scroll.viewport().width() - 2, theme.F(160))
        times = ZOOMS[self._zoom] or 1.0
        return round(room * times * self.devicePixelRatioF())

    def _show(self, page: OfferPreview) -> None:
        self._page, self._count = page.page, page.page_count
        self.paper.show_page(page, self.devicePixelRatioF())
        self.paper.show()
        set_tone(self.state, "ok")
        self.state.setText(_("bijgewerkt"))
        self.place.setText(_("{page} van {count}").format(page=page.page + 1, count=page.page_count))
        self.pager.setVisible(page.page_count > 1)
        self.before.setEnabled(page.page > 0)
        self.after.setEnabled(page.page + 1 < page.page_count)
        if page.missing_glyphs:
            words = _("Deze tekens kan het papier niet drukken: {signs}")
            self.trouble.set(words.format(signs=" ".join(page.missing_glyphs[:12])), "warn")
        elif page.problems:
            self.trouble.set(" ".join(reason_text(reason) for reason in page.problems[:2]), "warn")
        self.trouble.setVisible(bool(page.missing_glyphs or page.problems))

    def _refused(self, reasons: tuple[Reason, ...]) -> None:
        self.state.setText("")
        self.trouble.set(" ".join(reason_text(reason) for reason in reasons), "warn")
        self.trouble.show()

    def turn(self, step: int) -> None:
        """Another page."""
        page = min(max(self._page + step, 0), self._count - 1)
        if page != self._page:
            self._page = page
            self.refresh()

    def _zoom_by(self, step: int) -> None:
        self._zoom = min(max(self._zoom + step, 0), len(ZOOMS) - 1)
        times = ZOOMS[self._zoom]
        policy = Qt.ScrollBarPolicy
        bar = policy.ScrollBarAsNeeded if times else policy.ScrollBarAlwaysOff
        self._scroll.setHorizontalScrollBarPolicy(bar)
        self.zoom_words.setText(f"{times:.0%}".replace("%", " %") if times else _("Passend"))
        self.smaller.setEnabled(self._zoom > 0)
        self.larger.setEnabled(self._zoom < len(ZOOMS) - 1)
        self.refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._quiet.start()
            if self._zoom == FIT:
                self.paper.fit(self._scroll.viewport().width())

    def showEvent(self, event: object) -> None:
        super().showEvent(event)  # type: ignore[arg-type]
        self._quiet.start()
