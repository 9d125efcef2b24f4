"""Where the customer says yes: name, function, place, date and signature, on lines to write on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from salesdesk.domain.offers import LineKind
from salesdesk.paper import style
from salesdesk.paper.letterhead import accent
from salesdesk.paper.letters import Say, closing
from salesdesk.paper.pieces import Gap, Piece, Rule, Stack
from salesdesk.paper.tables import Look, Row
from salesdesk.paper.text import Text, width_of
from salesdesk.words import gettext_for

if TYPE_CHECKING:
    from salesdesk.paper.offer import OfferPaper

LEFT, BETWEEN = 180.0, 31.0
LINE, TALL_LINE, LEAST_TALL = 18.0, 36.0, 28.0
CHOICES = frozenset({LineKind.OPTION, LineKind.ALTERNATIVE})


def signing(paper: OfferPaper, left: Piece | None = None) -> Row:
    """The greeting (or another piece) at the left and room to sign at the right, never alone on a page."""
    say = gettext_for(paper.language)
    width = style.CONTENT_WIDTH - LEFT - BETWEEN
    greeting = closing(paper.seller, paper.company, say) if left is None else left
    look = Look(pad_top=24 * paper.air, pad_bottom=0, gap=BETWEEN, rule=None)
    return Row((greeting, agreement(paper, width)), (LEFT, width), look)


def agreement(paper: OfferPaper, width: float) -> Stack:
    """The heading, what is agreed to, and the lines."""
    say = gettext_for(paper.language)
    agreed = Text(say("Akkoord met deze offerte"), style.HEADING.tinted(accent(paper.company)))
    tall = max(LEAST_TALL, TALL_LINE * paper.air)
    return Stack(agreed, *_choice(paper, say), Gap(2), *writing_rows(say, width, tall))


def _choice(paper: OfferPaper, say: Say) -> tuple[Piece, ...]:
    """Who may choose is told that his ticks count."""
    if not any(line.kind in CHOICES and not line.deleted for line in paper.offer.lines):
        return ()
    return (Text(say("Wat u hierboven aankruist, hoort bij deze opdracht."), style.SMALL),)


def writing_rows(say: Say, width: float, tall: float) -> list[Row]:
    """A label and a line behind it, all lines beginning at the same place; place and date share one."""
    labels = [say("Naam"), say("Functie"), say("Plaats"), say("Handtekening")]
    wide = max(width_of(label, style.SMALL) for label in labels) + 1
    date = say("Datum")
    date_wide = width_of(date, style.SMALL) + 1
    line = (width - wide - date_wide - 3 * 8) / 2
    half = (wide, line, date_wide, line)
    return [
        _row((labels[0],), (wide, width - wide - 8), LINE),
        _row((labels[1],), (wide, width - wide - 8), LINE),
        _row((labels[2], date), half, LINE),
        _row((labels[3],), (wide, width - wide - 8), tall),
    ]


def _row(labels: tuple[str, ...], widths: tuple[float, ...], tall: float) -> Row:
    cells: list[Piece] = []
    for label in labels:
        cells.append(Stack(Gap(tall - style.SMALL.leading + 2.4), Text(label, style.SMALL)))
        cells.append(Stack(Gap(tall), Rule(style.WRITING_LINE, 0.7)))
    return Row(cells, widths, Look(pad_top=0, pad_bottom=0, gap=8, rule=None))
