"""Editing a person: how to address him, how to reach him, which part he takes in the decision."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from salesdesk import formats
from salesdesk.domain.relations import BuyingMotive, Contact, Relation, Role, Salutation
from salesdesk.errors import Reason
from salesdesk.services.changes import Noun
from salesdesk.services.seller_file import SellerFile
from salesdesk.ui.buttons import danger, primary
from salesdesk.ui.desk import Desk
from salesdesk.ui.forms import Choice, Form, NotesField, TextField, Tick
from salesdesk.ui.labels import TextBlock, label
from salesdesk.ui.mailing import NEWSLETTER, newsletter_choices, newsletter_key, read_lists
from salesdesk.ui.parts import Card, row
from salesdesk.ui.places import Place
from salesdesk.ui.screen import EditorScreen
from salesdesk.words import _, word


class ContactEditor(EditorScreen):
    """Place(Noun.CONTACT, id)."""

    nouns = frozenset({Noun.CONTACT})

    def __init__(self, desk: Desk, file: SellerFile) -> None:
        super().__init__(desk)
        self._file = file
        self._kept: Contact | None = None
        self.header.add(
            danger(_("Verwijderen"), self._remove, "trash"), primary(_("Klaar"), self._finish, "check")
        )
        self.form = Form()
        self.form.edited.connect(lambda *_field: self.autosave.touch())
        self._make_inputs()
        self.roles = {role: Tick(formats.capital(word(role))) for role in Role}
        for role, tick in self.roles.items():
            self.form.watch(role.value, tick)
        self.motives = {motive: Tick(formats.capital(word(motive))) for motive in BuyingMotive}
        for motive, motive_tick in self.motives.items():
            self.form.watch(motive.value, motive_tick)
        self.body.addLayout(row(self._person_card(), self._roles_card(), gap=12))
        self.body.addWidget(self.form)
        self.body.addStretch(1)

    def _make_inputs(self) -> None:
        self.inputs: dict[str, Any] = {
            "salutation": Choice(_("Aanhef"), [(one, word(one)) for one in Salutation], wide=120),
            "title": TextField(_("Titel"), wide=80),
            "initials": TextField(_("Voorletters"), wide=90),
            "first_name": TextField(_("Voornaam")),
            "surname": TextField(_("Achternaam")),
            "function": TextField(_("Functie")),
            "phone": TextField(_("Telefoon")),
            "mobile": TextField(_("Mobiel")),
            "email": TextField(_("E-mail")),
            "profile_url": TextField(_("Profielpagina")),
            "education": TextField(_("Opleiding en vak")),
            "interests": TextField(_("Interesses")),
            "newsletter": Choice(_("Nieuwsbrief"), newsletter_choices(), wide=150),
            "mailing_lists": TextField(_("Mailinglijsten"), placeholder=_("lijsten, met een komma ertussen")),
            "shared_with_us": TextField(
                _("Gemeen met ons"), placeholder=_("school, club, kennissen, streek")
            ),
            "notes": NotesField(_("Notities"), lines=3),
        }

    def _person_card(self) -> Card:
        made = Card(_("Persoon"))
        for names in (
            ("salutation", "title", "initials"),
            ("first_name", "surname"),
            ("function",),
            ("phone", "mobile"),
            ("email", "newsletter"),
            ("profile_url",),
            ("education", "interests"),
            ("shared_with_us", "mailing_lists"),
            ("notes",),
        ):
            made.add(
                row(
                    *(
                        self.form.make(name, self.inputs[name].accessibleName(), self.inputs[name])
                        for name in names
                    ),
                    gap=12,
                )
            )
        return made

    def _roles_card(self) -> Card:
        made = Card(_("Rol in de DMU"))
        made.add(TextBlock(_("Eén persoon kan meer rollen hebben."), "small", "muted"))
        for tick in self.roles.values():
            made.add(tick)
        made.add(label(_("Koopmotieven"), "small"), *self.motives.values())
        made.body.addStretch(1)
        return made

    def first_focus(self) -> Any:
        return self.inputs["surname"]

    def reload(self) -> None:
        contact_id = self.place.id if self.place else None
        if contact_id is None:
            return

        def find() -> tuple[Contact, Relation]:
            contact = self._file.relations.contact(contact_id)
            return contact, self._file.relations.card(contact.relation_id).relation

        self.read(find, self._show)

    def _show(self, found: tuple[Contact, Relation]) -> None:
        contact, relation = found
        self._kept = contact
        crumbs = [
            (_("Relaties"), Place(Noun.RELATION)),
            (relation.name, Place(Noun.RELATION, relation.id, "contacts")),
        ]
        self.header.set(contact.short_name, contact.function, crumbs=crumbs)
        for name, field in self.inputs.items():
            field.set_value(_shown(name, getattr(contact, name)))
        for motive, motive_tick in self.motives.items():
            motive_tick.set_value(motive in contact.motives)
        for role, tick in self.roles.items():
            tick.set_value(role in contact.roles)

    def collect(self) -> Callable[[], object] | None:
        kept = self._kept
        if kept is None:
            return None
        values = {name: field.value() for name, field in self.inputs.items()}
        values["newsletter"] = NEWSLETTER[values["newsletter"]]
        values["mailing_lists"] = read_lists(values["mailing_lists"])
        values["motives"] = frozenset(motive for motive, tick in self.motives.items() if tick.value())
        roles = frozenset(role for role, tick in self.roles.items() if tick.value())
        changed = replace(kept, roles=roles, **values)
        return None if changed == kept else lambda: self._file.relations.save_contact(changed)

    def saved(self, value: object) -> None:
        self.form.clear_errors()
        if isinstance(value, Contact):
            self._kept = value

    def show_refused(self, reasons: tuple[Reason, ...]) -> None:
        self.form.show_refused(reasons)

    def _finish(self) -> None:
        if self._kept is not None:
            self.desk.go(Place(Noun.RELATION, self._kept.relation_id, "contacts"))

    def _remove(self) -> None:
        kept, relations = self._kept, self._file.relations
        if kept is None:
            return

        def removed(_value: object) -> None:
            self.autosave.forget()
            self.desk.go(Place(Noun.RELATION, kept.relation_id, "contacts"))
            self.desk.toast(
                _("{name} verwijderd").format(name=kept.short_name),
                lambda: self.desk.work.ask(lambda: relations.remove_contact(kept.id, removed=False)),
            )

        self.desk.work.ask(lambda: relations.remove_contact(kept.id), removed)


def _shown(name: str, value: Any) -> Any:
    """A field as it stands in its input."""
    if name == "newsletter":
        return newsletter_key(value)
    return ", ".join(value) if name == "mailing_lists" else value
