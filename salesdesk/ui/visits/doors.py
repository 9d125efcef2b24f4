"""The screens of visits, and the way to a new one from everywhere."""

from __future__ import annotations

from salesdesk.services.changes import Noun
from salesdesk.services.seller_file import SellerFile
from salesdesk.ui.actions import Action
from salesdesk.ui.desk import Desk
from salesdesk.ui.doors import Door
from salesdesk.ui.places import Place
from salesdesk.ui.visits.list import VisitList
from salesdesk.ui.visits.plan import PlanScreen
from salesdesk.ui.visits.preparation import PreparationScreen
from salesdesk.ui.visits.report import ReportScreen
from salesdesk.words import _


def doors(file: SellerFile) -> list[Door]:
    """The list, a new visit (with or without a relation's id), a changed one, its preparation, its report."""
    return [
        Door(Noun.VISIT, lambda desk: VisitList(desk, file)),
        Door(Noun.VISIT, lambda desk: PlanScreen(desk, file), view="new"),
        Door(Noun.VISIT, lambda desk: PlanScreen(desk, file), record=True, view="edit"),
        Door(Noun.PREPARATION, lambda desk: PreparationScreen(desk, file), record=True),
        Door(Noun.REPORT, lambda desk: ReportScreen(desk, file), record=True),
    ]


def actions(desk: Desk) -> list[Action]:
    """What can be done with visits from any screen."""
    return [
        Action(
            "visit.new",
            _("Bezoek plannen"),
            lambda: desk.go(Place(Noun.VISIT, None, "new")),
            "Ctrl+B",
            "calendar",
            group="new",
            words=_("afspraak inplannen"),
        )
    ]
