"""The forecast on screen: this month and the next, months against target, what stands out, what if."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path
from typing import ClassVar
from uuid import UUID

from PySide6.QtCore import QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from salesdesk import formats
from salesdesk.domain.calibration import Calibration, Correction
from salesdesk.domain.forecast import add_months
from salesdesk.formats import capital
from salesdesk.services.changes import Noun
from salesdesk.services.forecasts import ChanceView, Forecasts, ForecastView, Weighing
from salesdesk.services.papers import Paper, Papers
from salesdesk.services.seller_file import SellerFile
from salesdesk.ui import ask, spoken, theme
from salesdesk.ui.buttons import plain, primary
from salesdesk.ui.charts import legend
from salesdesk.ui.desk import Desk
from salesdesk.ui.doors import Door
from salesdesk.ui.empty import Empty
from salesdesk.ui.fields import Choice
from salesdesk.ui.figures.chances import ChancesScreen
from salesdesk.ui.figures.forecast_chart import MonthChart
from salesdesk.ui.figures.forecast_rows import Group, TableRow, table_columns, table_rows
from salesdesk.ui.figures.forecast_side import ForecastSide
from salesdesk.ui.figures.forecast_words import weighing_words
from salesdesk.ui.figures.lists import ListsScreen
from salesdesk.ui.figures.outcomes import OutcomesScreen
from salesdesk.ui.figures.tabs import ForecastTabs
from salesdesk.ui.figures.what_if import WhatIfBanner, gap_words
from salesdesk.ui.figures.year import YearScreen
from salesdesk.ui.labels import label
from salesdesk.ui.pages import Pages
from salesdesk.ui.paper_window import show_paper
from salesdesk.ui.parts import Card, Figure, Strip, column, row
from salesdesk.ui.places import Place
from salesdesk.ui.screen import Screen
from salesdesk.ui.segments import Toggle
from salesdesk.ui.table import TableModel, TableView
from salesdesk.words import _, screen_language, word

TARGET, DIFFERENCE = 4, 5
ROOM_FOR_TARGET = 640  # narrower, amounts come first: the coverage says the same in percent


class ForecastScreen(Screen):
    """Revenue or volume; the chosen month is lit in chart and table and opened at the right."""

    nouns: ClassVar[frozenset[Noun]] = frozenset({Noun.FORECAST, Noun.OFFER, Noun.SETTINGS})

    def __init__(self, desk: Desk, forecasts: Forecasts, papers: Papers) -> None:
        super().__init__(desk, inspector=288)
        self._forecasts, self._papers = forecasts, papers
        self.view: ForecastView | None = None
        self._real: ForecastView | None = None
        self._correction, self._chances = Correction(), Calibration(())
        self._changes: dict[UUID, int | None] = {}
        self._chosen: tuple[Group, object] | None = None
        self.measure = Toggle([_("Omzet"), _("Afzet")], name=_("Omzet of afzet"))
        self.excel = plain(_("Excel"), self.export, "share")
        self.sheet = plain(_("A4"), self.show_page, "file")
        self.sheet.setAccessibleName(_("Forecast op één bladzijde"))
        self.header.add(self.measure, self.excel, self.sheet)
        self.header.set(_("Forecast"), _("Bedrag × kans, in de maand van beslissing"))
        self.weighing: Choice[Weighing] = Choice(
            _("Gewogen met"), [(each, capital(word(each))) for each in Weighing], wide=176
        )
        self.weighing.edited.connect(self._weigh)
        self.weighed = label("", "small", "text2")
        self.banner = WhatIfBanner(self._forget)
        self.strip = Strip(words_first=True)
        self.chart = MonthChart()
        self.model = TableModel(table_columns())
        self.table = TableView(
            self.model, _("Forecast per maand"), row_height=28, shows_all=True, sortable=False
        )
        self.beside = ForecastSide(desk, self.side, self._change)
        self.pages = Pages()
        self.pages.addWidget(self._figures_page())
        self.pages.addWidget(self._empty_page())
        self.body.addWidget(self.pages, 1)
        self.measure.chosen.connect(lambda _on: self._fill())
        self.chart.chosen.connect(self._choose_month)
        self.table.chosen.connect(self._choose)

    def _figures_page(self) -> QWidget:
        page = QWidget()
        self.unit = label("", "small")
        chart = Card(_("Per maand"), self.unit)
        marks = legend(("b1", _("gewonnen")), ("weighted", _("gewogen, open")), ("target", _("target")))
        chart.head.insertWidget(1, marks)
        chart.body.addWidget(self.chart, 1)
        months = Card(table=True)
        months.setAccessibleName(_("Maanden"))
        months.add(self.table)
        tabs = row(ForecastTabs(self.desk, ""), self.weighing, gap=12)
        tabs.setStretch(0, 1)
        laid = column(tabs, self.weighed, self.banner, self.strip, gap=12)
        laid.addWidget(chart, 1)
        laid.addWidget(months)
        page.setLayout(laid)
        return page

    def _empty_page(self) -> Empty:
        return Empty(
            _("Nog niets te voorspellen"),
            _("Zodra een offerte een kans en een beslismaand heeft, zie je hier wat hij per maand oplevert."),
            icon="chart",
            primary=primary(_("Naar de offertes"), lambda: self.desk.go(Place(Noun.OFFER)), "file"),
        )

    def reload(self) -> None:
        self.read(lambda: (self._forecasts.view(), self._forecasts.chances()), self._show)

    def _show(self, read: tuple[ForecastView, ChanceView]) -> None:
        view, chances = read
        self._real, self._chances = view, chances.calibration
        self._correction = chances.calibration.correction()
        none = not view.offers
        self.pages.setCurrentIndex(int(none))
        self.side.setVisible(not none)
        self.measure.setVisible(not none)
        self.excel.setVisible(not none)
        self.sheet.setVisible(not none)
        self.view = view
        if not none:
            self._weigh()

    def _weigh(self) -> None:
        """The offers by the chosen chances and what is tried out."""
        if self._real is None:
            return
        plain_view = self._real.seen(self.weighing.value(), self._correction, {})
        self.view = self._real.seen(self.weighing.value(), self._correction, self._changes)
        gap = self.view.forecast.open_revenue - plain_view.forecast.open_revenue
        said = weighing_words(self.weighing.value(), self._chances)
        self.weighed.setText(said)
        self.weighed.setVisible(bool(said))
        self.banner.show_count(len(self._changes), gap_words(gap))
        self._fill()

    def _change(self, offer_id: UUID, chance: int | None) -> None:
        self._changes[offer_id] = chance
        self._weigh()

    def _forget(self) -> None:
        self._changes.clear()
        self._weigh()

    @property
    def volume(self) -> bool:
        return self.measure.on() == 1

    def _fill(self) -> None:
        view = self.view
        if view is None:
            return
        self.strip.set(self._strip(view))
        self.unit.setText(_("in eenheden") if self.volume else f"× {spoken.euro(1000, 0)}")
        rows = table_rows(view, volume=self.volume)
        self.model.set_lines(rows)
        wanted = self._chosen or (Group.MONTH, view.this_month)
        if not self.table.choose(lambda row: _key(row) == wanted):
            self.table.choose(lambda row: row.is_now)

    def _choose_month(self, place: int) -> None:
        row = self.model.line(place)
        self.table.choose(lambda other: other == row)

    def _choose(self, row: TableRow) -> None:
        self._chosen = _key(row)
        rows: Sequence[TableRow] = self.model.lines()
        place = rows.index(row) if row.group is Group.MONTH else -1
        self.chart.show_rows(rows, place)
        if self.view is not None:
            self.beside.show_row(self.view, row)

    def _strip(self, view: ForecastView) -> list[Figure]:
        following = add_months(view.today, 1)
        year = view.today.year
        share = view.year_target_percent()
        won = spoken.euro(view.won_in(year), decimals=0)
        of_target = "" if share is None else _("op {share}").format(share=spoken.percent(share, decimals=0))
        return [
            self._month_figure(view, view.this_month),
            self._month_figure(view, following),
            Figure(won, _("gewonnen dit jaar"), of_target),
            self._ratio_figure(view, year),
        ]

    def _month_figure(self, view: ForecastView, month: object) -> Figure:
        rows = {row.month: row for row in view.rows(volume=self.volume)}
        row = next(found for first, found in rows.items() if first == month)
        name = formats.month_name(row.month.month, screen_language())
        if self.volume:
            return Figure(spoken.number(row.together, 1), name, _("eenheden"))
        gap = row.difference
        value = spoken.euro(row.together, decimals=0)
        if gap is None or row.coverage_percent is None:
            return Figure(value, name)
        if gap < 0 and row.month > view.this_month:
            rest = _("{amount} te gaan").format(amount=spoken.euro(-gap, decimals=0))
            return Figure(value, name, rest, "warn")
        share = spoken.percent(row.coverage_percent, decimals=0)
        return Figure(value, name, _("op {share}").format(share=share))

    @staticmethod
    def _ratio_figure(view: ForecastView, year: int) -> Figure:
        now, before = view.ratio(year).percent, view.ratio(year - 1).percent
        value = "–" if now is None else spoken.percent(now, decimals=0)
        aside = "" if before is None else spoken.percent(Decimal(before), decimals=0)
        last = _("vorig jaar {share}").format(share=aside) if aside else ""
        return Figure(value, _("offertes naar orders"), last)

    def export(self) -> None:
        """The months with their exact figures as a workbook."""
        today = formats.field_date(self.desk.today())
        name = _("Forecast {day}").format(day=today)
        path = ask.save_file(self, _("Forecast bewaren"), f"{name}.xlsx", _("Excel (*.xlsx)"))
        if path is not None:
            target = path if path.suffix else path.with_suffix(".xlsx")
            self.desk.work.ask(lambda: self._forecasts.write_workbook(target), self._exported, lane="read")

    def _exported(self, path: Path) -> None:
        self.desk.toast(_("Bewaard als {name}").format(name=path.name))

    def show_page(self) -> None:
        """The forecast on one page for the manager, to look at, print or keep."""
        self.desk.work.ask(self._forecasts.page, self._open_page, lane="read", owner=self)

    def _open_page(self, paper: Paper) -> None:
        show_paper(self.desk, self._papers, paper)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        QTimer.singleShot(0, self, self._fit_columns)  # the table gets its width after this

    def _fit_columns(self) -> None:
        for place in (TARGET, DIFFERENCE):
            self.table.setColumnHidden(place, self.table.width() < theme.F(ROOM_FOR_TARGET))

    def first_focus(self) -> QWidget | None:
        return self.table


def _key(row: TableRow) -> tuple[Group, object]:
    return row.group, row.figures.month if row.group is Group.MONTH else None


def doors(file: SellerFile) -> list[Door]:
    forecasts = file.forecasts
    return [
        Door(Noun.FORECAST, lambda desk: ForecastScreen(desk, forecasts, file.papers)),
        Door(Noun.FORECAST, lambda desk: ListsScreen(desk, forecasts), view="lists"),
        Door(Noun.FORECAST, lambda desk: YearScreen(desk, forecasts), view="year"),
        Door(Noun.FORECAST, lambda desk: ChancesScreen(desk, forecasts), view="chances"),
        Door(Noun.FORECAST, lambda desk: OutcomesScreen(desk, forecasts), view="outcomes"),
    ]
