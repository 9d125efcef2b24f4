"""The words of an import: what a file holds, what becomes of a row, where it is found again."""

from __future__ import annotations

from salesdesk.services.changes import Noun
from salesdesk.services.imports import Kind, PreviewRow, RowState
from salesdesk.ui.places import Place
from salesdesk.words import _, reason_text


def kind_words() -> dict[Kind, str]:
    return {
        Kind.RELATIONS: _("Relaties en contactpersonen"),
        Kind.PRODUCTS: _("Artikelen en prijzen"),
        Kind.SALES: _("Verkopen"),
        Kind.FORECAST: _("Offertes met kans en beslismaand"),
        Kind.AGREEMENTS: _("Prijsafspraken"),
        Kind.COORDINATES: _("Coördinaten"),
    }


def state_words() -> dict[RowState, str]:
    return {
        RowState.NEW: _("nieuw"),
        RowState.CHANGED: _("wijzigt"),
        RowState.SAME: _("gelijk"),
        RowState.REFUSED: _("niet in te lezen"),
    }


def row_remark(line: PreviewRow) -> str:
    """What is to be said of a row: its problems, what changes, which relation it looks like."""
    said = [reason_text(problem.reason) for problem in line.problems]
    if line.looks_like:
        names = ", ".join(found.name for found in line.looks_like)
        said.append(_("lijkt op {names}").format(names=names))
    if line.changes:
        said.append(_("wijzigt {fields}").format(fields=", ".join(_(field) for field in line.changes)))
    return "; ".join([*(each.removesuffix(".") for each in said[:-1]), *said[-1:]])


def home_of(kind: Kind) -> tuple[str, Place]:
    """The screen on which such a file is found again."""
    return {
        Kind.FORECAST: (_("Forecast"), Place(Noun.FORECAST)),
        Kind.PRODUCTS: (_("Artikelen"), Place(Noun.PRODUCT)),
        Kind.AGREEMENTS: (_("Prijsafspraken"), Place(Noun.PRODUCT, view="agreements")),
        Kind.COORDINATES: (_("Niet op de kaart"), Place(Noun.ROUTE, view="unplaced")),
    }.get(kind, (_("Relaties"), Place(Noun.RELATION)))


def state_tone(line: PreviewRow) -> str:
    return {RowState.NEW: "ok", RowState.CHANGED: "info", RowState.REFUSED: "warn"}.get(line.state, "muted")
