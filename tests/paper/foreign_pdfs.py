"""PDFs and pictures as others make them: turned, cropped, locked, large, broken."""

from __future__ import annotations

from io import BytesIO

from PIL import Image
from pypdf import PdfWriter
from reportlab.pdfgen.canvas import Canvas


def a_pdf(
    wide: float = 595,
    high: float = 842,
    *,
    pages: int = 1,
    rotate: int = 0,
    crop: tuple[float, float, float, float] | None = None,
    passwords: tuple[str, str] | None = None,
    words: str = "Boven",
) -> bytes:
    """`Boven 1` left above on the first page, in a face that is not embedded."""
    out = BytesIO()
    canvas = Canvas(out, pagesize=(wide, high), invariant=1)
    for number in range(1, pages + 1):
        canvas.setFont("Helvetica", 30)
        canvas.drawString(40, high - 60, f"{words} {number}")
        canvas.showPage()
    canvas.save()
    writer = PdfWriter(clone_from=BytesIO(out.getvalue()))
    for page in writer.pages:
        page.rotate(rotate)
        if crop:
            page.cropbox.lower_left, page.cropbox.upper_right = crop[:2], crop[2:]
    if passwords:
        writer.encrypt(user_password=passwords[0], owner_password=passwords[1], algorithm="AES-256")
    made = BytesIO()
    writer.write(made)
    return made.getvalue()


def a_picture(wide: int, high: int, kind: str = "PNG", mode: str = "RGB") -> bytes:
    out = BytesIO()
    Image.new(mode, (wide, high), "teal" if mode == "RGB" else 1).save(out, kind)
    return out.getvalue()
