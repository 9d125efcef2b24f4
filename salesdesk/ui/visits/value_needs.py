"""What this customer wants: the needs that were accepted, and lines of reports that could be one."""

from __future__ import annotations

from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLayout, QWidget

from salesdesk import formats
from salesdesk.domain.need_proposals import ProposedNeed
from salesdesk.domain.value_proposition import CustomerNeed, NeedKind
from salesdesk.services.customer_value import CustomerValue
from salesdesk.ui import theme
from salesdesk.ui.buttons import icon_button, link
from salesdesk.ui.fields import Choice, TextField
from salesdesk.ui.labels import ElidedLabel, IconLabel, TextBlock, label
from salesdesk.ui.parts import column, empty_out, row
from salesdesk.words import _, ngettext, word

MOST_PROPOSED, MOST_BESIDE = 4, 2
NUMBER_WIDTH = 22


class NeedForm(QWidget):
    """One need in the seller's words, with its kind; used to write one and to put one right."""

    def __init__(self, text: str = "", kind: NeedKind = NeedKind.FUNCTIONAL) -> None:
        super().__init__()
        self.text = TextField(
            _("Wens van deze klant"), placeholder=_("In de woorden van de klant"), longest=240
        )
        self.text.set_value(text)
        self.kind: Choice[NeedKind] = Choice(
            _("Soort wens"), [(each, word(each)) for each in NeedKind], wide=150
        )
        self.kind.set_value(kind)
        self.setLayout(row(self.text, self.kind, gap=10))


class NeedList(QWidget):
    """Numbered as in the matrix; speaks when the seller wants one changed, taken away or taken over."""

    reword_asked = Signal(object)
    removed = Signal(object)
    accepted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.rows = column(gap=2)
        self.setLayout(self.rows)
        self._shows_all = False
        self._shown: object = None
        self._value: CustomerValue | None = None

    def show_value(self, value: CustomerValue) -> None:
        before = self._value
        if before is None or before.relation.id != value.relation.id:
            self._shows_all = False
        self._value = value
        state = (value.matrix.needs, value.proposals, self._shows_all)
        if state == self._shown:
            return  # a judged cell changes nothing here
        self._shown = state
        empty_out(self.rows)
        for number, need in enumerate(value.matrix.needs, start=1):
            self.rows.addWidget(self._need(number, need))
        if not value.matrix.needs and not value.proposals:
            words_of = _("Nog niets opgeschreven. Vraag ernaar in dit gesprek, of schrijf op wat je al weet.")
            self.rows.addWidget(TextBlock(words_of, "body", "muted"))
        most = MOST_BESIDE if value.matrix.needs else MOST_PROPOSED
        shown = value.proposals if self._shows_all else value.proposals[:most]
        for proposal in shown:
            self.rows.addWidget(self._proposal(proposal))
        if len(value.proposals) > 1:
            self.rows.addLayout(self._more(value, len(value.proposals) - len(shown)))

    def _more(self, value: CustomerValue, left: int) -> QHBoxLayout:
        line = row(gap=12, margins=(NUMBER_WIDTH + 8, 2, 0, 2))
        if left:
            said = ngettext("Nog {count} tonen", "Nog {count} tonen", left).format(count=left)
            line.addWidget(link(said, self._show_all))
        everything = partial(self.accepted.emit, value.proposals)
        line.addWidget(link(_("Alles overnemen"), everything))
        line.addStretch(1)
        return line

    def _show_all(self) -> None:
        self._shows_all = True
        if self._value is not None:
            self.show_value(self._value)

    def _today(self) -> date:
        return self._value.today if self._value else date.max

    def _need(self, number: int, need: CustomerNeed) -> QWidget:
        figure = label(str(number), "strong", "acc")
        figure.setFixedWidth(theme.F(NUMBER_WIDTH))
        figure.setAlignment(Qt.AlignmentFlag.AlignCenter)
        change = icon_button(
            "pencil", _("Wens {number} wijzigen").format(number=number),
            partial(self.reword_asked.emit, need), quiet=True,
        )  # fmt: skip
        away = icon_button(
            "trash", _("Wens {number} weghalen").format(number=number),
            partial(self.removed.emit, need), quiet=True,
        )  # fmt: skip
        line = row(figure, gap=8)
        line.addWidget(ElidedLabel(need.text, "body"), 1)
        line.addWidget(label(said_when(need.kind, need.noted_on, self._today()), "small", "muted"))
        line.addWidget(change)
        line.addWidget(away)
        return _holder(line)

    def _proposal(self, proposal: ProposedNeed) -> QWidget:
        mark = IconLabel("bulb", 16, "warn")
        mark.setFixedWidth(theme.F(NUMBER_WIDTH))
        source = said_when(proposal.kind, proposal.said_on, self._today())
        take = link(_("Overnemen"), partial(self.accepted.emit, (proposal,)), "plus")
        take.setAccessibleName(_("{need} overnemen als wens").format(need=proposal.text))
        line = row(mark, gap=8)
        line.addWidget(ElidedLabel(proposal.text, "body", "text2"), 1)
        line.addWidget(label(source, "small", "muted"))
        line.addWidget(take)
        return _holder(line)


def said_when(kind: NeedKind, day: date | None, today: date) -> str:
    """`functioneel · 23-06`, with the year when it is another."""
    if day is None:
        return word(kind)
    when = formats.field_date(day)
    return f"{word(kind)}  ·  {when[:5] if day.year == today.year else when}"


def _holder(line: QLayout) -> QWidget:
    holder = QWidget()
    holder.setLayout(line)
    return holder
