"""What stands in place of a report of a visit that did not go on."""

from __future__ import annotations

from functools import partial
from uuid import UUID

from PySide6.QtWidgets import QWidget

from salesdesk.domain.visits import Visit
from salesdesk.errors import Reason
from salesdesk.services.changes import Noun
from salesdesk.services.visits import Visits
from salesdesk.ui.buttons import plain, primary
from salesdesk.ui.desk import Desk
from salesdesk.ui.empty import Empty
from salesdesk.ui.parts import column, empty_out
from salesdesk.ui.places import Place
from salesdesk.words import _, reason_text


class NotHeld(QWidget):
    """The reason, a new appointment, and the way back when it was a mistake."""

    def __init__(self, desk: Desk, visits: Visits) -> None:
        super().__init__()
        self._desk, self._visits = desk, visits
        self._whole = column()
        self.setLayout(self._whole)
        self.hide()

    def show_reason(self, reason: Reason | None, visit_id: UUID | None) -> None:
        """Nothing to show without a reason."""
        self.setVisible(reason is not None)
        empty_out(self._whole)
        if reason is None or visit_id is None:
            return
        plan = primary(_("Nieuw bezoek plannen"), partial(self._plan, visit_id), "calendar")
        back = plain(_("Toch geweest"), partial(self._put_back, visit_id), "undo")
        text = reason_text(reason)
        self._whole.addWidget(Empty(_("Geen verslag"), text, icon="clipboard", primary=plan, secondary=back))

    def _plan(self, visit_id: UUID) -> None:
        def go(visit: Visit) -> None:
            self._desk.go(Place(Noun.VISIT, visit.relation_id, "new"))

        self._desk.work.ask(partial(self._visits.visit, visit_id), go, lane="read", owner=self)

    def _put_back(self, visit_id: UUID) -> None:
        """The visit as it was planned; then its report opens."""
        self._desk.work.ask(partial(self._visits.put_back, visit_id))
