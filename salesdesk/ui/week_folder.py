"""Weekmap: choose a week, and everything to take along for it comes in one document."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial

from PySide6.QtWidgets import QWidget

from salesdesk.services.papers import Papers
from salesdesk.services.seller_file import SellerFile
from salesdesk.ui import ask
from salesdesk.ui.desk import Desk
from salesdesk.ui.paper_window import show_paper
from salesdesk.words import _, ngettext

WEEKS_AHEAD = 5


def print_week_folder(desk: Desk, papers: Papers, day: date) -> None:
    """The folder of the week of this day; it may be stopped while it is made."""
    number = day.isocalendar().week
    desk.work.run_long(
        _("Weekmap van week {week} maken").format(week=number),
        lambda progress: papers.week_folder(day, progress),
        partial(show_paper, desk, papers),
        lane="long",
    )


def choose_week_folder(desk: Desk, file: SellerFile, parent: QWidget | None) -> None:
    """Ask which week, each with how many visits are still to come in it."""
    monday = desk.today() - timedelta(days=desk.today().weekday())
    mondays = [monday + timedelta(weeks=count) for count in range(WEEKS_AHEAD)]
    last = mondays[-1] + timedelta(days=6)

    def counted() -> list[int]:
        coming = [line for line in file.visits.between(desk.today(), last) if line.is_open]
        return [
            sum(first <= line.visit_on < first + timedelta(weeks=1) for line in coming) for first in mondays
        ]

    def asked(counts: list[int]) -> None:
        filled = [(first, count) for first, count in zip(mondays, counts, strict=True) if count]
        if not filled:
            desk.toast(_("De komende weken staan er geen bezoeken."))
            return
        options = [_week_line(first, count, first == monday) for first, count in filled]
        chosen = ask.choose(
            parent,
            _("Weekmap"),
            _("Routes, plan B en gespreksleidraden in één document."),
            options,
            _("Maken"),
        )
        if chosen is not None:
            print_week_folder(desk, file.papers, filled[chosen][0])

    desk.work.ask(counted, asked, lane="read")


def _week_line(monday: date, count: int, this_week: bool) -> str:
    visits = ngettext("{count} bezoek", "{count} bezoeken", count).format(count=count)
    pattern = _("Deze week, week {week}: {visits}") if this_week else _("Week {week}: {visits}")
    return pattern.format(week=monday.isocalendar().week, visits=visits)
