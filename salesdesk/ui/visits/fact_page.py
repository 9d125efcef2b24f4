"""The facts of one theme under each other, with an empty place for another where there may be more."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from uuid import UUID

from PySide6.QtWidgets import QWidget

from salesdesk.domain.facts import (
    SUBJECTS,
    FactSubject,
    FactTheme,
    KnownFact,
    doubt_about,
    holds_one,
    subject_of,
)
from salesdesk.domain.relations import Fact, Relation
from salesdesk.services.facts import card_text, tells_card
from salesdesk.ui.parts import column
from salesdesk.ui.visits.fact_row import FactDeeds, FactRow


class FactPage(QWidget):
    """Rows of the subjects of a theme; a row that is being typed in is never replaced."""

    def __init__(self, theme: FactTheme, deeds: FactDeeds, today: date) -> None:
        super().__init__()
        self.theme, self._deeds, self._today = theme, deeds, today
        self.rows: dict[str, list[FactRow]] = {subject: [] for subject in SUBJECTS[theme]}
        self._body = column(gap=8)
        self.setLayout(self._body)

    def all_rows(self) -> list[FactRow]:
        return [one for rows in self.rows.values() for one in rows]

    def show_facts(
        self, relation: Relation, known: tuple[KnownFact, ...], taken: Callable[[KnownFact], bool]
    ) -> None:
        """Show what the file holds of this theme."""
        for subject in self._subjects(known):
            mine = [each for each in known if kept_under(each.fact) == subject]
            if holds_one(subject):
                self._show_one(relation, subject, mine, taken)
            else:
                self._show_many(subject, mine, taken)

    def _subjects(self, known: tuple[KnownFact, ...]) -> list[str]:
        """Those of the theme; with the rest come answers of earlier talks and subjects of his own words."""
        if self.theme is FactTheme.NEWS:
            for each in known:
                if subject_of(each.fact.subject) is None:
                    self.rows.setdefault(each.fact.subject, [])
        return list(self.rows)

    def _show_one(
        self,
        relation: Relation,
        subject: str,
        mine: list[KnownFact],
        taken: Callable[[KnownFact], bool],
    ) -> None:
        if not self.rows[subject]:
            self._add(subject, 0)
        held = mine[0] if mine else None
        present = card_text(relation, FactSubject(subject)) if subject in set(FactSubject) else ""
        from_card = held is not None and not tells_card(relation, held.fact)
        told = held is not None and taken(held)
        self.rows[subject][0].show_fact(held, present, taken=told, from_card=from_card)

    def _show_many(self, subject: str, mine: list[KnownFact], taken: Callable[[KnownFact], bool]) -> None:
        rows = self.rows[subject]
        by_id: dict[UUID, KnownFact] = {each.fact.id: each for each in mine}
        for one in list(rows):
            fact = one.fact
            if fact is not None and one.typed is None and not _held_in(one, mine):
                rows.remove(one)
                one.hide()
                one.deleteLater()
        for one in rows:
            held = _held_in(one, mine)
            if held is not None:
                by_id.pop(held.fact.id, None)
                one.show_fact(held, taken=taken(held))
        for held in by_id.values():
            at = len([one for one in rows if one.fact is not None])
            self._add(subject, at).show_fact(held, taken=taken(held))
        self._leave_room(subject)

    def _leave_room(self, subject: str) -> None:
        """The last row is empty, for another fact."""
        rows = self.rows[subject]
        if subject in SUBJECTS[self.theme] and (not rows or rows[-1].fact is not None):
            self._add(subject, len(rows)).show_fact(None)
        for place, one in enumerate(rows):
            one.set_titled(titled=place == 0)

    def _add(self, subject: str, at: int) -> FactRow:
        made = FactRow(subject, self._deeds, self._today)
        rows = self.rows[subject]
        before = sum(len(self.rows[each]) for each in list(self.rows)[: list(self.rows).index(subject)])
        self._body.insertWidget(before + at, made)
        rows.insert(at, made)
        return made

    def saved(self, facts: list[Fact]) -> None:
        """What was typed is in the file; the next empty row comes."""
        for one in self.all_rows():
            one.saved(facts)
        for subject in self.rows:
            if not holds_one(subject):
                self._leave_room(subject)

    def doubt(self, others: dict[FactSubject, str]) -> None:
        """Say under each number what is doubtful about it."""
        for one in self.all_rows():
            if one.subject in set(FactSubject):
                one.show_doubt(doubt_about(FactSubject(one.subject), one.text.value(), others))

    def texts(self) -> dict[FactSubject, str]:
        return {
            FactSubject(subject): rows[0].text.value()
            for subject, rows in self.rows.items()
            if rows and subject in set(FactSubject)
        }

    def clear(self) -> None:
        """Another relation is on its way."""
        for one in self.all_rows():
            one.hide()
            one.deleteLater()
        self.rows = {subject: [] for subject in SUBJECTS[self.theme]}


def kept_under(fact: Fact) -> str:
    """The subject of the form, or his own words."""
    return subject_of(fact.subject) or fact.subject


def _held_in(one: FactRow, mine: list[KnownFact]) -> KnownFact | None:
    """The fact in the file that this row shows, or that took the place of what it shows."""
    for held in mine:
        if one.ids & {held.fact.id, *(each.id for each in held.earlier)}:
            return held
    return None
