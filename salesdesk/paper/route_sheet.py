"""The route sheet of a day: when to leave, where to be, whom to phone when it gets late."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import Any

from reportlab.platypus import Flowable

from salesdesk import formats
from salesdesk.domain.company import Company, Seller
from salesdesk.domain.relations import Contact, Relation
from salesdesk.domain.visits import Visit
from salesdesk.paper import style
from salesdesk.paper.letterhead import accent
from salesdesk.paper.letters import Say, kilometres, kind_of_visit, paper_language, person
from salesdesk.paper.pdf import ALONE, Pdf, Place, Setup, build, height_of, room_on_first_page
from salesdesk.paper.pieces import Piece, Stack
from salesdesk.paper.plan_b import Alternative, one_line
from salesdesk.paper.style import Align, Face, TextStyle
from salesdesk.paper.tables import Look, Row, Table, shared
from salesdesk.paper.text import Text, draw_line
from salesdesk.words import gettext_for

DOT = "  ·  "
TIME, DISC, PHONE, GAP = 42.0, 22.0, 92.0, 12.0
MOST_PLAN_B = (3, 2, 1)
"""The first of these with which the day stays on one page."""
WORDS = style.CONTENT_WIDTH - TIME - DISC - PHONE - 3 * GAP


@dataclass(frozen=True, slots=True)
class RouteStop:
    """A visit on the way; `leave_at` is when to leave the place before it. Unknown stays None.

    `arrival` is what the seller noted about parking and the entrance, `plan_b` who else is near.
    """

    visit: Visit
    relation: Relation
    leave_at: time | None = None
    drive_minutes: int | None = None
    distance_km: float | None = None
    contact: Contact | None = None
    objective: str = ""
    has_open_complaint: bool = False
    arrival: str = ""
    plan_b: tuple[Alternative, ...] = ()


@dataclass(frozen=True, slots=True)
class RouteSheet:
    """A day of visits in driving order, and the way home."""

    day: date
    stops: tuple[RouteStop, ...]
    company: Company
    seller: Seller
    made_at: datetime
    drive_home_minutes: int | None = None
    home_km: float | None = None
    home_at: time | None = None
    area: str = ""
    language: str = "nl"


def route_sheet_pdf(sheet: RouteSheet, place: Place = ALONE) -> Pdf:
    """The day on paper, for beside the steering wheel; `place` is that in a folder."""
    sheet = replace(sheet, language=paper_language(sheet.language))
    say = gettext_for(sheet.language)
    title = say("Dagroute")
    setup = Setup(
        sheet.company,
        f"{title} {formats.field_date(sheet.day)}",
        sheet.seller.name,
        sheet.language,
        sheet.made_at,
        mark=title,
        slim=True,
        place=place,
    )
    day = f"{formats.long_day(sheet.day, sheet.language)} {sheet.day.year}"
    sub = DOT.join(part for part in (sheet.area, sheet.seller.name) if part.strip())
    head: list[Flowable] = [Text(day, style.TITLE), Text(sub, style.SUBTITLE), _figures(sheet, say).after(9)]
    tables = [_stops(sheet, most, say) for most in MOST_PLAN_B]
    room = room_on_first_page(setup)
    fitting = (table for table in tables if height_of([*head, table]) <= room)
    return build([*head, next(fitting, tables[0])], setup)


def _stops(sheet: RouteSheet, most: int, say: Say) -> Table:
    """All stops with at most so many addresses for plan B, and the way home that never stands alone."""
    rows: list[Piece] = [
        _stop_rows(replace(stop, plan_b=stop.plan_b[:most]), number, sheet, say)
        for number, stop in enumerate(sheet.stops, start=1)
    ]
    home = _home(sheet, say)
    return Table(None, rows or home, home[0] if rows and home else None).after(10)


def _figures(sheet: RouteSheet, say: Say) -> Row:
    visit_minutes = sum(stop.visit.minutes for stop in sheet.stops)
    drive_minutes = sum(stop.drive_minutes or 0 for stop in sheet.stops) + (sheet.drive_home_minutes or 0)
    km = sum(stop.distance_km or 0.0 for stop in sheet.stops) + (sheet.home_km or 0.0)
    whole = visit_minutes + drive_minutes
    share = formats.percent(round(100 * visit_minutes / whole), sheet.language) if whole else "–"
    cells = (
        _figure(formats.duration(visit_minutes, sheet.language), say("bij klanten")),
        _figure(formats.duration(drive_minutes, sheet.language), say("onderweg")),
        _figure(kilometres(km, sheet.language), say("afstand")),
        _figure(share, say("bezoektijd")),
    )
    look = Look(pad_top=8, pad_bottom=9, gap=16, top_rule=style.HAIRLINE)
    return Row(cells, shared(style.CONTENT_WIDTH, (1, 1, 1, 1), 16), look)


def _figure(value: str, label: str) -> Stack:
    return Stack(Text(value, style.FIGURE), Text(label, style.SMALL))


def _drive_row(leave_at: time | None, minutes: int | None, km: float | None, language: str, say: Say) -> Row:
    facts = []
    if leave_at is not None:
        facts.append(say("vertrek {time}").format(time=formats.clock(leave_at)))
    if minutes is not None:
        facts.append(formats.duration(minutes, language))
    if km is not None:
        facts.append(kilometres(km, language))
    text = DOT.join(facts) or say("reistijd onbekend")
    widths = (TIME, DISC, style.CONTENT_WIDTH - TIME - DISC - 2 * GAP)
    cells = (Stack(), _Way(19), Stack(Text(text, replace(style.SMALL, leading=19.0))))
    return Row(cells, widths, Look(pad_top=0, pad_bottom=0, gap=GAP, rule=None))


def _stop_rows(stop: RouteStop, number: int, sheet: RouteSheet, say: Say) -> Stack:
    visit, relation = stop.visit, stop.relation
    place = DOT.join(part for part in (relation.address.street, _town(relation)) if part.strip())
    kind = DOT.join(
        (formats.duration(visit.minutes, sheet.language), kind_of_visit(visit.kind, sheet.language, say))
    )
    words: list[Piece] = [Text(relation.name, style.HEADING), Text(place, style.BODY)]
    if stop.contact is not None:
        name = ", ".join(part for part in (person(stop.contact, say), stop.contact.function) if part.strip())
        words.append(Text(name, style.BODY))
    words.append(Text(kind, style.BODY_SOFT))
    if stop.objective.strip():
        words.append(Text(stop.objective, style.ASIDE))
    if stop.has_open_complaint:
        words.append(Text(say("Let op: er staat nog een klacht open."), style.STRONG))
    if stop.arrival.strip():
        words.append(Text(say("Aankomst: {note}").format(note=stop.arrival), style.BODY))
    words += [
        Text(say("Plan B: {who}").format(who=one_line(entry, sheet.language, say)), style.SMALL)
        for entry in stop.plan_b
    ]
    numbers = dict.fromkeys(phone for phone in (*_phones(stop.contact), relation.phone) if phone.strip())
    times = Stack(
        Text(formats.clock(visit.start_time), style.HEADING),
        Text(formats.clock(visit.end_time), style.BODY_SOFT),
    )
    phones = Stack(*(Text(phone, replace(style.STRONG, leading=14.5).right()) for phone in numbers))
    cells = (times, _Disc(str(number), sheet.company), Stack(*words), phones)
    row = Row(cells, (TIME, DISC, WORDS, PHONE), Look(pad_top=3, pad_bottom=5, gap=GAP, rule=None))
    return Stack(_drive_row(stop.leave_at, stop.drive_minutes, stop.distance_km, sheet.language, say), row)


def _phones(contact: Contact | None) -> tuple[str, ...]:
    return (contact.phone, contact.mobile) if contact else ()


def _town(relation: Relation) -> str:
    return f"{relation.address.postcode} {relation.address.place}".strip()


def _home(sheet: RouteSheet, say: Say) -> list[Piece]:
    if sheet.drive_home_minutes is None and sheet.home_km is None and sheet.home_at is None:
        return []
    drive = _drive_row(_leave_for_home(sheet), sheet.drive_home_minutes, sheet.home_km, sheet.language, say)
    at = formats.clock(sheet.home_at) if sheet.home_at else ""
    home = ", ".join(part for part in (say("Thuis"), sheet.seller.home.place) if part.strip())
    cells = (Text(at, style.HEADING), _House(), Text(home, style.HEADING))
    widths = (TIME, DISC, style.CONTENT_WIDTH - TIME - DISC - 2 * GAP)
    return [Stack(drive, Row(cells, widths, Look(pad_top=3, pad_bottom=0, gap=GAP, rule=None)))]


def _leave_for_home(sheet: RouteSheet) -> time | None:
    if sheet.home_at is None or sheet.drive_home_minutes is None:
        return None
    return (datetime.combine(sheet.day, sheet.home_at) - timedelta(minutes=sheet.drive_home_minutes)).time()


class _Disc(Piece):
    """The number of a stop in a disc of the company's colour."""

    def __init__(self, number: str, company: Company) -> None:
        super().__init__()
        self.number, self.company = number, company

    def height_at(self, width: float) -> float:
        return width

    def paint(self, canvas: Any, x: float, top: float, width: float) -> None:
        canvas.setFillColorRGB(*accent(self.company))
        canvas.circle(x + width / 2, top - width / 2 + 3, width / 2, stroke=0, fill=1)
        figure = TextStyle(Face.BOLD, 11, 14, style.WHITE, Align.CENTRE)
        draw_line(canvas, x + width / 2, top - width / 2 - 0.8, self.number, figure)


class _Way(Piece):
    """The dotted line between two stops."""

    def __init__(self, room: float) -> None:
        super().__init__()
        self.room = room

    def height_at(self, width: float) -> float:
        del width
        return self.room

    def paint(self, canvas: Any, x: float, top: float, width: float) -> None:
        canvas.saveState()
        canvas.setStrokeColorRGB(*style.WRITING_LINE)
        canvas.setDash(2, 2.4)
        canvas.setLineWidth(1.1)
        canvas.line(x + width / 2, top - 2, x + width / 2, top - self.room + 2)
        canvas.restoreState()


class _House(Piece):
    """A small house at the end of the way."""

    def height_at(self, width: float) -> float:
        del width
        return 14.0

    def paint(self, canvas: Any, x: float, top: float, width: float) -> None:
        middle = x + width / 2
        outline = canvas.beginPath()
        outline.moveTo(middle - 7, top - 7)
        for right, down in ((0, 1), (7, 7), (5, 7), (5, 14), (-5, 14), (-5, 7)):
            outline.lineTo(middle + right, top - down)
        outline.close()
        canvas.setFillColorRGB(*style.INK_SOFT)
        canvas.drawPath(outline, stroke=0, fill=1)
