"""What a relation bought: by month, year, article and group, beside the territory, with its last orders."""

from __future__ import annotations

from decimal import Decimal

from PySide6.QtWidgets import QVBoxLayout, QWidget

from salesdesk import formats, words
from salesdesk.services.insight import SalesView
from salesdesk.ui.buttons import Toggle
from salesdesk.ui.flow import FlowBox
from salesdesk.ui.labels import TextBlock, label
from salesdesk.ui.parts import Figure, Note, Strip, column, empty_out
from salesdesk.ui.sales_slices import SLICES, Measure, signed_percent, slice_part
from salesdesk.ui.sales_standing import orders_table, standing_part
from salesdesk.words import _, ngettext


class SalesHistory(QWidget):
    """Figures on top, then the chosen slice as a chart with its table, then what it means."""

    def __init__(self) -> None:
        super().__init__()
        self._view: SalesView | None = None
        self.strip = Strip()
        self.slice = Toggle([each() for each in SLICES], name=_("Verdeling"))
        self.measure = Toggle([_("Omzet"), _("Afzet")], name=_("Maat"))
        self.slice.chosen.connect(lambda _on: self._fill_slice())
        self.measure.chosen.connect(lambda _on: self._fill_slice())
        self._sliced: QVBoxLayout = column(gap=8)
        self._rest: QVBoxLayout = column(gap=8)
        self._nothing = TextBlock(_("Hier is nog nooit iets gekocht."), "body", "muted")
        self._bought = QWidget()
        self._bought.setLayout(
            column(self.strip, FlowBox(self.slice, self.measure, gap=16), self._sliced, self._rest, gap=10)
        )
        self._bought.hide()
        self._nothing.hide()
        self.setLayout(column(self._nothing, self._bought))

    def show_sales(self, view: SalesView) -> None:
        """Show the history; the chosen slice stays chosen."""
        self._view = view
        self._nothing.setVisible(not view.figures)
        self._bought.setVisible(bool(view.figures))
        if not view.figures:
            return
        self.strip.set(figures(view))
        self._fill_slice()
        empty_out(self._rest)
        for title, part in self._parts(view):
            self._rest.addSpacing(6)
            self._rest.addWidget(label(title, "strong"))
            self._rest.addWidget(part)

    def _parts(self, view: SalesView) -> list[tuple[str, QWidget]]:
        parts = [(_("Naast het gemiddelde in je rayon, laatste twaalf maanden"), standing_part(view))]
        parts.append((_("Laatste orders en voorwaarden"), orders_table(view)))
        if view.no_longer:
            parts.append((_("Kocht eerder, nu niet meer"), _no_longer(view)))
        return parts

    def _fill_slice(self) -> None:
        if self._view is None:
            return
        empty_out(self._sliced)
        measure = Measure.VOLUME if self.measure.on() else Measure.REVENUE
        self._sliced.addWidget(slice_part(self._view, self.slice.on(), measure))


def figures(view: SalesView) -> list[Figure]:
    """This year with its growth, twelve months, our share, the last order."""
    language = words.screen_language()
    growth = view.growth_percent
    grown, tone = "", ""
    if growth is not None:
        grown = signed_percent(growth)
        tone = "ok" if growth >= 0 else "warn"
    share = view.standing.share_percent
    last_on = view.figures.last_on
    return [
        Figure(formats.euro(view.figures.this_year, language, 0), _("dit jaar"), grown, tone),
        Figure(formats.euro(view.figures.past_year, language, 0), _("twaalf maanden")),
        Figure("–" if share is None else formats.percent(share, language, 1), _("van onze omzet")),
        Figure(formats.field_date(last_on) if last_on else "–", _("laatste order")),
    ]


def _no_longer(view: SalesView) -> Note:
    language = words.screen_language()
    named = [
        _("{product} (laatst {day})").format(product=one.name, day=formats.field_date(one.last_on))
        for one in view.no_longer[:5]
    ]
    more = len(view.no_longer) - len(named)
    if more > 0:
        named.append(ngettext("nog {count}", "nog {count}", more).format(count=more))
    total = sum((one.total for one in view.no_longer), Decimal(0))
    said = _("{products}. Samen goed voor {amount}: vraag waarom het stopte.")
    return Note(said.format(products=", ".join(named), amount=formats.euro(total, language, 0)), "info")
