"""What the panel of questions offers in a menu: questions, objectives, templates, views."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu, QWidget

from salesdesk.domain.preparation import Moment, QuestionType, kept_objectives
from salesdesk.services.preparations import Preparations
from salesdesk.ui.visits.question_menus import ChosenDeeds, aim_menu, chosen_menu, view_menu
from salesdesk.words import _

if TYPE_CHECKING:
    from salesdesk.ui.visits.questions import QuestionPanel


class QuestionOffers:
    """One menu at a time, under what was pressed."""

    def __init__(self, panel: QuestionPanel, preparations: Preparations) -> None:
        self._panel, self._preparations = panel, preparations
        self.menu: QMenu | None = None

    def questions_for(self, objective: str) -> None:
        """The questions of the catalogue that serve an objective, or one of his own."""
        panel = self._panel
        menu = QMenu(panel)
        for pattern in self._preparations.questions_to_choose(panel.draft.view, objective):
            entry = menu.addAction(pattern.keyword)
            entry.setToolTip(pattern.text)
            entry.triggered.connect(lambda *_on, chosen=pattern: panel.add_known(chosen))
        menu.setToolTipsVisible(True)
        menu.addSeparator()
        own = menu.addAction(_("Zelf een vraag schrijven"))
        own.triggered.connect(lambda *_on: panel.write_new(objective))
        self._pop(menu, panel.gap if panel.gap.isVisible() else panel.table)

    def aims(self, under: QWidget) -> None:
        """The objectives for the chosen questions."""
        panel = self._panel
        questions, objectives = panel.chosen_questions(), kept_objectives(panel.draft.preparation)
        menu = aim_menu(
            panel, objectives, questions, lambda keyword, on: panel.serve(questions, keyword, on=on)
        )
        self._pop(menu, under)

    def deeds(self) -> None:
        """What may be done with the chosen questions."""
        panel = self._panel
        questions = panel.chosen_questions()
        if not questions or panel.draft.view.is_reported:
            return

        def of_kind(kind: QuestionType) -> None:
            panel.deeds.change_each(questions, lambda one: replace(one, kind=kind))

        def of_moment(moment: Moment) -> None:
            panel.deeds.change_each(questions, lambda one: replace(one, moment=moment))

        deeds = ChosenDeeds(
            lambda keyword, on: panel.serve(questions, keyword, on=on),
            of_kind, of_moment, panel.remove_chosen, lambda: panel.edit(questions[0]),
        )  # fmt: skip
        objectives = kept_objectives(panel.draft.preparation)
        self._pop(chosen_menu(panel, objectives, questions, deeds), panel.table)

    def templates(self) -> None:
        panel = self._panel
        self._pop(panel.deeds.template_menu(panel.add_known), panel.template)

    def views(self) -> None:
        panel = self._panel
        matrix = not panel.matrix.isHidden()
        menu = view_menu(
            panel, panel.table.grouping, panel.group_by,
            matrix=matrix, show_matrix=lambda: panel.set_matrix(on=not matrix),
        )  # fmt: skip
        self._pop(menu, panel.view)

    def _pop(self, menu: QMenu, under: QWidget) -> None:
        if self.menu is not None:
            self.menu.deleteLater()
        self.menu = menu
        menu.popup(under.mapToGlobal(under.rect().bottomLeft()))
