"""The sheet beside the map: figures, the timeline, what is wrong, what leaves, what fits, and the week."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, time
from functools import partial
from uuid import UUID

from PySide6.QtWidgets import QWidget

from salesdesk import formats, words
from salesdesk.domain.relations import Status
from salesdesk.services.changes import Noun
from salesdesk.services.day_draft import DayDraft, Leaving
from salesdesk.services.day_misfit import Misfit
from salesdesk.services.day_reasons import reasons_of
from salesdesk.services.day_route import DayRoute, ProposedStop
from salesdesk.services.routes import NearRelation
from salesdesk.ui.buttons import Button, Pressable, icon_button, link, plain
from salesdesk.ui.desk import Desk
from salesdesk.ui.labels import ElidedLabel, TextBlock, label
from salesdesk.ui.marks import ThinBar
from salesdesk.ui.parts import Inset, Note, Rule, Section, column, empty_out, row
from salesdesk.ui.places import Place
from salesdesk.ui.reading_order import KeptFocus
from salesdesk.ui.routes.day.stop_words import DOT, minutes_text, turn_words, warning_words, why_words
from salesdesk.ui.routes.day.timeline import Timeline
from salesdesk.ui.routes.day.week_strip import week_strip
from salesdesk.ui.screen import Inspector
from salesdesk.words import _, word

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


@dataclass(frozen=True, slots=True)
class DayOffer:
    """Another day for a visit that has to go: when, and how many minutes of driving it takes extra."""

    day: date
    start_time: time
    extra_minutes: int


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
                section.add(self._leaving(leaving))
        if route.home_point is None and route.frame.start is None:
            said = _("Zonder vertrekadres rekenen we geen reistijd van en naar huis.")
            fill = link(_("Invullen"), partial(self._desk.go, Place(Noun.SETTINGS, view="seller")))
            self._rest.addWidget(_spaced(Note(said, "info", fill)))
        here = {each.line.relation_id for each in draft.visits}
        fits = [near for near in route.fits if near.relation_id not in here]
        if fits:
            section = self._section(_("Past er nog bij"), label(_("omweg"), "small"))
            for near in fits:
                section.add(self._fitting(near))
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
            self._rest.addWidget(_spaced(self._misfit_panel(misfit)))
        names = {each.visit.id: each.line.relation_name for each in draft.visits}
        said = (warning_words(each, draft.route, names) for each in draft.plan.warnings)
        for text in [text for text in said if text][:MOST_WARNINGS]:
            self._rest.addWidget(_spaced(Note(text, "warn")))

    def _misfit_panel(self, misfit: Misfit) -> QWidget:
        """The visit that should move, why, and the two best days for it."""
        box = Inset(gap=6)
        box.body.addWidget(label(_("Deze dag past niet"), "strong", "bad"))
        if misfit.visit_id is None:
            said = _("Zo past het niet, in een andere volgorde wel.")
            box.body.addWidget(TextBlock(said, "small"))
            box.body.addLayout(row(plain(_("Andere volgorde"), self._doings.better), 1))
            return box
        said = _("Zonder {name} past de rest. Dat scheelt {minutes} rijden.").format(
            name=misfit.name, minutes=minutes_text(misfit.freed)
        )
        if misfit.is_announced:
            said += " " + _("Bel eerst: deze afspraak is bevestigd.")
        box.body.addWidget(TextBlock(said, "small"))
        ways = row(gap=8)
        for day, at, extra in misfit.days:
            offer = DayOffer(day, at, extra)
            ways.addWidget(self._offer(offer, partial(self._doings.off, misfit.visit_id, day, at)))
        if not misfit.days:
            ways.addWidget(label(_("Geen andere dag gevonden."), "small"))
        ways.addStretch(1)
        box.body.addLayout(ways)
        return box

    def _leaving(self, leaving: Leaving) -> QWidget:
        """Where it goes, and the other days it could go."""
        key = leaving.visit.id
        box = Inset()
        box.body.addLayout(
            row(ElidedLabel(leaving.name, "strong"), label(_to_words(leaving), "small"), gap=8)
        )
        offers = self._offers.get(key)
        if offers is None:
            box.body.addWidget(label(_("Andere dagen worden gezocht…"), "small"))
            return box
        ways = row(gap=8)
        for offer in offers:
            if (leaving.to_on, leaving.to_time) != (offer.day, offer.start_time):
                ways.addWidget(
                    self._offer(offer, partial(self._doings.send, key, offer.day, offer.start_time))
                )
        if leaving.to_on is not None:
            ways.addWidget(plain(_("Nog in te plannen"), partial(self._doings.send, key, None, None)))
        ways.addStretch(1)
        box.body.addLayout(ways)
        return box

    def _offer(self, offer: DayOffer, run: Callable[[], object]) -> Button:
        made = plain(when_words(offer.day, offer.start_time), run)
        made.setToolTip(_("{minutes} min omweg").format(minutes=offer.extra_minutes))
        return made

    def _fitting(self, near: NearRelation) -> QWidget:
        name = Pressable(near.name, partial(self._desk.go, Place(Noun.RELATION, near.relation_id)))
        is_customer = near.status is Status.CUSTOMER
        facts = [near.address.place, near.importance.value if is_customer else word(near.status).lower()]
        facts.append(turn_words(near.turn))
        known = DOT.join(part for part in facts if part)
        name.setLayout(column(ElidedLabel(near.name, "body"), ElidedLabel(known, "small"), gap=0))
        plan = icon_button(
            "plus",
            _("Bezoek erbij: {name}").format(name=near.name),
            partial(self._doings.add, near.relation_id),
        )
        language = words.screen_language()
        km = label(_("+ {km} km").format(km=formats.number(round(near.extra_km), 0, language)), "small")
        km.setToolTip(_("{minutes} min omweg").format(minutes=near.extra_minutes))
        holder = QWidget()
        laid = row(gap=10)
        laid.addWidget(name, 1)
        laid.addWidget(km)
        laid.addWidget(plan)
        holder.setLayout(laid)
        return holder


def when_words(day: date, at: time) -> str:
    """`wo 2 dec 10:15`, in the words of the screen."""
    return f"{formats.day_text(day, words.screen_language())} {formats.clock(at)}"


def _to_words(leaving: Leaving) -> str:
    if leaving.to_on is None:
        return _("nog in te plannen")
    return _("naar {when}").format(
        when=when_words(leaving.to_on, leaving.to_time or leaving.visit.start_time)
    )


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
    if not letter:
        return ""
    return _("week {letter} van {count}").format(letter=letter, count=route.cycle_weeks)


def _plan_on(day: date) -> Place:
    """Where a visit is planned on this day."""
    return Place(Noun.VISIT, None, f"new {day.isoformat()}")


def _spaced(note: QWidget) -> QWidget:
    holder = QWidget()
    holder.setLayout(column(note, margins=(0, 10, 0, 0)))
    return holder
