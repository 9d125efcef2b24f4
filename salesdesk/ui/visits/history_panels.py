"""Steps 2 and 3: what they bought before, and what was said before."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from salesdesk import formats, words
from salesdesk.charts.bars import Pair, pair_bars
from salesdesk.domain.preparation import Step
from salesdesk.domain.products import SalesLine
from salesdesk.services.changes import Noun
from salesdesk.services.preparations import Preparations
from salesdesk.services.relation_card import Happening, RelationCard, TimelineItem
from salesdesk.ui.buttons import Pressable
from salesdesk.ui.charts import ChartView, legend
from salesdesk.ui.desk import Desk
from salesdesk.ui.labels import ElidedLabel, IconLabel, TextBlock
from salesdesk.ui.parts import Facts, Figure, Strip, TwoLineRow, column, empty_out, row
from salesdesk.ui.places import Place
from salesdesk.ui.table import Column, TableModel, TableView
from salesdesk.ui.visits.draft import PreparationDraft
from salesdesk.ui.visits.panel import NotePanel
from salesdesk.words import _, ngettext, word

MOST_ITEMS = 8
CHART_HEIGHT = 120
_ICONS = {
    Happening.OFFER: "file", Happening.COMPLAINT: "warning", Happening.SURVEY: "star",
    Happening.NOTE: "note", Happening.PHONE: "phone", Happening.MAIL: "mail", Happening.STATUS: "exchange",
}  # fmt: skip


@dataclass(frozen=True)
class ProductSales:
    """What a relation bought of one product; `price` is what one of them cost the last time."""

    name: str
    quantity: Decimal
    this_year: Decimal
    last_year: Decimal
    last_on: date
    price: Decimal


def sales_per_product(sales: Iterable[SalesLine], year: int) -> list[ProductSales]:
    """Most revenue of the last two years first."""
    grouped: dict[str, list[SalesLine]] = {}
    for line in sales:
        grouped.setdefault(line.product_code or line.product_name, []).append(line)
    found = []
    for lines in grouped.values():
        last = max(lines, key=lambda line: line.sold_on)
        found.append(
            ProductSales(
                last.product_name or last.product_code,
                sum((line.quantity for line in lines if line.sold_on.year == year), Decimal(0)),
                sum((line.amount for line in lines if line.sold_on.year == year), Decimal(0)),
                sum((line.amount for line in lines if line.sold_on.year == year - 1), Decimal(0)),
                last.sold_on,
                last.amount / last.quantity if last.quantity else last.amount,
            )
        )
    return sorted(found, key=lambda each: each.this_year + each.last_year, reverse=True)


class SalesPanel(NotePanel):
    """Revenue by month and product, and the terms of the last offers."""

    def __init__(self, draft: PreparationDraft, preparations: Preparations) -> None:
        super().__init__(draft, Step.SALES_HISTORY, preparations)
        self._card: RelationCard | None = None
        self.known: QVBoxLayout = column(gap=10)
        self.content.insertLayout(0, self.known)
        self.close_content()

    def aside(self) -> str:
        count = len(self.draft.view.card.sales)
        return ngettext("{count} verkoopregel", "{count} verkoopregels", count).format(count=count)

    def refresh(self) -> None:
        super().refresh()
        card = self.draft.view.card
        if card is self._card:
            return
        self._card = card
        empty_out(self.known)
        if not card.sales:
            self.known.addWidget(TextBlock(_("Hier is nog nooit iets gekocht."), "body", "muted"))
        else:
            self.known.addWidget(self._figures(card))
            self.known.addLayout(
                row(1, legend(("b1", str(card.today.year)), ("b3", str(card.today.year - 1))))
            )
            self.known.addWidget(self._chart(card))
            self.known.addWidget(self._products(card))
        if card.offers:
            self.known.addWidget(Facts(_terms(card), wide=130))

    def _figures(self, card: RelationCard) -> Strip:
        language = words.screen_language()
        last_year = sum(card.revenue_by_month(card.today.year - 1), Decimal(0))
        growth = card.growth_percent
        strip = Strip()
        strip.set(
            [
                Figure(formats.euro(card.revenue_this_year, language, 0), _("dit jaar")),
                Figure(formats.euro(last_year, language, 0), _("vorig jaar")),
                Figure("–" if growth is None else formats.percent(growth, language, 0), _("groei")),
                Figure(formats.field_date(max(line.sold_on for line in card.sales)), _("laatste order")),
            ]
        )
        return strip

    def _chart(self, card: RelationCard) -> ChartView:
        year, language = card.today.year, words.screen_language()
        now, before = card.revenue_by_month(year), card.revenue_by_month(year - 1)
        pairs = [
            Pair(
                formats.short_month_name(month + 1, language)[0],
                float(before[month]),
                float(now[month]) if month < card.today.month else None,
            )
            for month in range(12)
        ]

        def amount(value: float) -> str:
            return formats.number(Decimal(round(value)), None, language)

        name = _("Omzet per maand van {this} en {last}").format(this=year, last=year - 1)
        return ChartView(name, lambda frame: pair_bars(frame, pairs, amount), height=CHART_HEIGHT)

    def _products(self, card: RelationCard) -> TableView[ProductSales]:
        language, year = words.screen_language(), card.today.year

        def euro(amount: Decimal) -> str:
            return formats.euro(amount, language, 0)

        columns = [
            Column[ProductSales](_("Artikel"), lambda one: one.name),
            Column[ProductSales](
                str(year), lambda one: euro(one.this_year), sort=lambda one: one.this_year, align="right",
                width=84, bold=True,
            ),
            Column[ProductSales](
                str(year - 1), lambda one: euro(one.last_year), sort=lambda one: one.last_year, align="right",
                width=84, tone="muted",
            ),
            Column[ProductSales](
                _("Laatst"), lambda one: formats.field_date(one.last_on), sort=lambda one: one.last_on,
                width=92, tone="muted",
            ),
            Column[ProductSales](
                _("Prijs"), lambda one: formats.euro(one.price, language), sort=lambda one: one.price,
                align="right", width=84,
            ),
        ]  # fmt: skip
        lines = sales_per_product(card.sales, year)[:12]
        return TableView(TableModel(columns, lines), _("Verkoop per artikel"), row_height=28, shows_all=True)


def _terms(card: RelationCard) -> list[tuple[str, str]]:
    """The last offers with their state and discount: the terms he knows from us."""
    language = words.screen_language()
    latest = sorted(card.offers, key=lambda offer: offer.id, reverse=True)[:3]
    pairs = []
    for offer in latest:
        discounts = [line.discount_percent for line in offer.lines if line.discount_percent]
        most = formats.percent(max(discounts), language) if discounts else ""
        discount = _("korting tot {percent}").format(percent=most) if most else _("zonder korting")
        said = "  ·  ".join((word(offer.state), formats.euro(offer.net, language, 0), discount))
        pairs.append((_("Offerte {label}").format(label=offer.label), said))
    return pairs


def happening_word(happening: Happening) -> str:
    """What kind of contact it was."""
    return {
        Happening.VISIT_PLANNED: _("bezoek gepland"),
        Happening.VISIT_HELD: _("bezoek"),
        Happening.OFFER: _("offerte"),
        Happening.COMPLAINT: _("klacht"),
        Happening.SURVEY: _("tevredenheid"),
        Happening.NOTE: _("notitie"),
        Happening.PHONE: _("telefoon"),
        Happening.MAIL: _("mail"),
        Happening.STATUS: _("status"),
    }[happening]


class MomentsPanel(NotePanel):
    """Earlier contacts, open complaints, the newsletter, and why no business came of it."""

    def __init__(self, draft: PreparationDraft, preparations: Preparations, desk: Desk) -> None:
        super().__init__(draft, Step.CRM, preparations)
        self._desk = desk
        self._card: RelationCard | None = None
        self.known: QVBoxLayout = column(gap=8)
        self.content.insertLayout(0, self.known)
        self.close_content()

    def aside(self) -> str:
        count = len(self.draft.view.card.timeline)
        return ngettext("{count} gebeurtenis", "{count} gebeurtenissen", count).format(count=count)

    def refresh(self) -> None:
        super().refresh()
        card = self.draft.view.card
        if card is self._card:
            return
        self._card = card
        empty_out(self.known)
        for complaint in card.open_complaints:
            said = _("open sinds {day}").format(
                day=formats.short_date(complaint.received_at.date(), words.screen_language())
            )
            self.known.addWidget(
                TwoLineRow(
                    f"{complaint.label}  {complaint.subject}",
                    said,
                    tone="bad",
                    left=IconLabel("warning", 16, "bad"),
                )
            )
        self.known.addWidget(Facts(self._lists(card), wide=130))
        items = [item for item in card.timeline if item.id != self.draft.view.visit.id][:MOST_ITEMS]
        for item in items:
            self.known.addWidget(self._moment(item))
        if not items:
            self.known.addWidget(TextBlock(_("Nog geen eerder contact."), "body", "muted"))

    def _lists(self, card: RelationCard) -> list[tuple[str, str]]:
        contact = self.draft.view.contact
        newsletter = {None: _("niet gevraagd"), True: _("ja"), False: _("nee")}
        lost = [offer for offer in card.offers if offer.lost_reason]
        pairs = []
        if contact is not None:
            pairs.append((_("Nieuwsbrief"), newsletter[contact.newsletter]))
        if lost:
            pairs.append((_("Eerder verloren"), lost[-1].lost_reason))
        open_offers = len(card.open_offers)
        if open_offers:
            pairs.append(
                (_("Open offertes"), formats.euro(card.open_offer_amount, words.screen_language(), 0))
            )
        return pairs

    def _moment(self, item: TimelineItem) -> QWidget:
        day = formats.field_date(item.happened_on)
        first = item.subject or item.detail or happening_word(item.happening)
        second = "  ·  ".join(
            part
            for part in (day, happening_word(item.happening), item.detail if item.subject else "")
            if part
        )
        line = row(IconLabel(_ICONS.get(item.happening, "clipboard"), 16), gap=10)
        line.addLayout(column(ElidedLabel(first, "body"), ElidedLabel(second, "small")), 1)
        made = Pressable(
            first, partial(self._desk.go, Place(Noun.RELATION, self.draft.view.card.relation.id))
        )
        made.setLayout(line)
        return made
