"""How far a visit may be moved by the planner, and whether it has to stay: quietly under Meer."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from salesdesk.domain.visits import Freedom, Visit
from salesdesk.ui.buttons import link
from salesdesk.ui.forms import Choice, FormRow, Tick
from salesdesk.ui.parts import column, row
from salesdesk.words import _, word


class FreedomFields(QWidget):
    """Folded until one asks for more, open where something was chosen."""

    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.more = link(_("Meer"), self._unfold, "chevron-down")
        self.more.setAccessibleName(_("Meer: hoe vrij is dit bezoek?"))
        self.freedom = Choice(
            _("Mag de planner het verzetten?"), [(each, word(each)) for each in Freedom], wide=220
        )
        self.must = Tick(_("Moet die dag: nooit het bezoek dat een volle dag afstaat"))
        hint = _("Volgt de status: bevestigd houdt zijn tijd, gepland mag binnen de dag schuiven.")
        self._fields = QWidget()
        self._fields.setLayout(
            column(FormRow(_("Mag de planner het verzetten?"), self.freedom, hint=hint), self.must, gap=8)
        )
        self._fields.hide()
        self.setLayout(column(row(self.more, 1), self._fields, gap=6))
        self.freedom.edited.connect(self.edited)
        self.must.edited.connect(self.edited)

    def show_visit(self, visit: Visit | None) -> None:
        """What was chosen for this visit; None is a new one."""
        self.show_choice(visit.freedom if visit else Freedom.BY_STATE, is_must=bool(visit and visit.is_must))

    def show_choice(self, freedom: Freedom, *, is_must: bool) -> None:
        self.freedom.set_value(freedom)
        self.must.set_value(is_must)
        self._fold(open_=freedom is not Freedom.BY_STATE or is_must)

    def values(self) -> dict[str, Any]:
        return {"freedom": self.freedom.value(), "is_must": self.must.value()}

    def _unfold(self) -> None:
        self._fold(open_=True)
        self.freedom.setFocus()

    def _fold(self, *, open_: bool) -> None:
        self._fields.setVisible(open_)
        self.more.setVisible(not open_)
