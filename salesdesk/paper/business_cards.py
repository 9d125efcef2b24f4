"""Business cards: ten on a sheet, each with all a customer needs to find the seller again (Susan §1.3.1)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from typing import Any

from salesdesk.domain.company import Company, Seller
from salesdesk.paper import style
from salesdesk.paper.card_presets import A4_HEIGHT_MM, LAYOUTS, CardLayout, CardSheet
from salesdesk.paper.letterhead import accent, draw_sign, sign_width
from salesdesk.paper.pdf import Pdf
from salesdesk.paper.qr import Matrix, draw_qr, qr_matrix
from salesdesk.paper.sheets import MM, sheets_pdf
from salesdesk.paper.style import Face, Rgb, TextStyle
from salesdesk.paper.text import broken_lines, clean, draw_line, width_of

LEAST_SIZE = 6.5
MARGIN = 5.0 * MM
SIGN = 9.0 * MM
QR_SIDE = 22.0 * MM
QR_GAP = 2.5 * MM
GAP = 2.2 * MM
TIGHT = 1.12
STEPS = 12

COMPANY = TextStyle(Face.BOLD, 10.5, 12.6)
NAME = TextStyle(Face.BOLD, 12.5, 15.0)
FUNCTION = TextStyle(Face.REGULAR, 8.4, 10.4, style.INK_SOFT)
LINE = TextStyle(Face.REGULAR, 7.6, 9.8)


class TooMuchText(Exception):
    """The texts cannot stand on a card in letters that can be read."""


@dataclass(frozen=True, slots=True)
class BusinessCard:
    """What stands on the card; `vcard` goes into the QR code, empty for a card without one."""

    company: Company
    seller: Seller
    vcard: str = ""


@dataclass(frozen=True, slots=True)
class CardSheetPaper:
    """A sheet of them; offsets in mm move the whole sheet to the right and down. `made_at` aware."""

    card: BusinessCard
    sheet: CardSheet
    made_at: datetime
    offset_x_mm: float = 0.0
    offset_y_mm: float = 0.0
    language: str = "nl"


@dataclass(frozen=True, slots=True)
class _Line:
    text: str
    style: TextStyle


@dataclass(frozen=True, slots=True)
class _Faces:
    """The card laid out: its three blocks of lines, all inside."""

    company: tuple[_Line, ...]
    person: tuple[_Line, ...]
    contact: tuple[_Line, ...]
    person_top: float


def card_sheet_pdf(paper: CardSheetPaper) -> Pdf:
    """Ten cards on A4; TooMuchText when they do not fit."""
    layout = LAYOUTS[paper.sheet]
    matrix = qr_matrix(paper.card.vcard) if paper.card.vcard else None
    faces = laid_out(paper.card, layout, has_code=matrix is not None)
    shift = (paper.offset_x_mm, paper.offset_y_mm)
    draw = partial(_draw_sheet, paper=paper, layout=layout, faces=faces, matrix=matrix, shift=shift)
    size = (style.PAGE_WIDTH, style.PAGE_HEIGHT)
    name = paper.card.seller.name
    return sheets_pdf([draw], size, name, name, paper.language, paper.made_at)


def card_pdf(paper: CardSheetPaper) -> Pdf:
    """One card alone, to look at."""
    layout = LAYOUTS[paper.sheet]
    matrix = qr_matrix(paper.card.vcard) if paper.card.vcard else None
    faces = laid_out(paper.card, layout, has_code=matrix is not None)
    size = (layout.width * MM, layout.height * MM)

    def draw(canvas: Any) -> None:
        _draw_card(canvas, 0, 0, layout, paper.card.company, faces, matrix)

    name = paper.card.seller.name
    return sheets_pdf([draw], size, name, name, paper.language, paper.made_at)


def laid_out(card: BusinessCard, layout: CardLayout, *, has_code: bool) -> _Faces:
    """Every text whole: it shrinks to 6.5 points, then wraps; TooMuchText when that is not enough."""
    for step in range(STEPS + 1):
        faces = _faces(card, layout, has_code=has_code, share=1 - step / STEPS)
        if faces is not None:
            return faces
    raise TooMuchText


def _faces(card: BusinessCard, layout: CardLayout, *, has_code: bool, share: float) -> _Faces | None:
    """The blocks with their letters at this share between the least and the best size; None if too tall."""
    wide, high = layout.width * MM - 2 * MARGIN, layout.height * MM - 2 * MARGIN
    beside_code = wide - QR_SIDE - QR_GAP if has_code else wide
    sign = sign_width(card.company, SIGN)
    company = tuple(_fitted([card.company.name], _sized(COMPANY, share), wide - sign - 3 * MM))
    lines = _contact_lines(card, on_one_line=share < 0.5)
    contact = tuple(_fitted(lines, _sized(LINE, share), beside_code))
    head = max(SIGN, _height(company))
    foot = _height(contact)
    code = QR_SIDE + QR_GAP if has_code else 0.0
    for room in (wide, beside_code):
        person = (
            *_fitted([card.seller.name], _sized(NAME, share), room),
            *_fitted([card.seller.function], _sized(FUNCTION, share), room),
        )
        taken = _height(person)
        gap = GAP * (0.4 + 0.6 * share)
        spare = high - head - foot - taken - 2 * gap
        # the person stands a third down in what is left; at full width he stays above the code
        below = high - head - gap - max(spare, 0) / 3 - taken
        if spare >= 0 and (room == beside_code or below >= code):
            return _Faces(company, person, contact, layout.height * MM - MARGIN - head - gap - spare / 3)
    return None


def _contact_lines(card: BusinessCard, *, on_one_line: bool) -> list[str]:
    company, seller = card.company, card.seller
    address = company.address
    town = "  ".join(part for part in (address.postcode, address.place) if part)
    mobile = seller.mobile or (seller.phone if company.phone else "")
    central = company.phone or seller.phone
    numbers = [f"T  {central}" if central else "", f"M  {mobile}" if mobile else ""]
    where = (f"{address.street}, {town}",) if on_one_line and town else (address.street, town)
    lines = (*where, *numbers, seller.email, company.website)
    return [line for line in lines if line.strip()]


def _sized(text_style: TextStyle, share: float) -> TextStyle:
    size = LEAST_SIZE + (text_style.size - LEAST_SIZE) * share
    air = TIGHT + (text_style.leading / text_style.size - TIGHT) * share
    return replace(text_style, size=size, leading=size * air)


def _fitted(texts: list[str], text_style: TextStyle, width: float) -> Iterator[_Line]:
    """Each text on one line, smaller if needed; what is too long in the least letters wraps."""
    for text in texts:
        line = " ".join(clean(text).split())
        if not line:
            continue
        size = text_style.size
        while size > LEAST_SIZE and width_of(line, replace(text_style, size=size)) > width:
            size = max(size - 0.25, LEAST_SIZE)
        fitting = replace(text_style, size=size, leading=size * text_style.leading / text_style.size)
        parts = [line]
        if width_of(line, fitting) > width and "@" in line and " " not in line:
            name, sign, host = line.partition("@")  # an address that must wrap does so before its host
            parts = [name, sign + host]
        yield from (_Line(each, fitting) for part in parts for each in broken_lines(part, fitting, width))


def _height(lines: tuple[_Line, ...]) -> float:
    return sum(line.style.leading for line in lines)


def _draw_sheet(
    canvas: Any,
    paper: CardSheetPaper,
    layout: CardLayout,
    faces: _Faces,
    matrix: Matrix | None,
    shift: tuple[float, float],
) -> None:
    for left, top in layout.corners():
        x = (left + shift[0]) * MM
        y = (A4_HEIGHT_MM - top - shift[1] - layout.height) * MM
        _draw_card(canvas, x, y, layout, paper.card.company, faces, matrix)
    if layout.crop_marks:
        draw_crop_marks(canvas, layout, shift)


def _draw_card(
    canvas: Any,
    x: float,
    y: float,
    layout: CardLayout,
    company: Company,
    faces: _Faces,
    matrix: Matrix | None,
) -> None:
    """One card with its lower left corner at x, y."""
    colour = accent(company)
    left, right = x + MARGIN, x + layout.width * MM - MARGIN
    top = y + layout.height * MM - MARGIN
    begin = left + draw_sign(canvas, company, left, top, SIGN) + 3 * MM
    _draw_lines(canvas, begin, top - max(SIGN - _height(faces.company), 0) / 2, faces.company)
    _draw_lines(canvas, left, y + faces.person_top, faces.person)
    foot = y + MARGIN + _height(faces.contact)
    _rule(canvas, left, foot + 0.7 * MM, colour)
    _draw_lines(canvas, left, foot, faces.contact)
    if matrix is not None:
        draw_qr(canvas, matrix, right - QR_SIDE, y + MARGIN, QR_SIDE)


def _rule(canvas: Any, x: float, y: float, colour: Rgb) -> None:
    canvas.setFillColorRGB(*colour)
    canvas.rect(x, y, 11 * MM, 0.9, stroke=0, fill=1)


def _draw_lines(canvas: Any, x: float, top: float, lines: tuple[_Line, ...]) -> None:
    for line in lines:
        draw_line(canvas, x, top - line.style.ascent, line.text, line.style)
        top -= line.style.leading


def draw_crop_marks(canvas: Any, layout: CardLayout, shift: tuple[float, float]) -> None:
    """Where to put the knife: short lines outside the cards at every edge."""
    xs = sorted({at for left, _top in layout.corners() for at in (left, left + layout.width)})
    ys = sorted({at for _left, top in layout.corners() for at in (top, top + layout.height)})
    canvas.setStrokeColorRGB(0.35, 0.35, 0.35)
    canvas.setLineWidth(0.35)
    near, long = 1.5, 5.0
    for x in xs:
        for edge, away in ((ys[0], -1), (ys[-1], 1)):
            _mark(canvas, shift, (x, edge + away * near), (x, edge + away * (near + long)))
    for y in ys:
        for edge, away in ((xs[0], -1), (xs[-1], 1)):
            _mark(canvas, shift, (edge + away * near, y), (edge + away * (near + long), y))


def _mark(
    canvas: Any, shift: tuple[float, float], begin: tuple[float, float], end: tuple[float, float]
) -> None:
    (x1, y1), (x2, y2) = begin, end
    dx, dy = shift
    canvas.line((x1 + dx) * MM, (A4_HEIGHT_MM - y1 - dy) * MM, (x2 + dx) * MM, (A4_HEIGHT_MM - y2 - dy) * MM)
