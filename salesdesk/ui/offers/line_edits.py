"""The lines of an offer while they are typed: every change gives new lines, or a refusal and nothing."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from uuid import UUID

from salesdesk.domain import offer_choices
from salesdesk.domain.offer_choices import settled
from salesdesk.domain.offer_line_order import Lines, duplicates, inserted, place_of, without
from salesdesk.domain.offer_line_rules import line_problems
from salesdesk.domain.offer_totals import with_chosen
from salesdesk.domain.offers import LineKind, OfferLine, Period
from salesdesk.domain.pasted_lines import Reading, UnreadRow, read_rows
from salesdesk.domain.products import Product
from salesdesk.domain.vat import VatClass
from salesdesk.errors import Refused
from salesdesk.services.offers import OfferView
from salesdesk.ui import spoken
from salesdesk.ui.offers.article_finder import ArticleFinder
from salesdesk.ui.offers.line_columns import LineMarks, with_typed
from salesdesk.ui.offers.line_prices import LinePrices
from salesdesk.ui.suggestions import Suggestion
from salesdesk.words import _, decimal_sign, word

NewLine = Callable[[LineKind], OfferLine]


def takes_article(line: OfferLine) -> bool:
    """Whether words typed as its description may still mean an article."""
    return line.has_amounts and not line.product_code and not line.unit_price


class LineEdits:
    """Knows the articles with their prices, the VAT rates and how a new line begins."""

    def __init__(self, new_line: NewLine) -> None:
        self._new_line = new_line
        self.articles = ArticleFinder()
        self.prices = LinePrices(self.product)
        self.marks = LineMarks()
        self.marks.is_ended = self.prices.is_ended
        self.percents: Mapping[VatClass, Decimal] = {}

    def show_view(self, view: OfferView) -> None:
        """The VAT rates and prices of this customer."""
        self.percents = view.vat_rates(view.offer)
        self.prices.book = view.prices
        self.marks.rates = {
            vat_class: word(vat_class) if vat_class is VatClass.REVERSE else spoken.percent(percent)
            for vat_class, percent in self.percents.items()
        }

    def set_products(self, articles: ArticleFinder) -> None:
        self.articles = articles

    def suggestions(self, text: str) -> list[Suggestion]:
        """The articles that may be meant, at the price of this customer."""
        return self.articles.suggestions(text, self.prices.book)

    def product(self, code: str) -> Product | None:
        return self.articles.by_code(code)

    def typed(
        self, lines: Lines, line: OfferLine | None, key: str, value: str | Product, *, drafting: bool = False
    ) -> Lines:
        """What a cell gives back: its words, or the article that was picked; no line: the row below them.

        While `drafting` a code is only words: `SM-1` may yet become `SM-12`.
        """
        before = line or self._new_line(LineKind.PRODUCT)
        if isinstance(value, Product):
            return self._put(lines, line, self.prices.fill(before, value))
        if line is None and not value.strip():
            return lines
        is_code = key == "product_code" or (key == "description" and takes_article(before))
        known = self.product(value) if is_code and not drafting else None
        if known:
            return self._put(lines, line, self.prices.fill(before, known))
        after = with_typed(before, key, value, self.marks.rates)
        if key == "quantity":
            after = self.prices.follow(before, after)
        return self._put(lines, line, after)

    @staticmethod
    def _put(lines: Lines, before: OfferLine | None, after: OfferLine) -> Lines:
        place = place_of(lines, before.id) if before else len(lines)
        problems = tuple(line_problems(after, place))
        if problems:
            raise Refused(*problems)
        return (*lines[:place], after, *lines[place + 1 :])

    def with_note(self, lines: Lines, line: OfferLine, note: str) -> Lines:
        """The small words under the description."""
        return self._put(lines, line, replace(line, note=note.strip()))

    def added(self, lines: Lines, under: OfferLine | None, kind: LineKind) -> tuple[Lines, int]:
        """An empty line of this kind under another one, or at the end; and where it came."""
        new = self._new_line(kind)
        made = inserted(lines, under, [new])
        return made, place_of(made, new.id)

    def as_choice(self, lines: Lines, line: OfferLine) -> tuple[Lines, int]:
        """This line as the first of two alternatives, and the place of the second."""
        name = line.description.split("\n", 1)[0].strip() or _("Keuze")
        return self._with_new(lambda new: offer_choices.as_choice(lines, line, name, new))

    def with_variant(self, lines: Lines, line: OfferLine) -> tuple[Lines, int]:
        """One alternative more in the choice of this line, and its place."""
        return self._with_new(lambda new: offer_choices.with_variant(lines, line, new))

    def with_package_line(self, lines: Lines, line: OfferLine) -> tuple[Lines, int]:
        """One line more in the same alternative, and its place."""
        return self._with_new(lambda new: offer_choices.with_package_line(lines, line, new))

    def _with_new(self, change: Callable[[OfferLine], Lines]) -> tuple[Lines, int]:
        new = self._new_line(LineKind.ALTERNATIVE)
        made = change(new)
        return made, place_of(made, new.id)

    def duplicated(self, lines: Lines, chosen: Sequence[OfferLine]) -> Lines:
        """These lines once more, under the last of them."""
        made = duplicates(chosen, lambda: self._new_line(LineKind.PRODUCT).id)
        return inserted(lines, chosen[-1] if chosen else None, made)

    def brought(self, lines: Lines, under: OfferLine | None, copied: Sequence[OfferLine]) -> Lines:
        """Lines that were copied in an offer, with ids of their own; a choice comes as a new choice."""
        names = {line.choice for line in lines if line.choice}
        renamed = {line.choice: offer_choices.free_name(line.choice, names) for line in copied if line.choice}
        made = [
            replace(line, id=self._new_line(line.kind).id, choice=renamed.get(line.choice, ""), deleted=False)
            for line in copied
        ]
        return settled(inserted(lines, under, made))

    def pasted(self, lines: Lines, under: OfferLine | None, text: str) -> tuple[Lines, tuple[UnreadRow, ...]]:
        """Rows copied in a spreadsheet as lines, and those that could not be read."""
        reading = Reading(
            self.product,
            self.prices.fill,
            lambda: self._new_line(LineKind.PRODUCT),
            self.percents,
            decimal_sign(),
        )
        found = read_rows(text, reading)
        return inserted(lines, under, found.lines), found.unread


def changed(lines: Lines, chosen: Collection[UUID], change: Callable[[OfferLine], OfferLine]) -> Lines:
    """These lines changed in one way."""
    return settled([change(line) if line.id in chosen else line for line in lines])


def with_kind(lines: Lines, chosen: Collection[UUID], kind: LineKind) -> Lines:
    """Counted lines as options or texts, or the other way about; out of the choice they were in."""
    return changed(lines, chosen, lambda line: offer_choices.as_kind(line, kind))


def with_vat(lines: Lines, chosen: Collection[UUID], vat_class: VatClass) -> Lines:
    return changed(lines, chosen, lambda line: replace(line, vat_class=vat_class))


def with_period(lines: Lines, chosen: Collection[UUID], period: Period) -> Lines:
    return changed(lines, chosen, lambda line: replace(line, period=period))


def chosen_instead(lines: Lines, line: OfferLine) -> Lines:
    """The alternative of this line in the total, the others of its choice outside it."""
    return with_chosen(lines, line.choice, line.variant)


def removed(lines: Lines, gone: Collection[UUID]) -> Lines:
    """The lines without these; of a choice that lost the alternative that counted another one counts."""
    return settled(without(lines, gone))
