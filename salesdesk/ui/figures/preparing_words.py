"""The figures of preparing in words: samples, intervals and what they allow to conclude."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from salesdesk.charts.intervals import Interval
from salesdesk.domain.worth_of_preparing import Caution, Sample, Span
from salesdesk.services.worth_of_preparing import WorthView
from salesdesk.ui import spoken
from salesdesk.ui.table import Column
from salesdesk.words import _, ngettext

NONE = "–"


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the table: what it is, for prepared visits and for the others."""

    what: str
    prepared: str
    others: str
    is_range: bool = False


def percent(value: Decimal | None, decimals: int = 0) -> str:
    return NONE if value is None else spoken.percent(value, decimals=decimals)


def span_words(span: Span | None, decimals: int = 0) -> str:
    """`36 – 80 %`."""
    if span is None:
        return NONE
    low = spoken.number(max(span.low, Decimal(0)), decimals)
    return f"{low} – {spoken.percent(span.high, decimals=decimals)}"


def read_out(bars: Sequence[Interval]) -> str:
    """The chart in words, for who cannot see it."""
    return "; ".join(bar.tip for bar in bars)


def minutes_words(seconds: int | None) -> str:
    """`2:14`."""
    return NONE if seconds is None else f"{seconds // 60}:{seconds % 60:02d}"


def caution_words(view: WorthView) -> tuple[str, str]:
    """What can and what cannot be concluded, and the kind of note it is."""
    few = min(len(view.prepared.decided), len(view.others.decided))
    return {
        Caution.NOTHING_TO_COMPARE: (
            _("Er is nog aan één kant geen enkele offerte beslist: vergelijken kan nog niet."), "info",
        ),
        Caution.TOO_FEW: (
            ngettext(
                "Kleine steekproef: aan één kant is pas {count} offerte beslist. Bouw hier nog niets op.",
                "Kleine steekproef: aan één kant zijn pas {count} offertes beslist. Bouw hier nog niets op.",
                few,
            ).format(count=few), "warn",
        ),
        Caution.CHANCE: (
            _(
                "De strepen overlappen: dit verschil kan nog toeval zijn. "
                "Het zegt ook niet dat voorbereiden niet loont."
            ), "warn",
        ),
        Caution.APART: (
            _(
                "Het verschil is groter dan toeval verklaart. "
                "Bewijs is het niet: misschien bereid je kansrijke klanten beter voor."
            ), "info",
        ),
    }[view.caution]  # fmt: skip


def table_lines(view: WorthView) -> list[Line]:
    def line(what: str, say: Callable[[Sample], str], *, is_range: bool = False) -> Line:
        return Line(what, say(view.prepared), say(view.others), is_range)

    between = _("waarschijnlijk tussen")
    return [
        line(_("Gehouden bezoeken"), lambda one: str(one.visits)),
        line(_("Offertes die eruit kwamen"), lambda one: str(len(one.offers))),
        line(_("Daarvan beslist"), lambda one: str(len(one.decided))),
        line(_("Gewonnen"), lambda one: str(len(one.won))),
        line(_("Gewonnen van de besliste"), lambda one: percent(one.hit_percent)),
        line(between, lambda one: span_words(one.hit_span), is_range=True),
        line(_("Gegeven korting"), lambda one: percent(one.discount_percent, 1)),
        line(between, lambda one: span_words(one.discount_span, 1), is_range=True),
        line(_("Gewonnen omzet"), lambda one: spoken.euro(one.revenue, decimals=0)),
        line(_("Minuten voorbereid per bezoek"), _minutes),
    ]


def _minutes(one: Sample) -> str:
    return NONE if one.minutes_a_visit is None else spoken.number(one.minutes_a_visit, 0)


def table_columns() -> list[Column[Line]]:
    return [
        Column(_("Het afgelopen jaar"), lambda line: line.what, tone=_tone),
        Column(
            _("Voorbereid"), lambda line: line.prepared, align="right", width=150, bold=_is_whole, tone=_tone
        ),
        Column(_("Niet voorbereid"), lambda line: line.others, align="right", width=150, tone=_tone),
    ]


def _tone(line: Line) -> str:
    """A range is read under the figure that it belongs to."""
    return "muted" if line.is_range else "text"


def _is_whole(line: Line) -> bool:
    return not line.is_range


def hit_bars(view: WorthView) -> list[Interval]:
    def figure(one: Sample) -> str:
        if one.hit_percent is None:
            return _("geen")
        return _("{share} van {count}").format(share=percent(one.hit_percent), count=len(one.decided))

    return _bars(view, lambda one: one.hit_percent, lambda one: one.hit_span, figure)


def discount_bars(view: WorthView) -> list[Interval]:
    def figure(one: Sample) -> str:
        if one.discount_percent is None:
            return _("geen")
        share = percent(one.discount_percent, 1)
        return _("{share} van {count}").format(share=share, count=len(one.offers))

    return _bars(view, lambda one: one.discount_percent, lambda one: one.discount_span, figure)


def _bars(
    view: WorthView,
    value: Callable[[Sample], Decimal | None],
    span: Callable[[Sample], Span | None],
    figure: Callable[[Sample], str],
) -> list[Interval]:
    made = []
    groups = ((_("Voorbereid"), view.prepared, "b1"), (_("Niet voorbereid"), view.others, "b3"))
    for label, one, fill in groups:
        around = span(one)
        made.append(
            Interval(
                label,
                float(value(one) or 0),
                None if around is None else float(around.low),
                None if around is None else float(around.high),
                figure(one),
                fill,
                f"{label}: {figure(one)}, {span_words(around, 1)}",
            )
        )
    return made
