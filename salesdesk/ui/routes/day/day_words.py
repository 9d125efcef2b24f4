"""What the head of the day says: which day, whose area, how many visits, what has changed."""

from __future__ import annotations

from salesdesk import formats, words
from salesdesk.domain.visits import Freedom
from salesdesk.services.day_draft import DayDraft
from salesdesk.services.day_laying import lateness
from salesdesk.services.routes import DayRoute
from salesdesk.ui.routes.day.stop_words import minutes_text
from salesdesk.ui.routes.day.week_strip import off_words
from salesdesk.words import _, ngettext


def title_of(route: DayRoute) -> str:
    return formats.capital(formats.long_day(route.day, words.screen_language()))


def route_facts(route: DayRoute) -> list[str]:
    """The facts of a day as it is kept."""
    facts = []
    shape = route.shape
    if shape is not None and shape.off is not None:
        facts.append(formats.capital(off_words(shape)))
    elif shape is not None and shape.areas:
        fixed = "" if shape.other and shape.other.area_id else _("vaste dag")
        name = _("Gebied {name}").format(name=shape.area_names)
        facts.append(", ".join(part for part in (name, fixed) if part))
    count = len(route.visits)
    facts.append(ngettext("{count} bezoek", "{count} bezoeken", count).format(count=count))
    if route.is_past:
        facts.append(_("zoals het was"))
        return facts
    better = route.better
    if better is not None and route.saved_minutes > 0:
        facts.append(
            _("een andere volgorde scheelt {minutes}").format(minutes=minutes_text(route.saved_minutes))
        )
    elif better is not None:
        facts.append(_("een andere volgorde komt minder te laat"))
    if route.now is not None and any(each.is_done for each in route.visits):
        facts.append(_("vanaf nu gepland"))
    facts.append(_("tijden zijn een schatting zonder wegennet"))
    return facts


def draft_facts(draft: DayDraft) -> list[str]:
    """What the working copy changes."""
    facts = [_("Nog niet bewaard")]
    moved, new, gone = len(draft.moved), sum(each.is_new for each in draft.visits), len(draft.leaving)
    if moved:
        facts.append(
            ngettext(
                "{count} bezoek op een andere tijd", "{count} bezoeken op een andere tijd", moved
            ).format(count=moved)
        )
    if new:
        facts.append(ngettext("{count} erbij", "{count} erbij", new).format(count=new))
    if gone:
        facts.append(ngettext("{count} van de dag af", "{count} van de dag af", gone).format(count=gone))
    saved = draft.saved_minutes
    if saved > 0:
        facts.append(_("{minutes} minder rijden").format(minutes=minutes_text(saved)))
    elif saved < 0:
        facts.append(_("{minutes} meer rijden").format(minutes=minutes_text(-saved)))
    late = lateness(draft.plan)
    if late:
        facts.append(_("{minutes} te laat").format(minutes=minutes_text(late)))
    return facts


def why_no_better(route: DayRoute) -> str:
    """Why the order cannot be bettered; empty when it can."""
    if route.better is not None:
        return ""
    free = sum(each.visit.may_move is not Freedom.TIME and not each.is_done for each in route.visits)
    if len(route.visits) < 2:
        return _("Met één bezoek is er niets te wisselen.")
    if free == 0:
        return _("Alle afspraken zijn bevestigd; die verzetten we niet.")
    return _("Dit is al de kortste volgorde.")
