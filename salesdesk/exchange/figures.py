"""Numbers and dates in a file: how this column writes them, and what each cell says."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, timedelta
from decimal import Decimal

from salesdesk.domain.money import MOST_DIGITS, parse_amount
from salesdesk.exchange.sheet import Cell

_BARE = re.compile(r"[\s\u00a0\u202f€$%]|EUR|,-$|,--$", re.IGNORECASE)
_DOUBTFUL = re.compile(r"[-−]?[0-9]{1,3}[.,][0-9]{3}")
_DAY_FIRST = re.compile(r"([0-9]{1,2})[-/. ]([0-9]{1,2})[-/. ]([0-9]{2}|[0-9]{4})(?:[ t].*)?")
_YEAR_FIRST = re.compile(r"([0-9]{4})[-/.]?([0-9]{2})[-/.]?([0-9]{2})(?:[ t].*)?")
_DAY_AND_NAME = re.compile(r"([0-9]{1,2})[-. ]+([a-zéäû]+)\.?[-. ]+([0-9]{4})")
_NAMED_MONTH = re.compile(r"([a-zéäû]+)\.?(?:[-/ ']+([0-9]{2}|[0-9]{4}))?")
_MONTH_YEAR = re.compile(r"([0-9]{1,2})[-/. ]([0-9]{4})")
_YEAR_MONTH = re.compile(r"([0-9]{4})[-/.]([0-9]{1,2})")
_EXCEL_ORIGIN = date(1899, 12, 30)
_EXCEL_DAYS = range(20_000, 80_000)
_MONTHS = {
    "jan": 1, "feb": 2, "mar": 3, "mrt": 3, "maa": 3, "maart": 3, "apr": 4, "mei": 5, "may": 5, "jun": 6,
    "jul": 7, "aug": 8, "sep": 9, "okt": 10, "oct": 10, "nov": 11, "dec": 12,
    "januari": 1, "january": 1, "februari": 2, "february": 2, "march": 3, "april": 4, "juni": 6, "june": 6,
    "juli": 7, "july": 7, "augustus": 8, "august": 8, "sept": 9, "september": 9, "oktober": 10, "october": 10,
    "november": 11, "december": 12,
}  # fmt: skip


def column_sign(cells: Iterable[Cell]) -> str:
    """The decimal sign this column shows: `,` or `.`, `?` when 1.234 can be read in two ways, else empty.

    A number cell of a workbook leaves no doubt; a column that shows both signs is read number by number.
    """
    shown: set[str] = set()
    is_doubtful = False
    for cell in cells:
        bare = _BARE.sub("", cell) if isinstance(cell, str) else ""
        signs = [sign for sign in bare if sign in ".,"]
        if not signs:
            continue
        if len(set(signs)) == 2:
            shown.add(signs[-1])
        elif len(signs) > 1:
            shown.add("," if signs[0] == "." else ".")
        elif _DOUBTFUL.fullmatch(bare):
            is_doubtful = True
        else:
            shown.add(signs[0])
    if len(shown) == 1:
        return shown.pop()
    return "?" if is_doubtful and not shown else ""


def number(cell: Cell, decimal_sign: str = "") -> Decimal:
    """The number in a cell; ValueError when it is none; without a sign read the Dutch way."""
    if isinstance(cell, Decimal):
        if abs(cell) >= 10**MOST_DIGITS:
            raise ValueError(str(cell))
        return cell
    bare = _BARE.sub("", str(cell))
    if bare.endswith("-"):
        bare = f"-{bare[:-1]}"
    if decimal_sign and _DOUBTFUL.fullmatch(bare):
        thousands = "." if decimal_sign == "," else ","
        bare = bare.replace(thousands, "").replace(decimal_sign, ",")
    return parse_amount(bare)


def day(cell: Cell) -> date:
    """The date in a cell, day before month; ValueError when it is none."""
    if isinstance(cell, date):
        return cell
    if isinstance(cell, Decimal):
        return _excel_day(cell)
    text = cell.strip().casefold()
    if match := _DAY_FIRST.fullmatch(text):
        return date(_whole_year(match[3]), int(match[2]), int(match[1]))
    if match := _DAY_AND_NAME.fullmatch(text):
        return date(int(match[3]), _month_number(match[2]), int(match[1]))
    if match := _YEAR_FIRST.fullmatch(text):
        return date(int(match[1]), int(match[2]), int(match[3]))
    raise ValueError(cell)


def month(cell: Cell, year: int) -> date:
    """The first of the month in a cell: `mar`, `mei 2027`, `02-2027` or a date; ValueError otherwise."""
    if isinstance(cell, Decimal) and cell in range(1, 13):
        return date(year, int(cell), 1)
    if isinstance(cell, str):
        text = cell.strip().casefold()
        if match := _NAMED_MONTH.fullmatch(text):
            return date(_whole_year(match[2]) if match[2] else year, _month_number(match[1]), 1)
        if match := _MONTH_YEAR.fullmatch(text):
            return date(int(match[2]), int(match[1]), 1)
        if match := _YEAR_MONTH.fullmatch(text):
            return date(int(match[1]), int(match[2]), 1)
        if text.isascii() and text.isdigit() and len(text) <= 2:
            return date(year, int(text), 1)
    return day(cell).replace(day=1)


def _month_number(name: str) -> int:
    if name not in _MONTHS:
        raise ValueError(name)
    return _MONTHS[name]


def _whole_year(digits: str) -> int:
    return int(digits) if len(digits) == 4 else 2000 + int(digits)


def _excel_day(serial: Decimal) -> date:
    if int(serial) not in _EXCEL_DAYS:
        raise ValueError(str(serial))
    return _EXCEL_ORIGIN + timedelta(days=int(serial))
