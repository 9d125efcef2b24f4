"""The lines of an offer while they are typed: every change gives new lines, or a refusal and nothing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from uuid import UUID

from salesdesk.domain.offer_line_rules import line_problems
from salesdesk.domain.offers import LineKind, OfferLine
from salesdesk.domain.products import Product
from salesdesk.domain.vat import VatClass
from salesdesk.errors import Refused
from salesdesk.ui.offers.line_columns import Rates, plain_number, with_typed

NewLine = Callable[[LineKind], OfferLine]
Lines = tuple[OfferLine, ...]
_WIDE = ("product_code", "description", "quantity", "unit", "unit_price", "discount_percent")
_NARROW = ("description", "quantity", "unit_price")


def filled(line: OfferLine, product: Product) -> OfferLine:
    """The line for this article, in the quantity and at the discount that stood there."""
    return replace(
        line,
        product_code=product.code,
        description=product.name,
        unit=product.unit,
        unit_price=product.price,
        vat_class=product.vat_class,
    )


def takes_article(line: OfferLine) -> bool:
    """Whether words typed as its description may still mean an article."""
    return line.kind is not LineKind.TEXT and not line.product_code and not line.unit_price


class LineEdits:
    """Knows the articles, the VAT rates and how a new line begins."""

    def __init__(self, new_line: NewLine) -> None:
        self._new_line = new_line
        self._products: dict[str, Product] = {}
        self.rates: Rates = {}

    def set_products(self, products: Sequence[Product]) -> None:
        self._products = {product.code.casefold(): product for product in products}

    def found(self, text: str, most: int = 8) -> list[Product]:
        """Articles that hold every word; first whose code begins with it, then whose name does."""
        words = text.casefold().split()
        fitting = [
            product
            for product in self._products.values()
            if all(word in f"{product.code} {product.name}".casefold() for word in words)
        ]
        if not words:
            return fitting[:most]
        return sorted(fitting, key=lambda found: _distance(found, words[0]))[:most]

    def product(self, code: str) -> Product | None:
        return self._products.get(code.strip().casefold())

    def typed(
        self, lines: Lines, line: OfferLine | None, key: str, value: str | Product, *, drafting: bool = False
    ) -> Lines:
        """What a cell gives back: its words, or the article that was picked; no line: the row below them.

        While `drafting` a code is only words: `SM-1` may yet become `SM-12`.
        """
        before = line or self._new_line(LineKind.PRODUCT)
        if isinstance(value, Product):
            return self._put(lines, line, filled(before, value))
        if line is None and not value.strip():
            return lines
        is_code = key == "product_code" or (key == "description" and takes_article(before))
        known = self.product(value) if is_code and not drafting else None
        after = filled(before, known) if known else with_typed(before, key, value, self.rates)
        return self._put(lines, line, after)

    @staticmethod
    def _put(lines: Lines, before: OfferLine | None, after: OfferLine) -> Lines:
        place = place_of(lines, before.id) if before else len(lines)
        problems = tuple(line_problems(after, place))
        if problems:
            raise Refused(*problems)
        return (*lines[:place], after, *lines[place + 1 :])

    def with_kind(self, lines: Lines, line: OfferLine, kind: LineKind) -> Lines:
        """A counted line as an option, or the other way about."""
        return self._put(lines, line, replace(line, kind=kind))

    def with_vat(self, lines: Lines, line: OfferLine, vat_class: VatClass) -> Lines:
        return self._put(lines, line, replace(line, vat_class=vat_class))

    def with_note(self, lines: Lines, line: OfferLine, note: str) -> Lines:
        """The small words under the description."""
        return self._put(lines, line, replace(line, note=note.strip()))

    def added(self, lines: Lines, under: OfferLine | None, kind: LineKind) -> tuple[Lines, int]:
        """An empty line of this kind under another one, or at the end; and where it came."""
        place = place_of(lines, under.id) + 1 if under else len(lines)
        return (*lines[:place], self._new_line(kind), *lines[place:]), place

    def pasted(self, lines: Lines, under: OfferLine | None, text: str) -> tuple[Lines, int]:
        """Rows copied in a spreadsheet as lines, and how many of them could not be read.

        Columns: article, description, quantity, per, price, discount; or description, quantity, price.
        """
        place = place_of(lines, under.id) + 1 if under else len(lines)
        made: list[OfferLine] = []
        unread = 0
        for words in text.splitlines():
            cells = [cell.strip() for cell in words.split("\t")]
            if not any(cells):
                continue
            try:
                made.append(self._pasted(cells))
            except Refused:
                unread += 1
        return (*lines[:place], *made, *lines[place:]), unread

    def _pasted(self, cells: Sequence[str]) -> OfferLine:
        line = self._new_line(LineKind.PRODUCT)
        known = self.product(cells[0])
        names = _WIDE if known or len(cells) > len(_NARROW) else _NARROW
        if known:
            line = filled(line, known)
        for name, text in zip(names, cells, strict=False):
            if text:
                line = with_typed(line, name, text, self.rates)
        problems = tuple(line_problems(line, 0))
        if problems or not line.description:
            raise Refused(*problems)
        return line


def _distance(product: Product, word: str) -> int:
    if product.code.casefold().startswith(word):
        return 0
    parts = product.name.casefold().split()
    return (
        1 if parts and parts[0].startswith(word) else 2 if any(each.startswith(word) for each in parts) else 3
    )


def place_of(lines: Lines, line_id: UUID) -> int:
    """The place of a line, the end when it is not there any more."""
    return next((place for place, line in enumerate(lines) if line.id == line_id), len(lines))


def without(lines: Lines, gone: OfferLine) -> Lines:
    return tuple(line for line in lines if line.id != gone.id)


def put_back(lines: Lines, line: OfferLine, place: int) -> Lines:
    """A removed line where it was."""
    rest = without(lines, line)
    return (*rest[:place], line, *rest[place:])


def moved(lines: Lines, line: OfferLine, step: int) -> Lines:
    """One place up (-1) or down (+1); at the edge it stays."""
    place = place_of(lines, line.id)
    to = place + step
    if place >= len(lines) or not 0 <= to < len(lines):
        return lines
    rest = without(lines, line)
    return (*rest[:to], lines[place], *rest[to:])


def as_rows(lines: Sequence[OfferLine]) -> str:
    """Lines as a spreadsheet takes them from the clipboard."""
    return "\n".join(
        "\t".join(
            (
                line.product_code,
                " ".join(line.description.split()),
                plain_number(line.quantity),
                line.unit,
                plain_number(line.unit_price),
                plain_number(line.discount_percent),
            )
        )
        for line in lines
    )
