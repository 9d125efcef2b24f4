"""The tabs that the pages of the library share."""

from __future__ import annotations

from salesdesk.services.changes import Noun
from salesdesk.ui.buttons import TabBar
from salesdesk.ui.desk import Desk
from salesdesk.ui.places import Place
from salesdesk.words import _

PAGES = ("", "questions", "arguments", "competitors", "cards")


def page_words() -> list[str]:
    return [_("Documenten"), _("Vragenlijsten"), _("Argumenten"), _("Concurrenten"), _("Visitekaartjes")]


def page_tabs(desk: Desk, view: str) -> TabBar:
    """The tabs, with this page lit; another one is another place."""
    tabs = TabBar(page_words(), name=_("Bibliotheek"), on=PAGES.index(view))

    def go(at: int) -> None:
        tabs.set_on(PAGES.index(view))
        desk.go(Place(Noun.LIBRARY, view=PAGES[at]))

    tabs.chosen.connect(go)
    return tabs
