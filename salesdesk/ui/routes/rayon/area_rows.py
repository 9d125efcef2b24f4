"""The areas under each other with their colour: chosen with Enter, carried to a day with the mouse."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QMouseEvent

from salesdesk.services.rayon import AreaFigures
from salesdesk.ui.boxes import column, row
from salesdesk.ui.buttons import Pressable
from salesdesk.ui.labels import ElidedLabel, label
from salesdesk.ui.marks import ThinBar
from salesdesk.ui.routes.rayon.swatch import Swatch, area_token

DRAG_PX = 6


class AreaRow(Pressable):
    """An area as a button; with `lift`, `follow` and `let_go` it can be carried away with the mouse."""

    def __init__(
        self,
        each: AreaFigures,
        second: str,
        right: str = "",
        *,
        run: Callable[[UUID], object],
        tone: str = "",
        late: str = "",
        share: float | None = None,
    ) -> None:
        super().__init__(
            ", ".join(filter(None, (each.area.name, second, right, late))), lambda: run(each.area.id)
        )
        self.figures = each
        self.lift: Callable[[AreaFigures], object] | None = None
        self.follow: Callable[[QPointF], object] | None = None
        self.let_go: Callable[[QPointF], object] | None = None
        self._from: QPointF | None = None
        self._is_carried = False
        top = row(ElidedLabel(each.area.name, "strong"), gap=8)
        if right:
            top.addWidget(label(right, "smallstrong" if tone else "small", tone))
        under = row(ElidedLabel(second, "small"), gap=8)
        if late:
            under.addWidget(label(late, "smallstrong", "bad"))
        lines = column(top, under, gap=0)
        if share is not None:
            lines.addSpacing(4)
            lines.addWidget(ThinBar([(share, area_token(each.area.colour))], height=5))
        whole = row(gap=10, margins=(8, 5, 8, 6))
        whole.addWidget(Swatch(each.area.colour), 0, Qt.AlignmentFlag.AlignTop)
        whole.addLayout(lines, 1)
        whole.itemAt(0).setAlignment(Qt.AlignmentFlag.AlignVCenter)  # type: ignore[union-attr]
        self.setLayout(whole)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        self._from = event.position()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        if self.lift is None or self._from is None:
            return
        if not self._is_carried and (event.position() - self._from).manhattanLength() > DRAG_PX:
            self._is_carried = True
            self.lift(self.figures)
        if self._is_carried and self.follow is not None:
            self.follow(event.globalPosition())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        was_carried, self._is_carried, self._from = self._is_carried, False, None
        if was_carried and self.let_go is not None:
            self.setDown(False)
            self.let_go(event.globalPosition())
            return
        super().mouseReleaseEvent(event)
