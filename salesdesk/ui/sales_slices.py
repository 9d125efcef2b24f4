"""The sales of a relation cut by month, year, article or group: a chart, and the same figures as a table."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum

from PySide6.QtWidgets import QWidget

from salesdesk import formats, words
from salesdesk.charts.bars import Pair, pair_bars
from salesdesk.charts.shares import Share, share_bars
from salesdesk.services.insight import MonthSum, ProductSum, SalesView
from salesdesk.ui.charts import ChartView, legend
from salesdesk.ui.parts import column, row
from salesdesk.ui.table import Column, TableModel, TableView
from salesdesk.words import _

MONTHS_TALL, BAR_TALL = 130, 24
MOST_BARS, MOST_LINES = 8, 40
WORDS_WIDE, FIGURE_WIDE = 190, 84
LONGEST_WORD = 28


class Measure(Enum):
    """Euros or units."""

    REVENUE = "revenue"
    VOLUME = "volume"


SLICES: tuple[Callable[[], str], ...] = (
    lambda: _("Maand"), lambda: _("Jaar"), lambda: _("Artikel"), lambda: _("Groep"),
)  # fmt: skip


@dataclass(frozen=True)
class SliceLine:
    """One line of the table: this year against the one before, or a year against its former."""

    order: int
    name: str
    now: Decimal
    before: Decimal
    note: str = ""
    price: Decimal | None = None


def slice_part(view: SalesView, at: int, measure: Measure) -> QWidget:
    """The chart of one slice with its table below."""
    holder = QWidget()
    lines = slice_lines(view, at, measure)
    if at == 0:
        keys = row(1, legend(("b1", str(view.today.year)), ("b3", str(view.today.year - 1))))
        holder.setLayout(column(keys, _months_chart(view, lines, measure), _table(view, at, lines, measure)))
    else:
        holder.setLayout(column(_bars(lines, measure, at), _table(view, at, lines, measure), gap=8))
    return holder


def slice_lines(view: SalesView, at: int, measure: Measure) -> list[SliceLine]:
    """The figures of a slice, in the order they are read."""
    if at == 0:
        return [_month_line(view, month, measure) for month in range(1, 13)]
    if at == 1:
        return _year_lines(view, measure)
    products = view.products if at == 2 else view.groups
    return [
        SliceLine(
            place,
            one.name or _("zonder groep"),
            _of(one, measure),
            one.revenue_before if measure is Measure.REVENUE else one.volume_before,
            formats.field_date(one.last_on),
            one.price if at == 2 else None,
        )
        for place, one in enumerate(sorted(products, key=lambda each: -_of(each, measure)))
    ]


def _of(one: MonthSum | ProductSum, measure: Measure) -> Decimal:
    return one.revenue if measure is Measure.REVENUE else one.volume


def _month_line(view: SalesView, month: int, measure: Measure) -> SliceLine:
    language, year = words.screen_language(), view.today.year
    now, before = (_of(view.month(each, month), measure) for each in (year, year - 1))
    return SliceLine(month, formats.month_name(month, language), now, before)


def _year_lines(view: SalesView, measure: Measure) -> list[SliceLine]:
    years = view.years
    sums = {one.year: _of(one, measure) for one in years}
    return [
        SliceLine(-one.year, str(one.year), sums[one.year], sums.get(one.year - 1, Decimal(0)))
        for one in reversed(years)
    ]


def _said(value: Decimal, measure: Measure) -> str:
    language = words.screen_language()
    if measure is Measure.REVENUE:
        return formats.euro(value, language, 0)
    return formats.number(value, None, language)


def _months_chart(view: SalesView, lines: Sequence[SliceLine], measure: Measure) -> ChartView:
    language, today = words.screen_language(), view.today
    pairs = [
        Pair(
            formats.short_month_name(line.order, language)[0],
            float(line.before),
            float(line.now) if line.order <= today.month else None,
            tip=f"{line.name}: {_said(line.now, measure)}, {today.year - 1}: {_said(line.before, measure)}",
        )
        for line in lines
    ]
    named = _("Omzet per maand van {this} en {last}") if measure is Measure.REVENUE else _(
        "Afzet per maand van {this} en {last}"
    )  # fmt: skip

    def amount(value: float) -> str:
        return formats.number(Decimal(round(value)), None, language)

    name = named.format(this=today.year, last=today.year - 1)
    return ChartView(name, lambda frame: pair_bars(frame, pairs, amount), height=MONTHS_TALL)


def _bars(lines: Sequence[SliceLine], measure: Measure, at: int) -> ChartView:
    shown = list(lines[:MOST_BARS])
    shares = [
        Share(short(line.name), float(max(line.now, Decimal(0))), _said(line.now, measure), tip=line.name)
        for line in shown
    ]
    chart = ChartView(
        _("Verkoop per {slice}").format(slice=SLICES[at]().lower()),
        lambda frame: share_bars(frame, shares, words_width=WORDS_WIDE, figure_width=FIGURE_WIDE),
        height=BAR_TALL * len(shares) + 4,
    )
    chart.setFixedHeight(chart.sizeHint().height())
    return chart


def short(name: str) -> str:
    """As much of a name as fits beside a bar."""
    return name if len(name) <= LONGEST_WORD else name[: LONGEST_WORD - 1].rstrip() + "…"


def _table(view: SalesView, at: int, lines: Sequence[SliceLine], measure: Measure) -> TableView[SliceLine]:
    year = view.today.year
    now, before = (str(year), str(year - 1)) if at != 1 else (_("Verkocht"), _("Jaar ervoor"))
    columns = [
        Column[SliceLine](SLICES[at](), lambda one: one.name, sort=lambda one: one.order),
        Column[SliceLine](
            now, lambda one: _said(one.now, measure), sort=lambda one: one.now, align="right", width=80,
            bold=True,
        ),
        Column[SliceLine](
            before, lambda one: _said(one.before, measure), sort=lambda one: one.before, align="right",
            width=80, tone="muted",
        ),
        Column[SliceLine](
            _("Verschil"), difference, sort=lambda one: one.now - one.before, align="right",
            width=76, tone=lambda one: "warn" if one.now < one.before else "text",
        ),
    ]  # fmt: skip
    if at in {2, 3}:
        columns[3] = Column[SliceLine](_("Laatst"), lambda one: one.note, width=90, tone="muted")
    if at == 2:
        columns.append(
            Column[SliceLine](
                _("Prijs"), lambda one: formats.euro(one.price or Decimal(0), words.screen_language()),
                sort=lambda one: one.price, align="right", width=78,
            )
        )  # fmt: skip
    name = _("Verkoop per {slice}").format(slice=SLICES[at]().lower())
    return TableView(TableModel(columns, list(lines[:MOST_LINES])), name, row_height=28, shows_all=True)


def difference(line: SliceLine) -> str:
    """`+ 12 %` against the year before; a dash when there was nothing to compare with."""
    if line.before <= 0:
        return "–"
    return signed_percent((line.now - line.before) * 100 / line.before)


def signed_percent(change: Decimal) -> str:
    """`+ 12 %`, `- 3 %`; what rounds to nothing has no sign."""
    said = formats.percent(abs(change), words.screen_language(), 0)
    if not round(change):
        return said
    return ("+ " if change > 0 else "- ") + said
