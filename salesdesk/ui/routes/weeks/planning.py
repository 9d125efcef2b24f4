"""Weken plannen: what the planner is asked, how far it is, and what came out before anything is kept."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from functools import partial
from itertools import groupby
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from salesdesk import formats, words
from salesdesk.domain.plan_reasons import WhyNot
from salesdesk.domain.planning_rules import FEWEST_WEEKS, MOST_WEEKS
from salesdesk.errors import Refused
from salesdesk.services.progress import Progress
from salesdesk.services.seller_file import SellerFile
from salesdesk.services.week_drafts import FREE_AREAS, KEEPS_AREAS, STRICT_AREAS, BetterDay
from salesdesk.services.weeks_planning import LeftOut, PlanWish, Replaced, WeeksDraft
from salesdesk.ui import ask, theme
from salesdesk.ui.forms import Choice, DateField, Form, Tick
from salesdesk.ui.labels import ElidedLabel, TextBlock, label
from salesdesk.ui.parts import Figure, Note, Strip, column
from salesdesk.ui.routes.weeks.reason_words import reason_words
from salesdesk.ui.screen import Scroller
from salesdesk.words import _, ngettext

if TYPE_CHECKING:
    from salesdesk.ui.routes.weeks.screen import WeeksScreen

SHEET_WIDTH, LIST_HEIGHT = 440, 240
MOST_LISTED = 60
LATER = frozenset({WhyNot.CAN_WAIT})
"""Whose turn comes after these weeks was not left out."""


class WishSheet(QWidget):
    """From which day, how many weeks, how full, and what may change."""

    def __init__(
        self, first: date, weeks: int, most_visits: int, *, has_proposals: bool, has_areas: bool
    ) -> None:
        super().__init__()
        self._first = first
        self.first = DateField(_("Vanaf"), first)
        self.first.set_value(first)
        self.weeks = Choice(
            _("Weken"),
            [
                (count, ngettext("{count} week", "{count} weken", count).format(count=count))
                for count in range(FEWEST_WEEKS, MOST_WEEKS + 1)
            ],
        )
        self.weeks.set_value(weeks)
        self.most = Choice(
            _("Meeste bezoeken op een dag"),
            [(count, str(count)) for count in range(1, max(8, most_visits) + 1)],
        )
        self.most.set_value(most_visits)
        self.areas = Choice(
            _("Gebieden van de dag"),
            [
                (KEEPS_AREAS, _("aanhouden, soms een uitzondering")),
                (STRICT_AREAS, _("zo streng mogelijk aanhouden")),
                (FREE_AREAS, _("niet op letten, zo min mogelijk rijden")),
            ],
        )
        self.areas.set_value(KEEPS_AREAS)
        self.stays = Tick(_("Voorstellen van nu zo min mogelijk verschuiven"), on=has_proposals)
        self.stays.setEnabled(has_proposals)
        form = Form()
        form.beside(
            form.make("first", _("Vanaf"), self.first),
            form.make("weeks", _("Vooruit"), self.weeks),
            form.make("most", _("Meeste op een dag"), self.most),
        )
        if has_areas:
            form.add("areas", _("Gebieden van de dag"), self.areas)
        kept = TextBlock(
            _("Afspraken en wat je vastzette blijven staan. Er verandert niets totdat je het plan gebruikt."),
            "small", "text2",
        )  # fmt: skip
        self.setLayout(column(form, self.stays, kept, gap=12))

    def wish(self) -> PlanWish:
        try:
            first = self.first.value() or self._first
        except Refused:
            first = self._first
        return PlanWish(first, self.weeks.value(), self.most.value(), self.stays.value(), self.areas.value())


class Outcome(QWidget):
    """What the planner came up with: the figures, and who was left out with the reason."""

    def __init__(self, draft: WeeksDraft) -> None:
        super().__init__()
        self.setFixedWidth(theme.F(SHEET_WIDTH))
        language = words.screen_language()
        figures = Strip(
            [
                Figure(str(len(draft.proposals)), _("voorstellen")),
                Figure(formats.duration(draft.drive_minutes, language), _("onderweg")),
                Figure(str(draft.busy_days), _("dagen")),
                Figure(str(draft.exceptions), _("uitzonderingen")),
            ]
        )
        whole = column(figures, gap=10)
        if draft.cut_short:
            said = _("Je stopte het rekenen: dit is het beste plan tot dan toe.")
            whole.addWidget(Note(said, "info"))
        out = [each for each in draft.left_out if not _waits(each)]
        later = len(draft.left_out) - len(out)
        whole.addWidget(label(_left_out_words(len(out)), "h3"))
        if out:
            rows = column(*_rows(out), gap=4, margins=(0, 0, 12, 0))
            rows.addStretch(1)
            holder = QWidget()
            holder.setLayout(rows)
            scroller = Scroller(holder)
            scroller.setFixedHeight(theme.F(min(LIST_HEIGHT, 26 * len(out) + 48)))
            whole.addWidget(scroller)
        if later:
            said = ngettext(
                "{count} relatie komt pas na deze weken aan de beurt.",
                "{count} relaties komen pas na deze weken aan de beurt.",
                later,
            )
            whole.addWidget(TextBlock(said.format(count=later), "small", "muted"))
        if draft.better:
            whole.addWidget(label(_("Op een andere dag scheelt het rijden"), "h3"))
            whole.addLayout(column(*map(_better_day, draft.better), gap=4))
        self.setLayout(whole)


def _better_day(better: BetterDay) -> QWidget:
    """A hint only: moving it is up to the seller, and to the customer when it was confirmed."""
    language = words.screen_language()
    said = _("{name}: van {before} naar {after} scheelt {minutes} min").format(
        name=better.name,
        before=formats.day_text(better.from_on, language),
        after=formats.day_text(better.to_on, language),
        minutes=better.saves_minutes,
    )
    if better.is_confirmed:
        said = _("{hint} (bevestigd: bel eerst)").format(hint=said)
    return TextBlock(said, "small")


def plan_weeks(screen: WeeksScreen, file: SellerFile) -> None:
    """Ask what is wanted, let the planner run, and keep what came out when the seller wants it."""
    board = screen.shown
    if board is None:
        return
    settings = file.settings.view().planning
    tomorrow = screen.desk.today() + timedelta(days=1)
    sheet = WishSheet(
        max(screen.monday, tomorrow),
        min(max(settings.weeks_ahead, FEWEST_WEEKS), MOST_WEEKS),
        settings.most_visits,
        has_proposals=bool(board.proposals),
        has_areas=board.has_areas,
    )
    if not ask.sheet(screen, _("Weken plannen"), sheet, _("Plannen")):
        return
    wish = sheet.wish()

    def run(progress: Progress) -> WeeksDraft:
        return file.weeks.draft(wish, progress)

    screen.desk.work.run_long(_("Weken plannen"), run, partial(_show, screen, file), lane="long")


def _show(screen: WeeksScreen, file: SellerFile, draft: WeeksDraft) -> None:
    """The outcome first; old proposals stand until the seller uses the new ones."""
    if not draft.asked:
        ask.tell(
            screen,
            _("Niemand aan de beurt"),
            _(
                "Suspects tellen pas mee als je er prospect of klant van maakt, of op de relatie invult "
                "hoe vaak je komt. Hoe vaak per klasse staat bij Instellingen, Drempels."
            ),
        )
        return
    if not draft.proposals and not [each for each in draft.left_out if not _waits(each)]:
        ask.tell(
            screen,
            _("Niets te plannen"),
            _("In deze weken komt niemand aan de beurt die nog geen bezoek heeft."),
        )
        return
    if ask.sheet(screen, _("Het plan"), Outcome(draft), _("Gebruiken")):
        screen.desk.work.ask(partial(file.weeks.keep, draft), partial(_told, screen, file))


def _told(screen: WeeksScreen, file: SellerFile, replaced: Replaced) -> None:
    count = len(replaced.after)
    said = ngettext("{count} voorstel staat op het bord", "{count} voorstellen staan op het bord", count)
    undo = partial(screen.desk.work.ask, partial(file.weeks.put_back, replaced))
    screen.desk.toast(said.format(count=count), undo)


def _waits(left: LeftOut) -> bool:
    return bool(left.reasons) and left.reasons[0].code in LATER


def _left_out_words(count: int) -> str:
    if not count:
        return _("Iedereen die aan de beurt is heeft een dag")
    said = ngettext("{count} relatie zonder dag", "{count} relaties zonder dag", count)
    return said.format(count=count)


def _rows(out: Sequence[LeftOut]) -> list[QWidget]:
    """Each reason once, with the names under it."""

    def why(left: LeftOut) -> str:
        return reason_words(left.reasons[0], {}) if left.reasons else ""

    rows: list[QWidget] = []
    named = 0
    for said, found in groupby(sorted(out, key=lambda each: (why(each), each.name)), why):
        rows.append(TextBlock(said, "smallstrong"))
        for left in list(found)[: MOST_LISTED - named]:
            named += 1
            rows.append(ElidedLabel(", ".join(part for part in (left.name, left.place) if part), "small"))
    if len(out) > named:
        more = ngettext("en nog {count}", "en nog {count}", len(out) - named)
        rows.append(label(more.format(count=len(out) - named), "small", "muted"))
    return rows
