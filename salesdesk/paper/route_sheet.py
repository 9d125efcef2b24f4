"""The route sheet of a day: when to leave, where to be, whom to phone when it gets late."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from reportlab.platypus import Flowable

from salesdesk import formats
from salesdesk.domain.company import Company, Seller
from salesdesk.domain.opening_hours import Spans
from salesdesk.domain.relations import Contact, Relation
from salesdesk.domain.visit_grounds import VisitGround
from salesdesk.domain.visits import Visit
from salesdesk.paper import style
from salesdesk.paper.letters import Say, kilometres, kind_of_visit, paper_language, person
from salesdesk.paper.pdf import ALONE, Pdf, Place, Setup, build, height_of, room_on_first_page
from salesdesk.paper.pieces import Piece, Stack
from salesdesk.paper.plan_b import Alternative, one_line
from salesdesk.paper.route_marks import Cup, Disc, House, Reached, Way
from salesdesk.paper.route_words import (
    DOT,
    Drive,
    door_words,
    drive_words,
    estimate_words,
    grounds_words,
    late_words,
    leave_words,
    lunch_words,
    on_the_road,
)
from salesdesk.paper.tables import Look, Row, Table, shared
from salesdesk.paper.text import Text, width_of
from salesdesk.words import gettext_for

TIME, DISC, PHONE, GAP = 42.0, 22.0, 92.0, 12.0
MOST_PLAN_B = (3, 2, 1)
"""The first of these with which the day stays on one page."""
WORDS = style.CONTENT_WIDTH - TIME - DISC - PHONE - 3 * GAP
LEAVE = replace(style.STRONG, leading=19.0)


@dataclass(frozen=True, slots=True)
class RouteStop:
    """A visit on the way; unknown stays None.

    `leave_at` is when to leave the place before it, `band` between how many minutes the drive probably takes,
    `traffic_minutes` what of it is traffic. `arrival` is what the seller noted about parking and the
    entrance, `plan_b` who else is near, `hours` when the customer is open that day (empty: closed), `grounds`
    why he is visited now. `lunch_at` is when the break before this stop begins, `late_minutes` how late he
    probably arrives.
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
    band: tuple[int, int] | None = None
    traffic_minutes: int = 0
    hours: Spans | None = None
    grounds: tuple[VisitGround, ...] = ()
    lunch_at: time | None = None
    late_minutes: int = 0


@dataclass(frozen=True, slots=True)
class RouteSheet:
    """A day of visits in driving order, and the way home.

    `starts_from` and `ends_at` are the places where the day begins and ends when that isn't at home;
    `home_lunch_at` when the break on the way home begins. A sheet that `is_estimate` says so.
    """

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
    home_band: tuple[int, int] | None = None
    home_traffic_minutes: int = 0
    home_lunch_at: time | None = None
    lunch_minutes: int = 0
    starts_from: str = ""
    ends_at: str = ""
    is_estimate: bool = False

    @property
    def traffic_minutes(self) -> int:
        return self.home_traffic_minutes + sum(stop.traffic_minutes for stop in self.stops)


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
    area = say("Gebied {area}").format(area=sheet.area) if sheet.area else ""
    start = say("vertrek vanaf {place}").format(place=sheet.starts_from) if sheet.starts_from else ""
    sub = DOT.join(part for part in (area, start, sheet.seller.name) if part.strip())
    head: list[Flowable] = [Text(day, style.TITLE), Text(sub, style.SUBTITLE), _figures(sheet, say).after(9)]
    tables = [_stops(sheet, most, say) for most in MOST_PLAN_B]
    room = room_on_first_page(setup)
    foot = [Text(estimate_words(say), style.SMALL).after(8)] if sheet.is_estimate else []
    fitting = (table for table in tables if height_of([*head, table, *foot]) <= room)
    return build([*head, next(fitting, tables[0]), *foot], setup)


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
    km = round(sum(stop.distance_km or 0.0 for stop in sheet.stops) + (sheet.home_km or 0.0), 1)
    km = round(km) if km >= 10 else km  # as the screen rounds: one day, one figure
    whole = visit_minutes + drive_minutes
    share = formats.percent(round(100 * visit_minutes / whole), sheet.language) if whole else "–"
    cells = (
        _figure(formats.duration(visit_minutes, sheet.language), say("bij klanten")),
        _figure(formats.duration(drive_minutes, sheet.language), on_the_road(sheet.traffic_minutes, say)),
        _figure(kilometres(km, sheet.language), say("afstand")),
        _figure(share, say("bezoektijd")),
    )
    look = Look(pad_top=8, pad_bottom=9, gap=16, top_rule=style.HAIRLINE)
    return Row(cells, shared(style.CONTENT_WIDTH, (1, 1, 1, 1), 16), look)


def _figure(value: str, label: str) -> Stack:
    return Stack(Text(value, style.FIGURE), Text(label, style.SMALL))


def _way_rows(drive: Drive, lunch_at: time | None, sheet: RouteSheet, say: Say) -> list[Piece]:
    """The break, when it lies here, and the drive."""
    widths: tuple[float, ...] = (TIME, DISC, style.CONTENT_WIDTH - TIME - DISC - 2 * GAP)
    rows: list[Piece] = []
    if lunch_at is not None:
        length = lunch_words(sheet.lunch_minutes, lunch_at, drive.leave_at, sheet.language, say)
        words = Text(length, style.BODY_SOFT)
        cells = (Text(formats.clock(lunch_at), style.BODY_SOFT), Cup(), words)
        rows.append(Row(cells, widths, Look(pad_top=2, pad_bottom=2, gap=GAP, rule=None)))
    leave = leave_words(drive, say)
    text = Text(drive_words(drive, sheet.language, say), replace(style.SMALL, leading=19.0))
    told: tuple[Piece, ...] = (text,)
    if leave:
        first = width_of(leave, LEAVE) + 1
        widths = (*widths[:2], first, widths[2] - first - GAP)
        told = (Text(leave, LEAVE), text)
    rows.append(Row((Stack(), Way(19), *told), widths, Look(pad_top=0, pad_bottom=0, gap=GAP, rule=None)))
    return rows


def _stop_rows(stop: RouteStop, number: int, sheet: RouteSheet, say: Say) -> Stack:
    visit, relation = stop.visit, stop.relation
    place = DOT.join(part for part in (relation.address.street, _town(relation)) if part.strip())
    kind = DOT.join(
        part
        for part in (
            formats.duration(visit.minutes, sheet.language),
            kind_of_visit(visit.kind, sheet.language, say),
            door_words(stop.hours, visit.start_time, visit.end_time, say),
            grounds_words(stop.grounds, say),
        )
        if part
    )
    words: list[Piece] = [Text(relation.name, style.HEADING), Text(place, style.BODY)]
    if stop.contact is not None:
        name = ", ".join(part for part in (person(stop.contact, say), stop.contact.function) if part.strip())
        words.append(Text(name, style.BODY))
    words.append(Text(kind, style.BODY_SOFT))
    if stop.late_minutes:
        words.append(Text(late_words(stop.late_minutes, sheet.language, say), style.STRONG))
    if stop.objective.strip():
        words.append(Text(stop.objective, style.ASIDE))
    if stop.has_open_complaint:
        words.append(Text(say("Eerst bespreken wat er nog loopt."), style.STRONG))
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
    cells = (times, Disc(str(number), sheet.company), Stack(*words), phones)
    row = Row(cells, (TIME, DISC, WORDS, PHONE), Look(pad_top=3, pad_bottom=5, gap=GAP, rule=None))
    drive = Drive(stop.leave_at, stop.drive_minutes, stop.distance_km, stop.band, stop.traffic_minutes)
    return Reached(*_way_rows(drive, stop.lunch_at, sheet, say), row)


def _phones(contact: Contact | None) -> tuple[str, ...]:
    return (contact.phone, contact.mobile) if contact else ()


def _town(relation: Relation) -> str:
    return f"{relation.address.postcode} {relation.address.place}".strip()


def _home(sheet: RouteSheet, say: Say) -> list[Piece]:
    if sheet.drive_home_minutes is None and sheet.home_km is None and sheet.home_at is None:
        return []
    drive = Drive(
        _leave_for_home(sheet),
        sheet.drive_home_minutes,
        sheet.home_km,
        sheet.home_band,
        sheet.home_traffic_minutes,
    )
    at = formats.clock(sheet.home_at) if sheet.home_at else ""
    usual = ", ".join(part for part in (say("Thuis"), sheet.seller.home.place) if part.strip())
    home = sheet.ends_at or usual
    cells = (Text(at, style.HEADING), House(), Text(home, style.HEADING))
    widths = (TIME, DISC, style.CONTENT_WIDTH - TIME - DISC - 2 * GAP)
    ways = _way_rows(drive, sheet.home_lunch_at, sheet, say)
    return [Reached(*ways, Row(cells, widths, Look(pad_top=3, pad_bottom=0, gap=GAP, rule=None)))]


def _leave_for_home(sheet: RouteSheet) -> time | None:
    if sheet.home_at is None or sheet.drive_home_minutes is None:
        return None
    return (datetime.combine(sheet.day, sheet.home_at) - timedelta(minutes=sheet.drive_home_minutes)).time()
