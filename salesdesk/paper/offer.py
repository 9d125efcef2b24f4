"""The offer as the customer gets it: letter, lines, totals, terms and a place to sign (Susan §1.5)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime

from reportlab.platypus import Flowable

from salesdesk import formats
from salesdesk.domain.company import Company, Seller
from salesdesk.domain.offer_totals import offer_totals
from salesdesk.domain.offers import Offer, OfferState
from salesdesk.domain.relations import Contact, Relation
from salesdesk.domain.value_proposition import Argument
from salesdesk.domain.vat import VatClass, VatRate
from salesdesk.paper import style
from salesdesk.paper.letterhead import accent
from salesdesk.paper.letters import (
    Say,
    address_block,
    closing,
    facts_grid,
    paper_language,
    salutation,
    seller_phone,
    signature_row,
)
from salesdesk.paper.offer_annex import offer_annex
from salesdesk.paper.offer_lines import line_table, totals_block
from salesdesk.paper.pdf import Pdf, Setup, build, height_of, room_on_first_page
from salesdesk.paper.pieces import Gap, Piece, Stack, kept_whole, under_heading
from salesdesk.paper.tables import Look, Row, Table
from salesdesk.paper.text import Text
from salesdesk.words import gettext_for

CLOSER = (0.8, 0.6, 0.42)
"""Shares of the usual white between parts, tried until all stands on one page."""
CLOSE_TO_A_PAGE = 1.2
TERMS_TOGETHER = 420.0


@dataclass(frozen=True, slots=True)
class OfferPaper:
    """An offer with everybody on it; a draft is marked as such. `made_at` is aware.

    `air` is the share of the usual white between its parts, `arguments` stand on a page behind it.
    """

    offer: Offer
    relation: Relation
    company: Company
    seller: Seller
    rates: tuple[VatRate, ...]
    made_at: datetime
    contact: Contact | None = None
    arguments: tuple[Argument, ...] = ()
    air: float = 1.0

    @property
    def language(self) -> str:
        return paper_language(self.offer.language)


def offer_pdf(paper: OfferPaper) -> Pdf:
    """The offer in the customer's language; refuses a VAT class without a rate on the offer's date.

    An offer that is only a little too long for one page is set closer, so that its lines, terms and
    signature stay together.
    """
    say = gettext_for(paper.language)
    offer = paper.offer
    title = say("Offerte {number}").format(number=offer.label)
    setup = Setup(
        paper.company,
        title,
        paper.seller.name or paper.company.name,
        paper.language,
        paper.made_at,
        mark=say("Concept") if offer.state is OfferState.DRAFT else "",
    )
    annex = offer_annex(paper.arguments, paper.company, say)
    room = room_on_first_page(setup)
    roomy = _story(paper, title, say)
    if room < height_of(roomy) <= CLOSE_TO_A_PAGE * room:
        tries = (_story(replace(paper, air=air), title, say) for air in CLOSER)
        fitting = (story for story in tries if height_of(story) <= room)
        return build([*next(fitting, roomy), *annex], setup)
    return build([*roomy, *annex], setup)


def _story(paper: OfferPaper, title: str, say: Say) -> list[Flowable]:
    offer = paper.offer
    day = offer.offered_on or paper.made_at.date()
    totals = offer_totals(offer.lines, paper.rates, offer.vat_country, day, offer.discount_percent)
    lines = sorted((line for line in offer.lines if not line.deleted), key=lambda line: line.position)
    tail = totals_block(totals, paper.company, paper.language) if any(line.counts for line in lines) else None
    table = line_table(lines, paper, day, tail)
    story: list[Flowable] = [*_opening(paper, title, say)]
    story += [table.after(max(9, 16 * paper.air))] if table else []
    if any(entry.vat_class is VatClass.REVERSE for entry in totals.vat):
        story.append(Text(_reverse_charge(paper.relation, say), style.BODY).after(10 * paper.air))
    story += _benefits(paper, say)
    story += _terms(paper, _signing(paper, say), say)
    return story


def _opening(paper: OfferPaper, title: str, say: Say) -> list[Piece]:
    offer = paper.offer
    day = offer.offered_on or paper.made_at.date()
    reach = ", ".join(part for part in (paper.seller.name, seller_phone(paper.seller)) if part.strip())
    grid = facts_grid(
        [
            (say("Offertenummer"), offer.label),
            (say("Datum"), formats.paper_date(day, paper.language)),
            (say("Geldig tot en met"), _until(offer.valid_until, paper.language)),
            (say("Uw kenmerk"), offer.customer_reference),
            (say("Contactpersoon"), reach),
        ],
        (86.0, 140.0),
    )
    address = address_block(paper.relation, paper.contact, paper.company, say)
    pieces: list[Piece] = [
        Row((address, grid), (216.0, 236.0), Look(pad_top=0, pad_bottom=0, gap=31.0, rule=None)),
        Text(title, style.TITLE.tinted(accent(paper.company))).after(26 * paper.air),
    ]
    if offer.subject.strip():
        pieces.append(Text(offer.subject, style.SUBTITLE))
    pieces.append(Text(salutation(paper.contact, say, paper.language), style.BODY).after(12 * paper.air))
    if offer.introduction.strip():
        pieces.append(Text(offer.introduction, style.BODY).after(5))
    return pieces


def _heading(paper: OfferPaper, text: str) -> Text:
    return Text(text, style.HEADING.tinted(accent(paper.company))).after(16 * paper.air)


def _until(day: date | None, language: str) -> str:
    return formats.paper_date(day, language) if day else ""


def _reverse_charge(relation: Relation, say: Say) -> str:
    if relation.vat_number.strip():
        sentence = say("Btw verlegd: de btw wordt door u als afnemer voldaan. Uw btw-nummer: {number}.")
        return sentence.format(number=relation.vat_number.strip())
    return say("Btw verlegd: de btw wordt door u als afnemer voldaan.")


def _benefits(paper: OfferPaper, say: Say) -> list[Flowable]:
    benefits = [line.strip().lstrip("-•* ").strip() for line in paper.offer.benefits.splitlines()]
    bullet = style.STRONG.tinted(accent(paper.company))
    look = Look(pad_top=2, pad_bottom=0, gap=7, rule=None)
    rows = [
        Row((Text("•", bullet), Text(benefit, style.BODY)), (6.0, style.CONTENT_WIDTH - 13), look)
        for benefit in benefits
        if benefit
    ]
    return under_heading(_heading(paper, say("Wat u hiermee krijgt")), rows, style.CONTENT_WIDTH)


def _terms(paper: OfferPaper, signing: Piece, say: Say) -> list[Flowable]:
    offer = paper.offer
    valid = say("deze offerte is geldig tot en met {date}")
    terms = [
        (say("Levering"), offer.delivery_terms),
        (say("Betaling"), offer.payment_terms),
        (say("Prijzen"), say("in euro; bedragen exclusief btw, tenzij anders vermeld")),
        (
            say("Geldigheid"),
            valid.format(date=formats.long_date(offer.valid_until, paper.language))
            if offer.valid_until
            else "",
        ),
        (say("Algemene voorwaarden"), paper.company.terms),
    ]
    look = Look(pad_top=1.5, pad_bottom=0, gap=10, rule=None)
    rows = [
        Row(
            (Text(label, style.LABEL), Text(_sentence(value), style.BODY)),
            (106.0, style.CONTENT_WIDTH - 116),
            look,
        )
        for label, value in terms
        if value.strip()
    ]
    table = Table(None, rows, signing)
    return kept_whole(_heading(paper, say("Voorwaarden")), table, style.CONTENT_WIDTH, TERMS_TOGETHER)


def _sentence(text: str) -> str:
    """The terms are typed with and without a capital; on paper each begins with one."""
    begun = text.strip()
    return begun[:1].upper() + begun[1:]


def _signing(paper: OfferPaper, say: Say) -> Piece:
    """The greeting at the left and room to sign at the right, never alone on a page."""
    agreed = Text(say("Akkoord met deze offerte"), style.HEADING.tinted(accent(paper.company)))
    widths = (180.0, style.CONTENT_WIDTH - 180 - 31)
    signed = Stack(
        agreed,
        Gap(4),
        signature_row((say("Naam"), say("Datum")), widths[1]),
        Gap(6),
        signature_row((say("Handtekening"),), widths[1]),
    )
    look = Look(pad_top=24 * paper.air, pad_bottom=0, gap=31, rule=None)
    return Row((closing(paper.seller, paper.company, say), signed), widths, look)
