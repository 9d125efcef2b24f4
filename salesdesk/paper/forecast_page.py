"""The forecast on one page for the manager: months against target, what is open, and how far to trust it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

from reportlab.platypus import Flowable

from salesdesk import formats
from salesdesk.charts.bars import Month, month_bars
from salesdesk.charts.primitives import Frame, Primitive, Rect
from salesdesk.domain.forecast import ForecastOffer, ForecastRow
from salesdesk.domain.forecast_lists import Listed
from salesdesk.paper import style
from salesdesk.paper.chart_piece import Chart, draw_shape
from salesdesk.paper.forecast_remarks import (
    ForecastPage,
    euro,
    open_words,
    outcome_words,
    percent,
    trust_words,
)
from salesdesk.paper.letters import Say, paper_language
from salesdesk.paper.pdf import Pdf, Setup, build
from salesdesk.paper.pieces import Gap, Piece, Stack
from salesdesk.paper.tables import Look, Row, Table, shared
from salesdesk.paper.text import Text, shortened
from salesdesk.words import gettext_for

DOT = "  ·  "
WIDTH = style.CONTENT_WIDTH
GAP = 10.0
CHART = 124.0
THOUSAND = 1000
MOST_MONTHS, MOST_OFFERS = 10, 7
HALF = (WIDTH - 24.0) / 2
DENSE = Look(pad_top=2.2, pad_bottom=2.2, gap=GAP)


def forecast_page_pdf(page: ForecastPage) -> Pdf:
    """One page, whatever there is to tell: long lists give their largest and say how many follow."""
    page = replace(page, language=paper_language(page.language), months=page.months[:MOST_MONTHS])
    say = gettext_for(page.language)
    mark = say("Forecast, intern")
    setup = Setup(
        page.company, f"{mark}{DOT}{formats.field_date(page.today)}", page.seller.name, page.language,
        page.made_at, mark=mark, slim=True,
    )  # fmt: skip
    day = f"{formats.long_day(page.today, page.language)} {page.today.year}"
    story: list[Flowable] = [
        Text(say("Forecast"), style.TITLE),
        Text(DOT.join(part for part in (day, page.seller.name) if part.strip()), style.SUBTITLE),
        _figures(page, say).after(7),
        _legend(page, say).after(9),
        Chart(lambda frame: _bars(page, frame), CHART).after(4),
        _months(page, say).after(6),
        Row((_largest(page, say), _remarks(page, say)), (HALF, HALF), Look(0, 0, 24.0, None)).after(11),
    ]
    return build(story, setup)


def _figures(page: ForecastPage, say: Say) -> Row:
    year = page.year
    reached = year.won * 100 / year.target if year.target else None
    cells = (
        _figure(euro(year.won, page), say("gewonnen dit jaar")),
        _figure(percent(reached, page), say("van het jaartarget")),
        _figure(euro(year.rest, page), say("nog te gaan")),
        _figure(_times(year.times_weighted, page), say("gewogen dekking ({open} ongewogen)").format(
            open=_times(year.times_open, page))),
        _figure(percent(page.outcome.percent, page), say("tot order, 12 maanden")),
    )  # fmt: skip
    look = Look(pad_top=7, pad_bottom=7, gap=12, top_rule=style.HAIRLINE)
    return Row(cells, shared(WIDTH, (5, 4, 5, 7, 5), 12), look)


def _figure(value: str, label: str) -> Stack:
    return Stack(Text(value, style.FIGURE), Text(label, style.SMALL))


def _times(value: Decimal | None, page: ForecastPage) -> str:
    return "–" if value is None else f"{formats.number(value, 1, page.language)}×"


class _Sample(Gap):
    """The box or dash of a legend."""

    def __init__(self, fill: str, hatch: str = "") -> None:
        super().__init__(11.2)
        self.fill, self.hatch = fill, hatch

    def paint(self, canvas: object, x: float, top: float, width: float) -> None:
        del width
        thin = self.fill == "text"
        shape = Rect(
            0, 5.2 if thin else 2.2, 12, 1.4 if thin else 7, self.fill, outline=self.hatch, hatch=self.hatch
        )
        draw_shape(canvas, shape, x, top)


def _legend(page: ForecastPage, say: Say) -> Row:
    unit = replace(style.SMALL, leading=11.2).right()
    cells: tuple[Piece, ...] = (
        _Sample("b1"), Text(say("gewonnen"), style.SMALL),
        _Sample("b3", "b2"), Text(say("gewogen, open"), style.SMALL),
        _Sample("text"), Text(say("target"), style.SMALL),
        Text(f"× {formats.euro(THOUSAND, page.language, 0)}", unit),
    )  # fmt: skip
    fixed = (14.0, 60.0, 14.0, 80.0, 14.0, 60.0)
    return Row(cells, (*fixed, WIDTH - sum(fixed) - 6 * 4.0), Look(0, 0, 4.0, None))


def _bars(page: ForecastPage, frame: Frame) -> list[Primitive]:
    this_month = page.today.replace(day=1)
    months = [
        Month(
            _month_words(entry.month, page),
            float(entry.won) / THOUSAND,
            float(entry.weighted) / THOUSAND,
            float(entry.target) / THOUSAND if entry.target else None,
            entry.month == this_month,
            formats.number(entry.together / THOUSAND, 1, page.language) if entry.together else "",
        )
        for entry in page.months
    ]
    return month_bars(frame, months, lambda value: formats.number(Decimal(str(value)), None, page.language))


def _month_words(month: date, page: ForecastPage) -> str:
    short = formats.short_month_name(month.month, page.language)
    return short if month.year == page.today.year else f"{short} {month.year}"


def _months(page: ForecastPage, say: Say) -> Table:
    widths = shared(WIDTH, (5, 4, 4, 4, 4, 4), GAP)
    titles = (say("Maand"), say("Gewonnen"), say("Gewogen"), say("Samen"), say("Target"), say("Verschil"))
    rows = [_month_row(entry, page, widths) for entry in page.months]
    tail = _line(
        [say("samen, afgerond"), *(euro(amount, page) for amount in (
            sum((entry.won for entry in page.months), Decimal(0)),
            sum((entry.weighted for entry in page.months), Decimal(0)),
            sum((entry.together for entry in page.months), Decimal(0)),
        )), "", ""],
        widths, style.SMALL_STRONG,
    )  # fmt: skip
    return Table(_line(titles, widths, style.TABLE_HEAD), rows, tail)


def _month_row(entry: ForecastRow, page: ForecastPage, widths: Sequence[float]) -> Row:
    gap = None if entry.target is None else entry.together - entry.target
    cells = [
        _month_words(entry.month, page),
        euro(entry.won, page) if entry.won else "–",
        euro(entry.weighted, page) if entry.weighted else "–",
        euro(entry.together, page) if entry.together else "–",
        euro(entry.target, page) if entry.target else "–",
        "–" if gap is None else _signed(gap, page),
    ]
    is_now = entry.month == page.today.replace(day=1)
    return _line(cells, widths, style.SMALL_STRONG if is_now else replace(style.SMALL, colour=style.INK))


def _signed(amount: Decimal, page: ForecastPage) -> str:
    """`€ +2.500` beside `€ -1.580`: what lies above the target says so."""
    return euro(-amount, page).replace("-", "+") if amount > 0 else euro(amount, page)


def _line(cells: Sequence[str], widths: Sequence[float], look: style.TextStyle) -> Row:
    pieces = [Text(cell, look if place == 0 else look.right()) for place, cell in enumerate(cells)]
    return Row(pieces, widths, DENSE)


def _largest(page: ForecastPage, say: Say) -> Stack:
    """The open offers that weigh most, slipped ones too."""
    open_lists = {Listed.OPEN, Listed.SLIPPED, Listed.UNDATED}
    offers = [offer for entry in page.lists if entry.listed in open_lists for offer in entry.offers]
    offers.sort(key=lambda offer: (-offer.weighted_amount, offer.number))
    widths = shared(HALF, (13, 5, 4), 8)
    rows: list[Piece] = [_offer(offer, page, widths) for offer in offers[:MOST_OFFERS]]
    more = len(offers) - MOST_OFFERS
    if more > 0:
        rows.append(Text(f"+ {more}", style.SMALL).after(3))
    if not rows:
        rows.append(Text(say("Er staat niets open."), style.SMALL))
    return Stack(Text(say("Grootste open offertes"), style.HEADING), Gap(3), *rows)


def _offer(offer: ForecastOffer, page: ForecastPage, widths: Sequence[float]) -> Row:
    month = _month_words(offer.decision_month, page) if offer.decision_month else "–"
    chance = "–" if offer.chance_percent is None else formats.percent(offer.chance_percent, page.language)
    name = shortened(offer.relation_name, style.SMALL_STRONG, widths[0])
    look = Look(2.0, 2.0, 8.0)
    return Row(
        (
            Stack(Text(name, style.SMALL_STRONG), Text(f"{offer.label}{DOT}{month}", style.SMALL)),
            Text(euro(offer.amount, page), style.SMALL.right()),
            Stack(Text(chance, style.SMALL_STRONG.right())),
        ),
        widths,
        look,
    )


def _remarks(page: ForecastPage, say: Say) -> Stack:
    """What to know before these figures are passed on."""
    facts = [*open_words(page, say), trust_words(page, say), *outcome_words(page, say)]
    body = [Text(fact, replace(style.SMALL, colour=style.INK_SOFT)).after(0) for fact in facts if fact]
    spaced = [piece for fact in body for piece in (fact, Gap(5))]
    return Stack(Text(say("Om te weten"), style.HEADING), Gap(3), *spaced)
