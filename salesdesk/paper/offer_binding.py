"""An offer with the documents behind it as one PDF, each to be found in the reader's side bar."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO

from pypdf import PdfWriter

from salesdesk.paper.pdf import Pdf
from salesdesk.paper.sheets_behind import Binding, Sheet
from salesdesk.paper.text import clean


def bound_offer(own: Pdf, title: str, sheets: Sequence[Sheet], binding: Binding) -> Pdf:
    """Our own pages first; without anything behind them they are the whole, byte for byte."""
    if not sheets:
        return own
    writer = PdfWriter(clone_from=BytesIO(own.content))
    writer.append(BytesIO(binding.content), import_outline=False)
    writer.add_outline_item(title=title, page_number=0)
    for sheet, begins in zip(sheets, binding.begins, strict=True):
        writer.add_outline_item(title=clean(sheet.title), page_number=own.page_count + begins)
    out = BytesIO()
    writer.write(out)
    return Pdf(out.getvalue(), own.page_count + binding.page_count, own.missing_glyphs)
