"""Beside the offer: its life, day by day, and the paper as the other face of the same pane."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QSizePolicy, QStackedWidget, QWidget

from salesdesk import formats
from salesdesk.services.offer_timeline import LifeEvent, LifeKind
from salesdesk.ui import icons, theme
from salesdesk.ui.buttons import icon_button
from salesdesk.ui.labels import ElidedLabel, TextBlock, label
from salesdesk.ui.offers.preview import PreviewPane
from salesdesk.ui.parts import column, empty_out, row
from salesdesk.ui.screen import Scroller
from salesdesk.ui.segments import TabBar
from salesdesk.words import _, screen_language

PAPER, LIFE = range(2)
TONES = {
    LifeKind.SENT: "acc",
    LifeKind.RELEASED: "acc",
    LifeKind.ALLOWED: "ok",
    LifeKind.NOT_ALLOWED: "bad",
    LifeKind.EXPIRED: "warn",
    LifeKind.WON: "ok",
    LifeKind.ORDERED: "ok",
}
ICONS = {
    LifeKind.MADE: "pencil",
    LifeKind.REVISED: "refresh",
    LifeKind.ASKED: "question",
    LifeKind.ALLOWED: "unlock",
    LifeKind.NOT_ALLOWED: "lock",
    LifeKind.RELEASED: "lock",
    LifeKind.SENT: "send",
    LifeKind.TALKED: "phone",
    LifeKind.EXPIRED: "clock",
    LifeKind.WON: "check",
    LifeKind.LOST: "close",
    LifeKind.ORDERED: "download",
}


def life_words(event: LifeEvent) -> str:
    """`OV87-3 verstuurd`."""
    words = {
        LifeKind.MADE: _("{label} begonnen"),
        LifeKind.REVISED: _("{label} begonnen"),
        LifeKind.ASKED: _("Goedkeuring gevraagd voor {label}"),
        LifeKind.ALLOWED: _("{label} goedgekeurd"),
        LifeKind.NOT_ALLOWED: _("{label} niet goedgekeurd"),
        LifeKind.RELEASED: _("{label} vastgelegd"),
        LifeKind.SENT: _("{label} verstuurd"),
        LifeKind.TALKED: _("Nagebeld over {label}"),
        LifeKind.EXPIRED: _("{label} verlopen"),
        LifeKind.WON: _("{label} gewonnen"),
        LifeKind.LOST: _("{label} verloren"),
        LifeKind.ORDERED: _("Order van {label} uitgevoerd"),
    }
    return words[event.kind].format(label=event.label)


class Bead(QWidget):
    """The sign of an event on the line that joins them; the first has nothing above it, the last below."""

    SIDE = 26

    def __init__(self, kind: LifeKind, *, first: bool, last: bool) -> None:
        super().__init__()
        self._kind, self._first, self._last = kind, first, last
        self.setFixedWidth(theme.F(self.SIDE))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        return QSize(theme.F(self.SIDE), theme.F(self.SIDE))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        side = theme.F(self.SIDE)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.color("line2"), 1.5))
        middle = side / 2
        top = 0 if not self._first else middle
        bottom = self.height() if not self._last else middle
        painter.drawLine(int(middle), int(top), int(middle), int(bottom))
        tone = TONES.get(self._kind, "text2")
        fill = "track" if tone == "text2" else f"{tone}bg"
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color(fill))
        painter.drawEllipse(QRectF(1, 1, side - 2, side - 2))
        drawn = theme.F(14)
        spot = QRectF((side - drawn) / 2, (side - drawn) / 2, drawn, drawn)
        icons.draw(painter, ICONS[self._kind], spot, tone)


class LifeList(QWidget):
    """The events under each other, the latest on top."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("plain")
        self._body = column(gap=0, margins=(16, 12, 14, 12))
        self.setLayout(self._body)
        self.events: tuple[LifeEvent, ...] = ()

    def show_events(self, events: Sequence[LifeEvent]) -> None:
        self.events = tuple(reversed(events))
        empty_out(self._body)
        for at, event in enumerate(self.events):
            self._body.addWidget(self._row(event, first=not at, last=at == len(self.events) - 1))
        self._body.addStretch(1)

    @staticmethod
    def _row(event: LifeEvent, *, first: bool, last: bool) -> QWidget:
        language = screen_language()
        day = formats.day_text(event.on, language)
        when = f"{day}, {formats.clock(event.at)}" if event.at is not None else day
        words = column(TextBlock(life_words(event), "strong"), label(when, "small", "muted"), gap=0)
        if event.kind is LifeKind.SENT and event.detail:  # an address has nowhere to break
            words.addWidget(ElidedLabel(event.detail, "small", "text2"))
        elif event.detail:
            words.addWidget(TextBlock(event.detail, "small", "text2"))
        words.addSpacing(theme.F(14))
        made = QWidget()
        laid = row(gap=10)
        laid.addWidget(Bead(event.kind, first=first, last=last))
        laid.addLayout(words, 1)
        made.setLayout(laid)
        return made


class OfferSide(QFrame):
    """The paper or the life, chosen by tab; as wide as the paper is."""

    def __init__(self, preview: PreviewPane, compare: Callable[[], object]) -> None:
        super().__init__()
        self.setObjectName("inspector")
        preview.setObjectName("plain")
        self.life = LifeList()
        self.tabs = TabBar([_("Voorbeeld"), _("Verloop")], name=_("Wat je naast de offerte ziet"))
        self.pages = QStackedWidget()
        self.pages.addWidget(preview)
        self.pages.addWidget(Scroller(self.life))
        self.tabs.chosen.connect(self.show_page)
        self.compare = icon_button("exchange", _("Revisies vergelijken"), compare, quiet=True)
        self.compare.setToolTip(_("Revisies vergelijken"))
        whole = column(row(self.tabs, 1, self.compare, margins=(14, 8, 14, 0)), gap=0)
        whole.addWidget(self.pages, 1)
        self.setLayout(whole)

    def show_page(self, page: int) -> None:
        """The paper or the life."""
        self.tabs.set_on(page)
        self.pages.setCurrentIndex(page)
