"""The arguments behind an offer: chosen by ticks, grey where nobody asked, flagged where one can harm."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from salesdesk.domain.offers import Offer
from salesdesk.domain.value_proposition import Argument
from salesdesk.services.offer_arguments import OfferArguments
from salesdesk.ui.buttons import link
from salesdesk.ui.forms import Tick
from salesdesk.ui.labels import Chip, ElidedLabel, TextBlock
from salesdesk.ui.parts import column, empty_out, row
from salesdesk.words import _, ngettext


class ArgumentRow(QWidget):
    """One argument with its tick, what it means to this customer, and what is left out on paper."""

    def __init__(self, argument: Argument, known: OfferArguments, *, is_gone: bool = False) -> None:
        super().__init__()
        self.argument = argument
        self.tick = Tick("", name=argument.title)
        grey = known.matrix.is_idle(argument.id) or is_gone
        against = known.matrix.against(argument.id)
        title = ElidedLabel(argument.title, "strong", "faint" if grey and not against else "text")
        words, tone = said_of(argument, known, is_gone=is_gone)
        lines = column(title, ElidedLabel(words, "small", tone), gap=0)
        line = row(self.tick, gap=10)
        line.addLayout(lines, 1)
        met = len(known.matrix.met_by(argument.id))
        if against:
            line.addWidget(Chip(_("kan nadeel zijn"), "warn"))
        elif met:
            text = ngettext("past bij {count} wens", "past bij {count} wensen", met).format(count=met)
            line.addWidget(Chip(text, "ok"))
        self.setLayout(line)


def said_of(argument: Argument, known: OfferArguments, *, is_gone: bool = False) -> tuple[str, str]:
    """The line below the title, and its colour."""
    if is_gone:
        return _("Staat niet meer in de bibliotheek en komt niet op papier."), "warn"
    named = known.names(argument)
    if named is not None:
        return _("Noemt {name}: dat deel leest de klant niet.").format(name=named.name), "warn"
    against = known.matrix.against(argument.id)
    if against:
        return _("Botst met: {needs}").format(needs="; ".join(need.text for need in against)), "warn"
    met = known.matrix.met_by(argument.id)
    if met:
        return "; ".join(need.text for need in met), "muted"
    if known.matrix.needs:
        return _("Geen wens van deze klant vraagt hierom."), "faint"
    return argument.text, "muted"


class ArgumentsForm(QWidget):
    """The page of the arguments; `edited` at every tick, `library_asked` when there is nothing to choose."""

    edited = Signal()
    library_asked = Signal()
    letter_asked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(_("Argumenten"))
        self.hint = TextBlock("", "small", "muted")
        self.rows = column(gap=8)
        self.to_library = link(_("Argumenten in de bibliotheek"), self.library_asked.emit, "book")
        self.from_talk = link("", self._take_over, "plus")
        self.to_letter = link(_("Zet in de brief"), self._ask_letter, "note")
        self.remark = TextBlock("", "small", "warn")
        self._known, self._writable = OfferArguments(), False
        self._offer: Offer | None = None
        self._shown: object = None
        self._left: tuple[UUID, ...] = ()
        self._lines: list[ArgumentRow] = []
        head = row(gap=10)
        head.addWidget(self.hint, 1)
        head.addWidget(self.from_talk)
        head.addWidget(self.to_letter)
        body = column(head, self.remark, self.rows, row(self.to_library, 1), gap=10, margins=(11, 8, 11, 4))
        body.addStretch(1)
        self.setLayout(body)

    def show_offer(self, known: OfferArguments, offer: Offer, *, writable: bool) -> None:
        gone = [argument for argument in known.gone if argument.id in offer.arguments]
        if (known, gone) != self._shown:
            self._shown = (known, gone)
            self._fill(known, gone)
        for line in self._lines:
            line.tick.set_value(line.argument.id in offer.arguments)
            line.tick.setEnabled(writable)
        self.to_library.setVisible(not self._lines)
        self._left = known.left_from_talk(offer)
        said = ngettext(
            "{count} uit het gesprek overnemen", "{count} uit het gesprek overnemen", len(self._left)
        )
        self.from_talk.setText(said.format(count=len(self._left)))
        self.from_talk.setVisible(writable and bool(self._left))
        self._known, self._offer, self._writable = known, offer, writable
        self._say_letter()

    def _say_letter(self) -> None:
        """One click away: the ticked arguments in the letter; what stays out of it is said."""
        offer = self.read(self._offer) if self._offer is not None else None
        self.to_letter.setVisible(offer is not None and self._writable and bool(self._known.letter(offer)))
        out = self._known.left_out(offer) if offer is not None else ()
        words = _("Blijft uit de brief, want het botst met een wens: {names}")
        self.remark.setText(words.format(names="; ".join(argument.title for argument in out)))
        self.remark.setVisible(bool(out))

    def _ask_letter(self) -> None:
        if self._offer is not None:
            self.letter_asked.emit(self._known.letter(self.read(self._offer)))

    def _take_over(self) -> None:
        """Tick what was told in the talk."""
        for line in self._lines:
            if line.argument.id in self._left:
                line.tick.set_value(True)
        self.from_talk.hide()
        self.edited.emit()

    def _fill(self, known: OfferArguments, gone: list[Argument]) -> None:
        empty_out(self.rows)
        self._lines = [ArgumentRow(argument, known) for argument in known.matrix.arguments]
        self._lines += [ArgumentRow(argument, known, is_gone=True) for argument in gone]
        for line in self._lines:
            line.tick.edited.connect(self._say_letter)
            line.tick.edited.connect(self.edited)
            self.rows.addWidget(line)
        self.hint.setText(self._hint(known))

    def _hint(self, known: OfferArguments) -> str:
        if not self._lines:
            return _("Er staan nog geen argumenten in de bibliotheek.")
        if not known.matrix.needs:
            return _("Van deze klant is nog geen wens bekend. Wat je aanvinkt, komt als bijlage mee.")
        return _("Wat je aanvinkt, komt als bijlage achter de offerte: titel, uitleg en bewijs.")

    def read(self, offer: Offer) -> Offer:
        """The offer with what is ticked; what stands nowhere any more is kept as it was."""
        shown = {line.argument.id: line.tick.value() for line in self._lines}
        kept = (each for each in offer.arguments if each not in shown)
        ticked: tuple[UUID, ...] = (*(each for each, on in shown.items() if on), *kept)
        return offer if set(ticked) == set(offer.arguments) else replace(offer, arguments=ticked)
