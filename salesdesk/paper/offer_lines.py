"""The lines of an offer on paper: under headings, with subtotals, options and alternatives to tick."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import reduce
from typing import TYPE_CHECKING

from salesdesk import formats
from salesdesk.domain.offer_line_order import gathered
from salesdesk.domain.offer_totals import extra_price, subtotals
from salesdesk.domain.offers import LineKind, OfferLine, Period
from salesdesk.domain.vat import VatClass, rate_on
from salesdesk.paper import style
from salesdesk.paper.letterhead import accent
from salesdesk.paper.letters import Say
from salesdesk.paper.pieces import Piece, Stack, TickBox
from salesdesk.paper.style import TextStyle
from salesdesk.paper.tables import Look, Row, Table
from salesdesk.paper.text import Text, width_of
from salesdesk.paper.units import counted
from salesdesk.words import gettext_for, word

if TYPE_CHECKING:
    from salesdesk.paper.offer import OfferPaper

GAP = 9.0
BOX, BOX_GAP = 9.0, 5.0
WIDEST = {"code": 86.0, "quantity": 96.0, "price": 120.0, "discount": 60.0, "vat": 84.0, "amount": 130.0}
LEAST_DESCRIPTION = 150.0
NARROWED = {"code": 40.0, "quantity": 44.0}
"""What gives way, and down to where, when long codes and units would leave the description no room."""
SUBTOTAL_WIDTH = 190.0


@dataclass(frozen=True, slots=True)
class _Words:
    """One line as it is printed; empty where it has nothing to say.

    `aside` stands small below it, `ticked` is None without a box to tick, `inset` leaves the room of one.
    """

    code: str = ""
    description: str = ""
    note: str = ""
    quantity: str = ""
    price: str = ""
    discount: str = ""
    vat: str = ""
    amount: str = ""
    period: str = ""
    aside: str = ""
    kind: LineKind = LineKind.TEXT
    counts: bool = True
    ticked: bool | None = None
    inset: bool = False


def line_table(lines: Sequence[OfferLine], paper: OfferPaper, day: date, tail: Piece | None) -> Table | None:
    """The lines under a repeated head with the totals as tail; columns nobody uses are left out."""
    if not lines:
        return None
    say = gettext_for(paper.language)
    ordered = gathered(lines)
    words = [
        each
        for at, line in enumerate(ordered)
        for each in (*_choice_head(ordered, at, say), _words_of(ordered, at, paper, day))
    ]
    heads = {
        "code": say("Artikel"),
        "description": say("Omschrijving"),
        "quantity": say("Aantal"),
        "price": say("Prijs"),
        "discount": say("Korting"),
        "vat": say("Btw"),
        "amount": say("Bedrag"),
    }
    names = [name for name in heads if name == "description" or any(_text(line, name) for line in words)]
    widths = _widths(names, heads, words)
    head_look = Look(pad_top=0, pad_bottom=4, gap=GAP, rule=accent(paper.company), thickness=1.0)
    head = Row([_cell(name, heads[name], style.TABLE_HEAD) for name in names], widths, head_look)
    look = Look(pad_top=5 * paper.air, pad_bottom=5 * paper.air, gap=GAP)
    rows = [_row(line, names, widths, look, paper) for line in words]
    return Table(head, rows, tail)


def _text(line: _Words, name: str) -> str:
    """What makes a column needed: the sums of a subtotal stand in a row of their own."""
    return "" if line.kind is LineKind.SUBTOTAL else str(getattr(line, name))


def _choice_head(lines: Sequence[OfferLine], at: int, say: Say) -> tuple[_Words, ...]:
    """Above the first alternative of a choice: what there is to choose."""
    line = lines[at]
    if line.kind is not LineKind.ALTERNATIVE or (at and lines[at - 1].choice == line.choice):
        return ()
    title = say("Keuze: {choice}").format(choice=line.choice)
    return (_Words(description=title, note=say("Kruis aan wat u kiest."), kind=LineKind.SECTION),)


def _words_of(lines: Sequence[OfferLine], at: int, paper: OfferPaper, day: date) -> _Words:
    line, language, say = lines[at], paper.language, gettext_for(paper.language)
    if line.kind is LineKind.SUBTOTAL:
        sums = subtotals(lines)[line.id]
        title = line.description or say("Subtotaal")
        return _Words(
            description=title, note=line.note, amount="\n".join(_sums(sums, language)), kind=line.kind
        )
    if not line.has_amounts:
        return _Words(description=line.description, note=line.note, kind=line.kind)
    is_choice = line.kind is LineKind.ALTERNATIVE
    begins = not (is_choice and at and _is_same_variant(lines[at - 1], line))
    return _Words(
        line.product_code,
        _described(line, say, begins=begins),
        line.note,
        counted(line.quantity, line.unit, language),
        formats.euro(line.unit_price, language, _decimals(line)),
        formats.percent(line.discount_percent, language) if line.discount_percent else "",
        _vat_words(line, paper, day),
        formats.euro(line.net, language),
        "" if line.period is Period.ONCE else word(line.period, language),
        _aside(lines, line, paper) if begins else "",
        line.kind,
        line.counts,
        line.is_chosen and is_choice if begins and line.kind is not LineKind.PRODUCT else None,
        is_choice and not begins,
    )


def _is_same_variant(line: OfferLine, other: OfferLine) -> bool:
    return (line.kind, line.choice, line.variant) == (other.kind, other.choice, other.variant)


def _vat_words(line: OfferLine, paper: OfferPaper, day: date) -> str:
    if line.vat_class is VatClass.REVERSE:
        say = gettext_for(paper.language)
        return say("verlegd")
    percent = rate_on(paper.rates, paper.offer.vat_country, line.vat_class, day)
    return formats.percent(percent, paper.language)


def _described(line: OfferLine, say: Say, *, begins: bool) -> str:
    if line.kind is LineKind.OPTION:
        return say("Optie: {description}").format(description=line.description)
    if line.kind is LineKind.ALTERNATIVE and begins:
        return f"{line.variant}: {line.description}"
    return line.description


def _aside(lines: Sequence[OfferLine], line: OfferLine, paper: OfferPaper) -> str:
    """What ticking this box does to the total."""
    say = gettext_for(paper.language)
    if line.kind is LineKind.OPTION:
        return say("Niet in het totaal begrepen.")
    if line.kind is not LineKind.ALTERNATIVE:
        return ""
    if line.is_chosen:
        return say("In het totaal begrepen.")
    extra = extra_price(lines, line.choice, line.variant, paper.offer.discount_percent)
    more = {period: amount for period, amount in extra.items() if amount > 0}
    less = {period: -amount for period, amount in extra.items() if amount < 0}
    parts = [
        sentence.format(amount=_together(_sums(amounts, paper.language), say))
        for sentence, amounts in ((say("Meerprijs {amount}."), more), (say("Minderprijs {amount}."), less))
        if amounts
    ]
    return " ".join(parts) or say("Zonder meerprijs.")


def _together(parts: Sequence[str], say: Say) -> str:
    pair = say("{first} en {second}")
    return reduce(lambda first, second: pair.format(first=first, second=second), parts)


def _sums(sums: Mapping[Period, Decimal], language: str) -> list[str]:
    """`€ 1.250,00`, `€ 140,00 per maand`."""
    return [
        formats.euro(amount, language) + ("" if period is Period.ONCE else f" {word(period, language)}")
        for period, amount in sums.items()
    ]


def _decimals(line: OfferLine) -> int:
    """Two, or what the price needs: a unit price of € 0,0125 is no € 0,01."""
    exponent = line.unit_price.normalize().as_tuple().exponent
    return max(2, -exponent) if isinstance(exponent, int) else 2


def _widths(names: Sequence[str], heads: dict[str, str], words: Sequence[_Words]) -> list[float]:
    """Each column as wide as its widest text, within bounds; the description takes what is left."""
    widths: dict[str, float] = {}
    for name in names:
        if name != "description":
            texts = {_text(line, name)[:60] for line in words}
            widest = max(width_of(text, style.STRONG) for text in texts)
            widths[name] = min(max(widest, width_of(heads[name], style.TABLE_HEAD)) + 1, WIDEST[name])
    if "amount" in widths:
        periods = max(width_of(line.period, style.SMALL) for line in words)
        widths["amount"] = min(max(widths["amount"], periods + 1), WIDEST["amount"])
    room = style.CONTENT_WIDTH - GAP * (len(names) - 1)
    for name, least in NARROWED.items():
        short = LEAST_DESCRIPTION - (room - sum(widths.values()))
        if name in widths and short > 0:
            widths[name] = max(min(widths[name], least), widths[name] - short)
    widths["description"] = room - sum(widths.values())
    return [widths[name] for name in names]


def _cell(name: str, text: str, text_style: TextStyle) -> Text:
    return Text(text, text_style if name in {"code", "description"} else text_style.right())


def _row(line: _Words, names: Sequence[str], widths: Sequence[float], look: Look, paper: OfferPaper) -> Row:
    if line.kind is LineKind.SECTION:
        return _heading_row(line, look, paper)
    if line.kind is LineKind.SUBTOTAL:
        return _subtotal_row(line, look)
    if line.kind is LineKind.TEXT:
        return _text_row(line, look)
    body = style.BODY if line.counts else style.ASIDE
    cells: list[Piece] = []
    for name, width in zip(names, widths, strict=True):
        if name == "description":
            cells.append(_description(line, body, width))
        elif name == "amount" and line.period:
            amount = _cell(name, line.amount, _style_of(name, body))
            cells.append(Stack(amount, Text(line.period, style.SMALL.right())))
        else:
            cells.append(_cell(name, getattr(line, name), _style_of(name, body)))
    return Row(cells, widths, look)


def _style_of(name: str, body: TextStyle) -> TextStyle:
    if name == "code":
        return body.tinted(style.MUTED)
    return style.STRONG if name == "amount" and body is style.BODY else body


def _heading_row(line: _Words, look: Look, paper: OfferPaper) -> Row:
    """A heading over what follows; it never ends a page."""
    title = Text(line.description, style.HEADING.tinted(accent(paper.company)))
    stack = Stack(title, Text(line.note, style.SMALL)) if line.note else title
    airy = Look(look.pad_top + 6 * paper.air, look.pad_bottom - 1, look.gap)
    return Row((stack,), (style.CONTENT_WIDTH,), airy).tied(below=True)


def _subtotal_row(line: _Words, look: Look) -> Row:
    """What stands above it together; it never begins a page."""
    words = Stack(Text(line.description, style.STRONG), Text(line.note, style.SMALL))
    sums = Stack(*(Text(part, style.STRONG.right()) for part in line.amount.split("\n")))
    widths = (style.CONTENT_WIDTH - SUBTOTAL_WIDTH - GAP, SUBTOTAL_WIDTH)
    ruled = Look(look.pad_top, look.pad_bottom, GAP, thickness=0.9)
    return Row((words, sums), widths, ruled).tied(above=True)


def _text_row(line: _Words, look: Look) -> Row:
    stack = Stack(Text(line.description, style.STRONG), Text(line.note, style.SMALL))
    return Row((stack,), (style.CONTENT_WIDTH,), look)


def _description(line: _Words, body: TextStyle, width: float) -> Piece:
    parts = [Text(line.description, body), Text(line.note, style.SMALL)]
    words = Stack(*parts, *([Text(line.aside, style.SMALL)] if line.aside else []))
    if line.ticked is None and not line.inset:
        return words
    box: Piece = Stack() if line.ticked is None else TickBox(body.leading, ticked=line.ticked)
    return Row((box, words), (BOX, width - BOX - BOX_GAP), Look(0, 0, BOX_GAP, rule=None))
