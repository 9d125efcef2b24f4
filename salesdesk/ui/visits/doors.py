"""The screens of visits."""

from __future__ import annotations

from salesdesk.services.changes import Noun
from salesdesk.services.seller_file import SellerFile
from salesdesk.ui.doors import Door
from salesdesk.ui.visits.preparation import PreparationScreen
from salesdesk.ui.visits.report import ReportScreen


def doors(file: SellerFile) -> list[Door]:
    return [
        Door(Noun.PREPARATION, lambda desk: PreparationScreen(desk, file), record=True),
        Door(Noun.REPORT, lambda desk: ReportScreen(desk, file), record=True),
    ]
