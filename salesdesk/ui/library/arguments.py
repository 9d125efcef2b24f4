"""Our arguments: what we say, to which words of a customer it answers, and what proves it."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import ClassVar
from uuid import UUID

from PySide6.QtWidgets import QWidget

from salesdesk.domain.value_proposition import Argument, NeedKind
from salesdesk.errors import Reason
from salesdesk.services.changes import Noun
from salesdesk.services.value_proposition import ValueProposition
from salesdesk.ui.actions import Action
from salesdesk.ui.buttons import danger, icon_button, primary
from salesdesk.ui.desk import Desk
from salesdesk.ui.empty import Empty, WayIn
from salesdesk.ui.fields import Choice, NotesField, TextField
from salesdesk.ui.forms import Form
from salesdesk.ui.library.tabs import page_tabs
from salesdesk.ui.pages import Pages
from salesdesk.ui.parts import Card, row
from salesdesk.ui.places import Place
from salesdesk.ui.screen import EditorScreen
from salesdesk.ui.table import Column, TableModel, TableView
from salesdesk.words import _, ngettext, word


class ArgumentList(EditorScreen):
    """The list in the order of telling, the chosen argument at the right; it saves by itself."""

    nouns: ClassVar[frozenset[Noun]] = frozenset({Noun.ARGUMENT})

    def __init__(self, desk: Desk, proposition: ValueProposition) -> None:
        super().__init__(desk, inspector=336, scrolls=False)
        self._proposition = proposition
        self._shown: Argument | None = None
        self._wanted: UUID | None = None
        self.header.add(primary(_("Nieuw argument"), self.begin, "plus"))
        self.model = TableModel(_columns())
        self.table = TableView(self.model, _("Argumenten"), row_height=34, sortable=False)
        card = Card(table=True)
        card.setAccessibleName(_("Argumenten"))
        card.body.addWidget(self.table, 1)
        self.pages = Pages()
        self.pages.addWidget(card)
        self.pages.addWidget(self._empty())
        self.body.addWidget(page_tabs(desk, "arguments"))
        self.body.addWidget(self.pages, 1)
        self._build_form()
        self.table.chosen.connect(self._choose)
        up, down = partial(self._move, -1), partial(self._move, 1)
        desk.actions.add(
            Action("argument.up", _("Argument omhoog"), up, "Ctrl+Shift+Up", "arrow-up"),
            Action("argument.down", _("Argument omlaag"), down, "Ctrl+Shift+Down", "arrow-down"),
            on=self,
        )

    def _empty(self) -> Empty:
        return Empty(
            _("Waarom koopt een klant bij ons?"),
            _(
                "Schrijf elk argument kort op, met de woorden waarmee een klant erom vraagt en met bewijs. "
                "Bij elke voorbereiding zie je dan welke argumenten passen."
            ),
            icon="target",
            ways=(
                WayIn(
                    "bulb",
                    _("Begin met een voorbeeld"),
                    _("Een argument met alles erop en eraan."),
                    self.begin_example,
                ),
                WayIn("pencil", _("Zelf schrijven"), _("Titel, uitleg en bewijs."), self.begin),
            ),
        )

    def _build_form(self) -> None:
        self.form = Form()
        self.title = TextField(_("Titel"), longest=120, placeholder=_("Kort, zoals je het zegt"))
        self.text = NotesField(_("Uitleg voor de klant"), lines=4)
        self.kind: Choice[NeedKind] = Choice(_("Soort"), [(each, word(each)) for each in NeedKind])
        self.words = NotesField(_("Woorden van de klant"), lines=3)
        self.evidence = NotesField(_("Bewijs"), lines=3)
        self.form.add("title", _("Titel: ook het steekwoord op de gespreksleidraad"), self.title)
        self.form.add("text", _("Uitleg voor de klant"), self.text)
        self.form.add("kind", _("Soort"), self.kind)
        said = _("Met komma's ertussen. Staat zo'n woord in een wens, dan stelt SalesDesk dit argument voor.")
        self.form.add("words", _("Woorden van de klant"), self.words, hint=said)
        self.form.add("evidence", _("Bewijs, zoals de klant het mag lezen"), self.evidence)
        self.form.edited.connect(self.autosave.touch)
        self.up = icon_button("arrow-up", _("Argument omhoog"), lambda: self._move(-1), quiet=True)
        self.down = icon_button("arrow-down", _("Argument omlaag"), lambda: self._move(1), quiet=True)
        section = self.side.section(_("Argument"), self.up, self.down)
        section.add(self.form, row(danger(_("Verwijderen"), self._remove, "trash"), 1))

    def arrive(self, place: Place) -> None:
        self._wanted = place.id
        super().arrive(place)

    def reload(self) -> None:
        self.read(self._proposition.arguments, self._show)

    def _show(self, found: Sequence[Argument]) -> None:
        count = ngettext("{count} argument", "{count} argumenten", len(found)).format(count=len(found))
        bare = sum(not argument.evidence for argument in found)
        lacking = ngettext("{count} zonder bewijs", "{count} zonder bewijs", bare).format(count=bare)
        self.header.set(_("Bibliotheek"), f"{count}  ·  {lacking}" if bare else count)
        self.pages.setCurrentIndex(int(not found))
        wanted = self._wanted or (self._shown.id if self._shown else None)
        self.model.set_lines(found)
        if found and not self.table.choose(lambda line: line.id == wanted):
            self.table.setCurrentIndex(self.model.index(0, 0))
        if not found:
            self._shown = None
        self._wanted = None
        self.side.setVisible(bool(found))

    def _choose(self, argument: Argument) -> None:
        before = self._shown
        if before is not None and argument.id != before.id and not self.autosave.settle():
            if not self.table.choose(lambda line: line.id == before.id):
                self.table.clearSelection()
            return
        self._fill(argument)

    def _fill(self, argument: Argument) -> None:
        if self._shown is None or self._shown.id != argument.id:
            self.autosave.forget()
        self._shown = argument
        self.form.clear_errors()
        self.title.set_value(argument.title)
        self.text.set_value(argument.text)
        self.kind.set_value(argument.kind)
        if split_words(self.words.value()) != argument.words:
            self.words.set_value(", ".join(argument.words))
        self.evidence.set_value(argument.evidence)
        lines = self.model.lines()
        self.up.setEnabled(bool(lines) and lines[0].id != argument.id)
        self.down.setEnabled(bool(lines) and lines[-1].id != argument.id)
        self.side.show()

    def begin(self) -> None:
        """An empty argument to be written."""
        self._begin(self._proposition.new_argument())

    def begin_example(self) -> None:
        """A whole argument to put one's own in the place of."""
        blank = self._proposition.new_argument()
        example = replace(
            blank,
            title=_("Binnen twee dagen geleverd"),
            text=_("Bestelt u voor 16:00 uur, dan staat het overmorgen bij u. Anders bellen wij u."),
            words=split_words(_("snel, levertijd, op tijd, voorraad, haast")),
            evidence=_("Leverlijst van dit jaar: zet hier jullie eigen cijfer"),
        )
        self._begin(example)
        if self._shown is example:  # nothing of it is kept yet
            self._shown = blank
            self.autosave.touch()

    def _begin(self, argument: Argument) -> None:
        if not self.autosave.settle():
            return
        self.table.clearSelection()
        self._fill(argument)
        self.pages.setCurrentIndex(0)
        self.title.setFocus()
        self.title.selectAll()

    def collect(self) -> Callable[[], object] | None:
        if self._shown is None:
            return None
        changed = replace(
            self._shown,
            title=self.title.value(),
            text=self.text.value(),
            kind=self.kind.value(),
            words=split_words(self.words.value()),
            evidence=self.evidence.value(),
        )
        return None if changed == self._shown else lambda: self._proposition.keep_argument(changed)

    def saved(self, value: object) -> None:
        if isinstance(value, Argument) and self._shown is not None and value.id == self._shown.id:
            self._shown = value
        self.reload()

    def show_refused(self, reasons: tuple[Reason, ...]) -> None:
        self.form.show_refused(reasons)

    def _move(self, step: int) -> None:
        argument = self._shown
        if argument is not None and self.autosave.settle():
            self.desk.work.ask(lambda: self._proposition.move_argument(argument.id, step))

    def _remove(self) -> None:
        argument = self._shown
        if argument is None:
            return
        self.autosave.forget()
        self._shown = None
        if all(line.id != argument.id for line in self.model.lines()):
            self.reload()  # it was never kept
            return
        work = self.desk.work

        def gone(removed: Argument) -> None:
            said = _("Argument „{title}” verwijderd").format(title=removed.title)
            back = partial(self._proposition.remove_argument, removed.id, removed=False)
            self.desk.toast(said, lambda: work.ask(back))

        work.ask(lambda: self._proposition.remove_argument(argument.id), gone, owner=self)

    def first_focus(self) -> QWidget | None:
        return self.table if self.model.lines() else None


def split_words(text: str) -> tuple[str, ...]:
    """Words or short phrases, with a comma, a semicolon or a line's end between them."""
    return tuple(part.strip() for part in re.split(r"[,;\n]", text) if part.strip())


def _columns() -> list[Column[Argument]]:
    text = Column[Argument]
    return [
        text("", lambda line: str(line.position + 1), width=44, tone="muted", align="right"),
        text(_("Argument"), lambda line: line.title, bold=True, tip=lambda line: line.text),
        text(_("Soort"), lambda line: word(line.kind), width=116, tone="text2"),
        text(_("Woorden van de klant"), lambda line: ", ".join(line.words) or "–", tone="muted",
             tip=lambda line: ", ".join(line.words)),
        text(_("Bewijs"), lambda line: _("ja") if line.evidence else _("ontbreekt"), width=92,
             tone=lambda line: "text2" if line.evidence else "warn", tip=lambda line: line.evidence),
    ]  # fmt: skip
