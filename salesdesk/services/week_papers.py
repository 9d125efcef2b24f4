"""The week on paper."""

from __future__ import annotations

from datetime import date

from salesdesk.paper.week_overview import WeekLine, WeekOverview, week_overview_pdf
from salesdesk.services.calendar import Calendar, WeekView
from salesdesk.services.clock import Clock
from salesdesk.services.papers import Paper, file_name
from salesdesk.storage.database import Database
from salesdesk.storage.settings import load_settings
from salesdesk.words import _, screen_language


class WeekPapers:
    """Prints weeks."""

    def __init__(self, database: Database, clock: Clock, calendar: Calendar) -> None:
        self._database = database
        self._clock = clock
        self._calendar = calendar

    def overview(self, day: date) -> Paper:
        """The week that holds this day, without anything a passenger should not read."""
        week = self._calendar.week(day)
        with self._database.read() as session:
            settings = load_settings(session)
        sheet = WeekOverview(
            week.monday,
            _lines(week),
            tuple(sorted(week.holidays.items())),
            settings.company,
            settings.seller,
            self._clock.now(),
            screen_language(),
        )
        pdf = week_overview_pdf(sheet)
        year, number, _day = week.monday.isocalendar()
        name = file_name(_("Weekoverzicht {week}").format(week=f"{year}-{number:02d}"))
        return Paper(name, pdf.content, pdf.page_count, pdf.missing_glyphs)


def _lines(week: WeekView) -> tuple[WeekLine, ...]:
    drives = {drive.visit_id: drive.minutes for drive in week.drives}
    return tuple(
        WeekLine(
            one.line.visit_on,
            one.line.start_time,
            one.line.minutes,
            one.line.relation_name,
            one.line.kind,
            one.line.state,
            ", ".join(part for part in (one.line.street, one.line.place) if part),
            one.line.contact_name,
            one.line.contact_phone or one.line.phone,
            drives.get(one.line.id),
        )
        for one in week.visits
    )
