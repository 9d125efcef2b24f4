"""Everything that can be done with a stop, with the key beside it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from salesdesk.domain.visits import Freedom
from salesdesk.services.routes import RouteVisit
from salesdesk.ui import icons
from salesdesk.ui.routes.day.stop_words import FREEDOMS, freedom_word
from salesdesk.words import _

Deed = Callable[[str], object]


def stop_menu(parent: QWidget, visit: RouteVisit, leeway_minutes: int, run: Deed) -> QMenu:
    """The menu of one stop; what is over can only be opened."""
    menu = QMenu(parent)
    _add(menu, _("Openen"), "clipboard", "Enter", partial(run, "open"))
    _add(menu, _("Naar de relatie"), "building", "", partial(run, "relation"))
    if not visit.is_new:
        _add(menu, _("Dag of tijd wijzigen…"), "calendar", "", partial(run, "edit"))
    _add(menu, _("Route erheen op internet"), "navigate", "", partial(run, "map"))
    if visit.is_done:
        return menu
    menu.addSeparator()
    _add(menu, _("Eerder in de dag"), "arrow-up", "Ctrl+↑", partial(run, "earlier"))
    _add(menu, _("Later in de dag"), "arrow-down", "Ctrl+↓", partial(run, "later"))
    _add(menu, _("Kwartier langer"), "plus", "+", partial(run, "longer"))
    _add(menu, _("Kwartier korter"), "minus", "−", partial(run, "shorter"))
    menu.addSeparator()
    pinned = visit.visit.may_move is Freedom.TIME
    _add(menu, _("Tijd losmaken") if pinned else _("Tijd vastzetten"), "lock", "L", partial(run, "pin"))
    _freedoms(menu, visit, leeway_minutes, run)
    must = menu.addAction(_("Moet deze dag"))
    must.setCheckable(True)
    must.setChecked(visit.visit.is_must)
    must.triggered.connect(lambda *_on: run("must"))
    menu.addSeparator()
    if not visit.is_new:
        _add(menu, _("Welke dag past het?"), "search", "", partial(run, "fits"))
    _add(menu, _("Van de dag af"), "close", "Del", partial(run, "drop"))
    return menu


def _freedoms(menu: QMenu, visit: RouteVisit, leeway_minutes: int, run: Deed) -> None:
    """How far the planner may move it, one of four."""
    inner = menu.addMenu(_("Hoe vrij is dit bezoek?"))
    group = QActionGroup(inner)
    for freedom in FREEDOMS:
        entry = inner.addAction(freedom_word(freedom, leeway_minutes))
        entry.setCheckable(True)
        entry.setChecked(visit.visit.may_move is freedom)
        entry.triggered.connect(lambda *_on, name=freedom.value: run(f"free {name}"))
        group.addAction(entry)


def _add(menu: QMenu, text: str, icon: str, keys: str, run: Callable[[], object]) -> None:
    entry = menu.addAction(icons.icon(icon, 18, "muted"), f"{text}\t{keys}" if keys else text)
    entry.triggered.connect(lambda *_on: run())
