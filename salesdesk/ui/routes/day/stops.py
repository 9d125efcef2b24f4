"""What is done to a stop of the working copy: by key, by menu, by hand."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, time
from functools import partial
from uuid import UUID

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QWidget

from salesdesk.domain.visits import Freedom
from salesdesk.services import day_draft
from salesdesk.services.changes import Noun
from salesdesk.services.day_route import ProposedStop, RouteVisit
from salesdesk.services.seller_file import SellerFile
from salesdesk.ui.desk import Desk
from salesdesk.ui.places import Place
from salesdesk.ui.reach import open_outside
from salesdesk.ui.routes.day.panels import DayOffer
from salesdesk.ui.routes.day.side import DaySide
from salesdesk.ui.routes.day.stop_menu import stop_menu
from salesdesk.ui.routes.day.working import WorkingDay
from salesdesk.words import _

MOST_OFFERS = 2
_STEPS = {"earlier": -1, "later": 1}
_LENGTHS = {"longer": day_draft.LENGTH_STEP, "shorter": -day_draft.LENGTH_STEP}


class StopDeeds:
    """Runs the deeds of the timeline on the working copy."""

    def __init__(self, desk: Desk, file: SellerFile, working: WorkingDay, screen: QWidget) -> None:
        self._desk, self._file, self._working, self._screen = desk, file, working, screen
        self.side: DaySide | None = None

    def run(self, visit_id: UUID, deed: str) -> None:
        """One deed by its name; `free day` gives it that freedom."""
        draft = self._working.draft
        at = draft.place_of(visit_id) if draft else -1
        if draft is None or at < 0:
            return
        visit = draft.visits[at]
        if deed in {"up", "down"}:
            self._timeline_step(visit_id, -1 if deed == "up" else 1)
        elif deed in {"open", "relation", "edit", "fits"}:
            self._go(visit, deed)
        elif deed == "map":
            links = self._file.map_links
            self._desk.work.ask(partial(links.of_stop, visit), open_outside, lane="read", owner=self._screen)
        elif deed == "menu":
            self._menu(visit)
        elif not visit.is_done:
            self._change(draft, visit, at, deed)

    def on_a_map(self) -> None:
        """The whole day, as it lies here, on a page of maps on the internet."""
        draft, links = self._working.draft, self._file.map_links
        if draft is not None:
            route = replace(draft.route, visits=draft.visits)
            self._desk.work.ask(partial(links.of_day, route), open_outside, lane="read", owner=self._screen)

    def _change(self, draft: day_draft.DayDraft, visit: RouteVisit, at: int, deed: str) -> None:
        key = visit.visit.id
        if deed in _STEPS:
            after = day_draft.moved(draft, key, at + _STEPS[deed])
        elif deed in _LENGTHS:
            after = day_draft.lengthened(draft, key, _LENGTHS[deed])
        elif deed == "pin":
            after = day_draft.pinned(draft, key)
        elif deed == "must":
            after = day_draft.must(draft, key, is_must=not visit.visit.is_must)
        elif deed == "drop":
            self.drop(visit)
            return
        else:
            after = day_draft.freed(draft, key, Freedom(deed.removeprefix("free ")))
        self._working.change(after)
        self._keep_focus(key)

    def carry(self, visit_id: UUID, place: int) -> None:
        """Under the mouse to another place: times at once, kept when it is let go."""
        after = self._working.carry(lambda draft: day_draft.moved(draft, visit_id, place))
        if after is not None and self.side is not None:
            self.side.show_times(after)

    def let_go(self, _visit_id: UUID, kept: bool) -> None:
        self._working.put_down(kept=kept)

    def drop(self, visit: RouteVisit) -> None:
        """Off the day; the best other day is sought meanwhile and becomes where it goes."""
        draft = self._working.draft
        if draft is None:
            return
        key = visit.visit.id
        self._working.change(day_draft.taken_off(draft, key))
        if not visit.is_new:
            self.seek_days(key, self._go_to_the_best)

    def seek_days(self, visit_id: UUID, then: Callable[[UUID], object] | None = None) -> None:
        """The best other days for a visit of this day."""
        side, planning = self.side, self._file.day_planning
        draft = self._working.draft
        if side is None or draft is None:
            return
        if side.offers_of(visit_id) is not None:
            if then:
                then(visit_id)
            return
        day = draft.route.day

        def found(days: tuple[tuple[date, time, int], ...]) -> None:
            side.show_offers(visit_id, [DayOffer(*each) for each in days])
            if then:
                then(visit_id)

        self._desk.work.ask(
            lambda: planning.best_days(visit_id, day, MOST_OFFERS), found, lane="read", owner=self._screen,
            refused=lambda _reasons: found(()),
        )  # fmt: skip

    def _go_to_the_best(self, visit_id: UUID) -> None:
        draft = self._working.draft
        offers = self.side.offers_of(visit_id) if self.side else None
        if draft is None or not offers or not any(each.visit.id == visit_id for each in draft.leaving):
            return
        self.send(visit_id, offers[0].day, offers[0].start_time)

    def send(self, visit_id: UUID, day: date | None, at: time | None) -> None:
        """A visit that leaves goes to this day; None is to be planned again."""
        draft = self._working.draft
        if draft is not None:
            self._working.change(day_draft.sent_to(draft, visit_id, day, at))

    def off(self, visit_id: UUID, day: date, at: time) -> None:
        """Off this day and to another one, in one step."""
        draft = self._working.draft
        if draft is not None:
            self._working.change(day_draft.taken_off(draft, visit_id, day, at))

    def add(self, relation_id: UUID) -> None:
        """A visit more, where it costs the least."""
        self._add(relation_id, None)

    def take(self, proposed: ProposedStop) -> None:
        """A proposal becomes a visit."""
        self._add(proposed.proposal.relation_id, proposed)

    def _add(self, relation_id: UUID, proposed: ProposedStop | None) -> None:
        draft, planning = self._working.draft, self._file.day_planning
        if draft is None:
            return
        proposal = proposed.proposal if proposed else None

        def fitted() -> tuple[day_draft.DayDraft, RouteVisit]:
            new = planning.new_stop(draft.route, relation_id, proposal)
            return day_draft.with_visit(draft, new), new

        def made(found: tuple[day_draft.DayDraft, RouteVisit]) -> None:
            after, new = found
            now = self._working.draft
            if now is None or now.route.day != draft.route.day:
                return
            self._working.change(after if now is draft else day_draft.with_visit(now, new))
            self._keep_focus(new.visit.id)

        self._desk.work.ask(fitted, made, lane="read", owner=self._screen)

    def _go(self, visit: RouteVisit, deed: str) -> None:
        key, relation = visit.visit.id, visit.visit.relation_id
        places = {
            "open": Place(Noun.RELATION, relation) if visit.is_new else Place(Noun.PREPARATION, key),
            "relation": Place(Noun.RELATION, relation),
            "edit": Place(Noun.VISIT, key, "edit"),
            "fits": Place(Noun.ROUTE, key, "fits"),
        }
        self._desk.go(places[deed])

    def _menu(self, visit: RouteVisit) -> None:
        draft = self._working.draft
        row = self.side.timeline.row_of(visit.visit.id) if self.side else None
        if draft is None or row is None:
            return
        menu = stop_menu(self._screen, visit, draft.route.leeway_minutes, partial(self.run, visit.visit.id))
        menu.setAccessibleName(_("Wat kan hier?"))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(row.button.mapToGlobal(QPoint(row.button.width() // 2, row.button.height())))

    def _timeline_step(self, visit_id: UUID, by: int) -> None:
        if self.side is not None:
            self.side.timeline.step_focus(visit_id, by)

    def _keep_focus(self, visit_id: UUID) -> None:
        row = self.side.timeline.row_of(visit_id) if self.side else None
        if row is not None:
            row.button.setFocus()
