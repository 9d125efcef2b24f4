"""The business kilometres as a workbook for the administration: every drive, and the sums by month."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from salesdesk.exchange.sheet import Cell
from salesdesk.exchange.workbook_writing import Column, ColumnKind, Table, workbook_bytes
from salesdesk.words import _


@dataclass(frozen=True, slots=True)
class KmLine:
    """One business drive; `is_noted` says that the kilometres of its day were noted, not estimated."""

    day: date
    from_where: str
    to_where: str
    km: Decimal
    reason: str
    is_noted: bool = False


def kilometre_workbook(
    lines: Sequence[KmLine], euro_per_km: Decimal, seller: str, created: datetime
) -> bytes:
    """A sheet with every drive and one by month, both with their total and amount."""
    return workbook_bytes(_drives(lines, euro_per_km, seller), _months(lines, euro_per_km), created=created)


def _drives(lines: Sequence[KmLine], rate: Decimal, seller: str) -> Table:
    columns = (
        Column(_("Datum"), ColumnKind.DATE, 12),
        Column(_("Van")),
        Column(_("Naar")),
        Column(_("Bezoek aan")),
        Column(_("Kilometers"), ColumnKind.NUMBER, 12),
        Column(_("Bedrag"), ColumnKind.EURO, 14),
        Column(_("Kilometers volgens")),
    )
    rows: list[list[Cell | None]] = [
        [line.day, line.from_where, line.to_where, line.reason, line.km, line.km * rate, _source(line)]
        for line in lines
    ]
    km = sum((line.km for line in lines), Decimal(0))
    total: list[Cell | None] = [_("Totaal"), seller, None, None, km, km * rate, None]
    return Table(_("Ritten"), columns, rows, total)


def _source(line: KmLine) -> str:
    return _("opgave") if line.is_noted else _("schatting zonder wegennet")


def _months(lines: Sequence[KmLine], rate: Decimal) -> Table:
    columns = (
        Column(_("Maand"), ColumnKind.MONTH, 12),
        Column(_("Dagen"), ColumnKind.NUMBER),
        Column(_("Kilometers"), ColumnKind.NUMBER, 12),
        Column(_("Waarvan opgegeven"), ColumnKind.NUMBER, 18),
        Column(_("Bedrag"), ColumnKind.EURO, 14),
    )
    months: dict[date, list[KmLine]] = {}
    for line in lines:
        months.setdefault(line.day.replace(day=1), []).append(line)
    rows = [_month(month, part, rate) for month, part in sorted(months.items())]
    whole = _month(date(2000, 1, 1), lines, rate)
    return Table(_("Maanden"), columns, rows, [_("Totaal"), *whole[1:]])


def _month(month: date, lines: Sequence[KmLine], rate: Decimal) -> list[Cell | None]:
    km = sum((line.km for line in lines), Decimal(0))
    noted = sum((line.km for line in lines if line.is_noted), Decimal(0))
    return [month, Decimal(len({line.day for line in lines})), km, noted, km * rate]
