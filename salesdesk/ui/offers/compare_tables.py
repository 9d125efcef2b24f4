"""The tables, chips and figures of a comparison: a change is told by word and sign, colour comes second."""

from __future__ import annotations

from decimal import Decimal

from salesdesk.domain.offer_changes import Change, OfferChanges, PeriodChange
from salesdesk.domain.offers import Period
from salesdesk.services.offer_comparison import HeadWords, LineWords
from salesdesk.ui import spoken
from salesdesk.ui.strip import Figure
from salesdesk.ui.table import Column
from salesdesk.words import _, screen_language, word

TONES = {Change.ADDED: "ok", Change.REMOVED: "bad", Change.CHANGED: "acc", Change.MOVED: "info"}
ICONS = {Change.ADDED: "plus", Change.REMOVED: "minus", Change.CHANGED: "pencil", Change.MOVED: "exchange"}


def change_word(change: Change) -> str:
    return {
        Change.SAME: _("gelijk"),
        Change.MOVED: _("verplaatst"),
        Change.CHANGED: _("gewijzigd"),
        Change.ADDED: _("nieuw"),
        Change.REMOVED: _("vervallen"),
    }[change]


def signed(amount: Decimal) -> str:
    """`€ +45,00`; what rises says so."""
    return spoken.euro(-amount).replace("-", "+") if amount > 0 else spoken.euro(amount)


def _tone(line: LineWords) -> str:
    return TONES.get(line.change, "text2")


def _cell_tone(change: Change) -> str:
    return "muted" if change is Change.SAME else "text"


def details(line: LineWords) -> str:
    """What differs; of a line that is the same, new or gone how much of it at what price."""
    if line.change is Change.CHANGED or not line.quantity:
        return "; ".join(line.details(screen_language()))
    cells = (f"{line.quantity} × {line.price}", line.discount and f"-{line.discount}", line.other)
    return "; ".join(cell for cell in cells if cell)


def line_columns() -> list[Column[LineWords]]:
    """What became of it, which line, and its figures before and after."""
    column, right = Column[LineWords], "right"

    def difference(line: LineWords) -> str:
        return signed(line.difference) if line.difference else ""

    return [
        column(_("Wat"), lambda line: change_word(line.change), width=112, tone=_tone,
               icon=lambda line: ICONS.get(line.change, ""),
               bold=lambda line: line.change is not Change.SAME),
        column(_("Omschrijving"), lambda line: line.name, bold=lambda line: line.is_heading,
               tip=lambda line: "  ·  ".join(part for part in (line.code, line.name, line.other) if part)),
        column(_("Wat er anders is"), details, tone=lambda line: _cell_tone(line.change), tip=details),
        column(_("Was"), lambda line: line.was, width=112, align=right, tone="text2"),
        column(_("Wordt"), lambda line: line.now, width=112, align=right, bold=True),
        column(_("Verschil"), difference, width=112, align=right,
               tone=lambda line: "ok" if line.difference > 0 else "bad"),
    ]  # fmt: skip


def head_columns() -> list[Column[HeadWords]]:
    """One of the terms before and after; a long text on one line, whole in the tip."""
    column = Column[HeadWords]
    return [
        column(_("Wat"), lambda line: line.name, width=190, tone="muted"),
        column(_("Was"), lambda line: _one_line(line.was), tone="text2", tip=lambda line: line.was),
        column(_("Wordt"), lambda line: _one_line(line.now), bold=True, tip=lambda line: line.now),
    ]


def _one_line(text: str) -> str:
    return " ".join(text.split())


def count_words(changes: OfferChanges) -> str:
    """`1 gewijzigd, 2 vervallen`."""
    words = {
        Change.CHANGED: _("{count} gewijzigd"),
        Change.ADDED: _("{count} nieuw"),
        Change.REMOVED: _("{count} vervallen"),
        Change.MOVED: _("{count} verplaatst"),
    }
    counts = {change: changes.count(change) for change in words}
    return ", ".join(text.format(count=counts[change]) for change, text in words.items() if counts[change])


def figures(changes: OfferChanges) -> list[Figure]:
    """Net before, after and between them; a period that is paid again has a figure of its own."""
    labels = (changes.before.label, changes.after.label)
    made: list[Figure] = []
    for each in changes.periods:
        if each.period is Period.ONCE:
            words = _("{label}, netto")
            made += [
                Figure(spoken.euro(amount), words.format(label=label))
                for amount, label in zip(_nets(each), labels, strict=True)
            ]
            made.append(Figure(signed(each.net_difference), _("verschil netto")))
            continue
        was, now = (spoken.euro(amount) for amount in _nets(each))
        words = _("netto {period}").format(period=word(each.period))
        made.append(Figure(now, words, aside="" if was == now else _("was {amount}").format(amount=was)))
    return made


def _nets(period: PeriodChange) -> tuple[Decimal, Decimal]:
    was, now = (side.net if side else Decimal(0) for side in (period.before, period.after))
    return was, now
