"""The sheet for a day that goes otherwise: from where, till when, how many visits, which area."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from uuid import UUID

from PySide6.QtWidgets import QWidget

from salesdesk import formats, words
from salesdesk.domain.rayon import Area, OtherDay
from salesdesk.errors import Reason, Refused
from salesdesk.services.seller_file import SellerFile
from salesdesk.ui import ask
from salesdesk.ui.desk import Desk
from salesdesk.ui.forms import Choice, Form, TextField, TimeField
from salesdesk.ui.labels import TextBlock
from salesdesk.ui.parts import row
from salesdesk.words import _

MOST = 12


class OtherDaySheet(Form):
    """The inputs; what stays empty goes as always."""

    def __init__(self, other: OtherDay, areas: Sequence[Area]) -> None:
        super().__init__()
        self._other = other
        self.from_where = TextField(_("Vertrek van"), placeholder=_("thuis"))
        self.to_where = TextField(_("Eindigt in"), placeholder=_("thuis"))
        self.start_time = TimeField(_("Niet weg vóór"), field="start_time")
        self.end_time = TimeField(_("Terug om"), field="end_time")
        usual = _("zoals altijd")
        self.most = Choice[int | None](
            _("Hoogstens"), [(None, usual), *((count, str(count)) for count in range(MOST + 1))], wide=130
        )
        known: list[tuple[UUID | None, str]] = [(None, _("volgens de cyclus"))]
        known += [(area.id, area.name) for area in sorted(areas, key=lambda one: one.name.casefold())]
        self.area = Choice[UUID | None](_("Gebied van deze dag"), known)
        hint = _("Een postcode of een plaats, ook van een hotel. Leeg is zoals altijd.")
        self.body.addWidget(TextBlock(hint, "small", "muted"))
        for left, right in (
            (
                self.make("from_where", _("Vertrek van"), self.from_where),
                self.make("to_where", _("Eindigt in"), self.to_where),
            ),
            (
                self.make("start_time", _("Niet weg vóór"), self.start_time),
                self.make("end_time", _("Terug om"), self.end_time),
            ),
            (
                self.make("most_visits", _("Hoogstens zoveel bezoeken"), self.most),
                self.make("area_id", _("Gebied van deze dag"), self.area),
            ),
        ):
            line = row(gap=12)
            line.addWidget(left, 1)
            line.addWidget(right, 1)
            self.body.addLayout(line)
        self._fill(other)

    def _fill(self, other: OtherDay) -> None:
        self.from_where.set_value(other.from_where)
        self.to_where.set_value(other.to_where)
        self.start_time.setText(formats.clock(other.start_time) if other.start_time else "")
        self.end_time.setText(formats.clock(other.end_time) if other.end_time else "")
        self.most.set_value(other.most_visits)
        self.area.set_value(other.area_id)

    def value(self) -> OtherDay:
        """What was filled in; refused with the time that cannot be read."""
        return replace(
            self._other,
            from_where=elsewhere(self.from_where.value()),
            to_where=elsewhere(self.to_where.value()),
            start_time=self.start_time.value(),
            end_time=self.end_time.value(),
            most_visits=self.most.value(),
            area_id=self.area.value(),
            deleted=False,
        )


def elsewhere(typed: str) -> str:
    """The place that was typed: home is nothing, of a hotel only the town counts."""
    text = " ".join(typed.split())
    if text.casefold() in {"thuis", "huis", "home"}:
        return ""
    for beginning in ("hotel in ", "hotel te ", "hotel "):
        if text.casefold().startswith(beginning):
            return text[len(beginning) :]
    return text


def open_other_day(
    parent: QWidget, desk: Desk, file: SellerFile, sheet: OtherDaySheet, refused: Sequence[Reason] = ()
) -> None:
    """Ask until it is right or the seller thinks better of it; can be undone."""
    sheet.clear_errors()
    if refused:
        sheet.show_refused(tuple(refused))
    title = _("{day} anders").format(
        day=formats.capital(formats.long_day(sheet._other.day, words.screen_language()))  # noqa: SLF001
    )
    if not ask.sheet(parent, title, sheet, _("Zo gaat deze dag")):
        return
    planning = file.day_planning
    try:
        other = sheet.value()
    except Refused as no:
        open_other_day(parent, desk, file, sheet, no.reasons)
        return

    def kept(before: OtherDay) -> None:
        desk.toast(_("Deze dag gaat anders"), lambda: desk.work.ask(lambda: planning.keep_other_day(before)))

    desk.work.ask(
        lambda: planning.keep_other_day(other),
        kept,
        refused=lambda reasons: open_other_day(parent, desk, file, sheet, reasons),
    )
