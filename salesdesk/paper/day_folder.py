"""The day folder: the route sheet, plan B and every guide sheet of the day in one PDF to take along."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from salesdesk.paper.alternatives_sheet import AlternativesSheet, alternatives_sheet_pdf
from salesdesk.paper.binding import Part, bound, page_counts
from salesdesk.paper.pdf import Pdf
from salesdesk.paper.preparation_sheet import PreparationSheet, preparation_sheet_pdf
from salesdesk.paper.route_sheet import RouteSheet, route_sheet_pdf
from salesdesk.words import gettext_for


def day_folder_pdf(
    route: RouteSheet, sheets: Sequence[PreparationSheet], alternatives: AlternativesSheet | None = None
) -> Pdf:
    """The route sheet first, then the alternatives, then the guide sheets in the order given."""
    parts = [Part(partial(route_sheet_pdf, route)), *day_parts(sheets, alternatives)]
    return bound(parts, page_counts(parts))


def day_parts(
    sheets: Sequence[PreparationSheet], alternatives: AlternativesSheet | None = None, *, inside: bool = False
) -> list[Part]:
    """What stands behind the route sheet of a day."""
    parts = []
    if alternatives is not None:
        mark = gettext_for(alternatives.language)("Plan B")
        parts.append(Part(partial(alternatives_sheet_pdf, alternatives), mark, inside))
    guides = (Part(partial(preparation_sheet_pdf, sheet), sheet.relation.name, inside) for sheet in sheets)
    return [*parts, *guides]
