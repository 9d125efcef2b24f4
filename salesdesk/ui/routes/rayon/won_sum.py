"""The sum of hours won by early starts, as the seller types it."""

from __future__ import annotations

from decimal import Decimal

from PySide6.QtWidgets import QWidget

from salesdesk.domain.early_starts import fte
from salesdesk.domain.worth_of_preparing import hours_won
from salesdesk.errors import Refused
from salesdesk.ui import spoken
from salesdesk.ui.forms import Form, QuantityField
from salesdesk.ui.labels import TextBlock, label
from salesdesk.ui.parts import Inset, column
from salesdesk.words import _

SELLERS, DAYS, WEEKS, HOURS = Decimal(5), Decimal(4), Decimal(40), Decimal(1)


class WonSum(QWidget):
    """Sellers times days times weeks times hours; nothing of it is kept."""

    def __init__(self) -> None:
        super().__init__()
        self.inputs = {
            "sellers": QuantityField(_("Verkopers"), decimals=0, least=0, required=True),
            "days": QuantityField(_("Bezoekdagen per week"), decimals=1, least=0, most=7, required=True),
            "weeks": QuantityField(_("Werkweken per jaar"), decimals=0, least=0, most=53, required=True),
            "hours": QuantityField(_("Uren gewonnen per dag"), decimals=2, least=0, most=24, required=True),
        }
        self.form = Form()
        for name, value in zip(self.inputs, (SELLERS, DAYS, WEEKS, HOURS), strict=True):
            self.inputs[name].set_value(value)
            self.form.add(name, self.inputs[name].accessibleName(), self.inputs[name])
        self.form.edited.connect(lambda *_field: self.count())
        self.total, self.says = label("", "kpilarge"), TextBlock("", "small", "text2")
        self.setLayout(column(self.form, Inset(self.total, self.says), gap=10))
        self.count()

    def count(self) -> None:
        try:
            sellers, days, weeks, hours = (field.required_value() for field in self.inputs.values())
        except Refused:
            return  # the field says what is wrong with it
        won = hours_won(int(sellers), days, weeks, hours)
        self.total.setText(_("{hours} uur per jaar").format(hours=spoken.number(won, 0)))
        self.says.setText(
            _("Dat is {fte} fte, van 4 dagen × 8 uur × 40 weken.").format(fte=spoken.number(fte(won), 1))
        )
