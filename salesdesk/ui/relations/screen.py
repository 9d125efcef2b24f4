"""Relaties: the list at the left, the card of the chosen one with its tabs."""

from __future__ import annotations

from functools import partial
from uuid import UUID

from PySide6.QtWidgets import QWidget

from salesdesk.domain.relations import Relation
from salesdesk.domain.satisfaction import Complaint
from salesdesk.errors import Reason
from salesdesk.services.changes import Noun
from salesdesk.services.relations import RelationCard, RelationLine
from salesdesk.services.seller_file import SellerFile
from salesdesk.ui import ask, theme
from salesdesk.ui.actions import Action
from salesdesk.ui.buttons import TabBar, icon_button, primary
from salesdesk.ui.chips import importance_chip, status_chip
from salesdesk.ui.desk import Desk
from salesdesk.ui.open_points import open_point_row
from salesdesk.ui.places import Place
from salesdesk.ui.reach import call, write_mail
from salesdesk.ui.relations.all_follow_ups import show_follow_ups
from salesdesk.ui.relations.colleagues import Colleagues
from salesdesk.ui.relations.complaint_editor import solve
from salesdesk.ui.relations.deeds import CardDeeds
from salesdesk.ui.relations.finding import Finding
from salesdesk.ui.relations.nobody import nobody_yet
from salesdesk.ui.relations.overview import Overview
from salesdesk.ui.relations.tabs import TABS, tab_words
from salesdesk.ui.screen import Screen
from salesdesk.ui.shrinking import ShrinkingButton, keep_title
from salesdesk.words import _, reason_text

CHIPS_FROM = 830


class RelationScreen(Screen):
    """List and card; `Place.view` names the tab."""

    nouns = frozenset(
        {
            Noun.RELATION, Noun.CONTACT, Noun.VISIT, Noun.REPORT, Noun.OFFER, Noun.COMPLAINT, Noun.SALES,
            Noun.FOLLOW_UP, Noun.SETTINGS,
        }
    )  # fmt: skip

    def __init__(self, desk: Desk, file: SellerFile) -> None:
        super().__init__(desk, list_pane=276)
        self._file = file
        self._card: RelationCard | None = None
        self._phone = icon_button("phone", _("Bellen"), self._call)
        self._mail = icon_button("mail", _("Mailen"), self._write_mail)
        self.header.add(
            self._phone,
            self._mail,
            icon_button("search", _("Welke dag past het?"), partial(desk.actions.run, "fits.open")),
            ShrinkingButton(_("Bewerken"), self._edit, "pencil"),
            primary(_("Bezoek plannen"), self._plan, "calendar"),
        )
        self.finding = Finding(desk, file.relations, self.pane, self._read_list)
        self.finding.list.chosen.connect(self._line_chosen)
        self.tabs = TabBar(tab_words(None), name=_("Onderdelen van de kaart"))
        self.tabs.chosen.connect(self._tab_chosen)
        self._shown: QWidget = QWidget()
        self.body.addWidget(self.tabs)
        self.body.addWidget(self._shown, 1)
        self._add_actions()

    def _add_actions(self) -> None:
        self.desk.actions.add(
            Action(
                "relation.search", _("Zoek in de lijst"), self.finding.search.setFocus, "Ctrl+F", "search"
            ),
            Action("relation.filter", _("Lijst filteren"), self.finding.offer_filters, "Ctrl+L", "filter"),
            Action("relation.edit", _("Relatie bewerken"), self._edit, "Ctrl+E", "pencil"),
            Action("relation.note", _("Notitie toevoegen"), self._note, "Ctrl+Shift+N", "note"),
            Action(
                "complaint.new",
                _("Klacht vastleggen"),
                self._complain,
                "Ctrl+Shift+K",
                "warning",
                enabled=lambda: self._card is not None,
                group="new",
            ),
            Action("relation.map", _("Relatie op de kaart"), self._to_map, "", "pin"),
            Action("relation.remove", _("Relatie verwijderen"), self._remove, "", "trash"),
            on=self,
        )

    def _to_map(self) -> None:
        if self._card is not None:
            self.desk.go(Place(Noun.ROUTE, self._card.relation.id, "where"))

    def first_focus(self) -> QWidget:
        return self.finding.list

    def reload(self) -> None:
        self._read_list()
        if self.place is not None and self.place.id is not None:
            self._read_card(self.place.id)

    def _read_list(self) -> None:
        self.read(self.finding.question(), self._show_list)

    def _read_card(self, relation_id: UUID) -> None:
        self.desk.work.ask(
            lambda: self._file.relations.card(relation_id),
            self._show_card,
            lane="read",
            refused=partial(self._gone, relation_id),
            key=(id(self), "card"),
            owner=self,
        )

    def _gone(self, relation_id: UUID, reasons: tuple[Reason, ...]) -> None:
        """Removed elsewhere: back to the list; nothing to say when the seller already left."""
        if self.place is None or self.place.id != relation_id:
            return
        self.desk.toast(" ".join(reason_text(reason) for reason in reasons))
        self.desk.go(Place(Noun.RELATION))

    def _show_list(self, lines: list[RelationLine]) -> None:
        self.finding.show(lines)
        chosen = self.place.id if self.place else None
        if chosen is not None:
            self.finding.list.light(chosen)
        elif lines:
            self._open(lines[0].id)
        elif not self.finding.is_filtered:
            self._show_empty()

    def _line_chosen(self, line: RelationLine) -> None:
        if self.place is None or self.place.id != line.id:
            self._open(line.id)

    def _open(self, relation_id: UUID) -> None:
        view = self.place.view if self.place else ""
        self.desk.go(Place(Noun.RELATION, relation_id, view))

    def _show_card(self, card: RelationCard) -> None:
        self._card = card
        relation = card.relation
        facts = [relation.address.line, relation.branch]
        if card.area_name:
            facts.append(_("gebied {name}").format(name=card.area_name))
        if relation.customer_since:
            facts.append(_("klant sinds {year}").format(year=relation.customer_since.year))
        chips = [status_chip(relation.status, is_hot=relation.is_hot), importance_chip(relation.importance)]
        if self.width() < theme.F(CHIPS_FROM):  # the name comes first; the words stand below it
            facts = [*(chip.text() for chip in chips), *facts]
            chips = []
        self.header.set(relation.name, "  ·  ".join(fact for fact in facts if fact), chips=chips)
        keep_title(self.header.title, 140)
        self.header.show_actions(True)
        self._phone.setEnabled(bool(relation.phone or self._first("best_phone")))
        self._mail.setEnabled(bool(relation.email or self._first("email")))
        self.tabs.show()
        self.tabs.set_words(tab_words(card))
        view = self.place.view if self.place else ""
        names = list(TABS)
        on = names.index(view) if view in names else 0
        self.tabs.set_on(on)
        self._replace(self._tab(names[on], card))
        self.finding.list.light(relation.id)

    def _tab(self, name: str, card: RelationCard) -> QWidget:
        make = TABS[name]
        if make is None:
            return Overview(card, self._deeds(card))
        return make(self.desk, self._file, card)

    def _deeds(self, card: RelationCard) -> CardDeeds:
        file, relation_id = self._file, card.relation.id
        colleagues = Colleagues(self.desk, file.relations, relation_id)
        return CardDeeds(
            self.desk.go,
            self._note,
            self._solve,
            self._change,
            partial(self.desk.actions.run, "follow_up.new"),
            lambda point: open_point_row(point, self.desk, file.follow_ups, relation_id),
            lambda: show_follow_ups(self.desk, file.follow_ups, card.relation),
            colleagues.add,
            colleagues.remove,
        )

    def _change(self, relation: Relation) -> None:
        """Keep a proposal that was taken; undo puts the relation back as it was."""
        before, relations = self._card.relation if self._card else relation, self._file.relations
        undo = partial(self.desk.work.ask, lambda: relations.put_back(before))
        said = _("{name} gewijzigd").format(name=relation.name)
        self.desk.work.ask(lambda: relations.save(relation), lambda _kept: self.desk.toast(said, undo))

    def _replace(self, shown: QWidget) -> None:
        self.body.replaceWidget(self._shown, shown)
        self.body.setStretchFactor(shown, 1)
        self._shown.hide()
        self._shown.deleteLater()
        self._shown = shown

    def _tab_chosen(self, at: int) -> None:
        if self.place is not None and self.place.id is not None:
            self.desk.go(Place(Noun.RELATION, self.place.id, list(TABS)[at]))

    def _show_empty(self) -> None:
        self._card = None
        self.tabs.hide()
        self.header.set(_("Relaties"), _("Nog geen relaties"))
        self.header.show_actions(False)
        self._replace(nobody_yet(self.desk))

    def _first(self, field: str) -> str:
        people = self._card.contacts if self._card else ()
        return next((value for person in people if (value := str(getattr(person, field)))), "")

    def _call(self) -> None:
        if self._card is not None:
            call(self._card.relation.phone or self._first("best_phone"))

    def _write_mail(self) -> None:
        if self._card is not None:
            write_mail(self._first("email") or self._card.relation.email)

    def _edit(self) -> None:
        if self._card is not None:
            self.desk.go(Place(Noun.RELATION, self._card.relation.id, "edit"))

    def _plan(self) -> None:
        if self._card is not None:
            self.desk.go(Place(Noun.VISIT, self._card.relation.id, "new"))

    def _note(self) -> None:
        if self._card is None:
            return
        relation_id = self._card.relation.id
        text = ask.text(self, _("Notitie"), _("Wat is er besproken of gebeurd?"))
        if text and text.strip():
            self.desk.work.ask(lambda: self._file.relations.note(relation_id, text), self._noted)

    def _noted(self, moment: object) -> None:
        relations = self._file.relations
        self.desk.toast(
            _("Notitie bewaard"),
            lambda: self.desk.work.ask(lambda: relations.remove_note(moment)),  # type: ignore[arg-type]
        )

    def _complain(self) -> None:
        """Ask what is wrong, keep it, and go on where the details are written."""
        if self._card is None:
            return
        relation_id, complaints = self._card.relation.id, self._file.complaints
        subject = ask.text(self, _("Klacht vastleggen"), _("Wat is er aan de hand, in een paar woorden?"))
        if subject and subject.strip():
            self.desk.work.ask(
                lambda: complaints.register(relation_id, subject),
                lambda made: self.desk.go(Place(Noun.COMPLAINT, made.id)),
            )

    def _solve(self, complaint: Complaint) -> None:
        solve(self.desk, self._file, complaint)

    def _remove(self) -> None:
        if self._card is None:
            return
        relation, relations = self._card.relation, self._file.relations

        def removed(_value: object) -> None:
            self.desk.go(Place(Noun.RELATION))
            self.desk.toast(
                _("Relatie „{name}” verwijderd").format(name=relation.name),
                lambda: self.desk.work.ask(lambda: relations.remove(relation.id, removed=False)),
            )

        self.desk.work.ask(lambda: relations.remove(relation.id), removed)
