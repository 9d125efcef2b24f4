"""The words around the lines of an offer: subject, opening, benefits and conditions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from salesdesk.domain.offers import Offer
from salesdesk.services.offers import OfferView
from salesdesk.ui.buttons import link
from salesdesk.ui.fields import Choice, NotesField, TextField
from salesdesk.ui.forms import FormRow
from salesdesk.ui.parts import column, row
from salesdesk.words import PAPER_LANGUAGES, _


def language_words() -> list[tuple[str, str]]:
    """The languages a customer can be written in."""
    words = {"nl": _("Nederlands"), "en": _("Engels"), "fr": _("Frans"), "de": _("Duits")}
    return [(code, words[code]) for code in PAPER_LANGUAGES]


class LetterForm(QWidget):
    """What the customer reads before and after the lines; `edited` on every key."""

    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.subject = TextField(_("Onderwerp"))
        self.language: Choice[str] = Choice(_("Taal van de offerte"), language_words(), wide=120)
        self.introduction = NotesField(_("Aanhef: probleem en doel van de klant"), lines=3, grows=True)
        self.benefits = NotesField(_("Wat u hiermee krijgt"), lines=2, grows=True)
        self.delivery = TextField(_("Levering"), longest=1000)
        self.proposal = link(_("Voorstel uit het bezoek"), self._propose, "bulb")
        self.proposal.hide()
        self._openings: Mapping[str, str] = {}
        self._writable = True
        self.setAccessibleName(_("Brief"))
        body = column(gap=8, margins=(11, 8, 11, 4))
        head = row(gap=10)
        head.addWidget(FormRow(_("Onderwerp"), self.subject), 3)
        head.addWidget(FormRow(_("Levering"), self.delivery), 2)
        head.addWidget(FormRow(_("Taal"), self.language))
        body.addLayout(head)
        opening = FormRow(_("Inleiding: het probleem en het doel van de klant"), self.introduction)
        body.addWidget(opening, 3)
        body.addLayout(row(self.proposal, 1))
        body.addWidget(FormRow(_("Wat u hiermee krijgt, één per regel"), self.benefits), 2)
        self.setLayout(body)
        self._inputs = (self.subject, self.introduction, self.benefits, self.delivery)
        for field in self._inputs:
            field.edited.connect(self.edited)
        self.language.edited.connect(self.edited)
        self.introduction.edited.connect(self._offer_opening)
        self.language.edited.connect(self._offer_opening)

    def show_offer(self, view: OfferView, offer: Offer, *, writable: bool) -> None:
        self._openings, self._writable = view.openings, writable
        self.subject.set_value(offer.subject)
        self.introduction.set_value(offer.introduction)
        self.benefits.set_value(offer.benefits)
        self.delivery.set_value(offer.delivery_terms)
        self.language.set_value(offer.language if offer.language in PAPER_LANGUAGES else "nl")
        for field in self._inputs:
            field.setReadOnly(not writable)
        self.language.setEnabled(writable)
        self._offer_opening()

    def _offer_opening(self) -> None:
        """The proposal of the visit is at hand as long as the letter says something else."""
        proposed = self._openings.get(self.language.value(), "")
        differs = bool(proposed) and proposed.strip() != self.introduction.value().strip()
        self.proposal.setVisible(self._writable and differs)

    def _propose(self) -> None:
        self.introduction.set_value(self._openings.get(self.language.value(), ""))
        self._offer_opening()
        self.edited.emit()

    def take_benefits(self, lines: str) -> None:
        """These lines first, then what the seller wrote himself and is not among them."""
        known = lines.splitlines()
        own = [line for line in self.benefits.value().splitlines() if line.strip() and line not in known]
        titles = [line.partition(" (")[0].casefold() for line in known]
        kept = [line for line in own if line.partition(" (")[0].casefold() not in titles]
        self.benefits.set_value("\n".join([*known, *kept]))
        self.edited.emit()

    def read(self, offer: Offer) -> Offer:
        """The offer with these words."""
        return replace(
            offer,
            subject=self.subject.value(),
            introduction=self.introduction.value(),
            benefits=self.benefits.value(),
            delivery_terms=self.delivery.value(),
            language=self.language.value(),
        )
