"""Beside the overview: the chosen comparison, and the competitor itself."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from salesdesk.domain.competition import is_old, unkind_words
from salesdesk.domain.value_proposition import Argument, Comparison, Competitor, Standing
from salesdesk.ui.buttons import danger
from salesdesk.ui.fields import Choice, NotesField, TextField
from salesdesk.ui.forms import DateField, Form
from salesdesk.ui.labels import TextBlock
from salesdesk.ui.library.arguments import split_words
from salesdesk.ui.parts import Note, column, row
from salesdesk.words import _, word


class ComparisonForm(QWidget):
    """How we stand on one argument against one competitor; `edited` when the seller changes a word."""

    edited = Signal()

    def __init__(self, today: date) -> None:
        super().__init__()
        self._shown: Comparison | None = None
        self.who = TextBlock("", "strong", "text")
        self.form = Form()
        self.standing: Choice[Standing] = Choice(
            _("Hoe wij staan"), [(each, word(each)) for each in Standing]
        )
        self.claim = NotesField(_("Wat wij zeggen"), lines=3)
        self.unkind = Note("", "warn")
        self.unkind.hide()
        self.evidence = NotesField(_("Bewijs"), lines=2)
        self.noted_on = DateField(_("Gezien op"), today)
        self.old = Note(_("Dit bewijs is ouder dan een jaar: kijk of het nog klopt."), "warn")
        self.form.add("standing", _("Hoe wij staan"), self.standing)
        self.form.add("claim", _("Wat wij zeggen: over onszelf, niet over hen"), self.claim)
        self.form.body.addWidget(self.unkind)
        self.form.add("evidence", _("Bewijs"), self.evidence)
        self.form.add("noted_on", _("Gezien op"), self.noted_on)
        self.setLayout(column(self.who, self.form, self.old, gap=8))
        self.form.edited.connect(self._tell)

    def blank(self, argument_id: UUID, competitor_id: UUID) -> Comparison | None:
        """The empty comparison of this pair that stands here already, so that it keeps its identity."""
        shown = self._shown
        is_same = shown is not None and (shown.argument_id, shown.competitor_id) == (
            argument_id,
            competitor_id,
        )
        return shown if is_same else None

    def show_comparison(
        self, argument: Argument, competitor: Competitor, comparison: Comparison, today: date
    ) -> None:
        self._shown = comparison
        self.who.setText(
            _("{argument} tegenover {name}").format(argument=argument.title, name=competitor.name)
        )
        self.form.clear_errors()
        self.standing.set_value(comparison.standing)
        self.claim.set_value(comparison.claim)
        self.evidence.set_value(comparison.evidence)
        self.noted_on.set_value(comparison.noted_on)
        self.old.setVisible(is_old(comparison, today))
        self._warn()

    def _tell(self, _field: str) -> None:
        self._warn()
        self.edited.emit()

    def _warn(self) -> None:
        """Gently: what is said of another is heard by the customer who chose him."""
        found = unkind_words(self.claim.value())
        said = _("„{words}” kraakt af. Zeg liever wat bij ons beter is en waaruit dat blijkt.")
        self.unkind.set(said.format(words=", ".join(found)))
        self.unkind.setVisible(bool(found))

    def read(self) -> Comparison | None:
        """What the seller made of it; None when nothing changed."""
        if self._shown is None:
            return None
        changed = replace(
            self._shown,
            standing=self.standing.value(),
            claim=self.claim.value(),
            evidence=self.evidence.value(),
            noted_on=self.noted_on.value(),
        )
        return changed if changed != self._shown else None

    def saved(self, comparison: Comparison) -> None:
        if self._shown is not None and self._shown.id == comparison.id:
            self._shown = comparison


class CompetitorForm(QWidget):
    """Its name, what else it is called, and a note."""

    def __init__(self, remove: Callable[[Competitor], object]) -> None:
        super().__init__()
        self._shown: Competitor | None = None
        self._remove = remove
        self.form = Form()
        self.name = TextField(_("Naam"), longest=120)
        self.names = TextField(_("Andere namen"), longest=500)
        self.note = NotesField(_("Notitie"), lines=3)
        self.form.add("name", _("Naam"), self.name)
        said = _("Zo herken je hem in een verslag. Met komma's ertussen.")
        self.form.add("names", _("Andere namen"), self.names, hint=said)
        self.form.add("note", _("Notitie"), self.note)
        away = danger(_("Verwijderen"), self._take_away, "trash")
        self.setLayout(column(self.form, row(away, 1), gap=8))

    def show_competitor(self, competitor: Competitor) -> None:
        self._shown = competitor
        self.form.clear_errors()
        self.name.set_value(competitor.name)
        if split_words(self.names.value()) != competitor.names:
            self.names.set_value(", ".join(competitor.names))
        self.note.set_value(competitor.note)

    def _take_away(self) -> None:
        if self._shown is not None:
            self._remove(self._shown)

    def read(self) -> Competitor | None:
        """What the seller made of it; None when nothing changed."""
        if self._shown is None:
            return None
        changed = replace(
            self._shown,
            name=self.name.value(),
            names=split_words(self.names.value()),
            note=self.note.value(),
        )
        return changed if changed != self._shown else None

    def saved(self, competitor: Competitor) -> None:
        if self._shown is not None and self._shown.id == competitor.id:
            self._shown = competitor
