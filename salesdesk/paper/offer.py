"""The offer as the customer gets it: letter, lines, totals, terms and a place to sign (Susan §1.5)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime

from salesdesk.domain.company import Company, Seller
from salesdesk.domain.offer_layouts import OfferLayout, layout_of
from salesdesk.domain.offers import Offer, OfferState
from salesdesk.domain.relations import Contact, Relation
from salesdesk.domain.value_proposition import Argument
from salesdesk.domain.vat import VatRate
from salesdesk.paper.letters import paper_language
from salesdesk.paper.offer_annex import offer_annex
from salesdesk.paper.offer_heads import BandHead
from salesdesk.paper.offer_layouts import classic_story, compact_story, modern_story
from salesdesk.paper.pdf import Pdf, Setup, build, height_of, room_on_first_page
from salesdesk.words import gettext_for

CLOSER = (0.8, 0.6, 0.4)
"""Shares of the usual white between parts, tried until all stands on one page."""
CLOSE_TO_A_PAGE = 1.2
STORIES = {
    OfferLayout.COMPACT: compact_story,
    OfferLayout.CLASSIC: classic_story,
    OfferLayout.MODERN: modern_story,
}


@dataclass(frozen=True, slots=True)
class OfferPaper:
    """An offer with everybody on it; a draft is marked as such. `made_at` is aware.

    `air` is the share of the usual white between its parts; `arguments` stand on a page behind it,
    `enclosures` name the documents behind that, which take `pages_behind` pages; `references` are customers
    named in it.
    """

    offer: Offer
    relation: Relation
    company: Company
    seller: Seller
    rates: tuple[VatRate, ...]
    made_at: datetime
    contact: Contact | None = None
    arguments: tuple[Argument, ...] = ()
    references: tuple[Relation, ...] = ()
    enclosures: tuple[str, ...] = ()
    pages_behind: int = 0
    air: float = 1.0

    @property
    def language(self) -> str:
        return paper_language(self.offer.language)

    @property
    def layout(self) -> OfferLayout:
        return layout_of(self.offer.layout, self.company.offer_layout)

    @property
    def day(self) -> date:
        """The date on it, whose VAT rates count."""
        return self.offer.offered_on or self.made_at.date()

    @property
    def title(self) -> str:
        say = gettext_for(self.language)
        return say("Offerte {number}").format(number=self.offer.label)


def offer_pdf(paper: OfferPaper) -> Pdf:
    """The offer in the customer's language; refuses a VAT class without a rate on the offer's date.

    An offer that is only a little too long for one page is set closer, so that its lines, terms and
    signature stay together.
    """
    setup = _setup(paper)
    annex = offer_annex(paper.arguments, paper.company, gettext_for(paper.language))
    make = STORIES[paper.layout]
    story = make(paper)
    if paper.layout is not OfferLayout.CLASSIC:
        room = room_on_first_page(setup)
        if room < height_of(story) <= CLOSE_TO_A_PAGE * room:
            tries = (make(replace(paper, air=air)) for air in CLOSER)
            story = next((closer for closer in tries if height_of(closer) <= room), story)
    return build([*story, *annex], setup)


def _setup(paper: OfferPaper) -> Setup:
    say = gettext_for(paper.language)
    mark = say("Concept") if paper.offer.state is OfferState.DRAFT else ""
    head = None
    if paper.layout is OfferLayout.MODERN:
        head = BandHead(paper.company, paper.offer.label, mark, paper.language)
    return Setup(
        paper.company,
        paper.title,
        paper.seller.name or paper.company.name,
        paper.language,
        paper.made_at,
        mark=mark,
        head=head,
        pages_behind=paper.pages_behind,
    )
