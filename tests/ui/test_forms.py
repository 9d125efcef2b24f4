"""Forms show each reason where it belongs and say what was edited."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from salesdesk.errors import Reason, Refused
from salesdesk.ui.buttons import plain
from salesdesk.ui.fields import TextField
from salesdesk.ui.forms import DateField, Form, FormRow, MoneyField, Tick
from salesdesk.ui.labels import label
from salesdesk.ui.parts import column
from salesdesk.ui.suggestions import Show, SuggestField, Suggestion, SuggestionBox


@pytest.fixture
def form(qtbot: QtBot) -> Form:
    made = Form()
    qtbot.addWidget(made)
    made.add("name", "Naam", TextField("Naam"))
    made.add("amount", "Bedrag", MoneyField("Bedrag"))
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


def _row(form: Form, field: str) -> FormRow:
    return next(row for row in form.findChildren(FormRow) if form.input(field) in row.inputs)


def test_a_reason_stands_under_the_field_it_names(form: Form) -> None:
    form.show_refused([Reason("Vul een naam in.", "name")])
    assert _row(form, "name").error.text() == "Vul een naam in."
    assert _row(form, "name").error.isVisible()
    assert not _row(form, "amount").error.isVisible()
    assert form.input("name").accessibleDescription() == "Vul een naam in."


def test_a_reason_is_filled_with_its_values(form: Form) -> None:
    form.show_refused([Reason("Hoogstens {most} regels.", "name", {"most": 3})])
    assert form.input("name").error_text == "Hoogstens 3 regels."


def test_what_belongs_to_no_field_stands_on_top(form: Form) -> None:
    form.show_refused([Reason("De offerte is al verstuurd."), Reason("Kies een relatie.", "relation")])
    assert form.general.isVisible()
    assert form.general.text.text() == "De offerte is al verstuurd. Kies een relatie."


def test_the_first_named_field_gets_the_focus(form: Form) -> None:
    form.setFocus()
    form.show_refused([Reason("Vul een bedrag in.", "amount"), Reason("Vul een naam in.", "name")])
    assert QApplication.focusWidget() is form.input("amount")


def test_the_focus_is_not_taken_from_who_types(form: Form) -> None:
    form.input("name").setFocus()
    form.show_refused([Reason("Vul een bedrag in.", "amount")])
    assert QApplication.focusWidget() is form.input("name")


def test_editing_takes_the_remark_away_and_tells_which_field(form: Form) -> None:
    edited: list[str] = []
    form.edited.connect(edited.append)
    form.show_refused([Reason("Vul een naam in.", "name"), Reason("Zo gaat het niet.")])
    QTest.keyClicks(form.input("name"), "B")
    assert edited == ["name"]
    assert not form.input("name").error_text
    assert not form.general.isVisible()


def test_an_amount_says_itself_what_is_wrong_in_its_row(form: Form) -> None:
    amount = form.input("amount")
    QTest.keyClicks(amount, "12x")
    amount.settle()
    assert "geen getal" in _row(form, "amount").error.text()


def test_a_figure_is_refused_under_the_name_of_its_field(form: Form) -> None:
    QTest.keyClicks(form.input("amount"), "x")
    with pytest.raises(Refused) as refused:
        form.input("amount").value()
    assert refused.value.reasons[0].at == "amount"


def test_the_word_above_leads_to_its_input(form: Form) -> None:
    assert _row(form, "name").word.buddy() is form.input("name")


def test_fields_elsewhere_and_in_a_row_are_known_too(qtbot: QtBot) -> None:
    form, tick = Form(), Tick("Ook bij de klant")
    qtbot.addWidget(form)
    qtbot.addWidget(tick)
    until = form.make("until", "Tot", DateField("Tot", date(2026, 11, 24)))
    form.beside(until, form.make("x", "X", TextField("X")))
    form.watch("shared", tick)
    assert form.fields() == ("until", "x", "shared")
    with qtbot.waitSignal(form.edited, timeout=1000) as told:
        tick.click()
    assert told.args == ["shared"]


NAMES = ["Bakkerij Ammerlaan", "Basisschool De Vlieger", "Drukkerij Zaanstreek"]


def _suggest(text: str, show: Show) -> None:
    show([Suggestion(name, name.upper(), "Haarlem") for name in NAMES if text.casefold() in name.casefold()])


@pytest.fixture
def picker(qtbot: QtBot) -> SuggestField:
    made = SuggestField("Relatie", _suggest, field="relation", required=True)
    qtbot.addWidget(made)
    made.resize(300, 34)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    made.setFocus()
    return made


def test_some_letters_and_an_arrow_pick_a_record(picker: SuggestField, qtbot: QtBot) -> None:
    QTest.keyClicks(picker, "ba")
    QTest.keyClick(picker, Qt.Key.Key_Down)
    with qtbot.waitSignal(picker.edited, timeout=1000):
        QTest.keyClick(picker, Qt.Key.Key_Return)
    assert picker.value() == "BAKKERIJ AMMERLAAN"
    assert picker.text() == "Bakkerij Ammerlaan"


def test_enter_takes_the_first_that_was_found(picker: SuggestField) -> None:
    QTest.keyClicks(picker, "ba")
    QTest.keyClick(picker, Qt.Key.Key_Return)
    assert picker.value() == "BAKKERIJ AMMERLAAN"


@pytest.mark.parametrize(("typed", "reason"), [("zaan", "uit de lijst"), ("", "Kies er een")])
def test_words_of_nobody_are_refused(picker: SuggestField, typed: str, reason: str) -> None:
    QTest.keyClicks(picker, typed)
    with pytest.raises(Refused) as refused:
        picker.value()
    assert reason in str(refused.value)
    assert refused.value.reasons[0].at == "relation"


def test_escape_hides_the_list_and_a_known_record_is_shown(picker: SuggestField) -> None:
    QTest.keyClicks(picker, "ba")
    QTest.keyClick(picker, Qt.Key.Key_Escape)
    picker.set_value(7, "Kas & Co")
    assert picker.value() == 7
    picker.set_value(None)
    assert picker.text() == ""


def test_arrows_walk_around_the_list(picker: SuggestField) -> None:
    QTest.keyClicks(picker, "ba")
    for _step in range(3):
        QTest.keyClick(picker, Qt.Key.Key_Down)
    QTest.keyClick(picker, Qt.Key.Key_Tab)
    assert picker.value() == "BAKKERIJ AMMERLAAN"


def test_in_a_low_sheet_the_list_never_lies_over_what_is_typed(qtbot: QtBot) -> None:
    low = QWidget()
    qtbot.addWidget(low)
    names = ["Bakkerij", "Balie", "Bank", "Bazaar", "Bad"]
    made = SuggestField("Relatie", lambda _text, show: show([Suggestion(name, name) for name in names]))
    low.setLayout(column(label("Kopiëren"), made, plain("Kopiëren", lambda: None)))
    low.setFixedHeight(150)
    with qtbot.waitActive(low):
        low.show()
        low.activateWindow()
    made.setFocus()
    QTest.keyClicks(made, "ba")
    box = low.findChild(SuggestionBox)
    assert box is not None
    assert box.isVisible()
    assert not box.geometry().intersects(QRect(made.mapTo(low, QPoint()), made.size()))
