"""Weekbord: weeks under each other, proposals to take over, and who is still to be planned."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from functools import partial
from uuid import UUID

from PySide6.QtWidgets import QWidget

from salesdesk.domain.rayon import Area, OtherDay
from salesdesk.services.changes import Noun
from salesdesk.services.seller_file import SellerFile
from salesdesk.services.week_board import Block, Board
from salesdesk.services.week_offers import DayOffer
from salesdesk.ui.actions import Action
from salesdesk.ui.buttons import icon_button
from salesdesk.ui.desk import Desk
from salesdesk.ui.places import Place
from salesdesk.ui.routes.day.other_day import OtherDaySheet, open_other_day
from salesdesk.ui.routes.views import route_views
from salesdesk.ui.routes.weeks.board import Carry, WeeksBoard
from salesdesk.ui.routes.weeks.deeds import BlockWork
from salesdesk.ui.routes.weeks.due_list import MOST_SHOWN, DueDeeds
from salesdesk.ui.routes.weeks.foot import BoardFoot
from salesdesk.ui.routes.weeks.menus import block_menu, board_menu, day_menu, due_menu
from salesdesk.ui.routes.weeks.planning import plan_weeks
from salesdesk.ui.routes.weeks.side import BoardSide, SideDeeds
from salesdesk.ui.screen import Screen, Scroller
from salesdesk.ui.shrinking import ShrinkingButton, keep_title
from salesdesk.ui.time_off import show_time_off
from salesdesk.words import _, ngettext

_VIEW = re.compile(r"weeks (\d{4}-\d{2}-\d{2})")


def weeks_place(day: date) -> Place:
    """The board from the week of this day on."""
    monday = day - timedelta(days=day.weekday())
    return Place(Noun.ROUTE, None, f"weeks {monday.isoformat()}")


class WeeksScreen(Screen):
    """Place(Noun.ROUTE, None, "weeks" or "weeks 2026-11-23")."""

    nouns = frozenset({Noun.ROUTE, Noun.VISIT, Noun.RELATION, Noun.SETTINGS, Noun.REPORT, Noun.COMPLAINT})

    def __init__(self, desk: Desk, file: SellerFile) -> None:
        super().__init__(desk, inspector=264, scrolls=False)
        self._file = file
        self.shown: Board | None = None
        self._chosen: UUID | None = None
        self.monday = _monday(desk.today())
        self.work = BlockWork(desk, file, self)
        self._plan = ShrinkingButton(_("Weken plannen"), self._plan_weeks, "calendar", "primary")
        self.header.add(
            route_views(desk, "weeks"),
            icon_button("chevron-left", _("Vorige week"), partial(self._turn, -1)),
            icon_button("chevron-right", _("Volgende week"), partial(self._turn, 1)),
            board_menu(self, file),
            self._plan,
        )
        self.board = WeeksBoard()
        self._wire()
        self.foot = BoardFoot()
        self.board.previewed.connect(self.foot.say)
        self.body.setSpacing(6)
        self.body.addWidget(Scroller(self.board), 1)
        self.body.addWidget(self.foot)
        deeds = SideDeeds(self.work.take, self.work.pin, self.work.drop, self.work.open, self._more, desk.go)
        carrying = DueDeeds(
            self.board.lift_new,
            self.board.follow,
            self.board.let_go,
            partial(self.board.begin_keys, is_new=True),
            lambda due, spot: due_menu(self, due).popup(spot),
        )
        self.listing = BoardSide(self.side, deeds, carrying)
        for deed, text, run, key in (
            ("weeks.before", _("Vorige week"), partial(self._turn, -1), "Ctrl+PgUp"),
            ("weeks.after", _("Volgende week"), partial(self._turn, 1), "Ctrl+PgDown"),
            ("weeks.now", _("Naar deze week"), self.to_today, "Ctrl+Home"),
            ("weeks.plan", _("Weken plannen"), self._plan_weeks, ""),
            ("weeks.agree", _("Alle voorstellen afspreken"), self.take_all, ""),
        ):
            desk.actions.add(Action(deed, text, run, key, "calendar"), on=self)

    def _wire(self) -> None:
        board = self.board
        board.chosen.connect(self._choose)
        board.opened.connect(self.work.open)
        board.pinned.connect(self.work.pin)
        board.dropped.connect(self.work.drop)
        board.taken.connect(self.work.take)
        board.asked_menu.connect(lambda block, spot: block_menu(self, block).popup(spot))
        board.asked_day_menu.connect(lambda day, spot: day_menu(self, day).popup(spot))
        board.carried.connect(self._ask_offers)
        board.put.connect(self._put)

    def first_focus(self) -> QWidget | None:
        """The first visit that is still to come."""
        today = self.desk.today()
        coming = (view for view in self.board.blocks.values() if view.block.visit_on >= today)
        return next(coming, None)

    def arrive(self, place: Place) -> None:
        found = _VIEW.fullmatch(place.view)
        try:
            self.monday = _monday(date.fromisoformat(found[1]) if found else self.desk.today())
        except ValueError:
            self.monday = _monday(self.desk.today())
        super().arrive(place)

    def reload(self) -> None:
        self.read(partial(self._file.weeks.board, self.monday), self._show)

    def _show(self, board: Board) -> None:
        self.shown = board
        said = []
        if board.cycle_weeks > 1:
            said.append(_("Cyclus van {count} weken").format(count=board.cycle_weeks))
        if board.territory:
            said.append(board.territory)
        count = len(board.proposals)
        if count:
            said.append(ngettext("{count} voorstel", "{count} voorstellen", count).format(count=count))
        self.header.set(_("Weekbord"), "  ·  ".join(said))
        keep_title(self.header.title, 90)
        if self._chosen is not None and board.block(self._chosen) is None:
            self._chosen = None
        self.board.show_board(board)
        self.board.mark(self._chosen)
        self.foot.show_board(board)
        self._fill_side()

    def _fill_side(self) -> None:
        if self.shown is not None:
            chosen = self.shown.block(self._chosen) if self._chosen else None
            self.listing.fill(self.shown, chosen)

    def _choose(self, block: Block) -> None:
        if block.id != self._chosen:
            self._chosen = block.id
            self._fill_side()

    def choose(self, block_id: UUID) -> None:
        """Chosen when it is shown next."""
        self._chosen = block_id

    def _more(self) -> None:
        self.listing.shown += 4 * MOST_SHOWN
        self._fill_side()

    # -- carrying

    def _ask_offers(self, carry: Carry) -> None:
        """Every day's answer, before the cursor gets there."""
        board = self.shown
        if board is None:
            return
        without = None if carry.is_new else carry.block.id
        call = partial(self._file.weeks.offers, board, carry.block.relation_id, without)

        def told(found: Mapping[date, DayOffer]) -> None:
            self.board.show_offers(carry, found)

        self.desk.work.ask(call, told, lane="read", key=(id(self), "offers"), owner=self)

    def _put(self, carry: Carry, day: date, offer: DayOffer | None) -> None:
        if offer is not None:
            self.work.put(carry, day, offer)
            return
        board = self.shown
        if board is None:
            return
        without = None if carry.is_new else carry.block.id
        call = partial(self._file.weeks.offers, board, carry.block.relation_id, without)

        def told(found: Mapping[date, DayOffer]) -> None:  # let go before the days had answered
            self.work.put(carry, day, found.get(day, DayOffer(day)))

        self.desk.work.ask(call, told, lane="read", owner=self)

    # -- all at once

    def _plan_weeks(self) -> None:
        plan_weeks(self, self._file)

    def take_all(self) -> None:
        """Every proposal on the board becomes an appointment."""
        if self.shown is not None:
            self.work.take_many(self.shown.proposals)

    def show_time_off(self, start: date | None = None) -> None:
        show_time_off(self, self.desk, self._file, start)

    def other_day(self, day: date) -> None:
        """A day that begins, ends or goes otherwise than usual."""
        planning = self._file.day_planning

        def opened(read: tuple[OtherDay, Sequence[Area]]) -> None:
            open_other_day(self, self.desk, self._file, OtherDaySheet(*read))

        self.desk.work.ask(
            lambda: (planning.other_day(day), planning.areas()), opened, lane="read", owner=self
        )

    # -- other weeks

    def _turn(self, step: int) -> None:
        self.desk.go(weeks_place(self.monday + timedelta(weeks=step)))

    def to_today(self) -> None:
        self.desk.go(Place(Noun.ROUTE, None, "weeks"))


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())
