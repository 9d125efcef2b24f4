"""The order of a won offer, from its editor to a file for head office."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from salesdesk import formats
from salesdesk.domain.offer_sending import Way
from salesdesk.domain.offers import Offer
from salesdesk.errors import Reason, Refused
from salesdesk.services.offer_view import OfferView
from salesdesk.services.orders import ExportedOrder, Orders
from salesdesk.ui import ask, spoken
from salesdesk.ui.fields import TextField
from salesdesk.ui.forms import Form
from salesdesk.ui.labels import TextBlock
from salesdesk.ui.moments import DateField
from salesdesk.ui.parts import Facts, Note, column
from salesdesk.ui.segments import Toggle
from salesdesk.words import _

if TYPE_CHECKING:
    from salesdesk.ui.offers.editor import OfferEditor

WAYS = (Way.ORDER_CSV, Way.ORDER_UBL)
KINDS = {Way.ORDER_CSV: "CSV (*.csv)", Way.ORDER_UBL: "UBL (*.xml)"}


class OrderSheet(QWidget):
    """What goes to head office, and as which kind of file."""

    def __init__(self, view: OfferView) -> None:
        super().__init__()
        offer = view.offer
        totals = view.totals(offer)
        count = sum(line.counts for line in offer.lines)
        self.form = Form()
        self.reference = TextField(_("Bestelnummer van de klant"), placeholder=_("Als je dat weet"))
        self.reference.set_value(offer.order_reference)
        self.deliver_on = DateField(_("Leverdatum"), view.today, field="deliver_on")
        self.deliver_on.set_value(offer.deliver_on)
        self.form.beside(
            self.form.make("order_reference", _("Bestelnummer van de klant"), self.reference),
            self.form.make("deliver_on", _("Gewenste leverdatum"), self.deliver_on),
        )
        self.kind = Toggle(
            [_("CSV, voor een spreadsheet"), _("UBL 2.1, voor een pakket")], name=_("Soort bestand")
        )
        facts = [
            (_("Klant"), view.relation.name),
            (_("Bedrag"), _("{amount} excl. btw").format(amount=spoken.euro(totals.net))),
            (_("Regels"), str(count)),
        ]
        body = column(Facts(facts), self.form, self.kind, gap=12)
        if offer.ordered_at is not None:
            day = formats.field_date(offer.ordered_at.date())
            body.addWidget(Note(_("Deze order ging al op {day} naar kantoor.").format(day=day), "warn"))
        after = _("Kies daarna waar het bestand komt. SalesDesk noteert dat de order weg is.")
        body.addWidget(TextBlock(after, "small", "muted"))
        self.setLayout(body)

    def way(self) -> Way:
        return WAYS[self.kind.on()]

    def show_refused(self, reasons: tuple[Reason, ...]) -> None:
        self.form.show_refused(reasons)


class OrderDeeds:
    """Asks what is still missing, writes the file, and says so."""

    def __init__(self, orders: Orders) -> None:
        self.orders = orders
        self.sheet: QWidget | None = None

    def open(self, screen: OfferEditor, view: OfferView) -> None:
        """The order as a file for head office."""
        self._ask(screen, view, OrderSheet(view))

    def _ask(self, screen: OfferEditor, view: OfferView, sheet: OrderSheet) -> None:
        self.sheet = sheet
        if not ask.sheet(screen, _("Order voor kantoor"), sheet, _("Bestand maken…")):
            return

        def again(reasons: tuple[Reason, ...]) -> None:
            sheet.show_refused(reasons)
            self._ask(screen, view, sheet)

        try:
            reference, deliver_on = sheet.reference.value(), sheet.deliver_on.value()
        except Refused as refusal:
            again(refusal.reasons)
            return
        way = sheet.way()
        screen.desk.work.ask(
            lambda: self.orders.change(view.offer.id, reference, deliver_on),
            lambda offer: self._write(screen, view, offer, way),
            refused=again,
            owner=screen,
        )

    def _write(self, screen: OfferEditor, view: OfferView, offer: Offer, way: Way) -> None:
        name = self.orders.file_name(offer, view.relation.name, way)
        path = ask.save_file(screen, _("Order bewaren"), name, KINDS[way])
        if path is None:
            return
        screen.desk.work.ask(
            lambda: self.orders.export(offer.id, way, path),
            lambda exported: self._written(screen, exported),
            refused=screen.show_refused,
            owner=screen,
        )

    @staticmethod
    def _written(screen: OfferEditor, exported: ExportedOrder) -> None:
        words = _("De order staat in {name}.")
        if exported.before is not None:
            words = _("De order staat opnieuw in {name}; hij ging al op {day} naar kantoor.")
        day = formats.field_date(exported.before.date()) if exported.before else ""
        screen.desk.toast(words.format(name=exported.path.name, day=day))
