"""The papers of a visit and a day: guide sheet, reports, route sheet, day folder; and where they are kept."""

from __future__ import annotations

import os
import re
import unicodedata
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from uuid import UUID

from salesdesk.domain.follow_ups import FollowUp
from salesdesk.domain.relations import Contact, Relation
from salesdesk.domain.visits import Visit, VisitState
from salesdesk.errors import N_, Reason, Refused, Trouble
from salesdesk.paper.customer_report import customer_report_pdf
from salesdesk.paper.day_folder import day_folder_pdf
from salesdesk.paper.pdf import Pdf
from salesdesk.paper.preparation_sheet import (
    Alternative,
    PreparationSheet,
    Travel,
    preparation_sheet_pdf,
)
from salesdesk.paper.preview import PagePicture, page_picture
from salesdesk.paper.route_sheet import RouteSheet, RouteStop, route_sheet_pdf
from salesdesk.paper.visit_report import VisitReportPaper, visit_report_pdf
from salesdesk.services.changes import Done
from salesdesk.services.clock import Clock
from salesdesk.services.preparations import Preparations, PreparationView
from salesdesk.services.reports import Reports
from salesdesk.services.routes import DayRoute, Routes
from salesdesk.services.value_proposition import told_titles
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

    def guide(self, visit_id: UUID) -> Done[Paper]:
        """The gespreksleidraad: what the customer may see of the preparation, on one sheet where possible.

        A visit nobody prepared yet gets its proposal first, so this may change the preparation.
        """
        prepared = self._preparations.prepare(visit_id)
        sheet = self._sheet(prepared.value)
        pdf = preparation_sheet_pdf(sheet)
        paper = _paper(pdf, _("Gespreksleidraad"), sheet.relation.name, sheet.visit.visit_on)
        return Done(paper, prepared.changes)

    def internal_report(self, visit_id: UUID) -> Done[Paper]:
        """The report for head office, with everything in it; a report nobody opened yet is begun."""
        begun = self._report(visit_id)
        source = begun.value
        pdf = visit_report_pdf(source)
        paper = _paper(pdf, _("Bezoekverslag intern"), source.relation.name, source.visit.visit_on)
        return Done(paper, begun.changes)

    def customer_report(self, visit_id: UUID) -> Done[Paper]:
        """The report for the customer: agreements and next steps, in the customer's language."""
        begun = self._report(visit_id)
        source = begun.value
        pdf = customer_report_pdf(source)
        paper = _paper(pdf, _("Bezoekverslag"), source.relation.name, source.visit.visit_on)
        return Done(paper, begun.changes)

    def route(self, day: date) -> Paper:
        """The stops of the day with times, phone numbers and objectives."""
        return _paper(route_sheet_pdf(self._route_sheet(self._filled(day))), _("Routeblad"), "", day)

    def day_folder(self, day: date) -> Done[Paper]:
        """The route and the guide sheets of all visits of the day, in one document for the morning."""
        route = self._filled(day)
        prepared = [self._preparations.prepare(visit.line.id) for visit in route.visits]
        sheets = tuple(self._sheet(one.value) for one in prepared)
        paper = _paper(day_folder_pdf(self._route_sheet(route), sheets), _("Dagmap"), "", day)
        return Done(paper, frozenset().union(*(one.changes for one in prepared)))

    def page(self, paper: Paper, index: int, width_px: int) -> PagePicture:
        """A page as pixels, to show on screen or send to the printer."""
        return page_picture(paper.content, index, width_px)

    def _filled(self, day: date) -> DayRoute:
        route = self._routes.day(day)
        if not route.visits:
            raise Refused(Reason(N_("Op deze dag staan geen bezoeken.")))
        return route

    def _sheet(self, view: PreparationView) -> PreparationSheet:
        with self._database.read() as session:
            settings = load_settings(session)
            people = {
                contact.relation_id: contact
                for contact in records.find(
                    session, Contact, relation_id=[near.relation_id for near in view.near]
                )
            }
            visits = records.find(session, Visit, visit_on=view.visit.visit_on)
            arguments = told_titles(session, view.preparation.arguments)
        seen_today = {visit.relation_id for visit in visits if visit.state is not VisitState.CANCELLED}
        chosen = [near for near in view.near if near.relation_id in view.preparation.alternatives]
        suggested = [near for near in view.near if near.relation_id not in seen_today]
        return PreparationSheet(
            visit=view.visit,
            relation=view.card.relation,
            preparation=view.preparation,
            company=settings.company,
            seller=settings.seller,
            made_at=self._clock.now(),
            contact=view.contact,
            travel=Travel(
                view.travel.leave_time, view.travel.minutes, view.travel.km, view.travel.from_place
            ),
            alternatives=tuple(
                Alternative(
                    near.name,
                    near.address,
                    near.phone,
                    people[near.relation_id].short_name if near.relation_id in people else "",
                    near.km,
                )
                for near in chosen or suggested[:3]
            ),
            arguments=arguments,
            language=screen_language(),
        )

    def _report(self, visit_id: UUID) -> Done[VisitReportPaper]:
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
            next_visit=view.card.next_visit if view.card.next_visit != view.visit else None,
            language=screen_language(),
        )
        return Done(paper, opened.changes)

    def _route_sheet(self, route: DayRoute) -> RouteSheet:
        with self._database.read() as session:
            settings = load_settings(session)
            visits = records.load_many(session, Visit, [visit.line.id for visit in route.visits])
            relations = records.load_many(
                session, Relation, [visit.line.relation_id for visit in route.visits]
            )
            people = records.load_many(
                session, Contact, [visit.contact_id for visit in visits.values() if visit.contact_id]
            )
        home = route.plan.way_home
        return RouteSheet(
            day=route.day,
            stops=tuple(
                RouteStop(
                    visits[entry.line.id],
                    relations[entry.line.relation_id],
                    entry.planned.leave_by_time,
                    entry.planned.leg.minutes if entry.planned.leg else 0,
                    entry.planned.leg.km if entry.planned.leg else 0.0,
                    people.get(contact) if (contact := visits[entry.line.id].contact_id) else None,
                    entry.line.external_objective,
                    entry.line.complaint_since is not None,
                )
                for entry in route.visits
            ),
            company=settings.company,
            seller=settings.seller,
            made_at=self._clock.now(),
            drive_home_minutes=home.minutes if home else None,
            home_km=home.km if home else None,
            home_at=route.plan.home_time,
            language=screen_language(),
        )


def _paper(pdf: Pdf, title: str, about: str, day: date) -> Paper:
    return Paper(file_name(f"{day:%Y-%m-%d}", title, about), pdf.content, pdf.page_count, pdf.missing_glyphs)


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
