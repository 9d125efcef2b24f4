"""The sum beside the figures: what preparing saves against what it costs, as the seller types."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict
from decimal import Decimal

from PySide6.QtWidgets import QWidget

from salesdesk.domain.worth_of_preparing import PreparingGain
from salesdesk.errors import Reason, Refused
from salesdesk.services.worth_of_preparing import WorthView
from salesdesk.ui import spoken
from salesdesk.ui.buttons import link
from salesdesk.ui.forms import AmountField, Form, MoneyField, PercentField, QuantityField
from salesdesk.ui.labels import TextBlock, label, set_tone
from salesdesk.ui.parts import Inset, column
from salesdesk.words import _


class GainSum(QWidget):
    """Four figures and their outcome; `keep` is asked to remember them, None for his own figures."""

    def __init__(self, keep: Callable[[PreparingGain | None], object]) -> None:
        super().__init__()
        self._keep = keep
        self._own: PreparingGain | None = None
        self.inputs: dict[str, AmountField] = {
            "revenue": MoneyField(_("Omzet uit voorbereide bezoeken"), least=0, required=True),
            "saved_percent": PercentField(_("Bespaarde korting"), required=True),
            "hours": QuantityField(_("Uren voorbereid"), decimals=1, required=True),
            "cost_per_hour": MoneyField(_("Kosten per uur"), least=0, required=True),
        }
        self.form = Form()
        for name, field in self.inputs.items():
            self.form.add(name, field.accessibleName(), field)
        self.form.edited.connect(lambda *_field: self._typed())
        self.gain, self.says = label("", "kpilarge"), TextBlock("", "small", "text2")
        self.formula = TextBlock("", "small", "muted")
        self.own = link(_("Mijn eigen cijfers"), self._use_own, "undo")
        self.setLayout(column(self.form, Inset(self.gain, self.says), self.formula, self.own, gap=10))

    def show_view(self, view: WorthView) -> None:
        """The figures last typed, else his own."""
        self._own = view.own
        gain = view.kept or view.own
        for name, value in asdict(gain).items():
            self.inputs[name].set_value(_rounded(name, value))
        self.own.setVisible(view.kept is not None)
        self._say(self._read() or gain)

    def show_refused(self, reasons: tuple[Reason, ...]) -> None:
        self.form.show_refused(reasons)

    def _read(self) -> PreparingGain | None:
        """What stands in the fields; None while one of them cannot be read."""
        try:
            return PreparingGain(**{name: field.required_value() for name, field in self.inputs.items()})
        except Refused:
            return None

    def _typed(self) -> None:
        gain = self._read()
        if gain is None:
            return
        self.form.clear_errors()
        self._say(gain)
        self.own.show()
        self._keep(gain)

    def _use_own(self) -> None:
        self._keep(None)

    def _say(self, gain: PreparingGain) -> None:
        self.gain.setText(spoken.euro(gain.gain, decimals=0))
        set_tone(self.gain, "ok" if gain.gain > 0 else "warn" if gain.gain < 0 else "text")
        least = gain.break_even_revenue
        if least is None:
            said = _("Zonder bespaarde korting verdient voorbereiden zich hier niet terug.")
        elif gain.gain >= 0:
            said = _("Voorbereiden verdient zich terug vanaf {revenue} omzet.")
        else:
            said = _("Nog niet: vanaf {revenue} omzet verdient voorbereiden zich terug.")
        self.says.setText(said.format(revenue=spoken.euro(least or Decimal(0), decimals=0)))
        self.formula.setText(
            _("{saved} korting minder weggegeven, min {cost} aan uren.").format(
                saved=spoken.euro(gain.saved, decimals=0), cost=spoken.euro(gain.cost, decimals=0)
            )
        )


def _rounded(name: str, value: Decimal) -> Decimal:
    return round(value, 1) if name == "hours" else round(value, 2)
