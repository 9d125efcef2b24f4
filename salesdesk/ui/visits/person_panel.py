"""Step 4: the person the seller will meet."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from salesdesk.domain.preparation import Step
from salesdesk.domain.relations import Contact
from salesdesk.services.changes import Done, Noun
from salesdesk.services.preparations import Preparations
from salesdesk.services.relations import Relations
from salesdesk.ui.buttons import link
from salesdesk.ui.desk import Desk
from salesdesk.ui.forms import Form, TextField
from salesdesk.ui.labels import TextBlock
from salesdesk.ui.parts import Note, row
from salesdesk.ui.places import Place
from salesdesk.ui.visits.draft import PreparationDraft
from salesdesk.ui.visits.panel import NotePanel
from salesdesk.words import _


class PersonPanel(NotePanel):
    """Step 4: education, interests and profile of the person he meets; kept with the contact."""

    def __init__(
        self,
        draft: PreparationDraft,
        preparations: Preparations,
        relations: Relations,
        desk: Desk,
        touch: Callable[[], object],
    ) -> None:
        super().__init__(draft, Step.SOCIAL_MEDIA, preparations)
        self._relations, self._desk = relations, desk
        self._contact: Contact | None = None
        self._seen: Contact | None = None
        self.form = Form()
        self._inputs: dict[str, Any] = {
            "education": TextField(_("Opleiding en vak")),
            "interests": TextField(_("Interesses, verenigingen")),
            "profile_url": TextField(_("Profielpagina"), placeholder="https://"),
        }
        for name, field in self._inputs.items():
            self.form.add(name, field.accessibleName(), field)
        self.form.edited.connect(touch)
        self.form.body.addLayout(row(link(_("Profiel openen"), self._open_profile, "globe"), 1))
        self._nobody = Note(
            _("Bij dit bezoek staat geen contactpersoon."), "info", link(_("Kiezen"), self._choose_contact)
        )
        self.content.insertWidget(0, self._nobody)
        self.content.insertWidget(1, self.form)
        self.content.addWidget(
            TextBlock(_("Inkopers zoeken jou ook op: houd je eigen profiel bij."), "small", "muted")
        )
        self.close_content()

    def aside(self) -> str:
        contact = self.draft.view.contact
        return contact.short_name if contact else ""

    def refresh(self) -> None:
        super().refresh()
        contact = self.draft.view.contact
        self._nobody.setVisible(contact is None)
        self.form.setVisible(contact is not None)
        if contact is not self._seen:
            self._seen = self._contact = contact
            for name, field in self._inputs.items():
                field.set_value(getattr(contact, name) if contact else "")

    def collect(self) -> Callable[[], Done[Contact]] | None:
        contact = self._contact
        if contact is None:
            return None
        changed = replace(contact, **{name: field.value() for name, field in self._inputs.items()})
        if changed == contact:
            return None
        return lambda: self._relations.save_contact(changed)

    def saved(self, value: object) -> None:
        if self._contact is not None and isinstance(value, Contact) and value.id == self._contact.id:
            self._contact = value

    def _open_profile(self) -> None:
        address = self._inputs["profile_url"].value()
        if address:
            QDesktopServices.openUrl(QUrl(address if "://" in address else f"https://{address}"))

    def _choose_contact(self) -> None:
        self._desk.go(Place(Noun.VISIT, self.draft.view.visit.id, "edit"))
