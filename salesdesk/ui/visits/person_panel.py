"""Step 4: the person the seller will meet, and who else has a say there."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any
from uuid import UUID

from PySide6.QtWidgets import QWidget

from salesdesk import formats
from salesdesk.domain.preparation import Step
from salesdesk.domain.relations import BuyingMotive, Contact, Role
from salesdesk.services.changes import Done, Noun
from salesdesk.services.preparations import Preparations
from salesdesk.services.relations import Relations
from salesdesk.ui.autosave import Autosave
from salesdesk.ui.buttons import Pressable, link
from salesdesk.ui.desk import Desk
from salesdesk.ui.flow import FlowBox
from salesdesk.ui.forms import Form, FormRow, TextField, Tick
from salesdesk.ui.labels import TextBlock, label
from salesdesk.ui.looking_up import look_up_row, person_search, profile_address
from salesdesk.ui.marks import Avatar
from salesdesk.ui.parts import Note, column, row
from salesdesk.ui.places import Place
from salesdesk.ui.visits.draft import PreparationDraft
from salesdesk.ui.visits.panel import NotePanel
from salesdesk.words import _, word


class PersonPanel(NotePanel):
    """Education, interests, what we share and what moves him to buy; kept with the contact as it is typed."""

    def __init__(
        self,
        draft: PreparationDraft,
        preparations: Preparations,
        relations: Relations,
        desk: Desk,
        autosave: Autosave,
    ) -> None:
        super().__init__(draft, Step.SOCIAL_MEDIA, preparations)
        self._relations, self._desk, self._autosave = relations, desk, autosave
        self._contact: Contact | None = None
        self._seen: tuple[Contact, ...] = ()
        self._visit_id: UUID | None = None
        self.people = FlowBox()
        self.form = Form()
        self._inputs: dict[str, Any] = {
            "education": TextField(_("Opleiding en vak"), placeholder=_("techniek, economie, rechten?")),
            "interests": TextField(_("Interesses, verenigingen")),
            "shared_with_us": TextField(
                _("Gemeen met ons"), placeholder=_("school, club, kennissen, streek")
            ),
            "profile_url": TextField(_("Profielpagina"), placeholder="https://"),
        }
        made = [self.form.make(name, field.accessibleName(), field) for name, field in self._inputs.items()]
        self.form.beside(*made[:2])
        self.form.beside(*made[2:])
        self.motives = {motive: Tick(formats.capital(word(motive))) for motive in BuyingMotive}
        for motive, tick in self.motives.items():
            tick.setToolTip(motive_hint(motive))
            tick.edited.connect(autosave.touch)
        self.form.body.addWidget(FormRow(_("Koopmotieven"), FlowBox(*self.motives.values())))
        self.form.edited.connect(autosave.touch)
        self.form.body.addWidget(
            look_up_row(
                (_("Profiel openen"), "globe", self._profile),
                (_("Persoon zoeken"), "search", self._search),
            )
        )
        self._nobody = Note(
            _("Bij dit bezoek staat geen contactpersoon."), "info", link(_("Kiezen"), self._choose_contact)
        )
        self.content.insertLayout(0, column(self._nobody, self.people, self.form, gap=10))
        self.content.addWidget(
            TextBlock(_("Inkopers zoeken jou ook op: houd je eigen profiel bij."), "small", "muted")
        )
        self.close_content()

    @property
    def contact(self) -> Contact | None:
        """The person in the form."""
        return self._contact

    def aside(self) -> str:
        return self._contact.short_name if self._contact else ""

    def refresh(self) -> None:
        super().refresh()
        view = self.draft.view
        contacts = view.card.contacts
        self._nobody.setVisible(view.contact is None)
        if view.visit.id != self._visit_id:
            self._visit_id, self._seen, self._contact = view.visit.id, (), None
        if contacts is self._seen:
            return
        self._seen = contacts
        wanted = self._contact.id if self._contact else view.contact.id if view.contact else None
        first = view.contact or (contacts[0] if contacts else None)
        self._show(next((each for each in contacts if each.id == wanted), first))

    def _show(self, contact: Contact | None) -> None:
        self._contact = contact
        self.form.setVisible(contact is not None)
        for name, field in self._inputs.items():
            field.set_value(getattr(contact, name) if contact else "")
        for motive, tick in self.motives.items():
            tick.set_value(contact is not None and motive in contact.motives)
        people = self.draft.view.card.contacts
        self.people.setVisible(len(people) > 1)
        self.people.refill(*(self._person(each, is_on=each is contact) for each in people))

    def _person(self, contact: Contact, *, is_on: bool) -> QWidget:
        """One of the people there; the one in the form is lit."""
        roles = ", ".join(word(role) for role in Role if role in contact.roles) or contact.function
        named = ", ".join(part for part in (contact.short_name, roles) if part)
        made = Pressable(
            _("Profiel van {name}").format(name=named), partial(self._choose, contact), inset=True
        )
        made.setCheckable(True)
        made.setChecked(is_on)
        made.setToolTip(named)
        line = row(Avatar(contact.short_name, side=24), gap=8, margins=(8, 4, 10, 4))
        line.addWidget(label(contact.short_name, "strong" if is_on else "body"))
        made.setLayout(line)
        return made

    def _choose(self, contact: Contact) -> None:
        if self._autosave.flush():
            fresh = next((each for each in self._seen if each.id == contact.id), contact)
            self._show(fresh)

    def collect(self) -> Callable[[], Done[Contact]] | None:
        contact = self._contact
        if contact is None or not self.draft.is_loaded:
            return None
        typed: dict[str, Any] = {name: field.value() for name, field in self._inputs.items()}
        typed["motives"] = frozenset(motive for motive, tick in self.motives.items() if tick.value())
        changed = {name: value for name, value in typed.items() if value != getattr(contact, name)}
        return partial(self._relations.change_contact, contact.id, **changed) if changed else None

    def saved(self, value: object) -> None:
        if isinstance(value, Contact):
            self._seen = tuple(value if each.id == value.id else each for each in self._seen)
            if self._contact is not None and value.id == self._contact.id:
                self._contact = value

    def forget(self) -> None:
        self._contact, self._seen, self._visit_id = None, (), None

    def _profile(self) -> str:
        contact = self._contact
        if contact is None:
            return ""
        return profile_address(contact) or self._search()

    def _search(self) -> str:
        relation = self.draft.view.card.relation
        return person_search(self._contact, relation) if self._contact else ""

    def _choose_contact(self) -> None:
        self._desk.go(Place(Noun.VISIT, self.draft.view.visit.id, "edit"))


def motive_hint(motive: BuyingMotive) -> str:
    """What somebody with this motive wants to hear."""
    return {
        BuyingMotive.GAIN: _("Rekent: wat levert het op, wat scheelt het?"),
        BuyingMotive.EASE: _("Wil er geen omkijken naar hebben."),
        BuyingMotive.PLEASURE: _("Wil er plezier aan beleven of mee gezien worden."),
        BuyingMotive.SAFETY: _("Wil zekerheid: garantie, ervaring, geen risico."),
    }[motive]
