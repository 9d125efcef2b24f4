"""The way out of a step stays in sight, however much the step itself holds and however low the desk is."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect

from salesdesk.domain.preparation import Step
from salesdesk.services.changes import Noun
from salesdesk.services.seller_file import SellerFile
from salesdesk.ui.places import Place
from salesdesk.ui.visits.preparation import PreparationScreen
from tests.offer_desk import Rooms


@pytest.mark.parametrize("size", [(1150, 768), (1064, 680)])
@pytest.mark.parametrize("step", Step)
def test_the_foot_of_a_step_stays_in_sight(
    sample: SellerFile, rooms: Rooms, step: Step, size: tuple[int, int]
) -> None:
    rooms.holder.resize(*size)
    line = sample.visits.day(sample.clock.today())[0]
    screen = rooms.open(Place(Noun.PREPARATION, line.id, str(step.value)), PreparationScreen)
    rooms.settle()
    card = screen.card
    leaves = next(each for each in (card.finish, card.reopen) if each.isVisible())
    spot = QRect(leaves.mapTo(screen, QPoint()), leaves.size())
    assert screen.height() == size[1]
    assert leaves.visibleRegion().boundingRect() == leaves.rect()
    assert screen.rect().contains(spot)
