"""Reads the first filled sheet of an Excel workbook."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time
from decimal import Decimal

from python_calamine import CalamineWorkbook

from salesdesk.errors import N_, Reason
from salesdesk.exchange.archives import why_unsafe
from salesdesk.exchange.sheet import (
    LONGEST_CELL,
    MOST_BYTES,
    MOST_COLUMNS,
    MOST_ROWS,
    Cell,
    Problem,
    Row,
    Sheet,
    cell_text,
    clean,
    looks_garbled,
)


def read_workbook(content: bytes) -> Sheet:
    """The first sheet that holds something; its first filled row is the header."""
    if len(content) > MOST_BYTES:
        return _unread(Reason(N_("Dit bestand is groter dan {most} MB."), "", {"most": MOST_BYTES >> 20}))
    reason = why_unsafe(content)
    if reason is not None:
        return _unread(reason)
    try:
        for rows in _sheets(content):
            sheet = _sheet(rows)
            if sheet.header:
                return sheet
    except BaseException as failure:  # a panic of the reader is no Exception; a damaged file is no bug
        if isinstance(failure, KeyboardInterrupt | SystemExit | GeneratorExit):
            raise
        return _unread(Reason(N_("Dit Excelbestand is beschadigd.")))
    return _unread(Reason(N_("Er staat niets in dit bestand.")))


def _unread(reason: Reason) -> Sheet:
    return Sheet(problems=(Problem(0, reason),))


def _sheets(content: bytes) -> Iterator[Sequence[Sequence[object]]]:
    workbook = CalamineWorkbook.from_filelike(io.BytesIO(content))
    for name in workbook.sheet_names:
        yield workbook.get_sheet_by_name(name).to_python(skip_empty_area=False)


def _sheet(raw_rows: Sequence[Sequence[object]]) -> Sheet:
    header: tuple[str, ...] = ()
    rows: list[Row] = []
    problems: list[Problem] = []
    for line, raw in enumerate(raw_rows, start=1):
        cells = tuple(_cell(value) for value in raw[:MOST_COLUMNS])
        if not any(cell != "" for cell in cells):
            continue
        if not header:
            header = _header(cells)
        elif len(rows) >= MOST_ROWS:
            most = {"most": MOST_ROWS}
            problems.append(Problem(line, Reason(N_("Na {most} rijen is niet verder gelezen."), "", most)))
            break
        else:
            row, problem = _row(line, cells[: len(header)], header)
            rows.extend([row] if row else [])
            problems.extend([problem] if problem else [])
    return Sheet(header, tuple(rows), tuple(problems), "xlsx")


def _header(cells: tuple[Cell, ...]) -> tuple[str, ...]:
    texts = [cell_text(cell) for cell in cells]
    while texts and not texts[-1]:
        texts.pop()
    return tuple(texts)


def _row(line: int, cells: tuple[Cell, ...], header: tuple[str, ...]) -> tuple[Row | None, Problem | None]:
    for title, cell in zip(header, cells, strict=False):
        if isinstance(cell, str) and len(cell) > LONGEST_CELL:
            most = {"most": LONGEST_CELL}
            return None, Problem(
                line, Reason(N_("Deze cel is te lang (meer dan {most} tekens)."), title, most)
            )
    if not any(cell != "" for cell in cells):
        return None, None
    problem = None
    if any(isinstance(cell, str) and looks_garbled(cell) for cell in cells):
        text = N_("Hier staan vreemde tekens; kijk de letters met accenten na.")
        problem = Problem(line, Reason(text), blocks=False)
    return Row(line, cells + ("",) * (len(header) - len(cells))), problem


def _cell(value: object) -> Cell:
    """Numbers as the shortest decimal that means the same, moments as their date."""
    if isinstance(value, bool):
        return "ja" if value else "nee"
    if isinstance(value, int | float):
        number = Decimal(repr(value))
        return number if number.is_finite() else ""
    if isinstance(value, date):
        return value.date() if isinstance(value, datetime) else value
    return f"{value:%H:%M}" if isinstance(value, time) else clean(str(value))
