"""Lines of an offer on the clipboard: as rows for a spreadsheet, and whole for another offer."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal, InvalidOperation
from typing import Any

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

from salesdesk.domain.offers import LineKind, OfferLine, Period
from salesdesk.domain.vat import VatClass
from salesdesk.ui.offers.line_columns import plain_number
from salesdesk.words import _, word

KIND = "application/x-salesdesk-offer-lines"
_TEXTS = ("product_code", "description", "note", "unit", "choice", "variant")
_FIGURES = ("quantity", "unit_price", "discount_percent")


def as_rows(lines: Sequence[OfferLine], *, titled: bool = False) -> str:
    """Lines as a spreadsheet takes them from the clipboard, with a head when asked."""
    periods = any(line.period is not Period.ONCE for line in lines)
    head = [_("Artikel"), _("Omschrijving"), _("Aantal"), _("Per"), _("Prijs"), _("Korting"), _("Netto")]
    rows = [[*head, *([_("Betaling")] if periods else [])]] if titled else []
    rows += [_cells(line, with_net=titled, with_period=periods) for line in lines]
    return "\n".join("\t".join(_quoted(cell) for cell in cells) for cells in rows)


def _cells(line: OfferLine, *, with_net: bool, with_period: bool) -> list[str]:
    words = " ".join(line.description.split())
    if not line.has_amounts:
        return ["", words, *[""] * (4 + with_net + with_period)]
    figures = [plain_number(line.quantity), line.unit, plain_number(line.unit_price)]
    return [
        line.product_code, words, *figures, plain_number(line.discount_percent),
        *([plain_number(line.net)] if with_net else []), *([word(line.period)] if with_period else []),
    ]  # fmt: skip


def _quoted(cell: str) -> str:
    """No formula runs when this is pasted into a spreadsheet (CSV injection)."""
    return f"'{cell}" if cell[:1] in {"=", "+", "@"} else cell


def put(lines: Sequence[OfferLine], *, titled: bool = False) -> None:
    """On the clipboard, for Excel and for another offer."""
    mime = QMimeData()
    mime.setText(as_rows(lines, titled=titled))
    mime.setData(KIND, json.dumps([_plain(line) for line in lines]).encode())
    QGuiApplication.clipboard().setMimeData(mime)


def _plain(line: OfferLine) -> dict[str, Any]:
    kept = {name: getattr(line, name) for name in _TEXTS}
    figures = {name: str(getattr(line, name)) for name in _FIGURES}
    words = {"kind": line.kind.value, "vat_class": line.vat_class.value, "period": line.period.value}
    return {**kept, **figures, **words, "is_chosen": line.is_chosen}


def text_on_it() -> str:
    return QGuiApplication.clipboard().text()


def lines_on_it(pattern: OfferLine) -> tuple[OfferLine, ...]:
    """Lines that were copied in an offer, as variations of `pattern`; nothing when it holds anything else."""
    held = QGuiApplication.clipboard().mimeData()
    if held is None or not held.hasFormat(KIND):
        return ()
    try:
        return tuple(_line(pattern, each) for each in json.loads(bytes(held.data(KIND).data())))
    except (ValueError, KeyError, TypeError, InvalidOperation):
        return ()


def _line(pattern: OfferLine, kept: dict[str, Any]) -> OfferLine:
    figures = {name: Decimal(kept[name]) for name in _FIGURES}
    if not all(figure.is_finite() for figure in figures.values()):
        raise ValueError(kept)
    changes: dict[str, Any] = {
        **figures,
        **{name: str(kept[name]) for name in _TEXTS},
        "kind": LineKind(kept["kind"]),
        "vat_class": VatClass(kept["vat_class"]),
        "period": Period(kept["period"]),
        "is_chosen": bool(kept["is_chosen"]),
    }
    return replace(pattern, **changes)
