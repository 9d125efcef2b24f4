"""The arguments of the library: written in place, ordered, thrown away and brought back."""

from __future__ import annotations

import pytest
from PySide6.QtTest import QTest

from salesdesk.domain.value_proposition import NeedKind
from salesdesk.services.changes import Noun
from salesdesk.services.seller_file import SellerFile
from salesdesk.ui.desk import Desk
from salesdesk.ui.library.arguments import ArgumentList, split_words
from salesdesk.ui.library.doors import doors
from salesdesk.ui.places import Place
from salesdesk.ui.screen import Screen
from salesdesk.ui.segments import TabBar
from salesdesk.words import use_language
from tests.answers import Answers
from tests.offer_desk import Rooms
from tests.ui.audit import audit

HERE = Place(Noun.LIBRARY, view="arguments")


def titles(file: SellerFile) -> list[str]:
    return [argument.title for argument in file.value_proposition.arguments()]


def test_an_argument_is_changed_in_place_and_saves_itself(rooms: Rooms, sample: SellerFile) -> None:
    screen = rooms.open(HERE, ArgumentList)
    screen.title.setText("")
    QTest.keyClicks(screen.title, "Altijd dezelfde mensen")
    screen.words.setPlainText("rust, vaste ploeg\nrust;  ")
    screen.kind.set_value(NeedKind.FUNCTIONAL)
    screen.autosave.flush()
    rooms.settle()
    first = sample.value_proposition.arguments()[0]
    assert (first.title, first.words, first.kind) == (
        "Altijd dezelfde mensen", ("rust", "vaste ploeg"), NeedKind.FUNCTIONAL,
    )  # fmt: skip
    assert screen.model.lines()[0] == first


def test_a_new_argument_needs_a_title_before_it_is_kept(
    rooms: Rooms, sample: SellerFile, answers: Answers
) -> None:
    screen = rooms.open(HERE, ArgumentList)
    before = titles(sample)
    screen.begin()
    screen.evidence.setPlainText("Logboek")
    screen.autosave.flush()
    rooms.settle()
    assert screen.title.error_text == "Geef het argument een korte titel."
    assert titles(sample) == before
    screen.table.choose(lambda line: line.position == 2)
    assert screen.evidence.value() == "Logboek"  # nothing is lost by looking at another
    QTest.keyClicks(screen.title, "Snel")
    screen.autosave.flush()
    rooms.settle()
    assert titles(sample) == [*before, "Snel"]
    assert answers.asked == []


def test_arguments_move_by_keys_and_buttons(rooms: Rooms, sample: SellerFile, desk: Desk) -> None:
    screen = rooms.open(HERE, ArgumentList)
    first, second, *_rest = titles(sample)
    assert not screen.up.isEnabled()
    screen.down.click()
    rooms.settle()
    assert titles(sample)[:2] == [second, first]
    assert screen.table.line() is not None
    assert screen.table.line().title == first  # type: ignore[union-attr]
    desk.actions.run("argument.up")
    rooms.settle()
    assert titles(sample)[:2] == [first, second]


def test_a_thrown_away_argument_comes_back(rooms: Rooms, sample: SellerFile) -> None:
    screen = rooms.open(HERE, ArgumentList)
    before = titles(sample)
    screen._remove()
    rooms.settle()
    assert titles(sample) == before[1:]
    text, undo = rooms.said[-1]
    assert before[0] in text
    undo()
    rooms.settle()
    assert titles(sample) == before


def test_an_empty_library_begins_with_a_good_example(empty_rooms: Rooms, fresh: SellerFile) -> None:
    screen = empty_rooms.open(HERE, ArgumentList)
    assert screen.pages.currentIndex() == 1
    screen.begin_example()
    screen.autosave.flush()
    empty_rooms.settle()
    [made] = fresh.value_proposition.arguments()
    assert made.title == "Binnen twee dagen geleverd"
    assert made.words == ("snel", "levertijd", "op tijd", "voorraad", "haast")
    assert screen.pages.currentIndex() == 0


def test_a_new_one_that_was_never_kept_is_just_dropped(empty_rooms: Rooms, fresh: SellerFile) -> None:
    screen = empty_rooms.open(HERE, ArgumentList)
    screen.begin()
    screen._remove()
    empty_rooms.settle()
    assert fresh.value_proposition.arguments() == ()
    assert screen.pages.currentIndex() == 1
    assert empty_rooms.said == []


def test_the_tabs_lead_to_the_other_pages(rooms: Rooms) -> None:
    screen = rooms.open(HERE, ArgumentList)
    screen.findChildren(TabBar)[0].chosen.emit(3)
    assert rooms.went[-1] == Place(Noun.LIBRARY, view="competitors")


@pytest.mark.parametrize(
    ("text", "words"),
    [("", ()), ("a, b;c\nd", ("a", "b", "c", "d")), (" , ;; \n", ()), ("vaste ploeg", ("vaste ploeg",))],
)
def test_words_are_split_at_commas_and_lines(text: str, words: tuple[str, ...]) -> None:
    assert split_words(text) == words


each_page = pytest.mark.parametrize(
    ("language", "view", "which"),
    [
        (language, view, which)
        for language in ("nl", "en")
        for view in ("arguments", "competitors")
        for which in ("sample", "fresh")
    ],
)


@each_page
def test_everybody_can_use_the_pages(
    request: pytest.FixtureRequest, desk: Desk, language: str, view: str, which: str
) -> None:
    use_language(language)
    assert audit(page(desk, request.getfixturevalue(which), view)) == []


@each_page
@pytest.mark.usefixtures("large_type")
def test_everybody_can_use_them_a_quarter_larger(
    request: pytest.FixtureRequest, desk: Desk, language: str, view: str, which: str
) -> None:
    use_language(language)
    assert audit(page(desk, request.getfixturevalue(which), view)) == []


def page(desk: Desk, file: SellerFile, view: str) -> Screen:
    door = next(door for door in doors(file) if door.view == view)
    screen = door.make(desk)
    screen.arrive(Place(Noun.LIBRARY, view=view))
    desk.work.wait_idle()
    return screen
