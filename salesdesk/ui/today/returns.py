"""What comes back on Vandaag: visits without a report, and doors that stayed closed."""

from __future__ import annotations

from datetime import date
from functools import partial

from salesdesk import formats, words
from salesdesk.services.changes import Noun
from salesdesk.services.today import TodayView
from salesdesk.services.visits import VisitLine
from salesdesk.ui.buttons import Pressable, link
from salesdesk.ui.desk import Desk
from salesdesk.ui.labels import ElidedLabel, label
from salesdesk.ui.parts import column, row
from salesdesk.ui.places import Place
from salesdesk.ui.screen import Inspector
from salesdesk.words import _, word

MOST_REPORTS = 4
MOST_ASKING = 3


def fill_returns(side: Inspector, view: TodayView, desk: Desk) -> None:
    """Reports that wait, then appointments to make anew; a press goes there."""
    _fill(side, desk, _("Verslag maken"), view.to_report, MOST_REPORTS, "report")
    _fill(side, desk, _("Nieuwe afspraak maken"), view.asking_again, MOST_ASKING, "held")
    if view.drive_to_tell is not None:
        _ask_driven(side, desk, view.drive_to_tell)


def _ask_driven(side: Inspector, desk: Desk, day: date) -> None:
    """One line about the day before; tomorrow it is gone by itself."""
    title = _("Hoe ging {day}?").format(day=formats.day_text(day, words.screen_language()))
    said = _("Kilometers en tijden, één blaadje")
    made = Pressable(title, partial(desk.go, Place(Noun.ROUTE, None, f"driven {day.isoformat()}")))
    made.setLayout(column(ElidedLabel(title, "body"), ElidedLabel(said, "small")))
    side.section(_("Gereden")).add(made)


def _fill(
    side: Inspector, desk: Desk, title: str, lines: tuple[VisitLine, ...], most: int, every: str
) -> None:
    if not lines:
        return
    section = side.section(title, label(str(len(lines)), "small"))
    for line in lines[:most]:
        said, place = (_reported if every == "report" else _asked)(line)
        made = Pressable(line.relation_name, partial(desk.go, place))
        made.setLayout(
            column(ElidedLabel(line.relation_name, "body"), ElidedLabel(said, "smallstrong", "warn"))
        )
        section.add(made)
    if len(lines) > most:
        said = _("Alle {count}").format(count=len(lines))
        section.add(row(link(said, partial(desk.go, Place(Noun.VISIT, None, every))), 1))


def _reported(line: VisitLine) -> tuple[str, Place]:
    day = formats.short_date(line.visit_on, words.screen_language())
    said = _("{kind}, {day}").format(kind=word(line.kind), day=day)
    return said, Place(Noun.REPORT, line.id)


def _asked(line: VisitLine) -> tuple[str, Place]:
    day = formats.short_date(line.visit_on, words.screen_language())
    said = _("niemand aanwezig {day}").format(day=day)
    reason = "  ·  ".join(part for part in (said, line.state_reason) if part)
    return reason, Place(Noun.VISIT, line.relation_id, "new")
