"""The day folder: the route sheet and every sheet of the day in one PDF to print and take along."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from itertools import accumulate

from pypdf import PdfReader, PdfWriter

from salesdesk.paper.pdf import Pdf, Place
from salesdesk.paper.preparation_sheet import PreparationSheet, preparation_sheet_pdf
from salesdesk.paper.route_sheet import RouteSheet, route_sheet_pdf
from salesdesk.paper.text import clean


def day_folder_pdf(route: RouteSheet, sheets: Sequence[PreparationSheet]) -> Pdf:
    """The route sheet first, then the preparation sheets in the order given; the pages count on."""
    drafts = [route_sheet_pdf(route), *(preparation_sheet_pdf(sheet) for sheet in sheets)]
    ends = list(accumulate(part.page_count for part in drafts))
    places = [Place(end - part.page_count, ends[-1]) for end, part in zip(ends, drafts, strict=True)]
    parts = [
        route_sheet_pdf(route, places[0]),
        *(preparation_sheet_pdf(sheet, place) for sheet, place in zip(sheets, places[1:], strict=True)),
    ]
    writer = PdfWriter()
    for part in parts:
        writer.append(BytesIO(part.content), import_outline=False)
    for sheet, place in zip(sheets, places[1:], strict=True):
        writer.add_outline_item(title=clean(sheet.relation.name)[:80], page_number=place.pages_before)
    metadata = PdfReader(BytesIO(parts[0].content)).metadata
    writer.add_metadata({key: str(value) for key, value in (metadata or {}).items() if key != "/Trapped"})
    out = BytesIO()
    writer.write(out)
    missing = sorted({letter for part in parts for letter in part.missing_glyphs})
    return Pdf(out.getvalue(), ends[-1], tuple(missing))
