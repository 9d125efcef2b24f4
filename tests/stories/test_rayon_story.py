"""The seller divides his rayon, gives the areas their days, and sees the week board and a relation follow."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from salesdesk.domain.area_cycle import areas_on
from salesdesk.services.changes import Noun
from salesdesk.services.seller_file import SellerFile
from salesdesk.ui.buttons import Button
from salesdesk.ui.places import Place
from salesdesk.ui.routes.rayon.cycle import CycleScreen
from salesdesk.ui.routes.rayon.screen import RayonScreen
from tests.answers import Answers
from tests.sample_fixtures import MOMENT, Furnish, settle


def test_a_divided_rayon_with_its_days_is_what_the_weeks_and_the_relations_show(
    furnish: Furnish, sample: SellerFile, answers: Answers
) -> None:
    window = furnish(sample)
    window.go(Place(Noun.ROUTE, None, "rayon"))
    settle(window)
    rayon = window.current()
    assert isinstance(rayon, RayonScreen)
    answers.sheet = True
    rayon.split()
    settle(window)
    words = "Neem deze verdeling over"
    take = next(one for one in rayon.findChildren(Button) if one.text() == words and one.isVisible())
    QTest.mouseClick(take, Qt.MouseButton.LeftButton)
    settle(window)
    assert not sample.rayon.view().outside

    window.go(Place(Noun.ROUTE, None, "cycle"))
    settle(window)
    cycle = window.current()
    assert isinstance(cycle, CycleScreen)
    cycle.propose()
    settle(window)

    view = sample.rayon.view()
    (today,) = areas_on(MOMENT.date(), [each.area for each in view.areas], view.rules)
    figures = view.figures(today.id)
    assert figures is not None
    assert f"24 november: {today.name}" in cycle.ahead.accessibleDescription()
    one = figures.relations[0]
    assert sample.relations.card(one.id).area_name == today.name
    assert one.id in {line.id for line in sample.relations.lines(area=today.name)}
