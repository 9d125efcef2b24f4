"""Loont voorbereiden? Prepared visits beside the others in the seller's own figures, and the sum."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from salesdesk import formats
from salesdesk.charts.intervals import interval_bars
from salesdesk.domain.worth_of_preparing import PreparingGain
from salesdesk.services.changes import Noun
from salesdesk.services.seller_file import SellerFile
from salesdesk.services.worth_of_preparing import WorthOfPreparing, WorthView
from salesdesk.ui import spoken, theme
from salesdesk.ui.buttons import Button, plain, primary
from salesdesk.ui.charts import ChartView
from salesdesk.ui.desk import Desk
from salesdesk.ui.doors import Door
from salesdesk.ui.empty import Empty
from salesdesk.ui.figures.preparing_sum import GainSum
from salesdesk.ui.figures.preparing_words import (
    caution_words,
    discount_bars,
    hit_bars,
    minutes_words,
    percent,
    read_out,
    table_columns,
    table_lines,
)
from salesdesk.ui.labels import TextBlock, label
from salesdesk.ui.pages import Pages
from salesdesk.ui.parts import Card, Figure, Note, Strip, column, row
from salesdesk.ui.places import Place
from salesdesk.ui.screen import Screen
from salesdesk.ui.table import TableModel, TableView
from salesdesk.words import _, ngettext

CHART_HEIGHT, NARROW = 84, 740


class PreparingScreen(Screen):
    """Place(Noun.PREPARATION) without a visit; everything is read, only the sum is typed."""

    nouns: ClassVar[frozenset[Noun]] = frozenset(
        {Noun.PREPARATION, Noun.VISIT, Noun.REPORT, Noun.OFFER, Noun.SETTINGS}
    )

    def __init__(self, desk: Desk, worth: WorthOfPreparing) -> None:
        super().__init__(desk, inspector=288)
        self._worth = worth
        self.view: WorthView | None = None
        self.header.add(primary(_("Bezoek voorbereiden"), lambda: desk.go(Place(Noun.VISIT)), "clipboard"))
        self.strip = Strip(words_first=True)
        self.hits = ChartView(_("Gewonnen offertes"), height=CHART_HEIGHT)
        self.discounts = ChartView(_("Gegeven korting"), height=CHART_HEIGHT)
        self.caution = Note("", "info")
        self.model = TableModel(table_columns())
        self.table = TableView(
            self.model, _("Voorbereid en niet voorbereid"), row_height=28, shows_all=True, sortable=False
        )
        self.sum = GainSum(self._keep)
        self.rule = TextBlock("", "small", "text2")
        self.pages = Pages()
        self.pages.addWidget(self._figures_page())
        self._empty = self._empty_page()
        self.pages.addWidget(self._empty)
        self.body.addWidget(self.pages, 1)
        self.side.section(_("Reken het na")).add(self.sum)
        self.side.section(_("Zo tellen we")).add(self.rule)

    def _figures_page(self) -> QWidget:
        page = QWidget()
        hits = Card(_("Gewonnen offertes"), label(_("van de besliste"), "small"))
        hits.body.addWidget(self.hits, 1)
        discounts = Card(_("Gegeven korting"), label(_("gemiddeld per offerte"), "small"))
        discounts.body.addWidget(self.discounts, 1)
        figures = Card(table=True)
        figures.setAccessibleName(_("Voorbereid en niet voorbereid"))
        figures.add(self.table)
        self._charts = charts = row(hits, discounts, gap=12)
        charts.setStretch(0, 1)
        charts.setStretch(1, 1)
        charts.setDirection(QBoxLayout.Direction.TopToBottom)  # until there is room
        laid = column(self.strip, charts, self.caution, gap=12)
        laid.addWidget(figures)
        laid.addStretch(1)
        page.setLayout(laid)
        return page

    def resizeEvent(self, event: QResizeEvent) -> None:
        """On a narrow desk the charts stand under each other."""
        super().resizeEvent(event)
        narrow = event.size().width() - self.side.width() < theme.F(NARROW)
        down, right = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._charts.setDirection(down if narrow else right)

    def _empty_page(self) -> Empty:
        return Empty(
            _("Nog te weinig bezoeken"),
            _("Na vijf gehouden bezoeken zie je hier of voorbereiden zich in jouw cijfers terugverdient."),
            icon="clipboard",
            primary=primary(_("Bezoek plannen"), lambda: self.desk.go(Place(Noun.VISIT, view="new")), "plus"),
            secondary=plain(_("Naar de bezoeken"), lambda: self.desk.go(Place(Noun.VISIT))),
        )

    def reload(self) -> None:
        self.read(self._worth.view, self._show)

    def _show(self, view: WorthView) -> None:
        self.view = view
        since = formats.field_date(view.since)
        sub = ngettext(
            "{count} gehouden bezoek sinds {day}", "{count} gehouden bezoeken sinds {day}", view.visits
        )
        self.header.set(
            _("Loont voorbereiden?"),
            sub.format(count=view.visits, day=since),
            crumbs=[(_("Forecast"), Place(Noun.FORECAST)), (_("Voorbereiden"), None)],
        )
        self.pages.setCurrentIndex(0 if view.is_enough else 1)
        held_keys = self.sum.inputs["revenue"].hasFocus()
        self.side.setVisible(view.is_enough)
        self.header.show_actions(view.is_enough)
        begin = self._empty.findChild(Button)
        if held_keys and not view.is_enough and begin is not None:
            begin.setFocus()
        self.strip.set(self._figures(view))
        self.hits.show_chart(lambda frame: interval_bars(frame, hit_bars(view)), read_out(hit_bars(view)))
        self.discounts.show_chart(
            lambda frame: interval_bars(frame, discount_bars(view)), read_out(discount_bars(view))
        )
        said, kind = caution_words(view)
        self.caution.set(said, kind)
        self.model.set_lines(table_lines(view))
        self.sum.show_view(view)
        self.rule.setText(self._rule(view))

    @staticmethod
    def _figures(view: WorthView) -> list[Figure]:
        one, other = view.prepared, view.others
        minutes = one.minutes_a_visit
        against = _("tegen {figure}")
        return [
            Figure(str(one.visits), _("voorbereid"), _("van {count}").format(count=view.visits)),
            Figure(
                percent(one.hit_percent), _("gewonnen"), against.format(figure=percent(other.hit_percent))
            ),
            Figure(
                percent(one.discount_percent, 1),
                _("korting"),
                against.format(figure=percent(other.discount_percent, 1)),
            ),
            Figure(
                "–" if minutes is None else _("{count} min").format(count=spoken.number(minutes, 0)),
                _("per voorbereiding"),
                _("verslag {time}").format(time=minutes_words(view.report_seconds)),
            ),
        ]

    @staticmethod
    def _rule(view: WorthView) -> str:
        said = [
            _(
                "Een bezoek telt als voorbereid wanneer alle nodige stappen klaar waren, of overgeslagen "
                "met een reden, vóór het begon. Wat nodig is hangt af van het soort bezoek en je ervaring."
            ),
            _("Een offerte hoort bij het bezoek waaruit je hem maakte; alleen de laatste versie telt."),
            _("De streep over een balk: daartussen ligt de waarheid 19 van de 20 keer."),
            _("Minuten tellen alleen zolang je op het scherm bezig bent."),
        ]
        if view.unknown:
            said.append(
                ngettext(
                    "{count} bezoek is voorbereid met een oudere versie en telt niet mee.",
                    "{count} bezoeken zijn voorbereid met een oudere versie en tellen niet mee.",
                    view.unknown,
                ).format(count=view.unknown)
            )
        return "\n\n".join(said)

    def _keep(self, gain: PreparingGain | None) -> None:
        """Remember what was typed; the screen follows only when he goes back to his own figures."""
        self.desk.work.ask(
            lambda: self._worth.keep(gain),
            lambda _kept: self.reload() if gain is None else None,
            refused=self.sum.show_refused,
            owner=self,
        )

    def first_focus(self) -> QWidget | None:
        return self.sum.inputs["revenue"]


def doors(file: SellerFile) -> list[Door]:
    return [Door(Noun.PREPARATION, lambda desk: PreparingScreen(desk, file.worth_of_preparing), record=False)]
