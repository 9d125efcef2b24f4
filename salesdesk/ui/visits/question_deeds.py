"""What is done with the list of questions as a whole, with a way back: order, paste, proposals, templates."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from uuid import UUID

from PySide6.QtWidgets import QApplication, QMenu, QWidget

from salesdesk.domain.catalogue import QuestionPattern, Template
from salesdesk.domain.preparation import Preparation, Question, asked_questions
from salesdesk.domain.preparation_edits import (
    declining,
    with_question,
    with_questions,
    without_objective,
    without_questions,
)
from salesdesk.domain.question_gaps import Gap
from salesdesk.domain.question_order import with_order_of
from salesdesk.domain.question_paste import LONGEST_LIST, parse_question_list
from salesdesk.services.changes import Noun
from salesdesk.services.preparations import Preparations
from salesdesk.services.question_gaps import with_gaps
from salesdesk.services.templates import Templates, place_of
from salesdesk.ui import ask
from salesdesk.ui.desk import Desk
from salesdesk.ui.places import Place
from salesdesk.ui.question_words import left_out_words, pasted_words
from salesdesk.ui.visits.draft import PreparationDraft
from salesdesk.ui.visits.gap_words import gap_reason
from salesdesk.ui.visits.question_menus import TemplateDeeds, template_menu
from salesdesk.words import _, ngettext


class QuestionDeeds:
    """Every change is saved at once and says how to undo it."""

    def __init__(
        self,
        draft: PreparationDraft,
        preparations: Preparations,
        templates: Templates,
        desk: Desk,
        parent: QWidget,
        light: Callable[[Sequence[UUID]], object],
    ) -> None:
        self._draft, self._preparations, self._templates = draft, preparations, templates
        self._desk, self._parent, self._light = desk, parent, light
        self._moved: tuple[Preparation, Preparation] | None = None  # before the first move, after the last

    def change(self, preparation: Preparation, said: str, back: Callable[[Preparation], Preparation]) -> None:
        """Take a change over; `back` makes it undone in whatever the preparation is by then."""
        before = self._draft.preparation
        if self._draft.view.is_reported or preparation == before:
            return
        self._draft.change(preparation, at_once=True)

        def undo() -> None:
            if self._draft.is_loaded and self._draft.preparation.visit_id == before.visit_id:
                self._draft.change(back(self._draft.preparation), at_once=True)

        self._desk.toast(said, undo)

    def reorder(self, moved: Preparation) -> None:
        """Another order; several moves in a row are undone together."""
        now = self._draft.preparation
        if asked_questions(moved) == asked_questions(now):
            return
        goes_on = self._moved is not None and self._moved[1].questions == now.questions
        before = self._moved[0] if goes_on and self._moved else now
        self._moved = (before, moved)
        self.change(moved, _("Volgorde gewijzigd"), lambda later: with_order_of(later, before))

    def change_each(self, questions: Sequence[Question], change: Callable[[Question], Question]) -> None:
        """The same change to several questions."""
        preparation = self._draft.preparation
        for question in questions:
            now = next(one for one in preparation.questions if one.id == question.id)
            preparation = with_question(preparation, change(now))
        self._draft.change(preparation, at_once=True)

    def paste_clipboard(self) -> None:
        self.paste(QApplication.clipboard().text())

    def paste(self, text: str) -> None:
        """A list from another program: what it brings, what was there already and what found no room."""
        if self._draft.view.is_reported:
            return
        asked = asked_questions(self._draft.preparation)
        present = [question.text or question.keyword for question in asked]
        read = parse_question_list(text, present, LONGEST_LIST - len(asked))
        if not read.questions:
            self._desk.toast(pasted_words(read))
            return
        new = [
            self._preparations.new_question(QuestionPattern(one.keyword, one.text)) for one in read.questions
        ]
        ids = frozenset(question.id for question in new)
        self.change(
            with_questions(self._draft.preparation, new),
            pasted_words(read),
            lambda now: without_questions(now, ids),
        )
        self._light([question.id for question in new])
        if read.left_out:
            ask.tell(self._parent, _("Niet alles past erbij"), left_out_words(read.left_out))

    def take_gaps(self, gaps: Sequence[Gap]) -> None:
        """Proposed questions on the list, with the objectives that they serve."""
        before = self._draft.preparation
        after = with_gaps(self._preparations, self._draft.view, gaps)
        questions = {one.id for one in after.questions} - {one.id for one in before.questions}
        objectives = {one.id for one in after.objectives} - {one.id for one in before.objectives}

        def back(now: Preparation) -> Preparation:
            left = without_questions(now, questions)
            for identity in objectives:
                left = without_objective(left, identity)
            return left

        said = ngettext("Vraag „{keyword}” erbij", "{count} vragen erbij", len(gaps))
        self.change(after, said.format(keyword=gaps[0].pattern.keyword, count=len(gaps)), back)

    def decline(self, gap: Gap) -> None:
        """Not for this visit; it is not proposed again."""
        self.change(
            declining(self._draft.preparation, gap.key),
            _("Niet meer voorgesteld: {why}").format(why=gap_reason(gap)),
            lambda now: declining(now, gap.key, declined=False),
        )

    def use(self, slug: str) -> None:
        """The questions of another template; what the seller made himself stays."""
        before = self._draft.preparation
        after = self._preparations.templated(self._draft.view, slug)

        def back(now: Preparation) -> Preparation:
            return replace(
                now,
                questions=before.questions,
                objectives=before.objectives,
                external_objective=before.external_objective,
                template=before.template,
            )

        self.change(after, _("Vragen van het sjabloon overgenomen"), back)

    def template_menu(self, add: Callable[[QuestionPattern], object]) -> QMenu:
        view = self._draft.view
        taken = {question.keyword for question in asked_questions(view.preparation)}
        deeds = TemplateDeeds(self.use, add, self.paste_clipboard, self.save, self.edit_template)
        return template_menu(self._parent, view.catalogue.templates, taken, view.template.slug, deeds)

    def edit_template(self) -> None:
        slug = self._draft.view.template.slug
        self._desk.go(Place(Noun.LIBRARY, place_of(slug), "questions"))

    def save(self) -> None:
        """These questions as a template of one's own."""
        view = self._draft.view
        start = view.visit.subject or view.card.relation.branch
        name = ask.text(
            self._parent, _("Opslaan als vragenlijst"), _("Hoe heet deze vragenlijst?"), start=start
        )
        if name is None:
            return
        visit, preparation = view.visit, view.preparation
        self._desk.work.ask(
            lambda: self._templates.from_visit(visit, preparation, name), self._saved, owner=self._parent
        )

    def _saved(self, template: Template) -> None:
        self._desk.toast(
            _("Vragenlijst „{name}” staat in de bibliotheek").format(name=template.name),
            lambda: self._desk.work.ask(lambda: self._templates.remove(template.slug)),
        )
