"""Vragenlijsten: ours and the seller's own, to open, copy, share and read from a colleague."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import partial
from typing import ClassVar
from uuid import UUID

from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QWidget

from salesdesk.domain.catalogue import KeptTemplate, Template
from salesdesk.domain.preparation import QuestionType
from salesdesk.domain.visits import VisitKind
from salesdesk.services.changes import Noun
from salesdesk.services.templates import Origin, TemplateLine, Templates, TemplateView, place_of
from salesdesk.ui import ask
from salesdesk.ui.buttons import danger, plain, primary
from salesdesk.ui.desk import Desk
from salesdesk.ui.drops import dropped_file
from salesdesk.ui.labels import TextBlock
from salesdesk.ui.library.tabs import page_tabs
from salesdesk.ui.library.template_reading import open_file
from salesdesk.ui.library.template_words import file_kinds, origin_words
from salesdesk.ui.parts import Card, Facts, column
from salesdesk.ui.places import Place
from salesdesk.ui.screen import Screen
from salesdesk.ui.table import Column, TableModel, TableView
from salesdesk.words import _, ngettext, word


class TemplateList(Screen):
    """Place(Noun.LIBRARY, view="questions"); a file of a colleague may be dropped on it."""

    nouns: ClassVar[frozenset[Noun]] = frozenset({Noun.CATALOGUE, Noun.SETTINGS})

    def __init__(self, desk: Desk, templates: Templates) -> None:
        super().__init__(desk, inspector=316, scrolls=False)
        self._templates = templates
        self._chosen: UUID | None = None
        self.setAcceptDrops(True)
        self.read_in = plain(_("Inlezen…"), self.choose_file, "upload")
        self.header.add(self.read_in, primary(_("Nieuwe vragenlijst"), self.begin, "plus"))
        self.model = TableModel(_columns())
        self.table = TableView(self.model, _("Vragenlijsten"), row_height=34)
        self.table.opened.connect(self.open)
        self.table.chosen.connect(self._choose)
        card = Card(table=True)
        card.setAccessibleName(_("Vragenlijsten"))
        card.body.addWidget(self.table, 1)
        self.body.addWidget(page_tabs(desk, "questions"))
        self.body.addWidget(card, 1)

    def reload(self) -> None:
        self.read(self._templates.lines, self._show)

    def _show(self, lines: Sequence[TemplateLine]) -> None:
        own = sum(line.origin is not Origin.SHIPPED for line in lines)
        said = ngettext("{count} vragenlijst", "{count} vragenlijsten", len(lines)).format(count=len(lines))
        mine = ngettext("{count} van jezelf", "{count} van jezelf", own).format(count=own)
        self.header.set(_("Bibliotheek"), f"{said}  ·  {mine}" if own else said)
        self.model.set_lines(lines)
        if not self.table.choose(lambda line: line.id == self._chosen) and lines:
            self.table.setCurrentIndex(self.model.index(0, 0))

    def _choose(self, line: TemplateLine) -> None:
        self._chosen = line.id
        self.read(partial(self._templates.open, line.id), self._show_side, key="side")

    def _show_side(self, view: TemplateView | None) -> None:
        self.side.clear()
        if view is None or view.id != self._chosen:
            return
        template = view.template
        about = self.side.section(template.name)
        words = {
            Origin.SHIPPED: _("Hoort bij SalesDesk. Wat je erin wijzigt is van jou; je kunt altijd terug."),
            Origin.ADAPTED: _("Door jou aangepast. De meegeleverde blijft bewaard."),
            Origin.OWN: _("Door jou gemaakt of van een collega gekregen."),
        }
        about.add(TextBlock(words[view.origin], "small", "muted"))
        if template.matches:
            about.add(Facts([(_("Past bij"), ", ".join(template.matches))], wide=70))
        counts = self.side.section(_("Vragen per bezoek"))
        counts.add(Facts(_per_kind(template), wide=150))
        spread = self.side.section(_("Soorten vragen"))
        spread.add(Facts(_per_type(template), wide=150))
        self.side.section(_("Doen")).add(self._buttons(view))

    def _buttons(self, view: TemplateView) -> QWidget:
        template, origin = view.template, view.origin
        place = Place(Noun.LIBRARY, view.id, "questions")
        buttons: list[QWidget] = [
            plain(_("Openen"), partial(self.desk.go, place), "pencil"),
            plain(_("Kopiëren"), partial(self.copy, template.slug), "copy"),
            plain(_("Delen…"), partial(self.share, template.slug), "share"),
        ]
        if origin is Origin.ADAPTED:
            buttons.append(plain(_("Terugzetten"), partial(self.remove, view), "undo"))
        if origin is Origin.OWN:
            buttons.append(danger(_("Verwijderen"), partial(self.remove, view), "trash"))
        holder = QWidget()
        holder.setLayout(column(*buttons, gap=8))
        return holder

    def open(self, line: TemplateLine) -> None:
        self.desk.go(Place(Noun.LIBRARY, line.id, "questions"))

    def begin(self) -> None:
        """An empty list of his own."""
        self.desk.work.ask(self._templates.new, self._made, owner=self)

    def copy(self, slug: str) -> None:
        self.desk.work.ask(lambda: self._templates.copy(slug), self._made, owner=self)

    def _made(self, template: Template) -> None:
        self.desk.go(Place(Noun.LIBRARY, place_of(template.slug), "questions"))

    def share(self, slug: str) -> None:
        share(self.desk, self._templates, slug, self)

    def remove(self, view: TemplateView) -> None:
        remove(self.desk, self._templates, view, self)

    def choose_file(self) -> None:
        path = ask.choose_file(self, _("Vragenlijst inlezen"), file_kinds())
        if path is not None:
            open_file(self.desk, self._templates, path, self)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped_file(event) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        path = dropped_file(event)
        if path is not None:
            event.acceptProposedAction()
            open_file(self.desk, self._templates, path, self)

    def first_focus(self) -> QWidget | None:
        return self.table


def share(desk: Desk, templates: Templates, slug: str, parent: QWidget) -> None:
    """Write a template where the seller wants it."""
    name, _content = templates.share(slug)
    path = ask.save_file(parent, _("Vragenlijst delen"), name, file_kinds())
    if path is None:
        return
    said = _("{name} is klaar om te delen").format(name=path.name)
    desk.work.ask(lambda: templates.write(slug, path), lambda _path: desk.toast(said), lane="long")


def remove(desk: Desk, templates: Templates, view: TemplateView, owner: QWidget) -> None:
    """Throw away or set back, with a way back."""
    name = view.template.name
    said = (
        _("Vragenlijst „{name}” is weer zoals meegeleverd")
        if view.origin is Origin.ADAPTED
        else _("Vragenlijst „{name}” verwijderd")
    )

    def gone(kept: KeptTemplate) -> None:
        desk.toast(said.format(name=name), lambda: desk.work.ask(lambda: templates.restore(kept)))

    desk.work.ask(lambda: templates.remove(view.template.slug), gone, owner=owner)


def _columns() -> list[Column[TemplateLine]]:
    text = Column[TemplateLine]
    return [
        text(_("Vragenlijst"), lambda line: line.name, bold=True),
        text(
            _("Herkomst"), lambda line: origin_words(line.origin), width=110,
            tone=lambda line: "muted" if line.origin is Origin.SHIPPED else "acc",
        ),
        text(_("Vragen"), lambda line: str(line.questions), lambda line: line.questions, "right", 76),
        text(
            "", lambda line: _("onze branche") if line.is_ours else "", width=112, tone="acc", sortable=False
        ),
    ]  # fmt: skip


def _per_kind(template: Template) -> list[tuple[str, str]]:
    counted = Counter(kind for question in template.questions for kind in question.kinds)
    return [(word(kind), str(counted[kind] or "–")) for kind in VisitKind]


def _per_type(template: Template) -> list[tuple[str, str]]:
    counted = Counter(question.type for question in template.questions)
    return [(word(kind).capitalize(), str(counted[kind] or "–")) for kind in QuestionType]
