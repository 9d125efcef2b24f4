"""The menus of the board: of a block, of a day, of who is still to be planned, and of the board itself."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from salesdesk.services.changes import Noun
from salesdesk.services.seller_file import SellerFile
from salesdesk.services.week_board import Block, BoardDay, DueVisit
from salesdesk.ui.buttons import Button, more_button
from salesdesk.ui.places import Place
from salesdesk.ui.routes.weeks.due_list import block_of
from salesdesk.ui.routes.weeks.on_paper import print_weeks, weeks_to_calendar
from salesdesk.words import _

if TYPE_CHECKING:
    from salesdesk.ui.routes.weeks.screen import WeeksScreen


def _add(menu: QMenu, text: str, run: Callable[[], object], key: str = "") -> QAction:
    made = menu.addAction(f"{text}\t{key}" if key else text)
    made.triggered.connect(lambda *_on: run())
    return made


def block_menu(screen: WeeksScreen, block: Block) -> QMenu:
    menu, work, desk = QMenu(screen), screen.work, screen.desk
    if block.is_proposal:
        _add(menu, _("Afspreken"), partial(work.take, block), "A")
        pin = _("Losmaken van deze dag") if block.is_pinned else _("Vastzetten op deze dag")
        _add(menu, pin, partial(work.pin, block), _("Spatie"))
        _add(menu, _("Niet nu…"), partial(work.drop, block), "Del")
    else:
        _add(menu, _("Openen"), partial(work.open, block), "Enter")
        _add(menu, _("Afspraak wijzigen…"), partial(desk.go, Place(Noun.VISIT, block.id, "edit")))
    if block.may_move:
        carry = partial(screen.board.begin_keys, block, is_new=False)
        _add(menu, _("Naar een andere dag…"), carry, _("Ctrl+pijl"))
        other = block.relation_id if block.is_proposal else block.id
        _add(menu, _("Welke dag past het?"), partial(desk.go, Place(Noun.ROUTE, other, "fits")))
    menu.addSeparator()
    _add(menu, _("Relatie openen"), partial(desk.go, Place(Noun.RELATION, block.relation_id)))
    _add(menu, _("Dagroute"), partial(desk.go, Place(Noun.ROUTE, None, block.visit_on.isoformat())))
    return menu


def day_menu(screen: WeeksScreen, day: BoardDay) -> QMenu:
    menu, desk = QMenu(screen), screen.desk
    _add(menu, _("Dagroute openen"), partial(desk.go, Place(Noun.ROUTE, None, day.day.isoformat())))
    _add(menu, _("Bezoek plannen…"), partial(desk.go, Place(Noun.VISIT, None, f"new {day.day.isoformat()}")))
    agree = _add(menu, _("Voorstellen van deze dag afspreken"), partial(screen.work.take_many, day.blocks))
    agree.setEnabled(any(block.is_proposal for block in day.blocks))
    menu.addSeparator()
    _add(menu, _("Deze dag anders…"), partial(screen.other_day, day.day))
    _add(menu, _("Vrije dagen…"), partial(screen.show_time_off, day.day))
    return menu


def due_menu(screen: WeeksScreen, due: DueVisit) -> QMenu:
    menu, desk, key = QMenu(screen), screen.desk, due.relation.id
    block = block_of(due, desk.today())
    _add(menu, _("Op een dag zetten"), partial(screen.board.begin_keys, block, is_new=True), "Enter")
    _add(menu, _("Welke dag past het?"), partial(desk.go, Place(Noun.ROUTE, key, "fits")))
    _add(menu, _("Niet nu…"), partial(screen.work.put_off, due))
    menu.addSeparator()
    _add(menu, _("Relatie openen"), partial(desk.go, Place(Noun.RELATION, key)))
    return menu


def board_menu(screen: WeeksScreen, file: SellerFile) -> Button:
    """What is done now and then."""
    menu, desk = QMenu(screen), screen.desk

    def weeks() -> int:
        return len(screen.shown.weeks) if screen.shown else 1

    _add(menu, _("Naar deze week"), screen.to_today, "Ctrl+Home")
    _add(menu, _("Alle voorstellen afspreken…"), screen.take_all)
    _add(menu, _("Bezoek plannen…"), partial(desk.go, Place(Noun.VISIT, None, "new")))
    menu.addSeparator()
    _add(menu, _("Weekoverzicht afdrukken…"), lambda: print_weeks(screen, file, screen.monday, weeks()))
    _add(menu, _("Naar je agenda (.ics)…"), lambda: weeks_to_calendar(screen, file, screen.monday, weeks()))
    menu.addSeparator()
    _add(menu, _("Vrije dagen…"), screen.show_time_off)
    _add(menu, _("Hoe je plant…"), partial(desk.go, Place(Noun.SETTINGS, None, "planning")))
    return more_button(menu, _("Meer over de weken"))
