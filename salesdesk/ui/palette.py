"""Ctrl+K: records first, then what can be done; `>` shows only what can be done."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QObject,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QFrame,
    QLineEdit,
    QListView,
    QWidget,
)

from salesdesk.ui import theme
from salesdesk.ui.actions import Action
from salesdesk.ui.desk import Desk
from salesdesk.ui.labels import IconLabel, KeyCap, label
from salesdesk.ui.palette_rows import GROUP, ROW, Hit, Item, ItemPainter, PaletteItems
from salesdesk.ui.parts import Rule, column, row
from salesdesk.ui.toast import shadow
from salesdesk.words import _, ngettext

__all__ = ["Hit", "Palette"]

MOST_COMMANDS = 8


class Palette(QWidget):
    """A box of 640 over a dimmed window; keys work in the input, the list follows."""

    closed = Signal()
    WIDE, TOP = 640, 92

    def __init__(self, host: QWidget, desk: Desk) -> None:
        super().__init__(host)
        self._host, self._desk = host, desk
        self.search: Callable[[str], Sequence[Hit]] | None = None
        self.about: Callable[[Hit], Sequence[Action]] | None = None
        self._hits: list[Hit] = []
        self._back_to: QWidget | None = None
        self.setAccessibleName(_("Zoeken en opdrachten"))
        self._box = QFrame(self)
        self._box.setObjectName("palettebox")
        self.input = QLineEdit()
        self.input.setObjectName("paletteinput")
        self.input.setAccessibleName(_("Zoek een relatie, bezoek, offerte of opdracht"))
        self.input.setPlaceholderText(_("Zoek een relatie, bezoek, offerte of opdracht"))
        self.input.textChanged.connect(self._typed)
        self.input.installEventFilter(self)
        self._items = PaletteItems()
        self.list = QListView()
        self.list.setAccessibleName(_("Gevonden"))
        self.list.setModel(self._items)
        self.list.setItemDelegate(ItemPainter(self.list))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setMouseTracking(True)
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.clicked.connect(lambda _index: self.accept())
        self.list.entered.connect(self._hovered)
        self._count = label("", "small")
        self._lay_out()
        shadow(self._box, 48, 16, 0.35)
        host.installEventFilter(self)
        self.hide()

    def _lay_out(self) -> None:
        top = row(
            IconLabel("search", 20, "text2"), self.input, KeyCap("Esc"), gap=12, margins=(19, 10, 16, 10)
        )
        below = row(gap=8, margins=(18, 8, 18, 8))
        for key, words in (("↑↓", _("kiezen")), ("Enter", _("openen")), (">", _("alleen opdrachten"))):
            below.addWidget(KeyCap(key))
            below.addWidget(label(words, "small"))
            below.addSpacing(theme.F(6))
        below.addStretch(1)
        below.addWidget(self._count)
        middle = column(self.list, margins=(7, 6, 7, 6))
        self._box.setLayout(column(top, Rule(), middle, Rule(), below, gap=0))

    def open(self, text: str = "") -> None:
        """Show it, ready to type."""
        focused = self._host.focusWidget()
        self._back_to = focused if focused is not self.input else None
        self._hits = []
        self.input.setText(text)
        self._fill()
        self.show()
        self._settle()
        self.raise_()
        self.input.setFocus(Qt.FocusReason.OtherFocusReason)

    def dismiss(self) -> None:
        """Close it; the focus goes back to where it was."""
        self.hide()
        if self._back_to is not None:
            self._back_to.setFocus(Qt.FocusReason.OtherFocusReason)
        self.closed.emit()

    def shown(self) -> list[str]:
        """The titles on offer, without captions."""
        return [item.title for item in self._items.items if not item.is_caption]

    def _typed(self, text: str) -> None:
        wanted = text.strip()
        if self.search is None or not wanted or wanted.startswith(">"):
            self._hits = []
            self._fill()
            return
        search = self.search
        self._desk.work.ask(lambda: search(wanted), self._found, lane="read", key="palette", owner=self)
        self._fill()

    def _found(self, hits: Sequence[Hit]) -> None:
        wanted = self.input.text().strip()
        self._hits = list(hits) if wanted and not wanted.startswith(">") else []
        self._fill()

    def _fill(self) -> None:
        text = self.input.text().strip()
        items: list[Item] = []
        for hit in self._hits:
            if not items or hit.group not in {item.title for item in items if item.is_caption}:
                items.append(Item(hit.group))
            items.append(Item(hit.title, hit=hit))
        only = text.startswith(">")
        actions = self._desk.actions.matching(text.lstrip("> "))
        if self.about is not None and self._hits and not only:
            actions = [*self.about(self._hits[0]), *actions]
        if not only and text:
            actions = actions[:MOST_COMMANDS]
        if actions:
            items.append(Item(_("Opdrachten")))
            items.extend(Item(action.text, action=action) for action in actions)
        self._items.set_items(items)
        count = sum(not item.is_caption for item in items)
        self._count.setText(ngettext("{count} resultaat", "{count} resultaten", count).format(count=count))
        self._step(0)
        self._settle()

    def _step(self, by: int) -> None:
        places = [row for row, item in enumerate(self._items.items) if not item.is_caption]
        if not places:
            return
        now = self.list.currentIndex().row()
        at = places.index(now) if now in places and by else 0
        target = self._items.index(places[(at + by) % len(places)] if by else places[0], 0)
        self.list.setCurrentIndex(target)
        self.input.setAccessibleDescription(str(target.data()))

    def _hovered(self, index: QModelIndex) -> None:
        if not self._items.items[index.row()].is_caption:
            self.list.setCurrentIndex(index)

    def accept(self) -> None:
        """Open the chosen record or do the chosen thing."""
        index = self.list.currentIndex()
        if not index.isValid() or self._items.items[index.row()].is_caption:
            return
        item = self._items.items[index.row()]
        self.dismiss()
        if item.hit:
            self._desk.go(item.hit.place)
        elif item.action and item.action.enabled():
            item.action.run()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._host and event.type() == QEvent.Type.Resize and self.isVisible():
            self._settle()
        if watched is self.input and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._key(event)
        return super().eventFilter(watched, event)

    def _key(self, event: QKeyEvent) -> bool:
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 5, Qt.Key.Key_PageUp: -5}
        key = Qt.Key(event.key())
        if key in steps:
            self._step(steps[key])
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.accept()
        elif key == Qt.Key.Key_Escape:
            self.dismiss()
        elif key not in {Qt.Key.Key_Tab, Qt.Key.Key_Backtab}:  # the focus stays in the box
            return False
        return True

    def _settle(self) -> None:
        self.setGeometry(self._host.rect())
        wide = min(theme.F(self.WIDE), self.width() - 32)
        rows = sum(theme.F(GROUP if item.is_caption else ROW) for item in self._items.items) + 14
        frame = theme.F(98)
        top = min(theme.F(self.TOP), max(self.height() // 8, 16))
        room = self.height() - top - 24 - frame
        self._box.setGeometry(
            (self.width() - wide) // 2, top, wide, frame + max(min(rows, room), theme.F(40))
        )

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        QPainter(self).fillRect(self.rect(), theme.color("ink", round(255 * 0.43)))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self._box.geometry().contains(event.position().toPoint()):
            self.dismiss()
