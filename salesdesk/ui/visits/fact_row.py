"""One fact in the form: its words, source and day; changing the words corrects it, the old ones stay."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QWidget

from salesdesk import formats
from salesdesk.domain.facts import FactDoubt, KnownFact, is_stale
from salesdesk.domain.relations import Fact
from salesdesk.services.facts import LONGEST_FACT
from salesdesk.ui.buttons import icon_button, link
from salesdesk.ui.fact_words import fact_hint, fact_origin, fact_subject
from salesdesk.ui.forms import DateField, TextField, Tick
from salesdesk.ui.labels import Chip, TextBlock, label
from salesdesk.ui.parts import column, empty_out, row
from salesdesk.words import _, ngettext, word

SOURCE_WIDE, DAY_WIDE = 128, 118


@dataclass(frozen=True)
class FactDeeds:
    """What a row asks of the form around it."""

    new: Callable[[str, Fact | None], Fact]
    touch: Callable[[], object]
    finish: Callable[[], object]
    confirm: Callable[[Fact], object]
    forget: Callable[[Fact], object]
    take_along: Callable[[Fact, bool], object]


class FactRow(QWidget):
    """Shows one fact, or an empty place for one; `present` is what the card says where no fact tells it."""

    def __init__(self, subject: str, deeds: FactDeeds, today: date) -> None:
        super().__init__()
        self.subject, self._deeds, self._today = subject, deeds, today
        self.known: KnownFact | None = None
        self.typed: Fact | None = None
        self._kept: Fact | None = None
        self._present = ""
        self._from_card = self._left = False
        named = formats.capital(fact_subject(subject))
        self.text = TextField(named, placeholder=fact_hint(subject), longest=LONGEST_FACT)
        self.source = TextField(
            _("Bron van {fact}").format(fact=named), placeholder=_("bron"), wide=SOURCE_WIDE
        )
        self.day = DateField(_("Datum van {fact}").format(fact=named), today, wide=DAY_WIDE)
        for field in (self.text, self.source, self.day):
            field.edited.connect(self._edited)
            field.returnPressed.connect(deeds.finish)
            field.editingFinished.connect(self._leave)
        self.take = Tick(_("op het blad"))
        self.take.setToolTip(_("Neem mee op de gespreksleidraad; de klant kan het blad zien."))
        self.take.edited.connect(self._taken)
        self._title = label(named, "small")
        self._standing: QHBoxLayout = row(gap=10)
        self.doubt = TextBlock("", "smallstrong", "warn")
        self.earlier = TextBlock("", "small", "muted")
        for each in (self.doubt, self.earlier):
            each.hide()
        line = row(gap=6)
        line.addWidget(self.text, 1)
        line.addWidget(self.source)
        line.addWidget(self.day)
        head = row(self._title, 1, gap=10)
        head.addLayout(self._standing)
        self._head = QWidget()
        self._head.setLayout(head)
        self.setLayout(column(self._head, line, self.doubt, self.earlier, gap=2))

    @property
    def fact(self) -> Fact | None:
        """The fact in this row as it is now."""
        return self.typed or (self.known.fact if self.known else None)

    @property
    def ids(self) -> frozenset[object]:
        """The fact of this row and all it came from."""
        whole = [self.typed] if self.typed else []
        whole += [self.known.fact, *self.known.earlier] if self.known else []
        return frozenset(each.id for each in whole)

    def show_fact(
        self, known: KnownFact | None, present: str = "", *, taken: bool = False, from_card: bool = False
    ) -> None:
        """Show what the file holds; what is being typed stays, and becomes part of it.

        With `from_card` the card says `present`, whatever the fact says: the seller typed it there.
        """
        if known is not None and self.typed is not None and known.fact == self._kept:
            self.typed = self._kept = None
        self.known, self._present, self._from_card = known, present, from_card or known is None
        if self.typed is None:
            told = known.fact if known is not None and not from_card else None
            self.text.set_value(told.text if told else present)
            self.source.set_value(told.source if told else "")
            self.day.set_value(told.noted_on if told else None)
        self.take.set_value(taken)
        self._fill_standing()

    def collect(self) -> Fact | None:
        """The fact to keep now; None when nothing changed. Raises Refused for a day that cannot be."""
        fact = self._read()
        return None if fact is None or fact == self._kept else fact

    def _read(self) -> Fact | None:
        text, source, day = self.text.value(), self.source.value(), self.day.value()
        base = self.known.fact if self.known else None
        if not text:
            return replace(self.typed, deleted=True) if self.typed and self._kept else None
        if self.typed is None:
            if self._from_card and text == self._present and not source:
                return None
            if base is not None and not self._from_card and text == base.text:
                same = replace(base, source=source, noted_on=day)
                return None if same == base else same
            self.typed = self._deeds.new(self.subject, base)
        said_anew = day is not None and (base is None or self._from_card or day != base.noted_on)
        noted_on = day if said_anew else self.typed.noted_on
        return replace(self.typed, text=text, source=source, noted_on=noted_on)

    def saved(self, facts: list[Fact]) -> None:
        """What was typed is in the file now."""
        for fact in facts:
            if self.typed is not None and fact.id == self.typed.id:
                self.typed = self._kept = None if fact.deleted else fact
                if self.typed is not None:
                    self.day.set_value(fact.noted_on)
            elif self.known is not None and fact.id == self.known.fact.id:
                self.known = replace(self.known, fact=fact)
        if self._left:
            self._leave()
        self._fill_standing()

    def _leave(self) -> None:
        """He is done with this field: what he types later corrects what he wrote now."""
        self._left = True
        if self.typed is None or self.typed != self._kept or self.typed.text != self.text.value():
            return
        before = (self.known.fact, *self.known.earlier) if self.known else ()
        self.known, self.typed, self._kept = KnownFact(self.typed, before), None, None
        self._from_card = self._left = False
        self._fill_standing()

    def forget(self) -> None:
        """Nothing typed here is kept any more."""
        self.typed = self._kept = None

    def set_titled(self, *, titled: bool) -> None:
        """The first of several says what they are about."""
        self._title.setText(formats.capital(fact_subject(self.subject)) if titled else "")
        self._head.setVisible(titled or self.fact is not None)

    def show_doubt(self, doubt: FactDoubt | None) -> None:
        self.doubt.setText(word(doubt) if doubt else "")
        self.doubt.setVisible(doubt is not None)

    def _edited(self) -> None:
        self._left = False
        self._deeds.touch()

    def _taken(self) -> None:
        if self.fact is not None:
            self._deeds.take_along(self.fact, self.take.value())

    def _fill_standing(self) -> None:
        """Beside the title: how fresh it is, what was known before, whether it goes along."""
        self.take.setParent(self)
        self.take.hide()
        empty_out(self._standing)
        self.earlier.hide()
        self.day.setVisible(self.fact is not None)
        before = (self.known.fact, *self.known.earlier) if self.known else ()
        if self.typed is None and not self._from_card:
            before = before[1:]
        if self.typed is None and self._from_card and self._present:
            self._standing.addWidget(label(_("op de kaart, zonder bron"), "small", "muted"))
        elif self.typed is None and self.known is not None:
            self._add_freshness(self.known.fact)
        if before:
            said = ngettext("{count} eerder", "{count} eerder", len(before)).format(count=len(before))
            self._standing.addWidget(link(said, partial(self._show_earlier, before), "clock"))
        fact = self.typed if self.typed and self._kept else self.known.fact if self.known else None
        if fact is not None and (self.typed is not None or not self._from_card):
            self._standing.addWidget(self.take)
            self.take.show()
            remove = icon_button("close", _("Feit weghalen"), partial(self._deeds.forget, fact), quiet=True)
            self._standing.addWidget(remove)

    def _add_freshness(self, fact: Fact) -> None:
        if not is_stale(fact, self._today):
            return
        self._standing.addWidget(Chip(_("nakijken") if fact.noted_on else _("zonder datum"), "warn"))
        again = link(_("Klopt nog"), partial(self._deeds.confirm, fact), "check")
        again.setAccessibleName(_("{fact} klopt nog").format(fact=fact.text))
        self._standing.addWidget(again)

    def _show_earlier(self, before: tuple[Fact, ...]) -> None:
        said = _("Eerder: {text} ({origin})")
        lines = [said.format(text=one.text, origin=fact_origin(one)) for one in before]
        self.earlier.setText("\n".join(lines))
        self.earlier.setVisible(self.earlier.isHidden())
