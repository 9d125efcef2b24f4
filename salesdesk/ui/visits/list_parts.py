"""What stands around the list of visits: its figures, its menu, and what it says when there is nothing."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from functools import partial

from PySide6.QtWidgets import QMenu, QWidget

from salesdesk import formats, words
from salesdesk.services.changes import Noun
from salesdesk.services.seller_file import SellerFile
from salesdesk.services.visits import VisitOverview
from salesdesk.ui.buttons import Button, Toggle, more_button, plain, primary
from salesdesk.ui.desk import Desk
from salesdesk.ui.empty import Empty, WayIn
from salesdesk.ui.paper_window import show_paper
from salesdesk.ui.parts import Figure
from salesdesk.ui.places import Place
from salesdesk.ui.visits.life import VisitLife
from salesdesk.ui.week_folder import print_week_folder
from salesdesk.words import _


def list_or_week(desk: Desk, *, is_week: bool) -> Toggle:
    """The two ways to look at the visits."""
    made = Toggle([_("Lijst"), _("Week")], name=_("Weergave"), on=int(is_week))

    def chosen(at: int) -> None:
        made.set_on(int(is_week))
        if at != int(is_week):
            desk.go(Place(Noun.VISIT, None, "week" if at else ""))

    made.chosen.connect(chosen)
    return made


def calendar_menu(
    desk: Desk, file: SellerFile, parent: QWidget, life: VisitLife, day: Callable[[], date]
) -> Button:
    """Out to other calendars, in from them, and the week on paper."""
    menu = QMenu(parent)

    def add(text: str, run: Callable[[], object]) -> None:
        menu.addAction(text).triggered.connect(lambda *_on: run())

    def print_week() -> None:
        show = partial(show_paper, desk, file.papers)
        desk.work.ask(partial(file.week_papers.overview, day()), show, lane="read")

    files = file.calendar_files
    add(_("Week afdrukken"), print_week)
    add(_("Weekmap afdrukken"), lambda: print_week_folder(desk, file.papers, day()))
    menu.addSeparator()
    add(_("Deze week naar je agenda (.ics)…"), lambda: life.save_calendar(partial(files.of_week, day())))
    add(_("Alle komende naar je agenda (.ics)…"), lambda: life.save_calendar(files.coming))
    add(_("Afspraken inlezen (.ics)…"), partial(desk.go, Place(Noun.VISIT, None, "ics")))
    return more_button(menu, _("Agenda"))


def figures(overview: VisitOverview, today: date) -> list[Figure]:
    sunday = today + timedelta(days=6 - today.weekday())
    todays = [line for line in overview.coming if line.visit_on == today]
    week = [line for line in overview.coming if line.visit_on <= sunday]
    ready = sum(line.finished_steps == 10 for line in week)
    late = len(overview.to_report)
    minutes = formats.duration(sum(line.minutes for line in week), words.screen_language())
    return [
        Figure(str(len(todays)), _("vandaag nog")),
        Figure(str(len(week)), _("deze week nog"), minutes if week else ""),
        Figure(
            _("{ready} van {all}").format(ready=ready, all=len(week)), _("helemaal voorbereid"),
            tone="warn" if ready < len(week) else "",
        ),
        Figure(str(late), _("verslag maken"), tone="warn" if late else ""),
    ]  # fmt: skip


def empty_list(desk: Desk) -> Empty:
    run = desk.actions.run
    return Empty(
        _("Plan je eerste bezoek"),
        _("Kies een relatie, een dag en een tijd. De tien stappen van de voorbereiding staan dan klaar."),
        icon="clipboard",
        primary=primary(_("Bezoek plannen"), partial(desk.go, Place(Noun.VISIT, None, "new")), "plus"),
        secondary=plain(_("Relaties bekijken"), partial(desk.go, Place(Noun.RELATION)), "building"),
        ways=(
            WayIn(
                "upload",
                _("Relaties inlezen"),
                _("Begin met je klantenbestand."),
                partial(desk.go, Place(Noun.RELATION, None, "import")),
            ),
            WayIn("search", _("Zoeken"), _("Typ een naam en plan daar."), partial(run, "window.search")),
        ),
    )
