"""What every step shows in the middle: things to tick, what is known, and the seller's own note."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtWidgets import QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from salesdesk.domain.preparation import CheckItem, Step
from salesdesk.domain.preparation_edits import with_item, with_note, with_tick, without_item
from salesdesk.services.changes import Done
from salesdesk.services.preparations import Preparations
from salesdesk.ui import ask, theme
from salesdesk.ui.buttons import link
from salesdesk.ui.forms import NotesField, Tick
from salesdesk.ui.labels import label
from salesdesk.ui.parts import column, empty_out, row
from salesdesk.ui.screen import Scroller
from salesdesk.ui.visits.draft import PreparationDraft
from salesdesk.words import _


class StepPanel(QWidget):
    """The content of one step; `tools` stand beside its title, `foot` below it."""

    scrolls = True

    def __init__(self, draft: PreparationDraft, step: Step) -> None:
        super().__init__()
        self.draft, self.step = draft, step
        self.tools: list[QWidget] = []
        self.foot: QWidget | None = None
        self.content: QVBoxLayout = column(gap=10, margins=(0, 0, 8, 0))
        inner = QWidget()
        inner.setObjectName("plain")
        inner.setLayout(self.content)
        self._inner = inner
        outer = column()
        outer.addWidget(self._scrolled(inner) if self.scrolls else inner, 1)
        self.setLayout(outer)

    @staticmethod
    def _scrolled(inner: QWidget) -> QWidget:
        """It asks for its least height only: a long step scrolls in its card, the foot stays in sight."""
        scroller = Scroller(inner)
        scroller.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        scroller.setMinimumHeight(scroller.minimumSizeHint().height())
        return scroller

    def aside(self) -> str:
        """A count beside the title."""
        return ""

    def refresh(self) -> None:
        """Show what the draft holds now."""

    def set_frozen(self, *, frozen: bool) -> None:
        """After the report is closed it is only read."""
        self._inner.setEnabled(not frozen)

    def first_focus(self) -> QWidget | None:
        return None

    def collect(self) -> Callable[[], Done[Any]] | None:
        """What it keeps outside the preparation, when something of that changed."""
        return None

    def saved(self, value: object) -> None:
        """Something is in the file now."""

    def forget(self) -> None:
        """Another visit is on its way: nothing typed here goes to that one."""


class NotePanel(StepPanel):
    """A step with a note at the end, and above it its check list."""

    def __init__(self, draft: PreparationDraft, step: Step, preparations: Preparations) -> None:
        super().__init__(draft, step)
        self._preparations = preparations
        self.checks = CheckList(draft, step, preparations)
        self.note = NotesField(_("Notitie bij deze stap"), lines=3, placeholder=_("Wat vond je? Wat nog?"))
        self.note.edited.connect(self._typed)
        self.content.addWidget(self.checks)

    def close_content(self) -> None:
        """Put the note under what was added."""
        self.content.addWidget(label(_("Notitie"), "small"))
        self.content.addWidget(self.note)
        self.content.addStretch(1)

    def _typed(self) -> None:
        self.draft.change(with_note(self.draft.preparation, self.step, self.note.value()))

    def refresh(self) -> None:
        self.checks.refresh()
        self.note.set_value(self.draft.preparation.record(self.step).note)

    def first_focus(self) -> QWidget | None:
        return self.checks.first() or self.note


class CheckList(QWidget):
    """Ticks in two columns, with a way to add one."""

    def __init__(self, draft: PreparationDraft, step: Step, preparations: Preparations) -> None:
        super().__init__()
        self._draft, self._step, self._preparations = draft, step, preparations
        self._items: tuple[CheckItem, ...] | None = None
        self._ticks: list[Tick] = []
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setVerticalSpacing(theme.F(4))
        self._grid.setColumnStretch(0, 1)
        add = link(_("Toevoegen"), self._add, "plus")
        self.setLayout(column(self._grid, row(add, 1), gap=6))

    def first(self) -> QWidget | None:
        return self._ticks[0] if self._ticks else None

    def refresh(self) -> None:
        items = tuple(
            item
            for item in self._draft.preparation.items
            if item.step is self._step and not item.deleted and item.document_id is None
        )
        before = self._items
        self._items = items
        if before is not None and [item.id for item in before] == [item.id for item in items]:
            for item, tick in zip(items, self._ticks, strict=True):
                tick.set_value(item.done)
            return
        empty_out(self._grid)
        self._ticks = []
        for place, item in enumerate(items):
            tick = Tick(item.label, on=item.done)
            tick.edited.connect(partial(self._ticked, item, tick))
            self._ticks.append(tick)
            tick.give_way()
            self._grid.addWidget(tick, place, 0)
            if item.label not in self._preparations.known_items():
                remove = link(_("Weghalen"), partial(self._remove, item))
                remove.setAccessibleName(_("{item} weghalen").format(item=item.label))
                self._grid.addWidget(remove, place, 1)

    def _ticked(self, item: CheckItem, tick: Tick) -> None:
        self._draft.change(with_tick(self._draft.preparation, item.id, done=tick.value()), at_once=True)

    def _remove(self, item: CheckItem) -> None:
        self._draft.change(without_item(self._draft.preparation, item.id), at_once=True)

    def _add(self) -> None:
        text = ask.text(self, _("Nog iets klaarleggen"), _("Wat neem je mee of kijk je na?"))
        if text and text.strip():
            item = self._preparations.new_item(self._step, text)
            self._draft.change(with_item(self._draft.preparation, item), at_once=True)
