"""Someone who is not in the file yet, added where a visit is planned."""

from __future__ import annotations

from PySide6.QtCore import QObject

from salesdesk.services.relations import Relations
from salesdesk.ui import ask
from salesdesk.ui.desk import Desk
from salesdesk.ui.visits.plan_form import PlanForm
from salesdesk.words import _


class NewPerson(QObject):
    """Asks a surname, keeps it with the relation of the form and chooses that person."""

    def __init__(self, desk: Desk, relations: Relations, form: PlanForm) -> None:
        super().__init__(form)
        self._desk, self._relations, self._form = desk, relations, form
        form.new_person.clicked.connect(self._ask)

    def _ask(self) -> None:
        if self._form.relation.problem():
            self._form.relation.setFocus()
            return
        relation_id = self._form.relation.value()
        name = ask.text(self._form, _("Nieuwe contactpersoon"), _("Achternaam"))
        if name and name.strip():
            self._desk.work.ask(
                lambda: self._relations.add_contact(relation_id, name), self._form.add_person, owner=self
            )
