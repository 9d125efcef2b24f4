"""Figures, dates and times as they read on screen and paper."""

from __future__ import annotations

from datetime import date, datetime, time
from decimal import Decimal

import pytest

from salesdesk import formats

DAY = date(2026, 11, 24)


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("amount", "language", "decimals", "text"),
    [
        ("1234.5", "nl", 2, "€ 1.234,50"),
        ("-77.8", "nl", 2, "€ -77,80"),
        ("0", "nl", 2, "€ 0,00"),
        ("1234567.005", "nl", 2, "€ 1.234.567,01"),
        ("-0.005", "nl", 2, "€ -0,01"),
        ("38419.5", "nl", 0, "€ 38.420"),
        ("1234.5", "en", 2, "€ 1,234.50"),
        ("1234.5", "fr", 2, "1 234,50 €"),
        ("-1234.5", "de", 2, "-1.234,50 €"),
    ],
)
def test_euros(amount: str, language: str, decimals: int, text: str) -> None:
    assert plain(formats.euro(Decimal(amount), language, decimals)) == text


def test_a_figure_keeps_the_decimals_it_has_unless_told() -> None:
    assert formats.number(Decimal("1403.3250")) == "1.403,325"
    assert formats.number(Decimal("73.850")) == "73,85"
    assert formats.number(Decimal("16.0")) == "16"
    assert formats.number(1000) == "1.000"
    assert formats.number(Decimal("1E+3")) == "1.000"
    assert formats.number(Decimal("2.25"), 1) == "2,3"


def test_a_rounded_nothing_has_no_minus() -> None:
    assert formats.number(Decimal("-0.4"), 0) == "0"


def test_percentages_stay_with_their_sign() -> None:
    assert formats.percent(60) == "60\u00a0%"
    assert plain(formats.percent(Decimal("2.619"), decimals=1)) == "2,6 %"


@pytest.mark.parametrize(
    ("language", "short", "text", "full", "letter"),
    [
        ("nl", "di 24-11", "di 24 november", "Dinsdag 24 november", "24 november 2026"),
        ("en", "Tue 24-11", "Tue 24 November", "Tuesday 24 November", "24 November 2026"),
        ("fr", "mar 24-11", "mar 24 novembre", "Mardi 24 novembre", "24 novembre 2026"),
        ("de", "Di 24-11", "Di 24. November", "Dienstag 24. November", "24. November 2026"),
    ],
)
def test_days_in_four_languages(language: str, short: str, text: str, full: str, letter: str) -> None:
    assert formats.short_date(DAY, language) == short
    assert formats.day_text(DAY, language) == text
    assert formats.long_day(DAY, language) == full
    assert formats.long_date(DAY, language) == letter


def test_dates_in_fields_and_months() -> None:
    assert formats.field_date(date(2026, 3, 7)) == "07-03-2026"
    assert formats.month_text(date(2027, 2, 1)) == "februari 2027"
    assert formats.month_name(8, "fr") == "août"


@pytest.mark.parametrize(
    ("language", "shorts"),
    [
        ("nl", "jan feb mrt apr mei jun jul aug sep okt nov dec"),
        ("en", "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec"),
        ("fr", "jan févr mar avr mai juin juil aoû sep oct nov déc"),
        ("de", "Jan Feb Mär Apr Mai Jun Jul Aug Sep Okt Nov Dez"),
    ],
)
def test_short_months_differ_from_each_other(language: str, shorts: str) -> None:
    assert [formats.short_month_name(month, language) for month in range(1, 13)] == shorts.split()


@pytest.mark.parametrize(
    ("minutes", "language", "text"),
    [
        (0, "nl", "0 min"), (40, "nl", "40 min"), (60, "nl", "1 u"), (120, "nl", "2 u"),
        (225, "nl", "3 u 45"), (65, "nl", "1 u 05"), (225, "en", "3 h 45"), (225, "de", "3 Std. 45"),
    ],
)  # fmt: skip
def test_durations(minutes: int, language: str, text: str) -> None:
    assert plain(formats.duration(minutes, language)) == text


def test_the_clock_shows_hours_and_minutes() -> None:
    assert formats.clock(time(8, 5)) == "08:05"
    assert formats.clock(datetime(2026, 11, 24, 17, 42)) == "17:42"  # noqa: DTZ001 - wall-clock time


@pytest.mark.parametrize(
    ("language", "short", "in_a_sentence"),
    [
        ("nl", "01-12-2026", "dinsdag 1 december 2026"),
        ("en", "1 Dec 2026", "Tuesday 1 December 2026"),
        ("fr", "01/12/2026", "mardi 1er décembre 2026"),
        ("de", "01.12.2026", "Dienstag, 1. Dezember 2026"),
    ],
)
def test_a_date_on_a_document_reads_as_its_language_writes_it(
    language: str, short: str, in_a_sentence: str
) -> None:
    day = date(2026, 12, 1)
    assert (plain(formats.paper_date(day, language)), formats.letter_day(day, language)) == (
        short,
        in_a_sentence,
    )
