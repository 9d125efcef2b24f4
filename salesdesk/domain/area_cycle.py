"""The cycle of area days: in which area a postcode lies, and whose turn a day is."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, timedelta

from salesdesk.domain.planning_rules import PlanningRules
from salesdesk.domain.rayon import Area, AreaDay

LETTERS = "ABCDEFGH"


def cycle_week(day: date, rules: PlanningRules) -> int:
    """Which week of the cycle it is, counted from 1."""
    first = rules.cycle_starts_on - timedelta(days=rules.cycle_starts_on.weekday())
    return (day - first).days // 7 % max(1, rules.cycle_weeks) + 1


def week_letter(day: date, rules: PlanningRules) -> str:
    """`A` for the first week of the cycle; empty when every week is alike."""
    return LETTERS[cycle_week(day, rules) - 1] if rules.cycle_weeks > 1 else ""


def cycle_day(day: date, rules: PlanningRules) -> AreaDay:
    return AreaDay(cycle_week(day, rules), day.weekday())


def areas_on(day: date, areas: Iterable[Area], rules: PlanningRules) -> tuple[Area, ...]:
    """The areas whose fixed day it is."""
    turn = cycle_day(day, rules)
    return tuple(area for area in areas if not area.deleted and turn in area.days)


class AreaIndex:
    """Finds the area of many postcodes: the longest beginning that fits, of equal ones the first by name."""

    def __init__(self, areas: Iterable[Area]) -> None:
        self._areas: dict[str, Area] = {}
        for area in sorted(areas, key=lambda each: each.name.casefold(), reverse=True):
            for prefix in () if area.deleted else area.postcodes:
                self._areas[folded_code(prefix[:2], prefix[2:])] = area
        self._lengths = sorted({len(code) for code in self._areas}, reverse=True)

    def of(self, country: str, postcode: str) -> Area | None:
        code = folded_code(country, postcode)
        return self.of_code(code) if len(code) > 2 else None

    def of_code(self, code: str) -> Area | None:
        """Of a code as it is folded, `NL3511AB`."""
        for length in self._lengths:
            if length <= len(code) and code[:length] in self._areas:
                return self._areas[code[:length]]
        return None


def area_of(country: str, postcode: str, areas: Iterable[Area]) -> Area | None:
    """The area one postcode lies in; for many, make an `AreaIndex` once."""
    return AreaIndex(areas).of(country, postcode)


def folded_code(country: str, postcode: str) -> str:
    """As codes are compared: `NL3511AB`; the country in front of a code, as in `B-2000`, is left out."""
    land = country.strip().upper()[:2] or "NL"
    code = re.sub(r"[^A-Z0-9]", "", postcode.upper())
    return land + re.sub(r"^[A-Z]{1,2}(?=\d)", "", code)
