"""Lines to and from a spreadsheet and another offer, and rows that could not be read."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from salesdesk.domain.offers import LineKind, Period
from salesdesk.services.seller_file import SellerFile
from salesdesk.ui import ask
from salesdesk.ui.fields import NotesField
from salesdesk.ui.offers import line_clipboard
from salesdesk.ui.offers.editor import OfferEditor
from tests.builders import an_offer_line
from tests.offer_desk import Rooms, a_customer, a_draft, offer_place
from tests.ui.offers.editor.conftest import kept
from tests.ui.offers.editor.test_line_kinds import mixed


def clip(text: str) -> None:
    QGuiApplication.clipboard().setText(text)


def test_rows_from_excel_become_lines_and_that_can_be_taken_back(
    editor: OfferEditor, rooms: Rooms, file: SellerFile
) -> None:
    clip("Artikel\tOmschrijving\tAantal\tPrijs\nSM-D5\t\t6\t\n\tZeep, 5 liter\t10\t4,25\n")
    editor.table.setFocus()
    QTest.keyClick(editor.table, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert [(line.description, line.quantity, line.unit_price) for line in kept(file, editor).lines[1:]] == [
        ("Dagelijkse schoonmaak, 5× per week", Decimal(6), Decimal(985)),
        ("Zeep, 5 liter", Decimal(10), Decimal("4.25")),
    ]
    words, undo = rooms.said[0]
    assert words == "2 regels geplakt"
    undo()
    assert len(editor.table.lines()) == 1


def test_rows_that_cannot_be_read_are_told_and_can_be_mended(
    editor: OfferEditor, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[str, str]] = []

    def mend(_parent: object, title: str, body: QWidget, _yes: str) -> bool:
        rows = body.findChildren(NotesField)[0]
        asked.append((title, rows.toPlainText()))
        rows.setPlainText(rows.toPlainText().replace("tien", "10"))
        return True

    monkeypatch.setattr(ask, "sheet", mend)
    clip("Zeep, 5 liter\t10\t4,25\nkapot\ttien\t1\n\n")
    editor.table.paste()
    assert asked == [("1 rij was niet te lezen", "kapot\ttien\t1")]
    assert {(line.description, line.quantity) for line in editor.table.lines()[1:]} == {
        ("kapot", Decimal(10)), ("Zeep, 5 liter", Decimal(10))}  # fmt: skip


def test_many_unread_rows_are_told_in_short(editor: OfferEditor, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[str] = []

    def look(_parent: object, title: str, body: QWidget, _yes: str) -> bool:
        seen.append(title)
        seen.extend(label.text() for label in body.findChildren(QWidget) if hasattr(label, "text"))
        return False

    monkeypatch.setattr(ask, "sheet", look)
    clip("\n".join(f"rij {at}\tveel\t1" for at in range(40)))
    editor.table.paste()
    assert seen[0] == "40 rijen waren niet te lezen"
    assert any("En nog 34." in each for each in seen)
    assert len(editor.table.lines()) == 1


def test_lines_go_whole_to_another_offer(file: SellerFile, rooms: Rooms) -> None:
    editor = rooms.open(offer_place(mixed(file).id), OfferEditor)
    editor.table.copy_all()
    copied = editor.table.lines()
    other = rooms.open(offer_place(a_draft(file, a_customer(file)).id), OfferEditor)
    other.table.paste()
    made = other.table.lines()[1:]
    assert [(line.kind, line.period, line.net, line.is_chosen) for line in made] == [
        (line.kind, line.period, line.net, line.is_chosen) for line in copied]  # fmt: skip
    assert {line.id for line in made}.isdisjoint(line.id for line in copied)


def test_a_choice_that_is_pasted_twice_is_two_choices(file: SellerFile, rooms: Rooms) -> None:
    editor = rooms.open(offer_place(mixed(file).id), OfferEditor)
    editor.table.copy_all()
    editor.table.paste()
    assert {line.choice for line in editor.table.lines()} == {"", "Machine", "Machine 2"}


def test_a_spreadsheet_gets_rows_with_a_head() -> None:
    lines = [
        an_offer_line(kind=LineKind.SECTION, description="Kop"),
        an_offer_line(product_code="A", description="Regel\nmet breuk", quantity=Decimal("2.5"),
                      unit_price=Decimal("7.85"), period=Period.MONTHLY),
        an_offer_line(product_code="", description="=CMD()", discount_percent=Decimal(5)),
    ]  # fmt: skip
    rows = [row.split("\t") for row in line_clipboard.as_rows(lines, titled=True).split("\n")]
    assert rows[0] == ["Artikel", "Omschrijving", "Aantal", "Per", "Prijs", "Korting", "Netto", "Betaling"]
    assert rows[1] == ["", "Kop", "", "", "", "", "", ""]
    assert rows[2] == ["A", "Regel met breuk", "2,5", "stuk", "7,85", "0", "19,63", "per maand"]
    assert rows[3][1] == "'=CMD()"


def test_what_was_copied_to_excel_comes_back_the_same(editor: OfferEditor) -> None:
    editor.table.copy_all()
    clip(QGuiApplication.clipboard().text())
    editor.table.paste()
    first, second = editor.table.lines()
    assert (second.product_code, second.net, second.id != first.id) == ("GL-04", first.net, True)


@pytest.mark.parametrize("held", [b"geen json", b'[{"kind": "product"}]', b'[{"kind": "onzin"}]', b"17"])
def test_a_clipboard_that_is_broken_is_read_as_text(editor: OfferEditor, held: bytes) -> None:
    mime = QMimeData()
    mime.setData(line_clipboard.KIND, held)
    mime.setText("Zeep\t1\t2")
    QGuiApplication.clipboard().setMimeData(mime)
    editor.table.paste()
    assert editor.table.lines()[1].description == "Zeep"


def test_cutting_takes_the_line_along(editor: OfferEditor) -> None:
    editor.table.setFocus()
    before = editor.table.lines()
    editor.table.setCurrentIndex(editor.table.model().index(0, 1))
    QTest.keyClick(editor.table, Qt.Key.Key_X, Qt.KeyboardModifier.ControlModifier)
    assert editor.table.lines() == ()
    editor.table.paste()
    assert [(line.description, line.net) for line in editor.table.lines()] == [
        (line.description, line.net) for line in before]  # fmt: skip


def test_a_note_of_sixty_thousand_words_is_refused_and_not_lost(
    editor: OfferEditor, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[tuple[int, str]] = []

    def fill(_parent: object, _title: str, body: Any, _yes: str, *, text: str) -> bool:
        told.append((len(body.toPlainText()), text))
        body.setPlainText("onderhoud " * 60_000 if len(told) == 1 else "kort")
        return len(told) < 3

    monkeypatch.setattr(ask, "sheet", fill)
    editor.table.setCurrentIndex(editor.table.model().index(0, 1))
    editor.talk.ask_note(editor.table.lines()[0])
    assert told[1][0] > 500_000
    assert "onder 20000 tekens" in told[1][1]
    assert editor.table.lines()[0].note == "kort"
