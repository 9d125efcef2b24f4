"""Writes tables to an Excel workbook: text stays text, numbers are numbers, dates are dates."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from enum import StrEnum

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from salesdesk.exchange.sheet import LONGEST_CELL, Cell

LONGEST_TITLE = 31
_FORBIDDEN_IN_TITLE = str.maketrans("[]:*?/\\'", "        ")
_DEFAULT_WIDTH = 12
_WIDEST = 60
_A4, _UPRIGHT = 9, 95


class ColumnKind(StrEnum):
    """How the cells of a column read; chances and discounts are percents of a hundred."""

    TEXT = "text"
    NUMBER = "number"
    EURO = "euro"
    PERCENT = "percent"
    DATE = "date"
    MONTH = "month"


_NUMBER_FORMATS = {
    ColumnKind.TEXT: "@",
    ColumnKind.NUMBER: "#,##0",
    ColumnKind.EURO: '"€" #,##0.00;"€" -#,##0.00',
    ColumnKind.PERCENT: '0" %"',
    ColumnKind.DATE: "dd-mm-yyyy",
    ColumnKind.MONTH: "mmm yyyy",
}
# A spreadsheet shows `90,` where decimals may be left out, so only what has decimals is given room for them.
_BROKEN_FORMATS = {
    ColumnKind.NUMBER: "#,##0.0##",
    ColumnKind.PERCENT: '0.0#" %"',
}
_WORDS = frozenset({ColumnKind.TEXT, ColumnKind.DATE, ColumnKind.MONTH})


@dataclass(frozen=True, slots=True)
class Column:
    """A column and its title; width 0 fits the longest text."""

    title: str
    kind: ColumnKind = ColumnKind.TEXT
    width: int = 0


@dataclass(frozen=True, slots=True)
class Table:
    """One worksheet; None is an empty cell, `total` stands bold under a rule."""

    title: str
    columns: tuple[Column, ...]
    rows: Sequence[Sequence[Cell | None]]
    total: Sequence[Cell | None] = ()


def workbook_bytes(*tables: Table, created: datetime) -> bytes:
    """The workbook as a file; the same tables and moment give the same bytes."""
    target = io.BytesIO()
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
        "default_date_format": "dd-mm-yyyy",
    }
    with xlsxwriter.Workbook(target, options) as workbook:
        workbook.set_properties({"created": created.replace(tzinfo=None)})
        head = workbook.add_format({"bold": True, "bg_color": "#E3F2EF", "bottom": 1, "valign": "top"})
        over_figures = workbook.add_format({
            "bold": True, "bg_color": "#E3F2EF", "bottom": 1, "valign": "top", "align": "right",
        })  # fmt: skip
        plain, bold = _Looks(workbook, {}), _Looks(workbook, {"bold": True, "top": 1})
        for table in tables:
            title = table.title.translate(_FORBIDDEN_IN_TITLE).strip()[:LONGEST_TITLE]
            _write_table(workbook.add_worksheet(title or None), table, (head, over_figures), plain, bold)
    return target.getvalue()


class _Looks:
    """How the cells of each kind of column look, made once for a workbook."""

    def __init__(self, workbook: xlsxwriter.Workbook, look: dict[str, object]) -> None:
        made = {kind: {"num_format": text, **look} for kind, text in _NUMBER_FORMATS.items()}
        broken = {kind: {"num_format": text, **look} for kind, text in _BROKEN_FORMATS.items()}
        self._whole = {kind: workbook.add_format(each) for kind, each in made.items()}
        self._broken = {kind: workbook.add_format(each) for kind, each in broken.items()}

    def of(self, kind: ColumnKind, cell: Cell | None) -> Format:
        if isinstance(cell, str):
            return self._whole[ColumnKind.TEXT]
        if isinstance(cell, date) and kind is not ColumnKind.MONTH:
            return self._whole[ColumnKind.DATE]
        has_decimals = isinstance(cell, Decimal) and cell != cell.to_integral_value()
        return self._broken[kind] if has_decimals and kind in self._broken else self._whole[kind]


def _write_table(
    sheet: Worksheet, table: Table, heads: tuple[Format, Format], plain: _Looks, bold: _Looks
) -> None:
    sheet.freeze_panes(1, 0)
    for column, entry in enumerate(table.columns):
        sheet.write_string(0, column, entry.title, heads[entry.kind not in _WORDS])
        sheet.set_column(column, column, entry.width or _fitting_width(table, column))
    for line, row in enumerate(table.rows, start=1):
        _write_row(sheet, line, row, table.columns, plain)
    if table.total:
        _write_row(sheet, len(table.rows) + 1, table.total, table.columns, bold)
    _set_page(sheet, table)
    if table.rows:
        sheet.autofilter(0, 0, len(table.rows), len(table.columns) - 1)


def _set_page(sheet: Worksheet, table: Table) -> None:
    """On paper: A4, as wide as the page, the titles on each; a wide table lies on its side."""
    wide = sum(entry.width or _fitting_width(table, at) for at, entry in enumerate(table.columns))
    sheet.set_paper(_A4)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    if wide > _UPRIGHT:
        sheet.set_landscape()


def _write_row(
    sheet: Worksheet,
    line: int,
    row: Sequence[Cell | None],
    columns: tuple[Column, ...],
    looks: _Looks,
) -> None:
    """A text that starts with `=` is a text cell, so no spreadsheet runs it."""
    for column, (cell, entry) in enumerate(zip(row, columns, strict=True)):
        style = looks.of(entry.kind, cell)
        if cell is None:
            sheet.write_blank(line, column, None, style)
        elif isinstance(cell, Decimal | int):
            sheet.write_number(line, column, float(cell), style)
        elif isinstance(cell, date):
            sheet.write_datetime(line, column, datetime.combine(cell, time()), style)
        else:
            sheet.write_string(line, column, cell[:LONGEST_CELL], style)


def _fitting_width(table: Table, column: int) -> int:
    texts = [row[column] for row in table.rows[:500]]
    longest = max((len(text) for text in texts if isinstance(text, str)), default=0)
    return min(max(_DEFAULT_WIDTH, longest + 2, len(table.columns[column].title) + 4), _WIDEST)
