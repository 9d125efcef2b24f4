"""Headings, subtotals, options, alternatives and periods in the editor, by key, menu and mouse."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from salesdesk.domain.offers import LineKind, OfferLine, Period
from salesdesk.services.seller_file import SellerFile
from salesdesk.ui import ask
from salesdesk.ui.cells import PAD
from salesdesk.ui.fields import TextField
from salesdesk.ui.offers.editor import OfferEditor
from salesdesk.ui.offers.line_columns import DESCRIPTION, PERIOD, PRICE, QUANTITY
from tests.builders import an_offer_line
from tests.offer_desk import Rooms, a_customer, a_draft, offer_place, type_into
from tests.ui.audit import audit
from tests.ui.offers.editor.conftest import ENTER, ESCAPE, cell, kept


def words(editor: OfferEditor, row: int, column: int) -> str:
    return str(editor.table.model().index(row, column).data())


def pick(editor: OfferEditor, *rows: int) -> None:
    table = editor.table
    table.setFocus()
    table.setCurrentIndex(table.model().index(rows[0], DESCRIPTION))
    for row in rows[1:]:
        table.selectionModel().select(
            table.model().index(row, 0),
            table.selectionModel().SelectionFlag.Select | table.selectionModel().SelectionFlag.Rows,
        )


def menu(editor: OfferEditor, text: str) -> None:
    actions = {action.text().partition("\t")[0]: action for action in editor.table.line_menu().actions()}
    actions[text].trigger()


def choice(editor: OfferEditor) -> tuple[OfferLine, OfferLine]:
    """The first line as a choice with a dearer alternative."""
    pick(editor, 0)
    editor.table.make_choice()
    type_into(editor.table.editor(), "Met osmosewater", ENTER)
    cell(editor, 1, PRICE, "400", ENTER, ESCAPE)
    first, second = editor.table.lines()
    return first, second


def test_a_heading_is_typed_and_a_subtotal_sums_what_stands_above_it(editor: OfferEditor) -> None:
    editor.table.add(LineKind.SECTION)
    type_into(editor.table.editor(), "Glas", ENTER)
    type_into(editor.table.editor(), "GL-04", ESCAPE, ENTER)
    type_into(editor.table.editor(), "3", ENTER, ESCAPE)
    editor.table.add(LineKind.SUBTOTAL)
    assert [line.kind for line in editor.table.lines()][1:] == [
        LineKind.SECTION, LineKind.PRODUCT, LineKind.SUBTOTAL]  # fmt: skip
    assert words(editor, 3, QUANTITY).endswith("937,50")
    assert words(editor, 3, DESCRIPTION) == "Subtotaal"
    cell(editor, 2, PRICE, "100", ENTER, ESCAPE)
    assert words(editor, 3, QUANTITY).endswith("300,00")


def test_a_line_gets_an_alternative_that_does_not_count(editor: OfferEditor, file: SellerFile) -> None:
    first, second = choice(editor)
    assert (first.variant, second.variant, second.choice) == ("A", "B", first.choice)
    assert words(editor, 1, DESCRIPTION) == "B  ·  Met osmosewater"
    assert editor.totals.total.text().endswith("1.512,50")
    assert [line.kind for line in kept(file, editor).lines] == [LineKind.ALTERNATIVE] * 2


def test_a_screen_reader_says_which_alternative_counts(editor: OfferEditor) -> None:
    choice(editor)
    role = Qt.ItemDataRole.AccessibleTextRole
    said = [editor.table.model().index(row, DESCRIPTION).data(role) for row in range(3)]
    assert said[0].endswith("alternatief, telt mee")
    assert said[1].endswith("alternatief, telt niet mee")
    assert "Typ artikel" in said[2]


def test_the_foot_says_what_an_alternative_costs_more(editor: OfferEditor) -> None:
    choice(editor)
    pick(editor, 1)
    assert "350,00 tegenover „A”" in editor.paper.hint.full_text()
    pick(editor, 0)
    assert "„A” telt mee" in editor.paper.hint.full_text()


def test_space_chooses_an_alternative(editor: OfferEditor) -> None:
    choice(editor)
    pick(editor, 1)
    QTest.keyClick(editor.table, Qt.Key.Key_Space)
    assert [line.is_chosen for line in editor.table.lines()] == [False, True]
    assert editor.totals.total.text().endswith("1.936,00")


def test_a_click_on_its_mark_chooses_an_alternative(editor: OfferEditor) -> None:
    choice(editor)
    box = editor.table.visualRect(editor.table.model().index(1, DESCRIPTION))
    spot = QPoint(box.left() + PAD + 8, box.center().y())
    QTest.mouseClick(editor.table.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert editor.table.lines()[1].is_chosen
    beside = QPoint(box.left() + PAD + 90, box.top() - 10)
    QTest.mouseClick(editor.table.viewport(), Qt.MouseButton.LeftButton, pos=beside)
    assert editor.table.lines()[1].is_chosen


def test_a_third_alternative_and_a_package_line_come_from_the_menu(editor: OfferEditor) -> None:
    choice(editor)
    menu(editor, "Nog een alternatief")
    type_into(editor.table.editor(), "Met hoogwerker", ENTER, ESCAPE)
    pick(editor, 0)
    menu(editor, "Nog een regel in dit alternatief")
    type_into(editor.table.editor(), "Kozijnen", ENTER, ESCAPE)
    assert [(line.variant, line.is_chosen) for line in editor.table.lines()] == [
        ("A", True), ("A", True), ("B", False), ("C", False)]  # fmt: skip


def test_when_the_chosen_alternative_is_removed_the_other_counts(editor: OfferEditor, rooms: Rooms) -> None:
    choice(editor)
    before = editor.table.lines()
    pick(editor, 0)
    QTest.keyClick(editor.table, Qt.Key.Key_Delete)
    assert [line.is_chosen for line in editor.table.lines()] == [True]
    rooms.said[-1][1]()
    assert editor.table.lines() == before


def test_an_alternative_becomes_a_plain_line_or_an_option_again(editor: OfferEditor) -> None:
    choice(editor)
    pick(editor, 1)
    menu(editor, "Optie van maken")
    assert editor.table.lines()[1].kind is LineKind.OPTION
    pick(editor, 0)
    menu(editor, "Gewone regel van maken")
    assert (editor.table.lines()[0].kind, editor.table.lines()[0].choice) == (LineKind.PRODUCT, "")


def test_without_a_line_there_is_nothing_to_choose_from(editor: OfferEditor, rooms: Rooms) -> None:
    editor.table.setCurrentIndex(editor.table.model().index(1, DESCRIPTION))
    editor.table.add(LineKind.ALTERNATIVE)
    assert "Kies eerst" in rooms.said[-1][0]
    assert len(editor.table.lines()) == 1


@pytest.mark.parametrize(("name", "variant"), [("Glas", "Goed"), ("Glas", "B")])
def test_a_choice_and_its_alternatives_get_names(
    editor: OfferEditor, monkeypatch: pytest.MonkeyPatch, name: str, variant: str
) -> None:
    def fill(_parent: object, _title: str, body: QWidget, _yes: str) -> bool:
        first, second = body.findChildren(TextField)
        first.set_value(name)
        second.set_value(variant)
        return True

    choice(editor)
    monkeypatch.setattr(ask, "sheet", fill)
    pick(editor, 0)
    menu(editor, "Namen van de keuze…")
    if variant == "B":  # taken
        assert editor.table.lines()[0].variant == "A"
        assert "Zo heet al" in editor.paper.hint.full_text()
    else:
        assert {line.choice for line in editor.table.lines()} == {"Glas"}
        assert editor.table.lines()[0].variant == "Goed"


def test_amounts_per_month_stand_apart(editor: OfferEditor, file: SellerFile) -> None:
    assert editor.table.isColumnHidden(PERIOD)
    editor.table.open_new()
    type_into(editor.table.editor(), "Beheer", ENTER, ESCAPE)
    cell(editor, 1, PRICE, "40", ENTER, ESCAPE)
    pick(editor, 1)
    editor.table.set_period(Period.MONTHLY)
    assert not editor.table.isColumnHidden(PERIOD)
    QApplication.processEvents()
    shown = [row.accessibleName() for row in editor.totals.findChildren(QWidget) if row.isVisible()]
    assert any(name.startswith("Per maand") and "40,00" in name for name in shown)
    assert editor.totals.total_words.full_text() == "Eerste jaar excl. btw"
    assert editor.totals.total.text().endswith("1.730,00")
    assert kept(file, editor).net == Decimal(1730)


@pytest.mark.parametrize(
    ("typed", "period"), [("jaar", Period.YEARLY), ("", Period.ONCE), ("m", Period.MONTHLY)]
)
def test_the_period_is_typed_in_its_cell(editor: OfferEditor, typed: str, period: Period) -> None:
    editor.table.set_period(Period.MONTHLY)
    assert editor.table.open_cell(0, PERIOD)
    type_into(editor.table.editor(), typed or " ", ENTER)
    assert editor.table.lines()[0].period is period


def test_a_word_that_is_no_period_is_refused(editor: OfferEditor) -> None:
    editor.table.set_period(Period.MONTHLY)
    cell(editor, 0, PERIOD, "soms", ENTER)
    assert "eenmalig" in editor.paper.hint.full_text()


def test_an_offer_per_month_only_totals_per_month(editor: OfferEditor) -> None:
    pick(editor, 0)
    editor.table.set_period(Period.MONTHLY)
    assert editor.totals.total_words.full_text() == "Per maand incl. btw"
    assert editor.totals.total.text().endswith("1.512,50")


def test_a_discount_on_the_total_is_typed_beside_the_totals(editor: OfferEditor, file: SellerFile) -> None:
    editor.totals.discount.setFocus()
    QTest.keyClicks(editor.totals.discount, "10")
    assert editor.totals.taken.text().endswith("-125,00")
    assert editor.totals.total.text().endswith("1.361,25")
    assert kept(file, editor).discount_percent == Decimal(10)


def test_a_discount_on_the_total_above_a_hundred_is_said_at_its_field(
    editor: OfferEditor, file: SellerFile
) -> None:
    editor.totals.discount.setFocus()
    QTest.keyClicks(editor.totals.discount, "10")
    QTest.keyClicks(editor.totals.discount, "1")
    QTest.keyClick(editor.totals.discount, Qt.Key.Key_Tab)
    assert "100" in editor.totals.discount.error_text
    assert kept(file, editor).discount_percent == Decimal(10)


def three_lines(file: SellerFile, rooms: Rooms) -> OfferEditor:
    lines = tuple(an_offer_line(description=name, product_code="") for name in ("een", "twee", "drie"))
    draft = a_draft(file, a_customer(file), lines=lines)
    return rooms.open(offer_place(draft.id), OfferEditor)


def names(editor: OfferEditor) -> list[str]:
    return [line.description for line in editor.table.lines()]


def test_a_line_is_dragged_to_another_place(file: SellerFile, rooms: Rooms) -> None:
    editor = three_lines(file, rooms)
    view, spot = editor.table.viewport(), editor.table.visualRect
    index = editor.table.model().index
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=spot(index(0, 1)).center())
    below = spot(index(2, 1)).center() + QPoint(0, 12)
    drag(view, below)
    assert editor.table.drag.row == 3
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=below)
    assert names(editor) == ["twee", "drie", "een"]
    assert editor.table.line() == editor.table.lines()[2]


def drag(view: QWidget, to: QPoint) -> None:
    left = Qt.MouseButton.LeftButton
    event = QMouseEvent(QEvent.Type.MouseMove, QPointF(to), QPointF(view.mapToGlobal(to)), left, left,
                        Qt.KeyboardModifier.NoModifier)  # fmt: skip
    QApplication.sendEvent(view, event)


def test_a_drag_is_given_up_with_escape(file: SellerFile, rooms: Rooms) -> None:
    editor = three_lines(file, rooms)
    view, spot = editor.table.viewport(), editor.table.visualRect
    index = editor.table.model().index
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=spot(index(0, 1)).center())
    drag(view, spot(index(2, 1)).center())
    QTest.keyClick(editor.table, ESCAPE)
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=spot(index(2, 1)).center())
    assert names(editor) == ["een", "twee", "drie"]


def test_several_lines_are_dragged_and_removed_together(file: SellerFile, rooms: Rooms) -> None:
    editor = three_lines(file, rooms)
    pick(editor, 0, 1)
    view, spot = editor.table.viewport(), editor.table.visualRect
    index = editor.table.model().index
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=spot(index(1, 1)).center())
    drag(view, spot(index(2, 1)).center() + QPoint(0, 12))
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=spot(index(2, 1)).center())
    assert names(editor) == ["drie", "een", "twee"]
    pick(editor, 0, 2)
    QTest.keyClick(editor.table, Qt.Key.Key_Delete)
    assert names(editor) == ["een"]
    assert "2 regels" in rooms.said[-1][0]


def test_lines_are_doubled_with_a_key(file: SellerFile, rooms: Rooms) -> None:
    editor = three_lines(file, rooms)
    pick(editor, 0, 1)
    QTest.keyClick(editor.table, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    assert names(editor) == ["een", "twee", "een", "twee", "drie"]
    assert len({line.id for line in editor.table.lines()}) == 5


def test_only_the_copy_is_chosen_after_doubling_a_line(file: SellerFile, rooms: Rooms) -> None:
    editor = three_lines(file, rooms)
    pick(editor, 1)
    QTest.keyClick(editor.table, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    assert [index.row() for index in editor.table.selectionModel().selectedRows()] == [2]


def test_after_pasting_the_last_new_line_is_chosen(file: SellerFile, rooms: Rooms) -> None:
    editor = three_lines(file, rooms)
    pick(editor, 0)
    editor.table.paste_rows("vier\t1\nvijf\t2")
    assert names(editor) == ["een", "vier", "vijf", "twee", "drie"]
    line = editor.table.line()
    assert line is not None
    assert line.description == "vijf"


@pytest.mark.usefixtures("large_type")
def test_all_kinds_of_lines_fit_with_letters_a_quarter_larger(file: SellerFile, rooms: Rooms) -> None:
    editor = rooms.open(offer_place(mixed(file).id), OfferEditor)
    assert audit(editor) == []


def test_all_kinds_of_lines_pass_the_audit(file: SellerFile, rooms: Rooms) -> None:
    editor = rooms.open(offer_place(mixed(file).id), OfferEditor)
    assert audit(editor) == []


def mixed(file: SellerFile) -> Any:
    """An offer with a line of every kind and period."""
    alternative = {"kind": LineKind.ALTERNATIVE, "choice": "Machine"}
    lines = (
        an_offer_line(kind=LineKind.SECTION, description="Eenmalig"),
        an_offer_line(**alternative, variant="A", is_chosen=True),
        an_offer_line(**alternative, variant="B", unit_price=Decimal(9)),
        an_offer_line(kind=LineKind.SUBTOTAL, description=""),
        an_offer_line(period=Period.MONTHLY, unit_price=Decimal(140)),
        an_offer_line(period=Period.YEARLY, unit_price=Decimal(1150)),
        an_offer_line(kind=LineKind.OPTION),
        an_offer_line(kind=LineKind.TEXT, description="Prijzen zonder voorrijkosten"),
    )
    return a_draft(file, a_customer(file), lines=lines, discount_percent=Decimal(5))
