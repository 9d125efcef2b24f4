"""What stands around the text of every page: letterhead, running head and footer."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO
from typing import Any

from PIL import Image
from reportlab.lib.utils import ImageReader

from salesdesk import formats
from salesdesk.domain.company import Company
from salesdesk.paper import style
from salesdesk.paper.pieces import draw_rule
from salesdesk.paper.style import Align, Face, TextStyle
from salesdesk.paper.text import clean, draw_line, shortened, width_of
from salesdesk.words import gettext_for

TOP = style.PAGE_HEIGHT - 44
RIGHT = style.PAGE_WIDTH - style.MARGIN_RIGHT
TILE = 36.0
SLIM_TILE = 22.0
LOGO_WIDTH = 150.0
LOGO_PIXELS = 900
FACT_GAP = "  ·  "


@dataclass(frozen=True, slots=True)
class Letterhead:
    """The head of the first page; `slim` for sheets that stay with the seller, `mark` is set at the right."""

    company: Company
    slim: bool = False
    mark: str = ""

    @property
    def room(self) -> float:
        """Points from the top of the page to the text."""
        return 84.0 if self.slim else 114.0

    def draw(self, canvas: Any) -> None:
        tile = SLIM_TILE if self.slim else TILE
        begin = style.MARGIN_LEFT + self._draw_sign(canvas, tile) + (8 if self.slim else 11)
        name_style = style.HEADING if self.slim else style.COMPANY_NAME
        mark_style = (style.SMALL_STRONG if self.slim else style.HEADING).right()
        mark_room = width_of(clean(self.mark), mark_style) + 16 if self.mark else 0.0
        name = shortened(self.company.name, name_style, RIGHT - begin - mark_room)
        tagline = "" if self.slim else shortened(self.company.tagline, style.SMALL, RIGHT - begin)
        middle = TOP - tile / 2
        draw_line(canvas, begin, middle + (2.5 if tagline else -4.2), name, name_style)
        if tagline:
            draw_line(canvas, begin, middle - 10.5, tagline, style.SMALL)
        if self.mark:
            draw_line(canvas, RIGHT, middle - 3, self.mark, mark_style)

    def draw_next(self, canvas: Any) -> None:
        """Later pages have the running head alone."""

    def _draw_sign(self, canvas: Any, size: float) -> float:
        return draw_sign(canvas, self.company, style.MARGIN_LEFT, TOP, size)


def sign_width(company: Company, size: float) -> float:
    """How wide the sign of the house is at this height in points."""
    picture = _picture(company.logo_png)
    if picture is None:
        return size
    wide, high = picture.getSize()
    return float(wide * min(LOGO_WIDTH / wide, size / high))


def draw_sign(canvas: Any, company: Company, x: float, top: float, size: float) -> float:
    """The logo, or a tile with the initial where there is none (or none that can be read); its width."""
    picture = _picture(company.logo_png)
    if picture is None:
        _draw_tile(canvas, company, x, top, size)
        return size
    wide, high = picture.getSize()
    scale = min(LOGO_WIDTH / wide, size / high)
    at = top - size / 2 - high * scale / 2
    canvas.drawImage(picture, x, at, wide * scale, high * scale, mask="auto")
    return float(wide * scale)


@lru_cache(maxsize=4)
def _picture(logo_png: bytes) -> ImageReader | None:
    """A logo from the camera is made as small as paper can show: it is drawn anew at every key."""
    if not logo_png:
        return None
    try:
        with Image.open(BytesIO(logo_png)) as found:
            found.draft("RGB", (LOGO_PIXELS, LOGO_PIXELS))
            small = found.convert("RGBA") if found.mode not in {"RGB", "RGBA"} else found
            small.thumbnail((LOGO_PIXELS, LOGO_PIXELS))
            picture = ImageReader(small.copy())
        picture.getRGBData()
    except Exception:  # noqa: BLE001 - a logo that cannot be read must not stop an offer
        return None
    return picture


def accent(company: Company) -> style.Rgb:
    """The company's colour, dark enough to read."""
    return style.readable(style.rgb(company.colour))


def _draw_tile(canvas: Any, company: Company, x: float, top: float, size: float) -> None:
    canvas.setFillColorRGB(*accent(company))
    canvas.roundRect(x, top - size, size, size, size * 0.19, stroke=0, fill=1)
    initial = next((letter for letter in clean(company.name) if letter.isalnum()), "")
    letter_style = TextStyle(Face.BOLD, size * 0.55, size, style.WHITE, Align.CENTRE)
    draw_line(canvas, x + size / 2, top - size * 0.683, initial.upper()[:1], letter_style)


def draw_running_head(canvas: Any, company: Company, title: str) -> None:
    """The head of the second page and on: whose paper, which document."""
    y = style.PAGE_HEIGHT - 44
    name_style, title_style = style.SMALL_STRONG, style.SMALL.right()
    draw_line(canvas, style.MARGIN_LEFT, y, shortened(company.name, name_style, 220), name_style)
    draw_line(canvas, RIGHT, y, shortened(title, title_style, 240), title_style)
    draw_rule(canvas, style.MARGIN_LEFT, y - 7, style.CONTENT_WIDTH, style.HAIRLINE, 0.6)


def draw_footer(canvas: Any, company: Company, language: str, number: int, count: int) -> None:
    """The company's line with its numbers, and the page number, under a hairline."""
    say = gettext_for(language)
    draw_rule(canvas, style.MARGIN_LEFT, style.FOOTER_RULE, style.CONTENT_WIDTH, style.HAIRLINE, 0.6)
    page = say("pagina {number} van {count}").format(number=number, count=count)
    address = (company.name, company.address.line, company.phone, company.email, company.website)
    is_belgian = company.address.country == "BE"
    register = say("ondernemingsnummer {number}") if is_belgian else say("KvK {number}")
    numbers = (
        _numbered(register, company.kvk_number),
        _numbered(say("btw {number}"), company.vat_number),
        _numbered(say("IBAN {number}"), in_fours(company.iban)),
    )
    lines = [*_packed(address, style.CONTENT_WIDTH), *(_packed(numbers, style.CONTENT_WIDTH - 90) or [""])]
    baselines = [
        style.FOOTER_RULE - 4 - style.FOOTER.ascent - at * style.FOOTER.leading for at in range(len(lines))
    ]
    for y, line in zip(baselines, lines, strict=True):
        draw_line(canvas, style.MARGIN_LEFT, y, line, style.FOOTER)
    draw_line(canvas, RIGHT, baselines[-1], page, style.FOOTER.right())


def _numbered(pattern: str, number: str) -> str:
    return pattern.format(number=number) if number.strip() else ""


def in_fours(iban: str) -> str:
    """`NL91 ABNA 0417 1643 00`, however it was typed; parts are never broken apart."""
    signs = "".join(iban.split())
    return formats.NBSP.join(signs[at : at + 4] for at in range(0, len(signs), 4))


def _packed(facts: Iterable[str], width: float) -> list[str]:
    """The facts on as few lines as they need, never parted in the middle of one."""
    lines: list[str] = []
    for fact in facts:
        if not fact.strip():
            continue
        short = shortened(fact, style.FOOTER, width)
        joined = lines[-1] + FACT_GAP + short if lines else short
        if lines and width_of(joined, style.FOOTER) <= width:
            lines[-1] = joined
        else:
            lines.append(short)
    return lines
