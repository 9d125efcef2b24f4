"""From a relation to an order: an offer typed by keys, sent as PDF, won, and seen in the forecast."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from salesdesk.domain.offer_check import Point, Verdict
from salesdesk.domain.offer_sending import Way
from salesdesk.domain.relations import Relation, Status
from salesdesk.paper.preview import whole_text
from salesdesk.services.changes import Noun
from salesdesk.services.offer_sending import Sending
from salesdesk.services.seller_file import SellerFile
from salesdesk.storage import records
from salesdesk.storage.database import Database
from salesdesk.ui.desk import Desk
from salesdesk.ui.figures import forecast
from salesdesk.ui.figures.forecast import ForecastScreen
from salesdesk.ui.offers.beginning import NewOffer
from salesdesk.ui.offers.doors import doors
from salesdesk.ui.offers.editor import OfferEditor
from salesdesk.ui.places import Place
from tests.answers import Answers
from tests.builders import TODAY
from tests.offer_desk import Rooms, a_customer, offer_place, seller_file, type_into

ENTER, ESCAPE = Qt.Key.Key_Return, Qt.Key.Key_Escape


@pytest.fixture
def file(database: Database, desk: Desk) -> SellerFile:
    return seller_file(database, desk)


@pytest.fixture
def rooms(file: SellerFile, desk: Desk) -> Iterator[Rooms]:
    made = Rooms(desk, [*doors(file), *forecast.doors(file)])
    yield made
    made.close()


def answer_the_points(editor: OfferEditor) -> None:
    """Budget, chance, month and solution, each under its cell of the strip."""
    editor.strip.cells[Point.SOLUTION].click()
    assert editor.question is not None
    editor.question.verdict.chosen.emit(0)
    editor.question.evidence.setPlainText("opname gedaan")
    editor.strip.cells[Point.BUDGET].click()
    QTest.keyClicks(editor.question.budget, "20000")
    editor.strip.cells[Point.CHANCE].click()
    QTest.keyClicks(editor.question.chance, "60")
    editor.strip.cells[Point.TERM].click()
    months = editor.question.month
    months.set_value(date(2026, 11, 1))
    months.edited.emit()


def type_line(editor: OfferEditor, code: str, count: str, discount: str) -> None:
    """An article, its count, its price as it is, and a discount."""
    type_into(editor.table.editor(), code, ESCAPE, ENTER)
    type_into(editor.table.editor(), count, ENTER)
    type_into(editor.table.editor(), "", ENTER)
    type_into(editor.table.editor(), discount, ENTER)


def test_from_the_relation_to_the_order_and_the_forecast(
    file: SellerFile, rooms: Rooms, answers: Answers
) -> None:
    customer = a_customer(file, name="Kennemer Techniek Groothandel")
    beginning = rooms.open(offer_place(customer.id, "new"), NewOffer)
    assert beginning.panel.cells[Point.DMU].mark._verdict is Verdict.OK
    beginning.choose.click()
    rooms.settle()
    editor = rooms.follow(OfferEditor)

    verdicts = [cell.mark._verdict for cell in editor.strip.cells.values()]
    assert verdicts == [Verdict.UNKNOWN] * 4 + [Verdict.OK]
    answer_the_points(editor)
    editor.table.open_new()
    type_line(editor, "SM-D5", "12", "3")
    type_line(editor, "GL-04", "4", "")
    type_into(editor.table.editor(), "", ESCAPE)
    assert all(cell.mark._verdict is Verdict.OK for cell in editor.strip.cells.values())
    assert editor.totals.total.text() == "€\u00a015.385,63"

    answers.sheet = [True, False]
    editor.life.first.click()
    rooms.settle()
    text = whole_text(file.offers.papers.pdf(editor.offer_id))
    for words in (
        "OV1-1",
        "Kennemer Techniek Groothandel",
        "Glasbewassing",
        "12.715,40",
        "2.670,23",
        "15.385,63",
    ):
        assert words in text

    figures = rooms.open(Place(Noun.FORECAST), ForecastScreen)
    assert figures.view is not None
    november = figures.view.rows()[2]
    assert (november.won, november.weighted) == (Decimal(0), Decimal("12715.40") * 60 / 100)

    file.sending.send(editor.offer_id, Sending(Way.PAPER, TODAY))
    editor = rooms.open(offer_place(editor.offer_id), OfferEditor)
    answers.sheet = True
    editor.life.first.click()
    rooms.settle()
    with file.database.read() as session:
        home = records.load(session, Relation, customer.id)
    assert home is not None
    assert home.status is Status.CUSTOMER

    figures = rooms.open(Place(Noun.FORECAST), ForecastScreen)
    assert figures.view is not None
    november = figures.view.rows()[2]
    assert (november.won, november.weighted) == (Decimal("12715.40"), Decimal(0))


def test_a_second_revision_takes_the_place_of_the_first(
    file: SellerFile, rooms: Rooms, answers: Answers
) -> None:
    from tests.offer_desk import a_draft

    sent = file.offers.release(a_draft(file, a_customer(file)).id).value
    editor = rooms.open(offer_place(sent.id), OfferEditor)
    editor.life.revise()
    rooms.settle()
    again = rooms.follow(OfferEditor)
    again.table.open_cell(0, 2)
    type_into(again.table.editor(), "8", ENTER)
    answers.sheet = [True, False]
    again.life.first.click()
    rooms.settle()
    assert "2.500,00" in whole_text(file.offers.papers.pdf(again.offer_id))
    assert "1.250,00" in whole_text(file.offers.papers.pdf(sent.id))
    assert [line.label for line in file.offers.lines()] == ["OV1-2"]
