"""Relaties: the list at the left, the card of the chosen one with its tabs."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from uuid import UUID

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QMenu, QWidget

from salesdesk.domain.relations import Importance, Status
from salesdesk.services.changes import Noun
from salesdesk.services.relations import RelationCard, RelationLine
from salesdesk.services.seller_file import SellerFile
from salesdesk.ui import ask
from salesdesk.ui.actions import Action
from salesdesk.ui.buttons import TabBar, add_chip, filter_chip, icon_button, plain, primary
from salesdesk.ui.chips import importance_chip, status_chip
from salesdesk.ui.desk import Desk
from salesdesk.ui.empty import Empty, WayIn
from salesdesk.ui.flow import FlowBox
from salesdesk.ui.forms import TextField
from salesdesk.ui.labels import label
from salesdesk.ui.parts import row
from salesdesk.ui.places import Place
from salesdesk.ui.reach import call
from salesdesk.ui.relations.overview import Overview
from salesdesk.ui.relations.rows import RelationList
from salesdesk.ui.relations.tabs import TABS, tab_words
from salesdesk.ui.screen import Screen
from salesdesk.words import _, word

KEPT_STATUSES = frozenset(Status) - {Status.DEAD}


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
        self._statuses: frozenset[Status] = frozenset()
        self._importances: frozenset[Importance] = frozenset()
        self._area = ""
        self._phone = icon_button("phone", _("Bellen"), self._call)
        self._mail = icon_button("mail", _("Mailen"), self._write_mail)
        self.header.add(
            self._phone,
            self._mail,
            plain(_("Bewerken"), self._edit, "pencil"),
            primary(_("Bezoek plannen"), self._plan, "calendar"),
        )
        self._fill_pane()
        self.tabs = TabBar(tab_words(None), name=_("Onderdelen van de kaart"))
        self.tabs.chosen.connect(self._tab_chosen)
        self._shown: QWidget = QWidget()
        self.body.addWidget(self.tabs)
        self.body.addWidget(self._shown, 1)
        self._add_actions()

    def _fill_pane(self) -> None:
        self._title = label(_("Relaties"), "h2")
        self._count = label("", "body", "muted")
        new = icon_button(
            "plus", _("Nieuwe relatie"), lambda: self.desk.actions.run("relation.new"), quiet=True
        )
        self.search = TextField(_("Zoek in relaties"), placeholder=_("Naam, plaats of contact"))
        self.search.edited.connect(self._read_list)
        self._filters = FlowBox()
        self.list = RelationList(self.desk.today())
        self.list.chosen.connect(self._line_chosen)
        self.pane.body.addLayout(row(self._title, self._count, 1, new, gap=8))
        self.pane.body.addWidget(self.search)
        self.pane.body.addWidget(self._filters)
        self.pane.body.addWidget(self.list, 1)
        self._show_filters()

    def _add_actions(self) -> None:
        self.desk.actions.add(
            Action("relation.search", _("Zoek in de lijst"), self.search.setFocus, "Ctrl+F", "search"),
            Action("relation.edit", _("Relatie bewerken"), self._edit, "Ctrl+E", "pencil"),
            Action("relation.note", _("Notitie toevoegen"), self._note, "Ctrl+Shift+N", "note"),
            Action("relation.remove", _("Relatie verwijderen"), self._remove, "", "trash"),
            on=self,
        )

    def first_focus(self) -> QWidget:
        return self.list

    def reload(self) -> None:
        self._read_list()
        if self.place is not None and self.place.id is not None:
            self._read_card(self.place.id)

    def _read_list(self) -> None:
        text = self.search.value()
        statuses = self._statuses or KEPT_STATUSES
        importances, area = self._importances, self._area
        self.read(
            lambda: self._file.relations.lines(text, statuses=statuses, importances=importances, area=area),
            self._show_list,
        )

    def _read_card(self, relation_id: UUID) -> None:
        self.read(lambda: self._file.relations.card(relation_id), self._show_card)

    def _show_list(self, lines: list[RelationLine]) -> None:
        self.list.rows.set_lines(lines, self.desk.today())
        self._count.setText(str(len(lines)))
        chosen = self.place.id if self.place else None
        if chosen is not None:
            self.list.light(chosen)
        elif lines:
            self._open(lines[0].id)
        elif not self._is_filtered():
            self._show_empty()

    def _is_filtered(self) -> bool:
        return bool(self.search.value() or self._statuses or self._importances or self._area)

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
        if relation.customer_since:
            facts.append(_("klant sinds {year}").format(year=relation.customer_since.year))
        chips = [status_chip(relation.status, is_hot=relation.is_hot), importance_chip(relation.importance)]
        self.header.set(relation.name, "  ·  ".join(fact for fact in facts if fact), chips=chips)
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
        self.list.light(relation.id)

    def _tab(self, name: str, card: RelationCard) -> QWidget:
        make = TABS[name]
        if make is None:
            return Overview(card, self.desk.go, self._note)
        return make(self.desk, self._file, card)

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
        run = self.desk.actions.run
        self._replace(
            Empty(
                _("Breng je klanten mee"),
                _(
                    "Lees het bestand in dat je van kantoor kreeg, of begin met één relatie. "
                    "SalesDesk laat eerst zien wat het vindt."
                ),
                icon="building",
                primary=primary(
                    _("Bestand inlezen"), lambda: self.desk.go(Place(Noun.RELATION, view="import")), "upload"
                ),
                secondary=plain(_("Nieuwe relatie"), lambda: run("relation.new"), "plus"),
                ways=(
                    WayIn(
                        "file",
                        _("Excel of CSV"),
                        _("Namen, adressen en contactpersonen."),
                        lambda: self.desk.go(Place(Noun.RELATION, view="import")),
                    ),
                    WayIn(
                        "users",
                        _("Visitekaartje"),
                        _("Typ één relatie met contactpersoon over."),
                        lambda: run("relation.new"),
                    ),
                ),
            )
        )

    def _show_filters(self) -> None:
        chips: list[QWidget] = [
            *(filter_chip(word(code), partial(self._toggle_status, code)) for code in sorted(self._statuses)),
            *(
                filter_chip(word(code), partial(self._toggle_importance, code))
                for code in sorted(self._importances)
            ),
        ]
        if self._area:
            chips.append(filter_chip(self._area, partial(self._set_area, "")))
        self._add_filter = add_chip(_("filter"), self._offer_filters)
        self._filters.refill(*chips, self._add_filter)

    def _offer_filters(self) -> None:
        self.desk.work.ask(self._file.relations.areas, self._open_filters, lane="read")

    def _open_filters(self, areas: list[str]) -> None:
        menu = QMenu(self)
        self._section(
            menu,
            [
                (word(status), status in self._statuses, partial(self._toggle_status, status))
                for status in Status
            ],
        )
        menu.addSeparator()
        self._section(
            menu,
            [
                (word(code), code in self._importances, partial(self._toggle_importance, code))
                for code in Importance
            ],
        )
        if areas:
            menu.addSeparator()
            self._section(menu, [(area, area == self._area, partial(self._set_area, area)) for area in areas])
        menu.popup(self._add_filter.mapToGlobal(self._add_filter.rect().bottomLeft()))
        self._menu = menu

    @staticmethod
    def _section(menu: QMenu, choices: list[tuple[str, bool, Callable[[], object]]]) -> None:
        for text, is_on, run in choices:
            entry = menu.addAction(text)
            entry.setCheckable(True)
            entry.setChecked(is_on)
            entry.triggered.connect(lambda *_on, run=run: run())

    def _toggle_status(self, status: Status) -> None:
        self._statuses ^= {status}
        self._refilter()

    def _toggle_importance(self, importance: Importance) -> None:
        self._importances ^= {importance}
        self._refilter()

    def _set_area(self, area: str) -> None:
        self._area = "" if area == self._area else area
        self._refilter()

    def _refilter(self) -> None:
        self._show_filters()
        self._read_list()

    def _first(self, field: str) -> str:
        people = self._card.contacts if self._card else ()
        return next((value for person in people if (value := str(getattr(person, field)))), "")

    def _call(self) -> None:
        if self._card is not None:
            call(self._card.relation.phone or self._first("best_phone"))

    def _write_mail(self) -> None:
        if self._card is not None:
            address = self._first("email") or self._card.relation.email
            QDesktopServices.openUrl(QUrl(f"mailto:{address}"))

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
