"""What happens to an appointment: confirmed, moved, cancelled, nobody there; each can be taken back."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from uuid import UUID

from PySide6.QtWidgets import QMenu, QWidget

from salesdesk.domain.follow_ups import FollowUp
from salesdesk.domain.visits import Visit, VisitState
from salesdesk.services.alternatives import NearRelation
from salesdesk.services.calendar_files import CalendarFile
from salesdesk.services.changes import Done, Noun
from salesdesk.services.seller_file import SellerFile
from salesdesk.services.visit_instead import Instead
from salesdesk.services.visits import VisitLine
from salesdesk.ui import ask
from salesdesk.ui.desk import Desk
from salesdesk.ui.places import Place
from salesdesk.ui.visit_reasons import ask_reason, cancel_reasons
from salesdesk.ui.visits.absent import AbsentForm
from salesdesk.words import _


class VisitLife:
    """The deeds behind the menu of a visit."""

    def __init__(self, desk: Desk, file: SellerFile, parent: QWidget) -> None:
        self._desk, self._file, self._parent = desk, file, parent
        self._visits = file.visits

    def menu(self, line: VisitLine) -> QMenu:
        """Everything that can be done with this visit now."""
        menu = QMenu(self._parent)

        def add(text: str, run: Callable[[], object]) -> None:
            menu.addAction(text).triggered.connect(lambda *_on: run())

        go = self._desk.go
        add(_("Relatiekaart"), partial(go, Place(Noun.RELATION, line.relation_id)))
        if line.is_open:
            add(_("Voorbereiden"), partial(go, Place(Noun.PREPARATION, line.id)))
            add(_("Onderweg"), partial(go, Place(Noun.VISIT, line.id, "underway")))
        if line.is_open or line.state is VisitState.HELD:
            add(_("Bezoekverslag"), partial(go, Place(Noun.REPORT, line.id)))
        menu.addSeparator()
        if line.is_open:
            if line.state is VisitState.PLANNED:
                add(_("Bevestigd door de klant"), partial(self.confirm, line))
            add(_("Verzetten of wijzigen…"), partial(go, Place(Noun.VISIT, line.id, "edit")))
            add(_("Welke dag past het?"), partial(go, Place(Noun.ROUTE, line.id, "fits")))
            add(_("Afzeggen…"), partial(self.cancel, line))
            add(_("Niemand aanwezig…"), partial(self.absent, line))
        elif line.state in {VisitState.CANCELLED, VisitState.ABSENT}:
            add(_("Nieuwe afspraak plannen"), partial(self.plan_again, line))
            add(_("Terugzetten in de agenda"), partial(self.put_back, line))
            if line.state is VisitState.ABSENT:
                add(_("Geen nieuwe afspraak nodig"), partial(self.ask_no_more, line))
        add(_("In agenda zetten (.ics)…"), partial(self.to_calendar, line.id))
        if not line.has_report:
            menu.addSeparator()
            add(_("Verwijderen"), partial(self.remove, line))
        return menu

    def confirm(self, line: VisitLine) -> None:
        self._do(line, partial(self._visits.confirm, line.id), _("Afspraak met {name} bevestigd"))

    def cancel(self, line: VisitLine) -> None:
        """Asks the reason, which is kept with the visit."""
        reason = ask_reason(
            self._parent,
            _("Afspraak afzeggen"),
            _("Waarom gaat het niet door? De reden blijft bij het bezoek."),
            cancel_reasons(),
            _("Afzeggen"),
        )
        if reason is not None:
            call = partial(self._visits.cancel, line.id, reason)
            self._do(line, call, _("Afspraak met {name} afgezegd"))

    def absent(self, line: VisitLine) -> None:
        """Asks the reason and whom he visits instead."""
        self._desk.work.ask(
            partial(self._file.visit_instead.choices, line.id),
            partial(self._ask_absent, line),
            lane="read",
            owner=self._parent,
        )

    def plan_again(self, line: VisitLine) -> None:
        self._desk.go(Place(Noun.VISIT, line.relation_id, "new"))

    def ask_no_more(self, line: VisitLine) -> None:
        """It no longer comes back on Vandaag."""

        def told(settled: FollowUp) -> None:
            undo = partial(self._desk.work.ask, partial(self._visits.ask_again, settled))
            said = _("{name} vraagt geen nieuwe afspraak meer")
            self._desk.toast(said.format(name=line.relation_name), undo)

        self._desk.work.ask(partial(self._visits.ask_no_more, line.id), told)

    def put_back(self, line: VisitLine) -> None:
        call = partial(self._visits.put_back, line.id)
        self._do(line, call, _("Bezoek aan {name} staat weer in de agenda"))

    def remove(self, line: VisitLine) -> None:
        call = partial(self._visits.remove, line.id)
        self._do(line, call, _("Bezoek aan {name} verwijderd"))

    def to_calendar(self, visit_id: UUID) -> None:
        self.save_calendar(partial(self._file.calendar_files.of_visit, visit_id))

    def save_calendar(self, make: Callable[[], CalendarFile]) -> None:
        """Ask where the file goes, and write it there."""
        self._desk.work.ask(make, self._ask_where, lane="read", owner=self._parent)

    def _ask_where(self, made: CalendarFile) -> None:
        kinds = _("Agendabestand (*.ics)")
        path = ask.save_file(self._parent, _("In agenda zetten"), made.name, kinds)
        if path is not None:
            files = self._file.calendar_files
            self._desk.work.ask(partial(files.save, made, path), partial(self._saved, made), lane="read")

    def _saved(self, made: CalendarFile, path: Path) -> None:
        said = _("{name} bewaard, met {count}. Open het in je agenda.")
        self._desk.toast(said.format(name=path.name, count=made.said))

    def _ask_absent(self, line: VisitLine, choices: list[NearRelation]) -> None:
        form = AbsentForm(choices)
        title = _("Niemand aanwezig bij {name}").format(name=line.relation_name)
        if not ask.sheet(self._parent, title, form, _("Vastleggen")):
            return
        reason, plan_b = form.reason.value(), form.plan_b()
        if plan_b is None:
            call = partial(self._visits.absent, line.id, reason)
            self._do(line, call, _("{name}: niemand aanwezig. Maak een nieuwe afspraak."))
        else:
            self._go_instead(line, plan_b, reason)

    def _go_instead(self, line: VisitLine, relation_id: UUID, reason: str) -> None:
        instead = self._file.visit_instead

        def told(done: Instead) -> None:
            self._desk.go(Place(Noun.PREPARATION, done.made.id))
            undo = partial(self._desk.work.ask, partial(instead.take_back, done))
            said = _("Plan B staat in je agenda; {name} komt terug op Vandaag")
            self._desk.toast(said.format(name=line.relation_name), partial(self._take_back, undo))

        self._desk.work.ask(partial(instead.go, line.id, relation_id, reason), told)

    def _take_back(self, undo: Callable[[], object]) -> None:
        self._desk.go(Place(Noun.VISIT))
        undo()

    def _do(self, line: VisitLine, call: Callable[[], Done[Visit]], said: str) -> None:
        """Do it, say so, and know how it was before."""

        def work() -> Done[Visit]:
            before = self._visits.visit(line.id)
            return Done(before, call().changes)

        def told(before: Visit) -> None:
            undo = partial(self._desk.work.ask, partial(self._visits.reopen, before))
            self._desk.toast(said.format(name=line.relation_name), undo)

        self._desk.work.ask(work, told)
