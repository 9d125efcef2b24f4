"""Gewonnen uren: when the day really begins and ends, by month, and what an early start is worth."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal

from PySide6.QtWidgets import QWidget

from salesdesk import formats, words
from salesdesk.charts.shares import Share, share_bars
from salesdesk.domain.early_starts import EARLY_BEFORE, USUAL_FIRST, EarlyStarts, fte
from salesdesk.services.changes import Noun
from salesdesk.services.hours_won import HoursWonView
from salesdesk.services.seller_file import SellerFile
from salesdesk.ui import spoken
from salesdesk.ui.boxes import column
from salesdesk.ui.buttons import primary
from salesdesk.ui.charts import ChartView
from salesdesk.ui.desk import Desk
from salesdesk.ui.empty import Empty
from salesdesk.ui.labels import TextBlock
from salesdesk.ui.pages import Pages
from salesdesk.ui.parts import Card, Figure, Note, Strip
from salesdesk.ui.places import Place
from salesdesk.ui.routes.rayon.tabs import RayonTabs
from salesdesk.ui.routes.rayon.won_sum import WonSum
from salesdesk.ui.routes.views import route_views
from salesdesk.ui.screen import Screen
from salesdesk.ui.shrinking import ShrinkingButton, TwoColumns, keep_title
from salesdesk.ui.table import Column, TableModel, TableView
from salesdesk.words import _, ngettext


@dataclass(frozen=True, slots=True)
class MonthLine:
    """One month in the table."""

    month: date
    starts: EarlyStarts


class WonScreen(Screen):
    """Place(Noun.ROUTE, None, "won")."""

    nouns = frozenset({Noun.VISIT, Noun.REPORT, Noun.SETTINGS})

    def __init__(self, desk: Desk, file: SellerFile) -> None:
        super().__init__(desk, inspector=288)
        self._file = file
        plan = lambda: desk.go(Place(Noun.VISIT, None, "new"))  # noqa: E731 (for two buttons)
        self.plan = ShrinkingButton(_("Bezoek plannen"), plan, "plus", "primary")
        self.header.add(route_views(desk, "rayon"), self.plan)
        self.body.addWidget(RayonTabs(desk, "won"))
        self.strip = Strip()
        self.note = Note("", "info")
        self.chart = ChartView(_("Dagen die vroeg beginnen, per maand"), height=260)
        self.model = TableModel(
            [
                Column[MonthLine](
                    _("Maand"), lambda line: _month(line.month), sort=lambda line: line.month, bold=True
                ),
                Column[MonthLine](
                    _("Dagen"), lambda line: str(len(line.starts.days)), align="right", width=64
                ),
                Column[MonthLine](
                    _("Eerste"), lambda line: _clock(line.starts.first), align="right", width=72
                ),
                Column[MonthLine](
                    _("Laatste"), lambda line: _clock(line.starts.last), align="right", width=76
                ),
                Column[MonthLine](
                    _("Vroeg"), lambda line: _percent(line.starts.early_percent), align="right", width=72
                ),
            ]
        )
        self.table = TableView(
            self.model, _("Begin en einde per maand"), row_height=28, shows_all=True, sortable=False
        )
        self.pages = Pages()
        self.pages.addWidget(self._figures_page())
        self.pages.addWidget(
            Empty(
                _("Nog geen gehouden bezoeken"),
                _("Rond je bezoeken af, dan zie je hier hoe laat je dagen beginnen en wat vroeger oplevert."),
                icon="clock",
                primary=primary(_("Bezoek plannen"), plan, "plus"),
            )
        )
        self.body.addWidget(self.pages, 1)
        self.sum = WonSum()
        self.own = TextBlock("", "small", "text2")
        self.side.section(_("De som van het vak")).add(self.sum)
        self.side.section(_("Jouw eigen dagen")).add(self.own)

    def _figures_page(self) -> QWidget:
        page = QWidget()
        months = Card(_("Per maand"), table=True).add(self.table)
        early = Card(_("Eerste afspraak vóór {time}").format(time=formats.clock(EARLY_BEFORE))).add(
            self.chart
        )
        laid = column(self.strip, self.note, gap=12)
        laid.addWidget(TwoColumns(column(months), column(early), (1, 1), 640))
        laid.addStretch(1)
        page.setLayout(laid)
        return page

    def reload(self) -> None:
        self.read(self._file.hours_won.view, self._show)

    def _show(self, view: HoursWonView) -> None:
        starts = view.starts
        count = len(starts.days)
        sub = ngettext(
            "{count} dag met gehouden bezoeken sinds {day}",
            "{count} dagen met gehouden bezoeken sinds {day}",
            count,
        )
        self.header.set(_("Gewonnen uren"), sub.format(count=count, day=formats.field_date(view.since)))
        keep_title(self.header.title, 160)
        self.pages.setCurrentIndex(0 if count else 1)
        self.plan.setVisible(bool(count))
        self.own.setText(own_words(starts))
        if not count:
            return
        self.strip.set(_figures(view))
        self.note.set(*caution_words(view))
        lines = [MonthLine(month, months) for month, months in starts.months()]
        self.model.set_lines(lines[::-1])
        shares = [
            Share(
                _month(line.month), float(line.starts.early_percent or 0), _percent(line.starts.early_percent)
            )
            for line in lines[::-1]
        ]
        read_out = ", ".join(f"{share.label} {share.figure}" for share in shares)
        self.chart.show_chart(
            lambda frame: share_bars(frame, shares, words_width=76, figure_width=56), read_out
        )


def _figures(view: HoursWonView) -> list[Figure]:
    starts, lately = view.starts, view.lately
    recent = _("nu {figure}")
    return [
        Figure(_clock(starts.first), _("eerste afspraak"), recent.format(figure=_clock(lately.first))),
        Figure(
            _percent(starts.early_percent),
            _("van de dagen vóór {time}").format(time=formats.clock(EARLY_BEFORE)),
            _between(starts),
        ),
        Figure(_clock(starts.last), _("laatste afspraak eindigt")),
        Figure(_hours(starts.a_year(starts.to_win_a_day)), _("per jaar nog te winnen")),
    ]


def _between(starts: EarlyStarts) -> str:
    span = starts.early_span
    if span is None:
        return ""
    return _("{low} tot {high} %").format(low=round(span.low), high=round(span.high))


def caution_words(view: HoursWonView) -> tuple[str, str]:
    """What the figures allow to say."""
    starts = view.starts
    if not starts.is_enough:
        said = ngettext(
            "Nog maar {count} dag: te weinig voor een gemiddelde.",
            "Nog maar {count} dagen: te weinig voor een gemiddelde.",
            len(starts.days),
        )
        return said.format(count=len(starts.days)), "info"
    target = formats.clock(starts.target)
    if starts.to_win_a_day * 60 < 10:
        return _("Je begint al rond {time}. Houd dat zo: ook de laatste afspraak telt.").format(
            time=target
        ), "ok"
    minutes = formats.duration(round(starts.to_win_a_day * 60), words.screen_language())
    said = _("Begin je elke dag om {time}, dan win je {minutes} per dag. Vraag het gewoon: meestal mag het.")
    return said.format(time=target, minutes=minutes), "info"


def own_words(starts: EarlyStarts) -> str:
    """The same sum with the seller's own days."""
    if not starts.days:
        return _("Nog geen dagen om mee te rekenen.")
    won = starts.a_year(starts.won_a_day)
    usual = formats.clock(USUAL_FIRST)
    said = [
        _("{days} bezoekdagen per week, over {count} dagen gemeten.").format(
            days=spoken.number(starts.days_a_week, 1), count=len(starts.days)
        )
    ]
    if won > 0:
        said.append(
            _("Wie om {time} begint, zoals veel teams, heeft {hours} minder dan jij: {fte} fte.").format(
                time=usual, hours=_hours(won), fte=spoken.number(fte(won), 2)
            )
        )
    else:
        said.append(_("Je begint later dan {time}, wat veel teams doen.").format(time=usual))
    left = starts.a_year(starts.to_win_a_day)
    said.append(
        _("Tot {time} elke dag is nog {hours} per jaar te winnen: {fte} fte.").format(
            time=formats.clock(starts.target), hours=_hours(left), fte=spoken.number(fte(left), 2)
        )
    )
    said.append(_("Gemeten aan bezoeken die je als gehouden afsloot, over 40 werkweken."))
    return "\n\n".join(said)


def _hours(hours: Decimal) -> str:
    return _("{count} u").format(count=spoken.number(Decimal(round(hours)), 0))


def _clock(moment: time | None) -> str:
    return formats.clock(moment) if moment is not None else "–"


def _percent(value: Decimal | None) -> str:
    return "–" if value is None else spoken.percent(Decimal(round(value)))


def _month(month: date) -> str:
    return f"{formats.short_month_name(month.month, words.screen_language())} {month.year}"
