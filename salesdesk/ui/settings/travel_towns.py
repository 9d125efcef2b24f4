"""Slow towns, and drives whose time is known."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from functools import partial
from typing import Any

from salesdesk import formats
from salesdesk.domain.driving import FixedDrive
from salesdesk.errors import Reason, Refused
from salesdesk.services.seller_file import SellerFile
from salesdesk.services.travel_settings import SlowTown, TravelView
from salesdesk.ui.buttons import link, tonal
from salesdesk.ui.desk import Desk
from salesdesk.ui.edit_table import EditColumn, EditModel, EditTable
from salesdesk.ui.forms import Form, QuantityField, TextField
from salesdesk.ui.labels import TextBlock
from salesdesk.ui.parts import Card, row
from salesdesk.ui.settings.travel_traffic import typed_percent
from salesdesk.ui.table import Column, TableModel, TableView
from salesdesk.words import _, screen_language

USUAL_PERCENT = 30


class TownsCard(Card):
    """Towns with their percent; a new one is typed on the last row."""

    def __init__(self, keep: Callable[[dict[str, int]], object]) -> None:
        super().__init__(_("Trage steden"))
        self._keep = keep
        self._own: dict[str, int] = {}
        columns = [
            EditColumn[SlowTown](_("Plaats"), _name, key="name", edit=_name, sortable=False),
            EditColumn[SlowTown](_("Bron"), _source, tone="muted", width=140, sortable=False),
            EditColumn[SlowTown](
                _("Langer"), lambda town: formats.percent(Decimal(town.percent)) if town.percent else "–",
                key="percent", edit=lambda town: str(town.percent), align="right", width=80, sortable=False,
            ),
        ]  # fmt: skip
        self.model = EditModel[SlowTown](columns, _("Andere plaats…"), inviting=0)
        self.table = EditTable(self.model, _("Trage steden"), self._commit, row_height=30, shows_all=True)
        self.table.removed.connect(self._remove)
        said = _(
            "Een rit korter dan 10 km duurt hier zoveel langer; met één kant in de stad de helft daarvan."
        )
        self.add(TextBlock(said, "small", "text2"), self.table)

    def show_view(self, view: TravelView) -> None:
        self._own = dict(view.habits.city_percents)
        self.model.set_lines(view.towns)

    def _commit(self, line: SlowTown | None, key: str, text: Any) -> None:
        if line is None:
            self._keep({**self._own, " ".join(str(text).split()): USUAL_PERCENT})
        elif key == "percent":
            self._keep({**self._own, line.name: typed_percent(str(text))})

    def _remove(self, line: SlowTown) -> None:
        """An own figure goes; a town of the program is then no longer slow."""
        rest = {name: percent for name, percent in self._own.items() if name != line.name}
        self._keep(rest if line.is_own else {**rest, line.name: 0})


def _name(town: SlowTown) -> str:
    return town.name


def _source(town: SlowTown) -> str:
    if town.is_own:
        return _("zelf ingesteld")
    return _("een gok") if town.is_guess else _("gemeten")


class FixedCard(Card):
    """Drives with a known time; a line is taken up again by a double click or Enter."""

    def __init__(self, desk: Desk, file: SellerFile) -> None:
        super().__init__(_("Vaste ritten"))
        self._desk, self._file = desk, file
        self._known: FixedDrive | None = None
        self.model = TableModel(_fixed_columns())
        self.table = TableView(self.model, _("Vaste ritten"), shows_all=True, sortable=False)
        self.table.opened.connect(self._take_up)
        self.form = Form()
        self.here, self.there = TextField(_("Van")), TextField(_("Naar"))
        self.minutes = QuantityField(_("Minuten"), decimals=0, wide=76)
        self.km = QuantityField(_("Km"), decimals=1, wide=76)
        self.reason = TextField(_("Waarom"))
        ends = row(
            self.form.make("from_where", _("Van"), self.here),
            self.form.make("to_where", _("Naar"), self.there),
            gap=12,
        )
        how = row(
            self.form.make("minutes", _("Minuten"), self.minutes),
            self.form.make("km", _("Km"), self.km),
            gap=12,
        )
        how.addWidget(self.form.make("reason", _("Waarom"), self.reason), 1)
        self.save = tonal(_("Toevoegen"), self._save, "plus")
        self.drop = link(_("Weghalen"), self._drop, "trash")
        self.table.chosen.connect(lambda _line: self.drop.setEnabled(True))
        said = _("Een pont, een eiland, een brug die vaak open staat: wat je weet gaat voor de schatting.")
        self.add(
            TextBlock(said, "small", "text2"), self.table, ends, how, self.form,
            row(self.save, 1, self.drop),
        )  # fmt: skip

    def show_view(self, view: TravelView) -> None:
        self.model.set_lines(view.fixed)
        self.table.setVisible(bool(view.fixed))
        self.drop.setVisible(bool(view.fixed))

    def _take_up(self, line: FixedDrive) -> None:
        self._known = line
        self.here.set_value(line.from_where)
        self.there.set_value(line.to_where)
        self.minutes.set_value(Decimal(line.minutes))
        self.km.set_value(line.km)
        self.reason.set_value(line.reason)
        self.save.setText(_("Bewaren"))
        self.here.setFocus()

    def _save(self) -> None:
        settings = self._file.travel_settings
        self.form.clear_errors()
        try:
            minutes, km = self.minutes.value(), self.km.value()
        except Refused as refused:
            self._refused(refused.reasons)
            return
        before = self._known
        drive = replace(
            before or settings.new_fixed("", "", 0),
            from_where=self.here.value(), to_where=self.there.value(),
            minutes=int(minutes) if minutes is not None else 0, km=km, reason=self.reason.value().strip(),
        )  # fmt: skip
        self._desk.work.ask(
            partial(settings.keep_fixed, drive), partial(self._kept, before),
            refused=self._refused, owner=self,
        )  # fmt: skip

    def _refused(self, reasons: tuple[Reason, ...]) -> None:
        self.form.show_refused(reasons)

    def _kept(self, before: FixedDrive | None, drive: FixedDrive) -> None:
        self._known = None
        for field in (self.here, self.there, self.reason):
            field.set_value("")
        self.minutes.set_value(None)
        self.km.set_value(None)
        self.save.setText(_("Toevoegen"))
        words = _("Vaste rit {here} – {there} bewaard")
        settings = self._file.travel_settings
        back = partial(settings.keep_fixed, before) if before else partial(settings.drop_fixed, drive)
        said = words.format(here=drive.from_where, there=drive.to_where)
        self._desk.toast(said, partial(self._desk.work.ask, back))

    def _drop(self) -> None:
        line = self.table.line()
        if line is None:
            self._desk.toast(_("Kies eerst een rit in de lijst."))
            return
        settings = self._file.travel_settings

        def told(_drive: FixedDrive) -> None:
            undo = partial(self._desk.work.ask, partial(settings.keep_fixed, line))
            self._desk.toast(_("Vaste rit weggehaald"), undo)

        self._desk.work.ask(partial(settings.drop_fixed, line), told)


def _fixed_columns() -> list[Column[FixedDrive]]:
    def ends(drive: FixedDrive) -> str:
        both = f"{drive.from_where} – {drive.to_where}"
        return f"{both}  ·  {drive.reason}" if drive.reason else both

    def km(drive: FixedDrive) -> str:
        return f"{formats.number(drive.km)} km" if drive.km is not None else ""

    return [
        Column[FixedDrive](_("Rit"), ends, tip=ends),
        Column[FixedDrive](_("Afstand"), km, align="right", width=76),
        Column[FixedDrive](
            _("Duur"),
            lambda drive: formats.duration(drive.minutes, screen_language()),
            align="right",
            width=80,
        ),
    ]
