"""Our own side of a sale (PSU): colleagues join it and leave it on the card."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtWidgets import QWidget

from salesdesk.domain.relations import PsuMember
from salesdesk.services.relations import Relations
from salesdesk.ui import ask
from salesdesk.ui.desk import Desk
from salesdesk.ui.forms import FormRow, TextField
from salesdesk.ui.parts import column
from salesdesk.words import _


class Colleagues:
    """Adds and removes the colleagues of one relation; both can be undone."""

    def __init__(self, desk: Desk, relations: Relations, relation_id: UUID) -> None:
        self._desk, self._relations, self._relation_id = desk, relations, relation_id

    def add(self) -> None:
        """Ask who joins and for what."""
        name = TextField(_("Naam"))
        function = TextField(_("Waarvoor"), placeholder=_("kwaliteit, techniek, planning"))
        body = QWidget()
        body.setLayout(column(FormRow(_("Naam"), name), FormRow(_("Waarvoor"), function), gap=10))
        if not ask.sheet(None, _("Collega aan de PSU toevoegen"), body, _("Toevoegen")) or not name.value():
            return
        said, task = name.value(), function.value()
        self._desk.work.ask(
            lambda: self._relations.add_psu_member(self._relation_id, said, task), self._added
        )

    def _added(self, member: PsuMember) -> None:
        self._desk.toast(
            _("{name} helpt mee").format(name=member.name),
            lambda: self._desk.work.ask(lambda: self._relations.remove_psu_member(member)),
        )

    def remove(self, member: PsuMember) -> None:
        """Let him go, with a way back."""
        relations, desk = self._relations, self._desk

        def removed(_value: object) -> None:
            desk.toast(
                _("{name} doet niet meer mee").format(name=member.name),
                lambda: desk.work.ask(lambda: relations.remove_psu_member(member, removed=False)),
            )

        desk.work.ask(lambda: relations.remove_psu_member(member), removed)
