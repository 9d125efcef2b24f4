"""How a change between two offers reads, on screen and on paper, in the language of either."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from salesdesk import formats
from salesdesk.domain.offer_changes import (
    Change,
    HeadChange,
    HeadField,
    LineChange,
    LineField,
    PeriodChange,
)
from salesdesk.domain.offers import LineKind, OfferLine, Period
from salesdesk.domain.vat import VatClass
from salesdesk.paper.units import counted
from salesdesk.words import gettext_for

ARROW = " → "
NONE = "–"
LONGEST = 90
Say = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class LineWords:
    """A line of a comparison; `10 → 12` where it differs. `was` and `now` are None for what has no amount.

    `other` tells what changed besides quantity, price and discount. Amounts in brackets count in no total.
    """

    change: Change
    code: str
    name: str
    quantity: str
    price: str
    discount: str
    other: str
    was: str
    now: str
    difference: Decimal
    moved: bool = False
    is_heading: bool = False

    def details(self, language: str) -> tuple[str, ...]:
        """What differs, apart from the amounts, each with what it is."""
        say = gettext_for(language)
        cells = (
            (say("aantal {change}"), self.quantity),
            (say("prijs {change}"), self.price),
            (say("korting {change}"), self.discount),
        )
        named = tuple(words.format(change=cell) for words, cell in cells if ARROW in cell)
        return (*named, self.other) if self.other else named


@dataclass(frozen=True, slots=True)
class HeadWords:
    """One of the terms before and after."""

    field: HeadField
    name: str
    was: str
    now: str
    is_long: bool = False


def line_words(entry: LineChange, language: str) -> LineWords:
    """One line of the comparison."""
    line, before, after = entry.line, entry.before, entry.after
    has_amounts = line.has_amounts

    def both(show: Callable[[OfferLine], str]) -> str:
        if not has_amounts:
            return ""
        shown = [show(each) for each in (before, after) if each is not None and each.has_amounts]
        return ARROW.join(dict.fromkeys(shown))

    return LineWords(
        change=entry.change,
        code=line.product_code,
        name=_name(entry, language),
        quantity=both(lambda each: counted(each.quantity, each.unit, language)),
        price=both(lambda each: formats.euro(each.unit_price, language, _decimals(each))),
        discount=both(lambda each: formats.percent(each.discount_percent, language))
        if _discounted(before, after)
        else "",
        other=_other(entry, language),
        was=_amount(before, language),
        now=_amount(after, language),
        difference=entry.difference,
        moved=entry.moved,
        is_heading=line.kind is LineKind.SECTION,
    )


def total_words(entry: PeriodChange, percents: tuple[Decimal, Decimal], language: str) -> LineWords | None:
    """The discount on the total as a row of its own, so that the rows add up; None where there is none."""
    was, now = (-side.total_discount if side else Decimal(0) for side in (entry.before, entry.after))
    if not was and not now:
        return None
    say = gettext_for(language)
    return LineWords(
        change=Change.SAME if was == now else Change.CHANGED,
        code="",
        name=say("Korting op het totaal"),
        quantity="",
        price="",
        discount=ARROW.join(dict.fromkeys(formats.percent(each, language) for each in percents)),
        other="" if entry.period is Period.ONCE else period_name(entry.period, say),
        was=formats.euro(was, language) if was else "",
        now=formats.euro(now, language) if now else "",
        difference=now - was,
    )


def _name(entry: LineChange, language: str) -> str:
    line = entry.line
    name = _first_line(line)
    if not name and line.kind is LineKind.SUBTOTAL:
        name = gettext_for(language)("Subtotaal")
    if entry.before is not None and LineField.DESCRIPTION in entry.fields:
        was = _first_line(entry.before)
        return f"{was}{ARROW}{name}" if was != name else name
    return name


def _first_line(line: OfferLine) -> str:
    return line.description.strip().split("\n", 1)[0]


def _discounted(*lines: OfferLine | None) -> bool:
    return any(line is not None and line.discount_percent for line in lines)


def _decimals(line: OfferLine) -> int:
    exponent = line.unit_price.normalize().as_tuple().exponent
    return max(2, -exponent) if isinstance(exponent, int) else 2


def _amount(line: OfferLine | None, language: str) -> str:
    """Its net amount, in brackets when it is an option or an alternative that was not chosen."""
    if line is None or not line.has_amounts:
        return ""
    amount = formats.euro(line.net, language)
    return amount if line.counts else f"({amount})"


def _other(entry: LineChange, language: str) -> str:
    say = gettext_for(language)
    before, after = entry.before, entry.after
    told: list[str] = []
    if entry.line.has_amounts and entry.line.period is not Period.ONCE:
        told.append(period_name(entry.line.period, say))
    if before is None or after is None:
        return "; ".join([*told, *_standing(entry.line, say)])
    for field in entry.fields:
        if field in {LineField.CODE, LineField.VAT, LineField.PERIOD}:
            told.append(f"{_value(before, field, say)}{ARROW}{_value(after, field, say)}")
        elif field is LineField.KIND:
            told.append(_became(after, say))
        elif field is LineField.CHOSEN and after.kind is before.kind:
            told.append(say("nu gekozen") if after.is_chosen else say("niet meer gekozen"))
        elif field is LineField.NOTE:
            told.append(say("andere toelichting"))
        elif field is LineField.DESCRIPTION and _first_line(before) == _first_line(after):
            told.append(say("andere omschrijving"))
    if entry.moved:
        told.append(say("op een andere plaats"))
    return "; ".join(told)


def _became(line: OfferLine, say: Say) -> str:
    if line.kind is LineKind.OPTION:
        return say("nu een optie, buiten het totaal")
    if line.kind is LineKind.ALTERNATIVE:
        return (
            say("nu een keuze, in het totaal") if line.is_chosen else say("nu een keuze, buiten het totaal")
        )
    return say("nu in het totaal")


def _standing(line: OfferLine, say: Say) -> list[str]:
    if line.kind is LineKind.OPTION:
        return [say("optie, buiten het totaal")]
    if line.kind is LineKind.ALTERNATIVE:
        return [say("keuze, in het totaal") if line.is_chosen else say("keuze, buiten het totaal")]
    return []


def _value(line: OfferLine, field: LineField, say: Say) -> str:
    if field is LineField.CODE:
        return line.product_code or NONE
    return period_name(line.period, say) if field is LineField.PERIOD else _vat_name(line.vat_class, say)


def period_name(period: Period, say: Say) -> str:
    return {
        Period.ONCE: say("eenmalig"),
        Period.MONTHLY: say("per maand"),
        Period.YEARLY: say("per jaar"),
    }[period]


def _vat_name(vat_class: VatClass, say: Say) -> str:
    return {
        VatClass.STANDARD: say("hoog btw-tarief"),
        VatClass.MIDDLE: say("middelste btw-tarief"),
        VatClass.REDUCED: say("laag btw-tarief"),
        VatClass.ZERO: say("btw-nultarief"),
        VatClass.REVERSE: say("btw verlegd"),
    }[vat_class]


def change_name(change: Change, say: Say) -> str:
    """What became of a line, as the first word of its row."""
    return {
        Change.SAME: say("Gelijk"),
        Change.MOVED: say("Verplaatst"),
        Change.CHANGED: say("Gewijzigd"),
        Change.ADDED: say("Nieuw"),
        Change.REMOVED: say("Vervallen"),
    }[change]


def _head_name(field: HeadField, language: str) -> str:
    say = gettext_for(language)
    return {
        HeadField.RELATION: say("Relatie"),
        HeadField.CONTACT: say("Ter attentie van"),
        HeadField.SUBJECT: say("Onderwerp"),
        HeadField.REFERENCE: say("Uw kenmerk"),
        HeadField.VALID_UNTIL: say("Geldig tot en met"),
        HeadField.DELIVERY: say("Levering"),
        HeadField.PAYMENT: say("Betaling"),
        HeadField.DISCOUNT: say("Korting op het totaal"),
        HeadField.INTRODUCTION: say("Begeleidende brief"),
        HeadField.BENEFITS: say("Wat u hiermee krijgt"),
        HeadField.ATTACHMENTS: say("Bijlagen"),
        HeadField.LANGUAGE: say("Taal"),
        HeadField.VAT_COUNTRY: say("Btw-land"),
        HeadField.CHANCE: say("Kans"),
        HeadField.MONTH: say("Beslismaand"),
    }[field]


def head_words(entry: HeadChange, language: str, names: Mapping[UUID, str]) -> HeadWords:
    """One of the terms; `names` are of people, relations and documents by id."""
    was, now = (_head_value(entry.field, value, language, names) for value in (entry.before, entry.after))
    is_long = any(len(text) > LONGEST or "\n" in text for text in (was, now))
    return HeadWords(entry.field, _head_name(entry.field, language), was, now, is_long)


def _head_value(field: HeadField, value: Any, language: str, names: Mapping[UUID, str]) -> str:
    if value is None or value in {"", ()}:
        return NONE
    if isinstance(value, tuple):
        return ", ".join(names.get(each, NONE) for each in value)
    if isinstance(value, UUID):
        return names.get(value, NONE)
    if isinstance(value, date):
        is_month = field is HeadField.MONTH
        return formats.month_text(value, language) if is_month else formats.paper_date(value, language)
    if field in {HeadField.DISCOUNT, HeadField.CHANCE}:
        return formats.percent(value, language)
    return str(value)
