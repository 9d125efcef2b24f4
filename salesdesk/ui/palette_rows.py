"""The rows of the palette: captions, records and things to do, and how they are painted."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from salesdesk.ui import icons, theme
from salesdesk.ui.actions import Action
from salesdesk.ui.labels import keys_of
from salesdesk.ui.places import Place
from salesdesk.words import _

ROW, GROUP = 36, 30
HIT_ROLE = Qt.ItemDataRole.UserRole
Index = QModelIndex | QPersistentModelIndex
NO_INDEX = QModelIndex()


@dataclass(frozen=True, slots=True)
class Hit:
    """One thing found: its caption, its name, what is said of it, a fact at the right, where it leads."""

    group: str
    title: str
    sub: str
    right: str
    icon: str
    place: Place


@dataclass(frozen=True, slots=True)
class Item:
    """A caption (only `title`), a record or an action."""

    title: str
    hit: Hit | None = None
    action: Action | None = None

    @property
    def is_caption(self) -> bool:
        return self.hit is None and self.action is None


class PaletteItems(QAbstractListModel):
    def __init__(self) -> None:
        super().__init__()
        self.items: list[Item] = []

    def set_items(self, items: list[Item]) -> None:
        self.beginResetModel()
        self.items = items
        self.endResetModel()

    def rowCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self.items)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        item = self.items[index.row()]
        if role == HIT_ROLE:
            return item
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            parts = (item.title, item.hit.sub, item.hit.right) if item.hit else (item.title,)
            return ", ".join(part for part in parts if part)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if self.items[index.row()].is_caption:
            return Qt.ItemFlag.ItemIsEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class ItemPainter(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002
        item: Item = index.data(HIT_ROLE)
        return QSize(theme.F(200), theme.F(GROUP if item.is_caption else ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        item: Item = index.data(HIT_ROLE)
        box: QRect = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if item.is_caption:
            painter.setFont(theme.font(12, 600))
            painter.setPen(theme.color("muted"))
            bottom = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(box.adjusted(theme.F(11), 4, 0, 0), bottom, item.title)
        else:
            on = bool(option.state & QStyle.StateFlag.State_Selected)
            self._row(painter, box, item, on=on)
        painter.restore()

    def _row(self, painter: QPainter, box: QRect, item: Item, *, on: bool) -> None:
        if on:
            painter.setPen(QPen(theme.color("accline"), 1))
            painter.setBrush(theme.color("sel"))
            painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), 7, 7)
        name = item.hit.icon if item.hit else (item.action.icon if item.action else "") or "chevron-right"
        side = theme.F(18)
        spot = QRectF(box.left() + theme.F(11), box.center().y() - side / 2 + 1, side, side)
        icons.draw(painter, name, spot, "acc" if on else "muted")
        right = self._right(painter, box, item, on=on)
        bold = theme.font(14, 600 if on else 400)
        words = QRect(box.left() + theme.F(39), box.top(), right - box.left() - theme.F(49), box.height())
        self._words(painter, words, item.title, bold, "text")
        if item.hit and item.hit.sub:
            words.setLeft(words.left() + QFontMetrics(bold).horizontalAdvance(item.title) + theme.F(11))
            if words.width() > theme.F(30):
                self._words(painter, words, item.hit.sub, theme.font(), "muted")

    @staticmethod
    def _words(painter: QPainter, box: QRect, words: str, font: QFont, tone: str) -> None:
        painter.setFont(font)
        painter.setPen(theme.color(tone))
        shown = QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)

    @staticmethod
    def _right(painter: QPainter, box: QRect, item: Item, *, on: bool) -> int:
        """Paint the fact or the keys from the right edge; returns where they begin."""
        edge = box.right() - theme.F(11)
        keys = keys_of(item.action.shortcut) if item.action else []
        if item.hit and on:
            keys = [_("Enter")]
        small = QFontMetrics(theme.font(12))
        for key in reversed(keys):
            wide = small.horizontalAdvance(key) + theme.F(16)
            cap = QRectF(edge - wide, box.center().y() - theme.F(9), wide, theme.F(19))
            painter.setPen(QPen(theme.color("line2"), 1))
            painter.setBrush(theme.color("surface"))
            painter.drawRoundedRect(cap, 4, 4)
            painter.setFont(theme.font(12))
            painter.setPen(theme.color("muted"))
            painter.drawText(cap, Qt.AlignmentFlag.AlignCenter, key)
            edge -= wide + theme.F(10)
        if item.hit and item.hit.right:
            painter.setFont(theme.font(13))
            painter.setPen(theme.color("muted"))
            wide = QFontMetrics(theme.font(13)).horizontalAdvance(item.hit.right)
            spot = QRect(edge - wide, box.top(), wide, box.height())
            painter.drawText(
                spot, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, item.hit.right
            )
            edge -= wide
        return edge
