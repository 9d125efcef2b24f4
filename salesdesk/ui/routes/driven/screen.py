"""Gepland tegen gereden: the days after they were driven, their trend, and the kilometres as a file."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path

from salesdesk import formats, words
from salesdesk.domain.driven_days import FEW_DAYS, DayDriven, Span, Stretch, stretches, together
from salesdesk.services.changes import Noun
from salesdesk.services.driven_days import DrivenView
from salesdesk.services.seller_file import SellerFile
from salesdesk.ui import ask
from salesdesk.ui.actions import Action
from salesdesk.ui.buttons import Toggle, link, primary
from salesdesk.ui.chart_card import ChartCard
from salesdesk.ui.charts import legend
from salesdesk.ui.desk import Desk
from salesdesk.ui.labels import label
from salesdesk.ui.parts import Card, Figure, Note, Strip, column
from salesdesk.ui.places import Place
from salesdesk.ui.routes.driven import charts
from salesdesk.ui.routes.driven.form import DayTeller
from salesdesk.ui.routes.driven.words import (
    bias_words,
    clock_of,
    fallen_words,
    km_words,
    minutes_words,
    percent_words,
    plan_words,
    sign_words,
    source_words,
    stretch_name,
)
from salesdesk.ui.screen import Screen
from salesdesk.ui.shrinking import ShrinkingButton, TwoColumns, keep_title
from salesdesk.ui.table import Column, TableModel, TableView
from salesdesk.words import _, ngettext

SPANS = (Span.WEEK, Span.MONTH)
WEEKS = 13


class DrivenScreen(Screen):
    """Place(ROUTE, None, "driven"), or "driven 2026-11-23" to tell that day at once."""

    nouns = frozenset({Noun.VISIT, Noun.ROUTE, Noun.SETTINGS})

    def __init__(self, desk: Desk, file: SellerFile) -> None:
        super().__init__(desk)
        self._file = file
        self._view: DrivenView | None = None
        self._teller = DayTeller(desk, file, self)
        self.span = Toggle([_("Per week"), _("Per maand")], name=_("Samen per"))
        self.span.chosen.connect(lambda _on: self._draw())
        self._book = ShrinkingButton(_("Kilometers (Excel)"), self._write, "download")
        self._tell = primary(_("Dag invullen"), self._tell_chosen, "pencil")
        self.header.add(self.span, self._book, self._tell)
        self._asked = link("", self._tell_asked, "pencil")
        self.note = Note("", "info", self._asked, icon="car")
        self.note.hide()
        self.few = Note(_("Nog te weinig dagen voor een trend; vanaf vijf dagen zegt hij iets."), "info")
        self.few.hide()
        self.strip = Strip([Figure("–", "") for _place in range(5)])
        self._cards()
        self.model: TableModel[DayDriven] = TableModel(_columns())
        self.table: TableView[DayDriven] = TableView(self.model, _("Dagen"), row_height=30, shows_all=True)
        self.table.opened.connect(lambda one: self._teller.tell(one.day))
        days = Card(_("Dagen"), label(_("≈ is geschat, zonder wegennet"), "small", "muted"), table=True)
        days.body.addWidget(self.table)
        for part in (self.note, self.few, self.strip, self._trend, days):
            self.body.addWidget(part)
        self.body.addStretch(1)
        desk.actions.add(
            Action("driven.tell", _("Dag invullen"), self._tell_chosen, "Ctrl+Return", "pencil"),
            Action("driven.book", _("Kilometers bewaren"), self._write, "Ctrl+Shift+X", "download"),
            on=self,
        )

    def _cards(self) -> None:
        self.share = ChartCard(_("Aandeel bij klanten"), _trend_columns(_("Bij klanten"), _share), height=170)
        self.bias = ChartCard(
            _("Rijden: gepland en echt"),
            _trend_columns(_("Verschil"), lambda one: bias_words(one.bias_percent)),
            marks=legend(("b3", _("plan")), ("b1", _("gereden"))),
            height=170,
        )
        self.km = ChartCard(
            _("Kilometer per bezoek"), _trend_columns(_("Per bezoek"), charts.km_per_visit), height=170
        )
        self.first = ChartCard(
            _("Eerste afspraak"),
            _trend_columns(_("Begint"), lambda one: clock_of(one.first_minute)),
            height=170,
        )
        left, right = column(self.share, self.km, gap=12), column(self.bias, self.first, gap=12)
        self._trend = TwoColumns(left, right, (1, 1), 860)

    def arrive(self, place: Place) -> None:
        day = place.view.partition(" ")[2]
        super().arrive(place)
        if day:
            self._teller.tell(date.fromisoformat(day))

    def reload(self) -> None:
        self.read(partial(self._file.driven.view, WEEKS), self._show)

    def _show(self, view: DrivenView) -> None:
        self._view = view
        language = words.screen_language()
        held = [one for one in view.days if one.held]
        first = formats.day_text(min((one.day for one in held), default=view.first), language)
        days = ngettext("{count} dag", "{count} dagen", len(held)).format(count=len(held))
        self.header.set(_("Gepland en gereden"), _("{days} sinds {first}").format(days=days, first=first))
        keep_title(self.header.title, 200)
        self.note.setVisible(view.to_tell is not None)
        if view.to_tell is not None:
            day = formats.day_text(view.to_tell, language)
            self.note.set(_("Van {day} weten we nog niet hoeveel je reed.").format(day=day))
            self._asked.setText(_("Invullen"))
        self.few.setVisible(len(held) < FEW_DAYS)
        self._trend.setVisible(len(held) >= FEW_DAYS)
        self.model.set_lines([one for one in view.days if one.held or one.planned or one.is_told])
        self._figures(together(view.first, view.days))
        self._draw()

    def _figures(self, whole: Stretch) -> None:
        self.strip.set(
            [
                Figure(percent_words(whole.selling_percent), _("van de tijd bij klanten")),
                Figure(charts.km_per_visit(whole), _("per bezoek")),
                Figure(clock_of(whole.first_minute), _("eerste afspraak, gemiddeld")),
                Figure(bias_words(whole.bias_percent), _("rijden dan gepland")),
                Figure(km_words(whole.km), _("zakelijk gereden")),
            ]
        )

    def _draw(self) -> None:
        if self._view is None:
            return
        span = SPANS[self.span.on()]
        parts = stretches(self._view.days, span)
        named = [(stretch_name(one, span), one) for one in reversed(parts)]
        last = parts[-1] if parts else None
        for card, layout, said in (
            (self.share, charts.selling, _share),
            (self.bias, charts.planned_driven, lambda one: bias_words(one.bias_percent)),
            (self.km, charts.per_visit, charts.km_per_visit),
            (self.first, charts.first_visit, lambda one: clock_of(one.first_minute)),
        ):
            told = f"{stretch_name(last, span)}: {said(last)}" if last else ""
            card.show_figures(layout(parts, span), named, told)

    # -- doing

    def _tell_asked(self) -> None:
        if self._view is not None and self._view.to_tell is not None:
            self._teller.tell(self._view.to_tell)

    def _tell_chosen(self) -> None:
        """The row that is chosen; else the day that is asked for, else the last one."""
        one = self.table.line() if self.table.hasFocus() else None
        view = self._view
        if view is None:
            return
        last = next((each.day for each in view.days), self.desk.today())
        self._teller.tell(one.day if one else view.to_tell or last)

    def _write(self) -> None:
        """The kilometres of this year until today."""
        today = self.desk.today()
        first = today.replace(month=1, day=1)
        name = _("Kilometers {year}").format(year=today.year) + ".xlsx"
        path = ask.save_file(self, _("Kilometers bewaren"), name, _("Excel (*.xlsx)"))
        if path is None:
            return
        write = partial(self._file.driven.write_workbook, first, today, path)
        self.desk.work.ask(write, self._written, lane="read", owner=self)

    def _written(self, path: Path) -> None:
        self.desk.toast(_("{name} bewaard").format(name=path.name))


def _share(one: Stretch) -> str:
    return percent_words(one.selling_percent)


def _trend_columns(word: str, said: Callable[[Stretch], str]) -> list[Column[tuple[str, Stretch]]]:
    return [
        Column[tuple[str, Stretch]](_("Periode"), lambda line: line[0]),
        Column[tuple[str, Stretch]](_("Dagen"), lambda line: str(line[1].days), align="right", width=60),
        Column[tuple[str, Stretch]](_("Bezoeken"), lambda line: str(line[1].visits), align="right", width=76),
        Column[tuple[str, Stretch]](word, lambda line: said(line[1]), align="right", width=100, bold=True),
    ]


def _columns() -> list[Column[DayDriven]]:
    language = words.screen_language()
    return [
        Column[DayDriven](
            _("Dag"), lambda one: formats.short_date(one.day, language), sort=lambda one: one.day, width=84,
            bold=True,
        ),
        Column[DayDriven](_("Plan"), plan_words, tip=fallen_words),
        Column[DayDriven](_("Niet gehouden"), fallen_words, tone="warn", tip=fallen_words),
        Column[DayDriven](
            _("Bij klanten"), lambda one: minutes_words(one.visit_minutes),
            sort=lambda one: one.visit_minutes, align="right", width=108,
        ),
        Column[DayDriven](
            _("Onderweg"), lambda one: minutes_words(one.drive_minutes) + sign_words(one.drive_source),
            sort=lambda one: one.drive_minutes, align="right", width=94,
            tip=lambda one: source_words(one.drive_source),
        ),
        Column[DayDriven](
            _("Afstand"), lambda one: km_words(one.km) + sign_words(one.km_source),
            sort=lambda one: one.km, align="right", width=90, tip=lambda one: source_words(one.km_source),
        ),
        Column[DayDriven](
            _("Aandeel"), lambda one: percent_words(one.selling_percent),
            sort=lambda one: one.selling_percent, align="right", width=74,
        ),
        Column[DayDriven](
            _("Weg – thuis"), _away, width=108, align="right", sort=lambda one: one.left_time, tone="text2",
        ),
    ]  # fmt: skip


def _away(one: DayDriven) -> str:
    if one.left_time is None and one.home_time is None:
        return ""
    left = formats.clock(one.left_time) if one.left_time else "?"
    return f"{left} – {formats.clock(one.home_time) if one.home_time else '?'}"
