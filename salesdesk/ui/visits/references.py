"""Customers of theirs that we know too: whom the seller may name in the talk."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from uuid import UUID

from PySide6.QtWidgets import QHBoxLayout, QWidget

from salesdesk.domain.relations import Fact
from salesdesk.services.changes import Noun
from salesdesk.services.insight import Reference
from salesdesk.ui.buttons import Pressable, icon_button, link
from salesdesk.ui.chips import status_chip
from salesdesk.ui.desk import Desk
from salesdesk.ui.labels import Chip, ElidedLabel, IconLabel, TextBlock, label
from salesdesk.ui.marks import ClassTile
from salesdesk.ui.parts import column, empty_out, row
from salesdesk.ui.places import Place
from salesdesk.words import _

Take = Callable[[Reference], object]
WithFact = Callable[[Fact], object]


class ReferenceList(QWidget):
    """Our customers first; one click takes a reference along on the sheet, another leaves it at home."""

    def __init__(self, desk: Desk, take: Take, take_again: WithFact, leave: WithFact) -> None:
        super().__init__()
        self._desk, self._take, self._take_again, self._leave = desk, take, take_again, leave
        self._title = label(_("Ook klant bij ons"), "strong")
        self._body = column(gap=8)
        self._nobody = TextBlock("", "small", "muted")
        self.setLayout(column(self._title, self._nobody, self._body, gap=6))

    def show_references(
        self, found: tuple[Reference, ...], known: tuple[Fact, ...], along: frozenset[UUID], *, is_named: bool
    ) -> None:
        """What was found; `known` are references of before, `along` what goes on the sheet of this visit."""
        empty_out(self._body)
        by_words = {fact.text: fact for fact in known}
        for reference in found:
            fact = by_words.pop(reference.said, None)
            self._body.addWidget(self._row(reference, fact if fact and fact.id in along else None))
        for fact in by_words.values():
            self._body.addWidget(self._own_row(fact, is_along=fact.id in along))
        self._nobody.setVisible(not found)
        self._nobody.setText(
            _("Geen van deze namen staat bij jouw relaties.")
            if is_named
            else _("Noem hun klanten hierboven; wie ook bij ons koopt, komt hier als referentie.")
        )

    def _row(self, reference: Reference, fact: Fact | None) -> QWidget:
        said = [reference.place]
        if reference.customer_since and reference.may_be_named:
            said.append(_("klant sinds {year}").format(year=reference.customer_since.year))
        if not reference.is_sure:
            said.append(_("lijkt op „{name}”").format(name=reference.written))
        opener = Pressable(
            _("Kaart van {name}").format(name=reference.name),
            partial(self._desk.go, Place(Noun.RELATION, reference.relation_id)),
        )
        words_of = column(
            ElidedLabel(reference.name, "strong"),
            ElidedLabel("  ·  ".join(part for part in said if part), "small"),
            gap=0,
        )
        opener.setLayout(words_of)
        line = row(ClassTile(reference.importance.value, side=22), gap=10)
        line.addWidget(opener, 1)
        if reference.has_complaint:
            line.addWidget(Chip(_("open klacht"), "warn"))
        if not reference.may_be_named:
            line.addWidget(status_chip(reference.status))
        elif fact is None:
            line.addWidget(self._taker(reference.name, partial(self._take, reference)))
        else:
            self._add_taken(line, fact)
        holder = QWidget()
        holder.setLayout(line)
        return holder

    def _own_row(self, fact: Fact, *, is_along: bool) -> QWidget:
        """A reference that stands in no list of customers."""
        line = row(IconLabel("star", 16), gap=10)
        line.addWidget(ElidedLabel(fact.text, "strong"), 1)
        if is_along:
            self._add_taken(line, fact)
        else:
            line.addWidget(self._taker(fact.text, partial(self._take_again, fact)))
        holder = QWidget()
        holder.setLayout(line)
        return holder

    @staticmethod
    def _taker(name: str, take: Callable[[], object]) -> QWidget:
        made = link(_("Als referentie meenemen"), take, "plus")
        made.setAccessibleName(_("{name} als referentie meenemen").format(name=name))
        return made

    def _add_taken(self, line: QHBoxLayout, fact: Fact) -> None:
        line.addWidget(Chip(_("op het blad"), "ok"))
        said = _("{name} niet meenemen").format(name=fact.text)
        line.addWidget(icon_button("close", said, partial(self._leave, fact), quiet=True))
