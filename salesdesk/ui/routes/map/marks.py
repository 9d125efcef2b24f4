"""How a relation is marked on the map, and what hovering over it tells."""

from __future__ import annotations

from datetime import date

from salesdesk import formats, words
from salesdesk.domain.relations import Importance, Status
from salesdesk.ui.routes.map.scene import DotKind
from salesdesk.words import _, word

_KINDS = {Importance.KEY: DotKind.A, Importance.A: DotKind.A, Importance.B: DotKind.B}


def kind_of(importance: Importance, status: Status) -> DotKind:
    """Prospects have a ring; customers a dot by their class."""
    if status in {Status.SUSPECT, Status.PROSPECT}:
        return DotKind.PROSPECT
    return _KINDS.get(importance, DotKind.C)


def tip_of(
    name: str, place: str, importance: Importance, status: Status, last_on: date | None, next_on: date | None
) -> str:
    """Name; place, class or status; last visit and the next one."""
    language = words.screen_language()
    who = importance.value if status is Status.CUSTOMER else word(status).lower()
    last = (
        _("laatst bezocht {day}").format(day=formats.short_date(last_on, language))
        if last_on
        else _("nog niet bezocht")
    )
    planned = [_("gepland {day}").format(day=formats.short_date(next_on, language))] if next_on else []
    return "\n".join(
        (name, "  ·  ".join(part for part in (place, who) if part), "  ·  ".join((last, *planned)))
    )
