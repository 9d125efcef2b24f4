"""Voorbereiden: the ten steps of a visit, its objective, and the chosen step in the middle."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from salesdesk import formats, words
from salesdesk.domain.depth import skip_step
from salesdesk.domain.preparation import Preparation, Step, StepState
from salesdesk.domain.preparation_edits import with_record, with_state
from salesdesk.domain.preparation_progress import first_unfinished
from salesdesk.errors import Refused
from salesdesk.services.changes import Changes, Done, Noun
from salesdesk.services.preparations import PreparationView
from salesdesk.services.seller_file import SellerFile
from salesdesk.ui import theme
from salesdesk.ui.actions import Action
from salesdesk.ui.active_time import ActiveTime
from salesdesk.ui.buttons import primary
from salesdesk.ui.chips import freedom_chips
from salesdesk.ui.desk import Desk
from salesdesk.ui.labels import Chip
from salesdesk.ui.paper_window import show_paper
from salesdesk.ui.parts import column, row
from salesdesk.ui.places import Place
from salesdesk.ui.screen import EditorScreen, Scroller
from salesdesk.ui.visits.draft import PreparationDraft
from salesdesk.ui.visits.objective import ObjectiveCard
from salesdesk.ui.visits.panel import StepPanel
from salesdesk.ui.visits.preparation_side import fill_side
from salesdesk.ui.visits.questions import QuestionPanel
from salesdesk.ui.visits.setup_panel import KindNote, SetupPanel
from salesdesk.ui.visits.skip_sheet import ask_reason
from salesdesk.ui.visits.step_card import StepCard
from salesdesk.ui.visits.step_panels import make_panel
from salesdesk.ui.visits.steps import StepList
from salesdesk.ui.visits.value_card import ValueCard
from salesdesk.words import _, reason_text, word

NARROW, LOW, CARD_HEIGHT = 700, 700, 300
LEAST_SECONDS = 5
VALUE = "value"


class PreparationScreen(EditorScreen):
    """Place(Noun.PREPARATION, visit id); `view` may be the number of a step, or `value`."""

    nouns = frozenset(
        {Noun.PREPARATION, Noun.VISIT, Noun.RELATION, Noun.CONTACT, Noun.SETTINGS, Noun.CATALOGUE}
    )

    def __init__(self, desk: Desk, file: SellerFile) -> None:
        super().__init__(desk, inspector=288, scrolls=False)
        self._file = file
        self._kept: Preparation | None = None
        self._finds_step = False
        self.draft = PreparationDraft(self.autosave.touch, self.autosave.flush)
        self.guide = primary(_("Gespreksleidraad"), self.print_guide, "printer")
        self.header.add(self.guide)
        self.steps = StepList(self.draft)
        setup = SetupPanel(self.draft, file.preparations, file.visits, desk)
        self.objective = ObjectiveCard(self.draft, file.preparations, desk, self._choose_question, setup)
        self.kind_note = KindNote(self.draft, file.preparations, desk)
        self.active = ActiveTime(self)
        self.card = StepCard(self.draft, self._panel, self._mark)
        self.value = ValueCard(self.draft, file.customer_values, file.papers, desk)
        self.value.told.connect(self.steps.value.show_line)
        self.steps.value.clicked.connect(self.open_value)
        self.steps.chosen.connect(self.open_step)
        right = column(self.kind_note, self.objective, gap=12, margins=(0, 0, 14, 0))
        right.addWidget(self.card, 1)
        right.addWidget(self.value, 1)
        self.value.hide()
        self.card.setMinimumHeight(theme.F(CARD_HEIGHT))
        middle = QWidget()
        middle.setObjectName("plain")
        middle.setLayout(right)
        whole = row(self.steps, gap=12)
        whole.addWidget(Scroller(middle), 1)
        self.body.setContentsMargins(theme.F(24), 0, theme.F(10), theme.F(16))  # the bar stands in the margin
        self.body.addLayout(whole, 1)
        self._add_actions()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """On a narrow desk the steps are marks only, on a low one the objective is one line."""
        super().resizeEvent(event)
        self.objective.stand_low(low=event.size().height() < theme.F(LOW))
        narrow = event.size().width() - self.side.width() < theme.F(NARROW)
        self.steps.set_narrow(narrow=narrow)

    def _add_actions(self) -> None:
        for step in Step:
            said = _("Stap {number}: {step}").format(number=step.value, step=word(step))
            run = partial(self.open_step, step, focus=True)
            self.desk.actions.add(
                Action(f"preparation.step{step.value}", said, run, f"Ctrl+{step.value % 10}", "check"),
                on=self,
            )
        self.desk.actions.add(
            Action("preparation.done", _("Stap klaar, volgende"), self._finish_step, "Ctrl+Return", "check"),
            Action("preparation.guide", _("Gespreksleidraad"), self.print_guide, "Ctrl+P", "printer"),
            Action("preparation.question", _("Vraag erbij"), self._new_question, "Ctrl+Shift+Q", "question"),
            *self.objective.keyed(),
            Action("preparation.value", _("Waarde"), self.open_value, "Ctrl+Shift+W", "target"),
            Action("preparation.visit", _("Bezoek wijzigen"), self._edit_visit, "Ctrl+E", "pencil"),
            Action("preparation.underway", _("Onderweg"), self._underway, "Ctrl+U", "car"),
            on=self,
        )  # fmt: skip

    def _panel(self, step: Step) -> StepPanel:
        panel = make_panel(step, self.draft, self._file, self.desk, self.autosave)
        if isinstance(panel, QuestionPanel):
            panel.large.connect(lambda asked: self.objective.give_room(asked=asked))
        return panel

    def first_focus(self) -> QWidget | None:
        return self.steps.value if self.value.isVisibleTo(self) else self.steps.rows[self.card.step]

    def arrive(self, place: Place) -> None:
        is_other = self.place is None or self.place.id != place.id
        if is_other:
            self._clear()
        super().arrive(place)
        self._finds_step = is_other and not place.view
        if self._finds_step:
            self._show_value(shown=False)
        elif place.view.isdigit() and 1 <= int(place.view) <= len(Step):
            self.open_step(Step(int(place.view)))
        elif place.view == VALUE:
            self.open_value()
        elif place.id is not None:
            self.open_step(self.card.step)

    def _clear(self) -> None:
        """Another visit: nothing of the one before is shown or saved."""
        self.draft.forget()
        self.active.begin()
        self._kept = None
        for panel in self.card.panels.values():
            panel.forget()

    def reload(self) -> None:
        visit_id = self.place.id if self.place else None
        if visit_id is not None:
            self.read(
                lambda: self._file.preparations.view(visit_id), partial(self._arrived, visit_id), key="view"
            )

    def _arrived(self, visit_id: UUID, view: PreparationView | None) -> None:
        if view is not None:
            self._show(view)
        else:  # nobody opened it before: let the template propose one
            self.desk.work.ask(lambda: self._file.preparations.prepare(visit_id), self._proposed)

    def _proposed(self, view: PreparationView) -> None:
        if self.place is not None and self.place.id == view.visit.id and self.autosave.settled:
            self._show(view)

    def _show(self, view: PreparationView) -> None:
        self._kept = view.preparation
        visit, relation = view.visit, view.card.relation
        day = formats.long_day(visit.visit_on, words.screen_language())
        when = f"{day}, {formats.clock(visit.start_time)} – {formats.clock(visit.end_time)}"
        where = ", ".join(part for part in (relation.address.street, relation.address.place) if part)
        crumbs = [(_("Bezoeken"), Place(Noun.VISIT)), (_("Voorbereiding"), None)]
        sub = "  ·  ".join(part for part in (when, where) if part)
        chips: list[QWidget] = [Chip(word(visit.kind), "line")]
        chips += freedom_chips(visit.freedom, is_must=visit.is_must)
        if view.is_reported:
            chips.append(Chip(_("verslag klaar"), "ok"))
        self.header.set(relation.name, sub, chips=chips, crumbs=crumbs)
        self.draft.load(view)
        if self._finds_step:
            self._finds_step = False
            self._open_where_he_was()
        fill_side(self.side, view, self.desk.go)

    def _open_where_he_was(self) -> None:
        """Go on with the preparation where it is; the keyboard, when it waits on the steps, goes along."""
        waits = self.steps.rows[self.card.step].hasFocus()
        self.open_step(first_unfinished(self.draft.preparation))
        if waits:
            self.steps.rows[self.card.step].setFocus(Qt.FocusReason.OtherFocusReason)

    def collect(self) -> Callable[[], Done[object]] | None:
        calls: list[Callable[[], Done[Any]]] = []
        self.draft.spend(self.active)
        if self.draft.is_loaded and self.draft.preparation != self._kept:
            calls.append(partial(self._file.preparations.keep, self.draft.preparation))
        for panel in self.card.panels.values():
            call = panel.collect()
            if call is not None:
                calls.append(call)
        return partial(_all, calls) if calls else None

    def leave(self) -> bool:
        """The time he was busy here is kept too, when it was more than a look."""
        if self.draft.is_loaded and self.active.seconds >= LEAST_SECONDS and not self.draft.view.is_reported:
            self.autosave.touch()
        return super().leave()

    def saved(self, value: object) -> None:
        for kept in value if isinstance(value, list) else []:
            if isinstance(kept, Preparation):
                self._kept = kept
            for panel in self.card.panels.values():
                panel.saved(kept)

    def open_step(self, step: Step, *, focus: bool = False) -> None:
        """Show a step in the middle; by its key the focus goes there too."""
        self._show_value(shown=False)
        self.card.open_step(step)
        self.steps.light(step)
        target = self.card.first_focus() if focus and self.draft.is_loaded else None
        if target is not None:
            target.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def open_value(self) -> None:
        """What this customer wants against what we have to say, in place of a step."""
        self._show_value(shown=True)
        self.steps.light(None)

    def _show_value(self, *, shown: bool) -> None:
        self.value.setVisible(shown)
        for part in (self.objective, self.card):
            part.setVisible(not shown)

    def _mark(self, step: Step, state: StepState) -> None:
        preparation = self.draft.preparation
        if self.draft.view.is_reported:
            return
        if state is StepState.SKIPPED:
            reason = ask_reason(self, step, preparation.record(step).skip_reason)
            if reason is None:
                return
            try:
                record = skip_step(preparation.record(step), self.draft.view.depth, reason)
            except Refused as no:
                self.desk.toast(" ".join(reason_text(each) for each in no.reasons))
                return
            self.draft.change(with_record(preparation, record), at_once=True)
        else:
            self.draft.change(with_state(preparation, step, state), at_once=True)
        self.elsewhere.hide()

    def _finish_step(self) -> None:
        """Done, and on to the next step that is not."""
        if not self.draft.is_loaded:
            return
        self._mark(self.card.step, StepState.DONE)
        order = [Step((self.card.step - 1 + place) % len(Step) + 1) for place in range(1, len(Step))]
        closed = {StepState.DONE, StepState.SKIPPED}
        for step in order:
            if self.draft.preparation.record(step).state not in closed:
                self.open_step(step, focus=True)
                return

    def _choose_question(self, objective: str) -> None:
        self.open_step(Step.QUESTIONS)
        panel = self.card.panels[Step.QUESTIONS]
        if isinstance(panel, QuestionPanel):
            panel.choose_for(objective)

    def _new_question(self) -> None:
        self.open_step(Step.QUESTIONS)
        panel = self.card.panels[Step.QUESTIONS]
        if isinstance(panel, QuestionPanel) and self.draft.is_loaded:
            panel.write_new()

    def _edit_visit(self) -> None:
        if self.place is not None and self.place.id is not None:
            self.desk.go(Place(Noun.VISIT, self.place.id, "edit"))

    def _underway(self) -> None:
        if self.place is not None and self.place.id is not None:
            self.desk.go(Place(Noun.VISIT, self.place.id, "underway"))

    def print_guide(self) -> None:
        """The guide sheet of what is on screen, saved first."""
        visit_id = self.place.id if self.place else None
        if visit_id is None or not self.draft.is_loaded:
            return
        self.autosave.flush()
        self.desk.work.ask(
            lambda: self._file.papers.guide(visit_id), partial(show_paper, self.desk, self._file.papers)
        )


def _all(calls: list[Callable[[], Done[Any]]]) -> Done[object]:
    """Several saves after one another, with everything they touched."""
    done = [call() for call in calls]
    touched: Changes = frozenset().union(*(each.changes for each in done))
    return Done([each.value for each in done], touched)
