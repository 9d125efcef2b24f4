"""The overview of competitors: cells to fill, what is missing, old proof, and kind words."""

from __future__ import annotations

from datetime import date
from typing import Any

from PySide6.QtTest import QTest

from salesdesk.domain.competition import Missing
from salesdesk.domain.value_proposition import Standing
from salesdesk.services.changes import Noun
from salesdesk.services.seller_file import SellerFile
from salesdesk.ui.library.competitors import CompetitionScreen, missing_words
from salesdesk.ui.places import Place
from tests.answers import Answers
from tests.offer_desk import Rooms

HERE = Place(Noun.LIBRARY, view="competitors")


def choose(screen: CompetitionScreen, argument: int, competitor: str) -> None:
    assert screen._view is not None
    overview = screen._view.competition
    other = next(each for each in overview.competitors if each.name == competitor)
    assert screen.grid.choose_cell(argument, other.id)


def said(screen: CompetitionScreen, row: int) -> list[str]:
    model = screen.grid.model()
    return [str(model.index(row, column).data()) for column in range(model.columnCount())]


def test_the_overview_shows_how_we_stand_and_what_is_missing(rooms: Rooms) -> None:
    screen = rooms.open(HERE, CompetitionScreen)
    assert said(screen, 2) == ["Eén vaste prijs per maand", "wij beter", "gelijk", "zij beter"]
    assert screen.missing.text.text() == "Nog nodig: bewijs bij 1 bewering."
    choose(screen, 1, "Schoonfix")
    assert not screen.pair.old.isHidden()
    choose(screen, 0, "Schoonfix")
    assert screen.pair.old.isHidden()


def test_a_cell_is_filled_in_place_and_dated_today(rooms: Rooms, sample: SellerFile) -> None:
    screen = rooms.open(HERE, CompetitionScreen)
    choose(screen, 5, "Glansrijk Services")
    screen.pair.standing.set_value(Standing.BETTER)
    screen.pair.standing.edited.emit()
    QTest.keyClicks(screen.pair.claim, "Bij ons neemt een mens op")
    screen.autosave.flush()
    rooms.settle()
    QTest.keyClicks(screen.pair.evidence, "Zelf gebeld")
    screen.autosave.flush()
    rooms.settle()
    assert said(screen, 5)[1] == "wij beter"
    overview = sample.value_proposition.competition().competition
    [kept] = [each for each in overview.row(overview.arguments[5]) if each.evidence]
    assert (kept.claim, kept.noted_on) == ("Bij ons neemt een mens op", date(2026, 11, 24))
    assert screen.pair.noted_on.value() == date(2026, 11, 24)


def test_unkind_words_are_met_with_a_gentle_remark(rooms: Rooms) -> None:
    screen = rooms.open(HERE, CompetitionScreen)
    assert screen.pair.unkind.isHidden()
    screen.pair.claim.setPlainText("Zij zijn prutsers")
    assert "prutsers" in screen.pair.unkind.text.text()
    assert not screen.pair.unkind.isHidden()
    screen.pair.claim.setPlainText("Wij zijn er elke dag")
    assert screen.pair.unkind.isHidden()


def test_a_new_competitor_needs_a_name_of_its_own(rooms: Rooms, sample: SellerFile, answers: Answers) -> None:
    screen = rooms.open(HERE, CompetitionScreen)
    answers.text = ["khg", "Bezem & Zoon"]
    refused: list[Any] = []
    rooms.desk.work.refused.connect(refused.append)
    screen.begin()
    rooms.settle()
    assert "Kraakhelder Groep" in str(refused[0])
    screen.begin()
    rooms.settle()
    assert screen.competitor.name.value() == "Bezem & Zoon"
    assert len(sample.value_proposition.competition().competition.competitors) == 4


def test_other_names_are_changed_and_a_double_is_refused_at_its_field(
    rooms: Rooms, sample: SellerFile, answers: Answers
) -> None:
    screen = rooms.open(HERE, CompetitionScreen)
    choose(screen, 0, "Schoonfix")
    screen.competitor.names.setText("Schoon-fix, SFX")
    screen.competitor.names.textEdited.emit("")
    screen.autosave.flush()
    rooms.settle()
    others = sample.value_proposition.competition().competition.competitors
    assert next(each.names for each in others if each.name == "Schoonfix") == ("Schoon-fix", "SFX")
    screen.competitor.names.setText("KHG")
    screen.competitor.names.textEdited.emit("")
    screen.autosave.flush()
    rooms.settle()
    assert screen.competitor.names.error_text == "„KHG” staat al bij Kraakhelder Groep."
    answers.confirm = True
    assert screen.leave()


def test_a_thrown_away_competitor_comes_back_with_all_that_was_said(rooms: Rooms) -> None:
    screen = rooms.open(HERE, CompetitionScreen)
    before = said(screen, 0)
    choose(screen, 0, "Kraakhelder Groep")
    screen.competitor._take_away()
    rooms.settle()
    assert len(said(screen, 0)) == len(before) - 1
    rooms.said[-1][1]()
    rooms.settle()
    assert said(screen, 0) == before


def test_an_empty_page_asks_for_the_first_competitor(
    empty_rooms: Rooms, fresh: SellerFile, answers: Answers
) -> None:
    screen = empty_rooms.open(HERE, CompetitionScreen)
    assert screen.pages.currentIndex() == 1
    answers.text = "Schoonfix"
    screen.begin()
    empty_rooms.settle()
    assert screen.pages.currentIndex() == 0
    assert not screen.no_arguments.isHidden()
    assert "nog 1 concurrent" in screen.missing.text.text()
    assert fresh.value_proposition.competition().competition.competitors[0].name == "Schoonfix"


def test_what_is_missing_is_counted() -> None:
    assert missing_words(Missing(1, 2, 3)) == [
        "nog 1 concurrent",
        "nog 2 argumenten met bewijs tegenover twee concurrenten",
        "bewijs bij 3 beweringen",
    ]
    assert missing_words(Missing()) == []
