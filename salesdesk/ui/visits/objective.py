"""The objective card: method and set-up, what is said aloud, what only the seller knows, and is it SMART."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLayout, QMenu, QSizePolicy, QWidget

from salesdesk.domain.catalogue import ObjectivePattern
from salesdesk.domain.preparation import Objective, Side, kept_objectives
from salesdesk.domain.preparation_edits import with_objective, without_objective
from salesdesk.domain.preparation_proposal import spoken_subject
from salesdesk.domain.smart import Letter, LetterVerdict
from salesdesk.domain.smart_frames import Occasion, left_blank, rewrite, weak_part
from salesdesk.domain.visits import SalesMethod
from salesdesk.services.preparations import Preparations, PreparationView
from salesdesk.ui import ask, theme
from salesdesk.ui.actions import Action
from salesdesk.ui.buttons import Pressable, icon_button
from salesdesk.ui.desk import Desk
from salesdesk.ui.flow import FlowBox
from salesdesk.ui.forms import Choice
from salesdesk.ui.labels import Chip, ElidedLabel, TextBlock, label
from salesdesk.ui.parts import Card, column, row
from salesdesk.ui.question_words import shown_keyword
from salesdesk.ui.visits.draft import PreparationDraft
from salesdesk.ui.visits.method_words import method_hint
from salesdesk.ui.visits.objective_fold import FoldedObjective
from salesdesk.ui.visits.setup_panel import SetupPanel, back_to
from salesdesk.ui.visits.smart_line import SmartLine
from salesdesk.ui.visits.spoken_field import SpokenField
from salesdesk.words import _, word

WORD_WIDTH, LONGEST_CHIP = 68, 26
Choose = Callable[[str], object]


class ObjectiveChip(Pressable):
    """An internal item by its keyword; dashed while no question serves it."""

    def __init__(self, item: Objective, *, is_served: bool, run: Callable[[], object]) -> None:
        said = _("heeft een vraag") if is_served else _("heeft nog geen vraag")
        super().__init__(f"{shown_keyword(item.keyword)}, {said}", run)
        keyword = shown_keyword(item.keyword)
        short = keyword if len(keyword) <= LONGEST_CHIP else f"{keyword[: LONGEST_CHIP - 1].rstrip()}…"
        self.setLayout(row(Chip(short, "acc" if is_served else "dash"), gap=0))
        whole = keyword if short != keyword else ""
        self.setToolTip("\n".join(part for part in (whole, item.text, item.note, said) if part))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)


class ObjectiveCard(Card):
    """Changes the objective of the draft; `choose_question` is asked for an item without one."""

    def __init__(
        self,
        draft: PreparationDraft,
        preparations: Preparations,
        desk: Desk,
        choose_question: Choose,
        setup: SetupPanel,
    ) -> None:
        self.method = Choice(_("Methode"), [(method, word(method)) for method in SalesMethod], wide=158)
        self.open_setup = icon_button("sliders", _("Opzet van het bezoek"), self.toggle_setup)
        word_of = ElidedLabel(_("Methode"), "small", stretch=False)
        self.fold = icon_button("chevron-up", _("Doelstelling inklappen"), self.toggle_fold, quiet=True)
        super().__init__(_("Doelstelling"), word_of, self.method, self.open_setup, self.fold)
        self.folded = FoldedObjective(self.toggle_fold)
        self.head.insertWidget(1, self.folded, 1000)  # all the room there is beside the title
        self._keeps_folded: bool | None = None  # as the height has it, until the seller says otherwise
        self._is_pressed = self._is_low = False
        self._draft, self._preparations, self._choose_question = draft, preparations, choose_question
        self._desk, self.setup = desk, setup
        self.setup.hide()
        self.hint = TextBlock("", "small", "muted")
        self._shown: tuple[object, ...] = ()
        self._menu: QMenu | None = None
        self.external = SpokenField(_("Extern doel, hardop"))
        self.chips = FlowBox()
        self.add_item = icon_button("plus", _("Intern doel toevoegen"), self._offer_items, quiet=True)
        self.smart = SmartLine(draft)
        self.smart.rewrite_asked.connect(self.help_with)
        items = row(gap=4)
        items.addWidget(self.chips, 1)
        items.addWidget(self.add_item, 0, Qt.AlignmentFlag.AlignTop)
        internal = column(items, self.smart, gap=4)
        self._whole = QWidget()
        aloud = _line(_("Extern"), _("hardop"), self.external)
        known = _line(_("Intern"), _("alleen jij"), internal)
        self._whole.setLayout(column(self.hint, self.setup, aloud, known, gap=8))
        self.body.addWidget(self._whole)
        self._opened = (word_of, self.method, self.open_setup, self._whole)
        self._show_folded(folded=False)
        self.method.edited.connect(self._method_chosen)
        self.external.edited.connect(self._external_typed)
        draft.changed.connect(self.refresh)

    def refresh(self) -> None:
        if not self._draft.is_loaded:
            return
        view = self._draft.view
        for each in (self.method, self.external, self.chips, self.add_item, self.smart):
            each.setEnabled(not view.is_reported)
        self.folded.show_view(view)
        self.method.set_value(view.preparation.method)
        self.hint.setText(method_hint(view.preparation.method))
        self.external.set_value(view.preparation.external_objective)
        unserved = {item.id for item in view.unserved}
        shown = tuple(
            (item, item.id not in unserved)
            for item in kept_objectives(view.preparation)
            if item.side is Side.INTERNAL
        )
        if shown != self._shown:
            self._shown = shown
            self.chips.refill(
                *(
                    ObjectiveChip(item, is_served=served, run=partial(self._open_item, item))
                    for item, served in shown
                )
            )

    def _method_chosen(self) -> None:
        self._draft.change(replace(self._draft.preparation, method=self.method.value()), at_once=True)

    def _external_typed(self) -> None:
        typed = self.external.value()
        self._draft.change(replace(self._draft.preparation, external_objective=typed))

    def keyed(self) -> list[Action]:
        """What can be done here by key."""
        acceptable, realistic = (
            partial(self.smart.press, letter) for letter in (Letter.ACCEPTABLE, Letter.REALISTIC)
        )
        return [
            Action(
                "preparation.fold", _("Doelstelling in- of uitklappen"), self.toggle_fold, "Alt+D", "card"
            ),
            Action("preparation.setup", _("Opzet van het bezoek"), self.toggle_setup, "Alt+O", "sliders"),
            Action("preparation.acceptable", _("Doel is acceptabel"), acceptable, "Alt+A", "check"),
            Action("preparation.realistic", _("Doel is realistisch"), realistic, "Alt+R", "check"),
        ]

    @property
    def is_folded(self) -> bool:
        return not self.folded.isHidden()

    def toggle_fold(self) -> None:
        """One line or the whole card, as the seller likes it until he stops the program."""
        had_focus = self.isAncestorOf(self.focusWidget()) if self.focusWidget() else False
        self._keeps_folded = not self.is_folded
        self._show_folded(folded=self._keeps_folded)
        if had_focus:
            self.fold.setFocus(Qt.FocusReason.OtherFocusReason)

    def give_room(self, *, asked: bool) -> None:
        """What stands below needs the height for a while; afterwards it is as the seller left it."""
        if asked != self._is_pressed:
            self._is_pressed = asked
            self._fold_as_wanted()

    def stand_low(self, *, low: bool) -> None:
        """On a low desk the step comes first and its foot stays in sight; the card is one line."""
        if low != self._is_low:
            self._is_low = low
            self._fold_as_wanted()

    def _fold_as_wanted(self) -> None:
        kept = self._is_low if self._keeps_folded is None else self._keeps_folded
        self._show_folded(folded=self._is_pressed or kept)

    def _show_folded(self, *, folded: bool) -> None:
        for part in self._opened:
            part.setVisible(not folded)
        self.folded.setVisible(folded)
        said = _("Doelstelling tonen") if folded else _("Doelstelling inklappen")
        self.fold.set_icon("chevron-down" if folded else "chevron-up")
        self.fold.setToolTip(f"{said} (Alt+D)")
        self.fold.setAccessibleName(said)

    def toggle_setup(self) -> None:
        """Kind of visit, questions and approach: out of the way when they are chosen."""
        opens = self.setup.isHidden() or self.is_folded
        if self.is_folded:
            self.toggle_fold()
        self.show()  # the value may stand in its place
        self.setup.setVisible(opens)
        if not self.setup.isHidden():
            self.setup.kind.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def help_with(self, verdict: LetterVerdict) -> None:
        """A sentence for this letter in the place where it is missing; the first blank is selected."""
        view = self._draft.view
        part = weak_part(view.preparation, verdict, view.visit.kind)
        own = view.preparation.external_objective if part is None else part.text or part.keyword
        made = left_blank(own) or rewrite(own, verdict, _occasion(view), _)
        if made is None:
            return
        if part is not None:
            self._write_again(part, made.text)
        elif made.text == own:
            self.external.mark(made.start, made.length)
        else:
            before = view.preparation
            self.external.write(made.text, made.start, made.length)
            self._desk.toast(_("Vul in wat tussen haakjes staat."), partial(back_to, self._draft, before))

    def _write_again(self, item: Objective, start: str) -> None:
        title = _("Doel {keyword} in andere woorden").format(keyword=shown_keyword(item.keyword))
        text = ask.text(self, title, _("Vul in wat tussen haakjes staat; alleen jij leest dit."), start=start)
        if text and text.strip():
            before = self._draft.preparation
            self._draft.change(with_objective(before, replace(item, text=text.strip())), at_once=True)
            self._desk.toast(_("Doel gewijzigd"), partial(back_to, self._draft, before))

    def _offer_items(self) -> None:
        menu = QMenu(self)
        for pattern in self._preparations.objectives_to_choose(self._draft.view):
            if pattern.side is Side.INTERNAL:
                entry = menu.addAction(f"{shown_keyword(pattern.keyword)}   {pattern.text}")
                entry.triggered.connect(lambda *_on, chosen=pattern: self._add(chosen))
        menu.addSeparator()
        menu.addAction(_("Eigen doel…")).triggered.connect(lambda *_on: self._write_own())
        self._pop(menu, self.add_item)

    def _write_own(self) -> None:
        text = ask.text(self, _("Eigen intern doel"), _("Een steekwoord; de klant kan het blad zien."))
        if text and text.strip():
            self._add(ObjectivePattern(text.strip()[:40], text.strip()))

    def _add(self, pattern: ObjectivePattern) -> None:
        item = self._preparations.new_objective(pattern)
        self._draft.change(with_objective(self._draft.preparation, item), at_once=True)

    def _open_item(self, item: Objective) -> None:
        menu = QMenu(self)
        about = menu.addAction(item.text or item.keyword)
        about.setEnabled(False)
        menu.addSeparator()
        menu.addAction(_("Vraag kiezen")).triggered.connect(lambda *_on: self._choose_question(item.keyword))
        menu.addAction(_("In andere woorden…")).triggered.connect(
            lambda *_on: self._write_again(item, item.text or item.keyword)
        )
        menu.addAction(_("Doel weghalen")).triggered.connect(lambda *_on: self._remove(item))
        sender = self.sender()
        self._pop(menu, sender if isinstance(sender, QWidget) else self.chips)

    def _remove(self, item: Objective) -> None:
        before = self._draft.preparation
        self._draft.change(without_objective(before, item.id), at_once=True)
        said = _("Doel {keyword} weggehaald").format(keyword=shown_keyword(item.keyword))
        self._desk.toast(said, partial(back_to, self._draft, before))

    def _pop(self, menu: QMenu, under: QWidget) -> None:
        if self._menu is not None:
            self._menu.deleteLater()
        self._menu = menu
        menu.popup(under.mapToGlobal(under.rect().bottomLeft()))


def _occasion(view: PreparationView) -> Occasion:
    subject = spoken_subject(view.visit.subject) or view.template.subject or _("dit onderwerp")
    return Occasion(view.visit.kind, subject, view.visit.minutes)


def _line(word_text: str, sub: str, content: QWidget | QLayout) -> QHBoxLayout:
    """A word with its remark at the left, what belongs to it at the right."""
    left = QWidget()
    words = column(label(word_text, "strong"), label(sub, "small"), gap=0, margins=(0, 2, 0, 0))
    words.addStretch(1)
    left.setLayout(words)
    left.setFixedWidth(theme.F(WORD_WIDTH))
    line = row(gap=8)
    line.addWidget(left, 0, Qt.AlignmentFlag.AlignTop)
    if isinstance(content, QWidget):
        line.addWidget(content, 1)
    else:
        line.addLayout(content, 1)
    return line
