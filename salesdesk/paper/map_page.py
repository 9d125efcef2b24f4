"""The map on a sheet of A4, lying: route or rayon with its legend, scale and list of stops."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise, product
from math import hypot
from typing import Any

from salesdesk import formats
from salesdesk.charts.base_map import BaseMap
from salesdesk.charts.map_sheet import MapSheet, Mark, SheetStop
from salesdesk.paper import style
from salesdesk.paper.map_drawing import (
    LAND,
    Plot,
    draw_ground,
    draw_over_land,
    draw_sides,
    draw_towns,
    fill_rings,
    haloed,
    name_beside,
)
from salesdesk.paper.pdf import Pdf
from salesdesk.paper.sheets import sheets_pdf
from salesdesk.paper.style import Align, Face, Rgb, TextStyle, rgb
from salesdesk.paper.text import draw_line, shortened, width_of
from salesdesk.words import gettext_for

WIDTH, HEIGHT, MARGIN = style.PAGE_HEIGHT, style.PAGE_WIDTH, 34.0
HEAD, FOOT, LIST_WIDTH = 46.0, 34.0, 168.0
ACCENT = rgb("#0f766e")
MARKS: dict[Mark, tuple[Rgb, float]] = {
    Mark.A: (ACCENT, 3.2), Mark.B: (rgb("#3f958c"), 2.6), Mark.C: (rgb("#616e76"), 2.0),
    Mark.PROSPECT: (rgb("#2f5c8f"), 2.4),
}  # fmt: skip
AREAS = tuple(
    rgb(code)
    for code in ("#2f7fb8", "#d9822b", "#5b9a3c", "#a4508b", "#c0a52b", "#c4544a", "#4a9c96", "#6d6bb3")
)
STOP_NAME = TextStyle(Face.SEMIBOLD, 9.0, 11.0)
AREA_NAME = TextStyle(Face.SEMIBOLD, 9.5, 11.5)
NUMBER = TextStyle(Face.BOLD, 8.6, 10.0, style.WHITE, Align.CENTRE)
ASIDE = (0, 12, -12, 24, -24, 36, -36)
"""How far the name of an area may lie below its middle."""
_ROUND_KM = (1, 2, 5, 10, 20, 50, 100)


@dataclass(frozen=True, slots=True)
class MapPage:
    """The sheet with its ground, for whom and when (aware)."""

    sheet: MapSheet
    base: BaseMap
    seller: str
    made_at: datetime
    language: str = "nl"


def map_page_pdf(page: MapPage) -> Pdf:
    """One page of A4 across."""
    return sheets_pdf(
        [lambda canvas: _draw(canvas, page)], (WIDTH, HEIGHT), page.sheet.title, page.seller, page.language,
        page.made_at,
    )  # fmt: skip


def _draw(canvas: Any, page: MapPage) -> None:
    sheet = page.sheet
    beside = LIST_WIDTH + 14 if sheet.stops else 0.0
    plot = Plot(
        MARGIN, MARGIN + FOOT, WIDTH - 2 * MARGIN - beside, HEIGHT - 2 * MARGIN - HEAD - FOOT,
        sheet.south_west, sheet.north_east,
    )  # fmt: skip
    top = HEIGHT - MARGIN
    draw_line(canvas, MARGIN, top - 16, shortened(sheet.title, style.TITLE, WIDTH - 2 * MARGIN), style.TITLE)
    draw_line(
        canvas, MARGIN, top - 33, shortened(sheet.sub, style.BODY_SOFT, WIDTH - 2 * MARGIN), style.BODY_SOFT
    )
    canvas.saveState()
    frame = canvas.beginPath()
    frame.rect(plot.left, plot.foot, plot.width, plot.height)
    canvas.clipPath(frame, stroke=0, fill=0)
    _draw_map(canvas, plot, page)
    canvas.restoreState()
    canvas.setStrokeColorRGB(*style.HAIRLINE)
    canvas.setLineWidth(0.8)
    canvas.rect(plot.left, plot.foot, plot.width, plot.height, stroke=1, fill=0)
    _draw_foot(canvas, plot, page)
    if sheet.stops:
        _draw_list(canvas, WIDTH - MARGIN - LIST_WIDTH, plot.foot + plot.height, sheet)


def _draw_map(canvas: Any, plot: Plot, page: MapPage) -> None:
    sheet = page.sheet
    draw_ground(canvas, plot, page.base)
    for area in sheet.areas:
        fill_rings(canvas, plot, area.rings, AREAS[area.number % len(AREAS)], 0.24)
    draw_over_land(canvas, plot, page.base)
    for area in sheet.areas:
        draw_sides(canvas, plot, area.sides, AREAS[area.number % len(AREAS)], 1.1)
    for stop in (*sheet.stops, *sheet.houses):
        plot.take(*plot.at(stop.lat, stop.lon), 8)
    _draw_legs(canvas, plot, sheet)
    _draw_dots(canvas, plot, sheet)
    for area in sheet.areas:
        _name_area(canvas, plot, area.name, area.note, area.middle)
    named = [stop.name for stop in sheet.stops]
    _draw_stops(canvas, plot, sheet)
    draw_towns(canvas, plot, (town for town in page.base.towns if town.name not in named))


def _name_area(canvas: Any, plot: Plot, name: str, note: str, middle: tuple[float, float] | None) -> None:
    if middle is None:
        return
    x, y = plot.at(*middle)
    wide = max(width_of(name, AREA_NAME), width_of(note, style.SMALL)) / 2
    deep = 13 if note else 2
    for clear, down in product((True, False), ASIDE):
        if plot.claim((x - wide, y - down - deep, x + wide, y - down + 8), clear=clear):
            haloed(canvas, x - width_of(name, AREA_NAME) / 2, y - down, name, AREA_NAME)
            haloed(canvas, x - width_of(note, style.SMALL) / 2, y - down - 11, note, style.SMALL)
            return


def _draw_legs(canvas: Any, plot: Plot, sheet: MapSheet) -> None:
    """Slight arcs from stop to stop; the way home is dashed."""
    home = [plot.at(sheet.home.lat, sheet.home.lon)] if sheet.home else []
    spots = [*home, *(plot.at(stop.lat, stop.lon) for stop in sheet.stops)]
    legs = [(a, b, False) for a, b in pairwise(spots)]
    goal = [plot.at(sheet.end.lat, sheet.end.lon)] if sheet.end else home
    if goal and sheet.stops:
        legs.append((spots[-1], goal[0], True))
    for colour, width in ((LAND, 4.6), (ACCENT, 2.0)):
        canvas.setStrokeColorRGB(*colour)
        canvas.setLineWidth(width)
        canvas.setLineCap(1)
        for (ax, ay), (bx, by), is_way_home in legs:
            canvas.setDash([5, 4] if is_way_home and colour == ACCENT else [])
            bend_x, bend_y = (ax + bx) / 2 - (by - ay) * 0.1, (ay + by) / 2 + (bx - ax) * 0.1
            path = canvas.beginPath()
            path.moveTo(ax, ay)
            path.curveTo(
                ax + (bend_x - ax) * 2 / 3, ay + (bend_y - ay) * 2 / 3,
                bx + (bend_x - bx) * 2 / 3, by + (bend_y - by) * 2 / 3, bx, by,
            )  # fmt: skip
            canvas.drawPath(path, stroke=1, fill=0)
    canvas.setDash([])


def _draw_dots(canvas: Any, plot: Plot, sheet: MapSheet) -> None:
    for dot in sheet.dots:
        x, y = plot.at(dot.lat, dot.lon)
        if plot.holds(x, y):
            _mark(canvas, x, y, dot.mark, is_overdue=dot.is_overdue)
            plot.mark(x, y, MARKS[dot.mark][1] + (2.6 if dot.is_overdue else 0.6))


def _mark(canvas: Any, x: float, y: float, mark: Mark, *, is_overdue: bool = False) -> None:
    colour, radius = MARKS[mark]
    if is_overdue:
        canvas.setStrokeColorRGB(*rgb("#b8780f"))
        canvas.setLineWidth(1.1)
        canvas.circle(x, y, radius + 2, stroke=1, fill=0)
    canvas.setFillColorRGB(*(LAND if mark is Mark.PROSPECT else colour))
    canvas.setStrokeColorRGB(*(colour if mark is Mark.PROSPECT else LAND))
    canvas.setLineWidth(1.2 if mark is Mark.PROSPECT else 0.6)
    canvas.circle(x, y, radius, stroke=1, fill=1)


def _draw_stops(canvas: Any, plot: Plot, sheet: MapSheet) -> None:
    taken: list[tuple[float, float]] = []
    names: dict[str, tuple[float, float]] = {}
    for house in sheet.houses:
        spot = plot.at(house.lat, house.lon)
        _disc(canvas, *spot, "", style.INK)
        taken.append(spot)
        names[house.name] = spot
    for number, stop in enumerate(sheet.stops, 1):
        x, y = plot.at(stop.lat, stop.lon)
        while any(hypot(x - a, y - b) < 15 for a, b in taken):
            x += 15.5
        taken.append((x, y))
        _disc(canvas, x, y, str(number), ACCENT)
        plot.take(x, y, 8)
        names.setdefault(stop.name, (x, y))
    for name, spot in names.items():
        name_beside(canvas, plot, spot, name, STOP_NAME, 11, must=True)


def _disc(canvas: Any, x: float, y: float, number: str, colour: Rgb) -> None:
    canvas.setFillColorRGB(*colour)
    canvas.setStrokeColorRGB(*LAND)
    canvas.setLineWidth(1.6)
    canvas.circle(x, y, 8.2, stroke=1, fill=1)
    if number:
        draw_line(canvas, x, y - 3, number, NUMBER)
    else:
        canvas.setFillColorRGB(*LAND)
        roof = canvas.beginPath()
        for step, (across, up) in enumerate(
            ((-4, 0), (0, 4), (4, 0), (2.6, 0), (2.6, -3.6), (-2.6, -3.6), (-2.6, 0))
        ):
            (roof.lineTo if step else roof.moveTo)(x + across, y + up)
        roof.close()
        canvas.drawPath(roof, stroke=0, fill=1)


def _draw_list(canvas: Any, left: float, top: float, sheet: MapSheet) -> None:
    """The stops in their order, as many as there is room for."""
    y = top - 10
    step = min(30.0, max(23.0, (y - MARGIN - FOOT - 12) / max(1, len(sheet.stops))))
    rows: list[tuple[str, SheetStop]] = [(str(number), stop) for number, stop in enumerate(sheet.stops, 1)]
    for number, stop in rows:
        if y < MARGIN + FOOT + 12:
            draw_line(canvas, left, y, "…", style.BODY)
            return
        canvas.setFillColorRGB(*ACCENT)
        canvas.circle(left + 8, y, 8, stroke=0, fill=1)
        draw_line(canvas, left + 8, y - 3, number, NUMBER)
        wide = LIST_WIDTH - 24
        draw_line(
            canvas, left + 22, y + 1, shortened(stop.about or stop.name, style.STRONG, wide), style.STRONG
        )
        draw_line(canvas, left + 22, y - 10, shortened(stop.name, style.SMALL, wide), style.SMALL)
        y -= step


def _draw_foot(canvas: Any, plot: Plot, page: MapPage) -> None:
    """Legend at the left, scale at the right, what the ground is made of below."""
    say, sheet = gettext_for(page.language), page.sheet
    x, y = plot.left, plot.foot - 14
    marks = {dot.mark for dot in sheet.dots}
    for mark in (each for each in Mark if each in marks):
        _mark(canvas, x + 4, y + 3, mark)
        word = say("prospect") if mark is Mark.PROSPECT else str(mark)
        draw_line(canvas, x + 12, y, word, style.SMALL)
        x += 24 + width_of(word, style.SMALL)
    if any(dot.is_overdue for dot in sheet.dots):
        _mark(canvas, x + 5, y + 3, Mark.C, is_overdue=True)
        draw_line(canvas, x + 14, y, say("te laat bezocht"), style.SMALL)
        x += 26 + width_of(say("te laat bezocht"), style.SMALL)
    if len(sheet.stops) > 1:
        canvas.setStrokeColorRGB(*ACCENT)
        canvas.setLineWidth(2)
        canvas.line(x, y + 3, x + 18, y + 3)
        draw_line(canvas, x + 23, y, say("route, schematisch"), style.SMALL)
    right = plot.left + plot.width
    km = max((km for km in _ROUND_KM if km * plot.points_per_km <= 110), default=1)
    canvas.setStrokeColorRGB(*style.MUTED)
    canvas.setLineWidth(1)
    canvas.line(right - km * plot.points_per_km, y + 2, right, y + 2)
    for end in (right - km * plot.points_per_km, right):
        canvas.line(end, y + 2, end, y + 6)
    beside = right - km * plot.points_per_km - 6
    draw_line(canvas, beside, y, f"{km}\u00a0km", style.SMALL.right())
    made_of = say(
        "Kaart: GeoNames en svg-maps (CC BY 4.0), Natural Earth. Ter oriëntatie, niet om op te navigeren."
    )
    draw_line(canvas, plot.left, y - 14, made_of, style.FOOTER)
    made = " · ".join(part for part in (page.seller.strip(), formats.field_date(page.made_at.date())) if part)
    draw_line(canvas, WIDTH - MARGIN, y - 14, made, style.FOOTER.right())
