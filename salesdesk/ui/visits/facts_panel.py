"""Step 1: who they are, each fact with its source and its day."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from urllib.parse import quote_plus

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QVBoxLayout, QWidget

from salesdesk import formats
from salesdesk.domain.preparation import Step, Target
from salesdesk.domain.relations import Fact, Relation
from salesdesk.services.changes import Done
from salesdesk.services.preparations import Preparations
from salesdesk.services.relations import Relations
from salesdesk.ui import theme
from salesdesk.ui.buttons import icon_button, link, plain
from salesdesk.ui.desk import Desk
from salesdesk.ui.forms import Choice, FormRow, TextField
from salesdesk.ui.labels import ElidedLabel, label
from salesdesk.ui.parts import column, empty_out, row
from salesdesk.ui.visits.draft import PreparationDraft
from salesdesk.ui.visits.panel import NotePanel
from salesdesk.words import _, ngettext, word


class FactsPanel(NotePanel):
    """The facts we know, a line to add one, and what to look up."""

    def __init__(
        self,
        draft: PreparationDraft,
        preparations: Preparations,
        relations: Relations,
        desk: Desk,
        touch: Callable[[], object],
        save: Callable[[], object],
    ) -> None:
        super().__init__(draft, Step.INTERNET, preparations)
        self._relations, self._desk, self._save = relations, desk, save
        self._facts: tuple[Fact, ...] | None = None
        self._typed_fact: Fact | None = None
        self._kept_fact: Fact | None = None
        self._list: QVBoxLayout = column(gap=6)
        self.subject = Choice(_("Onderwerp"), subjects(), wide=128)
        self.text = TextField(_("Wat weet je?"))
        self.source = TextField(_("Bron"), placeholder=_("website, krant, handelsregister"))
        self.add = plain(_("Toevoegen"), self.finish_fact, "plus")
        for field in (self.subject, self.text, self.source):
            field.edited.connect(touch)
        self.text.returnPressed.connect(self.finish_fact)
        self.source.returnPressed.connect(self.finish_fact)
        words = row(gap=8)
        words.addWidget(FormRow(_("Onderwerp"), self.subject))
        words.addWidget(FormRow(_("Wat weet je?"), self.text), 1)
        origin = row(gap=8)
        origin.addWidget(FormRow(_("Bron"), self.source), 1)
        origin.addWidget(self.add, 0, Qt.AlignmentFlag.AlignBottom)
        self._look_up = row(
            link(_("Website"), lambda: self._open(""), "globe"),
            link(_("Zoek nieuws"), lambda: self._open("nieuws"), "search"),
            link(_("Zoek bedrijf"), lambda: self._open("bedrijf"), "search"),
            1,
            gap=14,
        )
        self.content.addLayout(words)
        self.content.addLayout(origin)
        self.content.addLayout(self._list)
        self.content.addLayout(self._look_up)
        self.close_content()

    def aside(self) -> str:
        count = len(self.draft.view.card.facts)
        return ngettext("{count} feit", "{count} feiten", count).format(count=count)

    def refresh(self) -> None:
        super().refresh()
        facts = self.draft.view.card.facts
        if facts != self._facts:
            self._facts = facts
            empty_out(self._list)
            for fact in reversed(facts):
                if self._typed_fact is None or fact.id != self._typed_fact.id:
                    self._list.addWidget(self._fact_row(fact))

    def _fact_row(self, fact: Fact) -> QWidget:
        holder = QWidget()
        subject = ElidedLabel(fact_subject(fact.subject), "small")
        subject.setFixedWidth(theme.F(112))
        noted = formats.field_date(fact.noted_on) if fact.noted_on else ""
        where = ", ".join(part for part in (fact.source, noted) if part)
        remove = icon_button("close", _("Feit weghalen"), partial(self._forget, fact), quiet=True)
        holder.setLayout(row(subject, ElidedLabel(fact.text), label(where, "small"), remove, gap=8))
        return holder

    def collect(self) -> Callable[[], Done[Fact]] | None:
        """The fact being typed is kept as it stands; each save writes the same fact anew."""
        typed = self._line_typed()
        if typed is None or typed == self._kept_fact:
            return None
        self._typed_fact = typed
        return lambda: self._relations.keep_fact(typed)

    def saved(self, value: object) -> None:
        if self._typed_fact is not None and isinstance(value, Fact) and value.id == self._typed_fact.id:
            self._kept_fact = value

    def _line_typed(self) -> Fact | None:
        if not self.text.value() or not self.draft.is_loaded:
            return None
        return replace(
            self._typed_fact or self._relations.new_fact(self.draft.view.card.relation.id),
            subject=self.subject.value(),
            text=self.text.value(),
            source=self.source.value(),
        )

    def finish_fact(self) -> None:
        """The fact is complete; the line is free for the next one."""
        typed = self._line_typed()
        if typed is None:
            return
        self.forget()
        self._save()
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)
        self._desk.work.ask(lambda: self._relations.keep_fact(typed))

    def forget(self) -> None:
        """Forget what is typed in the line."""
        self._typed_fact = self._kept_fact = self._facts = None
        self.text.clear()
        self.source.clear()

    def _forget(self, fact: Fact) -> None:
        relations, desk = self._relations, self._desk

        def gone(_value: object) -> None:
            desk.toast(
                _("Feit weggehaald"),
                lambda: desk.work.ask(lambda: relations.forget(fact, forgotten=False)),
            )

        desk.work.ask(lambda: relations.forget(fact), gone)

    def _open(self, what: str) -> None:
        relation: Relation = self.draft.view.card.relation
        address = relation.website
        if not address or what:
            words = quote_plus(f"{relation.name} {relation.address.place} {what}".strip())
            address = f"https://duckduckgo.com/?q={words}"
        elif "://" not in address:
            address = f"https://{address}"
        QDesktopServices.openUrl(QUrl(address))


def subjects() -> list[tuple[str, str]]:
    """What a fact may be about; kept in the seller's own words."""
    said = (
        _("branche"), _("medewerkers"), _("omzet"), _("vestigingen"), _("groep"), _("klanten"), _("mvo"),
        _("nieuws"), _("anders"),
    )  # fmt: skip
    return [(each, each) for each in said]


def fact_subject(subject: str) -> str:
    """A fact that came from a question is named after the field it answers."""
    return word(Target(subject)) if subject in set(Target) else subject
