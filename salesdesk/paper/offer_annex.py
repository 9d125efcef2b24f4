"""What stands behind the letter of an offer: the arguments the seller chose, with their proof."""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.platypus import Flowable, PageBreak

from salesdesk.domain.company import Company
from salesdesk.domain.value_proposition import Argument
from salesdesk.paper import style
from salesdesk.paper.letterhead import accent
from salesdesk.paper.letters import Say
from salesdesk.paper.pieces import Gap, Piece, under_heading
from salesdesk.paper.text import Text
from salesdesk.paper.value_annex import proof_row

WIDTH = style.CONTENT_WIDTH


def offer_annex(arguments: Sequence[Argument], company: Company, say: Say) -> list[Flowable]:
    """A page of its own behind the letter: title, text and proof of the chosen arguments, in their order.

    Competitors have no place here; the caller leaves out what names one.
    """
    if not arguments:
        return []
    tint = accent(company)
    story: list[Flowable] = [
        PageBreak(),
        Text(say("Bijlage: onze argumenten"), style.TITLE.tinted(tint)),
    ]
    for argument in arguments:
        body: list[Piece] = [Text(argument.text, style.BODY)] if argument.text.strip() else []
        if argument.evidence.strip():
            body.append(proof_row(say("Waaruit dat blijkt"), argument.evidence, 88.0).after(2))
        heading = Text(argument.title, style.HEADING).after(14)
        story += under_heading(heading, body or [Gap(0)], WIDTH)
    return story
