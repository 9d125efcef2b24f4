"""A week of visits on paper: day by day who, where, when, and how long the drive between is."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from reportlab.platypus import Flowable

from salesdesk import formats
from salesdesk.domain.company import Company, Seller
from salesdesk.domain.visits import VisitKind, VisitState
from salesdesk.paper import style
from salesdesk.paper.letters import Say, kind_of_visit, paper_language
from salesdesk.paper.pdf import Pdf, Setup, build
from salesdesk.paper.pieces import Gap, Piece, Stack
from salesdesk.paper.tables import Look, Row, Table, shared
from salesdesk.paper.text import Text
from salesdesk.words import gettext_for, word

DOT = "  ·  "
TIME, STATE, GAP = 78.0, 96.0, 12.0
WORDS = style.CONTENT_WIDTH - TIME - STATE - 2 * GAP
WEEKEND = 5


@dataclass(frozen=True, slots=True)
class WeekLine:
    """A visit in the week; `drive_minutes` is the drive from the one before that day."""

    visit_on: date
    start_time: time
    minutes: int
    name: str
    kind: VisitKind
    state: VisitState
    place: str = ""
    who: str = ""
    phone: str = ""
    drive_minutes: int | None = None

    @property
    def ends(self) -> time:
        return (datetime.combine(self.visit_on, self.start_time) + timedelta(minutes=self.minutes)).time()


@dataclass(frozen=True, slots=True)
class WeekOverview:
    """The visits of a week in the order of the clock, and its holidays by day."""

    monday: date
    lines: tuple[WeekLine, ...]
    holidays: tuple[tuple[date, str], ...]
    company: Company
    seller: Seller
    made_at: datetime
    language: str = "nl"


def week_overview_pdf(week: WeekOverview) -> Pdf:
    """Monday to Friday, Saturday and Sunday only with visits."""
    week = replace(week, language=paper_language(week.language))
    say = gettext_for(week.language)
    number = week.monday.isocalendar().week
    title = say("Week {week}").format(week=number)
    setup = Setup(
        week.company,
        title,
        week.seller.name,
        week.language,
        week.made_at,
        mark=say("Weekoverzicht"),
        slim=True,
    )
    sunday = week.monday + timedelta(days=6)
    span = say("{first} tot en met {last}").format(
        first=formats.day_text(week.monday, week.language), last=formats.day_text(sunday, week.language)
    )
    sub = DOT.join(part for part in (f"{span} {sunday.year}", week.seller.name) if part.strip())
    story: list[Flowable] = [
        Text(title, style.TITLE),
        Text(sub, style.SUBTITLE),
        _figures(week, say).after(9),
    ]
    for ahead in range(7):
        day = week.monday + timedelta(days=ahead)
        lines = [line for line in week.lines if line.visit_on == day]
        if lines or ahead < WEEKEND:
            story.append(_day(day, lines, week, say).after(11))
    return build(story, setup)


def _figures(week: WeekOverview, say: Say) -> Row:
    going = [line for line in week.lines if line.state is not VisitState.ABSENT]
    visiting = sum(line.minutes for line in going)
    driving = sum(line.drive_minutes or 0 for line in going)
    cells = (
        _figure(str(len(week.lines)), say("bezoeken")),
        _figure(formats.duration(visiting, week.language), say("bij klanten")),
        _figure(formats.duration(driving, week.language), say("tussen bezoeken")),
    )
    look = Look(pad_top=8, pad_bottom=9, gap=16, top_rule=style.HAIRLINE)
    return Row(cells, shared(style.CONTENT_WIDTH, (1, 1, 1), 16), look)


def _figure(value: str, label: str) -> Stack:
    return Stack(Text(value, style.FIGURE), Text(label, style.SMALL))


def _day(day: date, lines: list[WeekLine], week: WeekOverview, say: Say) -> Table:
    holiday = next((name for when, name in week.holidays if when == day), "")
    minutes = formats.duration(sum(line.minutes for line in lines), week.language) if lines else say("vrij")
    aside = DOT.join(part for part in (holiday, minutes) if part)
    head = Row(
        (Text(formats.long_day(day, week.language), style.HEADING),
         Text(aside, replace(style.SMALL, leading=14.5).right())),
        shared(style.CONTENT_WIDTH, (3, 2), GAP),
        Look(pad_top=0, pad_bottom=3, gap=GAP),
    )  # fmt: skip
    rows: list[Piece] = [_line(line, week, say) for line in lines]
    return Table(head, rows or [Gap(2)])


def _line(line: WeekLine, week: WeekOverview, say: Say) -> Row:
    times = f"{formats.clock(line.start_time)} – {formats.clock(line.ends)}"
    facts = DOT.join(part for part in (line.place, line.who, line.phone) if part.strip())
    words: list[Piece] = [Text(line.name, style.STRONG)]
    if facts:
        words.append(Text(facts, style.SMALL))
    drive = ""
    if line.drive_minutes is not None:
        drive = say("{minutes} rijden").format(minutes=formats.duration(line.drive_minutes, week.language))
    aside = [Text(kind_of_visit(line.kind, week.language, say), replace(style.SMALL, leading=13.0).right())]
    state = word(line.state, week.language) if line.state is not VisitState.PLANNED else ""
    if state:
        aside.append(Text(state, style.SMALL.right()))
    cells = (
        Stack(Text(times, style.BODY), *([Text(drive, style.SMALL)] if drive else [])),
        Stack(*words),
        Stack(*aside),
    )
    return Row(cells, (TIME, WORDS, STATE), Look(pad_top=4, pad_bottom=4, gap=GAP))
