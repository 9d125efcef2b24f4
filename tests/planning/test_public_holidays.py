"""Holidays of the Netherlands, of Belgium and its communities, and of countries nobody asked for."""

from __future__ import annotations

import subprocess
import sys
from datetime import date

import pytest

from salesdesk.planning.public_holidays import holidays_between
from tests.source_tree import ROOT

YEAR = (date(2026, 1, 1), date(2026, 12, 31))


@pytest.mark.parametrize(
    ("country", "postcode", "day", "name"),
    [
        ("NL", "2011 AB", date(2026, 4, 27), "Koningsdag"),
        ("nl", "", date(2026, 12, 26), "Tweede kerstdag"),
        ("NL", "", date(2026, 7, 21), None),
        ("BE", "2000", date(2026, 7, 21), "Nationale feestdag"),
        ("BE", "2000", date(2026, 11, 11), "Wapenstilstand"),
        ("BE", "2000", date(2026, 4, 27), None),
        ("BE", "9000", date(2026, 7, 11), "Feest van de Vlaamse Gemeenschap"),
        ("BE", "B-8500", date(2026, 7, 11), "Feest van de Vlaamse Gemeenschap"),
        ("BE", "5000", date(2026, 7, 11), None),
        ("BE", "5000", date(2026, 9, 27), "Feest van de Franse Gemeenschap"),
        ("BE", "1400", date(2026, 9, 27), "Feest van de Franse Gemeenschap"),
        ("BE", "4700", date(2026, 11, 15), "Feest van de Duitstalige Gemeenschap"),
        ("BE", "1000", date(2026, 7, 11), None),
        ("BE", "", date(2026, 7, 11), None),
        ("XX", "", date(2026, 12, 25), None),
        ("", "", date(2026, 12, 25), None),
    ],
)
def test_a_day_has_the_name_it_has_there(country: str, postcode: str, day: date, name: str | None) -> None:
    assert holidays_between(*YEAR, country, postcode).get(day) == name


def test_only_the_days_asked_for_and_over_the_turn_of_the_year() -> None:
    found = holidays_between(date(2026, 12, 20), date(2027, 1, 5), "NL")
    assert list(found) == [date(2026, 12, 25), date(2026, 12, 26), date(2027, 1, 1)]


def test_names_in_english() -> None:
    day = date(2026, 12, 25)
    assert holidays_between(day, day, "BE", "2000", "en") == {day: "Christmas Day"}


def test_only_the_countries_asked_for_are_read() -> None:
    asked = """
import sys
from datetime import date
from salesdesk.planning.public_holidays import holidays_between
found = holidays_between(date(2026, 5, 1), date(2026, 5, 1), "BE")
print(*found.values(), *(name for name in sys.modules if name.startswith("holidays.countries.")))
"""
    said = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True, cwd=ROOT)
    assert said.stdout.split() == ["Dag", "van", "de", "Arbeid", "holidays.countries.belgium"]
