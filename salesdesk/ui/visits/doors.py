"""The screens of visits."""

from __future__ import annotations

from salesdesk.services.changes import Noun
from salesdesk.services.seller_file import SellerFile
from salesdesk.ui.doors import Door
from salesdesk.ui.visits.ics_import import CalendarImportScreen
from salesdesk.ui.visits.list import VisitList
from salesdesk.ui.visits.plan import PlanScreen
from salesdesk.ui.visits.preparation import PreparationScreen
from salesdesk.ui.visits.report import ReportScreen
from salesdesk.ui.visits.underway import UnderwayScreen
from salesdesk.ui.visits.week import WeekScreen


def doors(file: SellerFile) -> list[Door]:
    """The list, a new visit (with or without a relation's id), a changed one, its preparation, its report."""
    return [
        Door(Noun.VISIT, lambda desk: VisitList(desk, file)),
        Door(Noun.VISIT, lambda desk: WeekScreen(desk, file), view="week"),
        Door(Noun.VISIT, lambda desk: CalendarImportScreen(desk, file), view="ics"),
        Door(Noun.VISIT, lambda desk: PlanScreen(desk, file), view="new"),
        Door(Noun.VISIT, lambda desk: PlanScreen(desk, file, "visit.change"), record=True, view="edit"),
        Door(Noun.PREPARATION, lambda desk: PreparationScreen(desk, file), record=True),
        Door(Noun.VISIT, lambda desk: UnderwayScreen(desk, file), record=True, view="underway"),
        Door(Noun.REPORT, lambda desk: ReportScreen(desk, file), record=True),
    ]
