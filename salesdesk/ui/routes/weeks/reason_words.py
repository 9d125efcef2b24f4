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
    language = words.screen_language()
    day = formats.day_text(reason.day, language) if reason.day else ""
    plain = {
        Why.AGREED: _("Deze afspraak stond er al."),
        Why.PINNED: _("Je hebt dit bezoek hier zelf neergezet."),
        Why.NEVER_VISITED: _("Hier ben je nog nooit geweest."),
        Why.OPEN_OFFER: _("Er loopt een offerte."),
        Why.COMPLAINT: _("Er staat een klacht open."),
        Why.STAYED: _("Het lag al op deze dag, en dat is nog steeds goed."),
    }
    if reason.code in plain:
        return plain[reason.code]
    if reason.code is Why.OVERDUE:
        late = ngettext("{count} dag", "{count} dagen", count).format(count=count)
        return _("Het bezoek is {days} over tijd.").format(days=late)
    if reason.code is Why.DUE and day:
        return _("Het is weer aan de beurt rond {day}.").format(day=day)
    if reason.code is Why.AREA_DAY:
        return _("Het is de dag van {area}.").format(area=name) if name else _("Het is de dag van dit gebied.")
    if reason.code is Why.OUT_OF_AREA:
        return _("Uitzondering: deze dag is voor {area}.").format(area=name or _("een ander gebied"))
    if reason.code is Why.NEAR:
        return _near(name, count)
    if reason.code is Why.ALONE:
        return _("Alleen voor dit bezoek rijd je {minutes} min.").format(minutes=count)
    if reason.code is Why.ONLY_OPEN:
        said = ngettext(
            "In de weken waarin het moet, kan het maar op {count} dag.",
            "In de weken waarin het moet, kan het maar op {count} dagen.",
            count,
        )
        return said.format(count=count)
    if reason.code is Why.SPREAD:
        return _("Vollere dagen zijn met rust gelaten.")
    return ""


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
        WhyNot.NO_DAY_IN_WINDOW: _("Op alle dagen dat het aan de beurt is, ben je vrij of zijn zij dicht."),
        WhyNot.PIN_IMPOSSIBLE: _("De dag waarop het vaststond is vrij."),
        WhyNot.DAY_FULL: _("De dagen zitten vol met bezoeken die meer waard zijn."),
        WhyNot.NO_DAYS: _("Alle dagen van deze weken zijn vrij."),
        WhyNot.TOO_FAR: _("Te ver: je bent niet op tijd thuis."),
    }
    if reason.code in said:
        return said[reason.code]  # type: ignore[index]
    if reason.code is WhyNot.NOT_BEFORE:
        return _("Niet vóór {day}.").format(day=day)
    if reason.code is WhyNot.NOT_WORTH_IT:
        return _("De omweg van {minutes} min is dit bezoek niet waard.").format(minutes=count)
    return _("Kan wachten tot {day}.").format(day=day) if day else _("Kan wachten tot na deze weken.")
