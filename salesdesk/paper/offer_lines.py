"""The lines of an offer and what they add up to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from salesdesk import formats
from salesdesk.domain.company import Company
from salesdesk.domain.offer_totals import OfferTotals
from salesdesk.domain.offers import LineKind, OfferLine
from salesdesk.domain.vat import VatClass, VatSum, rate_on
from salesdesk.paper import style
from salesdesk.paper.letterhead import accent
from salesdesk.paper.letters import Say
from salesdesk.paper.pieces import Piece, Stack, TickBox
from salesdesk.paper.style import TextStyle
from salesdesk.paper.tables import Look, Row, Table
from salesdesk.paper.text import Text, width_of
from salesdesk.words import gettext_for

if TYPE_CHECKING:
    from salesdesk.paper.offer import OfferPaper

GAP = 9.0
BOX, BOX_GAP = 9.0, 5.0
WIDEST = {"code": 86.0, "quantity": 96.0, "price": 120.0, "discount": 60.0, "vat": 84.0, "amount": 130.0}
TOTALS_WIDTH = 262.0


@dataclass(frozen=True, slots=True)
class _Words:
    """One line as it is printed; empty where it has nothing to say."""

    code: str
    description: str
    note: str
    quantity: str
    price: str
    discount: str
    vat: str
    amount: str
    kind: LineKind


def line_table(lines: Sequence[OfferLine], paper: OfferPaper, day: date, tail: Piece | None) -> Table | None:
    """The lines under a repeated head with the totals as tail; columns nobody uses are left out."""
    if not lines:
        return None
    say = gettext_for(paper.language)
    words = [_words_of(line, paper, day, say) for line in lines]
    heads = {
        "code": say("Artikel"),
        "description": say("Omschrijving"),
        "quantity": say("Aantal"),
        "price": say("Prijs"),
        "discount": say("Korting"),
        "vat": say("Btw"),
        "amount": say("Bedrag"),
    }
    names = [name for name in heads if name == "description" or any(getattr(line, name) for line in words)]
    widths = _widths(names, heads, words)
    head_look = Look(pad_top=0, pad_bottom=4, gap=GAP, rule=accent(paper.company), thickness=1.0)
    head = Row([_cell(name, heads[name], style.TABLE_HEAD) for name in names], widths, head_look)
    look = Look(pad_top=5 * paper.air, pad_bottom=5 * paper.air, gap=GAP)
    rows = [_row(line, names, widths, look, say) for line in words]
    return Table(head, rows, tail)


def _words_of(line: OfferLine, paper: OfferPaper, day: date, say: Say) -> _Words:
    if line.kind is LineKind.TEXT:
        return _Words("", line.description, line.note, "", "", "", "", "", line.kind)
    language = paper.language
    percent = rate_on(paper.rates, paper.offer.vat_country, line.vat_class, day)
    is_reverse = line.vat_class is VatClass.REVERSE
    return _Words(
        line.product_code,
        line.description,
        line.note,
        f"{formats.number(line.quantity, language=language)} {line.unit}".strip(),
        formats.euro(line.unit_price, language, _decimals(line)),
        formats.percent(line.discount_percent, language) if line.discount_percent else "",
        say("verlegd") if is_reverse else formats.percent(percent, language),
        formats.euro(line.net, language),
        line.kind,
    )


def _decimals(line: OfferLine) -> int:
    """Two, or what the price needs: a unit price of € 0,0125 is no € 0,01."""
    exponent = line.unit_price.normalize().as_tuple().exponent
    return max(2, -exponent) if isinstance(exponent, int) else 2


def _widths(names: Sequence[str], heads: dict[str, str], words: Sequence[_Words]) -> list[float]:
    """Each column as wide as its widest text, within bounds; the description takes what is left."""
    widths: dict[str, float] = {}
    for name in names:
        if name != "description":
            texts = {getattr(line, name)[:60] for line in words}
            widest = max(width_of(text, style.STRONG) for text in texts)
            widths[name] = min(max(widest, width_of(heads[name], style.TABLE_HEAD)) + 1, WIDEST[name])
    widths["description"] = style.CONTENT_WIDTH - sum(widths.values()) - GAP * (len(names) - 1)
    return [widths[name] for name in names]


def _cell(name: str, text: str, text_style: TextStyle) -> Text:
    return Text(text, text_style if name in {"code", "description"} else text_style.right())


def _row(line: _Words, names: Sequence[str], widths: Sequence[float], look: Look, say: Say) -> Row:
    if line.kind is LineKind.TEXT:
        return _text_row(line, look)
    is_option = line.kind is LineKind.OPTION
    body = style.ASIDE if is_option else style.BODY
    cells: list[Piece] = []
    for name, width in zip(names, widths, strict=True):
        if name == "description":
            cells.append(_description(line, body, width, say))
        else:
            cells.append(_cell(name, getattr(line, name), _style_of(name, body)))
    return Row(cells, widths, look)


def _style_of(name: str, body: TextStyle) -> TextStyle:
    if name == "code":
        return body.tinted(style.MUTED)
    return style.STRONG if name == "amount" and body is style.BODY else body


def _text_row(line: _Words, look: Look) -> Row:
    stack = Stack(Text(line.description, style.STRONG), Text(line.note, style.SMALL))
    return Row((stack,), (style.CONTENT_WIDTH,), look)


def _description(line: _Words, body: TextStyle, width: float, say: Say) -> Piece:
    if line.kind is not LineKind.OPTION:
        return Stack(Text(line.description, body), Text(line.note, style.SMALL))
    option = say("Optie: {description}").format(description=line.description)
    outside = Text(say("Niet in het totaal begrepen."), style.SMALL)
    words = Stack(Text(option, body), Text(line.note, style.SMALL), outside)
    return Row((TickBox(body.leading), words), (BOX, width - BOX - BOX_GAP), Look(0, 0, BOX_GAP, rule=None))


def totals_block(totals: OfferTotals, company: Company, language: str) -> Row:
    """The sums at the right: discount, net, VAT per rate, total, and options outside it."""
    say = gettext_for(language)
    rows: list[Row] = []

    def add(label: str, amount: str, text_style: TextStyle, look: Look) -> None:
        cells = (Text(label, text_style), Text(amount, text_style.right()))
        wide = min(width_of(amount, text_style) + 1, 150.0)
        rows.append(Row(cells, (TOTALS_WIDTH - wide - GAP, wide), look))

    plain = Look(pad_top=2, pad_bottom=2, gap=GAP, rule=None)
    if totals.discount:
        add(say("Subtotaal"), formats.euro(totals.gross, language), style.BODY, plain)
        add(say("Korting"), formats.euro(-totals.discount, language), style.BODY, plain)
    add(say("Netto exclusief btw"), formats.euro(totals.net, language), style.BODY, plain)
    for entry in totals.vat:
        add(_vat_label(entry, language, say), formats.euro(entry.amount, language), style.BODY, plain)
    strong = Look(pad_top=5, pad_bottom=5, gap=GAP, rule=None, thickness=1.2, top_rule=accent(company))
    is_reversed = all(entry.vat_class is VatClass.REVERSE for entry in totals.vat)
    whole = say("Totaal, btw verlegd") if is_reversed else say("Totaal inclusief btw")
    add(whole, formats.euro(totals.total, language), style.TOTAL, strong)
    if totals.options:
        label = say("Opties (niet meegeteld, exclusief btw)")
        add(label, formats.euro(totals.options, language), style.SMALL, plain)
    return _at_the_right(Stack(*rows))


def _vat_label(entry: VatSum, language: str, say: Say) -> str:
    base = formats.euro(entry.base, language)
    if entry.vat_class is VatClass.REVERSE:
        return say("Btw verlegd over {base}").format(base=base)
    percent = formats.percent(entry.percent, language)
    return say("Btw {percent} over {base}").format(percent=percent, base=base)


def _at_the_right(block: Stack) -> Row:
    left = style.CONTENT_WIDTH - TOTALS_WIDTH
    return Row((Stack(), block), (left, TOTALS_WIDTH), Look(pad_top=8, pad_bottom=0, gap=0, rule=None))
