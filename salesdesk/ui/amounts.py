"""Money, percentages and quantities as the seller types them in his language, always as Decimal."""

from __future__ import annotations

from decimal import Decimal

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QLineEdit

from salesdesk.domain.money import parse_amount
from salesdesk.ui import spoken, theme
from salesdesk.ui.fields import Field, refusal
from salesdesk.words import _, decimal_sign


class AmountField(QLineEdit, Field):
    """A figure in words of its own; what it cannot read stays as typed, with the reason at the field."""

    edited = Signal()

    def __init__(
        self,
        name: str,
        *,
        field: str = "",
        least: Decimal | int | None = None,
        most: Decimal | int | None = None,
        required: bool = False,
        wide: int = 0,
    ) -> None:
        super().__init__()
        self.field = field
        self._least, self._most, self._required = least, most, required
        self._known: Decimal | None = None
        self._touched = False
        self.setAccessibleName(name)
        self.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        if wide:
            self.setFixedWidth(theme.F(wide))
        else:
            self.setMinimumWidth(theme.F(70))
        self.textEdited.connect(self._typed)

    def value(self) -> Decimal | None:
        """The figure, None when empty; Refused with the reason when it cannot be read or is out of bounds."""
        reason = self.problem()
        if reason:
            self.show_error(reason)
            raise refusal(reason, self.field)
        return self._read()

    def required_value(self) -> Decimal:
        """The figure of a field that must be filled."""
        value = self.value()
        if value is None:
            raise refusal(_("Vul hier een getal in."), self.field)
        return value

    def set_value(self, value: Decimal | int | None) -> None:
        """Fill it, unless the seller is typing in it now."""
        if self._touched and self.hasFocus():
            return
        self._known = None if value is None else Decimal(value)
        self._touched = False
        self.show_error("")
        self.setText("" if self._known is None else self.words(self._known))
        self.setCursorPosition(0)

    def problem(self) -> str:
        """Why the text is no good, empty when it is."""
        try:
            value = self._read()
        except ValueError:
            return _("„{text}” is geen getal. Schrijf bijvoorbeeld 1234,50.").format(text=self.text().strip())
        if value is None:
            return _("Vul hier een getal in.") if self._required else ""
        if self._least is not None and value < self._least:
            return _("Minstens {least}.").format(least=self.words(Decimal(self._least)))
        if self._most is not None and value > self._most:
            return _("Hoogstens {most}.").format(most=self.words(Decimal(self._most)))
        return self.too_fine(value)

    def words(self, value: Decimal) -> str:
        """How the figure reads when nobody types."""
        return spoken.number(value)

    def too_fine(self, value: Decimal) -> str:  # noqa: ARG002 - a field without a smallest unit takes all
        """Why the figure has more decimals than this field keeps."""
        return ""

    def _read(self) -> Decimal | None:
        if not self._touched:
            return self._known  # the words may be rounder than the figure
        text = self.text().strip()
        return parse_amount(text, decimal_sign()) if text else None

    def _typed(self) -> None:
        self._touched = True
        if self.error_text:
            self.show_error(self.problem())
        self.edited.emit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() != Qt.FocusReason.MouseFocusReason:
            self.selectAll()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.settle()

    def settle(self) -> None:
        """Say what is wrong, or write the figure in its own words."""
        reason = self.problem()
        self.show_error(reason)
        if not reason and self._touched:
            self._known = self._read()
            self._touched = False
            self.setText("" if self._known is None else self.words(self._known))


class MoneyField(AmountField):
    """Euro with at most two decimals: `1234,5` `1.234,50` `12.50` `€ 12,50`."""

    def words(self, value: Decimal) -> str:
        return spoken.euro(value)

    def too_fine(self, value: Decimal) -> str:
        if value != value.quantize(Decimal("0.01")):
            return _("Een bedrag heeft hoogstens twee cijfers achter de komma.")
        return ""


class PriceField(AmountField):
    """Euro for one unit, which may be finer than a cent: `0,003125`."""

    def words(self, value: Decimal) -> str:
        return spoken.price(value)

    def too_fine(self, value: Decimal) -> str:
        if value != value.quantize(Decimal("0.000001")):
            return _("Een prijs heeft hoogstens zes cijfers achter de komma.")
        return ""


class PercentField(AmountField):
    """A percentage from 0 to 100 unless told otherwise."""

    def __init__(
        self,
        name: str,
        *,
        field: str = "",
        least: Decimal | int | None = 0,
        most: Decimal | int | None = 100,
        required: bool = False,
        wide: int = 64,
    ) -> None:
        super().__init__(name, field=field, least=least, most=most, required=required, wide=wide)

    def words(self, value: Decimal) -> str:
        return spoken.percent(value)


class QuantityField(AmountField):
    """A number of things; `decimals` says how fine (0: whole)."""

    def __init__(
        self,
        name: str,
        *,
        field: str = "",
        decimals: int = 3,
        least: Decimal | int | None = 0,
        most: Decimal | int | None = None,
        required: bool = False,
        wide: int = 0,
    ) -> None:
        self._decimals = decimals
        super().__init__(name, field=field, least=least, most=most, required=required, wide=wide)

    def too_fine(self, value: Decimal) -> str:
        if value == round(value, self._decimals):
            return ""
        if self._decimals == 0:
            return _("Hier hoort een heel getal.")
        return _("Hoogstens {count} cijfers achter de komma.").format(count=self._decimals)


class YearField(QuantityField):
    """A year in four digits, without a thousands sign."""

    def __init__(self, name: str, *, field: str = "", required: bool = False, wide: int = 90) -> None:
        super().__init__(name, field=field, decimals=0, required=required, wide=wide)

    def words(self, value: Decimal) -> str:
        return f"{value:.0f}"
