"""How much a relation buys beside others of its kind and the target, and on which terms it bought last."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from salesdesk import formats, words
from salesdesk.charts.shares import Share, share_bars
from salesdesk.services.insight import OrderSum, PeerGroup, SalesView
from salesdesk.ui import theme
from salesdesk.ui.charts import ChartView
from salesdesk.ui.labels import TextBlock
from salesdesk.ui.parts import column
from salesdesk.ui.sales_slices import BAR_TALL, FIGURE_WIDE, WORDS_WIDE, short
from salesdesk.ui.table import Column, TableModel, TableView
from salesdesk.words import _, word


def standing_part(view: SalesView) -> QWidget:
    """This relation between the averages, and its part of our revenue and target in words."""
    language = words.screen_language()
    relation, standing = view.relation, view.standing
    shares = [Share(_("Deze relatie"), float(standing.revenue), formats.euro(standing.revenue, language, 0))]
    letter = word(relation.importance)
    named = letter if len(letter) > 1 else _("klasse {letter}").format(letter=letter)
    shares += _average(named, standing.of_class)
    shares += _average(relation.branch, standing.of_branch)
    chart = ChartView(
        _("Omzet naast het gemiddelde van klasse en branche"),
        lambda frame: share_bars(frame, shares, words_width=WORDS_WIDE, figure_width=FIGURE_WIDE),
    )
    chart.setFixedHeight(theme.F(BAR_TALL * len(shares) + 4))
    holder = QWidget()
    holder.setLayout(column(chart, TextBlock(standing_words(view), "small", "muted"), gap=4))
    return holder


def _average(name: str, peers: PeerGroup) -> list[Share]:
    if not peers.count or not name:
        return []
    said = _("{name} ({count})").format(name=formats.capital(name), count=peers.count)
    figure = formats.euro(peers.average, words.screen_language(), 0)
    return [Share(short(said), float(peers.average), figure, "b2", tip=said)]


def standing_words(view: SalesView) -> str:
    """`Nummer 3 van 41 klanten  ·  3,1 % van onze omzet  ·  9 % van het jaardoel`."""
    language = words.screen_language()
    standing = view.standing
    parts = []
    if standing.revenue > 0:
        place = _("nummer {place} van {count} klanten")
        parts.append(place.format(place=standing.rank, count=standing.customers))
    for percent, said in (
        (standing.share_percent, _("{percent} van onze omzet")),
        (standing.target_percent, _("{percent} van het jaardoel")),
    ):
        if percent is not None:
            parts.append(said.format(percent=formats.percent(percent, language, 1)))
    return formats.capital("  ·  ".join(parts))


def orders_table(view: SalesView) -> TableView[OrderSum]:
    """The last orders with what was given away and agreed."""
    language = words.screen_language()
    columns = [
        Column[OrderSum](
            _("Datum"), lambda one: formats.field_date(one.sold_on), sort=lambda one: one.sold_on, width=92
        ),
        Column[OrderSum](_("Order"), lambda one: one.number or "–", width=86, tone="muted"),
        Column[OrderSum](_("Voorwaarden"), lambda one: one.terms or "–"),
        Column[OrderSum](
            _("Korting"), discount_words, sort=lambda one: one.most_discount_percent, align="right", width=82
        ),
        Column[OrderSum](
            _("Bedrag"), lambda one: formats.euro(one.revenue, language), sort=lambda one: one.revenue,
            align="right", width=100, bold=True,
        ),
    ]  # fmt: skip
    model = TableModel(columns, view.orders)
    return TableView(model, _("Laatste orders"), row_height=28, shows_all=True, gives_way={1: 440})


def discount_words(order: OrderSum) -> str:
    """`3 %`, `0 – 5 %` when lines differ, a dash without any."""
    language = words.screen_language()
    least, most = order.least_discount_percent, order.most_discount_percent
    if not most:
        return "–"
    said = formats.percent(most, language)
    return said if least == most else f"{formats.number(least, None, language)} – {said}"
