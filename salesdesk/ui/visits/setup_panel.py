"""How this visit is set up: its kind, the question template, and the approaches that colour the talk."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtWidgets import QSizePolicy

from salesdesk.domain.preparation import Approach, Preparation
from salesdesk.domain.proposal_change import difference
from salesdesk.domain.visits import Visit, VisitKind
from salesdesk.services.changes import Noun
from salesdesk.services.preparations import Preparations, PreparationView
from salesdesk.services.visits import Visits
from salesdesk.ui.buttons import Pressable, link
from salesdesk.ui.desk import Desk
from salesdesk.ui.flow import FlowBox
from salesdesk.ui.forms import Choice, FormRow
from salesdesk.ui.labels import Chip, TextBlock, label
from salesdesk.ui.parts import Inset, Note, column, row
from salesdesk.ui.places import Place
from salesdesk.ui.visits.draft import PreparationDraft
from salesdesk.ui.visits.method_words import approach_hint, depth_sentence, spent_words
from salesdesk.words import _, word


class ApproachTag(Pressable):
    """An approach that can be on; its hint is read beside it."""

    def __init__(self, approach: Approach, run: Callable[[], object]) -> None:
        super().__init__(word(approach), run)
        self._approach = approach
        self._chip = Chip(word(approach), "line")
        self.setLayout(row(self._chip, gap=0))
        self.setToolTip(approach_hint(approach))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_on(self, *, on: bool) -> None:
        self._chip.set(word(self._approach), "acc" if on else "line")
        state = _("gekozen") if on else _("niet gekozen")
        self.setAccessibleName(f"{word(self._approach)}, {state}. {approach_hint(self._approach)}")


class SetupPanel(Inset):
    """Opened from the objective card; every choice is kept at once and can be undone."""

    def __init__(
        self, draft: PreparationDraft, preparations: Preparations, visits: Visits, desk: Desk
    ) -> None:
        super().__init__(gap=8)
        self._draft, self._preparations, self._visits, self._desk = draft, preparations, visits, desk
        self._seen: object = None
        self.kind = Choice(_("Soort bezoek"), [(kind, word(kind)) for kind in VisitKind])
        self.template: Choice[str] = Choice(_("Vragenlijst"))
        self.fitting = link("", self._take_fitting)
        self.fitting.hide()
        self.tags = {each: ApproachTag(each, partial(self._tag, each)) for each in Approach}
        self.hints, self.why = TextBlock("", "small", "text2"), TextBlock("", "small", "text2")
        experience = link(_("Ervaring instellen"), lambda: desk.go(Place(Noun.SETTINGS, view="seller")))
        choices = row(gap=12)
        choices.addWidget(FormRow(_("Soort bezoek"), self.kind), 1)
        choices.addWidget(FormRow(_("Vragenlijst"), self.template), 1)
        why = row(gap=12)
        why.addWidget(self.why, 1)
        why.addWidget(experience)
        tags = row(label(_("Aanpak"), "small"), gap=10)
        tags.addWidget(FlowBox(*self.tags.values()), 1)
        for part in (choices, row(1, self.fitting), tags, column(self.hints), why):
            self.body.addLayout(part)
        self.kind.edited.connect(self._kind_chosen)
        self.template.edited.connect(lambda: self.use_template(str(self.template.value())))
        draft.changed.connect(self.refresh)

    def refresh(self) -> None:
        if not self._draft.is_loaded or self.isHidden():
            return
        view = self._draft.view
        self.setEnabled(not view.is_reported)
        self.kind.set_value(view.visit.kind)
        self._show_templates(view)
        chosen = view.preparation.approaches
        for each, tag in self.tags.items():
            tag.show_on(on=each in chosen)
        self.hints.setText(
            "\n".join(f"{word(each)}: {approach_hint(each)}" for each in Approach if each in chosen)
        )
        self.hints.setVisible(bool(chosen))
        self.why.setText(" ".join((depth_sentence(view.depth), spent_words(view.preparation.seconds_spent))))

    def _show_templates(self, view: PreparationView) -> None:
        """Read again only when something else was chosen: typing must not wait for it."""
        chosen = view.preparation.template or view.template.slug
        seen = (view.visit, chosen)
        if seen != self._seen:
            self._seen = seen
            self.template.set_choices([(one.slug, one.name) for one in self._preparations.templates()])
            fits = self._preparations.fitting_template(view)
            self.fitting.setVisible(fits is not None and fits.slug != chosen)
            if fits is not None:
                self.fitting.setText(_("Bij dit onderwerp past: {template}").format(template=fits.name))
        self.template.set_value(chosen)

    def setVisible(self, visible: bool) -> None:
        super().setVisible(visible)
        self.refresh()

    def use_template(self, slug: str) -> None:
        """Other questions and objectives; what the seller wrote or answered stays."""
        before = self._draft.preparation
        self._draft.change(self._preparations.templated(self._draft.view, slug), at_once=True)
        self._offer_undo(before, _("Andere vragenlijst; wat je zelf schreef staat er nog."))

    def _take_fitting(self) -> None:
        fits = self._preparations.fitting_template(self._draft.view)
        if fits is not None:
            self.use_template(fits.slug)

    def _tag(self, approach: Approach) -> None:
        preparation = self._draft.preparation
        approaches = preparation.approaches ^ {approach}
        self._draft.change(replace(preparation, approaches=approaches), at_once=True)

    def _kind_chosen(self) -> None:
        before, kind = self._draft.view.visit, self.kind.value()
        if kind is before.kind:
            return
        if self._draft.preparation.prepared_for is None:  # made before this was remembered
            known = replace(self._draft.preparation, prepared_for=before.kind)
            self._draft.change(known, at_once=True)
        self._keep(replace(before, kind=kind), partial(self._keep, before))

    def _keep(self, visit: Visit, undo: Callable[[], object] | None = None) -> None:
        self._draft.save()  # first what was typed, or it would be in the way of what is read again
        said = _("Nu: {kind}.").format(kind=word(visit.kind).lower())
        self._desk.work.ask(
            lambda: self._visits.save(visit), lambda _kept: self._desk.toast(said, undo), owner=self
        )

    def _offer_undo(self, before: Preparation, said: str) -> None:
        self._desk.toast(said, partial(back_to, self._draft, before))


class KindNote(Note):
    """Says that the visit became of another kind than was prepared for, and what that would change."""

    def __init__(self, draft: PreparationDraft, preparations: Preparations, desk: Desk) -> None:
        super().__init__(
            "", "info", link(_("Overnemen"), self.follow), link(_("Zo laten"), self.leave), icon="bulb"
        )
        self._draft, self._preparations, self._desk = draft, preparations, desk
        self._seen: object = None
        self.hide()
        draft.changed.connect(self.refresh)

    def refresh(self) -> None:
        if not self._draft.is_loaded:
            return
        view = self._draft.view
        wanted = view.is_of_another_kind and not view.is_reported
        preparation = view.preparation
        seen = (preparation.id, view.visit.kind, preparation.objectives, preparation.questions)
        if wanted and seen != self._seen:
            self._seen = seen
            self.set(kind_words(view, self._preparations.rekinded(view)))
        self.setVisible(wanted)

    def follow(self) -> None:
        """Take the objectives and questions of the kind it is now."""
        before = self._draft.preparation
        self._draft.change(self._preparations.rekinded(self._draft.view), at_once=True)
        said = _("Voorstel overgenomen; wat je zelf schreef staat er nog.")
        self._desk.toast(said, partial(back_to, self._draft, before))

    def leave(self) -> None:
        """Keep it as it is, and do not ask again."""
        before = self._draft.preparation
        self._draft.change(replace(before, prepared_for=self._draft.view.visit.kind), at_once=True)


def kind_words(view: PreparationView, then: Preparation) -> str:
    """`Voorbereid als eerste bezoek. Bij een offertegesprek passen 3 doelen en 5 vragen erbij …`."""
    told = difference(view.preparation, then)
    was, now = view.preparation.prepared_for or view.visit.kind, view.visit.kind
    added, gone = told.objectives_in + told.questions_in, told.objectives_out + told.questions_out
    return _(
        "Voorbereid als {was}, nu {now}: {added} doelen en vragen erbij, {gone} eraf. "
        "Wat je zelf schreef blijft."
    ).format(was=word(was).lower(), now=word(now).lower(), added=added, gone=gone)


def back_to(draft: PreparationDraft, before: Preparation) -> None:
    """Undo, when the same preparation is still on screen."""
    if draft.is_loaded and draft.preparation.id == before.id:
        draft.change(before, at_once=True)
