"""Reads CSV and its relatives as offices really send them: any encoding, any separator, damage and all."""

from __future__ import annotations

import re
from collections import Counter

from salesdesk.errors import N_, Reason
from salesdesk.exchange.encoding import decode
from salesdesk.exchange.records import Record, records
from salesdesk.exchange.sheet import (
    LONGEST_CELL,
    MOST_BYTES,
    MOST_COLUMNS,
    MOST_ROWS,
    Problem,
    Row,
    Sheet,
    clean,
    looks_garbled,
)

SEPARATORS = (";", ",", "\t", "|")
_SAID_SEPARATOR = re.compile(r"\s*\"?sep=([;,\t|])\"?\s*", re.IGNORECASE)
_LOOK_AT_LINES = 50


def read_delimited(content: bytes) -> Sheet:
    """The table in these bytes; whatever they are, the answer is a sheet, with what is wrong per line."""
    if len(content) > MOST_BYTES:
        most = {"most": MOST_BYTES // 1024 // 1024}
        return Sheet(problems=(Problem(0, Reason(N_("Dit bestand is groter dan {most} MB."), "", most)),))
    text, encoding = decode(content)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    first, _, rest = text.partition("\n")
    said = _SAID_SEPARATOR.fullmatch(first)
    separator = said[1] if said else find_separator(text)
    reader = _Reader()
    for record in records(f"\n{rest}" if said else text, separator):
        if not reader.take(record):
            break
    if not reader.header:
        reader.problems.append(Problem(0, Reason(N_("Er staat niets in dit bestand."))))
    return Sheet(reader.header, tuple(reader.rows), tuple(reader.problems), encoding, separator)


def find_separator(text: str) -> str:
    """The sign from the header that cuts most of the first lines into the same number of pieces."""
    lines = [re.sub(r'"[^"]*"', "", line) for line in text.split("\n", _LOOK_AT_LINES)[:_LOOK_AT_LINES]]
    lines = [line[:LONGEST_CELL] for line in lines if line.strip()]

    def fitness(separator: str) -> tuple[int, int]:
        counts = Counter(line.count(separator) for line in lines)
        counts.pop(0, None)
        if not counts:
            return 0, 0
        count, times = counts.most_common(1)[0]
        return times, count

    in_header = [separator for separator in SEPARATORS if lines and separator in lines[0]]
    return max(in_header or SEPARATORS, key=fitness)


class _Reader:
    """Collects rows and problems record by record; the first record is the header."""

    def __init__(self) -> None:
        self.header: tuple[str, ...] = ()
        self.rows: list[Row] = []
        self.problems: list[Problem] = []

    def take(self, record: Record) -> bool:
        """Take one record; False when the file holds more rows than we read."""
        if len(self.rows) >= MOST_ROWS:
            most = {"most": MOST_ROWS}
            self.problems.append(
                Problem(record.line, Reason(N_("Na {most} rijen is niet verder gelezen."), "", most))
            )
            return False
        if record.reason is not None:
            self.problems.append(Problem(record.line, record.reason))
        elif not any(cell.strip() for cell in record.cells):
            pass  # a row of separators only is what a spreadsheet leaves behind
        elif self.header:
            self._take_row(record)
        else:
            self.header = tuple(clean(cell)[:LONGEST_CELL] for cell in record.cells[:MOST_COLUMNS])
        return True

    def _take_row(self, record: Record) -> None:
        cells = record.cells
        width = len(self.header)
        for column, cell in enumerate(cells):
            if len(cell) > LONGEST_CELL:
                at = self.header[column] if column < width else ""
                self._blocked(
                    record.line, N_("Deze cel is te lang (meer dan {most} tekens)."), at, LONGEST_CELL
                )
                return
        if any(cell.strip() for cell in cells[width:]):
            self._blocked(record.line, N_("Deze rij heeft meer dan {most} kolommen."), "", width)
            return
        if any("\x00" in cell for cell in cells):
            self._warned(
                record.line, N_("Er stonden onleesbare tekens (NUL) in deze rij; die zijn weggelaten.")
            )
        if any(looks_garbled(cell) for cell in cells):
            self._warned(record.line, N_("Hier staan vreemde tekens; kijk de letters met accenten na."))
        if len(cells) < width:
            self._warned(record.line, N_("Deze rij is korter dan de kop; wat ontbreekt blijft leeg."))
            cells += ("",) * (width - len(cells))
        self.rows.append(Row(record.line, tuple(clean(cell) for cell in cells[:width])))

    def _blocked(self, line: int, text: str, at: str, most: int) -> None:
        self.problems.append(Problem(line, Reason(text, at, {"most": most})))

    def _warned(self, line: int, text: str) -> None:
        self.problems.append(Problem(line, Reason(text), blocks=False))
