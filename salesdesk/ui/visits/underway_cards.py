"""Where, who, what to say aloud and where else to go, in letters to read at arm's length."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtWidgets import QWidget

from salesdesk import formats, words
from salesdesk.domain.relations import Address, Relation
from salesdesk.services.alternatives import NearRelation
from salesdesk.services.preparations import PreparationView
from salesdesk.services.visits import VisitLine
from salesdesk.ui.buttons import Button, Pressable, link, plain, tonal
from salesdesk.ui.flow import FlowBox
from salesdesk.ui.labels import ElidedLabel, IconLabel, TextBlock, label
from salesdesk.ui.near_words import reason
from salesdesk.ui.parts import Card, Note, Rule, column, empty_out, row
from salesdesk.ui.reach import call
from salesdesk.ui.visits.preparation_side import called
from salesdesk.words import _


def big(button: Button) -> Button:
    """A button for a finger: 52 pixels high."""
    button.setProperty("big", "true")
    return button


class WhereCard(Card):
    """The address, when to leave, and the way there on a press."""

    def __init__(
        self, fill_in: Callable[[], object], trip: QWidget, show_way: Callable[[Address], object]
    ) -> None:
        super().__init__(_("Waarheen"))
        self._show_way = show_way
        self._relation: Relation | None = None
        self.street, self.town = TextBlock("", "huge", "text"), TextBlock("", "largestrong", "text2")
        self.leave = TextBlock("", "largestrong", "acc")
        self.navigate = big(tonal(_("Route openen"), self._navigate, "navigate"))
        self.navigate.setToolTip(_("Opent een kaartpagina in je browser"))
        self.missing = Note(_("Er is nog geen adres."), "warn", link(_("Adres invullen"), fill_in))
        self.body.setSpacing(6)
        self.add(self.street, self.town, self.leave, self.missing, row(self.navigate, 1), trip)

    def show_view(self, view: PreparationView) -> None:
        relation, travel = view.card.relation, view.travel
        self._relation = relation
        address = relation.address
        self.street.setText(address.street or address.place)
        town = " ".join(part for part in (address.postcode, address.place) if part)
        self.town.setText(town if address.street else address.postcode)
        known = bool(address.street or address.place)
        self.missing.setVisible(not known)
        for each in (self.street, self.navigate):
            each.setVisible(known)
        self.town.setVisible(bool(self.town.text()))
        self.leave.setVisible(travel.leave_time is not None)
        if travel.leave_time is not None and travel.minutes is not None and travel.km is not None:
            self.leave.setText(
                _("Vertrek uiterlijk {time}  ·  {minutes}, {km} km").format(
                    time=formats.clock(travel.leave_time),
                    minutes=formats.duration(travel.minutes, words.screen_language()),
                    km=round(travel.km),
                )
            )

    def _navigate(self) -> None:
        if self._relation is not None:
            self._show_way(self._relation.address)


class WhoCard(Card):
    """Whom he meets, with the numbers as buttons."""

    def __init__(self, choose: Callable[[], object]) -> None:
        super().__init__(_("Met wie"))
        self.name, self.function = TextBlock("", "huge", "text"), TextBlock("", "large", "text2")
        self.missing = Note(_("Nog geen contactpersoon."), "warn", link(_("Kiezen"), choose))
        self.numbers = FlowBox()
        self.phones: list[Button] = []
        self.body.setSpacing(6)
        self.add(self.name, self.function, self.missing, self.numbers)

    def show_view(self, view: PreparationView) -> None:
        contact, relation = view.contact, view.card.relation
        self.missing.setVisible(contact is None)
        self.name.setVisible(contact is not None)
        self.name.setText(called(contact) if contact else "")
        self.function.setText(contact.function if contact else "")
        self.function.setVisible(bool(contact and contact.function))
        own = (contact.mobile, contact.phone) if contact else ()
        numbers = list(dict.fromkeys(number for number in (*own, relation.phone) if number.strip()))
        self.phones = [self._phone(number, at) for at, number in enumerate(numbers)]
        self.numbers.refill(*self.phones)
        self.numbers.setVisible(bool(numbers))

    @staticmethod
    def _phone(number: str, at: int) -> Button:
        make = plain if at else tonal
        made = big(make(number, partial(call, number), "phone"))
        made.setAccessibleName(_("Bel {number}").format(number=number))
        return made


class AloudCard(Card):
    """The external objective, to be said in the first minutes."""

    def __init__(self) -> None:
        super().__init__(_("Zeg hardop"), accent=True)
        self.words = TextBlock("", "largestrong", "text")
        self.add(self.words)

    def show_view(self, view: PreparationView) -> None:
        text = view.preparation.external_objective
        self.words.setText(text)
        self.setVisible(bool(text.strip()))


class PlanBCard(Card):
    """Nobody there: who else is near, called or visited with one press."""

    def __init__(
        self,
        go: Callable[[NearRelation], object],
        only_note: Callable[[], object],
        look_around: Callable[[], object],
    ) -> None:
        self.only_note = link(_("Alleen vastleggen"), only_note)
        self.more = link(_("Meer in de buurt"), look_around, "target")
        super().__init__(_("Niemand aanwezig: wie nu?"), self.more, self.only_note)
        self._go = go
        self._list = column(gap=8)
        self._nothing = TextBlock(_("In de buurt is niemand bekend. Leg vast dat er niemand was."), "large")
        self.body.addLayout(self._list)
        self.body.addWidget(self._nothing)
        self.choices: list[Button] = []
        self.hide()

    def show_choices(self, choices: Sequence[NearRelation]) -> None:
        empty_out(self._list)
        self.choices = []
        for place, found in enumerate(choices):
            if place:
                self._list.addWidget(Rule())
            self._list.addWidget(self._row(found))
        self._nothing.setVisible(not choices)

    def _row(self, found: NearRelation) -> QWidget:
        going = big(tonal(_("Ga hierheen"), partial(self._go, found), "navigate"))
        going.setAccessibleName(_("Ga naar {name}").format(name=found.name))
        self.choices.append(going)
        buttons = [going]
        if found.best_phone:
            ring = big(plain(found.best_phone, partial(call, found.best_phone), "phone"))
            ring.setAccessibleName(_("Bel {number}").format(number=found.best_phone))
            buttons.insert(0, ring)
        where = ", ".join(part for part in (found.address.place, found.contact_name) if part)
        holder = QWidget()
        line = row(gap=12)
        said = (
            ElidedLabel(found.name, "largestrong"),
            ElidedLabel(where, "large", "text2"),
            TextBlock(reason(found), "body", "text2"),
        )
        line.addLayout(column(*said, gap=2), 1)
        line.addLayout(row(*buttons, gap=8))
        holder.setLayout(line)
        return holder


class NeighbourRow(Pressable):
    """Another visit of the day, wide enough for a thumb."""

    def __init__(self, icon: str, run: Callable[[], object]) -> None:
        super().__init__("", run, inset=True)
        self._at, self._name = label("", "largestrong"), ElidedLabel("", "large")
        self.setLayout(
            row(IconLabel(icon, 20, "text2"), self._at, self._name, gap=12, margins=(12, 13, 12, 13))
        )

    def show_line(self, line: VisitLine | None, said: str) -> None:
        self.setVisible(line is not None)
        if line is not None:
            self._at.setText(formats.clock(line.start_time))
            self._name.setText(line.relation_name)
            self.setAccessibleName(said.format(name=line.relation_name))


class Neighbours(Card):
    """The visit after and the one before."""

    def __init__(self, before: Callable[[], object], after: Callable[[], object]) -> None:
        super().__init__(_("Vandaag ook"))
        self.after, self.before = NeighbourRow("chevron-right", after), NeighbourRow("chevron-left", before)
        self.add(self.after, self.before)

    def show_lines(self, before: VisitLine | None, after: VisitLine | None) -> None:
        self.before.show_line(before, _("Vorige: {name}"))
        self.after.show_line(after, _("Volgende: {name}"))
        self.setVisible(before is not None or after is not None)


class HomeCard(Card):
    """The way home after the last visit."""

    def __init__(self, trip: QWidget) -> None:
        super().__init__(_("Naar huis"))
        self.add(trip)
        self.hide()
