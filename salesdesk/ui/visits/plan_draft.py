"""A plan that is being typed is kept as it goes; after a crash the seller goes on where he was."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from uuid import UUID

from PySide6.QtCore import QObject

from salesdesk import formats, words
from salesdesk.domain.visits import VisitKind
from salesdesk.services.visit_drafts import VisitDraft, VisitDrafts
from salesdesk.ui.autosave import Autosave
from salesdesk.ui.buttons import link
from salesdesk.ui.desk import Desk
from salesdesk.ui.parts import Note
from salesdesk.ui.visits.plan_form import PlanForm
from salesdesk.words import _


class PlanDraft(QObject):
    """Keeps what stands in the form, offers it again, and throws it away once it is planned."""

    def __init__(
        self, desk: Desk, drafts: VisitDrafts, form: PlanForm, taken: Callable[[VisitDraft], object]
    ) -> None:
        super().__init__(form)
        self._desk, self._drafts, self._form, self._taken = desk, drafts, form, taken
        self._about: UUID | None = None
        self._offered: VisitDraft | None = None
        self.autosave = Autosave(desk.work, desk.clock, self._collect, parent=self)
        self.go_on = link(_("Verdergaan"), self.take)
        self.note = Note("", "info", self.go_on, link(_("Weggooien"), self.forget), icon="pencil")
        self.note.hide()
        form.edited.connect(self.autosave.touch)

    def begin(self, about: UUID | None) -> None:
        """Another plan; one about the same that was never finished is offered."""
        self.autosave.forget()
        self._about, self._offered = about, None
        self.note.hide()
        self._desk.work.ask(
            partial(self._drafts.of, about), self._offer, lane="read", key="plan-draft", owner=self
        )

    def take(self) -> None:
        """Go on with it."""
        self.note.hide()
        if self._offered is not None:
            self._form.show_draft(self._offered)
            self._taken(self._offered)

    def forget(self) -> None:
        """It was planned, or the seller does not want it any more."""
        self.note.hide()
        self.autosave.forget()
        self._desk.work.ask(partial(self._drafts.forget, self._about))

    def leave(self) -> bool:
        return self.autosave.settle()

    def _collect(self) -> Callable[[], object]:
        self.note.hide()
        return partial(self._drafts.keep, self._form.draft(), self._about)

    def _offer(self, draft: VisitDraft | None) -> None:
        self._offered = draft
        if draft is None or self.autosave.dirty:
            return
        language = words.screen_language()
        day = formats.day_text(draft.moment.date(), language)
        what = "  ·  ".join(
            part for part in (draft.relation_name, draft.visit_on, draft.start_time, draft.subject) if part
        )
        said = _("Op {day} om {at} was je hiermee bezig: {what}.")
        self.note.set(said.format(day=day, at=formats.clock(draft.moment), what=what))
        self.note.show()


def kind_of(draft: VisitDraft) -> VisitKind:
    """A draft of another version may have a kind that is gone."""
    try:
        return VisitKind(draft.kind)
    except ValueError:
        return VisitKind.FIRST
