"""Why a visit lies on its day, and why another one has none, in words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from uuid import UUID

from salesdesk import formats, words
from salesdesk.domain.plan_reasons import Because, Why, WhyNot, read_reasons
from salesdesk.words import _, ngettext


def why_words(kept: Iterable[str], names: Mapping[UUID, str]) -> list[str]:
    """The reasons of a proposal, one sentence each; `names` are those of areas and relations."""
    return [said for reason in read_reasons(kept) if (said := reason_words(reason, names))]


def reason_words(reason: Because, names: Mapping[UUID, str]) -> str:
    """One reason; empty when it tells of something that is gone."""
    if isinstance(reason.code, WhyNot):
        return _why_not(reason)
    name = names.get(reason.id, "") if reason.id else ""
    count = reason.number or 0
    late = ngettext("{count} dag", "{count} dagen", count).format(count=count)
    day = formats.day_text(reason.day, words.screen_language()) if reason.day else ""
    other = name or _("een ander gebied")
    said = {
        Why.AGREED: _("Deze afspraak stond er al."),
        Why.PINNED: _("Je hebt dit bezoek hier zelf neergezet."),
        Why.NEVER_VISITED: _("Hier ben je nog nooit geweest."),
        Why.OVERDUE: _("Het bezoek is {days} over tijd.").format(days=late),
        Why.DUE: _("Het is weer aan de beurt rond {day}.").format(day=day) if day else "",
        Why.OPEN_OFFER: _("Er loopt een offerte."),
        Why.COMPLAINT: _("Er staat een klacht open."),
        Why.AREA_DAY: _("Het is de dag van {area}.").format(area=name or _("dit gebied")),
        Why.OUT_OF_AREA: _("Uitzondering: deze dag is voor {area}.").format(area=other),
        Why.NEAR: _near(name, count),
        Why.ALONE: _("Alleen voor dit bezoek rijd je {minutes} min.").format(minutes=count),
        Why.ONLY_OPEN: _only_open(count),
        Why.SPREAD: _("Vollere dagen zijn met rust gelaten."),
        Why.STAYED: _("Het lag al op deze dag, en dat is nog steeds goed."),
    }
    return said.get(reason.code, "")


def _only_open(count: int) -> str:
    said = ngettext(
        "In de weken waarin het moet, kan het maar op {count} dag.",
        "In de weken waarin het moet, kan het maar op {count} dagen.",
        count,
    )
    return said.format(count=count)


def _near(name: str, minutes: int) -> str:
    if minutes <= 0 and name:
        return _("Het ligt op de weg langs {name}.").format(name=name)
    if name:
        return _("Je bent dan bij {name}; {minutes} min om.").format(name=name, minutes=minutes)
    return _("Het is {minutes} min om op die dag.").format(minutes=minutes)


def _why_not(reason: Because) -> str:
    language = words.screen_language()
    day = formats.day_text(reason.day, language) if reason.day else ""
    count = reason.number or 0
    said = {
        WhyNot.NO_ADDRESS: _("Het adres staat niet op de kaart."),
        WhyNot.NEVER_OPEN: _("Nergens in deze weken is het lang genoeg open."),
        WhyNot.NOT_BEFORE: _("Niet vóór {day}.").format(day=day),
        WhyNot.NO_DAY_IN_WINDOW: _("Op alle dagen dat het aan de beurt is, ben je vrij of zijn zij dicht."),
        WhyNot.PIN_IMPOSSIBLE: _("De dag waarop het vaststond is vrij."),
        WhyNot.DAY_FULL: _("De dagen zitten vol met bezoeken die meer waard zijn."),
        WhyNot.NO_ROOM: _("Tussen de bezoeken van die dag is geen gat van deze lengte."),
        WhyNot.NO_DAYS: _("Alle dagen van deze weken zijn vrij."),
        WhyNot.TOO_FAR: _("Te ver: je bent niet op tijd thuis."),
        WhyNot.NO_GOOD_DAY: _("Alleen nog plaats op een dag van een ander gebied, of te vroeg of te laat."),
        WhyNot.NOT_WORTH_IT: _("De omweg van {minutes} min is dit bezoek niet waard.").format(minutes=count),
    }
    wait = _("Kan wachten tot {day}.").format(day=day) if day else _("Kan wachten tot na deze weken.")
    return next((text for code, text in said.items() if code is reason.code), wait)
