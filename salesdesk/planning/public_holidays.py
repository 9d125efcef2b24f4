"""Public holidays of the countries and regions where customers are."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path
from types import ModuleType

from salesdesk.words import N_, gettext_for

_LANGUAGES = {"nl": "nl", "en": "en_US"}
_FLEMISH = (range(1500, 4000), range(8000, 10000))
_GERMAN = range(4700, 4800)
_BRUSSELS = range(1000, 1300)
# The package names no days of the communities; offices of the authorities and many others close on them.
_OF_COMMUNITY: dict[str, tuple[int, int, str]] = {
    "Flemish": (7, 11, N_("Feest van de Vlaamse Gemeenschap")),
    "French": (9, 27, N_("Feest van de Franse Gemeenschap")),
    "German": (11, 15, N_("Feest van de Duitstalige Gemeenschap")),
}


def holidays_between(
    first: date, last: date, country: str, postcode: str = "", language: str = "nl"
) -> dict[date, str]:
    """Days with their name; in Belgium with those of the community the postcode lies in.

    A country nobody knows has none. Brussels has the days of all Belgium only.
    """
    found: dict[date, str] = {}
    for year in range(first.year, last.year + 1):
        found |= _of_year(country.strip().upper(), _region(country, postcode), year, language)
    return {day: name for day, name in found.items() if first <= day <= last}


@cache
def _of_year(country: str, region: str, year: int, language: str) -> Mapping[date, str]:
    import holidays  # late: no start needs it

    _enter_countries(Path(holidays.__file__).parent / "countries")
    try:
        known = holidays.country_holidays(country, years=year, language=_LANGUAGES.get(language))
    except (NotImplementedError, ImportError):  # how the package says that it does not know a country
        return {}
    found = {day: str(name) for day, name in known.items()}
    if region:
        month, day, name = _OF_COMMUNITY[region]
        found.setdefault(date(year, month, day), gettext_for(language)(name))
    return found


def _enter_countries(folder: Path) -> None:
    """Let each country be read when it is first asked for: the package's own door reads all 250."""
    name = "holidays.countries"
    if name not in sys.modules:
        package = ModuleType(name)
        package.__path__ = [str(folder)]
        sys.modules[name] = package


def _region(country: str, postcode: str) -> str:
    digits = "".join(sign for sign in postcode if sign.isdigit())[:4]
    if country.strip().upper() != "BE" or len(digits) < 4:
        return ""
    number = int(digits)
    if number in _BRUSSELS:
        return ""
    if any(number in part for part in _FLEMISH):
        return "Flemish"
    return "German" if number in _GERMAN else "French"
