"""PDFs that others made: good, broken or locked."""

from __future__ import annotations

from io import BytesIO

import pypdf
import pytest

from salesdesk.paper.preview import PdfState, pdf_state


def a_pdf(pages: int = 1, password: str = "") -> bytes:
    writer = pypdf.PdfWriter()
    for _page in range(pages):
        writer.add_blank_page(100, 100)
    if password:
        writer.encrypt(password, algorithm="RC4-128")
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


@pytest.mark.parametrize(
    ("content", "state"),
    [
        (a_pdf(), PdfState.GOOD),
        (a_pdf(200), PdfState.GOOD),
        (a_pdf(password="geheim"), PdfState.LOCKED),
        (a_pdf(0), PdfState.BROKEN),
        (b"%PDF-1.7 and then nothing", PdfState.BROKEN),
        (b"", PdfState.BROKEN),
    ],
)
def test_the_state_of_a_pdf_is_known_before_it_is_kept(content: bytes, state: PdfState) -> None:
    assert pdf_state(content) is state
