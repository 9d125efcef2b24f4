"""Step 1: who they are, by theme, each fact with its source and its day."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from uuid import UUID

from PySide6.QtWidgets import QWidget

from salesdesk.domain.facts import (
    FactSubject,
    FactTheme,
    KnownFact,
    is_stale,
    known_facts,
    subject_of,
)
from salesdesk.domain.preparation import Step
from salesdesk.domain.preparation_edits import with_taken_along
from salesdesk.domain.relations import Fact, Relation
from salesdesk.services.changes import Done, Noun, done
from salesdesk.services.facts import Facts
from salesdesk.services.insight import Insight, Reference
from salesdesk.services.preparations import Preparations
from salesdesk.ui.autosave import Autosave
from salesdesk.ui.buttons import TabBar
from salesdesk.ui.desk import Desk
from salesdesk.ui.looking_up import (
    company_search,
    look_up_row,
    person_search,
    register_search,
    website_address,
)
from salesdesk.ui.parts import column
from salesdesk.ui.visits.draft import PreparationDraft
from salesdesk.ui.visits.fact_page import FactPage, kept_under
from salesdesk.ui.visits.fact_row import FactDeeds, FactRow
from salesdesk.ui.visits.news_watch import NewsWatch
from salesdesk.ui.visits.panel import NotePanel
from salesdesk.ui.visits.references import ReferenceList
from salesdesk.words import _, ngettext, word


class FactsPanel(NotePanel):
    """The form of facts; what is typed in it is kept with the relation, as facts with a history."""

    def __init__(
        self,
        draft: PreparationDraft,
        preparations: Preparations,
        facts: Facts,
        insight: Insight,
        desk: Desk,
        autosave: Autosave,
    ) -> None:
        super().__init__(draft, Step.INTERNET, preparations)
        self._facts, self._insight, self._desk, self._autosave = facts, insight, desk, autosave
        self._shown: tuple[Fact, ...] | None = None
        self._relation_id: UUID | None = None
        self._relation: Relation | None = None
        self._along: tuple[UUID, ...] = ()
        self._found: tuple[Reference, ...] = ()
        deeds = FactDeeds(
            self._new, self._touched, self._finish, self._confirm, self._forget, self._take_along
        )
        self.pages = {theme: FactPage(theme, deeds, desk.today()) for theme in FactTheme}
        self.tabs = TabBar([word(theme) for theme in FactTheme], name=_("Thema’s"))
        self.tabs.chosen.connect(self._show_theme)
        self.references = ReferenceList(desk, self._refer, self._take_again, self._leave_home)
        self.news = NewsWatch(desk, facts)
        self.content.insertLayout(
            0, column(self.tabs, *self.pages.values(), self.references, self.news, self._look_up(), gap=10)
        )
        self._show_theme(0)
        self.close_content()

    def _look_up(self) -> QWidget:
        view = partial(lambda draft: draft.view, self.draft)
        return look_up_row(
            (_("Website"), "globe", lambda: website_address(view().card.relation)),
            (_("Bedrijfsnieuws"), "search", lambda: company_search(view().card.relation, _("nieuws"))),
            (_("Handelsregister"), "building", lambda: register_search(view().card.relation)),
            (_("Persoon"), "user", self._person_address),
        )

    def _person_address(self) -> str:
        view = self.draft.view
        people = [view.contact] if view.contact else list(view.card.contacts)
        return person_search(people[0], view.card.relation) if people else company_search(view.card.relation)

    def first_focus(self) -> QWidget | None:
        return self.tabs

    def theme(self) -> FactTheme:
        """The theme in sight."""
        return list(FactTheme)[self.tabs.on()]

    def open_theme(self, theme: FactTheme) -> None:
        self.tabs.set_on(list(FactTheme).index(theme))
        self._show_theme(self.tabs.on())

    def _show_theme(self, on: int) -> None:
        chosen = list(FactTheme)[on]
        for theme, page in self.pages.items():
            page.setVisible(theme is chosen)
        self.references.setVisible(chosen is FactTheme.CUSTOMERS)
        self.news.setVisible(chosen is FactTheme.NEWS)

    def aside(self) -> str:
        known = known_facts(self.draft.view.card.facts)
        said = ngettext("{count} feit", "{count} feiten", len(known)).format(count=len(known))
        old = sum(is_stale(each.fact, self._desk.today()) for each in known)
        return _("{facts}, {count} nakijken").format(facts=said, count=old) if old else said

    def refresh(self) -> None:
        super().refresh()
        view = self.draft.view
        relation = view.card.relation
        if relation.id != self._relation_id:
            self.forget()
            self._relation_id = relation.id
        if view.card.facts is not self._shown:
            self._shown = view.card.facts
            self._look_for_references()
        elif relation is self._relation and self.draft.preparation.taken_along == self._along:
            return  # a key in the note changes nothing here
        self._relation, self._along = relation, self.draft.preparation.taken_along
        known = known_facts(view.card.facts)
        for page in self.pages.values():
            page.show_facts(relation, known, self._is_taken)
        self.news.show_relation(relation)
        self._count(known)
        self._show_references()
        self._doubt()

    def _count(self, known: tuple[KnownFact, ...]) -> None:
        words_of = []
        for theme, page in self.pages.items():
            count = sum(kept_under(each.fact) in page.rows for each in known)
            words_of.append(f"{word(theme)} {count}" if count else word(theme))
        self.tabs.set_words(words_of)

    def _is_taken(self, known: KnownFact) -> bool:
        along = self.draft.preparation.taken_along
        return any(fact.id in along for fact in (known.fact, *known.earlier))

    def _rows(self) -> list[FactRow]:
        return [one for page in self.pages.values() for one in page.all_rows()]

    def collect(self) -> Callable[[], Done[list[Fact]]] | None:
        if not self.draft.is_loaded:
            return None
        typed = [fact for one in self._rows() if (fact := one.collect()) is not None]
        return partial(self._facts.keep, typed) if typed else None

    def saved(self, value: object) -> None:
        facts = [each for each in value if isinstance(each, Fact)] if isinstance(value, list) else []
        if facts:
            for page in self.pages.values():
                page.saved(facts)
            if any(subject_of(fact.subject) is FactSubject.CUSTOMERS for fact in facts):
                self._look_for_references()

    def forget(self) -> None:
        self._shown = self._relation_id = None
        self._found = ()
        for page in self.pages.values():
            page.clear()

    def last_row(self, subject: str) -> FactRow:
        """Where another fact about this is typed."""
        return next(page.rows[subject][-1] for page in self.pages.values() if subject in page.rows)

    def _finish(self) -> None:
        """Keep it, and show everywhere what is known now: what was typed by itself tells nobody."""
        self._autosave.flush()
        self._desk.work.ask(lambda: done(None, Noun.RELATION), owner=self)

    def _new(self, subject: str, corrects: Fact | None) -> Fact:
        return self._facts.new(self.draft.view.card.relation.id, subject, corrects)

    def _touched(self) -> None:
        self._autosave.touch()
        self._doubt()

    def _doubt(self) -> None:
        texts = {subject: text for page in self.pages.values() for subject, text in page.texts().items()}
        for page in self.pages.values():
            page.doubt(texts)

    def _confirm(self, fact: Fact) -> None:
        self._autosave.flush()
        self._desk.work.ask(
            lambda: self._facts.confirm(fact),
            lambda again: self._desk.toast(
                _("„{text}” nagekeken").format(text=fact.text),
                lambda: self._desk.work.ask(lambda: self._facts.forget(again)),
            ),
        )

    def _forget(self, fact: Fact) -> None:
        facts, desk = self._facts, self._desk
        for one in self._rows():
            if fact.id in one.ids:
                one.forget()

        def gone(thrown: Fact) -> None:
            desk.toast(
                _("Feit weggehaald"), lambda: desk.work.ask(lambda: facts.forget(thrown, forgotten=False))
            )

        desk.work.ask(lambda: facts.forget(fact), gone)

    def _take_along(self, fact: Fact, on: bool) -> None:
        self.draft.change(with_taken_along(self.draft.preparation, fact.id, taken=on), at_once=True)

    def _look_for_references(self) -> None:
        relation_id = self.draft.view.card.relation.id
        self._desk.work.ask(
            lambda: self._insight.references(relation_id),
            self._found_references,
            lane="read",
            key="references",
            owner=self,
        )

    def _found_references(self, found: tuple[Reference, ...]) -> None:
        self._found = found
        if self.draft.is_loaded:
            self._show_references()

    def _show_references(self) -> None:
        facts = [each.fact for each in known_facts(self.draft.view.card.facts)]
        known = tuple(fact for fact in facts if subject_of(fact.subject) is FactSubject.REFERENCE)
        is_named = any(one.text.value() for one in self.pages[FactTheme.CUSTOMERS].all_rows())
        along = frozenset(self.draft.preparation.taken_along)
        self.references.show_references(self._found, known, along, is_named=is_named)

    def _refer(self, reference: Reference) -> None:
        relation_id = self.draft.view.card.relation.id
        self._autosave.flush()
        self._desk.work.ask(
            lambda: self._facts.refer(relation_id, reference.said, _("klantenlijst")), self._take_again
        )

    def _take_again(self, fact: Fact) -> None:
        if self.draft.is_loaded and self.draft.view.card.relation.id == fact.relation_id:
            self._take_along(fact, True)
            self._finish()

    def _leave_home(self, fact: Fact) -> None:
        self._take_along(fact, False)
