"""The four fields above the lines: contact person, last valid day, payment and the customer's reference."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from salesdesk.domain.offers import Offer
from salesdesk.domain.relations import Contact, Salutation
from salesdesk.services.offers import OfferView, payment_terms
from salesdesk.ui.fields import Choice, TextField
from salesdesk.ui.forms import FormRow
from salesdesk.ui.moments import DateField
from salesdesk.ui.parts import row
from salesdesk.words import _


def contact_words(contact: Contact) -> str:
    """`Dhr. T. Bos, inkoper`."""
    titles = {Salutation.MR: _("Dhr."), Salutation.MS: _("Mevr."), Salutation.NEUTRAL: ""}
    name = " ".join(part for part in (titles[contact.salutation], contact.short_name) if part)
    function = contact.function[:1].lower() + contact.function[1:]
    return f"{name}, {function}" if function else name


def payment_choices(language: str, present: str) -> list[tuple[str, str]]:
    """Terms in the language of the offer; what stands there now is always among them."""
    terms = list(payment_terms(language))
    if present not in terms:
        terms.insert(0, present)
    return [(term, term or "–") for term in terms]


class TermsRow(QWidget):
    """`edited` speaks when the seller changed one of them."""

    edited = Signal()

    def __init__(self, today: date) -> None:
        super().__init__()
        self.contact: Choice[UUID | None] = Choice(_("Contactpersoon"))
        self.valid = DateField(_("Geldig tot"), today, field="valid_until", wide=0)
        self.payment: Choice[str] = Choice(_("Betaling"))
        self.reference = TextField(_("Uw kenmerk"), longest=60)
        rows = (
            (FormRow(_("Contactpersoon"), self.contact), 16),
            (FormRow(_("Geldig tot"), self.valid), 10),
            (FormRow(_("Betaling"), self.payment), 11),
            (FormRow(_("Uw kenmerk"), self.reference), 10),
        )
        line = row(gap=10)
        for each, share in rows:
            line.addWidget(each, share, Qt.AlignmentFlag.AlignTop)
        self.setLayout(line)
        for field in (self.contact, self.valid, self.payment, self.reference):
            field.edited.connect(self.edited)

    def show_offer(self, view: OfferView, offer: Offer, *, writable: bool) -> None:
        people = [(contact.id, contact_words(contact)) for contact in view.contacts]
        self.contact.set_choices([(None, _("geen")), *people])
        self.contact.set_value(offer.contact_id)
        self.valid.set_value(offer.valid_until)
        self.payment.set_choices(payment_choices(offer.language, offer.payment_terms))
        self.payment.set_value(offer.payment_terms)
        self.reference.set_value(offer.customer_reference)
        for choice in (self.contact, self.payment):
            choice.setEnabled(writable)
        self.valid.setEnabled(writable)
        self.reference.setReadOnly(not writable)

    def read(self, offer: Offer) -> Offer:
        """The offer with these terms; a date that cannot be read leaves the old one."""
        valid = offer.valid_until if self.valid.problem() else self.valid.value()
        return replace(
            offer,
            contact_id=self.contact.value(),
            valid_until=valid,
            payment_terms=self.payment.value(),
            customer_reference=self.reference.value(),
        )
