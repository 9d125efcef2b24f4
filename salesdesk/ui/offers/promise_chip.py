"""The chip with the day on which the customer was told he would have the offer."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu, QWidget, QWidgetAction

from salesdesk.ui.buttons import Button
from salesdesk.ui.forms import FormRow
from salesdesk.ui.moments import DateField
from salesdesk.ui.parts import column
from salesdesk.words import _

if TYPE_CHECKING:
    from salesdesk.ui.offers.editor import OfferEditor


class PromiseChip(Button):
    """A button that asks the day in a small menu under it."""

    def __init__(self, screen: OfferEditor) -> None:
        super().__init__(_("Belofte"), "calendar", "linechip", self.open)
        self._screen = screen

    def open(self) -> None:
        """Ask the day; it counts at once."""
        screen = self._screen
        menu = QMenu(screen)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        field = DateField(_("Beloofd op"), screen.desk.today(), field="promised_on")
        field.set_value(screen.draft.promised_on if screen.draft else None)
        field.edited.connect(lambda: self._keep(field))
        holder = QWidget()
        holder.setObjectName("plain")
        hint = _("Wanneer krijgt de klant hem? Leeg is niets beloofd.")
        holder.setLayout(column(FormRow(_("Beloofd op"), field, hint=hint), margins=(14, 12, 14, 12)))
        holder.setAttribute(Qt.WidgetAttribute.WA_NoMousePropagation)  # a click on words closes no menu
        action = QWidgetAction(menu)
        action.setDefaultWidget(holder)
        menu.addAction(action)
        self.field = field
        menu.popup(self.mapToGlobal(QPoint(0, self.height() + 4)))
        field.setFocus()

    def _keep(self, field: DateField) -> None:
        if self._screen.draft is not None and not field.problem():
            self._screen.change(replace(self._screen.draft, promised_on=field.value()))
