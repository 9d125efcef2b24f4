"""Dagroute: the map of the day, its stops with their times, and what still fits."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial
from uuid import UUID

from PySide6.QtCore import QEvent
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QMenu

from salesdesk.errors import Reason
from salesdesk.services.changes import Noun
from salesdesk.services.day_draft import DayDraft, bettered
from salesdesk.services.day_misfit import Misfit
from salesdesk.services.day_planning import KeptDay
from salesdesk.services.routes import QUICK_VISITS, DayRoute
from salesdesk.services.seller_file import SellerFile
from salesdesk.ui import ask, theme
from salesdesk.ui.actions import Action
from salesdesk.ui.buttons import icon_button, more_button
from salesdesk.ui.desk import Desk
from salesdesk.ui.paper_window import show_paper
from salesdesk.ui.places import Place
from salesdesk.ui.routes.day.announced import ask_called
from salesdesk.ui.routes.day.day_words import draft_facts, route_facts, title_of, why_no_better
from salesdesk.ui.routes.day.map_scene import scene_of
from salesdesk.ui.routes.day.other_day import OtherDaySheet, open_other_day
from salesdesk.ui.routes.day.side import DaySide, Doings
from salesdesk.ui.routes.day.stops import StopDeeds
from salesdesk.ui.routes.day.working import WorkingDay
from salesdesk.ui.routes.map.furnished import FurnishedMap
from salesdesk.ui.routes.views import route_views
from salesdesk.ui.screen import Screen
from salesdesk.ui.shrinking import ShrinkingButton, keep_title
from salesdesk.words import _, ngettext, reason_text


class RouteScreen(Screen):
    """`Place.view` names the day as yyyy-mm-dd; without it today.

    What is changed is a working copy until the seller keeps it.
    """

    nouns = frozenset({Noun.ROUTE, Noun.VISIT, Noun.RELATION, Noun.SETTINGS, Noun.TODAY})

    def __init__(self, desk: Desk, file: SellerFile) -> None:
        super().__init__(desk, inspector=364)
        self._file = file
        self._day = desk.today()
        self.working = WorkingDay(self._show_draft)
        self._deeds = StopDeeds(desk, file, self.working, self)
        self._map = FurnishedMap(desk, file, lambda: self._day)
        self._map.stopPicked.connect(self._open_relation)
        self._map.dotPicked.connect(self._open_relation)
        self.set_main(self._map)
        self._views = route_views(desk, "")  # on the map: the header has no room for it in large type
        self._views.setParent(self._map)
        doings = Doings(
            self._deeds.add,
            self._deeds.take,
            self._deeds.send,
            self._deeds.off,
            self._show_day,
            self._reorder,
        )
        self.list = self._deeds.side = DaySide(desk, self.side, doings)
        self.list.timeline.opened.connect(lambda key: self._deeds.run(key, "open"))
        self.list.timeline.deed.connect(self._deeds.run)
        self.list.timeline.carried.connect(self._deeds.carry)
        self.list.timeline.let_go.connect(self._deeds.let_go)
        self.list.timeline.taken.connect(self._deeds.take)
        self._fill_header()
        self._add_actions()

    def _fill_header(self) -> None:
        self._better = ShrinkingButton(_("Betere volgorde"), self._reorder, "refresh")
        self._sheet = ShrinkingButton(_("Routeblad"), self._print, "printer", "primary")
        self._drop = ShrinkingButton(_("Zoals het was"), self._reset, "undo")
        self._keep = ShrinkingButton(_("Zo houden"), self.keep, "check", "primary")
        menu = QMenu(self)
        why = menu.addAction("\t".join((_("Waarom staat elk bezoek hier?"), "Ctrl+E")))
        why.triggered.connect(lambda *_on: self.list.explain())
        menu.addAction(_("Deze dag anders…")).triggered.connect(lambda *_on: self._other_day())
        self.no_better = menu.addAction("")  # why there is no better order
        self.no_better.setEnabled(False)
        menu.addSeparator()
        on_a_map = menu.addAction(_("Hele dag op een kaart op internet"))
        on_a_map.triggered.connect(lambda *_on: self._deeds.on_a_map())
        more = more_button(menu, _("Meer over deze dag"))
        self.header.edge_to_edge()
        self.header.add(
            icon_button("chevron-left", _("Vorige dag"), partial(self._step, -1)),
            icon_button("chevron-right", _("Volgende dag"), partial(self._step, 1)),
            more,
            self._better,
            self._sheet,
            self._drop,
            self._keep,
        )

    def _add_actions(self) -> None:
        self.desk.actions.add(
            Action("route.before", _("Vorige dag"), partial(self._step, -1), "Ctrl+Left", "chevron-left"),
            Action("route.after", _("Volgende dag"), partial(self._step, 1), "Ctrl+Right", "chevron-right"),
            Action("route.today", _("Route van vandaag"), self._to_today, "Ctrl+Home", "sun"),
            Action(
                "route.keep", _("Dag zo houden"), self.keep, "Ctrl+S", "check",
                enabled=lambda: self.working.is_changed,
            ),
            Action("route.better", _("Betere volgorde"), self._reorder, "", "refresh",
                   enabled=self._can_better),
            Action("route.why", _("Waarom staat elk bezoek hier?"), self.list.explain, "Ctrl+E", "help"),
            Action("route.other", _("Deze dag anders…"), self._other_day, "", "pencil",
                   words=_("hotel vertrek eindtijd gebied")),
            Action("route.map", _("Hele dag op een kaart op internet"), self._deeds.on_a_map, "", "navigate",
                   words=_("google navigatie waze")),
            on=self,
        )  # fmt: skip

    def arrive(self, place: Place) -> None:
        day = date.fromisoformat(place.view) if place.view else self.desk.today()
        if day != self._day:
            self.working.forget()
            self.list.forget_offers()
        self._day = day
        super().arrive(place)

    def reload(self) -> None:
        day = self._day
        self.read(lambda: self._file.routes.day(day), self._show)

    def leave(self) -> bool:
        """A changed day is kept, dropped or stayed at; never lost by accident."""
        if not self.working.is_changed:
            return True
        gone = ask.confirm(
            self,
            _("Nog niet bewaard"),
            _("Deze dag is veranderd maar nog niet bewaard. Blijf en kies “Zo houden”, of laat het vallen."),
            _("Laten vallen"),
            _("Blijven"),
            grave=True,
        )
        if gone:
            self.working.forget()
        return gone

    def event(self, event: QEvent) -> bool:
        """Ctrl+Z and Ctrl+Y take back the last step of the working copy before anything else."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            step = _step_of(event)
            if step and self.working.can(step):
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _step_of(event)
        if step and self.working.can(step):
            self.working.step(step)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._views.resize(self._views.sizeHint())
        self._views.move(theme.F(66), theme.F(16))

    def _show(self, route: DayRoute) -> None:
        if route.day != self._day:
            return
        self.list.forget_offers()
        if not self.working.begin(route):
            self.desk.toast(_("Deze dag is ergens anders veranderd; je wijzigingen zijn vervallen."))
        if len(route.visits) > QUICK_VISITS and not route.is_past:
            self.read(lambda: self._file.routes.better(route), self._show_better)

    def _show_better(self, route: DayRoute) -> None:
        """The better order of a long day, which came later."""
        if route.day == self._day:
            self.working.begin(route)

    def _show_draft(self, draft: DayDraft) -> None:
        route, changed = draft.route, draft.is_changed
        facts = draft_facts(draft) if changed else route_facts(route)
        self.header.set(title_of(route), "  ·  ".join(facts))
        keep_title(self.header.title, 190)
        self._better.setVisible(not changed and route.better is not None)
        why = why_no_better(route)
        self.no_better.setText(why)
        self.no_better.setVisible(bool(why) and not changed and not route.is_past)
        self._sheet.setVisible(not changed)
        self._sheet.setEnabled(bool(route.visits))
        self._keep.setVisible(changed)
        self._drop.setVisible(changed)
        self._map.show_scene(scene_of(draft))
        if draft.plan.fits:
            self.list.forget_misfit()
        self.list.show_draft(draft)
        self._seek_misfit(draft)

    def _seek_misfit(self, draft: DayDraft) -> None:
        """A day that doesn't fit says who had better go; that takes a moment to find out."""
        if draft.route.is_past or draft.plan.fits:
            return
        planning = self._file.day_planning

        def found(misfit: Misfit | None) -> None:
            if self.working.draft is draft:
                self.list.show_misfit(misfit)

        self.desk.work.ask(
            lambda: planning.misfit(draft), found, lane="read", key=(id(self), "misfit"), owner=self
        )

    def keep(self) -> None:
        """Write the working copy; who was announced is called first."""
        draft = self.working.draft
        if draft is None or not draft.is_changed:
            return
        reason = ""
        if draft.announced:
            said = ask_called(self, draft.announced, draft.route.day)
            if said is None:
                return
            reason = said
        planning, work = self._file.day_planning, self.desk.work

        def kept(day: KeptDay) -> None:
            self.desk.toast(
                ngettext("{count} bezoek gewijzigd", "{count} bezoeken gewijzigd", day.count).format(
                    count=day.count
                ),
                lambda: work.ask(lambda: planning.restore(day)),
            )

        def refused(reasons: tuple[Reason, ...]) -> None:
            self.reload()
            self.desk.toast(" ".join(reason_text(reason) for reason in reasons))

        self.working.forget()
        work.ask(lambda: planning.keep(draft, reason), kept, refused=refused)

    def _can_better(self) -> bool:
        draft = self.working.draft
        return draft is not None and draft.route.better is not None

    def _reset(self) -> None:
        self.working.reset()

    def _reorder(self) -> None:
        draft = self.working.draft
        if draft is None or draft.route.is_past:
            return

        def ordered(after: DayDraft) -> None:
            if self.working.draft is draft:
                self.working.change(after)

        self.desk.work.ask(lambda: bettered(draft), ordered, lane="read", owner=self)

    def _other_day(self) -> None:
        planning, day = self._file.day_planning, self._day

        def opened(read: tuple[object, object]) -> None:
            other, areas = read
            open_other_day(self, self.desk, self._file, OtherDaySheet(other, areas))  # type: ignore[arg-type]

        self.desk.work.ask(
            lambda: (planning.other_day(day), planning.areas()), opened, lane="read", owner=self
        )

    def _show_day(self, day: date) -> None:
        self.desk.go(Place(Noun.ROUTE, view=day.isoformat()))

    def _step(self, days: int) -> None:
        self._show_day(self._day + timedelta(days=days))

    def _to_today(self) -> None:
        self.desk.go(Place(Noun.ROUTE))

    def _print(self) -> None:
        papers, day = self._file.papers, self._day
        self.desk.work.ask(lambda: papers.route(day), partial(show_paper, self.desk, papers), lane="read")

    def _open_relation(self, relation_id: UUID) -> None:
        self.desk.go(Place(Noun.RELATION, relation_id))


def _step_of(event: QKeyEvent) -> int:
    if event.matches(QKeySequence.StandardKey.Undo):
        return -1
    pressed = QKeySequence(event.keyCombination())
    return 1 if pressed in {QKeySequence("Ctrl+Y"), QKeySequence("Ctrl+Shift+Z")} else 0
