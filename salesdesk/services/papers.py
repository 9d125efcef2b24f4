"""The papers of a visit and a day: guide sheet, reports, route sheet, day folder; and where they are kept."""

from __future__ import annotations

import os
import re
import unicodedata
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from uuid import UUID

from salesdesk.domain.follow_ups import FollowUp
from salesdesk.errors import N_, Reason, Refused, Trouble
from salesdesk.paper.customer_report import customer_report_pdf
from salesdesk.paper.day_folder import day_folder_pdf
from salesdesk.paper.pdf import Pdf
from salesdesk.paper.preparation_sheet import preparation_sheet_pdf
from salesdesk.paper.preview import PagePicture, page_picture
from salesdesk.paper.route_sheet import route_sheet_pdf
from salesdesk.paper.visit_report import VisitReportPaper, visit_report_pdf
from salesdesk.paper.week_folder import WeekDay, WeekFolder, week_folder_pdf
from salesdesk.services.changes import Done
from salesdesk.services.clock import Clock
from salesdesk.services.preparations import Preparations, PreparationView
from salesdesk.services.progress import Progress
from salesdesk.services.reports import Reports
from salesdesk.services.routes import DayRoute, Routes
from salesdesk.services.visit_sheets import VisitSheets
from salesdesk.storage import records
from salesdesk.storage.database import Database
from salesdesk.storage.settings import load_settings
from salesdesk.words import _, screen_language

__all__ = ["PagePicture", "Paper", "Papers", "file_name", "write_file"]
_RESERVED = {"con", "prn", "aux", "nul", *(f"{name}{n}" for name in ("com", "lpt") for n in range(1, 10))}
LONGEST_NAME = 120


@dataclass(frozen=True, slots=True)
class Paper:
    """A finished document: its PDF, the name it is kept under, and characters the font could not print."""

    name: str
    content: bytes
    page_count: int
    missing_glyphs: tuple[str, ...] = ()


class Papers:
    """Makes the papers of visits and days."""

    def __init__(
        self, database: Database, clock: Clock, preparations: Preparations, reports: Reports, routes: Routes
    ) -> None:
        self._database = database
        self._clock = clock
        self._preparations = preparations
        self._reports = reports
        self._routes = routes
        self._sheets = VisitSheets(database, clock)

    def guide(self, visit_id: UUID) -> Done[Paper]:
        """The gespreksleidraad: what the customer may see of the preparation, on one sheet where possible.

        A visit nobody prepared yet gets its proposal first, so this may change the preparation.
        """
        prepared = self._preparations.prepare(visit_id)
        sheet = self._sheets.guide(prepared.value)
        pdf = preparation_sheet_pdf(sheet)
        paper = _paper(pdf, _("Gespreksleidraad"), sheet.relation.name, sheet.visit.visit_on)
        return Done(paper, prepared.changes)

    def internal_report(self, visit_id: UUID) -> Done[Paper]:
        """The report for head office, with everything in it; a report nobody opened yet is begun."""
        begun = self.report_source(visit_id)
        source = begun.value
        pdf = visit_report_pdf(source)
        paper = _paper(pdf, _("Bezoekverslag intern"), source.relation.name, source.visit.visit_on)
        return Done(paper, begun.changes)

    def customer_report(self, visit_id: UUID) -> Done[Paper]:
        """The report for the customer: agreements and next steps, in the customer's language."""
        begun = self.report_source(visit_id)
        source = begun.value
        pdf = customer_report_pdf(source)
        paper = _paper(pdf, _("Bezoekverslag"), source.relation.name, source.visit.visit_on)
        return Done(paper, begun.changes)

    def route(self, day: date) -> Paper:
        """The stops of the day with times, phone numbers, objectives and plan B."""
        route = self._filled(day)
        views = {visit.line.id: self._preparations.look(visit.line.id, route) for visit in route.visits}
        return _paper(route_sheet_pdf(self._sheets.route(route, views)), _("Routeblad"), "", day)

    def day_folder(self, day: date) -> Done[Paper]:
        """The route, plan B and the guide sheets of all visits of the day, in one document."""
        route = self._filled(day)
        prepared = [self._preparations.prepare(visit.line.id) for visit in route.visits]
        views = {one.value.visit.id: one.value for one in prepared}
        guides = [self._sheets.guide(view) for view in views.values()]
        sheets = self._sheets
        pdf = day_folder_pdf(sheets.route(route, views), guides, sheets.alternatives(route, views))
        paper = _paper(pdf, _("Dagmap"), "", day)
        return Done(paper, frozenset().union(*(one.changes for one in prepared)))

    def week_folder(self, day: date, progress: Progress | None = None) -> Paper:
        """Everything for the visits still to come in the week of this day; what nobody prepared is proposed.

        Keeps nothing, so that it may be stopped at any moment; refused for a week without such visits.
        """
        monday = day - timedelta(days=day.weekday())
        week = (monday + timedelta(days=count) for count in range(7))
        routes = [self._routes.laid_out(each) for each in week if each >= self._clock.today()]
        coming = [(route, [visit.line for visit in route.visits if visit.line.is_open]) for route in routes]
        count = sum(len(lines) for _route, lines in coming)
        if not count:
            raise Refused(Reason(N_("In deze week staan geen bezoeken meer.")))
        days, done = [], 0
        for route, lines in coming:
            views: dict[UUID, PreparationView] = {}
            for line in lines:
                _tell(progress, done, 2 * count, line.relation_name)
                views[line.id] = self._preparations.look(line.id, route)
                done += 1
            if views:
                guides = tuple(self._sheets.guide(view) for view in views.values())
                plan_b = self._sheets.alternatives(route, views)
                days.append(WeekDay(self._sheets.route(route, views), guides, plan_b))
        with self._database.read() as session:
            settings = load_settings(session)
        folder = WeekFolder(
            monday, tuple(days), settings.company, settings.seller, self._clock.now(), screen_language()
        )
        pdf = week_folder_pdf(folder, lambda at, of: _tell(progress, of + at, 2 * of, _("Bladen maken")))
        return _paper(pdf, _("Weekmap"), "", monday)

    def page(self, paper: Paper, index: int, width_px: int) -> PagePicture:
        """A page as pixels, to show on screen or send to the printer."""
        return page_picture(paper.content, index, width_px)

    def _filled(self, day: date) -> DayRoute:
        route = self._routes.laid_out(day)
        if not route.visits:
            raise Refused(Reason(N_("Op deze dag staan geen bezoeken.")))
        return route

    def report_source(self, visit_id: UUID) -> Done[VisitReportPaper]:
        """All that both versions of a report are made of."""
        opened = self._reports.open(visit_id)
        view = opened.value
        with self._database.read() as session:
            settings = load_settings(session)
            follow_ups = records.find(session, FollowUp, visit_id=visit_id)
        paper = VisitReportPaper(
            report=view.report,
            visit=view.visit,
            relation=view.card.relation,
            company=settings.company,
            seller=settings.seller,
            made_at=self._clock.now(),
            preparation=view.preparation,
            contacts=view.card.contacts,
            follow_ups=tuple(follow_ups),
            next_visit=view.coming_visit,
            language=screen_language(),
        )
        return Done(paper, opened.changes)


def _paper(pdf: Pdf, title: str, about: str, day: date) -> Paper:
    return Paper(file_name(f"{day:%Y-%m-%d}", title, about), pdf.content, pdf.page_count, pdf.missing_glyphs)


def _tell(progress: Progress | None, done: int, total: int, text: str) -> None:
    if progress is not None:
        progress.step(done, total, text)


def file_name(*parts: str, ending: str = "pdf") -> str:
    """A name every system can keep: no signs of paths, no reserved words, not too long."""
    joined = unicodedata.normalize("NFC", " ".join(part for part in parts if part.strip()))
    name = re.sub(r'[<>:"/\\|?*\x00-\x1f\x7f]+', " ", joined)
    name = re.sub(r"\s+", " ", name)[:LONGEST_NAME].strip(" .")
    if not name or name.split(".")[0].casefold() in _RESERVED:
        name = f"SalesDesk {name}".strip()
    return f"{name}.{ending}"


def write_file(path: Path, content: bytes) -> Path:
    """Write beside and rename, so that a full disk or a pulled stick leaves no half file."""
    part = path.with_name(path.name + ".part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with part.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    except OSError as error:
        with suppress(OSError):  # the folder itself may be what is wrong
            part.unlink()
        raise Trouble(
            _("Het bestand {name} kon niet worden bewaard.").format(name=path.name),
            kept=_("In SalesDesk is alles bewaard."),
            do=_("Kies een andere map of maak ruimte op de schijf."),
        ) from error
    return path
