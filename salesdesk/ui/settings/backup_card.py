"""The copies of the file: make one, see which there are, put one back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from salesdesk.formats import clock, field_date, short_day_name
from salesdesk.services.backups import Backup, Backups, Occasion
from salesdesk.ui import ask
from salesdesk.ui.buttons import plain, tonal
from salesdesk.ui.desk import Desk
from salesdesk.ui.labels import TextBlock
from salesdesk.ui.parts import Card, Fact, row
from salesdesk.ui.table import Column, TableModel, TableView
from salesdesk.words import _, screen_language


def occasion_words() -> dict[Occasion, str]:
    return {
        Occasion.DAY: _("elke dag"),
        Occasion.MIGRATION: _("voor een nieuwe versie"),
        Occasion.PACKET: _("voor een uitwisseling"),
        Occasion.ASKED: _("zelf gemaakt"),
        Occasion.RESTORED: _("stond er voor het terugzetten"),
    }


def moment_text(moment: datetime) -> str:
    return f"{short_day_name(moment, screen_language())} {field_date(moment)} {clock(moment)}"


class BackupCard(Card):
    """Part of the safety page."""

    def __init__(self, desk: Desk, backups: Backups) -> None:
        super().__init__(_("Reservekopieën"))
        self._desk, self._backups = desk, backups
        said = occasion_words()
        columns = [
            Column[Backup](_("Gemaakt"), lambda one: moment_text(one.made_at), width=190, bold=True),
            Column[Backup](_("Waarom"), lambda one: said[one.occasion], tone="muted"),
        ]
        self.model = TableModel(columns)
        self.table = TableView(self.model, _("Reservekopieën"), shows_all=True, sortable=False)
        self._back = plain(_("Gekozen kopie terugzetten…"), self._put_back, "undo")
        self.add(
            TextBlock(
                _("SalesDesk maakt elke dag een kopie en controleert of die echt terug te zetten is."),
                "small",
                "muted",
            ),
            Fact(_("Map"), str(backups.folder), wide=100),
            self.table,
            row(tonal(_("Nu een kopie maken"), self._make, "copy"), self._back, 1),
        )

    def show_copies(self, copies: Sequence[Backup]) -> None:
        self.model.set_lines(copies)
        self.table.setVisible(bool(copies))
        self._back.setEnabled(bool(copies))

    def _make(self) -> None:
        self._desk.work.run_long(_("Kopie maken"), lambda _progress: self._backups.make(), self._made)

    def _made(self, copy: Backup) -> None:
        self.show_copies(self._backups.copies())
        self._desk.toast(_("Kopie van {at} gemaakt en gecontroleerd").format(at=clock(copy.made_at)))

    def _put_back(self) -> None:
        copy = self.table.line()
        if copy is None:
            self._desk.toast(_("Kies eerst een kopie in de lijst."))
            return
        text = _(
            "Alles wat je na {moment} hebt vastgelegd verdwijnt uit beeld. "
            "Wat er nu staat blijft als kopie bewaard, dus je kunt weer terug."
        )
        title = _("Kopie terugzetten")
        if ask.confirm(
            self, title, text.format(moment=moment_text(copy.made_at)), _("Terugzetten"), grave=True
        ):
            self._desk.work.ask(lambda: self._backups.put_back(copy), self._was_put_back)

    def _was_put_back(self, made_at: datetime) -> None:
        self._desk.toast(_("De kopie van {moment} is teruggezet").format(moment=moment_text(made_at)))
