"""Our arguments against this customer's needs, and the cell the seller looks at."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from salesdesk.domain.value_matching import Cell
from salesdesk.domain.value_proposition import Argument, CustomerNeed, Fit
from salesdesk.services.customer_value import CustomerValue
from salesdesk.ui.buttons import link
from salesdesk.ui.forms import Tick
from salesdesk.ui.grid import CellColumn, CellGrid
from salesdesk.ui.labels import Chip, ElidedLabel, TextBlock, set_tone
from salesdesk.ui.parts import Inset, column, row
from salesdesk.ui.segments import Toggle
from salesdesk.ui.table import Column
from salesdesk.words import _, word

FITS = (Fit.MEETS, Fit.NEUTRAL, Fit.CONTRADICTS)
NEED_WIDTH, LEAST_TITLE = 46, 232
Cells = CellColumn[Argument]


def sign(cell: Cell) -> str:
    """In brackets while only the words say so; a bare exclamation mark is a disadvantage here."""
    if cell.fit is Fit.MEETS:
        return "✓" if cell.is_set else "(✓)"
    if cell.fit is Fit.CONTRADICTS:
        return "!"
    return "–" if cell.is_set else ""


def tone_of(cell: Cell) -> str:
    tones = {Fit.MEETS: "ok", Fit.CONTRADICTS: "warn", Fit.NEUTRAL: "faint"}
    return tones[cell.fit]


class ArgumentMatrix(QWidget):
    """The grid with what is chosen in it below; `told` says which arguments, `fitted` what one does."""

    told = Signal(object)
    fitted = Signal(object, object, object)

    def __init__(self) -> None:
        super().__init__()
        self._value: CustomerValue | None = None
        self._chosen: tuple[UUID, ...] = ()
        self._writable = True
        self.grid: CellGrid[Argument] = CellGrid(
            _("Argumenten tegenover wensen"), _("wensen"), least=LEAST_TITLE, wide=NEED_WIDTH, shows_all=True
        )
        self.detail = CellDetail()
        self.setLayout(column(self.grid, self.detail, gap=8))
        self.grid.cell_chosen.connect(self._look)
        self.grid.cell_pressed.connect(self._press)
        self.detail.fitted.connect(self._fit)
        self.detail.ticked.connect(self._toggle)

    def show_value(self, value: CustomerValue, chosen: Sequence[UUID], *, writable: bool) -> None:
        """`chosen` are the arguments to tell in this visit."""
        self._value, self._chosen, self._writable = value, tuple(chosen), writable
        numbered = enumerate(value.matrix.needs, start=1)
        needs = [self._column(number, need) for number, need in numbered]
        self.grid.show_cells(self._leading(value), needs, value.matrix.arguments)
        index = self.grid.currentIndex()
        line = self.grid.line()
        if line is not None:
            self._look(line, self.grid.key_of(index))
        else:
            self.detail.hide()

    def _leading(self, value: CustomerValue) -> list[Column[Argument]]:
        chosen, matrix = self._chosen, value.matrix

        def is_grey(argument: Argument) -> bool:
            return matrix.is_idle(argument.id) and argument.id not in chosen

        return [
            Column(
                "", lambda argument: "☑" if argument.id in chosen else "☐", width=38, align="center",
                tone=lambda argument: "acc" if argument.id in chosen else "muted",
                tip=lambda _argument: _("Vertellen in dit gesprek"),
            ),
            Column(
                _("Argument"), lambda argument: argument.title,
                bold=lambda argument: argument.id in chosen,
                tone=lambda argument: (
                    "warn" if matrix.against(argument.id) else "faint" if is_grey(argument) else "text"
                ),
                icon=lambda argument: "warning" if matrix.against(argument.id) else "",
                tip=lambda argument: argument_tip(value, argument),
            ),
        ]  # fmt: skip

    def _column(self, number: int, need: CustomerNeed) -> Cells:
        def cell(argument: Argument) -> Cell:
            return self._cell(need.id, argument.id)

        return CellColumn(
            str(number),
            lambda argument: sign(cell(argument)),
            align="center",
            width=NEED_WIDTH,
            bold=lambda argument: cell(argument).is_set,
            tone=lambda argument: tone_of(cell(argument)),
            tip=lambda argument: f"{need.text}: {word(cell(argument).fit)}",
            key=need.id,
        )

    def _cell(self, need_id: UUID, argument_id: UUID) -> Cell:
        return self._value.matrix.cell(need_id, argument_id) if self._value else Cell(Fit.NEUTRAL)

    def _look(self, argument: Argument, need_id: object) -> None:
        value = self._value
        if value is None:
            return
        need = next((each for each in value.matrix.needs if each.id == need_id), None)
        number = value.matrix.needs.index(need) + 1 if need else 0
        cell = self._cell(need.id, argument.id) if need else None
        self.detail.show_cell(
            value, argument, need, number, cell, told=argument.id in self._chosen, writable=self._writable
        )

    def _press(self, argument: Argument, need_id: object) -> None:
        """A tick is turned, a cell goes on to the next of its three answers."""
        if isinstance(need_id, UUID):
            now = self._cell(need_id, argument.id)
            turns = {Fit.NEUTRAL: Fit.MEETS, Fit.MEETS: Fit.CONTRADICTS, Fit.CONTRADICTS: Fit.NEUTRAL}
            is_proposal = now.fit is Fit.MEETS and not now.is_set
            self.fitted.emit(need_id, argument.id, Fit.MEETS if is_proposal else turns[now.fit])
        elif self.grid.currentIndex().column() == 0:
            self._toggle(argument)

    def _fit(self, need_id: object, argument_id: object, fit: object) -> None:
        self.fitted.emit(need_id, argument_id, fit)

    def _toggle(self, argument: Argument) -> None:
        if not self._writable or self._value is None:
            return
        chosen = set(self._chosen) ^ {argument.id}
        gone = [each for each in self._chosen if each in chosen and each not in self._ids()]
        self.told.emit((*(each for each in self._ids() if each in chosen), *gone))

    def _ids(self) -> list[UUID]:
        return [argument.id for argument in self._value.matrix.arguments] if self._value else []


def argument_tip(value: CustomerValue, argument: Argument) -> str:
    """Why it is grey or flagged."""
    against = value.matrix.against(argument.id)
    if against:
        return _("Botst met: {needs}").format(needs="; ".join(need.text for need in against))
    if value.matrix.is_idle(argument.id):
        return _("Geen wens van deze klant vraagt hierom.")
    return argument.text


class CellDetail(Inset):
    """The chosen argument in full, and what it does for the chosen need."""

    fitted = Signal(object, object, object)
    ticked = Signal(object)

    def __init__(self) -> None:
        super().__init__(gap=6)
        self._argument: Argument | None = None
        self._need: CustomerNeed | None = None
        self.title = ElidedLabel("", "strong")
        self.kind = Chip("", "line")
        self.suits = Chip(_("past bij deze klant"), "acc")
        self.tell = Tick(_("Vertellen in dit gesprek"))
        self.tell.edited.connect(self._tick)
        self.words = TextBlock("")
        self.proof = TextBlock("", "small", "muted")
        self.wish = TextBlock("", "body", "text")
        answers = [_("past"), _("niets"), _("botst")]
        self.fit = Toggle(answers, name=_("Wat dit argument voor de wens doet"))
        self.fit.chosen.connect(lambda place: self._say(FITS[place]))
        self.source = ElidedLabel("", "small", "muted")
        self.again = link(_("Weer voorstellen"), lambda: self._say(None))
        head = row(gap=8)
        head.addWidget(self.title, 1)
        head.addWidget(self.kind)
        head.addWidget(self.suits)
        self._answer = QWidget()
        answer = row(self.fit, gap=10)
        answer.addWidget(self.source, 1)
        answer.addWidget(self.again)
        self._answer.setLayout(answer)
        self.body.addLayout(head)
        for part in (self.words, self.proof, self.wish, self._answer, self.tell):
            self.body.addWidget(part)

    def show_cell(
        self,
        value: CustomerValue,
        argument: Argument,
        need: CustomerNeed | None,
        number: int,
        cell: Cell | None,
        *,
        told: bool,
        writable: bool,
    ) -> None:
        self._argument, self._need = argument, need
        self.title.setText(argument.title)
        self.kind.set(word(argument.kind), "line")
        self.suits.setVisible(argument.kind in value.suiting)
        self.tell.set_value(told)
        self.tell.setEnabled(writable)
        self.words.setText(argument.text)
        self.words.setVisible(bool(argument.text))
        self.proof.setText(
            _("Bewijs: {evidence}").format(evidence=argument.evidence)
            if argument.evidence
            else _("Nog geen bewijs: zoek het op voordat je dit zegt.")
        )
        set_tone(self.proof, "muted" if argument.evidence else "warn")
        self.wish.setVisible(need is not None)
        self._answer.setVisible(need is not None)
        if need is not None and cell is not None:
            self.wish.setText(_("Wens {number}: {text}").format(number=number, text=need.text))
            self.fit.set_on(FITS.index(cell.fit))
            by_words = _("volgens de woorden") if cell.fit is Fit.MEETS else _("geen woord komt overeen")
            self.source.setText(_("door jou gezet") if cell.is_set else by_words)
            self.again.setVisible(cell.is_set)
        self.show()

    def _say(self, fit: Fit | None) -> None:
        if self._argument is not None and self._need is not None:
            self.fitted.emit(self._need.id, self._argument.id, fit)

    def _tick(self) -> None:
        if self._argument is not None:
            self.ticked.emit(self._argument)
