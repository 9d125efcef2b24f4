"""The rayon as a workbook: a line per area, and one per relation with its area."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from salesdesk.exchange.sheet import Cell
from salesdesk.exchange.workbook_writing import Column, ColumnKind, Table, workbook_bytes
from salesdesk.words import _


@dataclass(frozen=True, slots=True)
class AreaLine:
    """An area in figures a year; `classes` are the relations of K, A, B and C."""

    name: str
    postcodes: str
    days: str
    classes: tuple[int, int, int, int]
    visits: int
    hours: Decimal
    overdue: int
    revenue: Decimal
    drive_minutes: int | None


@dataclass(frozen=True, slots=True)
class RelationLine:
    """A relation as it is planned; `area_text` is what head office calls its area."""

    name: str
    place: str
    postcode: str
    importance: str
    area: str
    area_text: str
    visits: int
    minutes: int
    last_on: date | None
    due_on: date | None
    revenue: Decimal


def rayon_workbook(areas: Sequence[AreaLine], relations: Iterable[RelationLine], created: datetime) -> bytes:
    """Two sheets, exact figures; the last line of the first sums."""
    return workbook_bytes(_areas(areas), _relations(relations), created=created)


def _areas(areas: Sequence[AreaLine]) -> Table:
    number, euro = ColumnKind.NUMBER, ColumnKind.EURO
    columns = (
        Column(_("Gebied")), Column(_("Postcodes"), width=28), Column(_("Vaste dagen")),
        *(Column(letter, number, 6) for letter in ("K", "A", "B", "C")),
        Column(_("Bezoeken per jaar"), number, 17), Column(_("Uren per jaar"), number, 14),
        Column(_("Achterstallig"), number, 13), Column(_("Omzet 12 maanden"), euro, 18),
        Column(_("Rijden van huis (min)"), number, 20),
    )  # fmt: skip
    rows: list[list[Cell | None]] = [
        [one.name, one.postcodes, one.days, *map(Decimal, one.classes), Decimal(one.visits), one.hours,
         Decimal(one.overdue), one.revenue, None if one.drive_minutes is None else Decimal(one.drive_minutes)]
        for one in areas
    ]  # fmt: skip
    sums: list[Cell | None] = [
        _("Totaal"), "", "", *(Decimal(sum(one.classes[at] for one in areas)) for at in range(4)),
        Decimal(sum(one.visits for one in areas)), sum((one.hours for one in areas), Decimal(0)),
        Decimal(sum(one.overdue for one in areas)), sum((one.revenue for one in areas), Decimal(0)), None,
    ]  # fmt: skip
    return Table(_("Gebieden"), columns, rows, sums)


def _relations(relations: Iterable[RelationLine]) -> Table:
    number, day = ColumnKind.NUMBER, ColumnKind.DATE
    columns = (
        Column(_("Relatie")), Column(_("Plaats")), Column(_("Postcode")), Column(_("Klasse")),
        Column(_("Gebied")), Column(_("Gebied volgens kantoor")), Column(_("Bezoeken per jaar"), number, 17),
        Column(_("Minuten"), number, 9), Column(_("Laatst bezocht"), day, 14),
        Column(_("Aan de beurt"), day, 13),
        Column(_("Omzet 12 maanden"), ColumnKind.EURO, 18),
    )  # fmt: skip
    rows: list[list[Cell | None]] = [
        [one.name, one.place, one.postcode, one.importance, one.area, one.area_text,
         Decimal(one.visits), Decimal(one.minutes), one.last_on, one.due_on, one.revenue]
        for one in relations
    ]  # fmt: skip
    return Table(_("Relaties"), columns, rows)
