"""How often the news of a relation is looked at, in words, and looking at it."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from salesdesk.services.facts import Facts
from salesdesk.ui.desk import Desk
from salesdesk.words import _, ngettext

WEEKS = (1, 2, 4, 8, 13, 26)


def news_choices(present: int | None = None) -> list[tuple[int | None, str]]:
    """Never, or every so many weeks; a number set elsewhere is one of them."""
    weeks = sorted({*WEEKS, *({present} if present else ())})
    return [(None, _("niet")), *((count, every(count)) for count in weeks)]


def every(weeks: int) -> str:
    return ngettext("elke week", "elke {count} weken", weeks).format(count=weeks)


def see_news(desk: Desk, facts: Facts, relation_id: UUID, name: str) -> None:
    """The news was looked at; a toast with the way back."""

    def told(before: date | None) -> None:
        desk.toast(
            _("Nieuws van {name} bekeken").format(name=name),
            lambda: desk.work.ask(lambda: facts.unsee_news(relation_id, before)),
        )

    desk.work.ask(lambda: facts.see_news(relation_id), told)
