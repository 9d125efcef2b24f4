"""Bring in a file: choose it, see what SalesDesk found, correct the columns, import the good rows."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QGridLayout, QWidget

from salesdesk.domain.relations import Status
from salesdesk.services.changes import Noun
from salesdesk.services.imports import ImportPreview, ImportResult, Kind, Mapping, PreviewRow
from salesdesk.services.seller_file import SellerFile
from salesdesk.ui import theme
from salesdesk.ui.amounts import YearField
from salesdesk.ui.buttons import plain, primary
from salesdesk.ui.desk import Desk
from salesdesk.ui.empty import Empty
from salesdesk.ui.file_screen import FileScreen
from salesdesk.ui.forms import Choice, FormRow
from salesdesk.ui.labels import ElidedLabel, label
from salesdesk.ui.parts import Card, Figure, Note, Strip, column, row
from salesdesk.ui.places import Place
from salesdesk.ui.relations.import_words import home_of, kind_words, row_remark, state_tone, state_words
from salesdesk.ui.table import Column, TableModel, TableView
from salesdesk.words import _, ngettext, reason_text, word

COLUMNS_BESIDE = 4
MOST_NOTES = 2
MOST_ROWS_IN_SIGHT = 8


class ImportScreen(FileScreen):
    """Place(Noun.RELATION, view="import"), or "import coordinates"; a file may also be dropped on it."""

    def __init__(self, desk: Desk, file: SellerFile) -> None:
        asks = (_("Bestand inlezen"), _("Excel of CSV (*.xlsx *.csv *.txt);;Alle bestanden (*)"))
        super().__init__(desk, asks)
        self._file = file
        self._path: Path | None = None
        self.preview: ImportPreview | None = None
        self._choose_button = plain(_("Ander bestand…"), self.choose, "upload")
        self._import_button = primary(_("Inlezen"), self._import, "check")
        self._import_button.setAutoDefault(True)  # Enter presses it when it has the focus
        self.header.add(self._choose_button, self._import_button)

    def reload(self) -> None:
        """Arriving begins anew: what a file would do depends on what is kept now."""
        self._path = None
        self._show_start()

    def open_path(self, path: Path, kind: Kind | None = None, mapping: Mapping | None = None) -> None:
        """Look into the file; large ones show how far it is."""
        self._path = path
        kind = kind or (Kind.COORDINATES if self._is_about_places else None)
        imports = self._file.imports
        self.desk.work.run_long(
            _("{name} bekijken").format(name=path.name),
            lambda progress: imports.preview(path, kind, mapping, progress),
            self._show_preview,
            lane="long",
        )

    @property
    def _is_about_places(self) -> bool:
        return self.place is not None and self.place.view == "import coordinates"

    def _show_start(self) -> None:
        self.preview = None
        if self._is_about_places:
            self._ask_for_coordinates()
            return
        crumbs = [(_("Relaties"), Place(Noun.RELATION)), (_("Inlezen"), None)]
        self.header.set(
            _("Bestand inlezen"),
            _("Excel of CSV; er gaat niets in voordat je het hebt gezien"),
            crumbs=crumbs,
        )
        self.header.show_actions(False)
        self.replace_content(
            Empty(
                _("Kies een bestand"),
                _(
                    "Relaties, artikelen, verkopen of offertes van kantoor. "
                    "Sleep het hierheen of kies het zelf."
                ),
                icon="upload",
                primary=primary(_("Bestand kiezen…"), self.choose, "upload"),
            )
        )

    def _ask_for_coordinates(self) -> None:
        crumbs = [home_of(Kind.COORDINATES), (_("Inlezen"), None)]
        sub = _("Excel of CSV; er gaat niets in voordat je het hebt gezien")
        self.header.set(_("Coördinaten inlezen"), sub, crumbs=crumbs)
        self.header.show_actions(False)
        said = _(
            "Een bestand met postcode, breedte- en lengtegraad, of met klantnummer of naam erbij. "
            "Rijksdriehoekscoördinaten mogen ook; omgewisselde kolommen draaien we terug."
        )
        choose = primary(_("Bestand kiezen…"), self.choose, "upload")
        self.replace_content(Empty(_("Zet je klanten precies op de kaart"), said, icon="map", primary=choose))

    def _show_preview(self, preview: ImportPreview) -> None:
        is_first, self.preview = self.preview is None, preview
        crumbs = [home_of(preview.kind), (_("Inlezen"), Place(Noun.RELATION, view="import"))]
        self.header.set(preview.file_name, self._sub(preview), crumbs=crumbs)
        self.header.show_actions(True)
        self._import_button.setEnabled(preview.can_import)
        shown = QWidget()
        notes = [Note(reason_text(problem.reason), "warn") for problem in preview.problems[:MOST_NOTES]]
        cards: list[QWidget] = [self._rows_card(preview), self._columns_card(preview)]
        if not preview.can_import or "" in preview.mapping.targets:
            cards.reverse()  # first what the seller has to decide
        laid = column(self._figures(preview), *notes, *cards, gap=12)
        laid.addStretch(1)
        shown.setLayout(laid)
        self.replace_content(shown)
        if is_first and preview.can_import:
            self._import_button.setFocus()  # Enter goes on; while columns are put right it stays there

    @staticmethod
    def _sub(preview: ImportPreview) -> str:
        count = len(preview.rows)
        return ngettext("{count} rij gevonden", "{count} rijen gevonden", count).format(count=count)

    @staticmethod
    def _figures(preview: ImportPreview) -> Strip:
        refused = "warn" if preview.refused else ""
        return Strip(
            [
                Figure(str(preview.new), _("nieuw")),
                Figure(str(preview.changed), _("wijzigt")),
                Figure(str(preview.same), _("al bekend en gelijk")),
                Figure(str(preview.refused), _("niet in te lezen"), tone=refused),
            ]
        )

    def _columns_card(self, preview: ImportPreview) -> Card:
        """Kind of file and the field each column fills; every change looks again."""
        card = Card(_("Kolommen"), label(_("Kijk na of elke kolom goed staat"), "small"))
        self.kind = Choice(_("Soort bestand"), list(kind_words().items()), wide=260)
        self.kind.set_value(preview.kind)
        self.kind.edited.connect(lambda: self._again(kind=self.kind.value()))
        head = row(FormRow(_("Soort bestand"), self.kind), gap=12)
        if preview.kind is Kind.RELATIONS and "status" not in preview.mapping.targets:
            head.addWidget(self._status(preview))
        if preview.asks_decimal_sign:
            head.addWidget(self._decimal_sign(preview))
        if preview.asks_year or preview.kind is Kind.FORECAST:
            head.addWidget(self._year(preview))
        head.addStretch(1)
        card.add(head)
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.F(12))
        grid.setVerticalSpacing(theme.F(10))
        for place, title in enumerate(preview.header):
            grid.addWidget(
                self._column_choice(preview, place, title), place // COLUMNS_BESIDE, place % COLUMNS_BESIDE
            )
        for beside in range(COLUMNS_BESIDE):
            grid.setColumnStretch(beside, 1)
        card.body.addLayout(grid)
        return card

    def _column_choice(self, preview: ImportPreview, place: int, title: str) -> QWidget:
        choices = [("", _("niet inlezen")), *((field.name, _(field.label)) for field in preview.fields)]
        choice = Choice(_("Kolom {title}").format(title=title or place + 1), choices)
        choice.set_value(preview.mapping.targets[place])
        choice.edited.connect(lambda: self._map(place, choice.value()))
        samples = ", ".join(preview.samples[place]) if place < len(preview.samples) else ""
        holder = QWidget()
        name = ElidedLabel(title or _("kolom {number}").format(number=place + 1), "smallstrong", "text2")
        holder.setLayout(column(name, choice, ElidedLabel(samples or "–", "small"), gap=2))
        return holder

    def _status(self, preview: ImportPreview) -> QWidget:
        """Visits are planned for prospects and customers: who brings in his customers says so here."""
        said = [(status, word(status)) for status in (Status.SUSPECT, Status.PROSPECT, Status.CUSTOMER)]
        choice = Choice(_("Nieuwe relaties zijn"), said, wide=170)
        choice.set_value(preview.mapping.status)
        choice.edited.connect(lambda: self._again(replace(preview.mapping, status=choice.value())))
        return FormRow(_("Nieuwe relaties zijn"), choice)

    def _decimal_sign(self, preview: ImportPreview) -> QWidget:
        said = [("", _("kies")), (",", _("1.234,50 (komma)")), (".", _("1,234.50 (punt)"))]
        choice = Choice(_("Bedragen in dit bestand"), said, wide=170)
        choice.set_value(preview.mapping.decimal_sign)
        choice.edited.connect(lambda: self._again(replace(preview.mapping, decimal_sign=choice.value())))
        return FormRow(_("Bedragen in dit bestand"), choice)

    def _year(self, preview: ImportPreview) -> QWidget:
        year = YearField(_("Jaar van de beslismaanden"))
        if preview.mapping.year is not None:
            year.set_value(preview.mapping.year)

        def again() -> None:
            value = year.value()
            if value is not None and 2000 <= value <= 2100:
                self._again(replace(preview.mapping, year=int(value)))

        year.editingFinished.connect(again)
        return FormRow(_("Jaar van de beslismaanden"), year)

    def _map(self, place: int, target: str) -> None:
        if self.preview is None:
            return
        targets = [
            "" if other == target and at != place else other
            for at, other in enumerate(self.preview.mapping.targets)
        ]
        targets[place] = target
        self._again(replace(self.preview.mapping, targets=tuple(targets)))

    def _again(self, mapping: Mapping | None = None, kind: Kind | None = None) -> None:
        if self._path is not None and self.preview is not None:
            self.open_path(self._path, kind or self.preview.kind, mapping)

    def _rows_card(self, preview: ImportPreview) -> Card:
        names = state_words()
        columns = [
            Column[PreviewRow](
                _("Rij"),
                lambda line: str(line.line),
                sort=lambda line: line.line,
                width=60,
                align="right",
                tone="muted",
            ),
            Column[PreviewRow](_("Wat"), lambda line: line.title, bold=True),
            Column[PreviewRow](_("Verder"), lambda line: line.detail, tone="muted"),
            Column[PreviewRow](_("Gaat in als"), lambda line: names[line.state], width=120, tone=state_tone),
            Column[PreviewRow](
                _("Opmerking"),
                row_remark,
                tone=lambda line: "warn" if line.problems else "muted",
                tip=row_remark,
            ),
        ]
        remarked = sorted(preview.rows, key=lambda line: (not line.problems, line.line))
        table = TableView(TableModel(columns, remarked), _("Rijen van het bestand"))
        card = Card(_("Rijen"), table=True)
        card.body.addWidget(table, 1)
        card.setMinimumHeight(theme.F(100 + 30 * min(max(len(preview.rows), 2), MOST_ROWS_IN_SIGHT)))
        return card

    def _import(self) -> None:
        preview, imports = self.preview, self._file.imports
        if preview is None:
            return
        self._import_button.setEnabled(False)
        self.desk.work.run_long(
            _("{name} inlezen").format(name=preview.file_name),
            lambda progress: imports.import_file(preview, progress),
            self._imported,
            failed=partial(self._import_button.setEnabled, True),
        )

    def _imported(self, result: ImportResult) -> None:
        said = _("{new} nieuw, {changed} gewijzigd, {same} gelijk, {refused} niet ingelezen")
        kind, imports, work = (
            self.preview.kind if self.preview else Kind.RELATIONS,
            self._file.imports,
            self.desk.work,
        )
        undo = partial(work.ask, partial(imports.undo, kind, result)) if result.before else None
        self.desk.toast(
            said.format(new=result.new, changed=result.changed, same=result.same, refused=result.refused),
            undo,
        )
        _name, place = home_of(kind)
        self.desk.go(place)
