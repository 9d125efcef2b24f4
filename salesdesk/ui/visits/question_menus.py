"""The menus of the questions: templates, views of the list, and what may be done with the chosen ones."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from PySide6.QtWidgets import QMenu, QWidget

from salesdesk.domain.catalogue import QuestionPattern, Template
from salesdesk.domain.preparation import Moment, Objective, Question, QuestionType
from salesdesk.domain.question_order import Grouping
from salesdesk.ui.question_words import shown_keyword
from salesdesk.words import _, word


@dataclass(frozen=True, slots=True)
class TemplateDeeds:
    """What the menu of templates does."""

    use: Callable[[str], object]
    add: Callable[[QuestionPattern], object]
    paste: Callable[[], object]
    save: Callable[[], object]
    edit: Callable[[], object]


def template_menu(
    parent: QWidget, templates: Sequence[Template], taken: set[str], used: str, deeds: TemplateDeeds
) -> QMenu:
    """Use another template, pick a question of one, or make one of this visit; `used` is ticked."""
    menu = QMenu(parent)
    replacing = menu.addMenu(_("Vragen van dit sjabloon gebruiken"))
    for template in templates:
        entry = replacing.addAction(template.name)
        entry.setCheckable(True)
        entry.setChecked(template.slug == used)
        entry.triggered.connect(lambda *_on, slug=template.slug: deeds.use(slug))
    for template in templates:
        fresh = [pattern for pattern in template.questions if pattern.keyword not in taken]
        if not fresh:
            continue
        one = menu.addMenu(_("Vraag uit {template}").format(template=template.name))
        one.setToolTipsVisible(True)
        for pattern in fresh:
            entry = one.addAction(pattern.keyword)
            entry.setToolTip(pattern.text)
            entry.triggered.connect(lambda *_on, chosen=pattern: deeds.add(chosen))
    menu.addSeparator()
    menu.addAction(_("Lijst plakken (Ctrl+V)")).triggered.connect(lambda *_on: deeds.paste())
    menu.addAction(_("Opslaan als vragenlijst…")).triggered.connect(lambda *_on: deeds.save())
    menu.addAction(_("Sjabloon bewerken in de bibliotheek")).triggered.connect(lambda *_on: deeds.edit())
    return menu


def view_words() -> dict[Grouping, str]:
    return {
        Grouping.ORDER: _("In volgorde"),
        Grouping.MOMENT: _("Per deel van het gesprek"),
        Grouping.SPIN: _("Per soort vraag"),
    }


def view_menu(
    parent: QWidget,
    now: Grouping,
    view: Callable[[Grouping], object],
    *,
    matrix: bool,
    show_matrix: Callable[[], object],
) -> QMenu:
    """How the list is seen."""
    menu = QMenu(parent)
    for grouping, said in view_words().items():
        entry = menu.addAction(said)
        entry.setCheckable(True)
        entry.setChecked(grouping is now and not matrix)
        entry.triggered.connect(partial(_run, view, grouping))
    menu.addSeparator()
    entry = menu.addAction(_("Vragen tegenover doelen"))
    entry.setCheckable(True)
    entry.setChecked(matrix)
    entry.triggered.connect(lambda *_on: show_matrix())
    return menu


def aim_menu(
    parent: QWidget,
    objectives: Sequence[Objective],
    questions: Sequence[Question],
    serve: Callable[[str, bool], object],
) -> QMenu:
    """The objectives that these questions serve, ticked when all of them do."""
    menu = QMenu(_("Dient doel"), parent)
    menu.setToolTipsVisible(True)
    for item in objectives:
        entry = menu.addAction(shown_keyword(item.keyword))
        entry.setToolTip(item.text)
        entry.setCheckable(True)
        on = all(item.keyword in question.serves for question in questions)
        entry.setChecked(on)
        entry.triggered.connect(lambda *_on, keyword=item.keyword, was=on: serve(keyword, not was))
    if not objectives:
        menu.addAction(_("Er zijn nog geen doelen")).setEnabled(False)
    return menu


@dataclass(frozen=True, slots=True)
class ChosenDeeds:
    """What may be done with the chosen questions."""

    serve: Callable[[str, bool], object]
    kind: Callable[[QuestionType], object]
    moment: Callable[[Moment], object]
    remove: Callable[[], object]
    edit: Callable[[], object]


def chosen_menu(
    parent: QWidget, objectives: Sequence[Objective], questions: Sequence[Question], deeds: ChosenDeeds
) -> QMenu:
    """The menu of the right button over one or more questions."""
    menu = QMenu(parent)
    if len(questions) == 1:
        menu.addAction(_("Bewerken (F2)")).triggered.connect(lambda *_on: deeds.edit())
    menu.addMenu(aim_menu(menu, objectives, questions, deeds.serve))
    _members(menu.addMenu(_("Soort vraag")), QuestionType, {one.kind for one in questions}, deeds.kind)
    _members(menu.addMenu(_("Deel van het gesprek")), Moment, {one.moment for one in questions}, deeds.moment)
    menu.addSeparator()
    menu.addAction(_("Weghalen (Delete)")).triggered.connect(lambda *_on: deeds.remove())
    return menu


def _members(menu: QMenu, members: Any, now: set[Any], run: Callable[[Any], object]) -> None:
    for member in members:
        entry = menu.addAction(word(member))
        entry.setCheckable(True)
        entry.setChecked(now == {member})
        entry.triggered.connect(partial(_run, run, member))


def _run(call: Callable[[Any], object], value: object, *_on: bool) -> None:
    call(value)
