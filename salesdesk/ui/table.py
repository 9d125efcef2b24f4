"""Tables: one model over frozen lines that sorts by itself, one view that paints whole rows."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QSizePolicy, QTableView

from salesdesk.ui import theme
from salesdesk.ui.cells import CellPainter, HeaderView

Line = TypeVar("Line")
Index = QModelIndex | QPersistentModelIndex
NO_INDEX = QModelIndex()
LINE_ROLE = Qt.ItemDataRole.UserRole
COLUMN_ROLE = Qt.ItemDataRole.UserRole + 1


def _none(_line: Any) -> str:
    return ""


@dataclass(frozen=True)  # no slots: with them `Column[OfferLine](...)` fails in Python 3.11
class Column(Generic[Line]):
    """One column over lines: its words, what it sorts by, how it stands and in what colour.

    `width` is in pixels at font factor 1 (0: takes what is left; several of those share it). `tone` is a
    colour token or a function of the line; `sort` None means by the words; `icon` is a drawing before them;
    `chip` puts them in a chip of that kind.
    """

    title: str
    text: Callable[[Line], str]
    sort: Callable[[Line], Any] | None = None
    align: str = "left"
    width: int = 0
    bold: bool | Callable[[Line], bool] = False
    tone: str | Callable[[Line], str] = "text"
    icon: Callable[[Line], str] = _none
    tile: bool = False
    tip: Callable[[Line], str] = _none
    chip: Callable[[Line], str] = _none
    sortable: bool = True

    def tone_of(self, line: Line) -> str:
        return self.tone if isinstance(self.tone, str) else self.tone(line)

    def is_bold(self, line: Line) -> bool:
        return self.bold if isinstance(self.bold, bool) else self.bold(line)


class TableModel(QAbstractTableModel, Generic[Line]):
    """Lines in columns; sorting is done here, on keys computed once."""

    def __init__(self, columns: Sequence[Column[Line]], lines: Sequence[Line] = ()) -> None:
        super().__init__()
        self.columns = tuple(columns)
        self._lines: list[Line] = list(lines)
        self._sorted: tuple[int, bool] | None = None

    def rowCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def lines(self) -> tuple[Line, ...]:
        """The lines in the order they are shown."""
        return tuple(self._lines)

    def line(self, row: int) -> Line:
        return self._lines[row]

    def set_lines(self, lines: Sequence[Line]) -> None:
        """Show these lines, in the order the seller chose before."""
        self.beginResetModel()
        self._lines = list(lines)
        if self._sorted is not None:
            self._sort_lines(*self._sorted)
        self.endResetModel()

    def replace(self, row: int, line: Line) -> None:
        """Show one line anew without moving it."""
        self._lines[row] = line
        self.dataChanged.emit(self.index(row, 0), self.index(row, len(self.columns) - 1))

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        column, line = self.columns[index.column()], self._lines[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.text(line)
        if role == LINE_ROLE:
            return line
        if role == COLUMN_ROLE:
            return column
        if role == Qt.ItemDataRole.ToolTipRole:
            return column.tip(line) or None
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{column.title}: {column.text(line)}"
        return None

    def headerData(
        self, section: int, direction: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if direction is Qt.Orientation.Horizontal and 0 <= section < len(self.columns):
            if role == Qt.ItemDataRole.DisplayRole:
                return self.columns[section].title
            if role == COLUMN_ROLE:
                return self.columns[section]
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        if not 0 <= column < len(self.columns) or not self.columns[column].sortable:
            return
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        held = [(self._lines[index.row()], index.column()) for index in before]
        self._sorted = (column, order is Qt.SortOrder.DescendingOrder)
        self._sort_lines(*self._sorted)
        if held:
            places = {id(line): row for row, line in enumerate(self._lines)}
            after = [self.index(places[id(line)], wanted) for line, wanted in held]
            self.changePersistentIndexList(before, after)
        self.layoutChanged.emit()

    def _sort_lines(self, place: int, descending: bool) -> None:
        column = self.columns[place]
        key = column.sort or (lambda line: column.text(line).casefold())
        keyed = [(key(line), line) for line in self._lines]
        known = [pair for pair in keyed if pair[0] is not None]
        unknown = [line for value, line in keyed if value is None]
        known.sort(key=lambda pair: pair[0], reverse=descending)
        self._lines = [line for _value, line in known] + unknown  # what is not known stands below, either way


class TableView(QTableView, Generic[Line]):
    """Whole rows, chosen with arrows, opened with Enter or a double click; no grid, hairlines under rows.

    `shows_all` makes it as tall as its rows (in a page that scrolls); otherwise it scrolls itself and shows
    whole rows only. `gives_way` are columns with the width of the table below which they are left out.
    """

    chosen = Signal(object)
    opened = Signal(object)

    def __init__(
        self,
        model: TableModel[Line],
        name: str,
        *,
        row_height: int = 30,
        shows_all: bool = False,
        sortable: bool = True,
        gives_way: Mapping[int, int] | None = None,
    ) -> None:
        super().__init__()
        self._model, self._row, self._shows_all = model, row_height, shows_all
        self._gives_way = gives_way or {}
        self.setAccessibleName(name)
        header = HeaderView(self)
        self.setHorizontalHeader(header)
        self.setModel(model)
        self.setItemDelegate(CellPainter(self))
        self._plain_look()
        self._set_columns(header)
        if sortable:
            header.set_sortable()
            self.setSortingEnabled(False)
            header.sort_asked.connect(self.sort_by)
        selection = self.selectionModel()
        selection.currentRowChanged.connect(lambda now, _before: self._tell(now))
        self.doubleClicked.connect(self._open)
        model.modelReset.connect(self._fit)
        model.rowsInserted.connect(self._fit)
        model.rowsRemoved.connect(self._fit)
        self._fit()

    def _plain_look(self) -> None:
        self.setShowGrid(False)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerItem)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setFrameShape(QTableView.Shape.NoFrame)

    def _set_columns(self, header: QHeaderView) -> None:
        header.setMinimumSectionSize(theme.F(24))
        for place, column in enumerate(self._model.columns):
            if column.width:
                header.setSectionResizeMode(place, QHeaderView.ResizeMode.Fixed)
                header.resizeSection(place, theme.F(column.width))
            else:
                header.setSectionResizeMode(place, QHeaderView.ResizeMode.Stretch)

    def line(self) -> Line | None:
        """The chosen line."""
        index = self.currentIndex()
        return self._model.line(index.row()) if index.isValid() else None

    def choose(self, wanted: Callable[[Line], bool]) -> bool:
        """Choose the first line that answers this; True when there is one."""
        for row, line in enumerate(self._model.lines()):
            if wanted(line):
                self.setCurrentIndex(self._model.index(row, 0))
                return True
        return False

    def sort_by(self, column: int, *, descending: bool = False) -> None:
        header = self.horizontalHeader()
        order = Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder
        header.setSortIndicator(column, order)
        header.setSortIndicatorShown(True)
        self._model.sort(column, order)
        header.viewport().update()

    def _tell(self, index: QModelIndex) -> None:
        if index.isValid():
            self.chosen.emit(self._model.line(index.row()))

    def _open(self, index: QModelIndex) -> None:
        if index.isValid():
            self.opened.emit(self._model.line(index.row()))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        index = self.currentIndex()
        if not self.hasFocus() or not index.isValid():
            return
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.color("focus"), 2))
        painter.drawRoundedRect(self.focus_box(index).adjusted(1, 1, -2, -2), 4, 4)

    def focus_box(self, index: QModelIndex) -> QRect:
        """Where the keyboard is: the whole row."""
        box = self.visualRect(index)
        return QRect(0, box.top(), self.viewport().width(), box.height())

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self.currentIndex().isValid() and not self.selectionModel().hasSelection():
            self.selectRow(self.currentIndex().row())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.currentIndex().isValid():
            self._open(self.currentIndex())
            return
        super().keyPressEvent(event)

    def least_row(self) -> int:
        """A row is never lower than its text."""
        return max(theme.F(self._row), QFontMetrics(theme.font()).lineSpacing() + 8)

    def _fit(self) -> None:
        least = self.least_row()
        rows = self._model.rowCount()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if rows else Qt.FocusPolicy.NoFocus)
        if self._shows_all:
            self.verticalHeader().setDefaultSectionSize(least)
            self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            self.setFixedHeight(self.horizontalHeader().sizeHint().height() + rows * least + 4)
            return
        room = self.viewport().height()
        fitting = max(room // least, 1)
        self.verticalHeader().setDefaultSectionSize(max(room // fitting, least) if rows > fitting else least)
        self.setMinimumHeight(self.horizontalHeader().sizeHint().height() + 3 * least)

    def resizeEvent(self, event: QResizeEvent) -> None:
        for place, least in self._gives_way.items():
            self.setColumnHidden(place, event.size().width() < theme.F(least))
        super().resizeEvent(event)
        if not self._shows_all:
            self._fit()
