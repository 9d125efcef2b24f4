"""The seller takes his weeks along, on paper and in his calendar, and opens his day on a page of maps."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from salesdesk.paper.preview import whole_text
from salesdesk.services.changes import Noun
from salesdesk.services.seller_file import SellerFile
from salesdesk.ui.paper_window import PaperWindow
from salesdesk.ui.places import Place
from salesdesk.ui.routes.weeks.on_paper import WeeksSheet
from salesdesk.ui.window import Window
from tests.answers import Answers
from tests.sample_fixtures import Furnish, settle
from tests.ui.outside import outside_programs


def at(furnish: Furnish, file: SellerFile, view: str) -> tuple[Window, QWidget]:
    window = furnish(file)
    window.go(Place(Noun.ROUTE, view=view))
    settle(window)
    screen = window.current()
    assert screen is not None
    return window, screen


def pick(root: QWidget, words: str) -> None:
    found: QAction = next(
        entry for menu in root.findChildren(QMenu) for entry in menu.actions() if words in entry.text()
    )
    found.trigger()


def fills_in(weeks: int, *, proposals: bool) -> object:
    def filled(form: WeeksSheet, *_more: object) -> bool:
        form.weeks.set_value(weeks)
        form.proposals.set_value(proposals)
        return True

    return filled


@pytest.mark.parametrize("proposals", [False, True])
def test_the_weeks_are_printed_with_proposals_only_when_ticked(
    furnish: Furnish, sample: SellerFile, answers: Answers, proposals: bool
) -> None:
    window, screen = at(furnish, sample, "weeks")
    answers.sheet = fills_in(3, proposals=proposals)
    pick(screen, "Weekoverzicht afdrukken")
    settle(window)
    (sheet,) = (
        one for one in QApplication.topLevelWidgets() if isinstance(one, PaperWindow) and one.isVisible()
    )
    words = whole_text(sheet.paper.content)
    assert sheet.paper.page_count == 3
    assert ("Bedrijvenpark Nieuwland" in words) is proposals
    assert "Notariskantoor Van Rhijn" in words
    sheet.close()


def test_the_plan_goes_to_another_calendar(furnish: Furnish, sample: SellerFile, answers: Answers) -> None:
    window, screen = at(furnish, sample, "weeks")
    path = sample.profile.folder / "plan.ics"
    answers.sheet, answers.save_file = fills_in(2, proposals=True), path
    pick(screen, "Naar je agenda (.ics)")
    settle(window)
    written = path.read_text(encoding="utf-8")
    assert "SUMMARY:Voorstel: bezoek Bedrijvenpark Nieuwland" in written
    assert "bewaard" in window.toast.text()


def test_who_thinks_again_gets_no_file(furnish: Furnish, sample: SellerFile, answers: Answers) -> None:
    window, screen = at(furnish, sample, "weeks")
    answers.sheet = False
    pick(screen, "Naar je agenda (.ics)")
    pick(screen, "Weekoverzicht afdrukken")
    settle(window)
    assert [title for _kind, title in answers.asked] == ["Naar je agenda (.ics)", "Weekoverzicht afdrukken"]


def test_the_day_opens_on_a_page_of_maps_on_a_click_and_without_names(
    furnish: Furnish, sample: SellerFile
) -> None:
    window, screen = at(furnish, sample, "2026-11-24")
    with outside_programs() as outside:
        settle(window)
        assert outside.opened == []
        pick(screen, "Hele dag op een kaart op internet")
        settle(window)
    (page,) = outside.opened
    assert page.startswith("https://www.google.com/maps/dir/")
    assert "Beverwijk" in page
    assert "Kennemer" not in page
