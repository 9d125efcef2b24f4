"""Areas in words: what they ask, how they lie to the jams, and what is in two of them."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from salesdesk import formats, words
from salesdesk.domain.appointment_advice import Flow
from salesdesk.domain.postcode_prefixes import Overlap
from salesdesk.domain.rayon import AreaDay
from salesdesk.services.rayon import AreaFigures, RayonView, day_words
from salesdesk.ui import spoken
from salesdesk.words import _, ngettext


def hours_words(hours: float) -> str:
    """`58 u`."""
    return _("{count} u").format(count=spoken.number(Decimal(round(hours)), 0))


def relations_words(count: int) -> str:
    return ngettext("{count} relatie", "{count} relaties", count).format(count=count)


def days_words(each: AreaFigures, view: RayonView) -> str:
    """`di A, do B`; days beyond the cycle of now are left out."""
    shown = [day for day in each.area.days if is_in_cycle(day, view)]
    return ", ".join(day_words(day, view.rules) for day in shown)


def is_in_cycle(day: AreaDay, view: RayonView) -> bool:
    return day.week <= view.rules.cycle_weeks


def facts_words(each: AreaFigures, view: RayonView) -> str:
    """`23 relaties  ·  di A`."""
    days = days_words(each, view) or _("geen dag")
    return f"{relations_words(len(each.relations))}  ·  {days}"


def drive_words(each: AreaFigures) -> str:
    """`31 min, 30 km`, an estimate without road network."""
    if each.drive is None or not each.drive.is_known:
        return _("onbekend")
    minutes = formats.duration(each.drive.minutes, words.screen_language())
    return _("{minutes}, {km} km").format(minutes=minutes, km=round(each.drive.km))


def flow_words(flow: Flow) -> str:
    """How the morning drive from home lies to the jams."""
    return {
        Flow.WITH: _("met de ochtendfile mee"),
        Flow.AGAINST: _("tegen de ochtendfile in"),
        Flow.NEITHER: _("buiten de ochtendfile"),
    }[flow]


def overlap_words(found: Sequence[Overlap]) -> str:
    """The first that is worst, and how many more; empty when nothing lies in two areas by the same code."""
    same = [one for one in found if one.is_same]
    if not same:
        return ""
    one = same[0]
    said = _("{code} staat in {names}; alleen {first} telt. Haal hem bij een van beide weg.").format(
        code=one.prefix, names=_(" en ").join(one.names[:2]), first=one.names[0]
    )
    more = len(same) - 1
    return (
        said
        if not more
        else f"{said} " + ngettext("Nog {count} zo.", "Nog {count} zo.", more).format(count=more)
    )


def inside_words(found: Sequence[Overlap], name: str) -> str:
    """What of this area goes to another one, or comes from one, because its beginning is longer."""
    told = []
    for one in found:
        if one.is_same or name not in one.names:
            continue
        told.append(
            _("{code} hoort bij {inner}, de rest bij {outer}.").format(
                code=one.prefix, inner=one.names[0], outer=one.names[1]
            )
        )
    return "\n".join(told[:3])
