"""Vandaag: the day in one look, and what asks for attention."""

from __future__ import annotations

from datetime import date, time
from functools import partial

from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from salesdesk import formats, words
from salesdesk.services.changes import Noun
from salesdesk.services.papers import Papers
from salesdesk.services.routes import Leg, RouteVisit
from salesdesk.services.today import TodayView
from salesdesk.services.visits import VisitLine
from salesdesk.ui import theme
from salesdesk.ui.actions import Action
from salesdesk.ui.buttons import icon_button, more_button, plain, primary
from salesdesk.ui.desk import Desk
from salesdesk.ui.doors import Door
from salesdesk.ui.empty import Empty
from salesdesk.ui.flow import FlowBox
from salesdesk.ui.labels import label
from salesdesk.ui.paper_window import show_paper
from salesdesk.ui.parts import Card, column, row
from salesdesk.ui.places import Place
from salesdesk.ui.reach import call
from salesdesk.ui.screen import Screen
from salesdesk.ui.shrinking import ShrinkingButton, keep_title
from salesdesk.ui.today.attention import Attention, TodayServices
from salesdesk.ui.today.line import drive_row, visit_row
from salesdesk.ui.today.strip import DayStrip
from salesdesk.ui.today.trips import DayTrips
from salesdesk.words import _, ngettext


class TodayScreen(Screen):
    """The first screen; `Place.view` may name another day as yyyy-mm-dd."""

    nouns = frozenset(
        {
            Noun.TODAY,
            Noun.VISIT,
            Noun.PREPARATION,
            Noun.REPORT,
            Noun.FOLLOW_UP,
            Noun.OFFER,
            Noun.COMPLAINT,
            Noun.RELATION,
            Noun.ROUTE,
            Noun.FORECAST,
            Noun.SETTINGS,
        }
    )

    def __init__(self, desk: Desk, services: TodayServices, papers: Papers) -> None:
        super().__init__(desk, inspector=316)
        self._services = services
        self._papers = papers
        self._view: TodayView | None = None
        self._folder = ShrinkingButton(_("Dagmap afdrukken"), self._print_day, "printer")
        self.header.add(
            self._folder,
            ShrinkingButton(_("Dagroute"), lambda: desk.go(Place(Noun.ROUTE)), "map"),
            self._more(),
        )
        self._strip = DayStrip()
        self._strip_card = Card().add(self._strip)
        self._strip_card.body.setContentsMargins(*(theme.F(side) for side in (12, 7, 12, 7)))
        self._line = QWidget()
        self.body.addWidget(self._strip_card)
        self.body.addWidget(self._line)
        self.body.addStretch(1)
        self._attention = Attention(desk, services, self.side)
        self._trips = DayTrips(desk, services.trips)
        desk.actions.add(
            Action("today.trip", _("Vertrokken of aangekomen"), self._trips.click, "Ctrl+T", "car"),
            Action("today.underway", _("Onderweg naar het volgende bezoek"), self._underway, "Ctrl+U", "car"),
            on=self,
        )

    def _more(self) -> QWidget:
        menu = QMenu(self)
        week = menu.addAction(_("Weekmap afdrukken…"))
        week.triggered.connect(lambda *_on: self.desk.actions.run("visit.week_folder"))
        return more_button(menu)

    def reload(self) -> None:
        view = self.place.view if self.place else ""
        day = date.fromisoformat(view) if view else None
        self.read(partial(self._services.today.view, day), self._show)
        self._attention.reload(self.read)

    def _show(self, view: TodayView) -> None:
        self._view = view
        language = words.screen_language()
        self.header.set(formats.long_day(view.day, language), self._facts(view))
        keep_title(self.header.title, 280)
        self._folder.setEnabled(bool(view.route.visits))
        self._strip_card.setVisible(bool(view.route.visits))
        self._strip.show_day(view, view.now)
        fresh = QWidget()
        self._trips.begin()
        fresh.setLayout(self._rows(view) if view.route.visits else self._empty(view))
        self.body.replaceWidget(self._line, fresh)
        self._line.hide()
        self._line.deleteLater()
        self._line = fresh
        self.body.setStretchFactor(
            fresh, 0 if view.route.visits else 100
        )  # an invitation stands in the middle
        self._attention.show(view)
        self.read(partial(self._services.trips.drives, view.day), self._trips.show, key="drives")

    def _underway(self) -> None:
        """The next visit in big type; without one left, the last of the day."""
        if self._view is None or not self._view.route.visits:
            return
        line = self._view.next_visit or self._view.route.visits[-1].line
        self.desk.go(Place(Noun.VISIT, line.id, "underway"))

    def _facts(self, view: TodayView) -> str:
        plan = view.route.plan
        language = words.screen_language()
        count = len(view.route.visits)
        parts = [_("Week {week}").format(week=view.day.isocalendar().week)]
        if count:
            parts += [
                ngettext("{count} bezoek", "{count} bezoeken", count).format(count=count),
                _("{at_customers} bij klanten, {driving} onderweg, {km} km").format(
                    at_customers=formats.duration(plan.visit_minutes, language),
                    driving=formats.duration(plan.drive_minutes, language),
                    km=round(plan.drive_km),
                ),
            ]
        return "  ·  ".join(parts)

    def _rows(self, view: TodayView) -> QVBoxLayout:
        coming = view.next_visit
        rows: list[QWidget] = []
        for visit in view.route.visits:
            if visit.planned.leg is not None:
                rows.append(self._drive_to(view, visit, visit.planned.leg))
            is_next = coming is not None and visit.line.id == coming.id
            rows.append(
                visit_row(
                    visit,
                    is_next=is_next,
                    open_visit=partial(self._open_visit, visit.line),
                    actions=self._actions(visit.line) if is_next else None,
                )
            )
        rows.extend(self._way_home(view))
        return column(*rows)

    def _drive_to(self, view: TodayView, visit: RouteVisit, leg: Leg) -> QWidget:
        minutes = formats.duration(leg.minutes, words.screen_language())
        said = _("{minutes}, {km} km").format(minutes=minutes, km=round(leg.km))
        leaves_at: time | None = view.route.plan.set_out_time
        if visit.planned.number > 1:
            leaves_at = view.route.visits[visit.planned.number - 2].planned.leave_time
        else:
            said = _("Vertrek uit {place}  ·  {minutes}, {km} km naar {town}").format(
                place=view.route.start_name or view.route.home.place,
                minutes=minutes,
                km=round(leg.km),
                town=visit.line.place,
            )
        if visit.planned.lunch_minutes:
            said = _("{drive}  ·  lunch onderweg").format(drive=said)
        elif visit.planned.number - 1 == view.route.lunch_after:
            said = self._with_lunch(view, said)
        bar = self._trips.bar(visit.line.id)
        return drive_row(formats.clock(leaves_at) if leaves_at else "", said, bar)

    def _way_home(self, view: TodayView) -> list[QWidget]:
        home, at = view.route.plan.way_home, view.route.plan.home_time
        if home is None or at is None:
            return []
        said = _("{minutes}, {km} km terug naar {place}  ·  thuis {at}").format(
            minutes=formats.duration(home.minutes, words.screen_language()),
            km=round(home.km),
            place=view.route.end_name or view.route.home.place,
            at=formats.clock(at),
        )
        if view.route.lunch_after == len(view.route.visits):
            said = self._with_lunch(view, said)
        left = formats.clock(view.route.visits[-1].planned.leave_time)
        return [drive_row(left, said, self._trips.bar(None))]

    def _with_lunch(self, view: TodayView, said: str) -> str:
        """The drive with the break before it, where a wait or the way home holds one."""
        at = view.route.plan.lunch_time
        return said if at is None else _("{drive}  ·  lunch {at}").format(drive=said, at=formats.clock(at))

    def _open_visit(self, line: VisitLine) -> None:
        noun = Noun.REPORT if self._is_over(line) else Noun.PREPARATION
        self.desk.go(Place(noun, line.id))

    def _is_over(self, line: VisitLine) -> bool:
        now = self.desk.clock()
        return (line.visit_on, line.start_time) < (now.date(), now.time()) or not line.is_open

    def _actions(self, line: VisitLine) -> QWidget:
        opening = primary(_("Voorbereiding openen"), partial(self.desk.go, Place(Noun.PREPARATION, line.id)))
        if self._is_over(line):
            opening = primary(_("Bezoekverslag maken"), partial(self.desk.go, Place(Noun.REPORT, line.id)))
        buttons = [
            opening,
            plain(_("Onderweg"), partial(self.desk.go, Place(Noun.VISIT, line.id, "underway")), "car"),
            plain(_("Gespreksleidraad"), partial(self._print_guide, line), "printer"),
            icon_button("navigate", _("Route"), partial(self.desk.go, Place(Noun.ROUTE))),
        ]
        phone = line.contact_phone or line.phone
        if phone:
            name = _("Bel {number}").format(number=phone)
            buttons.append(icon_button("phone", name, partial(call, phone)))
        left = 10 - line.finished_steps
        said = ngettext("Nog {count} stap open", "Nog {count} stappen open", left).format(count=left)
        holder = QWidget()
        laid = row(gap=8)
        laid.addWidget(FlowBox(*buttons), 1)
        laid.addWidget(label(said if left else "", "smallstrong", "warn"))
        holder.setLayout(laid)
        return holder

    def _empty(self, view: TodayView) -> QVBoxLayout:
        run = self.desk.actions.run
        if not view.has_relations:
            return column(
                Empty(
                    _("Welkom bij SalesDesk"),
                    _(
                        "Lees je klanten in uit het bestand van kantoor, of begin met één relatie. "
                        "Daarna plan je je eerste bezoek en staat je dag hier."
                    ),
                    icon="sun",
                    primary=primary(_("Bestand inlezen"), partial(run, "relation.import"), "upload"),
                    secondary=plain(_("Nieuwe relatie"), partial(run, "relation.new"), "plus"),
                )
            )
        is_today = view.day == view.now.date()
        return column(
            Empty(
                _("Vandaag geen bezoeken") if is_today else _("Geen bezoeken op deze dag"),
                _("Plan een bezoek bij een relatie, of kijk wat er rechts op je wacht."),
                icon="calendar",
                primary=primary(_("Bezoek plannen"), partial(run, "visit.new"), "plus"),
            )
        )

    def _print_guide(self, line: VisitLine) -> None:
        self.desk.work.ask(
            partial(self._papers.guide, line.id), partial(show_paper, self.desk, self._papers), lane="write"
        )

    def _print_day(self) -> None:
        day = self._view.day if self._view else self.desk.today()
        self.desk.work.ask(
            partial(self._papers.day_folder, day), partial(show_paper, self.desk, self._papers), lane="write"
        )


def doors(services: TodayServices, papers: Papers) -> list[Door]:
    return [Door(Noun.TODAY, lambda desk: TodayScreen(desk, services, papers))]
