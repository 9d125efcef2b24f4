"""The parts every layout of an offer is made of: facts, letter, benefits, references and terms."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from reportlab.platypus import Flowable

from salesdesk import formats
from salesdesk.domain.offer_layouts import OfferLayout
from salesdesk.domain.offer_totals import OfferTotals, offer_totals
from salesdesk.domain.relations import Relation
from salesdesk.domain.vat import VatClass
from salesdesk.paper import style
from salesdesk.paper.letterhead import accent
from salesdesk.paper.letters import Say, salutation, seller_phone
from salesdesk.paper.offer_lines import line_table
from salesdesk.paper.offer_totals import totals_block
from salesdesk.paper.pieces import Piece, Stack, kept_whole, under_heading
from salesdesk.paper.tables import Look, Row, Table, shared
from salesdesk.paper.text import Text
from salesdesk.words import gettext_for

if TYPE_CHECKING:
    from salesdesk.paper.offer import OfferPaper

TERMS_TOGETHER = 440.0
REFERENCES_TOGETHER = 260.0
WIDTH = style.CONTENT_WIDTH
LABEL_WIDTH = 106.0


def facts_of(paper: OfferPaper, *, numbered: bool = True) -> list[tuple[str, str]]:
    """What is said of an offer above it, each with its label."""
    say, offer = gettext_for(paper.language), paper.offer
    reach = ", ".join(part for part in (paper.seller.name, seller_phone(paper.seller)) if part.strip())
    until = formats.paper_date(offer.valid_until, paper.language) if offer.valid_until else ""
    facts = [
        (say("Offertenummer"), offer.label if numbered else ""),
        (say("Datum"), formats.paper_date(paper.day, paper.language)),
        (say("Geldig tot en met"), until),
        (say("Uw kenmerk"), offer.customer_reference),
        (say("Contactpersoon"), reach),
    ]
    return [(label, value) for label, value in facts if value.strip()]


def facts_strip(paper: OfferPaper) -> Row:
    """The same facts side by side, between two hairlines."""
    facts = facts_of(paper, numbered=False)
    parts = [1.55 if at == len(facts) - 1 else 1.0 for at in range(len(facts))]
    cells = [Stack(Text(label, style.SMALL), Text(value, style.STRONG)) for label, value in facts]
    look = Look(pad_top=7, pad_bottom=8, gap=14, top_rule=style.HAIRLINE)
    return Row(cells, shared(WIDTH, parts, look.gap), look)


def heading(paper: OfferPaper, text: str) -> Text:
    return Text(text, style.HEADING.tinted(accent(paper.company))).after(16 * paper.air)


def greeting_and_letter(paper: OfferPaper) -> list[Piece]:
    """The salutation and what the seller wrote."""
    say, offer = gettext_for(paper.language), paper.offer
    pieces: list[Piece] = [
        Text(salutation(paper.contact, say, paper.language), style.BODY).after(12 * paper.air)
    ]
    if offer.introduction.strip():
        pieces.append(Text(offer.introduction, style.BODY).after(5))
    return pieces


def totals_of(paper: OfferPaper) -> OfferTotals:
    offer = paper.offer
    return offer_totals(offer.lines, paper.rates, offer.vat_country, paper.day, offer.discount_percent)


def lines_and_totals(paper: OfferPaper) -> list[Flowable]:
    """The lines with their totals, and what the law wants said below them."""
    totals = totals_of(paper)
    lines = sorted((line for line in paper.offer.lines if not line.deleted), key=lambda line: line.position)
    counted = any(line.counts for line in lines)
    percent = paper.offer.discount_percent
    tail = totals_block(totals, paper.company, paper.language, percent) if counted else None
    table = line_table(lines, paper, paper.day, tail)
    story: list[Flowable] = [table.after(max(9, 16 * paper.air))] if table else []
    every = (totals, *totals.periods)
    if any(entry.vat_class is VatClass.REVERSE for each in every for entry in each.vat):
        said = _reverse_charge(paper.relation, gettext_for(paper.language))
        story.append(Text(said, style.BODY).after(10 * paper.air))
    return story


def _reverse_charge(relation: Relation, say: Say) -> str:
    if relation.vat_number.strip():
        sentence = say("Btw verlegd: de btw wordt door u als afnemer voldaan. Uw btw-nummer: {number}.")
        return sentence.format(number=relation.vat_number.strip())
    return say("Btw verlegd: de btw wordt door u als afnemer voldaan.")


def benefit_rows(paper: OfferPaper, width: float, sign: str = "•") -> list[Row]:
    """What the customer gets, a line each behind a sign in the colour of the house."""
    benefits = [line.strip().lstrip("-•* ").strip() for line in paper.offer.benefits.splitlines()]
    mark = style.STRONG.tinted(accent(paper.company))
    wide = 6.0 if sign == "•" else 9.0
    look = Look(pad_top=2, pad_bottom=0, gap=7, rule=None)
    return [
        Row((Text(sign, mark), Text(benefit, style.BODY)), (wide, width - wide - look.gap), look)
        for benefit in benefits
        if benefit
    ]


def benefits(paper: OfferPaper) -> list[Flowable]:
    say = gettext_for(paper.language)
    return under_heading(heading(paper, say("Wat u hiermee krijgt")), benefit_rows(paper, WIDTH), WIDTH)


def references(paper: OfferPaper) -> list[Flowable]:
    """Customers that agreed to be named, two beside each other."""
    say = gettext_for(paper.language)
    cells = [
        Stack(Text(each.name, style.STRONG), Text(each.address.place, style.SMALL))
        for each in paper.references
    ]
    look = Look(pad_top=4, pad_bottom=0, gap=20, rule=None)
    widths = shared(WIDTH, (1, 1), look.gap)
    rows: list[Piece] = [
        Row((cells[at], *(cells[at + 1 : at + 2] or [Stack()])), widths, look)
        for at in range(0, len(cells), 2)
    ]
    if not rows:
        return []
    said = Text(say("Onder meer deze klanten werken met ons:"), style.BODY)
    body = Stack(said, *rows)
    return kept_whole(heading(paper, say("Referenties")), body, WIDTH, REFERENCES_TOGETHER)


def terms(paper: OfferPaper, signing: Piece) -> list[Flowable]:
    """The conditions with the place to sign below them, on one page where that can be."""
    look = Look(pad_top=1.5, pad_bottom=0, gap=10, rule=None)
    rows = [
        Row(
            (Text(label, style.LABEL), Text(_sentence(value), style.BODY)),
            (LABEL_WIDTH, WIDTH - LABEL_WIDTH - look.gap),
            look,
        )
        for label, value in _conditions(paper)
        if value.strip()
    ]
    say = gettext_for(paper.language)
    return kept_whole(heading(paper, say("Voorwaarden")), Table(None, rows, signing), WIDTH, TERMS_TOGETHER)


def _conditions(paper: OfferPaper) -> Sequence[tuple[str, str]]:
    say, offer = gettext_for(paper.language), paper.offer
    valid = say("deze offerte is geldig tot en met {date}")
    until = formats.long_date(offer.valid_until, paper.language) if offer.valid_until else ""
    return (
        (say("Levering"), offer.delivery_terms),
        (say("Betaling"), offer.payment_terms),
        (say("Prijzen"), say("in euro; bedragen exclusief btw, tenzij anders vermeld")),
        (say("Geldigheid"), valid.format(date=until) if until else ""),
        (say("Algemene voorwaarden"), paper.company.terms),
        (say("Bijlagen"), "" if paper.layout is OfferLayout.CLASSIC else "\n".join(enclosed(paper))),
    )


def enclosed(paper: OfferPaper) -> tuple[str, ...]:
    """The names of what comes behind the offer, in the order in which it lies there."""
    say = gettext_for(paper.language)
    own = (say("Onze argumenten"),) if paper.arguments else ()
    return (*own, *paper.enclosures) if paper.enclosures else ()


def _sentence(text: str) -> str:
    """The terms are typed with and without a capital; on paper each begins with one."""
    begun = text.strip()
    return begun[:1].upper() + begun[1:]
