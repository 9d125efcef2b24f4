"""A week of visits on paper: day by day who, where, when, and how long the drive between is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from functools import partial

from reportlab.platypus import Flowable

from salesdesk import formats
from salesdesk.domain.company import Company, Seller
from salesdesk.domain.visits import VisitKind, VisitState
from salesdesk.paper import style
from salesdesk.paper.binding import Part, bound, page_counts
from salesdesk.paper.letters import Say, kind_of_visit, paper_language
from salesdesk.paper.pdf import ALONE, Pdf, Place, Setup, build
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
    """A visit in the week; `drive_minutes` is the drive from the one before that day.

    A proposal stands in grey between the visits and isn't counted: nobody agreed on it.
    """

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
    is_proposal: bool = False

    @property
    def counts(self) -> bool:
        """Whether its time is spent with a customer."""
        return not self.is_proposal and self.state is not VisitState.ABSENT

    @property
    def ends(self) -> time:
        return (datetime.combine(self.visit_on, self.start_time) + timedelta(minutes=self.minutes)).time()


@dataclass(frozen=True, slots=True)
class WeekOverview:
    """The visits of a week in the order of the clock, its holidays by day, and by day the area.

    `driving` is the minutes between the visits without what is only proposed; None sums those of the visits.
    """

    monday: date
    lines: tuple[WeekLine, ...]
    holidays: tuple[tuple[date, str], ...]
    company: Company
    seller: Seller
    made_at: datetime
    language: str = "nl"
    areas: tuple[tuple[date, str], ...] = ()
    driving: int | None = None


def weeks_overview_pdf(weeks: Sequence[WeekOverview]) -> Pdf:
    """Week after week, each on a page of its own."""
    parts = [Part(partial(week_overview_pdf, week), _title(week)) for week in weeks]
    return bound(parts, page_counts(parts))


def _title(week: WeekOverview) -> str:
    say = gettext_for(paper_language(week.language))
    return say("Week {week}").format(week=week.monday.isocalendar().week)


def week_overview_pdf(week: WeekOverview, place: Place = ALONE) -> Pdf:
    """Monday to Friday, Saturday and Sunday only with visits; `place` is that among other weeks."""
    week = replace(week, language=paper_language(week.language))
    say = gettext_for(week.language)
    title = _title(week)
    setup = Setup(
        week.company,
        title,
        week.seller.name,
        week.language,
        week.made_at,
        mark=say("Weekoverzicht"),
        slim=True,
        place=place,
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
    agreed = [line for line in week.lines if not line.is_proposal]
    going = [line for line in week.lines if line.counts]
    visiting = sum(line.minutes for line in going)
    driving = week.driving
    if driving is None:
        driving = sum(line.drive_minutes or 0 for line in going)
    proposed = len(week.lines) - len(agreed)
    cells = [
        _figure(str(len(agreed)), say("bezoeken")),
        _figure(formats.duration(visiting, week.language), say("bij klanten")),
        _figure(formats.duration(driving, week.language), say("tussen bezoeken")),
    ]
    if proposed:
        cells.append(_figure(str(proposed), say("voorgesteld")))
    look = Look(pad_top=8, pad_bottom=9, gap=16, top_rule=style.HAIRLINE)
    return Row(cells, shared(style.CONTENT_WIDTH, (1,) * len(cells), 16), look)


def _figure(value: str, label: str) -> Stack:
    return Stack(Text(value, style.FIGURE), Text(label, style.SMALL))


def _day(day: date, lines: list[WeekLine], week: WeekOverview, say: Say) -> Table:
    holiday = next((name for when, name in week.holidays if when == day), "")
    area = next((name for when, name in week.areas if when == day), "")
    agreed = sum(line.minutes for line in lines if line.counts)
    minutes = formats.duration(agreed, week.language) if agreed else "" if lines else say("vrij")
    aside = DOT.join(part for part in (holiday, area, minutes) if part)
    head = Row(
        (Text(formats.long_day(day, week.language), style.HEADING),
         Text(aside, replace(style.SMALL, leading=14.5).right())),
        shared(style.CONTENT_WIDTH, (3, 2), GAP),
        Look(pad_top=0, pad_bottom=3, gap=GAP),
    )  # fmt: skip
    rows: list[Piece] = [_line(line, week, say) for line in lines]
    return Table(head, rows or [Gap(2)])


def _line(line: WeekLine, week: WeekOverview, say: Say) -> Row:
    colour = style.MUTED if line.is_proposal else style.INK
    times = f"{formats.clock(line.start_time)} – {formats.clock(line.ends)}"
    facts = DOT.join(part for part in (line.place, line.who, line.phone) if part.strip())
    words: list[Piece] = [Text(line.name, (style.BODY if line.is_proposal else style.STRONG).tinted(colour))]
    if facts:
        words.append(Text(facts, style.SMALL))
    drive = ""
    if line.drive_minutes is not None:
        drive = say("{minutes} rijden").format(minutes=formats.duration(line.drive_minutes, week.language))
    aside = [Text(kind_of_visit(line.kind, week.language, say), replace(style.SMALL, leading=13.0).right())]
    state = word(line.state, week.language) if line.state is not VisitState.PLANNED else ""
    if line.is_proposal:
        aside, state = [], say("voorstel")
    if state:
        aside.append(Text(state, style.SMALL.right()))
    cells = (
        Stack(Text(times, style.BODY.tinted(colour)), *([Text(drive, style.SMALL)] if drive else [])),
        Stack(*words),
        Stack(*aside),
    )
    return Row(cells, (TIME, WORDS, STATE), Look(pad_top=4, pad_bottom=4, gap=GAP))
