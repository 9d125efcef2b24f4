"""Beside the list: promises to keep, and offers that run out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtWidgets import QWidget

from salesdesk import formats
from salesdesk.domain.offers import OfferState
from salesdesk.services.changes import Noun
from salesdesk.services.offers import OfferListLine
from salesdesk.ui import spoken
from salesdesk.ui.buttons import Pressable
from salesdesk.ui.desk import Desk
from salesdesk.ui.labels import TextBlock
from salesdesk.ui.parts import Section, TwoLineRow, column
from salesdesk.ui.places import Place
from salesdesk.ui.screen import Inspector
from salesdesk.words import _, ngettext, screen_language

SOON_DAYS = 14
MOST = 5


class Waiting:
    """Fills the inspector of the list."""

    def __init__(self, desk: Desk, side: Inspector) -> None:
        self._desk, self._side = desk, side

    def show_lines(self, lines: Sequence[OfferListLine]) -> None:
        today = self._desk.today()
        self._side.clear()
        promised = sorted(
            (line for line in lines if _must_go(line) and line.promised_on),
            key=lambda line: line.promised_on or today,
        )
        ending = sorted(
            (
                line
                for line in lines
                if line.state is OfferState.RELEASED and 0 <= _days(line.valid_until, today) <= SOON_DAYS
            ),
            key=lambda line: line.valid_until or today,
        )
        passed = [
            line
            for line in lines
            if line.state in {OfferState.DRAFT, OfferState.RELEASED}
            and line.decision_month is not None
            and line.decision_month < today.replace(day=1)
        ]
        self._fill(_("Beloofd"), promised, self._promise, _("Geen offerte beloofd die nog weg moet."))
        none = _("Geen offerte loopt deze twee weken af.")
        self._fill(_("Loopt binnen twee weken af"), ending, self._end, none)
        if passed:
            self._fill(_("Beslismaand voorbij"), passed, self._passed, "")

    def _fill(
        self,
        title: str,
        lines: Sequence[OfferListLine],
        words: Callable[[OfferListLine], tuple[str, str]],
        otherwise: str,
    ) -> None:
        section: Section = self._side.section(title)
        if not lines:
            section.add(TextBlock(otherwise, "body", "muted"))
        for line in lines[:MOST]:
            section.add(self._row(line, *words(line)))
        if len(lines) > MOST:
            more = len(lines) - MOST
            text = ngettext("en nog {count}", "en nog {count}", more).format(count=more)
            section.add(TextBlock(text, "small", "muted"))

    def _row(self, line: OfferListLine, second: str, tone: str) -> QWidget:
        content = TwoLineRow(
            line.relation_name, second, spoken.euro(line.net, decimals=0), tone=tone, strong=True
        )
        made = Pressable(f"{line.label} {line.relation_name}, {second}", lambda: self._go(line))
        made.setLayout(column(content, margins=(4, 3, 4, 3)))
        return made

    def _go(self, line: OfferListLine) -> None:
        self._desk.go(Place(Noun.OFFER, line.id))

    def _promise(self, line: OfferListLine) -> tuple[str, str]:
        days = _days(line.promised_on, self._desk.today())
        if days < 0:
            words = ngettext("{label}, {count} dag te laat", "{label}, {count} dagen te laat", -days)
            return words.format(label=line.label, count=-days), "bad"
        if days == 0:
            return _("{label}, vandaag beloofd").format(label=line.label), "warn"
        day = formats.short_date(line.promised_on or self._desk.today(), screen_language())
        return _("{label}, voor {day}").format(label=line.label, day=day), ""

    def _end(self, line: OfferListLine) -> tuple[str, str]:
        days = _days(line.valid_until, self._desk.today())
        if days <= 0:
            return _("{label}, geldig tot en met vandaag").format(label=line.label), "warn"
        words = ngettext("{label}, nog {count} dag", "{label}, nog {count} dagen", days)
        return words.format(label=line.label, count=days), "warn" if days <= 3 else ""

    def _passed(self, line: OfferListLine) -> tuple[str, str]:
        month = line.decision_month or self._desk.today()
        name = formats.month_name(month.month, screen_language())
        return _("{label}, zou in {month} beslissen").format(label=line.label, month=name), "warn"


def _days(day: date | None, today: date) -> int:
    return 10_000 if day is None else (day - today).days


def _must_go(line: OfferListLine) -> bool:
    """Still being written, or laid down and not gone out."""
    return line.state is OfferState.DRAFT or (line.state is OfferState.RELEASED and line.sent_on is None)
