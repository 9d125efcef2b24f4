"""The columns of the lines of an offer: what stands in a cell, and what typed words make of the line."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Any
from uuid import UUID

from PySide6.QtCore import Qt

from salesdesk.domain.money import parse_amount
from salesdesk.domain.offers import LineKind, OfferLine, Period
from salesdesk.domain.pasted_lines import period_of
from salesdesk.domain.vat import VatClass
from salesdesk.ui import spoken
from salesdesk.ui.edit_table import EditColumn, EditModel
from salesdesk.ui.fields import refusal
from salesdesk.ui.suggestions import Suggest
from salesdesk.ui.table import Index
from salesdesk.words import _, decimal_sign, word

Words = Callable[[OfferLine], str]
Rates = Mapping[VatClass, str]
CODE, DESCRIPTION, QUANTITY, UNIT, PRICE, DISCOUNT, VAT, PERIOD, NET = range(9)
_KIND_ICONS = {LineKind.OPTION: "star", LineKind.TEXT: "note"}


class LineModel(EditModel[OfferLine]):
    """Says aloud what kind of line a description is of, and whether an alternative counts."""

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        said = super().data(index, role)
        spoken_aloud = role == Qt.ItemDataRole.AccessibleTextRole and index.column() == DESCRIPTION
        if not spoken_aloud or self.is_new(index.row()):
            return said
        line = self.line(index.row())
        if line.kind is LineKind.PRODUCT:
            return said
        parts = [str(said), word(line.kind)]
        if line.kind is LineKind.ALTERNATIVE:
            parts.append(_("telt mee") if line.is_chosen else _("telt niet mee"))
        return ", ".join(parts)


def _no_words(_line: OfferLine) -> str:
    return ""


@dataclass
class LineMarks:
    """What a line alone does not know: rates in words, sums of subtotals, what is remarkable in its price."""

    rates: Rates = field(default_factory=dict)
    sums: Mapping[UUID, str] = field(default_factory=dict)
    price_tip: Words = _no_words
    is_ended: Callable[[OfferLine], bool] = lambda _line: False


def _in_amounts(words: Words) -> Words:
    return lambda line: words(line) if line.has_amounts else ""


def plain_number(value: Decimal) -> str:
    """`1234,5`: as it is typed, without thousands points."""
    return (f"{value.normalize():f}" if value else "0").replace(".", ",")


def plain_price(value: Decimal) -> str:
    """`187,50`: a price as it is typed, with its cents."""
    whole, _comma, cents = plain_number(value).partition(",")
    return f"{whole},{cents:0<2}"


def money(value: Decimal) -> str:
    """A price in euros: two decimals, more when it is finer than a cent."""
    return spoken.price(value)


def _tone(line: OfferLine) -> str:
    if line.kind is LineKind.SUBTOTAL:
        return "text2"
    return "text" if line.counts or not line.has_amounts else "muted"


def _tip(line: OfferLine) -> str:
    choice = _("Keuze „{choice}”").format(choice=line.choice) if line.choice else ""
    return "\n".join(part for part in (choice, line.description, line.note) if part)


def _icon(line: OfferLine) -> str:
    if line.kind is LineKind.ALTERNATIVE:
        return "radio-on" if line.is_chosen else "radio"
    return _KIND_ICONS.get(line.kind, "")


def _described(line: OfferLine) -> str:
    first = line.description.split("\n", 1)[0]
    if line.kind is LineKind.SUBTOTAL:
        return first or _("Subtotaal")
    return f"{line.variant}  ·  {first}" if line.kind is LineKind.ALTERNATIVE else first


def _discount(line: OfferLine) -> str:
    return spoken.percent(line.discount_percent) if line.discount_percent else ""


def _period_words(line: OfferLine) -> str:
    return "" if line.period is Period.ONCE else word(line.period)


def _heads(line: OfferLine) -> bool:
    return line.kind in {LineKind.SECTION, LineKind.SUBTOTAL}


def line_columns(marks: LineMarks, suggest: Suggest) -> list[EditColumn[OfferLine]]:
    """The nine columns; `marks` holds what a line alone does not know."""

    def column(title: str, text: Words, key: str, edit: Words | None, **look: Any) -> EditColumn[OfferLine]:
        return EditColumn[OfferLine](title, text, key=key, edit=edit, sortable=False, **look)

    def vat(line: OfferLine) -> str:
        return marks.rates.get(line.vat_class, "?")

    def quantity(line: OfferLine) -> str:
        if line.kind is LineKind.SUBTOTAL:  # its sums take the room of all figures
            return marks.sums.get(line.id, "")
        return spoken.number(line.quantity) if line.has_amounts else ""

    right = "right"
    return [
        column(_("Artikel"), _in_amounts(lambda line: line.product_code), "product_code",
               lambda line: line.product_code, width=82, tone="muted", suggest=suggest, picks=True),
        column(_("Omschrijving"), _described, "description", lambda line: line.description, tone=_tone,
               icon=lambda line: "warning" if marks.is_ended(line) else _icon(line), bold=_heads, tip=_tip,
               suggest=suggest, picks=True),
        column(_("Aantal"), quantity, "quantity",
               lambda line: plain_number(line.quantity), align=right, width=66, bold=_heads),
        column(_("Per"), _in_amounts(lambda line: line.unit), "unit", lambda line: line.unit,
               width=62, tone="muted"),
        column(_("Prijs"), _in_amounts(lambda line: money(line.unit_price)), "unit_price",
               lambda line: plain_price(line.unit_price), align=right, width=98,
               tip=lambda line: str(marks.price_tip(line))),
        column(_("Korting"), _in_amounts(_discount), "discount_percent",
               lambda line: plain_number(line.discount_percent), align=right, width=72, tone="warn"),
        column(_("Btw"), _in_amounts(vat), "vat_class", vat, align=right, width=72, tone="muted"),
        column(_("Betaling"), _in_amounts(_period_words), "period",
               lambda line: word(line.period), width=90, tone="muted"),
        column(_("Netto"), _in_amounts(lambda line: spoken.euro(line.net)), "net", None, align=right,
               width=112, bold=True, tone=_tone),
    ]  # fmt: skip


def with_typed(line: OfferLine, key: str, text: str, rates: Rates) -> OfferLine:
    """The line with what was typed in one cell; Refused when it cannot be read."""
    change: dict[str, Any] = {key: text.strip()}
    if key in {"quantity", "unit_price", "discount_percent"}:
        change = {key: _number(text, key)}
    elif key == "vat_class":
        change = {key: _vat_class(text, rates)}
    elif key == "period":
        change = {key: _period(text)}
    return replace(line, **change)


def _number(text: str, key: str) -> Decimal:
    if not text.strip():
        return Decimal(0)
    try:
        return parse_amount(text, decimal_sign())
    except ValueError:
        words = _("„{text}” is geen getal. Schrijf bijvoorbeeld 1234,50.").format(text=text.strip())
        raise refusal(words, key) from None


def _period(text: str) -> Period:
    """`m`, `maand` or `per maand`; empty is once."""
    found = period_of(text) if text.strip() else Period.ONCE
    if found is None:
        raise refusal(_("Kies eenmalig, per maand of per jaar."), "period")
    return found


def _vat_class(text: str, rates: Rates) -> VatClass:
    """`21`, `9 %` or the first letters of `verlegd` as a VAT class this customer can have."""
    wanted = _bare(text)
    for vat_class, words in rates.items():
        if wanted and _bare(words).startswith(wanted):
            return vat_class
    known = ", ".join(rates.values())
    raise refusal(_("Kies een btw-tarief dat hier geldt: {rates}.").format(rates=known), "vat_class")


def _bare(text: str) -> str:
    return "".join(text.replace("%", "").split()).casefold()
