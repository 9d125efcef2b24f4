"""Plan B for a whole day on one sheet: per appointment who else is near, with phone, hours and detour."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, time

from reportlab.platypus import Flowable

from salesdesk import formats
from salesdesk.domain.company import Company, Seller
from salesdesk.paper import style
from salesdesk.paper.letterhead import accent
from salesdesk.paper.letters import Say, paper_language
from salesdesk.paper.pdf import ALONE, Pdf, Place, Setup, build, height_of, room_on_first_page
from salesdesk.paper.pieces import Piece, Stack, under_heading
from salesdesk.paper.plan_b import DOT, Alternative, detour_figure, hours_words
from salesdesk.paper.tables import Look, Row
from salesdesk.paper.text import Text
from salesdesk.words import gettext_for

PHONE, HOURS, DETOUR, GAP = 88.0, 92.0, 52.0, 10.0
WHO = style.CONTENT_WIDTH - PHONE - HOURS - DETOUR - 3 * GAP
WIDTHS = (WHO, PHONE, HOURS, DETOUR)
MOST_A_STOP = (5, 4, 3)
"""The first of these with which the day stays on one page; never fewer than a seller may choose."""


@dataclass(frozen=True, slots=True)
class Nearby:
    """An appointment of the day, and who is near it."""

    start_time: time
    name: str
    place: str
    alternatives: tuple[Alternative, ...] = ()


@dataclass(frozen=True, slots=True)
class AlternativesSheet:
    """All plan B addresses of one day, in the order of its appointments."""

    day: date
    stops: tuple[Nearby, ...]
    company: Company
    seller: Seller
    made_at: datetime
    language: str = "nl"


def alternatives_sheet_pdf(sheet: AlternativesSheet, place: Place = ALONE) -> Pdf:
    """The alternatives of the day, for in the car; `place` is that in a folder."""
    sheet = replace(sheet, language=paper_language(sheet.language))
    say = gettext_for(sheet.language)
    title = say("Plan B")
    setup = Setup(
        sheet.company, f"{title} {formats.field_date(sheet.day)}", sheet.seller.name, sheet.language,
        sheet.made_at, mark=title, slim=True, place=place,
    )  # fmt: skip
    room = room_on_first_page(setup)
    stories = [_story(sheet, most, say) for most in MOST_A_STOP]
    return build(next((one for one in stories if height_of(one) <= room), stories[0]), setup)


def _story(sheet: AlternativesSheet, most: int, say: Say) -> list[Flowable]:
    """The day with at most so many addresses per appointment."""
    day = f"{formats.long_day(sheet.day, sheet.language)} {sheet.day.year}"
    story: list[Flowable] = [
        Text(day, style.TITLE),
        Text(say("Plan B: als er niemand is, of als het gesprek kort duurt"), style.SUBTITLE),
        _head(say).after(10),
    ]
    for stop in sheet.stops:
        story += _stop(replace(stop, alternatives=stop.alternatives[:most]), sheet, say)
    return story


def _stop(stop: Nearby, sheet: AlternativesSheet, say: Say) -> list[Flowable]:
    where = DOT.join(part for part in (stop.name, stop.place) if part.strip())
    heading = Text(
        f"{formats.clock(stop.start_time)}{DOT}{where}", style.HEADING.tinted(accent(sheet.company))
    ).after(13)
    rows: list[Piece] = [_alternative(entry, sheet.language, say) for entry in stop.alternatives]
    if not rows:
        rows.append(Text(say("Binnen 25 km is niemand anders bekend."), style.BODY_SOFT))
    return under_heading(heading, rows, style.CONTENT_WIDTH)


def _alternative(entry: Alternative, language: str, say: Say) -> Row:
    where = DOT.join(part for part in (entry.address.line, entry.contact) if part.strip())
    cells = (
        Stack(Text(entry.name, style.STRONG), Text(where, style.SMALL)),
        Text(entry.phone or "–", style.STRONG),
        Text(hours_words(entry, say) or say("onbekend"), style.BODY),
        Text(detour_figure(entry, language, say) or "–", style.BODY.right()),
    )
    return Row(cells, WIDTHS, Look(pad_top=3, pad_bottom=3.5, gap=GAP))


def _head(say: Say) -> Row:
    *first, last = (say("Adres"), say("Telefoon"), say("Open"), say("Omweg"))
    cells = [*(Text(word, style.TABLE_HEAD) for word in first), Text(last, style.TABLE_HEAD.right())]
    return Row(cells, WIDTHS, Look(pad_top=0, pad_bottom=4, gap=GAP))
