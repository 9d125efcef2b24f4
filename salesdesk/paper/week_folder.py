"""The week folder: a page of contents, then per day its route, plan B and guide sheets, in one PDF."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import partial
from itertools import accumulate

from reportlab.platypus import Flowable

from salesdesk import formats
from salesdesk.domain.company import Company, Seller
from salesdesk.paper import style
from salesdesk.paper.alternatives_sheet import AlternativesSheet
from salesdesk.paper.binding import Part, Tell, bound, page_counts
from salesdesk.paper.day_folder import day_parts
from salesdesk.paper.letterhead import accent
from salesdesk.paper.letters import Say, kind_of_visit, paper_language
from salesdesk.paper.pdf import Pdf, Place, Setup, build
from salesdesk.paper.pieces import Stack, under_heading
from salesdesk.paper.plan_b import DOT
from salesdesk.paper.preparation_sheet import PreparationSheet
from salesdesk.paper.route_sheet import RouteSheet, route_sheet_pdf
from salesdesk.paper.tables import Look, Row, shared
from salesdesk.paper.text import Text
from salesdesk.words import gettext_for

TIME, FACTS, PAGE, GAP = 38.0, 170.0, 26.0, 10.0
WIDTHS = (TIME, style.CONTENT_WIDTH - TIME - FACTS - PAGE - 3 * GAP, FACTS, PAGE)


@dataclass(frozen=True, slots=True)
class WeekDay:
    """One day of the week: its route, its alternatives, and a guide sheet for every visit still to come."""

    route: RouteSheet
    sheets: tuple[PreparationSheet, ...]
    alternatives: AlternativesSheet | None = None


@dataclass(frozen=True, slots=True)
class WeekFolder:
    """A week of visits; `monday` names it."""

    monday: date
    days: tuple[WeekDay, ...]
    company: Company
    seller: Seller
    made_at: datetime
    language: str = "nl"


def week_folder_pdf(folder: WeekFolder, tell: Tell | None = None) -> Pdf:
    """Everything for the week; `tell` hears how far it is, and may stop it by raising."""
    folder = replace(folder, language=paper_language(folder.language))
    say = gettext_for(folder.language)
    parts: list[Part] = []
    for day in folder.days:
        name = formats.long_day(day.route.day, folder.language)
        parts.append(Part(partial(route_sheet_pdf, day.route), name))
        parts += day_parts(day.sheets, day.alternatives, inside=True)
    counts = page_counts(parts, tell)
    blank = _contents(folder, [0] * len(parts), say)
    ahead = build(blank, _setup(folder, say)).page_count
    starts = [before + 1 for before in accumulate(counts[:-1], initial=ahead)]
    story = _contents(folder, starts, say)
    contents = Part(lambda place: build(story, _setup(folder, say, place)), say("Inhoud"))
    return bound([contents, *parts], [ahead, *counts], tell)


def _setup(folder: WeekFolder, say: Say, place: Place | None = None) -> Setup:
    title = say("Weekmap")
    name = f"{title} {folder.monday:%G-W%V}"
    setup = Setup(
        folder.company, name, folder.seller.name, folder.language, folder.made_at, mark=title, slim=True
    )
    return replace(setup, place=place) if place else setup


def _contents(folder: WeekFolder, starts: list[int], say: Say) -> list[Flowable]:
    """The pages of everything, day by day; `starts` has one for every part."""
    pages = iter(starts)
    sunday = folder.monday + timedelta(days=6)
    span = say("{first} t/m {last}").format(
        first=formats.paper_date(folder.monday, folder.language),
        last=formats.paper_date(sunday, folder.language),
    )
    title = say("Week {week}").format(week=folder.monday.isocalendar().week)
    story: list[Flowable] = [
        Text(title, style.TITLE),
        Text(DOT.join(part for part in (span, folder.seller.name) if part.strip()), style.SUBTITLE),
        _figures(folder, say).after(9),
    ]
    for day in folder.days:
        heading = Text(
            formats.long_day(day.route.day, folder.language), style.HEADING.tinted(accent(folder.company))
        ).after(13)
        rows = [_line("", say("Dagroute"), "", next(pages))]
        if day.alternatives is not None:
            rows.append(_line("", say("Plan B"), "", next(pages)))
        rows += [_visit(sheet, next(pages), folder.language, say) for sheet in day.sheets]
        story += under_heading(heading, rows, style.CONTENT_WIDTH)
    return story


def _visit(sheet: PreparationSheet, page: int, language: str, say: Say) -> Row:
    visit, relation = sheet.visit, sheet.relation
    facts = DOT.join(
        part for part in (relation.address.place, kind_of_visit(visit.kind, language, say)) if part.strip()
    )
    return _line(formats.clock(visit.start_time), relation.name, facts, page)


def _line(at: str, name: str, facts: str, page: int) -> Row:
    cells = (
        Text(at, style.STRONG),
        Text(name, style.STRONG if at else style.BODY),
        Text(facts, style.BODY_SOFT),
        Text(str(page), style.BODY.right()),
    )
    return Row(cells, WIDTHS, Look(pad_top=3, pad_bottom=3.5, gap=GAP))


def _figures(folder: WeekFolder, say: Say) -> Row:
    sheets = [sheet for day in folder.days for sheet in day.sheets]
    routes = [day.route for day in folder.days]
    km = sum(stop.distance_km or 0 for route in routes for stop in route.stops)
    km += sum(route.home_km or 0 for route in routes)
    minutes = sum(sheet.visit.minutes for sheet in sheets)
    cells = (
        _figure(str(len(sheets)), say("bezoeken")),
        _figure(str(len(folder.days)), say("dagen")),
        _figure(formats.duration(minutes, folder.language), say("bij klanten")),
        _figure(f"{round(km)}{formats.NBSP}km", say("afstand")),
    )
    look = Look(pad_top=8, pad_bottom=9, gap=16, top_rule=style.HAIRLINE)
    return Row(cells, shared(style.CONTENT_WIDTH, (1, 1, 1, 1), 16), look)


def _figure(value: str, label: str) -> Stack:
    return Stack(Text(value, style.FIGURE), Text(label, style.SMALL))
