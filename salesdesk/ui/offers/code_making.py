"""Making a sheet of codes for the telephone: for whom, how many, up to how much, until when."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from functools import partial

from PySide6.QtWidgets import QWidget

from salesdesk.errors import Reason, Refused
from salesdesk.services.approving import CodesMade
from salesdesk.services.seller_file import SellerFile
from salesdesk.ui import ask
from salesdesk.ui.desk import Desk
from salesdesk.ui.fields import TextField
from salesdesk.ui.forms import DateField, Form, PercentField, QuantityField
from salesdesk.ui.labels import TextBlock
from salesdesk.ui.paper_window import show_paper
from salesdesk.ui.parts import column
from salesdesk.words import _, reason_text

USUAL_COUNT = 20
USUAL_DAYS = 120


class CodesSheet(QWidget):
    """The four things a sheet of codes needs."""

    def __init__(self, today: date) -> None:
        super().__init__()
        self.seller = TextField(_("Verkoper"), placeholder=_("Naam zoals in zijn SalesDesk"))
        self.count = QuantityField(_("Aantal codes"), decimals=0, wide=90)
        self.percent = PercentField(_("Elke code tot en met"), wide=90)
        self.until = DateField(_("Laatste dag"), today)
        self.count.set_value(Decimal(USUAL_COUNT))
        self.percent.set_value(Decimal(20))
        self.until.set_value(today + timedelta(days=USUAL_DAYS))
        self.form = Form()
        self.form.add("seller", _("Voor welke verkoper?"), self.seller)
        self.form.add("count", _("Hoeveel codes?"), self.count)
        self.form.add("most_percent", _("Korting tot en met"), self.percent)
        self.form.add("valid_until", _("Laatste dag"), self.until)
        words = _(
            "Je krijgt een blad met codes om zelf te bewaren en een bestand voor zijn laptop. Dat bestand "
            "kent de codes niet: het kan ze alleen herkennen. Een nieuw blad maakt het vorige ongeldig."
        )
        self.setLayout(column(TextBlock(words), self.form, gap=10))


class CodeMaking:
    """Asks, makes, shows the sheet, and asks where the laptop's file goes."""

    def __init__(self, desk: Desk, file: SellerFile, screen: QWidget) -> None:
        self._desk, self._file, self._screen = desk, file, screen

    def ask(self) -> None:
        self.sheet = sheet = CodesSheet(self._desk.today())
        if not ask.sheet(self._screen, _("Codes maken"), sheet, _("Maken")):
            return
        try:
            count, percent = sheet.count.required_value(), sheet.percent.required_value()
            until = sheet.until.required_value()
        except Refused as refused:
            self._refused(refused.reasons)
            return
        call = partial(self._file.approving.make_codes, sheet.seller.value(), int(count), percent, until)
        self._desk.work.run_long(_("Codes maken"), call, self._made, refused=self._refused)

    def _refused(self, reasons: tuple[Reason, ...]) -> None:
        ask.tell(self._screen, _("Codes maken"), " ".join(reason_text(reason) for reason in reasons))

    def _made(self, made: CodesMade) -> None:
        """The file first: without it the sheet opens nothing."""
        kinds = _("Codes (*.sdcodes)")
        path = ask.save_file(self._screen, _("Bestand voor zijn laptop"), made.file.name, kinds)
        if path is not None:
            self._desk.work.ask(partial(self._file.approving.write, made.file, path))
        self.window = show_paper(self._desk, self._file.papers, made.sheet)
