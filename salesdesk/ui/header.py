"""The head of a screen: crumb, title with chips, one line of facts, and at most three actions."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from salesdesk.ui import theme
from salesdesk.ui.buttons import Button
from salesdesk.ui.labels import ElidedLabel, label, restyle
from salesdesk.ui.parts import column, empty_out, row
from salesdesk.ui.places import Place
from salesdesk.ui.shrinking import ShrinkingButton

TITLE_FIRST = 220  # px of a title that come before the words of a button


class Crumb(Button):
    """A link back; a long name gives way, whole in the tooltip."""

    def __init__(self, words: str, run: Callable[[], object]) -> None:
        super().__init__(words.replace("&", "&&"), "", "crumb", run)  # a name, no key to press
        self.setAccessibleName(words)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint().boundedTo(QSize(theme.F(96), 10_000))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.setToolTip(self.accessibleName() if self.sizeHint().width() > self.width() + 1 else "")


class Header(QFrame):
    """Filled by `set`; actions and the saved label are added once."""

    def __init__(self, go: Callable[[Place], object]) -> None:
        super().__init__()
        self._go = go
        self._crumbs = row(gap=6)
        self._crumb_holder = QWidget()
        self._crumb_holder.setLayout(self._crumbs)
        self._crumb_holder.hide()
        self.title = ElidedLabel("", "h1", stretch=False)
        self._chips = row(gap=8)
        self.sub = ElidedLabel("", "body", "muted")
        self.sub.hide()
        title_row = row(self.title, self._chips, 1, gap=10)
        self._words = column(self._crumb_holder, title_row, self.sub, gap=1)
        self._actions = row(gap=8)
        whole = row(gap=16, margins=(24, 16, 24, 12))
        whole.addLayout(self._words, 1)
        whole.addLayout(self._actions)
        whole.setAlignment(self._actions, Qt.AlignmentFlag.AlignVCenter)
        self.setLayout(whole)

    def set(
        self,
        title: str,
        sub: str = "",
        *,
        chips: Sequence[QWidget] = (),
        crumbs: Sequence[tuple[str, Place | None]] = (),
    ) -> None:
        """Crumbs are words with the place they lead to (None: only words)."""
        self.title.setText(title)
        self.sub.setText(sub)
        self.sub.setVisible(bool(sub))
        empty_out(self._chips)
        for chip in chips:
            self._chips.addWidget(chip)
        empty_out(self._crumbs)
        for place, (words, target) in enumerate(crumbs):
            if place:
                self._crumbs.addWidget(label("›", "small"))
            self._crumbs.addWidget(self._crumb(words, target))
        self._crumbs.addStretch(1)
        self._crumb_holder.setVisible(bool(crumbs))

    def _crumb(self, words: str, target: Place | None) -> QWidget:
        if target is None:
            return ElidedLabel(words, "small", stretch=False)
        return Crumb(words, lambda: self._go(target))

    def add(self, *actions: QWidget) -> None:
        """Actions from left to right, the primary last."""
        for action in actions:
            self._actions.addWidget(action, 0, Qt.AlignmentFlag.AlignVCenter)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self._fold()
        return super().event(event)

    def _fold(self) -> None:
        """Where words do not fit, buttons from the left become their drawing; the title gets the rest."""
        widgets = [item.widget() for at in range(self._actions.count()) if (item := self._actions.itemAt(at))]
        actions = [widget for widget in widgets if widget is not None and not widget.isHidden()]
        whole = sum(action.sizeHint().width() for action in actions)
        gaps = theme.F(8) * max(len(actions) - 1, 0) + theme.F(24 + 16 + 24)
        title = min(self.title.sizeHint().width(), theme.F(TITLE_FIRST))
        lacks = whole + gaps + max(self._words.minimumSize().width(), title) - self.width()
        for action in actions:
            if isinstance(action, ShrinkingButton):
                action.fold(lacks > 0)
                lacks -= (action.sizeHint().width() - action.minimumSizeHint().width()) if lacks > 0 else 0

    def show_actions(self, shown: bool) -> None:
        """Hide the actions while there is nothing they could be about."""
        for at in range(self._actions.count()):
            item = self._actions.itemAt(at)
            if item is not None and (widget := item.widget()) is not None:
                widget.setVisible(shown)

    def edge_to_edge(self) -> None:
        """A hairline below, for a map or board that touches the header."""
        restyle(self, "edge", "true")
