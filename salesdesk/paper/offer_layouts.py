"""The three layouts of an offer: all on a page, a letter first, or under a band in the house's colour."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlab.platypus import Flowable, PageBreak

from salesdesk.paper import style
from salesdesk.paper.letterhead import accent
from salesdesk.paper.letters import address_block, closing, facts_grid
from salesdesk.paper.offer_parts import (
    WIDTH,
    benefit_rows,
    benefits,
    enclosed,
    facts_of,
    facts_strip,
    greeting_and_letter,
    lines_and_totals,
    references,
    terms,
)
from salesdesk.paper.offer_signing import agreement, signing
from salesdesk.paper.panels import Panel, pale
from salesdesk.paper.pieces import Gap, Piece, Stack
from salesdesk.paper.style import Face, TextStyle
from salesdesk.paper.tables import Look, Row
from salesdesk.paper.text import Text
from salesdesk.words import gettext_for

if TYPE_CHECKING:
    from salesdesk.paper.offer import OfferPaper

ADDRESS, FACTS = 216.0, 236.0
SUBJECT = TextStyle(face=Face.BOLD, size=17.0, leading=21.0)
PAD = 13.0


def compact_story(paper: OfferPaper) -> list[Flowable]:
    """Letter, lines, terms and signature under each other."""
    return [
        *_opening(paper, paper.title),
        *_subject(paper),
        *greeting_and_letter(paper),
        *lines_and_totals(paper),
        *benefits(paper),
        *references(paper),
        *terms(paper, signing(paper)),
    ]


def classic_story(paper: OfferPaper) -> list[Flowable]:
    """A letter on a page of its own; the offer begins behind it."""
    say = gettext_for(paper.language)
    title = paper.offer.subject.strip() or paper.title
    onward = say("Onze offerte vindt u op de volgende pagina. Heeft u vragen, dan hoor ik ze graag.")
    return [
        *_opening(paper, title),
        *greeting_and_letter(paper),
        *benefits(paper),
        *references(paper),
        Text(onward, style.BODY).after(14),
        closing(paper.seller, paper.company, say).after(20),
        *_enclosures(paper),
        PageBreak(),
        Text(paper.title, style.TITLE.tinted(accent(paper.company))),
        *_subject(paper),
        facts_strip(paper).after(10),
        *lines_and_totals(paper),
        *terms(paper, signing(paper, _on_our_side(paper))),
    ]


def modern_story(paper: OfferPaper) -> list[Flowable]:
    """Under the band: for whom, what about, what he gets, and a framed place to sign."""
    say = gettext_for(paper.language)
    tint = accent(paper.company)
    opening: list[Piece] = [
        address_block(paper.relation, paper.contact, paper.company, say),
        facts_strip(paper).after(16 * paper.air),
    ]
    if paper.offer.subject.strip():
        opening.append(Text(paper.offer.subject, SUBJECT.tinted(tint)).after(18 * paper.air))
    inside = WIDTH - 2 * PAD
    gets = benefit_rows(paper, inside, "✓")
    if gets:
        head = Text(say("Wat u hiermee krijgt"), style.HEADING.tinted(tint))
        gets_panel = [Panel(Stack(head, *gets), pale(tint), pad=PAD).after(14 * paper.air)]
    signed = Row(
        (closing(paper.seller, paper.company, say), agreement(paper, inside - 180 - 24)),
        (180.0, inside - 180 - 24),
        Look(pad_top=0, pad_bottom=0, gap=24, rule=None),
    )
    framed = Stack(Gap(max(10.0, 18 * paper.air)), Panel(signed, None, edge=tint, pad=PAD))
    return [
        *opening,
        *greeting_and_letter(paper),
        *(gets_panel if gets else []),
        *lines_and_totals(paper),
        *references(paper),
        *terms(paper, framed),
    ]


def _opening(paper: OfferPaper, title: str) -> list[Piece]:
    say = gettext_for(paper.language)
    address = address_block(paper.relation, paper.contact, paper.company, say)
    grid = facts_grid(facts_of(paper), (86.0, 140.0))
    look = Look(pad_top=0, pad_bottom=0, gap=31.0, rule=None)
    return [
        Row((address, grid), (ADDRESS, FACTS), look),
        Text(title, style.TITLE.tinted(accent(paper.company))).after(26 * paper.air),
    ]


def _enclosures(paper: OfferPaper) -> list[Piece]:
    """What comes along, below the letter."""
    names = enclosed(paper)
    if not names:
        return []
    say = gettext_for(paper.language)
    return [
        Stack(Text(say("Bijlagen"), style.SMALL_STRONG), *(Text(name, style.SMALL) for name in names)).after(
            22
        )
    ]


def _subject(paper: OfferPaper) -> list[Piece]:
    return [Text(paper.offer.subject, style.SUBTITLE)] if paper.offer.subject.strip() else []


def _on_our_side(paper: OfferPaper) -> Stack:
    """Who offers it; the letter in front has greeted already."""
    say, seller = gettext_for(paper.language), paper.seller
    return Stack(
        Text(say("Aangeboden door"), style.SMALL),
        Text(seller.name or paper.company.name, style.STRONG),
        *(Text(line, style.SMALL) for line in (seller.function, paper.company.name) if line.strip()),
    )
