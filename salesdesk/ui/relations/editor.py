"""Editing a relation: address, codes, what the method wants to know; saved while typing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QWidget

from salesdesk.domain.geography import Located
from salesdesk.domain.relations import ALLOWED_MOVES, Address, Importance, Relation, Status
from salesdesk.errors import Reason
from salesdesk.services.changes import Noun
from salesdesk.services.relations import RelationCard
from salesdesk.services.seller_file import SellerFile
from salesdesk.ui import ask
from salesdesk.ui.address_row import beside
from salesdesk.ui.buttons import link, primary
from salesdesk.ui.desk import Desk
from salesdesk.ui.forms import Choice, DateField, Form, MoneyField, NotesField, QuantityField, TextField, Tick
from salesdesk.ui.looking_up import register_word
from salesdesk.ui.news import news_choices
from salesdesk.ui.parts import Card, row
from salesdesk.ui.places import Place
from salesdesk.ui.screen import EditorScreen
from salesdesk.words import _, word

COUNTRIES = ("NL", "BE", "DE", "LU", "FR")
LANGUAGES = ("nl", "en", "fr", "de")


class RelationEditor(EditorScreen):
    """Place(Noun.RELATION, id, "edit")."""

    nouns = frozenset({Noun.RELATION})

    def __init__(self, desk: Desk, file: SellerFile) -> None:
        super().__init__(desk)
        self._file = file
        self._kept: Relation | None = None
        self.header.add(primary(_("Klaar"), self._finish, "check"))
        self.form = Form()
        self.form.edited.connect(lambda *_field: self.autosave.touch())
        self._make_inputs()
        self.body.addLayout(row(self._address_card(), self._codes_card(), gap=12))
        self.body.addLayout(row(self._market_card(), self._notes_card(), gap=12))
        self.body.addWidget(self.form)
        self.body.addStretch(1)
        self.inputs["country"].edited.connect(self._name_register)

    def _name_register(self) -> None:
        self.form.rename("kvk_number", register_word(self.inputs["country"].value()))

    def _make_inputs(self) -> None:
        today = self.desk.today()
        self.inputs: dict[str, Any] = {
            "name": TextField(_("Naam")),
            "street": TextField(_("Straat en huisnummer")),
            "postcode": TextField(_("Postcode"), wide=90),
            "place": TextField(_("Plaats")),
            "country": Choice(_("Land"), [(code, code) for code in COUNTRIES], wide=76),
            "phone": TextField(_("Telefoon")),
            "email": TextField(_("E-mail")),
            "website": TextField(_("Website")),
            "status": Choice(_("Status"), [(status, word(status)) for status in Status]),
            "importance": Choice(_("Klasse"), [(code, word(code)) for code in Importance]),
            "importance_reason": TextField(_("Reden van de klasse")),
            "is_hot": Tick(_("Hot prospect: staat op het punt te beslissen")),
            "is_reference": Tick(_("Mag genoemd worden als referentie")),
            "reference_agreed_on": DateField(_("Heeft ingestemd op"), today),
            "kvk_number": TextField(register_word("NL"), wide=120),
            "vat_number": TextField(_("Btw-nummer")),
            "language": Choice(
                _("Taal van documenten"), [(code, code.upper()) for code in LANGUAGES], wide=76
            ),
            "branch": TextField(_("Branche")),
            "sbi_code": TextField(_("SBI-code"), wide=90),
            "employees": QuantityField(_("Medewerkers"), decimals=0, wide=100),
            "sites": TextField(_("Vestigingen"), placeholder=_("Haarlem, Beverwijk")),
            "revenue_potential": MoneyField(_("Omzetkans per jaar"), wide=130),
            "current_supplier": TextField(_("Huidige leverancier")),
            "contract_ends_on": DateField(_("Contract loopt tot"), today),
            "customer_since": DateField(_("Klant sinds"), today),
            "origin": TextField(_("Herkomst")),
            "area": TextField(_("Gebied volgens kantoor")),
            "opening_hours": TextField(
                _("Openingstijden"), placeholder=_("ma-vr 08:30-17:00; za 10:00-12:00")
            ),
            "news_every_weeks": Choice(_("Nieuws bekijken"), news_choices(), wide=150),
            "notes": NotesField(_("Notities"), lines=5),
        }

    def _card(self, title: str, *rows: tuple[str, ...]) -> Card:
        """A card of rows; each row names the fields that stand beside each other."""
        made = Card(title)
        for names in rows:
            made.add(beside([self.form.make(name, self._word(name), self.inputs[name]) for name in names]))
        made.body.addStretch(1)
        return made

    def _word(self, name: str) -> str:
        return str(self.inputs[name].accessibleName())

    def _address_card(self) -> Card:
        made = self._card(
            _("Adres"),
            ("name",),
            ("street",),
            ("postcode", "place", "country"),
            ("phone", "email"),
            ("website",),
        )
        self.on_map = link("", self._to_map, "pin")
        made.head.addWidget(self.on_map)
        return made

    def _to_map(self) -> None:
        if self._kept is not None:
            self.desk.go(Place(Noun.ROUTE, self._kept.id, "where"))

    def _read_place(self, relation: Relation) -> None:
        places = self._file.places
        self.read(lambda: places.where(relation.id), self._show_place)

    def _show_place(self, located: Located | None) -> None:
        """How sure its place on the map is, and the way there."""
        self.on_map.setText(word(located.precision) if located else _("niet op de kaart"))
        self.on_map.setAccessibleName(_("Op de kaart: {how}").format(how=self.on_map.text()))

    def _codes_card(self) -> Card:
        made = self._card(
            _("Status en klasse"),
            ("status", "importance"),
            ("importance_reason",),
            ("kvk_number", "vat_number"),
            ("language", "origin"),
            ("customer_since", "area"),
        )
        self.form.watch("is_hot", self.inputs["is_hot"])
        made.body.insertWidget(made.body.count() - 1, self.inputs["is_hot"])
        return made

    def _market_card(self) -> Card:
        return self._card(
            _("Wat we weten willen"),
            ("branch", "sbi_code"),
            ("employees", "revenue_potential"),
            ("sites",),
            ("current_supplier", "contract_ends_on"),
            ("opening_hours", "news_every_weeks"),
        )

    def _reference_row(self) -> QWidget:
        """May he be named to others, and when did he say so."""
        self.form.watch("is_reference", self.inputs["is_reference"])
        line = row(self.inputs["is_reference"], 1, gap=12)
        agreed = self.form.make(
            "reference_agreed_on", self._word("reference_agreed_on"), self.inputs["reference_agreed_on"]
        )
        self.inputs["is_reference"].edited.connect(self._date_reference)
        line.addWidget(agreed)
        holder = QWidget()
        holder.setLayout(line)
        return holder

    def _date_reference(self) -> None:
        """Who is ticked today agreed today, unless another day stands there; who is not did not agree."""
        agreed = self.inputs["reference_agreed_on"]
        if not self.inputs["is_reference"].value():
            agreed.set_value(None)
        elif not agreed.problem() and agreed.value() is None:
            agreed.set_value(self.desk.today())

    def _notes_card(self) -> Card:
        made = self._card(_("Notities"), ("notes",))
        made.body.insertWidget(made.body.count() - 1, self._reference_row())
        return made

    def first_focus(self) -> Any:
        return self.inputs["name"]

    def reload(self) -> None:
        relation_id = self.place.id if self.place else None
        if relation_id is not None:
            self.read(lambda: self._file.relations.card(relation_id), self._show)

    def _show(self, card: RelationCard) -> None:
        relation = self._kept = card.relation
        crumbs = [(_("Relaties"), Place(Noun.RELATION)), (relation.name, Place(Noun.RELATION, relation.id))]
        self.header.set(_("{name} bewerken").format(name=relation.name), crumbs=crumbs)
        values = {name: getattr(relation, name) for name in self.inputs if hasattr(relation, name)}
        values |= {
            name: getattr(relation.address, name) for name in ("street", "postcode", "place", "country")
        }
        self.inputs["news_every_weeks"].set_choices(news_choices(relation.news_every_weeks))
        for name, field in self.inputs.items():
            field.set_value(values[name])
        self._name_register()
        self._read_place(relation)

    def collect(self) -> Callable[[], object] | None:
        kept = self._kept
        if kept is None:
            return None
        values = {name: field.value() for name, field in self.inputs.items()}
        address = Address(*(values.pop(name) for name in ("street", "postcode", "place", "country")))
        employees = values.pop("employees")
        changed = replace(
            kept, address=address, employees=None if employees is None else int(employees), **values
        )
        reason = ""
        if kept.status is Status.DEAD and changed.status in ALLOWED_MOVES[kept.status]:
            reason = self._why_again()
            changed = changed if reason else replace(changed, status=kept.status)
        return None if changed == kept else lambda: self._file.relations.save(changed, reason=reason)

    def _why_again(self) -> str:
        """Waking a dead relation asks a reason; without one it stays as it was."""
        said = ask.text(self, _("Relatie weer oppakken"), _("Waarom pak je deze relatie weer op?")) or ""
        if not said.strip():
            self.inputs["status"].set_value(Status.DEAD)
        return said.strip()

    def saved(self, value: object) -> None:
        self.form.clear_errors()
        if isinstance(value, Relation):
            self._kept = value
            self._read_place(value)

    def show_refused(self, reasons: tuple[Reason, ...]) -> None:
        self.form.show_refused(reasons)

    def _finish(self) -> None:
        if self._kept is not None:
            self.desk.go(Place(Noun.RELATION, self._kept.id))
