"""Bezoeken by the week: the board, what speaks against a move while it is made, and the visits by name."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import partial
from uuid import UUID

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QWidget

from salesdesk import formats, words
from salesdesk.domain.visits import Visit
from salesdesk.services.calendar import WeekView, WeekVisit
from salesdesk.services.changes import Noun
from salesdesk.services.seller_file import SellerFile
from salesdesk.services.visit_conflicts import ConflictKind, Slot
from salesdesk.services.visits import VisitMove
from salesdesk.ui.actions import Action
from salesdesk.ui.buttons import icon_button
from salesdesk.ui.desk import Desk
from salesdesk.ui.places import Place
from salesdesk.ui.screen import Screen, Scroller
from salesdesk.ui.shrinking import ShrinkingButton, keep_title
from salesdesk.ui.visit_reasons import ask_reason, move_reasons
from salesdesk.ui.visits.conflict_words import conflict_lines, slot_words
from salesdesk.ui.visits.life import VisitLife
from salesdesk.ui.visits.list_parts import calendar_menu, list_or_week
from salesdesk.ui.visits.week_board import WeekBoard
from salesdesk.ui.visits.week_foot import WeekFoot
from salesdesk.ui.visits.week_side import SideDeeds, WeekSide
from salesdesk.words import _, ngettext

_WEEK = re.compile(r"week (\d{4})-W(\d{2})")


def week_place(day: date) -> Place:
    """The board of the week that holds this day."""
    year, week, _day = day.isocalendar()
    return Place(Noun.VISIT, None, f"week {year}-W{week:02d}")


def week_words(monday: date) -> str:
    """`23 – 29 november 2026`, with both months when it has two."""
    language = words.screen_language()
    sunday = monday + timedelta(days=6)
    first = str(monday.day)
    if monday.month != sunday.month:
        first = f"{monday.day} {formats.month_name(monday.month, language)}"
    return f"{first} – {sunday.day} {formats.month_name(sunday.month, language)} {sunday.year}"


class WeekScreen(Screen):
    """Place(Noun.VISIT, None, "week" or "week 2026-W48")."""

    nouns = frozenset({Noun.VISIT, Noun.REPORT, Noun.RELATION, Noun.SETTINGS})

    def __init__(self, desk: Desk, file: SellerFile) -> None:
        super().__init__(desk, inspector=284, scrolls=False)
        self._file = file
        self._view: WeekView | None = None
        self._chosen: UUID | None = None
        self._life = VisitLife(desk, file, self)
        self._weekend = False
        self._day = desk.today()
        self.header.add(
            list_or_week(desk, is_week=True),
            icon_button("chevron-left", _("Vorige week"), partial(self._turn, -1)),
            ShrinkingButton(_("Vandaag"), self._to_today, "sun"),
            icon_button("chevron-right", _("Volgende week"), partial(self._turn, 1)),
            calendar_menu(desk, file, self, self._life, lambda: self._day),
            ShrinkingButton(
                _("Bezoek plannen"), partial(desk.go, Place(Noun.VISIT, None, "new")), "plus", "primary"
            ),
        )
        self.board = WeekBoard()
        self.board.chosen.connect(self._choose)
        self.board.opened.connect(self._open)
        self.board.asked_menu.connect(self._menu)
        self.board.moved.connect(self._move)
        self.board.previewed.connect(self._preview)
        self.board.wanted.connect(self._plan)
        self.foot = WeekFoot()
        self.body.setSpacing(8)
        self.body.addWidget(Scroller(self.board), 1)
        self.body.addWidget(self.foot)
        self.listing = WeekSide(
            self.side,
            SideDeeds(self._pick, self._open, self._menu_at, self._explain, self._toggle_weekend, self._edit),
        )
        for deed, text, run, key in (
            ("week.before", _("Vorige week"), partial(self._turn, -1), "Ctrl+Left"),
            ("week.after", _("Volgende week"), partial(self._turn, 1), "Ctrl+Right"),
            ("week.now", _("Naar deze week"), self._to_today, "Ctrl+Home"),
        ):
            desk.actions.add(Action(deed, text, run, key, "calendar"), on=self)

    def first_focus(self) -> QWidget | None:
        """The first visit that is still to come."""
        coming = (block for block in self.board.blocks.values() if block.visit.line.is_open)
        return next(coming, None)

    def arrive(self, place: Place) -> None:
        found = _WEEK.fullmatch(place.view)
        self._day = self.desk.today()
        if found:
            try:
                self._day = date.fromisocalendar(int(found[1]), int(found[2]), 1)
            except ValueError:  # week 53 of a year without one
                self._day = self.desk.today()
        super().arrive(place)

    def reload(self) -> None:
        self.read(partial(self._file.calendar.week, self._day), self._show)

    def _show(self, view: WeekView) -> None:
        self._view = view
        count = len(view.visits)
        said = ngettext("{count} bezoek", "{count} bezoeken", count).format(count=count)
        title = _("Week {week}").format(week=view.monday.isocalendar().week)
        self.header.set(title, f"{week_words(view.monday)}  ·  {said}")
        keep_title(self.header.title, 120)
        self.board.show_week(view, with_weekend=self._weekend)
        if self._chosen is not None and view.visit(self._chosen) is None:
            self._chosen = None
        self.board.mark(self._chosen)
        self._fill_side()

    def _fill_side(self) -> None:
        if self._view is None:
            return
        chosen = self._view.visit(self._chosen) if self._chosen else None
        lines = []
        if chosen is not None and chosen.line.is_open:
            against = self._view.conflicts_of(chosen)
            still = [one for one in against if one.kind is not ConflictKind.PAST]
            lines = conflict_lines(still, chosen.slot)
        self.listing.fill(self._view, chosen, lines, with_weekend=self.board.with_weekend)
        if chosen is not None and chosen.line.moves:
            self.read(
                partial(self._file.visits.moves, chosen.line.id), self.listing.show_moves, key="week-moves"
            )

    # -- the chosen visit

    def _choose(self, visit: WeekVisit) -> None:
        if visit.line.id != self._chosen:
            self._chosen = visit.line.id
            self._fill_side()

    def _pick(self, visit: WeekVisit) -> None:
        """From the list of names: the block gets the focus."""
        block = self.board.blocks.get(visit.line.id)
        if block is not None:
            block.setFocus()
        self.board.choose(visit)

    def _open(self, visit: WeekVisit) -> None:
        line = visit.line
        is_over = not line.is_open or visit.slot.starts < self.desk.clock().replace(tzinfo=None)
        self.desk.go(Place(Noun.REPORT if is_over else Noun.PREPARATION, line.id))

    def _edit(self, visit: WeekVisit) -> None:
        self.desk.go(Place(Noun.VISIT, visit.line.id, "edit"))

    def _menu(self, visit: WeekVisit, spot: QPoint) -> None:
        self._life.menu(visit.line).popup(spot)

    def _menu_at(self, visit: WeekVisit, beside: QWidget) -> None:
        self._menu(visit, beside.mapToGlobal(beside.rect().bottomLeft()))

    def _explain(self, move: VisitMove) -> None:
        said = _("Waarom is het bezoek verzet?")
        reason = ask_reason(self, _("Reden van verzetten"), said, move_reasons(), _("Bewaren"))
        if reason:
            self.desk.work.ask(partial(self._file.visits.explain, move, reason))

    # -- moving

    def _preview(self, visit: WeekVisit, slot: Slot | None) -> None:
        """While it is on its way: where it would stand and what speaks against that."""
        if slot is None or self._view is None:
            self.foot.say("", [])
            return
        lines = conflict_lines(self._view.conflicts_of(visit, slot), slot)
        length = formats.duration(slot.minutes, words.screen_language())
        self.foot.say(f"{slot_words(slot)}, {length}", lines)

    def _move(self, visit: WeekVisit, slot: Slot) -> None:
        """Keep it, say so, and know how it was before; the board follows to another week."""
        visits, visit_id = self._file.visits, visit.line.id
        self._chosen = visit_id
        before: list[Visit] = []

        def work() -> object:
            before.append(visits.visit(visit_id))
            return visits.move(visit_id, slot.visit_on, slot.start_time, slot.minutes)

        def told(_moved: object) -> None:
            undo = partial(self.desk.work.ask, partial(visits.reopen, before[0]))
            said = _("{name} staat op {moment}")
            self.desk.toast(said.format(name=visit.line.relation_name, moment=slot_words(slot)), undo)
            if self._view is not None and not 0 <= (slot.visit_on - self._view.monday).days < 7:
                self.desk.go(week_place(slot.visit_on))

        self.desk.work.ask(work, told, failed=self.reload)

    def _plan(self, slot: Slot) -> None:
        moment = f"{slot.visit_on.isoformat()} {formats.clock(slot.start_time)}"
        self.desk.go(Place(Noun.VISIT, None, f"new {moment}"))

    # -- other weeks

    def _turn(self, step: int) -> None:
        self.desk.go(week_place(self._day + timedelta(weeks=step)))

    def _to_today(self) -> None:
        self.desk.go(Place(Noun.VISIT, None, "week"))

    def _toggle_weekend(self) -> None:
        self._weekend = not self.board.with_weekend
        self.reload()
