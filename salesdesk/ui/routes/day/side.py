"""The sheet beside the map: figures, the timeline, what is wrong, what leaves, what fits, and the week."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, time
from functools import partial
from uuid import UUID

from PySide6.QtWidgets import QWidget

from salesdesk import formats, words
from salesdesk.services.changes import Noun
from salesdesk.services.day_draft import DayDraft
from salesdesk.services.day_misfit import BREAKS, Misfit
from salesdesk.services.day_reasons import reasons_of
from salesdesk.services.day_route import DayRoute, ProposedStop
from salesdesk.ui.buttons import link
from salesdesk.ui.desk import Desk
from salesdesk.ui.labels import ElidedLabel, TextBlock, label
from salesdesk.ui.marks import ThinBar
from salesdesk.ui.parts import Note, Rule, Section, column, empty_out, row
from salesdesk.ui.places import Place
from salesdesk.ui.reading_order import KeptFocus
from salesdesk.ui.routes.day.panels import DayOffer, fitting_row, leaving_panel, misfit_panel
from salesdesk.ui.routes.day.stop_words import warning_words, why_words
from salesdesk.ui.routes.day.timeline import Timeline
from salesdesk.ui.routes.day.week_strip import week_strip
from salesdesk.ui.screen import Inspector
from salesdesk.words import _

MOST_WARNINGS = 2


@dataclass(frozen=True, slots=True)
class Doings:
    """What the sheet asks of the screen."""

    add: Callable[[UUID], object]
    take: Callable[[ProposedStop], object]
    send: Callable[[UUID, date | None, time | None], object]
    off: Callable[[UUID, date, time], object]
    show_day: Callable[[date], object]
    better: Callable[[], object]


class DaySide:
    """Fills the inspector; the timeline stays while the rest is filled again."""

    def __init__(self, desk: Desk, side: Inspector, doings: Doings) -> None:
        self._desk, self._doings = desk, doings
        self.timeline = Timeline()
        self.explains = False
        self._draft: DayDraft | None = None
        self._offers: dict[UUID, Sequence[DayOffer]] = {}
        self._misfit: Misfit | None = None
        self._figures = column(gap=8)
        head = QWidget()
        head.setLayout(self._figures)
        side.add(head)
        self._empty = QWidget()
        self._empty.setLayout(column(gap=8))
        stops = QWidget()
        stops.setLayout(column(Rule(), self._empty, self.timeline, gap=8, margins=(0, 16, 0, 0)))
        side.add(stops)
        self._rest_box = QWidget()
        self._rest = column(gap=0)
        self._rest_box.setLayout(self._rest)
        side.add(self._rest_box)
        self._focus = KeptFocus(self._rest_box)

    def explain(self) -> None:
        """Say at every stop why it lies there, or leave it out again."""
        self.explains = not self.explains
        if self._draft is not None:
            self.show_times(self._draft)

    def show_offers(self, visit_id: UUID, offers: Sequence[DayOffer]) -> None:
        """The best other days for a visit that leaves or has to."""
        self._offers[visit_id] = offers
        if self._draft is not None:
            self._fill_rest(self._draft)

    def offers_of(self, visit_id: UUID) -> Sequence[DayOffer] | None:
        return self._offers.get(visit_id)

    def forget_offers(self) -> None:
        self._offers.clear()

    def show_draft(self, draft: DayDraft) -> None:
        """All of it."""
        self.show_times(draft)
        self._fill_rest(draft)

    def show_times(self, draft: DayDraft) -> None:
        """Only the figures and the timeline: what changes while a stop is carried."""
        self._draft = draft
        empty_out(self._figures)
        self._figures.addWidget(_figures(draft))
        names = {each.visit.id: each.line.relation_name for each in draft.visits}
        why = {key: why_words(reasons, names) for key, reasons in reasons_of(draft).items()}
        self.timeline.show_draft(draft, why, explained=self.explains)
        laid = self._empty.layout()
        if laid is not None:
            empty_out(laid)
            if not draft.visits:
                self._say_empty(draft.route)
        self._empty.setVisible(not draft.visits)

    def _say_empty(self, route: DayRoute) -> None:
        laid = self._empty.layout()
        if laid is None:
            return
        laid.addWidget(TextBlock(_("Op deze dag staan geen bezoeken."), "body", "muted"))
        if not route.is_past:
            plan = link(_("Bezoek plannen"), partial(self._desk.go, _plan_on(route.day)), "plus")
            holder = QWidget()
            holder.setLayout(row(plan, 1))
            laid.addWidget(holder)

    def _fill_rest(self, draft: DayDraft) -> None:
        self._focus.hold()
        empty_out(self._rest)
        self._warn(draft)
        route = draft.route
        if draft.leaving:
            section = self._section(_("Van de dag af"))
            for leaving in draft.leaving:
                offers = self._offers.get(leaving.visit.id)
                section.add(leaving_panel(leaving, offers, self._doings.send))
        if route.home_point is None and route.frame.start is None:
            said = _("Zonder vertrekadres rekenen we geen reistijd van en naar huis.")
            fill = link(_("Invullen"), partial(self._desk.go, Place(Noun.SETTINGS, view="seller")))
            self._rest.addWidget(_spaced(Note(said, "info", fill)))
        here = {each.line.relation_id for each in draft.visits}
        fits = [near for near in route.fits if near.relation_id not in here]
        if fits:
            section = self._section(_("Past er nog bij"), label(_("omweg"), "small"))
            for near in fits:
                section.add(fitting_row(near, self._desk.go, self._doings.add))
        if route.week:
            aside = label(_week_words(route), "small")
            self._section(_("Deze week"), aside).add(week_strip(route.week, route.day, self._doings.show_day))

    def _section(self, title: str, *aside: QWidget) -> Section:
        made = Section(title, *aside)
        self._rest.addWidget(made)
        return made

    def forget_misfit(self) -> None:
        self._misfit = None

    def show_misfit(self, misfit: Misfit | None) -> None:
        """Who had better go to another day, and where."""
        self._misfit = misfit
        if self._draft is not None:
            self._fill_rest(self._draft)

    def _warn(self, draft: DayDraft) -> None:
        if draft.route.is_past:
            return
        misfit = self._misfit
        if misfit is not None and not draft.plan.fits:
            self._rest.addWidget(_spaced(misfit_panel(misfit, self._doings.off, self._doings.better)))
        names = {each.visit.id: each.line.relation_name for each in draft.visits}
        shown = [each for each in draft.plan.warnings if misfit is None or each.kind not in BREAKS]
        said = (warning_words(each, draft.route, names) for each in shown)
        for text in [text for text in said if text][:MOST_WARNINGS]:
            self._rest.addWidget(_spaced(Note(text, "warn")))


def _figures(draft: DayDraft) -> QWidget:
    language = words.screen_language()
    plan = draft.plan
    figures = (
        (formats.duration(plan.visit_minutes, language), _("bij klanten")),
        (formats.duration(plan.drive_minutes, language), _("onderweg")),
        (_("{km} km").format(km=round(plan.drive_km)), _("afstand")),
        (formats.percent(plan.visit_share_percent, language), _("bezoektijd")),
    )
    cells = row(gap=8)
    for value, said in figures:
        cells.addLayout(column(label(value, "time"), ElidedLabel(said, "small"), gap=0), 1)
    bar = ThinBar(((plan.visit_share_percent / 100, "b1"),), name=_("Aandeel bezoektijd"))
    holder = QWidget()
    holder.setLayout(column(cells, bar, gap=8))
    return holder


def _week_words(route: DayRoute) -> str:
    letter = route.shape.letter if route.shape else ""
    if not letter or not any(shape.area_names for shape in route.week):
        return ""
    return _("week {letter} van {count}").format(letter=letter, count=route.cycle_weeks)


def _plan_on(day: date) -> Place:
    """Where a visit is planned on this day."""
    return Place(Noun.VISIT, None, f"new {day.isoformat()}")


def _spaced(note: QWidget) -> QWidget:
    holder = QWidget()
    holder.setLayout(column(note, margins=(0, 10, 0, 0)))
    return holder
