"""From a sentence in a report to an argument the customer reads: library, preparation, sheet and offer."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, time
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from salesdesk.domain.relations import Relation
from salesdesk.domain.visits import Visit
from salesdesk.paper.preview import whole_text
from salesdesk.services.changes import Noun
from salesdesk.services.seller_file import SellerFile
from salesdesk.storage import records
from salesdesk.storage.database import Database
from salesdesk.ui.desk import Desk
from salesdesk.ui.library import doors as library
from salesdesk.ui.library.arguments import ArgumentList
from salesdesk.ui.library.competitors import CompetitionScreen
from salesdesk.ui.offers import doors as offers
from salesdesk.ui.offers.editor import OfferEditor
from salesdesk.ui.offers.paper_card import ARGUMENTS
from salesdesk.ui.places import Place
from salesdesk.ui.visits import doors as visits
from salesdesk.ui.visits.preparation import PreparationScreen
from tests.answers import Answers
from tests.builders import a_report, an_id
from tests.offer_desk import Rooms, a_customer, a_draft, offer_place, seller_file


@pytest.fixture
def file(database: Database, desk: Desk) -> SellerFile:
    return seller_file(database, desk)


@pytest.fixture
def rooms(file: SellerFile, desk: Desk) -> Iterator[Rooms]:
    made = Rooms(desk, [*library.doors(file), *visits.doors(file), *offers.doors(file)])
    yield made
    made.close()


def write_arguments(rooms: Rooms) -> None:
    """Two arguments, typed in the library."""
    screen = rooms.open(Place(Noun.LIBRARY, view="arguments"), ArgumentList)
    for title, words, evidence in (
        ("Vaste ploeg bij naam", "vaste ploeg, dezelfde mensen", "Verloop 11 procent"),
        ("Scherp geprijsd", "goedkoop", "Prijslijst"),
    ):
        screen.begin()
        QTest.keyClicks(screen.title, title)
        screen.words.setPlainText(words)
        screen.evidence.setPlainText(evidence)
        screen.autosave.flush()
        rooms.settle()


def compare(rooms: Rooms, answers: Answers) -> None:
    """How we stand on the first against the present supplier."""
    screen = rooms.open(Place(Noun.LIBRARY, view="competitors"), CompetitionScreen)
    answers.text = "Kraakhelder"
    screen.begin()
    rooms.settle()
    QTest.keyClicks(screen.pair.claim, "Onze ploeg blijft drie jaar")
    QTest.keyClicks(screen.pair.evidence, "Navraag bij De Beuk")
    screen.autosave.flush()
    rooms.settle()


def reported(file: SellerFile, customer: Relation) -> Visit:
    """A talk in which he said what he wants and whom he buys from; and the next visit to him."""
    held = file.visits.plan(customer.id, date(2026, 11, 23), time(9)).value
    blank: dict[str, Any] = dict.fromkeys(
        ("economic_needs", "psychological_needs", "demands_on_product", "demands_on_supplier"), ""
    )
    report = a_report(
        id=an_id(), visit_id=held.id, competitor="Kraakhelder",
        functional_needs="Altijd dezelfde mensen\nOpzegbaar per maand", **blank,
    )  # fmt: skip
    with file.database.write() as session:
        records.save(session, report)
    return file.visits.plan(customer.id, date(2026, 11, 24), time(13)).value


def test_what_a_customer_said_comes_back_as_an_argument_behind_his_offer(
    file: SellerFile, rooms: Rooms, answers: Answers
) -> None:
    write_arguments(rooms)
    compare(rooms, answers)
    customer = a_customer(file, name="Sporthal De Ster", current_supplier="")
    visit = reported(file, customer)

    screen = rooms.open(Place(Noun.PREPARATION, visit.id, "value"), PreparationScreen)
    value = screen.value
    assert value.value is not None
    value.needs.accepted.emit(value.value.proposals)
    rooms.settle()
    assert value.value.current is not None
    assert value.others.title.full_text() == "Tegenover Kraakhelder, die hier nu levert"
    grid = value.matrix.grid
    grid.setCurrentIndex(grid.model().index(0, 0))
    QTest.keyClick(grid, Qt.Key.Key_Space)
    rooms.settle()
    assert "Opzegbaar per maand" in value.gap.words.full_text()

    assert "Vertellen Vaste ploeg bij naam" in whole_text(file.papers.guide(visit.id).value.content)
    annex = whole_text(file.customer_values.annex(visit.id).content)
    for words in ("Altijd dezelfde mensen", "Onze ploeg blijft drie jaar", "Navraag bij De Beuk", "Intern"):
        assert words in annex

    draft = a_draft(file, customer)
    editor = rooms.open(offer_place(draft.id), OfferEditor)
    editor.paper.show_page(ARGUMENTS)
    first = editor.paper.arguments._lines[0]
    assert first.argument.title == "Vaste ploeg bij naam"
    first.tick.click()
    answers.sheet = [True, False]
    editor.life.first.click()
    rooms.settle()
    seen = whole_text(file.offers.papers.pdf(draft.id))
    assert "Bijlage: onze argumenten" in seen
    assert "Verloop 11 procent" in seen
    for internal in ("Kraakhelder", "Opzegbaar per maand", "drie jaar", "Scherp geprijsd"):
        assert internal not in seen


def test_the_annex_speaks_the_language_of_the_customer(file: SellerFile, rooms: Rooms) -> None:
    write_arguments(rooms)
    [first, _second] = file.value_proposition.arguments()
    customer = a_customer(file, language="de")
    draft = a_draft(file, customer)
    file.offers.save(replace(draft, arguments=(first.id,), valid_until=date(2026, 12, 24)))
    sent = file.offers.release(draft.id, reason="Toch").value
    seen = whole_text(file.offers.papers.pdf(sent.id))
    assert "Anlage: unsere Argumente" in seen
    assert "Vaste ploeg bij naam" in seen  # the seller's own words are never translated
