"""Puts a relation that is not on the map there: by postcode or town, kept on its card."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from salesdesk.domain.relations import Relation
from salesdesk.errors import Reason
from salesdesk.services.seller_file import SellerFile
from salesdesk.ui.buttons import plain
from salesdesk.ui.desk import Desk
from salesdesk.ui.forms import FormRow, TextField
from salesdesk.ui.parts import Note, column, row
from salesdesk.words import _, reason_text


class WhereForm(QWidget):
    """Says that the address is not on the map, and asks for what puts it there."""

    def __init__(self, desk: Desk, file: SellerFile, relation: Callable[[], Relation]) -> None:
        super().__init__()
        self._desk, self._file, self._relation = desk, file, relation
        self.said = Note("", "warn")
        self.where = TextField(_("Postcode of plaats"), wide=180)
        self.place = plain(_("Op de kaart zetten"), self.put, "pin")
        self._line = FormRow(_("Postcode of plaats"), self.where)
        self.where.returnPressed.connect(self.put)
        inputs = row(self._line, gap=8)
        inputs.addWidget(self.place, 0, Qt.AlignmentFlag.AlignBottom)
        inputs.addStretch(1)
        self.setLayout(column(self.said, inputs, gap=8))

    def say(self, text: str) -> None:
        self.said.set(text)

    def put(self) -> None:
        """Keep the postcode or the town with the relation; unknown ones are refused under the field."""
        before, typed = self._relation(), self.where.value()
        relations, routes = self._file.relations, self._file.routes
        self.where.show_error("")

        def kept(after: Relation) -> None:
            said = _("{name} staat op de kaart").format(name=after.name)
            self.where.set_value("")
            self._desk.toast(said, lambda: self._desk.work.ask(lambda: relations.save(before)))

        self._desk.work.ask(
            lambda: relations.save(routes.placed(before, typed)), kept, refused=self._refused, owner=self
        )

    def _refused(self, reasons: tuple[Reason, ...]) -> None:
        self.where.show_error(" ".join(reason_text(reason) for reason in reasons))
