"""Cuts delimited text into records; a quote that never closes costs its own line, not the rows after it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from salesdesk.errors import N_, Reason

_QUOTED = re.compile(r'"([^"]*(?:""[^"]*)*)"')
_UNCLOSED = N_("Er staat een aanhalingsteken dat niet wordt gesloten.")


@dataclass(frozen=True, slots=True)
class Record:
    """One record and the line it starts on; with a reason it cannot be read."""

    line: int
    cells: tuple[str, ...] = ()
    reason: Reason | None = None


def records(text: str, separator: str) -> Iterator[Record]:
    """All records of a text whose lines end in a single newline; blank lines give nothing."""
    position, line = 0, 1
    while position < len(text):
        end = text.find("\n", position)
        end = len(text) if end < 0 else end
        if '"' not in text[position:end]:
            cells, after, reason = tuple(text[position:end].split(separator)), end, None
        else:
            cells, after, reason = _quoted_record(text, position, end, separator)
        if reason is not None:
            # the next line is read afresh: a quote left open must not swallow the rows after it
            yield Record(line, reason=reason)
            after = end
        elif any(cells):
            yield Record(line, cells)
        line += text.count("\n", position, after) + 1
        position = after + 1


def _quoted_record(
    text: str, position: int, end: int, separator: str
) -> tuple[tuple[str, ...], int, Reason | None]:
    """The cells, where the record ends, and why it cannot be read."""
    cells: list[str] = []
    swallowed = [0]
    while True:
        opening = _skip_blanks(text, position)
        if text[opening : opening + 1] == '"':
            match = _QUOTED.match(text, opening)
            if match is None:
                return (), end, Reason(_UNCLOSED)
            position = _skip_blanks(text, match.end())
            if text[position : position + 1] not in {separator, "\n", ""}:
                return (), end, Reason(_UNCLOSED)
            content = match[1].replace('""', '"')
            cells.append(content)
            swallowed.extend(piece.count(separator) for piece in content.split("\n")[1:-1])
        else:
            stop = _field_end(text, position, separator)
            cells.append(text[position:stop])
            position = stop
        if text[position : position + 1] != separator:
            break
        position += 1
    if _swallowed_rows(cells, swallowed):
        return (), end, Reason(_UNCLOSED)
    return tuple(cells), position, None


def _swallowed_rows(cells: list[str], swallowed: list[int]) -> bool:
    """Whether a quoted cell holds whole rows: as many separators on one of its lines as the record has."""
    return len(cells) > 2 and max(swallowed) >= len(cells) - 1


def _skip_blanks(text: str, position: int) -> int:
    while text[position : position + 1] == " ":
        position += 1
    return position


def _field_end(text: str, position: int, separator: str) -> int:
    line_end = text.find("\n", position)
    line_end = len(text) if line_end < 0 else line_end
    found = text.find(separator, position, line_end)
    return line_end if found < 0 else found
