"""The five points above an offer, each a button to the question behind it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from salesdesk.domain.offer_check import Finding, OfferCheck, Point, Verdict
from salesdesk.ui import icons, theme
from salesdesk.ui.buttons import Pressable
from salesdesk.ui.labels import ElidedLabel, label, restyle, set_tone
from salesdesk.ui.parts import Rule, column, row
from salesdesk.words import _, finding_text, word

WIDTHS = {Point.CHANCE: 11, Point.TERM: 11, Point.DMU: 11}  # shares; their words are the longest
Ask = Callable[[Point, QWidget], object]


class VerdictMark(QWidget):
    """A tinted disc: tick, warning, or a question mark for what nobody asked yet."""

    SIDE = 24

    def __init__(self) -> None:
        super().__init__()
        self._verdict = Verdict.UNKNOWN
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set(self, verdict: Verdict) -> None:
        self._verdict = verdict
        self.setAccessibleName(word(verdict))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme.F(self.SIDE), theme.F(self.SIDE))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        fill, ink, drawing = {
            Verdict.OK: ("okbg", "ok", "check"),
            Verdict.WARN: ("warnbg", "warn", "check"),
            Verdict.FAIL: ("warnbg", "warn", "warning"),
            Verdict.UNKNOWN: ("", "muted", "question"),
        }[self._verdict]
        if fill:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color(fill))
        else:
            painter.setPen(QPen(theme.color("warndot"), 1.2, Qt.PenStyle.DashLine))
        painter.drawEllipse(box)
        side = theme.F(14)
        spot = QRectF(box.center().x() - side / 2, box.center().y() - side / 2, side, side)
        icons.draw(painter, drawing, spot, ink, 2.2)


class PointCell(Pressable):
    """One point: its verdict, its word, and what the file says about it."""

    def __init__(self, point: Point, ask: Ask) -> None:
        super().__init__(word(point), lambda: ask(point, self))
        self.point = point
        self.mark = VerdictMark()
        self.evidence = ElidedLabel("", "small")
        name = label(word(point), "strong")
        line = row(gap=8, margins=(11, 6, 4, 6))
        line.addWidget(self.mark, 0, Qt.AlignmentFlag.AlignVCenter)
        line.addLayout(column(name, self.evidence), 1)
        self.setLayout(line)

    def show_finding(self, finding: Finding) -> None:
        words = finding_text(finding)
        self.mark.set(finding.verdict)
        self.evidence.setText(words)
        good = finding.verdict is Verdict.OK
        restyle(self.evidence, "role", "small" if good else "smallstrong")
        set_tone(self.evidence, "muted" if good else "warn")
        self.setAccessibleName(
            _("{point}: {verdict}, {evidence}").format(
                point=word(self.point), verdict=word(finding.verdict), evidence=words
            )
        )


class CheckStrip(QFrame):
    """Solution, budget, chance, term, DMU: what an offer should stand on before it is made."""

    def __init__(self, ask: Ask) -> None:
        super().__init__()
        self.setProperty("card", "true")
        self.setAccessibleName(_("Offertecheck"))
        self.cells = {point: PointCell(point, ask) for point in Point}
        line = row(gap=0, margins=(1, 1, 1, 1))
        for place, cell in enumerate(self.cells.values()):
            if place:
                line.addWidget(Rule("v"))
            line.addWidget(cell, WIDTHS.get(cell.point, 10))
        self.setLayout(line)

    def show_check(self, check: OfferCheck) -> None:
        for finding in check.findings:
            self.cells[finding.point].show_finding(finding)
