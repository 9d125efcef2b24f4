"""Take appointments over from another calendar: look first, choose with whom, then keep."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path
from uuid import UUID

from PySide6.QtWidgets import QWidget

from salesdesk.services.calendar_import import CalendarPreview, CalendarRow, CalendarTaken
from salesdesk.services.changes import Noun
from salesdesk.services.relations import RelationLine
from salesdesk.services.seller_file import SellerFile
from salesdesk.ui.buttons import plain, primary
from salesdesk.ui.desk import Desk
from salesdesk.ui.empty import Empty
from salesdesk.ui.file_screen import FileScreen
from salesdesk.ui.forms import FormRow, Tick
from salesdesk.ui.labels import TextBlock
from salesdesk.ui.parts import Card, Facts, Note, column
from salesdesk.ui.places import Place
from salesdesk.ui.suggestions import Show, SuggestField, Suggestion
from salesdesk.ui.table import TableModel, TableView
from salesdesk.ui.visits.ics_rows import columns, fate_words, match_words, problem_words, row_facts
from salesdesk.ui.visits.week import week_place
from salesdesk.words import _, ngettext

MOST_FOUND = 12


class CalendarImportScreen(FileScreen):
    """Place(Noun.VISIT, None, "ics"); a file may also be dropped on it."""

    def __init__(self, desk: Desk, file: SellerFile) -> None:
        asks = (_("Afspraken inlezen"), _("Agendabestand (*.ics);;Alle bestanden (*)"))
        super().__init__(desk, asks, inspector=304, scrolls=False)
        self._file = file
        self.preview: CalendarPreview | None = None
        self._shown: CalendarRow | None = None
        self.take_button = primary(_("Overnemen"), self._take, "check")
        self.header.add(plain(_("Ander bestand…"), self.choose, "upload"), self.take_button)
        self.model = TableModel(columns())

    def reload(self) -> None:
        """Arriving begins anew: what a file would do depends on what is kept now."""
        self._show_start()

    def open_path(self, path: Path) -> None:
        """Look into the file; nothing is kept yet."""
        imports = self._file.calendar_import
        self.desk.work.run_long(
            _("{name} bekijken").format(name=path.name),
            lambda _progress: imports.preview(path),
            self._show_preview,
            lane="long",
        )

    def _entitle(self, sub: str) -> None:
        crumbs = [(_("Bezoeken"), Place(Noun.VISIT)), (_("Afspraken inlezen"), None)]
        self.header.set(_("Afspraken inlezen"), sub, crumbs=crumbs)

    def _show_start(self) -> None:
        self.preview = self._shown = None
        self._entitle(_("Er gaat niets in voordat je het hebt gezien"))
        self.header.show_actions(False)
        self.side.hide()
        self.replace_content(
            Empty(
                _("Kies een agendabestand"),
                _("Bewaar je agenda als .ics en sleep het bestand hierheen, of kies het zelf."),
                icon="calendar",
                primary=primary(_("Bestand kiezen…"), self.choose, "upload"),
            )
        )

    def _show_preview(self, preview: CalendarPreview) -> None:
        self.preview = preview
        self.header.show_actions(True)
        parts: list[QWidget] = []
        said = problem_words(preview)
        if said:
            parts.append(Note(said, "warn" if not preview.rows else "info", icon="warning"))
        holder = QWidget()
        laid = column(*parts, gap=12)
        if preview.rows:
            laid.addWidget(self._table(preview), 1)
        else:
            laid.addStretch(1)
        holder.setLayout(laid)
        self.replace_content(holder)
        self.side.setVisible(bool(preview.rows))
        self._count()
        if preview.rows:
            self.table.choose(lambda _row: True)
            self.table.setFocus()

    def _table(self, preview: CalendarPreview) -> Card:
        self.model = TableModel(columns(), preview.rows)
        self.table = TableView(self.model, _("Afspraken van het bestand"))
        self.table.chosen.connect(self._show_row)
        self.table.opened.connect(lambda row: self._tick(row, on=not row.proposed))
        card = Card(table=True)
        card.body.addWidget(self.table, 1)
        return card

    def _count(self) -> None:
        if self.preview is None:
            return
        count = len(self.preview.rows)
        taken = sum(row.proposed for row in self.preview.rows)
        held = ngettext("{count} afspraak", "{count} afspraken", count).format(count=count)
        self._entitle(f"{self.preview.file_name}  ·  {held}")
        self.take_button.setText(
            ngettext("{count} overnemen", "{count} overnemen", taken).format(count=taken)
        )
        self.take_button.setEnabled(taken > 0)

    # -- the chosen row

    def _show_row(self, row: CalendarRow) -> None:
        if self._shown is not None and row == self._shown:
            return
        self._shown = row
        self.side.clear()
        section = self.side.section(row.title[:80] or _("zonder titel"))
        section.add(Facts(row_facts(row), wide=80))
        self.tick = Tick(
            _("Overnemen"), on=row.proposed, name=_("Overnemen: {title}").format(title=row.title)
        )
        self.tick.setEnabled(row.can_be_taken and row.relation_id is not None)
        self.tick.edited.connect(lambda: self._tick(row, on=self.tick.value()))
        deed = self.side.section(_("Wat het doet"))
        deed.add(TextBlock(fate_words(row), "body"), self.tick)
        whom = self.side.section(_("Met wie"))
        self.relation = SuggestField(
            _("Relatie"), self._suggest, placeholder=_("Typ een naam of plaats"), field="relation"
        )
        self.relation.set_value(row.relation_id, row.relation_name)
        self.relation.setEnabled(row.can_be_taken and row.visit_id is None)
        self.relation.edited.connect(lambda: self._relate(row))
        whom.add(FormRow(_("Relatie"), self.relation), TextBlock(match_words(row), "small", "muted"))

    def _suggest(self, text: str, show: Show) -> None:
        def found(lines: list[RelationLine]) -> None:
            show([Suggestion(line.name, line.id, line.place) for line in lines[:MOST_FOUND]])

        self.desk.work.ask(
            lambda: self._file.relations.lines(text), found, lane="read", key="ics-relation", owner=self
        )

    def _relate(self, row: CalendarRow) -> None:
        chosen: UUID | None = None if self.relation.problem() else self.relation.value()
        call = partial(self._file.calendar_import.with_relation, row, chosen)
        self.desk.work.ask(call, self._changed, lane="read", owner=self)

    def _tick(self, row: CalendarRow, *, on: bool) -> None:
        if row.can_be_taken and row.relation_id is not None:
            self._changed(replace(row, proposed=on))

    def _changed(self, row: CalendarRow) -> None:
        """The row as it is now, in its place."""
        if self.preview is None:
            return
        rows = tuple(
            row if (each.number, each.key) == (row.number, row.key) else each for each in self.preview.rows
        )
        self.preview = replace(self.preview, rows=rows)
        self.model.set_lines(rows)
        self.table.choose(lambda each: (each.number, each.key) == (row.number, row.key))
        self._show_row(row)
        self._count()

    # -- keeping

    def _take(self) -> None:
        if self.preview is None:
            return
        rows = tuple(row for row in self.preview.rows if row.proposed)
        self.take_button.setEnabled(False)
        self.desk.work.ask(
            partial(self._file.calendar_import.take, rows),
            partial(self._taken, rows),
            failed=partial(self.take_button.setEnabled, True),
        )

    def _taken(self, rows: tuple[CalendarRow, ...], taken: CalendarTaken) -> None:
        said = _("{made} nieuw, {changed} verzet, {cancelled} afgezegd").format(
            made=len(taken.made), changed=taken.changed, cancelled=taken.cancelled
        )
        undo = partial(self.desk.work.ask, partial(self._file.calendar_import.take_back, taken))
        self.desk.go(week_place(min(row.visit_on for row in rows)))
        self.desk.toast(said, undo)
