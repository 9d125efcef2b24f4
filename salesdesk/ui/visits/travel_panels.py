"""Steps 5 and 9: the way there, and who else is near."""

from __future__ import annotations

from datetime import time
from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from salesdesk import formats, words
from salesdesk.domain.preparation import Step
from salesdesk.domain.preparation_edits import with_alternative
from salesdesk.services.changes import Noun
from salesdesk.services.preparations import Preparations
from salesdesk.services.routes import NearbyRelation
from salesdesk.ui.buttons import link, plain
from salesdesk.ui.desk import Desk
from salesdesk.ui.forms import Tick
from salesdesk.ui.labels import ElidedLabel, TextBlock, label
from salesdesk.ui.marks import ClassTile
from salesdesk.ui.parts import Figure, Note, Strip, column, empty_out, row
from salesdesk.ui.places import Place
from salesdesk.ui.reach import call
from salesdesk.ui.visits.draft import PreparationDraft
from salesdesk.ui.visits.panel import NotePanel
from salesdesk.words import _, ngettext, word

EARLY_UNTIL = time(9, 0)


class RoutePanel(NotePanel):
    """Step 5: when to leave, how long it takes, whom to call when late."""

    def __init__(self, draft: PreparationDraft, preparations: Preparations, desk: Desk) -> None:
        super().__init__(draft, Step.ROUTE, preparations)
        self._desk = desk
        self.strip = Strip()
        self._address = ElidedLabel("", "strong")
        self._advice = TextBlock("", "body", "text2")
        self.phone = plain("", self._call, "phone")
        self._missing = Note(
            _("Het adres staat niet op de kaart; vul straat, postcode en plaats in."),
            "warn",
            link(_("Adres invullen"), self._edit_relation),
        )
        route = link(_("Dagroute"), partial(desk.go, Place(Noun.ROUTE)), "map")
        whole = column(
            self.strip, self._missing, self._address, self._advice, row(self.phone, route, 1, gap=16), gap=8
        )
        self.content.insertLayout(0, whole)
        self.close_content()

    def refresh(self) -> None:
        super().refresh()
        view = self.draft.view
        travel, relation = view.travel, view.card.relation
        known = travel.minutes is not None and travel.km is not None and travel.leave_time is not None
        self.strip.setVisible(known)
        self._missing.setVisible(not known)
        if travel.leave_time is not None and travel.minutes is not None and travel.km is not None:
            self.strip.set(
                [
                    Figure(formats.clock(travel.leave_time), _("vertrek uit {place}").format(
                        place=travel.from_place or _("huis"))),
                    Figure(formats.duration(travel.minutes, words.screen_language()), _("rijden")),
                    Figure(_("{km} km").format(km=round(travel.km)), _("afstand")),
                    Figure(formats.clock(view.visit.start_time), _("afspraak")),
                ]
            )  # fmt: skip
        self._address.setText(relation.address.line or _("Nog geen adres"))
        early = view.visit.start_time <= EARLY_UNTIL
        self._advice.setText(
            _("Vroeg genoeg: je rijdt vóór de spits uit.")
            if early
            else _(
                "Een afspraak tussen 08:30 en 09:00 scheelt file; meer dan de helft zegt ja als je vraagt."
            )
        )
        number = self._number()
        self.phone.setVisible(bool(number))
        self.phone.setText(number)
        self.phone.setAccessibleName(_("Bel {number}").format(number=number))

    def _number(self) -> str:
        view = self.draft.view
        return (view.contact.best_phone if view.contact else "") or view.card.relation.phone

    def _call(self) -> None:
        call(self._number())

    def _edit_relation(self) -> None:
        self._desk.go(Place(Noun.RELATION, self.draft.view.card.relation.id, "edit"))


class NearPanel(NotePanel):
    """Step 9: customers and prospects near the appointment, for when the talk is short."""

    def __init__(self, draft: PreparationDraft, preparations: Preparations, desk: Desk) -> None:
        super().__init__(draft, Step.ALTERNATIVES, preparations)
        self._desk = desk
        self._near: tuple[NearbyRelation, ...] | None = None
        self._ticks: dict[object, Tick] = {}
        self.known: QVBoxLayout = column(gap=8)
        self.content.insertLayout(0, self.known)
        self.checks.hide()
        self.close_content()

    def aside(self) -> str:
        count = len(self.draft.preparation.alternatives)
        return ngettext("{count} gekozen", "{count} gekozen", count).format(count=count)

    def refresh(self) -> None:
        super().refresh()
        near = self.draft.view.near
        if near != self._near:
            self._near = near
            empty_out(self.known)
            self._ticks = {}
            for relation in near:
                self.known.addWidget(self._row(relation))
            if not near:
                self.known.addWidget(
                    TextBlock(_("Binnen 25 km zijn geen andere relaties bekend."), "body", "muted")
                )
        for relation_id, tick in self._ticks.items():
            tick.set_value(relation_id in self.draft.preparation.alternatives)

    def first_focus(self) -> QWidget | None:
        return next(iter(self._ticks.values()), self.note)

    def _row(self, relation: NearbyRelation) -> QWidget:
        tick = Tick("", name=_("{name} kiezen").format(name=relation.name))
        tick.edited.connect(partial(self._choose, relation, tick))
        self._ticks[relation.relation_id] = tick
        last = formats.field_date(relation.last_visit_on) if relation.last_visit_on else _("nog niet bezocht")
        facts = "  ·  ".join(
            part for part in (relation.address.place, word(relation.status), last, relation.phone) if part
        )
        far = label(
            _("{km} km, {minutes}").format(
                km=formats.number(round(relation.km), None, words.screen_language()),
                minutes=formats.duration(relation.minutes, words.screen_language()),
            ),
            "small",
        )
        holder = QWidget()
        line = row(tick, ClassTile(relation.importance.value, side=22), gap=10)
        line.addLayout(column(ElidedLabel(relation.name, "strong"), ElidedLabel(facts, "small"), gap=0), 1)
        line.addWidget(far)
        open_card = link(_("Kaart"), partial(self._desk.go, Place(Noun.RELATION, relation.relation_id)))
        open_card.setAccessibleName(_("Kaart van {name}").format(name=relation.name))
        line.addWidget(open_card)
        holder.setLayout(line)
        return holder

    def _choose(self, relation: NearbyRelation, tick: Tick) -> None:
        changed = with_alternative(self.draft.preparation, relation.relation_id, chosen=tick.value())
        self.draft.change(changed, at_once=True)
