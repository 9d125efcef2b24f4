"""Parts of the value card: open needs, the present supplier, an empty library, and the way in."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QFrame, QWidget

from salesdesk.domain.competition import is_old
from salesdesk.domain.value_proposition import Comparison, CustomerNeed, Standing
from salesdesk.services.customer_value import CustomerValue
from salesdesk.ui import theme
from salesdesk.ui.buttons import Pressable, link
from salesdesk.ui.labels import Chip, ElidedLabel, IconLabel, TextBlock
from salesdesk.ui.parts import column, empty_out, row
from salesdesk.words import _, ngettext, word

MOST_COMPARED = 6
STANDING_KINDS = {
    Standing.BETTER: "ok", Standing.EQUAL: "neutral", Standing.WORSE: "warn", Standing.UNKNOWN: "line",
}  # fmt: skip


class OpenNeeds(QFrame):
    """The dashed line: needs for which nothing was chosen to tell."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("inset", "gap")
        self.words = ElidedLabel("", "smallstrong", "warn")
        self.setLayout(row(IconLabel("warning", 15, "warn"), self.words, gap=9, margins=(11, 6, 9, 6)))
        self.hide()

    def show_open(self, needs: Sequence[CustomerNeed]) -> None:
        self.setVisible(bool(needs))
        texts = "; ".join(need.text for need in needs)
        said = ngettext(
            "Voor deze wens koos je nog geen argument: {needs}",
            "Voor {count} wensen koos je nog geen argument: {needs}",
            len(needs),
        )
        self.words.setText(said.format(count=len(needs), needs=texts))


class Others(QWidget):
    """How we stand against whom he buys from now; the whole overview is in the library."""

    def __init__(self, to_library: Callable[[], object]) -> None:
        super().__init__()
        self.title = ElidedLabel("", "strong")
        self.rows = column(gap=4)
        more = link(_("Alle concurrenten"), to_library)
        head = row(gap=10)
        head.addWidget(self.title, 1)
        head.addWidget(more)
        self.setLayout(column(head, self.rows, gap=6))

    def show_value(self, value: CustomerValue) -> None:
        empty_out(self.rows)
        current = value.current
        self.setVisible(bool(value.supplier))
        if current is None:
            said = _("Nu levert hier: {name}").format(name=value.supplier)
            self.title.setText(said)
            words_of = _("Deze leverancier staat nog niet bij de concurrenten in de bibliotheek.")
            self.rows.addWidget(TextBlock(words_of, "body", "muted"))
            return
        self.title.setText(_("Tegenover {name}, die hier nu levert").format(name=current.name))
        shown = 0
        for argument in value.competition.arguments:
            comparison = value.competition.comparison(argument.id, current.id)
            if comparison is not None and shown < MOST_COMPARED:
                self.rows.addWidget(_compared(value, argument.title, comparison))
                shown += 1
        if not shown:
            words_of = _("Nog niets vergeleken: zet in de bibliotheek hoe wij tegenover hen staan.")
            self.rows.addWidget(TextBlock(words_of, "body", "muted"))


def _compared(value: CustomerValue, title: str, comparison: Comparison) -> QWidget:
    proof = comparison.evidence or _("zonder bewijs")
    old = is_old(comparison, value.today)
    second = "  ·  ".join((proof, _("bewijs ouder dan een jaar"))) if old else proof
    words_of = column(
        ElidedLabel(comparison.claim or title, "body"),
        ElidedLabel(second, "small", "muted" if comparison.evidence and not old else "warn"),
        gap=0,
    )
    line = row(gap=10)
    line.addLayout(words_of, 1)
    line.addWidget(Chip(word(comparison.standing), STANDING_KINDS[comparison.standing]))
    holder = QWidget()
    holder.setLayout(line)
    return holder


class NoArguments(QWidget):
    """What to do while the library has nothing to tell yet."""

    def __init__(self, to_library: Callable[[], object]) -> None:
        super().__init__()
        words_of = TextBlock(_("Er staan nog geen argumenten in de bibliotheek."), "body", "muted")
        line = row(gap=10)
        line.addWidget(words_of, 1)
        line.addWidget(link(_("Argumenten schrijven"), to_library, "plus"))
        self.setLayout(line)


class ValueRow(Pressable):
    """The way in below the ten steps; it is no step itself, so it has no mark of done."""

    def __init__(self) -> None:
        super().__init__(_("Waarde"))
        self.setCheckable(True)
        self._name = ElidedLabel(_("Waarde"), "body", "text2")
        self._line = ElidedLabel("", "small")
        icon = IconLabel("target", 20, "acc")
        icon.setFixedWidth(theme.F(24))
        self.words_of = QWidget()
        self.words_of.setLayout(column(self._name, self._line, gap=0))
        laid = row(icon, gap=10, margins=(9, 3, 9, 4))
        laid.addWidget(self.words_of, 1)
        self.setLayout(laid)
        self.setToolTip(_("Wensen van deze klant tegenover onze argumenten (Ctrl+Shift+W)"))

    def show_line(self, said: str) -> None:
        self._line.setText(said)
        self.setAccessibleName(_("Waarde. {line}").format(line=said))
