"""The screen of the day on the sample, with visits that may still be moved."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from salesdesk.domain.visits import VisitState
from salesdesk.services.changes import Noun
from salesdesk.services.seller_file import SellerFile
from salesdesk.ui.desk import Desk
from salesdesk.ui.places import Place
from salesdesk.ui.routes.day.screen import RouteScreen
from tests.sample_fixtures import MOMENT, settle

TODAY = MOMENT.date()
Open = Callable[..., RouteScreen]


@pytest.fixture
def loose(sample: SellerFile) -> SellerFile:
    """Today's visits not confirmed yet."""
    for line in sample.visits.day(TODAY):
        sample.visits.save(replace(sample.visits.visit(line.id), state=VisitState.PLANNED))
    return sample


@pytest.fixture
def opened(desk: Desk) -> Open:
    def shown(file: SellerFile, view: str = "", size: tuple[int, int] = (1072, 680)) -> RouteScreen:
        screen = RouteScreen(desk, file)
        screen.resize(*size)
        desk.work.changed.connect(screen.hear)
        screen.show()
        screen.arrive(Place(Noun.ROUTE, view=view))
        settle(screen)
        return screen

    return shown
