"""One question template: what it is about, its questions and its own objectives; it saves by itself."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QWidget

from salesdesk.domain.catalogue import ObjectivePattern, QuestionPattern, Template
from salesdesk.errors import Reason
from salesdesk.services.changes import Noun
from salesdesk.services.templates import Origin, Templates, TemplateView, place_of
from salesdesk.ui.buttons import icon_button, more_button, primary
from salesdesk.ui.desk import Desk
from salesdesk.ui.forms import Form, TextField
from salesdesk.ui.labels import Chip, TextBlock
from salesdesk.ui.library.template_forms import ObjectiveForm, PatternForm
from salesdesk.ui.library.template_lists import TemplateLists
from salesdesk.ui.library.template_words import KIND_CHIP, origin_words
from salesdesk.ui.library.templates import remove, share
from salesdesk.ui.parts import Card
from salesdesk.ui.places import Place
from salesdesk.ui.screen import EditorScreen
from salesdesk.words import _, ngettext, reason_text

LISTS = frozenset({"questions", "objectives"})


class TemplateEditor(EditorScreen):
    """Place(Noun.LIBRARY, place of the template, "questions")."""

    nouns: ClassVar[frozenset[Noun]] = frozenset({Noun.CATALOGUE})

    def __init__(self, desk: Desk, templates: Templates) -> None:
        super().__init__(desk, inspector=336, scrolls=False)
        self._templates = templates
        self._view: TemplateView | None = None
        self._kept = self._draft = Template("", "")
        self._menu = QMenu(self)
        self.header.add(more_button(self._menu), primary(_("Delen…"), self._share, "share"))
        self._build_fields()
        self.lists = TemplateLists(desk)
        self.lists.changed.connect(self._listed)
        self.lists.lit.connect(self._show_form)
        self.lists.opened.connect(self._focus_form)
        self.body.addWidget(self.lists, 1)
        self._build_side()

    def _build_fields(self) -> None:
        self.form = Form()
        self.name = TextField(_("Naam van de vragenlijst"), longest=80)
        self.subject = TextField(_("Onderwerp"), placeholder=_("de schoonmaak"))
        self.words = TextField(_("Woorden"), placeholder=_("schoonmaak, glasbewassing"))
        self.form.beside(
            self.form.make("name", _("Naam"), self.name),
            self.form.make("subject", _("Onderwerp, zoals je het zegt"), self.subject),
            self.form.make("matches", _("Woorden die erheen wijzen"), self.words),
            stretches=[3, 4, 4],
        )
        said = _("Staat zo'n woord in het onderwerp van een bezoek, dan kiest SalesDesk deze lijst.")
        self.words.setToolTip(said)
        self.form.edited.connect(self._fields_edited)
        self.body.addWidget(Card().add(self.form))

    def _build_side(self) -> None:
        lists = self.lists
        up = icon_button("arrow-up", _("Naar boven (Ctrl+omhoog)"), lambda: lists.step(-1), quiet=True)
        down = icon_button("arrow-down", _("Naar beneden (Ctrl+omlaag)"), lambda: lists.step(1), quiet=True)
        gone = icon_button("trash", _("Weghalen (Delete)"), lists.remove, quiet=True)
        self._tools = (up, down, gone)
        self.section = self.side.section(_("Vraag"), *self._tools)
        self.pattern, self.objective = PatternForm(), ObjectiveForm()
        self.nothing = TextBlock(_("Kies een regel of voeg er een toe."), "body", "muted")
        self.section.add(self.pattern, self.objective, self.nothing)
        self.pattern.changed.connect(lists.put)
        self.objective.changed.connect(lists.put)

    def arrive(self, place: Place) -> None:
        if self.place is None or place.id != self.place.id:
            self._view = None
            self.lists.begin_anew()
        super().arrive(place)

    def reload(self) -> None:
        identity = self.place.id if self.place else None
        if identity is not None:
            self.read(lambda: self._templates.open(identity), self._show, key="template")

    def _show(self, view: TemplateView | None) -> None:
        if view is None:  # thrown away meanwhile
            self.desk.go(Place(Noun.LIBRARY, view="questions"))
            return
        template = view.template
        self._view, self._kept, self._draft = view, template, template
        self.form.clear_errors()
        self.name.set_value(template.name)
        self.subject.set_value(template.subject)
        self.words.set_value(", ".join(template.matches))
        self._show_head(view)
        own = {item.keyword for item in template.objectives}
        common = {item.keyword: item for item in view.objectives if item.keyword not in own}
        self.lists.show_template(template, common)

    def _show_head(self, view: TemplateView) -> None:
        count = len(view.template.questions)
        crumbs = [
            (_("Bibliotheek"), Place(Noun.LIBRARY)),
            (_("Vragenlijsten"), Place(Noun.LIBRARY, view="questions")),
        ]
        said = ngettext("{count} vraag", "{count} vragen", count).format(count=count)
        chip = Chip(origin_words(view.origin), KIND_CHIP[view.origin])
        self.header.set(view.template.name, said, chips=[chip], crumbs=crumbs)
        self._menu.clear()
        copy = self._menu.addAction(_("Kopiëren naar een eigen lijst"))
        copy.triggered.connect(lambda *_on: self._copy())
        if view.origin is not Origin.SHIPPED:
            words = _("Verwijderen") if view.origin is Origin.OWN else _("Terugzetten zoals meegeleverd")
            self._menu.addAction(words).triggered.connect(lambda *_on: self._throw_away())

    def _show_form(self) -> None:
        chosen = self.lists.current()
        self.section.title.setText(_("Vraag") if self.lists.on_questions else _("Doel"))
        self.pattern.setVisible(isinstance(chosen, QuestionPattern))
        self.objective.setVisible(isinstance(chosen, ObjectivePattern))
        self.nothing.setVisible(chosen is None)
        for tool in self._tools:
            tool.setEnabled(chosen is not None)
        if isinstance(chosen, QuestionPattern):
            self.pattern.show_pattern(chosen, self.lists.known_objectives())
        elif isinstance(chosen, ObjectivePattern):
            self.objective.show_pattern(chosen)

    def _focus_form(self) -> None:
        field = self.pattern.keyword if self.lists.on_questions else self.objective.keyword
        field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fields_edited(self, _field: str) -> None:
        words = re.split(r"[,;]", self.words.value())
        self._draft = replace(
            self._draft,
            name=self.name.value(),
            subject=self.subject.value(),
            matches=tuple(part.strip() for part in words if part.strip()),
        )
        self.lists.template = self._draft
        self.autosave.touch()

    def _listed(self, template: Template, at_once: bool) -> None:
        self._draft = template
        self.autosave.touch()
        if at_once:
            self.autosave.flush()

    def collect(self) -> Callable[[], object] | None:
        draft = self._draft
        return None if draft == self._kept else lambda: self._templates.keep(draft)

    def saved(self, value: object) -> None:
        view = self._view
        if not isinstance(value, Template) or view is None or value.slug != view.template.slug:
            return
        self._kept = self._draft
        origin = Origin.ADAPTED if view.origin is Origin.SHIPPED else view.origin
        self._view = replace(view, template=value, origin=origin)
        self._show_head(self._view)

    def show_refused(self, reasons: tuple[Reason, ...]) -> None:
        self.form.show_refused([reason for reason in reasons if reason.at not in LISTS])
        said = " ".join(reason_text(reason) for reason in reasons if reason.at in LISTS)
        if said and self.lists.on_questions:
            self.pattern.keyword_row.show_error(said)
        elif said:
            self.desk.toast(said)

    def _share(self) -> None:
        if self._view is not None and self.autosave.settle():
            share(self.desk, self._templates, self._view.template.slug, self)

    def _copy(self) -> None:
        if self._view is None or not self.autosave.settle():
            return
        slug = self._view.template.slug
        self.desk.work.ask(lambda: self._templates.copy(slug), self._copied, owner=self)

    def _copied(self, template: Template) -> None:
        self.desk.go(Place(Noun.LIBRARY, place_of(template.slug), "questions"))

    def _throw_away(self) -> None:
        if self._view is None:
            return
        self.autosave.forget()
        self._kept = self._draft
        remove(self.desk, self._templates, self._view, self)

    def first_focus(self) -> QWidget | None:
        return self.lists.table
