"""Need and room in words and figures."""

from __future__ import annotations

from decimal import Decimal

from salesdesk import formats
from salesdesk.domain.capacity import Capacity, Limit
from salesdesk.services.capacity import WorkingYear
from salesdesk.ui import spoken
from salesdesk.ui.strip import Figure
from salesdesk.words import _, ngettext


def days_count(days: float) -> str:
    return ngettext("{count} dag", "{count} dagen", abs(round(days))).format(count=abs(round(days)))


def whole(value: float) -> str:
    return spoken.number(Decimal(round(value)), 0)


def capacity_figures(now: Capacity, before: Capacity | None) -> list[Figure]:
    """Visits, hours, days needed against days there are, and what is left; beside it how it was."""

    def was(value: float, old: float | None) -> str:
        changed = before is not None and old is not None and round(value) != round(old)
        return _("was {figure}").format(figure=whole(old)) if changed and old is not None else ""

    free = now.free_days
    return [
        Figure(whole(now.visits), _("bezoeken nodig"), was(now.visits, before.visits if before else None)),
        Figure(
            whole(now.minutes / 60),
            _("uren nodig"),
            was(now.minutes / 60, before.minutes / 60 if before else None),
        ),
        Figure(
            whole(now.days_needed),
            _("dagen nodig"),
            was(now.days_needed, before.days_needed if before else None),
        ),
        Figure(
            whole(now.room.days),
            _("dagen in het jaar"),
            was(now.room.days, before.room.days if before else None),
        ),
        Figure(
            whole(abs(free)),
            _("dagen te kort") if now.is_short else _("dagen over"),
            was(free, before.free_days if before else None),
            "bad" if now.is_short else "",
        ),
    ]


def verdict(now: Capacity) -> tuple[str, str]:
    """Whether it fits, in one sentence, and the kind of note."""
    if not now.visits:
        return _("Er is niets te plannen: geen relatie heeft een bezoekfrequentie."), "info"
    if not now.room.days:
        return _("Er is geen dag voor bezoeken; kies bij de cyclus op welke dagen je rijdt."), "bad"
    first = _("het aantal bezoeken per dag") if now.limit is Limit.VISITS else _("de uren van de dag")
    load = now.load_percent or 0
    if now.is_short:
        said = _("Past niet: {days} te kort, {visits} bezoeken te veel. Het knelt op {limit}.")
        return said.format(days=days_count(now.free_days), visits=abs(now.free_visits), limit=first), "bad"
    if load >= 90:
        said = _("Past net: {load} % van je dagen is vol. Voor nieuwe klanten is er weinig ruimte.")
        return said.format(load=load), "warn"
    said = _("Past: {load} % van je dagen is nodig. Er is ruimte voor {visits} bezoeken meer.")
    return said.format(load=load, visits=now.free_visits), "ok"


def year_words(year: WorkingYear) -> list[tuple[str, str]]:
    """How the days of the year are counted."""
    return [
        (_("Van"), formats.field_date(year.first)),
        (_("Tot en met"), formats.field_date(year.last)),
        (_("Dagen voor bezoeken"), str(year.weekdays)),
        (_("Feestdagen"), f"-{len(year.holidays)}" if year.holidays else "0"),
        (_("Vrije dagen"), f"-{year.days_off}" if year.days_off else "0"),
        (_("Blijft over"), str(year.days)),
    ]
