"""Onderweg: one visit in big type, for the car park and the table; what is noted is in the report later."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from salesdesk import formats, words
from salesdesk.domain.preparation import Preparation
from salesdesk.domain.preparation_edits import tidy
from salesdesk.domain.relations import Address
from salesdesk.domain.visits import Visit, VisitState
from salesdesk.services.alternatives import NearRelation
from salesdesk.services.changes import Done, Noun
from salesdesk.services.driven_trips import Drive
from salesdesk.services.seller_file import SellerFile
from salesdesk.services.underway import OnTheWay
from salesdesk.services.visit_instead import Instead
from salesdesk.ui import theme
from salesdesk.ui.actions import Action
from salesdesk.ui.buttons import icon_button, plain, primary
from salesdesk.ui.desk import Desk
from salesdesk.ui.labels import Chip
from salesdesk.ui.parts import Note, column, row
from salesdesk.ui.places import Place
from salesdesk.ui.reach import open_outside
from salesdesk.ui.screen import EditorScreen
from salesdesk.ui.trip_bar import TripBar
from salesdesk.ui.visits.draft import PreparationDraft
from salesdesk.ui.visits.underway_cards import AloudCard, HomeCard, Neighbours, PlanBCard, WhereCard, WhoCard
from salesdesk.ui.visits.underway_questions import QuestionsCard, reveal
from salesdesk.words import _, word

NARROW = 760
VIEW = "underway"


def underway_place(visit_id: UUID) -> Place:
    return Place(Noun.VISIT, visit_id, VIEW)


class UnderwayScreen(EditorScreen):
    """Place(Noun.VISIT, visit id, "underway")."""

    nouns = frozenset(
        {Noun.PREPARATION, Noun.VISIT, Noun.RELATION, Noun.CONTACT, Noun.REPORT, Noun.ROUTE, Noun.SETTINGS}
    )

    def __init__(self, desk: Desk, file: SellerFile) -> None:
        super().__init__(desk)
        self._file = file
        self._shown: OnTheWay | None = None
        self._kept: Preparation | None = None
        self._was_dark = theme.is_dark()
        self.draft = PreparationDraft(self.autosave.touch, self.autosave.flush)
        self.moon = icon_button("moon", _("Donker scherm"), self.darken)
        self.nobody = plain(_("Niemand aanwezig"), self.ask_plan_b, "users")
        self.report = primary(_("Verslag maken"), self.make_report, "clipboard")
        self.header.add(self.moon, self.nobody, self.report)
        self.ended = Note("", "warn")
        self.trip, self.trip_home = (TripBar(desk, file.driven_trips, big=True) for _each in range(2))
        self.where = WhereCard(self._edit_address, self.trip, self._show_way)
        self.home = HomeCard(self.trip_home)
        self.who = WhoCard(self._edit_visit)
        self.aloud = AloudCard()
        self.questions = QuestionsCard(self.draft)
        self.plan_b = PlanBCard(self._go_instead, self._only_absent, self._look_around)
        self.neighbours = Neighbours(partial(self._go_beside, -1), partial(self._go_beside, 1))
        self._lay_out()
        self._add_actions()

    def _lay_out(self) -> None:
        left = column(self.where, self.who, self.home, self.neighbours, gap=12)
        left.addStretch(1)
        right = column(self.aloud, self.questions, gap=12)
        right.addStretch(1)
        self._beside = row(gap=12)
        self._beside.addLayout(left, 4)
        self._beside.addLayout(right, 5)
        self.body.addWidget(self.ended)
        self.body.addWidget(self.plan_b)
        self.body.addLayout(self._beside)
        self.body.addStretch(1)

    def _add_actions(self) -> None:
        back, on = partial(self._go_beside, -1), partial(self._go_beside, 1)
        self.desk.actions.add(
            Action("underway.report", _("Verslag maken"), self.make_report, "Ctrl+Return", "clipboard"),
            Action("underway.nobody", _("Niemand aanwezig"), self.ask_plan_b, "Ctrl+Shift+B", "users"),
            Action("underway.before", _("Vorig bezoek"), back, "Ctrl+PgUp", "chevron-left"),
            Action("underway.after", _("Volgend bezoek"), on, "Ctrl+PgDown", "chevron-right"),
            Action("underway.way", _("Route openen"), self.where.navigate.click, "Ctrl+R", "navigate"),
            Action("underway.trip", _("Vertrokken of aangekomen"), self._click_trip, "Ctrl+T", "car"),
            Action("underway.dark", _("Donker scherm"), self.darken, "Ctrl+D", "moon"),
            Action("underway.prepare", _("Voorbereiding"), self._prepare, "Ctrl+E", "clipboard"),
            on=self,
        )  # fmt: skip

    def _look_around(self) -> None:
        if self._shown is not None:
            self.desk.go(Place(Noun.ROUTE, self._shown.view.visit.relation_id, "near"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """On a narrow desk everything stands under each other."""
        super().resizeEvent(event)
        down, right = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._beside.setDirection(down if event.size().width() < theme.F(NARROW) else right)

    def first_focus(self) -> QWidget | None:
        return self.questions.first() or self.report

    def arrive(self, place: Place) -> None:
        if self.place is None or self.place.id != place.id:
            self.draft.forget()
            self._kept = None
            self.plan_b.hide()
        super().arrive(place)

    def reload(self) -> None:
        visit_id = self.place.id if self.place else None
        if visit_id is not None:
            self.read(
                lambda: self._file.underway.view(visit_id), partial(self._arrived, visit_id), key="view"
            )

    def _arrived(self, visit_id: UUID, found: OnTheWay | None) -> None:
        if found is not None:
            self._show(found)
        else:
            self.desk.work.ask(lambda: self._file.underway.open(visit_id), self._opened)

    def _opened(self, found: OnTheWay) -> None:
        if self.place is not None and self.place.id == found.view.visit.id and self.autosave.settled:
            self._show(found)

    def _show(self, found: OnTheWay) -> None:
        anew = self._shown is None or self._shown.view.visit.id != found.view.visit.id
        self._shown, self._kept = found, found.view.preparation
        view, visit = found.view, found.view.visit
        day = formats.long_day(visit.visit_on, words.screen_language())
        when = f"{day}, {formats.clock(visit.start_time)} – {formats.clock(visit.end_time)}"
        crumbs = [(_("Vandaag"), Place(Noun.TODAY)), (_("Onderweg"), None)]
        self.header.set(view.card.relation.name, when, chips=[Chip(word(visit.kind), "line")], crumbs=crumbs)
        self._show_ended(visit)
        for card in (self.where, self.who, self.aloud):
            card.show_view(view)
        self.neighbours.show_lines(found.before, found.after)
        self.read(partial(self._file.driven_trips.drives, visit.visit_on), self._show_drives, key="drives")
        self.draft.load(view)
        first = self.questions.first()
        if anew and first is not None and self.report.hasFocus():
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_drives(self, drives: Sequence[Drive]) -> None:
        """The drive here, and the one home once the last visit is shown."""
        if self._shown is None:
            return
        visit_id = self._shown.view.visit.id
        here = next((drive for drive in drives if drive.visit_id == visit_id), None)
        home = drives[-1] if drives and drives[-1].visit_id is None and self._shown.after is None else None
        self.trip.show_drive(here, clicks=self._shown.view.visit.is_open)
        self.trip_home.show_drive(home)
        self.home.setVisible(home is not None and (here is None or here.is_driven))

    def _show_way(self, address: Address) -> None:
        self.desk.work.ask(partial(self._file.travelling.way_to, address), open_outside, lane="read")

    def _click_trip(self) -> None:
        """Left or arrived, whichever comes next."""
        buttons = (self.trip.left, self.trip.arrived, self.trip_home.left, self.trip_home.arrived)
        next((button for button in buttons if button.isVisible()), self.trip.change).click()

    def _show_ended(self, visit: Visit) -> None:
        """An appointment that did not go on says so and asks no report."""
        said = {
            VisitState.CANCELLED: _("Deze afspraak is afgezegd."),
            VisitState.ABSENT: _("Hier was niemand aanwezig."),
        }.get(visit.state, "")
        self.ended.setVisible(bool(said))
        self.ended.set(said, "warn")
        self.nobody.setVisible(visit.is_open)
        self.report.setVisible(not said)

    def collect(self) -> Callable[[], Done[Preparation]] | None:
        if not self.draft.is_loaded or self.draft.preparation == self._kept:
            return None
        return partial(self._file.reports.keep_talk, tidy(self.draft.preparation))

    def saved(self, value: object) -> None:
        if isinstance(value, Preparation):
            self._kept = value

    def make_report(self) -> None:
        if self.draft.is_loaded and self.report.isVisible():
            self.desk.go(Place(Noun.REPORT, self.draft.view.visit.id))

    def ask_plan_b(self) -> None:
        """Who else is near; nothing is changed yet."""
        if not self.draft.is_loaded or not self.draft.view.visit.is_open:
            return
        visit_id = self.draft.view.visit.id
        self.read(lambda: self._file.visit_instead.choices(visit_id), self._show_plan_b)

    def _show_plan_b(self, choices: Sequence[NearRelation]) -> None:
        self.plan_b.show_choices(choices)
        self.plan_b.show()
        first = self.plan_b.choices[0] if choices else self.plan_b.only_note
        first.setFocus(Qt.FocusReason.OtherFocusReason)
        reveal(self.plan_b)

    def _go_instead(self, chosen: NearRelation) -> None:
        visit_id = self.draft.view.visit.id
        call = partial(self._file.visit_instead.go, visit_id, chosen.relation_id)
        self.desk.work.ask(call, partial(self._gone_instead, chosen.name))

    def _gone_instead(self, name: str, instead: Instead) -> None:
        self.plan_b.hide()
        undo = partial(self.desk.work.ask, partial(self._file.visit_instead.take_back, instead))
        said = _("Niemand aanwezig vastgelegd; je gaat nu naar {name}").format(name=name)
        self.desk.toast(said, undo)
        self.desk.go(underway_place(instead.made.id))

    def _only_absent(self) -> None:
        before = self.draft.view.visit

        def told(_visit: Visit) -> None:
            self.plan_b.hide()
            undo = partial(self.desk.work.ask, partial(self._file.visits.reopen, before))
            self.desk.toast(_("Vastgelegd dat er niemand aanwezig was"), undo)

        self.desk.work.ask(partial(self._file.visits.absent, before.id), told)

    def _go_beside(self, by: int) -> None:
        line = None
        if self._shown is not None:
            line = self._shown.before if by < 0 else self._shown.after
        if line is not None and self.autosave.settle():
            self.desk.go(underway_place(line.id))

    def _prepare(self) -> None:
        if self.draft.is_loaded:
            self.desk.go(Place(Noun.PREPARATION, self.draft.view.visit.id))

    def _edit_address(self) -> None:
        self.desk.go(Place(Noun.RELATION, self.draft.view.card.relation.id, "edit"))

    def _edit_visit(self) -> None:
        self.desk.go(Place(Noun.VISIT, self.draft.view.visit.id, "edit"))

    def darken(self) -> None:
        """The dark look for a dark car park, until he leaves this screen."""
        theme.darken(dark=not theme.is_dark())

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not event.spontaneous():  # not when the window comes back from the task bar
            self._was_dark = theme.is_dark()

    def leave(self) -> bool:
        gone = super().leave()
        if gone:
            theme.darken(dark=self._was_dark)
        return gone
