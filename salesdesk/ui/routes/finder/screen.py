"""Welke dag past het: a year of days in three shades for a relation, a visit that must move or a postcode."""

from __future__ import annotations

from datetime import date
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from salesdesk.domain.day_finding import FoundDay, FoundDays, Shade, spread
from salesdesk.domain.visits import Visit
from salesdesk.errors import Reason
from salesdesk.services.changes import Noun
from salesdesk.services.seller_file import SellerFile
from salesdesk.services.slot_finder import Asked
from salesdesk.ui.actions import Action
from salesdesk.ui.buttons import primary
from salesdesk.ui.desk import Desk
from salesdesk.ui.labels import label
from salesdesk.ui.parts import Card, Note, column, empty_out, row
from salesdesk.ui.places import Place
from salesdesk.ui.routes.finder.best_rows import BestRow, Sign
from salesdesk.ui.routes.finder.filters import FilterBar
from salesdesk.ui.routes.finder.invitation import Invitation
from salesdesk.ui.routes.finder.months import MonthsView
from salesdesk.ui.routes.finder.side import DaySide
from salesdesk.ui.routes.finder.words import (
    counted,
    day_words,
    headline,
    moment_words,
    said_aloud,
    shade_word,
)
from salesdesk.ui.routes.whereabouts import WhereField, typed_in
from salesdesk.ui.screen import Screen
from salesdesk.ui.shrinking import ShrinkingButton, keep_title
from salesdesk.words import _, reason_text

VIEW = "fits"


class FinderScreen(Screen):
    """Place(ROUTE, relation or visit, "fits [2026-12-01]"), or Place(ROUTE, None, "fits ? 3511 AB")."""

    nouns = frozenset({Noun.VISIT, Noun.ROUTE, Noun.RELATION, Noun.SETTINGS})

    def __init__(self, desk: Desk, file: SellerFile) -> None:
        super().__init__(desk, inspector=300)
        self._file = file
        self._days: FoundDays | None = None
        self._wanted: date | None = None
        self.field = WhereField(desk, file, _("Voor wie of waar"), VIEW)
        self.filters = FilterBar(desk.today())
        self.filters.edited.connect(self.reload)
        self.months = MonthsView()
        self.months.chosen.connect(self._look)
        self.months.opened.connect(self.plan)
        self.months.copied.connect(self.copy)
        self.months.picked.connect(self._pick_best)
        self.note = Note("", "warn")
        self.note.hide()
        self.best = column(gap=0)
        self._best_card = Card(_("De vijf beste dagen"))
        self._best_card.body.addLayout(self.best)
        self._year = Card(_("Het komende jaar"))
        self._year.head.addWidget(_legend())
        self._year.add(self.months)
        whom = Card()
        first = row(gap=10)
        first.addWidget(self.field, 1)
        first.addWidget(self.filters.within)
        first.addWidget(self.filters.minutes)
        whom.add(first, self.filters)
        self._copy = ShrinkingButton(_("Zin kopiëren"), self.copy, "copy")
        self._plan = primary(_("Hier inplannen"), self._plan_chosen, "calendar")
        self.header.add(self._copy, self._plan)
        self.invitation = Invitation(lambda relation: desk.go(Place(Noun.ROUTE, relation, VIEW)))
        for part in (whom, self.note, self.invitation, self._best_card, self._year):
            self.body.addWidget(part)
        self.body.addStretch(1)
        self._side = DaySide(self.side, self.copy, self._open_day)
        desk.actions.add(
            Action("fits.plan", _("Op deze dag inplannen"), self._plan_chosen, "Ctrl+Return", "calendar"),
            Action("fits.copy", _("Data om te zeggen kopiëren"), self.copy, "Ctrl+Shift+C", "copy"),
            on=self,
        )

    def first_focus(self) -> QWidget | None:
        asked = self._asked()
        return self.months if asked.id or asked.typed else self.field

    def arrive(self, place: Place) -> None:
        if self.place is None or place.id != self.place.id or place.view != self.place.view:
            self.filters.clear()
            self._days = None
        rest = place.view.partition(" ")[2]
        self._wanted = None if not rest or rest.startswith("?") else date.fromisoformat(rest)
        self.place = place
        if self._days is None:
            self._clear()
        super().arrive(place)

    def _asked(self) -> Asked:
        place = self.place or Place(Noun.ROUTE, None, VIEW)
        return Asked(place.id, typed_in(place), self.filters.length(), self.filters.filter())

    def _clear(self) -> None:
        """Nobody is asked for yet."""
        self.header.set(_("Welke dag past het?"), _("Voor wie nu belt, of voor een bezoek dat een dag zoekt"))
        self.side.clear()
        self.side.setVisible(False)
        self.invitation.show()
        empty_out(self.best)
        self.note.hide()
        for part in (self._best_card, self._year, self._copy):
            part.hide()
        self._plan.setEnabled(False)

    def reload(self) -> None:
        asked = self._asked()
        if asked.id is None and not asked.typed:
            self.read(self._file.slot_finder.waiting, self.invitation.show_waiting)
            return
        self.desk.work.ask(
            partial(self._file.slot_finder.find, asked),
            self._show,
            lane="read",
            key=(id(self), "find"),
            refused=self._gone,
            owner=self,
        )

    def _gone(self, reasons: tuple[Reason, ...]) -> None:
        self._clear()
        self.note.set(" ".join(reason_text(reason) for reason in reasons))
        self.note.show()

    def _show(self, days: FoundDays) -> None:
        is_first, self._days = self._days is None, days
        self.invitation.hide()
        self.side.setVisible(days.is_on_map)
        self.header.set(_("Welke dag past het?"), headline(days))
        keep_title(self.header.title, 210)
        self._plan.setText(_("Hierheen verzetten") if days.visit_id else _("Hier inplannen"))
        self.field.set_value(days.relation_id or days.name, days.name)
        self._say(days)
        best = days.best()
        self._fill(best)
        self.months.show_days(days)
        self.months.setAccessibleName(
            _("Kalender van het komende jaar: {counts}").format(counts=counted(days))
        )
        for part in (self._best_card, self._year, self._copy):
            part.setVisible(days.is_on_map)
        looked_at = None if is_first else self.months.day()  # of who was asked for before
        day = looked_at or self._wanted or (best[0].day if best else None)
        found = days.day(day) if day else None
        if found is not None:
            self.months.choose(found.day)
        self._look(found)
        if is_first and days.is_on_map:
            self.months.setFocus(Qt.FocusReason.OtherFocusReason)

    def _say(self, days: FoundDays) -> None:
        """What the seller must know first: not on the map, or nothing left."""
        said = ""
        if not days.is_on_map:
            said = (
                _("{name} staat niet op de kaart; vul postcode en plaats aan.").format(name=days.name)
                if days.relation_id
                else _("„{typed}” kennen we niet als postcode of plaats.").format(typed=days.name)
            )
        elif days.is_full and days.best():
            said = _("In deze dagen past het nergens binnen je grenzen. Dit stoort het minst:")
        elif days.is_full:
            said = _("In deze dagen past het nergens, ook niet met meer bezoeken of later thuis.")
        self.note.set(said)
        self.note.setVisible(bool(said))

    def _fill(self, best: tuple[FoundDay, ...]) -> None:
        empty_out(self.best)
        for place, found in enumerate(best, start=1):
            self.best.addWidget(BestRow(place, found, self._choose, self.plan, self.copy))
        if not best:
            self.best.addWidget(label(_("Geen dag past bij deze keuze."), "body", "muted"))

    # -- looking

    def _choose(self, found: FoundDay) -> None:
        self.months.choose(found.day)
        self._look(found)

    def _pick_best(self, place: int) -> None:
        best = self._days.best() if self._days else ()
        if place <= len(best):
            self._choose(best[place - 1])

    def _look(self, found: FoundDay | None) -> None:
        days = self._days
        if days is None or not days.is_on_map:
            self._plan.setEnabled(False)
            self.side.clear()
            return
        self._plan.setEnabled(found is not None and found.shade is not None)
        self._side.show(days, found, self._sentence())

    def _sentence(self) -> str:
        """The day that is looked at comes first among the dates that are said."""
        if self._days is None:
            return ""
        day = self.months.day()
        chosen = self._days.day(day) if day else None
        best = list(self._days.best())
        if chosen is not None and chosen.shade is not None:
            best = [chosen, *(one for one in best if one.day != chosen.day)]
        good = [one for one in best if one.shade is not Shade.RATHER_NOT]
        return said_aloud(spread(good if len(good) > 1 else best, 2))

    def _open_day(self, day: date) -> None:
        self.desk.go(Place(Noun.ROUTE, view=day.isoformat()))

    # -- doing

    def copy(self) -> None:
        """Put the sentence on the clipboard."""
        said = self._sentence()
        if said:
            QGuiApplication.clipboard().setText(said)
            self.desk.toast(_("Gekopieerd: {text}").format(text=said))

    def _plan_chosen(self) -> None:
        day = self.months.day()
        found = self._days.day(day) if self._days and day else None
        if found is not None:
            self.plan(found)

    def plan(self, found: FoundDay) -> None:
        """The plan form filled in, or the visit put on that day at once."""
        days = self._days
        if days is None or found.shade is None or found.start_time is None:
            self.desk.toast(_("Op {day} past het niet.").format(day=day_words(found.day)))
        elif days.visit_id is not None:
            self._move(days, found)
        else:
            view = f"new {found.day.isoformat()} {found.start_time:%H:%M}"
            self.desk.go(Place(Noun.VISIT, days.relation_id, view))

    def _move(self, days: FoundDays, found: FoundDay) -> None:
        visits, visit_id, start = self._file.visits, days.visit_id, found.start_time
        if visit_id is None or start is None:
            return

        def moved(before: Visit, _after: Visit) -> None:
            said = _("Verzet naar {moment}").format(moment=moment_words(found))
            self.desk.toast(said, lambda: self.desk.work.ask(partial(visits.reopen, before)))

        def read(before: Visit) -> None:
            move = partial(visits.move, before.id, found.day, start)
            self.desk.work.ask(move, partial(moved, before), owner=self)

        self.desk.work.ask(partial(visits.visit, visit_id), read, lane="read", owner=self)


def _legend() -> QWidget:
    holder = QWidget()
    line = row(gap=6)
    for shade in Shade:
        line.addWidget(Sign(shade))
        line.addWidget(label(shade_word(shade), "small", "text2"))
        line.addSpacing(8)
    line.addWidget(label(_("omweg in minuten"), "small", "muted"))
    holder.setLayout(line)
    return holder
