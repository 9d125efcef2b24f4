"""Step 9: whom to visit instead, each with its reason; choose one to three, call or plan in one click."""

from __future__ import annotations

from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from salesdesk import formats, words
from salesdesk.domain.plan_b import LOCKED, MOST_CHOSEN
from salesdesk.domain.preparation import Step
from salesdesk.domain.preparation_edits import with_alternative
from salesdesk.services.alternatives import NearRelation
from salesdesk.services.changes import Noun
from salesdesk.services.seller_file import SellerFile
from salesdesk.ui.buttons import Pressable, icon_button
from salesdesk.ui.desk import Desk
from salesdesk.ui.forms import Tick
from salesdesk.ui.labels import ElidedLabel, TextBlock
from salesdesk.ui.marks import ClassTile
from salesdesk.ui.near_words import reason
from salesdesk.ui.parts import Rule, column, empty_out, row
from salesdesk.ui.places import Place
from salesdesk.ui.reach import call
from salesdesk.ui.visits.draft import PreparationDraft
from salesdesk.ui.visits.panel import NotePanel
from salesdesk.ui.visits.where_form import WhereForm
from salesdesk.words import _, ngettext, word


class AlternativesPanel(NotePanel):
    """Customers and prospects near the appointment, for when nobody is in or the talk is short."""

    def __init__(self, draft: PreparationDraft, file: SellerFile, desk: Desk) -> None:
        super().__init__(draft, Step.ALTERNATIVES, file.preparations)
        self._desk = desk
        self._near: tuple[NearRelation, ...] | None = None
        self.ticks: dict[UUID, Tick] = {}
        self.rule = TextBlock("", "small", "muted")
        self.where = WhereForm(desk, file, lambda: self.draft.view.card.relation)
        self.known: QVBoxLayout = column(gap=0)
        self.content.insertWidget(0, self.where)
        self.content.insertWidget(1, self.rule)
        self.content.insertLayout(2, self.known)
        self.checks.hide()
        self.close_content()

    def aside(self) -> str:
        count = len(self.draft.preparation.alternatives)
        return ngettext("{count} gekozen", "{count} gekozen", count).format(count=count)

    def refresh(self) -> None:
        super().refresh()
        view = self.draft.view
        is_on_map = view.travel.is_on_map
        self.where.setVisible(not is_on_map)
        self.where.say(_("Zonder postcode of plaats weten we niet wie er in de buurt zit."))
        self.rule.setVisible(is_on_map)
        if view.near != self._near:
            self._near = view.near
            self._fill(view.near)
        self._show_chosen()

    def first_focus(self) -> QWidget | None:
        if self.where.isVisibleTo(self):
            return self.where.where
        return next(iter(self.ticks.values()), self.note)

    def _fill(self, near: tuple[NearRelation, ...]) -> None:
        empty_out(self.known)
        self.ticks = {}
        self.rule.setText(
            _(
                "Kies er één tot drie. Bovenaan wie aan de beurt is en vlakbij zit, de hoogste klasse eerst; "
                "onderaan wie dan dicht is."
            )
            if near
            else _("Binnen 25 km zijn geen andere relaties bekend.")
        )
        for place, found in enumerate(near):
            if place:
                self.known.addWidget(Rule())
            self.known.addWidget(self._row(found))

    def _show_chosen(self) -> None:
        """Three is enough: then the others wait until one is taken back."""
        chosen = self.draft.preparation.alternatives
        full = len(chosen) >= MOST_CHOSEN
        for relation_id, tick in self.ticks.items():
            tick.set_value(relation_id in chosen)
            waits = full and relation_id not in chosen
            tick.setEnabled(not waits)
            said = _("Je koos er al drie; haal er eerst één weg.") if waits else ""
            tick.setToolTip(said)
            tick.setAccessibleDescription(said)

    def _row(self, found: NearRelation) -> QWidget:
        tick = Tick("", name=_("{name} kiezen").format(name=found.name))
        tick.edited.connect(partial(self._choose, found, tick))
        self.ticks[found.relation_id] = tick
        locked = found.doorstep.door in LOCKED or not found.is_reachable
        name = Pressable(
            _("Kaart van {name}").format(name=found.name),
            partial(self._desk.go, Place(Noun.RELATION, found.relation_id)),
        )
        why = ElidedLabel(reason(found), "body", "warn" if locked else "text2")
        facts = ElidedLabel(_facts(found), "small")
        name.setLayout(column(ElidedLabel(found.name, "strong"), why, facts, gap=1))
        line = row(gap=10, margins=(0, 6, 0, 6))
        line.addWidget(tick, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(ClassTile(found.importance.value, side=22), 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(name, 1)
        for button in self._ways(found):
            line.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        holder = QWidget()
        holder.setLayout(line)
        return holder

    def _ways(self, found: NearRelation) -> list[QWidget]:
        day = self.draft.view.visit.visit_on.isoformat()
        plan = icon_button(
            "calendar",
            _("Bezoek plannen bij {name}").format(name=found.name),
            partial(self._desk.go, Place(Noun.VISIT, found.relation_id, f"new {day}")),
        )
        number = found.best_phone
        if not number:
            return [plan]
        said = _("Bel {name}, {number}").format(name=found.contact_name or found.name, number=number)
        return [icon_button("phone", said, partial(call, number)), plan]

    def _choose(self, found: NearRelation, tick: Tick) -> None:
        changed = with_alternative(self.draft.preparation, found.relation_id, chosen=tick.value())
        self.draft.change(changed, at_once=True)


def _facts(found: NearRelation) -> str:
    """`Haarlem  ·  klant  ·  2 km, 4 min  ·  023 554 18 80`."""
    language = words.screen_language()
    far = _("{km} km, {minutes}").format(
        km=formats.number(round(found.km), None, language), minutes=formats.duration(found.minutes, language)
    )
    parts = (found.best_phone, found.address.place, word(found.status), far)
    return "  ·  ".join(part for part in parts if part)
