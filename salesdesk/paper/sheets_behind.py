"""Documents of others behind our own: every page brought to A4, numbered on, cleared of what is active."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any

import pypdfium2
from PIL import Image
from pypdf import PdfReader, PdfWriter
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from salesdesk.errors import N_, Reason, Refused
from salesdesk.paper import style
from salesdesk.paper.preview import one_at_a_time
from salesdesk.paper.text import clean, draw_line, shortened
from salesdesk.words import gettext_for

STRIP = 26.0
"""White below every page, in points, for its name and number."""
MARGIN = 36.0
LEAST_SIDE = 1.0
MOST_PAGES = 200
PICTURE_PIXELS = 2400
PAGE_PIXELS = 1240
BROKEN = N_("„{title}” is beschadigd en kan niet achter de offerte. Bewaar het opnieuw als PDF.")
LOCKED = N_("„{title}” zit achter een wachtwoord en kan niet achter de offerte.")
TOO_LONG = N_("„{title}” telt {count} bladzijden; hooguit {most} gaan achter een offerte.")


@dataclass(frozen=True, slots=True)
class Sheet:
    """A document on pages of A4, each with a strip left white below."""

    title: str
    content: bytes
    page_count: int


@dataclass(frozen=True, slots=True)
class Binding:
    """Sheets behind each other with their names and numbers, and on which of their pages each begins."""

    content: bytes
    page_count: int
    begins: tuple[int, ...]


def pdf_sheet(title: str, content: bytes) -> Sheet:
    """A PDF of unknown making on A4, upright or across as it was; Refused when it cannot be read."""
    with one_at_a_time():
        source = _opened(title, content)
        try:
            count = len(source)
            if count > MOST_PAGES:
                values = {"title": title, "count": count, "most": MOST_PAGES}
                raise Refused(Reason(TOO_LONG, "attachments", values))
            return Sheet(title, _on_a4(source), count)
        except pypdfium2.PdfiumError as error:
            raise Refused(Reason(BROKEN, "attachments", {"title": title})) from error
        finally:
            source.close()


def _opened(title: str, content: bytes) -> Any:
    try:
        source = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        is_locked = "password" in str(error).lower() and b"/Encrypt" in content
        raise Refused(Reason(LOCKED if is_locked else BROKEN, "attachments", {"title": title})) from error
    if not len(source):
        source.close()
        raise Refused(Reason(BROKEN, "attachments", {"title": title}))
    return source


def _on_a4(source: Any) -> bytes:
    whole = pypdfium2.PdfDocument.new()
    for index in range(len(source)):
        page = source[index]
        pypdfium2.raw.FPDFPage_Flatten(page, pypdfium2.raw.FLAT_PRINT)
        turned, box = page.get_rotation(), page.get_bbox()
        wide, high = page.get_size()
        page.set_rotation(0)
        page.close()
        room = (style.PAGE_HEIGHT, style.PAGE_WIDTH) if wide > high else (style.PAGE_WIDTH, style.PAGE_HEIGHT)
        made = whole.new_page(*room)
        shape = source.page_as_xobject(index, whole).as_pageobject()
        shape.transform(_placed(turned, box, room))
        made.insert_obj(shape)
        made.gen_content()
        made.close()
    out = BytesIO()
    whole.save(out)
    whole.close()
    return out.getvalue()


def _placed(turned: int, box: tuple[float, ...], room: tuple[float, float]) -> Any:
    """How the page is turned as its reader sees it, scaled to fit above the strip, and put in the middle."""
    left, right = sorted((box[0], box[2]))
    low, high = sorted((box[1], box[3]))
    matrix = pypdfium2.PdfMatrix().translate(-left, -low)
    wide, tall = right - left, high - low
    if min(wide, tall) < LEAST_SIDE:
        raise pypdfium2.PdfiumError("a page without size")
    for _quarter in range(turned // 90):
        matrix = matrix.rotate(90).translate(0, wide)
        wide, tall = tall, wide
    scale = min(room[0] / wide, (room[1] - STRIP) / tall)
    matrix = matrix.scale(scale, scale)
    return matrix.translate((room[0] - wide * scale) / 2, STRIP + (room[1] - STRIP - tall * scale) / 2)


def picture_sheet(title: str, content: bytes) -> Sheet:
    """A picture on one page of A4, no finer than a printer can show; Refused when it cannot be read."""
    try:
        with Image.open(BytesIO(content)) as found:
            small = _small(found)
    except Exception as error:  # a picture from outside may fail in any way
        raise Refused(Reason(BROKEN, "attachments", {"title": title})) from error
    across = small.width > small.height
    room = (style.PAGE_HEIGHT, style.PAGE_WIDTH) if across else (style.PAGE_WIDTH, style.PAGE_HEIGHT)
    wide, high = room[0] - 2 * MARGIN, room[1] - MARGIN - STRIP
    scale = min(wide / small.width, high / small.height)
    out = BytesIO()
    canvas = _blank(out, room)
    left = (room[0] - small.width * scale) / 2
    low = STRIP + (high - small.height * scale) / 2
    canvas.drawImage(_jpeg(small), left, low, small.width * scale, small.height * scale)
    canvas.save()
    return Sheet(title, out.getvalue(), 1)


def _small(found: Image.Image) -> Image.Image:
    found.draft("RGB", (PICTURE_PIXELS, PICTURE_PIXELS))
    found.thumbnail((PICTURE_PIXELS, PICTURE_PIXELS))
    if found.mode in {"RGBA", "LA", "P"}:
        ground = Image.new("RGB", found.size, "white")
        clear = found.convert("RGBA")
        ground.paste(clear, mask=clear.getchannel("A"))
        return ground
    return found.convert("RGB")


def as_pictures(sheet: Sheet) -> Sheet:
    """The same pages as pictures: what others made need not embed its fonts, an archive asks for that."""
    out = BytesIO()
    canvas = _blank(out, (style.PAGE_WIDTH, style.PAGE_HEIGHT))
    with one_at_a_time():
        source = pypdfium2.PdfDocument(sheet.content)
        for index in range(len(source)):
            page = source[index]
            wide, high = page.get_size()
            picture = page.render(scale=PAGE_PIXELS / min(wide, high)).to_pil().convert("RGB")
            canvas.setPageSize((wide, high))
            canvas.drawImage(_jpeg(picture), 0, 0, wide, high)
            canvas.showPage()
            page.close()
        source.close()
    canvas.save()
    return Sheet(sheet.title, out.getvalue(), sheet.page_count)


def _jpeg(picture: Image.Image) -> ImageReader:
    out = BytesIO()
    picture.save(out, "JPEG", quality=82)
    return ImageReader(BytesIO(out.getvalue()))


def bound_behind(sheets: Sequence[Sheet], pages_before: int, pages_in_all: int, language: str) -> Binding:
    """The sheets under each other, each page with the document's name and its number in the whole."""
    writer = PdfWriter()
    begins: list[int] = []
    for sheet in sheets:
        begins.append(len(writer.pages))
        for page in PdfReader(BytesIO(sheet.content)).pages:
            box = page.mediabox
            number = pages_before + len(writer.pages) + 1
            strip = _strip(sheet.title, number, pages_in_all, language, float(box.width))
            kept = writer.add_page(page)
            kept.merge_translated_page(strip, float(box.left), float(box.bottom), expand=False)
    out = BytesIO()
    writer.write(out)
    return Binding(out.getvalue(), len(writer.pages), tuple(begins))


def _strip(title: str, number: int, count: int, language: str, wide: float) -> Any:
    say = gettext_for(language)
    out = BytesIO()
    canvas = _blank(out, (wide, STRIP))
    words = say("pagina {number} van {count}").format(number=number, count=count)
    room = wide - 2 * MARGIN - 120
    draw_line(canvas, MARGIN, 10, shortened(clean(title), style.FOOTER, room), style.FOOTER)
    draw_line(canvas, wide - MARGIN, 10, words, style.FOOTER.right())
    canvas.save()
    return PdfReader(BytesIO(out.getvalue())).pages[0]


def _blank(out: BytesIO, size: tuple[float, float]) -> _Noted:
    """A page that begins in our own face: any other would not be embedded."""
    style.load_faces()
    return _Noted(out, pagesize=size, invariant=1, initialFontName=style.Face.REGULAR.value)


class _Noted(Canvas):  # type: ignore[misc]  # reportlab has no types
    """A canvas our text can be drawn on; a sign it lacks in the name of a sheet is no reason to stop."""

    def note_missing(self, letters: object) -> None:
        del letters
