"""Figures, dates and times as sellers type them."""

from __future__ import annotations

from datetime import date, time
from decimal import Decimal

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from salesdesk.errors import Refused
from salesdesk.ui.amounts import AmountField, MoneyField, PercentField, QuantityField, YearField
from salesdesk.ui.boxes import column
from salesdesk.ui.fields import Choice, NotesField, TextField
from salesdesk.ui.moments import DateField, TimeField, parse_clock, parse_day
from salesdesk.words import use_language

TODAY = date(2026, 11, 24)


def _typed(field: AmountField | DateField | TimeField, text: str, qtbot: QtBot) -> None:
    qtbot.addWidget(field)
    field.setText(text)  # keyClicks knows no key for a euro sign
    field.textEdited.emit(text)


@pytest.mark.parametrize(
    ("typed", "kept", "shown"),
    [
        ("1234,5", "1234.5", "€\u00a01.234,50"), ("1.234,50", "1234.50", "€\u00a01.234,50"),
        ("12.50", "12.50", "€\u00a012,50"), ("€ 12,50", "12.50", "€\u00a012,50"),
        ("1.234", "1234", "€\u00a01.234,00"), ("-77,80", "-77.80", "€\u00a0-77,80"),
    ],
)  # fmt: skip
def test_money_is_read_as_it_is_typed(qtbot: QtBot, typed: str, kept: str, shown: str) -> None:
    field = MoneyField("Bedrag")
    _typed(field, typed, qtbot)
    assert field.value() == Decimal(kept)
    field.settle()
    assert field.text() == shown
    assert field.value() == Decimal(kept)


@pytest.mark.parametrize(("typed", "kept"), [("1,234", "1234"), ("1,234.50", "1234.50"), ("12,50", "12.50")])
def test_in_english_money_reads_and_shows_with_a_point(qtbot: QtBot, typed: str, kept: str) -> None:
    use_language("en")
    field = MoneyField("Amount")
    _typed(field, typed, qtbot)
    field.settle()
    assert field.text() == f"€\u00a0{Decimal(kept):,.2f}"
    assert field.value() == Decimal(kept)


@pytest.mark.parametrize(
    ("field", "typed", "word"),
    [
        (MoneyField, "twaalf", "geen getal"), (MoneyField, "1,234", "achter de komma"),
        (PercentField, "101", "Hoogstens 100"), (PercentField, "-1", "Minstens 0"),
        (QuantityField, "1,2345", "Hoogstens 3 cijfers"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_refused_in_words_at_the_field(
    qtbot: QtBot, field: type[AmountField], typed: str, word: str
) -> None:
    made = field("Getal", field="price")
    _typed(made, typed, qtbot)
    with pytest.raises(Refused) as refused:
        made.value()
    assert refused.value.reasons[0].at == "price"
    assert word in made.error_text.replace("\u00a0", " ")
    assert made.text() == typed


def test_a_year_has_no_thousands_sign(qtbot: QtBot) -> None:
    field = YearField("Jaar")
    _typed(field, "2027", qtbot)
    field.settle()
    assert (field.text(), field.value()) == ("2027", Decimal(2027))


def test_whole_things_are_whole(qtbot: QtBot) -> None:
    field = QuantityField("Aantal", decimals=0)
    _typed(field, "2,5", qtbot)
    assert "heel getal" in field.problem()


def test_an_empty_amount_is_none_unless_it_must_be_filled(qtbot: QtBot) -> None:
    assert MoneyField("Bedrag").value() is None
    with pytest.raises(Refused):
        MoneyField("Bedrag", required=True).value()
    with pytest.raises(Refused):
        MoneyField("Bedrag").required_value()


def test_a_shown_amount_keeps_the_cents_behind_its_words(qtbot: QtBot) -> None:
    field = PercentField("Kans")
    field.set_value(Decimal("33.333"))
    assert field.value() == Decimal("33.333")


def test_an_amount_is_not_overwritten_under_the_hands(qtbot: QtBot) -> None:
    host = QWidget()
    field = MoneyField("Bedrag")
    field.setParent(host)
    qtbot.addWidget(host)
    with qtbot.waitActive(host):
        host.show()
        host.activateWindow()
    field.setFocus()
    QTest.keyClicks(field, "12")
    field.set_value(99)
    assert field.text() == "12"


def test_a_corrected_amount_loses_its_error(qtbot: QtBot) -> None:
    field = MoneyField("Bedrag")
    _typed(field, "1x", qtbot)
    field.settle()
    assert field.error_text
    QTest.keyClick(field, Qt.Key.Key_Backspace)
    assert not field.error_text


def test_filling_is_silent_and_typing_speaks(qtbot: QtBot) -> None:
    field = MoneyField("Bedrag")
    qtbot.addWidget(field)
    with qtbot.assertNotEmitted(field.edited):
        field.set_value(5)
    with qtbot.waitSignal(field.edited, timeout=1000):
        QTest.keyClicks(field, "1")


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("24-11", date(2026, 11, 24)), ("24 nov", date(2026, 11, 24)), ("1-2", date(2027, 2, 1)),
        ("30-12", date(2026, 12, 30)), ("24-11-25", date(2025, 11, 24)), ("24/11/2027", date(2027, 11, 24)),
        ("3 mrt", date(2027, 3, 3)), ("29-2", date(2028, 2, 29)), ("vandaag", TODAY),
        ("morgen", date(2026, 11, 25)), ("wo", date(2026, 11, 25)), ("di", date(2026, 12, 1)),
        ("Vrijdag", date(2026, 11, 27)), ("mon", date(2026, 11, 30)), ("+7", date(2026, 12, 1)),
        ("3 maart", date(2027, 3, 3)),
        ("5 december 2026", date(2026, 12, 5)), ("1 may", date(2027, 5, 1)), ("24.12", date(2026, 12, 24)),
    ],
)  # fmt: skip
def test_days_are_read_as_they_are_typed(typed: str, day: date) -> None:
    assert parse_day(typed, TODAY) == day


@pytest.mark.parametrize("typed", ["", "31-11", "30-2", "24 blauw", "24", "2026", "99-99-2026"])
def test_what_is_no_day_is_refused(typed: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        parse_day(typed, TODAY)


@pytest.mark.parametrize(
    ("typed", "clock"),
    [("9", time(9)), ("9:30", time(9, 30)), ("930", time(9, 30)), ("0930", time(9, 30)),
     ("9.30", time(9, 30)),
     ("9u30", time(9, 30)), ("9u", time(9)), ("14 15", time(14, 15))],
)  # fmt: skip
def test_times_are_read_as_they_are_typed(typed: str, clock: time) -> None:
    assert parse_clock(typed) == clock


@pytest.mark.parametrize("typed", ["", "25:00", "9:75", "half tien"])
def test_what_is_no_time_is_refused(typed: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        parse_clock(typed)


def test_a_date_settles_in_full_and_arrows_step_a_day(qtbot: QtBot) -> None:
    field = DateField("Geldig tot", TODAY)
    _typed(field, "24-12", qtbot)
    assert field.value() == date(2026, 12, 24)
    QTest.keyClick(field, Qt.Key.Key_Up)
    assert field.text() == "25-12-2026"


def test_a_wrong_date_says_so_and_a_missing_one_may_be_needed(qtbot: QtBot) -> None:
    field = DateField("Geldig tot", TODAY, field="valid_until", required=True)
    with pytest.raises(Refused):
        field.value()
    _typed(field, "31-11", qtbot)
    assert "geen datum" in field.problem()
    with pytest.raises(Refused):
        DateField("Geldig tot", TODAY).required_value()


def test_the_calendar_opens_on_the_day_and_fills_the_field(qtbot: QtBot) -> None:
    from PySide6.QtWidgets import QCalendarWidget

    field = DateField("Geldig tot", TODAY)
    qtbot.addWidget(field)
    field.show()
    QTest.keyClick(field, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    calendar = field.findChild(QCalendarWidget)
    assert calendar is not None
    assert calendar.selectedDate().toString("dd-MM-yyyy") == "24-11-2026"
    with qtbot.waitSignal(field.edited, timeout=1000):
        calendar.clicked.emit(calendar.selectedDate().addDays(1))
    assert field.text() == "25-11-2026"


def test_a_time_steps_a_quarter(qtbot: QtBot) -> None:
    field = TimeField("Begin")
    qtbot.addWidget(field)
    field.set_value(time(8, 50))
    QTest.keyClick(field, Qt.Key.Key_Up)
    assert field.value() == time(9, 5)
    field.set_value(None)
    assert field.value() is None
    with pytest.raises(Refused):
        field.required_value()


def test_a_choice_keeps_its_value_when_choices_change(qapp: QApplication) -> None:
    choice = Choice("Betaling", [(14, "14 dagen"), (30, "30 dagen")])
    choice.set_value(30)
    choice.set_choices([(8, "8 dagen"), (30, "30 dagen")])
    assert choice.value() == 30
    choice.set_choices([(8, "8 dagen")])
    assert choice.value() == 8


def test_notes_are_as_high_as_their_lines_and_tab_goes_on(qtbot: QtBot) -> None:
    two, four = NotesField("Notitie", lines=2), NotesField("Notitie", lines=4)
    assert four.sizeHint().height() - two.sizeHint().height() == 2 * two.fontMetrics().lineSpacing()
    assert two.tabChangesFocus()


def test_filling_notes_and_text_is_silent(qtbot: QtBot) -> None:
    for field in (NotesField("Notitie"), TextField("Naam")):
        qtbot.addWidget(field)
        with qtbot.assertNotEmitted(field.edited):
            field.set_value("Bakkerij")
        assert field.value() == "Bakkerij"
        with qtbot.waitSignal(field.edited, timeout=1000):
            QTest.keyClicks(field, "!")


def test_a_long_text_that_is_left_shows_its_beginning(qtbot: QtBot) -> None:
    field = TextField("Antwoord")
    holder = QWidget()
    holder.setLayout(column(field))
    qtbot.addWidget(holder)
    holder.show()
    QTest.keyClicks(field, "gangen altijd fris, gymzaal soms vergeten " * 3)
    away = QFocusEvent(QEvent.Type.FocusOut, Qt.FocusReason.TabFocusReason)
    QApplication.sendEvent(field, away)
    assert field.cursorPosition() == 0
