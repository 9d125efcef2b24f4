"""The weeks taken along: printed, or as a file for another calendar; proposals only when ticked."""

from __future__ import annotations

from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QWidget

from salesdesk.services.calendar_files import CalendarFile
from salesdesk.services.seller_file import SellerFile
from salesdesk.ui import ask
from salesdesk.ui.forms import Choice, FormRow, Tick
from salesdesk.ui.paper_window import show_paper
from salesdesk.ui.parts import column
from salesdesk.ui.screen import Screen
from salesdesk.words import _, ngettext

WEEKS = (1, 2, 3, 4, 6, 8, 12)


class WeeksSheet(QWidget):
    """How many weeks, and whether proposals come along."""

    def __init__(self, weeks: int, proposals: str) -> None:
        super().__init__()
        choices = [
            (count, ngettext("{count} week", "{count} weken", count).format(count=count)) for count in WEEKS
        ]
        self.weeks = Choice(_("Hoeveel weken"), choices, wide=140)
        self.weeks.set_value(min(WEEKS, key=lambda count: abs(count - weeks)))
        self.proposals = Tick(proposals)
        self.setLayout(column(FormRow(_("Hoeveel weken"), self.weeks), self.proposals, gap=12))


def print_weeks(screen: Screen, file: SellerFile, monday: date, weeks: int) -> None:
    """Ask how many weeks, and show them as they will be printed."""
    form = WeeksSheet(weeks, _("Ook de voorstellen, in grijs"))
    if ask.sheet(screen, _("Weekoverzicht afdrukken"), form, _("Bekijken")):
        make = partial(
            file.week_papers.overview, monday, form.weeks.value(), proposals=form.proposals.value()
        )
        show = partial(show_paper, screen.desk, file.papers)
        screen.desk.work.ask(make, show, lane="read", owner=screen)


def weeks_to_calendar(screen: Screen, file: SellerFile, monday: date, weeks: int) -> None:
    """Ask how many weeks, then where the file goes."""
    form = WeeksSheet(weeks, _("Ook de voorstellen, als voorlopige afspraken"))
    if ask.sheet(screen, _("Naar je agenda (.ics)"), form, _("Bestand maken")):
        make = partial(
            file.calendar_files.of_weeks, monday, form.weeks.value(), proposals=form.proposals.value()
        )
        screen.desk.work.ask(make, partial(_save, screen, file), lane="read", owner=screen)


def _save(screen: Screen, file: SellerFile, made: CalendarFile) -> None:
    path = ask.save_file(screen, _("In agenda zetten"), made.name, _("Agendabestand (*.ics)"))
    if path is not None:
        keep = partial(file.calendar_files.save, made, path)
        screen.desk.work.ask(keep, partial(_saved, screen, made), lane="read", owner=screen)


def _saved(screen: Screen, made: CalendarFile, path: Path) -> None:
    said = _("{name} bewaard, met {count}. Open het in je agenda.")
    screen.desk.toast(said.format(name=path.name, count=made.said))
