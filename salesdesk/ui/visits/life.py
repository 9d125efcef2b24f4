"""What happens to an appointment: confirmed, moved, cancelled, nobody there; each can be taken back."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QMenu, QWidget

from salesdesk.domain.visits import Visit, VisitState
from salesdesk.services.changes import Done, Noun
from salesdesk.services.visits import VisitLine, Visits
from salesdesk.ui import ask
from salesdesk.ui.desk import Desk
from salesdesk.ui.places import Place
from salesdesk.words import _


class VisitLife:
    """The deeds behind the menu of a visit."""

    def __init__(self, desk: Desk, visits: Visits, parent: QWidget) -> None:
        self._desk, self._visits, self._parent = desk, visits, parent

    def menu(self, line: VisitLine) -> QMenu:
        """Everything that can be done with this visit now."""
        menu = QMenu(self._parent)

        def add(text: str, run: Callable[[], object]) -> None:
            menu.addAction(text).triggered.connect(lambda *_on: run())

        go = self._desk.go
        add(_("Relatiekaart"), partial(go, Place(Noun.RELATION, line.relation_id)))
        if line.is_open:
            add(_("Voorbereiden"), partial(go, Place(Noun.PREPARATION, line.id)))
        if line.is_open or line.state is VisitState.HELD:
            add(_("Bezoekverslag"), partial(go, Place(Noun.REPORT, line.id)))
        if line.is_open:
            menu.addSeparator()
            if line.state is VisitState.PLANNED:
                add(_("Bevestigd door de klant"), partial(self.confirm, line))
            add(_("Verzetten of wijzigen…"), partial(go, Place(Noun.VISIT, line.id, "edit")))
            add(_("Afzeggen…"), partial(self.cancel, line))
            add(_("Niemand aanwezig"), partial(self.absent, line))
        if not line.has_report:
            menu.addSeparator()
            add(_("Verwijderen"), partial(self.remove, line))
        return menu

    def confirm(self, line: VisitLine) -> None:
        self._do(line, partial(self._visits.confirm, line.id), _("Afspraak met {name} bevestigd"))

    def cancel(self, line: VisitLine) -> None:
        """Asks the reason, which is kept with the visit."""
        reason = ask.text(
            self._parent,
            _("Afspraak afzeggen"),
            _("Waarom gaat het niet door? De reden blijft bij het bezoek."),
        )
        if reason is not None:
            call = partial(self._visits.cancel, line.id, reason)
            self._do(line, call, _("Afspraak met {name} afgezegd"))

    def absent(self, line: VisitLine) -> None:
        call = partial(self._visits.absent, line.id)
        self._do(line, call, _("{name}: niemand aanwezig. Bekijk de alternatieven in de buurt."))

    def remove(self, line: VisitLine) -> None:
        call = partial(self._visits.remove, line.id)
        self._do(line, call, _("Bezoek aan {name} verwijderd"))

    def _do(self, line: VisitLine, call: Callable[[], Done[Visit]], said: str) -> None:
        """Do it, say so, and know how it was before."""

        def work() -> Done[Visit]:
            before = self._visits.visit(line.id)
            return Done(before, call().changes)

        def told(before: Visit) -> None:
            undo = partial(self._desk.work.ask, partial(self._visits.reopen, before))
            self._desk.toast(said.format(name=line.relation_name), undo)

        self._desk.work.ask(work, told)
