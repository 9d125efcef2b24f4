"""The morning: what waits is ticked off, the day folder is printed, the day begins."""

from __future__ import annotations

from datetime import date, time

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from salesdesk.domain.rayon import OtherDay
from salesdesk.domain.relations import Relation
from salesdesk.domain.visit_proposals import VisitProposal
from salesdesk.paper.preview import whole_text
from salesdesk.services.changes import Noun
from salesdesk.services.seller_file import SellerFile
from salesdesk.storage import records
from salesdesk.ui.beginnings import ReminderForm
from salesdesk.ui.buttons import Button, Pressable
from salesdesk.ui.forms import Tick
from salesdesk.ui.labels import ElidedLabel
from salesdesk.ui.paper_window import PaperWindow
from salesdesk.ui.places import Place
from salesdesk.ui.today.screen import TodayScreen
from salesdesk.ui.today.strip import blocks_of
from salesdesk.ui.window import Window
from tests.answers import Answers
from tests.builders import an_id
from tests.sample_fixtures import MOMENT, Furnish, settle
from tests.ui.audit import audit

TODAY = MOMENT.date()


def morning(furnish: Furnish, file: SellerFile) -> tuple[Window, TodayScreen]:
    window = furnish(file)
    window.go(Place(Noun.TODAY))
    settle(window)
    screen = window.current()
    assert isinstance(screen, TodayScreen)
    return window, screen


def press(root: QWidget, words: str) -> None:
    found = next(
        one
        for one in (*root.findChildren(Button), *root.findChildren(Pressable))
        if words in {one.text(), one.accessibleName()} and one.isVisible()
    )
    QTest.mouseClick(found, Qt.MouseButton.LeftButton)


def paper_windows() -> list[PaperWindow]:
    return [one for one in QApplication.topLevelWidgets() if isinstance(one, PaperWindow) and one.isVisible()]


def ticks(screen: TodayScreen) -> list[Tick]:
    return [one for one in screen.findChildren(Tick) if one.isVisible()]


def test_after_a_follow_up_is_put_off_the_focus_is_on_the_next_one(
    furnish: Furnish, sample: SellerFile
) -> None:
    window, screen = morning(furnish, sample)
    assert screen.inspector is not None
    puts_off = [
        one for one in screen.inspector.findChildren(Button) if "verzetten" in one.accessibleName().lower()
    ]
    name_of_next = puts_off[1].accessibleName()
    puts_off[0].setFocus()
    puts_off[0].click()
    puts_off[0].findChildren(QMenu)[-1].actions()[0].trigger()
    settle(window)
    QTest.qWait(50)
    now = QApplication.focusWidget()
    assert isinstance(now, Button)
    assert now.accessibleName() == name_of_next


def test_a_follow_up_is_ticked_off_and_taken_back(furnish: Furnish, sample: SellerFile) -> None:
    window, screen = morning(furnish, sample)
    still = [item for item in sample.today.view().follow_ups if item.done_at is None]
    tick = ticks(screen)[0]
    tick.click()
    settle(window)
    assert len([one for one in sample.today.view().follow_ups if one.done_at is None]) == len(still) - 1
    assert "afgevinkt" in window.toast.text()
    window.toast.undo()
    settle(window)
    assert [one.id for one in sample.today.view().follow_ups if one.done_at is None] == [
        one.id for one in still
    ]


def test_a_new_follow_up_stands_on_its_day(furnish: Furnish, sample: SellerFile, answers: Answers) -> None:
    window, screen = morning(furnish, sample)
    days = iter(["geen dag", "25-11-2026"])

    def fill(form: ReminderForm, _yes: str) -> bool:
        form.text.set_value("Monster langsbrengen")
        form.day.setText(next(days))
        return True

    answers.sheet = fill
    press(screen, "Opvolgactie")
    settle(window)
    assert "wo 25-11" in window.toast.text()
    assert answers.asked == [("sheet", "Nieuwe opvolgactie")] * 2


def test_a_follow_up_begun_on_a_card_is_about_that_relation(
    furnish: Furnish, sample: SellerFile, answers: Answers
) -> None:
    window = furnish(sample)
    relation_id = sample.relations.lines()[0].id
    window.go(Place(Noun.RELATION, relation_id))
    settle(window)
    before = len(sample.follow_ups.of_relation(relation_id))

    def fill(form: ReminderForm, _yes: str) -> bool:
        form.text.set_value("Monster langsbrengen")
        return True

    answers.sheet = fill
    window.desk.actions.run("follow_up.new")
    settle(window)
    made = sample.follow_ups.of_relation(relation_id)
    assert len(made) == before + 1
    assert ("Monster langsbrengen", TODAY) in {(item.text, item.due_on) for item in made}
    window.toast.undo()
    settle(window)
    assert len(sample.follow_ups.of_relation(relation_id)) == before


def test_a_follow_up_that_is_not_wanted_after_all_is_not_made(
    furnish: Furnish, sample: SellerFile, answers: Answers
) -> None:
    window, screen = morning(furnish, sample)
    before = sample.today.view().follow_ups
    answers.sheet = False
    press(screen, "Opvolgactie")
    settle(window)
    assert sample.today.view().follow_ups == before


def test_the_day_folder_holds_the_route_and_every_guide_sheet(furnish: Furnish, sample: SellerFile) -> None:
    window, screen = morning(furnish, sample)
    press(screen, "Dagmap afdrukken")
    settle(window)
    (folder,) = paper_windows()
    words = whole_text(folder.paper.content)
    for line in sample.visits.day(TODAY):
        assert line.relation_name in words
    assert folder.paper.page_count >= 1 + len(sample.visits.day(TODAY))
    assert audit(folder) == []
    folder.close()


def test_the_next_visit_is_prepared_from_here(furnish: Furnish, sample: SellerFile) -> None:
    window, screen = morning(furnish, sample)
    press(screen, "Gespreksleidraad")
    settle(window)
    (guide,) = paper_windows()
    assert "Notariskantoor Van Rhijn" in whole_text(guide.paper.content)
    guide.close()
    press(screen, "Voorbereiding openen")
    assert window.history.here is not None
    assert window.history.here.noun is Noun.PREPARATION


def test_every_line_that_waits_leads_to_where_it_is_done(
    furnish: Furnish, sample: SellerFile, answers: Answers
) -> None:
    answers.sheet = False  # how yesterday went is asked at once; he thinks better of it
    window, screen = morning(furnish, sample)
    view = sample.today.view()
    names = [one.accessibleName() for one in screen.side.findChildren(Pressable) if one.isVisible()]
    assert len(names) >= len(view.late_promises) + len(view.expiring) + len(view.complaints)
    for name in names:
        window.go(Place(Noun.TODAY))
        settle(window)
        press(screen.side, name)
        assert window.history.here is not None
        settle(window)
        assert window.history.here.noun in {Noun.OFFER, Noun.RELATION, Noun.REPORT, Noun.VISIT, Noun.ROUTE}


def test_a_day_without_visits_invites_to_plan_one(furnish: Furnish, sample: SellerFile) -> None:
    window = furnish(sample)
    window.go(Place(Noun.TODAY, view="2026-11-29"))
    settle(window)
    screen = window.current()
    assert isinstance(screen, TodayScreen)
    assert screen.header.title.full_text() == "Zondag 29 november"
    press(screen, "Bezoek plannen")
    assert window.history.here == Place(Noun.VISIT, None, "new")


def test_a_day_of_the_past_shows_its_visits_with_their_reports(furnish: Furnish, sample: SellerFile) -> None:
    held = max(line.visit_on for line in sample.visits.between(date(2026, 9, 1), date(2026, 11, 20)))
    window = furnish(sample)
    window.go(Place(Noun.TODAY, view=held.isoformat()))
    settle(window)
    screen = window.current()
    assert isinstance(screen, TodayScreen)
    assert audit(screen, primaries=0) == []


def test_a_new_file_begins_with_bringing_in_customers(furnish: Furnish, fresh: SellerFile) -> None:
    window, screen = morning(furnish, fresh)
    assert not next(
        one for one in screen.findChildren(Button) if one.accessibleName() == "Dagmap afdrukken"
    ).isEnabled()
    press(screen, "Bestand inlezen")
    assert window.history.here == Place(Noun.RELATION, view="import")


def drives(screen: TodayScreen) -> str:
    return " | ".join(label.text() for label in screen.findChildren(ElidedLabel) if label.isVisible())


def test_lunch_stands_on_the_clock_and_on_the_line_where_it_is_planned(
    furnish: Furnish, sample: SellerFile
) -> None:
    view = sample.today.view()
    blocks = blocks_of(view)
    (lunch,) = (block for block in blocks if block.kind == "lunch")
    before, after = blocks[blocks.index(lunch) - 1], blocks[blocks.index(lunch) + 1]
    assert before.last < lunch.first < lunch.last < after.first
    assert f"{lunch.first // 60:02d}" == "12"
    _window, screen = morning(furnish, sample)
    assert "lunch 12:00" in drives(screen)


def test_a_day_that_goes_otherwise_leaves_and_ends_where_it_does(
    furnish: Furnish, sample: SellerFile
) -> None:
    with sample.database.write() as session:
        records.save(session, OtherDay(an_id(), TODAY, "Zwolle", "Lelystad"))
    _window, screen = morning(furnish, sample)
    said = drives(screen)
    assert "Vertrek uit Zwolle" in said
    assert "terug naar Lelystad" in said


def test_what_is_only_proposed_is_no_visit_of_today(furnish: Furnish, sample: SellerFile) -> None:
    before = sample.today.view()
    known = {visit.line.relation_id for visit in before.route.visits}
    with sample.database.write() as session:
        other = next(one for one in records.find(session, Relation) if one.id not in known)
        records.save(session, VisitProposal(an_id(), other.id, TODAY, time(15)))
    after = sample.today.view()
    assert after.route.visits == before.route.visits
    assert after.route.plan == before.route.plan
    window, screen = morning(furnish, sample)
    assert "4 bezoeken" in screen.header.sub.text()
    assert other.name not in drives(screen)
    assert window.isVisible()
