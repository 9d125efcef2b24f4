"""The day line: leaving, visits and drives under each other along one line."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from salesdesk import formats
from salesdesk.services.routes import RouteVisit
from salesdesk.ui import theme
from salesdesk.ui.buttons import Button
from salesdesk.ui.chips import visit_chips
from salesdesk.ui.flow import FlowBox
from salesdesk.ui.labels import ElidedLabel, IconLabel, label
from salesdesk.ui.marks import Ring
from salesdesk.ui.parts import Card, column, row
from salesdesk.words import _

TIME_WIDTH = 56
RAIL_WIDTH = 28


class Rail(QWidget):
    """The line at the left: dashed while driving, with a disc at a visit (filled for the next one)."""

    def __init__(self, kind: str) -> None:
        super().__init__()
        self._kind = kind
        self.setFixedWidth(theme.F(RAIL_WIDTH))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        x = self.width() / 2
        if self._kind == "drive":
            painter.setPen(QPen(theme.color("text2"), 1.6, Qt.PenStyle.DashLine))
            painter.drawLine(QPointF(x, 0), QPointF(x, self.height()))
            return
        painter.setPen(QPen(theme.color("line2"), 1.6))
        painter.drawLine(QPointF(x, 0), QPointF(x, self.height()))
        middle = QPointF(x, theme.F(23))
        painter.setPen(QPen(theme.color("acc"), 2))
        painter.setBrush(theme.color("acc" if self._kind == "next" else "bg"))
        painter.drawEllipse(middle, theme.F(5.5), theme.F(5.5))


def drive_row(time_words: str, words: str, *extra: QWidget) -> QWidget:
    """`20 min, 14 km` between two visits."""
    holder = QWidget()
    when = label(time_words, "small")
    when.setFixedWidth(theme.F(TIME_WIDTH))
    facts = row(IconLabel("car", 15, "muted"), ElidedLabel(words, "small", stretch=False), *extra, 1, gap=8)
    facts.setContentsMargins(theme.F(16), theme.F(3), 0, theme.F(3))
    holder.setLayout(row(when, Rail("drive"), facts, gap=0))
    holder.setMinimumHeight(theme.F(24))
    return holder


def visit_row(
    visit: RouteVisit, *, is_next: bool, open_visit: Callable[[], object], actions: QWidget | None
) -> QWidget:
    """Times at the left, the rail, and the card of the visit."""
    line = visit.line
    times = column(
        label(formats.clock(visit.planned.start_time), "time"),
        label(formats.clock(visit.planned.leave_time), "small"),
        gap=0,
        margins=(0, 10, 0, 0),
    )
    times.addStretch(1)
    holder = QWidget()
    left = QWidget()
    left.setLayout(times)
    left.setFixedWidth(theme.F(TIME_WIDTH))
    laid = row(left, Rail("next" if is_next else "visit"), gap=0)
    card = Card(accent=is_next)
    card.setAccessibleName(line.relation_name)
    words = column(_title(visit, open_visit), *_facts(visit), gap=3)
    ring = Ring(10 if line.report_closed_at else line.finished_steps)
    head = row(gap=12)
    head.addLayout(words, 1)
    head.addWidget(ring)
    card.body.addLayout(head)
    if actions is not None:
        card.body.addSpacing(theme.F(2))
        card.body.addWidget(actions)
    laid.addSpacing(theme.F(4))
    laid.addWidget(card, 1)
    holder.setLayout(laid)
    return holder


def _title(visit: RouteVisit, open_visit: Callable[[], object]) -> QWidget:
    name = Button(visit.line.relation_name, "", "name", open_visit)
    name.setAccessibleName(_("Open {name}").format(name=visit.line.relation_name))
    return FlowBox(name, *visit_chips(visit.line))


def _facts(visit: RouteVisit) -> list[QWidget]:
    line = visit.line
    who = ", ".join(part for part in (line.contact_name, line.contact_function) if part)
    facts = "  ·  ".join(part for part in (line.place, who, line.contact_phone or line.phone) if part)
    rows: list[QWidget] = [ElidedLabel(facts, "small")]
    goal = line.external_objective or line.subject
    holder = QWidget()
    words = ElidedLabel(goal or _("Nog geen doel vastgelegd"), "small", "text2" if goal else "warn")
    holder.setLayout(row(IconLabel("target", 14, "muted"), words, gap=8))
    rows.append(holder)
    return rows
