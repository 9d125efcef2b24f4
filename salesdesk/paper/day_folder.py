"""The day folder: the route sheet and every sheet of the day in one PDF to print and take along."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO

from pypdf import PdfReader, PdfWriter

from salesdesk.paper.pdf import Pdf
from salesdesk.paper.preparation_sheet import PreparationSheet, preparation_sheet_pdf
from salesdesk.paper.route_sheet import RouteSheet, route_sheet_pdf


def day_folder_pdf(route: RouteSheet, sheets: Sequence[PreparationSheet]) -> Pdf:
    """The route sheet first, then the preparation sheets in the order given."""
    parts = [route_sheet_pdf(route), *(preparation_sheet_pdf(sheet) for sheet in sheets)]
    writer = PdfWriter()
    for part in parts:
        writer.append(BytesIO(part.content), import_outline=False)
    metadata = PdfReader(BytesIO(parts[0].content)).metadata
    writer.add_metadata({key: str(value) for key, value in (metadata or {}).items() if key != "/Trapped"})
    out = BytesIO()
    writer.write(out)
    missing = sorted({letter for part in parts for letter in part.missing_glyphs})
    return Pdf(out.getvalue(), sum(part.page_count for part in parts), tuple(missing))
