"""The areas of the sample with their postcodes and fixed days: two weeks, Friday for the office."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from salesdesk.domain.rayon import Area, AreaDay
from salesdesk.services.sample.maker import Maker, Sample
from salesdesk.services.sample.rayon import AREAS

_DAYS_A_WEEK = 4
_MADE_DAYS_AGO = 300
# Around the towns of services/sample/rayon; Zaandam lies in none of them.
_POSTCODES: dict[str, tuple[str, ...]] = {
    "Utrecht-stad": ("NL 345", "NL 35", "NL 372"),
    "Kennemerland": ("NL 194", "NL 196", "NL 197", "NL 198", "NL 20", "NL 211", "NL 2121"),
    "Eemland": ("NL 373", "NL 374", "NL 375", "NL 376", "NL 380", "NL 381", "NL 382", "NL 383"),
    "Lekstreek": ("NL 340", "NL 341", "NL 342", "NL 343", "NL 399", "NL 410", "NL 412", "NL 413"),
    "Heuvelrug": ("NL 370", "NL 371", "NL 390", "NL 392", "NL 394", "NL 395", "NL 396", "NL 397", "NL 398"),
    "Groene Hart": ("NL 241", "NL 242", "NL 27", "NL 28", "NL 344", "NL 346", "NL 347", "NL 348", "NL 364"),
    "Gooi": ("NL 12", "NL 138", "NL 139", "NL 140", "NL 141"),
    "Vechtstreek": ("NL 118", "NL 142", "NL 143", "NL 360", "NL 361", "NL 362", "NL 363"),
}


def make_areas(maker: Maker, sample: Sample) -> None:
    """Adds the areas, and says that no visits are planned on Friday and in which week the cycle begins."""
    for colour, area in enumerate(AREAS):
        week, weekday = divmod(area.turn, _DAYS_A_WEEK)
        made = maker.new_id(maker.days_ago(_MADE_DAYS_AGO - colour))
        sample.areas.append(
            Area(made, area.name, _POSTCODES[area.name], (AreaDay(week + 1, weekday),), colour)
        )
    rules = replace(
        sample.settings.planning,
        weekdays=tuple(range(_DAYS_A_WEEK)),
        cycle_weeks=2,
        cycle_starts_on=_an_even_week(maker.today),
    )
    sample.settings = replace(sample.settings, planning=rules)


def _an_even_week(today: date) -> date:
    """The Monday of the first week this year that has the first turns, as the visits have them."""
    first = date(today.year, 1, 4)
    monday = first - timedelta(days=first.weekday())
    return monday + timedelta(weeks=monday.toordinal() // 7 % 2)
