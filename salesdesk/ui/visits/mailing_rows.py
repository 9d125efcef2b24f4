"""Per person: does he want the newsletter, and on which lists does he stand."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from salesdesk.domain.relations import Contact
from salesdesk.services.changes import Changes, Done
from salesdesk.services.relations import Relations
from salesdesk.ui import theme
from salesdesk.ui.forms import Choice, TextField
from salesdesk.ui.labels import ElidedLabel, TextBlock
from salesdesk.ui.mailing import NEWSLETTER, newsletter_choices, newsletter_key, read_lists
from salesdesk.ui.parts import column, row
from salesdesk.words import _


class MailingRow(QWidget):
    """One person; only these two fields of him are kept from here."""

    def __init__(self, contact: Contact, touch: Callable[[], object]) -> None:
        super().__init__()
        self.contact = contact
        name = contact.short_name
        self.newsletter = Choice(
            _("Nieuwsbrief voor {name}").format(name=name), newsletter_choices(), wide=132
        )
        self.lists = TextField(
            _("Mailinglijsten van {name}").format(name=name), placeholder=_("lijsten, met een komma ertussen")
        )
        self.newsletter.edited.connect(touch)
        self.lists.edited.connect(touch)
        named = ElidedLabel(name, "body")
        named.setFixedWidth(theme.F(120))
        line = row(named, self.newsletter, gap=8)
        line.addWidget(self.lists, 1)
        self.setLayout(line)
        self.show_contact(contact)

    def show_contact(self, contact: Contact) -> None:
        self.contact = contact
        self.newsletter.set_value(newsletter_key(contact.newsletter))
        if read_lists(self.lists.value()) != contact.mailing_lists:
            self.lists.set_value(", ".join(contact.mailing_lists))

    def changes(self) -> dict[str, object]:
        """The fields that are different now."""
        said = {
            "newsletter": NEWSLETTER[self.newsletter.value()],
            "mailing_lists": read_lists(self.lists.value()),
        }
        return {name: value for name, value in said.items() if value != getattr(self.contact, name)}


class MailingRows(QWidget):
    """Everybody at the relation under each other."""

    def __init__(self, relations: Relations, touch: Callable[[], object]) -> None:
        super().__init__()
        self._relations, self._touch = relations, touch
        self.rows: list[MailingRow] = []
        self._body = column(gap=6)
        self._nobody = TextBlock(_("Nog niemand bekend om te mailen."), "body", "muted")
        self.setLayout(column(self._nobody, self._body))

    def show_contacts(self, contacts: tuple[Contact, ...]) -> None:
        """Rows are kept while the people stay the same, so that nobody loses what he types."""
        self._nobody.setVisible(not contacts)
        if [one.contact.id for one in self.rows] == [contact.id for contact in contacts]:
            for one, contact in zip(self.rows, contacts, strict=True):
                one.show_contact(contact)
            return
        self.clear()
        for contact in contacts:
            made = MailingRow(contact, self._touch)
            self.rows.append(made)
            self._body.addWidget(made)

    def clear(self) -> None:
        for one in self.rows:
            one.hide()
            one.deleteLater()
        self.rows = []

    def collect(self) -> Callable[[], Done[list[Contact]]] | None:
        """What to keep of whom; None when nothing changed."""
        changed = {one.contact.id: fields for one in self.rows if (fields := one.changes())}
        if not changed:
            return None

        def keep() -> Done[list[Contact]]:
            made = [self._relations.change_contact(who, **fields) for who, fields in changed.items()]
            touched: Changes = frozenset().union(*(each.changes for each in made))
            return Done([each.value for each in made], touched)

        return keep

    def saved(self, contact: Contact) -> None:
        for one in self.rows:
            if one.contact.id == contact.id:
                one.contact = contact
