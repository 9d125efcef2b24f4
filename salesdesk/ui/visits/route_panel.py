"""Step 5: when to leave, whether the hour is a good one, whom to call when late, where to park."""

from __future__ import annotations

from datetime import time
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from salesdesk import formats, words
from salesdesk.domain.appointment_advice import URGENT, WORTH_ASKING, Advice, Hint
from salesdesk.domain.preparation import Step
from salesdesk.domain.preparation_edits import with_note
from salesdesk.services.changes import Noun
from salesdesk.services.late_call import words_for_late_call
from salesdesk.services.preparations import PreparationView
from salesdesk.services.seller_file import SellerFile
from salesdesk.services.travel_advice import TravelAdvice
from salesdesk.ui.buttons import link, plain
from salesdesk.ui.desk import Desk
from salesdesk.ui.flow import FlowBox
from salesdesk.ui.labels import ElidedLabel, IconLabel, TextBlock, label
from salesdesk.ui.parts import Figure, Inset, Note, Strip, column, empty_out, row
from salesdesk.ui.places import Place
from salesdesk.ui.reach import call
from salesdesk.ui.segments import Toggle
from salesdesk.ui.visits.draft import PreparationDraft
from salesdesk.ui.visits.panel import NotePanel
from salesdesk.ui.visits.route_words import advice_text, way_home
from salesdesk.ui.visits.where_form import WhereForm
from salesdesk.words import _

LATER = (10, 15, 30, 45)
MOST_NOTES = 2


class RoutePanel(NotePanel):
    """The way there; shown as far as it is known, also when the address is not on the map."""

    def __init__(self, draft: PreparationDraft, file: SellerFile, desk: Desk) -> None:
        super().__init__(draft, Step.ROUTE, file.preparations)
        self._desk, self._file = desk, file
        self._shown: tuple[object, ...] | None = None
        self.strip = Strip()
        self.where = WhereForm(desk, file, lambda: self.draft.view.card.relation)
        self._address = ElidedLabel("", "strong")
        self.advice: QVBoxLayout = column(gap=6)
        self.phones = FlowBox()
        self.late = LateCall(draft, file)
        self._before = TextBlock("", "small", "muted")
        self._again = link(_("Overnemen"), self._take_over)
        route = link(_("Dagroute"), self._open_route, "map")
        arrival = label(_("Parkeren en aankomst"), "small")
        self.note.setAccessibleName(_("Parkeren en aankomst"))
        self.note.setPlaceholderText(_("Waar parkeer je, welke ingang, bij wie meld je je?"))
        self._earlier = QWidget()
        self._earlier.setLayout(row(self._before, self._again, gap=10))
        whole = column(
            self.strip, self.where, row(IconLabel("pin", 16), self._address, route, gap=8), self.advice,
            self.phones, column(arrival, self.note, self._earlier, gap=3), self.late, gap=10,
        )  # fmt: skip
        self.content.insertLayout(0, whole)
        self.content.addStretch(1)

    def refresh(self) -> None:
        super().refresh()
        view = self.draft.view
        told = (view.visit, view.travel, view.card.relation, view.contact)
        if told != self._shown:
            self._shown = told
            self._show(view)
        note = view.travel.earlier_note
        self._earlier.setVisible(note is not None and not self.note.value())
        if note is not None:
            day = formats.field_date(note.noted_on)
            self._before.setText(_("Vorige keer, {day}: {note}").format(day=day, note=note.text))

    def first_focus(self) -> QWidget | None:
        return self.where.where if self.where.isVisibleTo(self) else super().first_focus()

    def _show(self, view: PreparationView) -> None:
        travel, relation = view.travel, view.card.relation
        known = travel.minutes is not None
        self.strip.setVisible(known)
        if known:
            self.strip.set(_figures(travel, view.visit.start_time))
        self.where.setVisible(not travel.is_on_map)
        self.where.say(
            _("Dit adres staat niet op de kaart. Bel vooraf voor de weg, of vul het hier aan.")
            if relation.address.line
            else _("Nog geen adres. Vraag het als je de afspraak bevestigt, of vul alvast de plaats in.")
        )
        self._address.setText(relation.address.line or _("Nog geen adres"))
        self._show_advice(travel)
        numbers = phone_numbers(view)
        self.phones.refill(*(_phone(who, number) for who, number in numbers))
        self.phones.setVisible(bool(numbers))
        self.late.refresh()

    def _show_advice(self, travel: TravelAdvice) -> None:
        empty_out(self.advice)
        notes = 0 if travel.is_on_map else 1
        if not travel.is_home_known:
            fill = link(_("Invullen"), partial(self._desk.go, Place(Noun.SETTINGS, view="seller")))
            self.advice.addWidget(Note(_("Zonder vertrekadres geen vertrektijd."), "info", fill))
            notes += 1
        for advice in travel.advice:
            text = advice_text(advice, travel)
            ways = self._ways(advice)
            if ways and notes < MOST_NOTES:
                kind = "warn" if advice.hint in URGENT else "info"
                self.advice.addWidget(Note(text, kind, *ways))
                notes += 1
            else:
                self.advice.addLayout(_quiet(text, "clock" if advice.hint in WORTH_ASKING else "check"))
        home = way_home(travel)
        if home:
            self.advice.addLayout(_quiet(home, "home"))

    def _ways(self, advice: Advice) -> list[QWidget]:
        """What can be done about it in one click."""
        if advice.hint in {Hint.TOO_CLOSE, Hint.COULD_BE_EARLIER} and advice.at is not None:
            said = _("Verzetten naar {at}").format(at=formats.clock(advice.at))
            return [link(said, partial(self.put_at, advice.at))]
        if advice.hint is Hint.ENDS_EARLY:
            day = self.draft.view.visit.visit_on.isoformat()
            return [link(_("Nog iets plannen"), partial(self._desk.go, Place(Noun.ROUTE, view=day)))]
        return []

    def put_at(self, to: time) -> None:
        """Put the visit at another hour of its day; it can be undone."""
        visit, visits = self.draft.view.visit, self._file.visits

        def moved(_visit: object) -> None:
            said = _("Verzet naar {at}. Bel nog even om het af te spreken.").format(at=formats.clock(to))
            back = partial(visits.move, visit.id, visit.visit_on, visit.start_time)
            self._desk.toast(said, lambda: self._desk.work.ask(back))

        self._desk.work.ask(partial(visits.move, visit.id, visit.visit_on, to), moved)

    def _take_over(self) -> None:
        note = self.draft.view.travel.earlier_note
        if note is not None:
            self.draft.change(with_note(self.draft.preparation, self.step, note.text), at_once=True)
            self.note.setFocus()

    def _open_route(self) -> None:
        self._desk.go(Place(Noun.ROUTE, view=self.draft.view.visit.visit_on.isoformat()))


class LateCall(Inset):
    """`Kom je later?`: by how much, and what to say on the phone, in the customer's language."""

    def __init__(self, draft: PreparationDraft, file: SellerFile) -> None:
        self._draft, self._file = draft, file
        self.later = Toggle(
            [_("{minutes} min").format(minutes=each) for each in LATER], name=_("Hoeveel later")
        )
        self.text = TextBlock("", "body", "text2")
        self.copy = link(_("Tekst kopiëren"), self._copied, "copy")
        head = label(_("Kom je later? Bel dan even:"), "smallstrong")
        super().__init__(head, row(self.later, 1), self.text, row(self.copy, 1), gap=8)
        self.later.chosen.connect(self.refresh)

    def refresh(self, *_on: object) -> None:
        settings, minutes = self._file.settings.view(), LATER[self.later.on()]
        self.text.setText(words_for_late_call(self._draft.view, settings, minutes))

    def _copied(self) -> None:
        QGuiApplication.clipboard().setText(self.text.text())


def phone_numbers(view: PreparationView) -> list[tuple[str, str]]:
    """Whom to call: the person first, then the firm; each number once."""
    contact, relation = view.contact, view.card.relation
    numbers: dict[str, tuple[str, str]] = {}
    if contact is not None:
        for number in (contact.mobile, contact.phone):
            numbers.setdefault(_digits(number), (contact.short_name, number))
    numbers.setdefault(_digits(relation.phone), (_("Centrale"), relation.phone))
    return [entry for digits, entry in numbers.items() if digits]


def _digits(number: str) -> str:
    return "".join(sign for sign in number if sign.isdigit())


def _phone(who: str, number: str) -> QWidget:
    button = plain(f"{who}  {number}", partial(call, number), "phone")
    button.setAccessibleName(_("Bel {name}, {number}").format(name=who, number=number))
    return button


def _figures(travel: TravelAdvice, start: time) -> list[Figure]:
    language = words.screen_language()
    left = formats.clock(travel.leave_time) if travel.leave_time else "–"
    return [
        Figure(left, _("uit {place}").format(place=travel.from_place or _("huis"))),
        Figure(formats.duration(travel.minutes or 0, language), _("rijden")),
        Figure(_("{km} km").format(km=round(travel.km or 0)), _("afstand")),
        Figure(formats.clock(start), _("afspraak")),
    ]


def _quiet(text: str, icon: str) -> QHBoxLayout:
    line = row(gap=10)
    line.addWidget(IconLabel(icon, 16), 0, Qt.AlignmentFlag.AlignTop)
    line.addWidget(TextBlock(text, "body", "text2"), 1)
    return line
