"""The list of relations in its pane: class, name, where and when."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from salesdesk import formats, words
from salesdesk.domain.relations import Status
from salesdesk.services.relations import RelationLine
from salesdesk.ui import icons, theme
from salesdesk.ui.marks import paint_tile
from salesdesk.words import _, ngettext, word

Index = QModelIndex | QPersistentModelIndex
LINE_ROLE = Qt.ItemDataRole.UserRole
NO_INDEX = QModelIndex()
ROW_HEIGHT = 49


def second_line(line: RelationLine, today: date) -> str:
    """Where it is, and what matters most: the next visit, or how long ago the last one was."""
    return "  ·  ".join(part for part in (line.place, _when(line, today)) if part)


def _when(line: RelationLine, today: date) -> str:
    if line.has_late_promise:
        return _("offerte te laat")
    if line.next_visit_on is not None and line.next_visit_at is not None:
        if line.next_visit_on == today:
            return _("vandaag {at}").format(at=formats.clock(line.next_visit_at))
        return formats.short_date(line.next_visit_on, words.screen_language())
    if line.last_visit_on is None:
        return word(line.status) if line.status is not Status.CUSTOMER else _("nooit bezocht")
    return ago((today - line.last_visit_on).days)


def ago(days: int) -> str:
    """`3 weken geleden`."""
    if days < 14:
        return ngettext("{count} dag geleden", "{count} dagen geleden", days).format(count=days)
    if days < 60:
        weeks = days // 7
        return ngettext("{count} week geleden", "{count} weken geleden", weeks).format(count=weeks)
    months = days // 30
    return ngettext("{count} maand geleden", "{count} maanden geleden", months).format(count=months)


class RelationRows(QAbstractListModel):
    """The lines of the list."""

    def __init__(self, today: date) -> None:
        super().__init__()
        self._today = today
        self._lines: Sequence[RelationLine] = ()

    def set_lines(self, lines: Sequence[RelationLine], today: date) -> None:
        self.beginResetModel()
        self._lines, self._today = lines, today
        self.endResetModel()

    def lines(self) -> Sequence[RelationLine]:
        return self._lines

    def rowCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        line = self._lines[index.row()]
        if role == LINE_ROLE:
            return line
        if role == Qt.ItemDataRole.DisplayRole:
            return line.name
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{line.name}, {word(line.importance)}, {second_line(line, self._today)}"
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"{line.name}\n{second_line(line, self._today)}"
        return None

    @property
    def today(self) -> date:
        return self._today


class RelationPainter(QStyledItemDelegate):
    """Paints a line: class tile, name, second line, a flag for an open complaint or a late promise."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002
        tall = 2 * QFontMetrics(theme.font(14)).height() + theme.F(10)
        return QSize(theme.F(200), max(theme.F(ROW_HEIGHT), tall))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line: RelationLine = index.data(LINE_ROLE)
        model = index.model()
        today = model.today if isinstance(model, RelationRows) else date.min
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        box = QRectF(option.rect).adjusted(0.5, 1, -0.5, -1)
        if chosen or hovered:
            painter.setPen(QPen(theme.color("accline"), 1) if chosen else Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("sel" if chosen else "hover"))
            painter.drawRoundedRect(box, 7, 7)
        if chosen and option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(theme.color("focus"), 2))
            painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 7, 7)
        side = theme.F(26)
        tile = QRectF(box.left() + theme.F(10), box.center().y() - side / 2, side, side)
        paint_tile(painter, tile, line.importance.value)
        self._paint_words(painter, box, line, today, chosen=chosen)
        painter.restore()

    def _paint_words(
        self, painter: QPainter, box: QRectF, line: RelationLine, today: date, *, chosen: bool
    ) -> None:
        flagged = line.has_complaint or line.has_late_promise
        text = box.adjusted(theme.F(46), theme.F(4), -theme.F(32 if flagged else 8), -theme.F(4))
        upper = QRectF(text.left(), text.top(), text.width(), text.height() / 2)
        lower = upper.translated(0, text.height() / 2)
        for part, words_of, font, token in (
            (upper, line.name, theme.font(14, 600 if chosen else 400), "text"),
            (lower, second_line(line, today), theme.font(13), "muted"),
        ):
            painter.setFont(font)
            painter.setPen(theme.color(token))
            shown = QFontMetrics(font).elidedText(words_of, Qt.TextElideMode.ElideRight, int(part.width()))
            painter.drawText(part, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)
        if flagged:
            flag = theme.F(15)
            token = "bad" if line.has_complaint else "warn"
            icons.draw(
                painter,
                "warning",
                QRectF(box.right() - theme.F(26), upper.center().y() - flag / 2, flag, flag),
                token,
            )


class RelationList(QListView):
    """The list itself: arrows walk, Enter opens."""

    chosen = Signal(object)

    def __init__(self, today: date) -> None:
        super().__init__()
        self.rows = RelationRows(today)
        self.setObjectName("plainlist")
        self.setModel(self.rows)
        self.setItemDelegate(RelationPainter(self))
        self.setAccessibleName(_("Relaties"))
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.selectionModel().currentChanged.connect(self._moved)

    def _moved(self, now: QModelIndex) -> None:
        if now.isValid():
            self.chosen.emit(now.data(LINE_ROLE))

    def light(self, relation_id: object) -> None:
        """Show which one is open, without opening it again."""
        for place, line in enumerate(self.rows.lines()):
            if line.id == relation_id:
                self.selectionModel().blockSignals(True)
                self.setCurrentIndex(self.rows.index(place))
                self.selectionModel().blockSignals(False)
                self.viewport().update()
                return
