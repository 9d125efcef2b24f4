"""The sheet of codes: every page says that it is confidential, every code stands on it once."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from salesdesk.paper.approval_codes import CodeSheet, PrintedCode, code_sheet_pdf
from salesdesk.paper.preview import page_text
from tests.paper import examples


def test_every_page_is_marked_and_every_code_is_printed_once() -> None:
    codes = tuple(PrintedCode(number, f"KMR-4TX-{number:03}") for number in range(1, 41))
    pdf = code_sheet_pdf(
        CodeSheet(
            codes, "Sanne de Boer", Decimal(15), date(2026, 12, 31), examples.COMPANY, "Jan Smit",
            examples.MADE_AT,
        )
    )  # fmt: skip
    pages = [page_text(pdf.content, index) for index in range(pdf.page_count)]
    assert len(pages) == 2
    assert all("vertrouwelijk" in page for page in pages)
    assert ["".join(pages).count(line.code) for line in codes] == [1] * 40
