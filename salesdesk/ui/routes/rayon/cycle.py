"""Cyclus: every area its fixed days, by dragging or with the keys, and the coming weeks by it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from functools import partial
from uuid import UUID

from PySide6.QtWidgets import QWidget

from salesdesk import formats, words
from salesdesk.domain.appointment_advice import Flow
from salesdesk.domain.area_cycle import LETTERS, cycle_week
from salesdesk.domain.planning_rules import LONGEST_CYCLE, PlanningRules
from salesdesk.domain.rayon import AreaDay
from salesdesk.errors import Reason
from salesdesk.services.changes import Noun
from salesdesk.services.rayon import AreaFigures, Areas, RayonView
from salesdesk.services.seller_file import SellerFile
from salesdesk.services.work_days import DayShape
from salesdesk.ui.boxes import column
from salesdesk.ui.buttons import Toggle
from salesdesk.ui.desk import Desk
from salesdesk.ui.fields import Choice
from salesdesk.ui.flow import FlowBox
from salesdesk.ui.forms import FormRow, Tick
from salesdesk.ui.labels import TextBlock, label
from salesdesk.ui.pages import Pages
from salesdesk.ui.parts import Card
from salesdesk.ui.routes.rayon.area_rows import AreaRow
from salesdesk.ui.routes.rayon.area_words import flow_words, hours_words, is_in_cycle
from salesdesk.ui.routes.rayon.cycle_areas import Cycle, CycleArea
from salesdesk.ui.routes.rayon.cycle_grid import CycleGrid
from salesdesk.ui.routes.rayon.empty import no_areas
from salesdesk.ui.routes.rayon.tabs import RayonTabs
from salesdesk.ui.routes.rayon.weeks_ahead import WeeksAhead
from salesdesk.ui.routes.views import route_views
from salesdesk.ui.screen import Screen
from salesdesk.ui.shrinking import ShrinkingButton, keep_title
from salesdesk.ui.spoken import number
from salesdesk.words import _, ngettext

WEEKS_SHOWN = 6
BAD_MORNINGS = frozenset({1, 3})
_A_MONDAY = PlanningRules().cycle_starts_on


class CycleScreen(Screen):
    """Place(Noun.ROUTE, None, "cycle")."""

    nouns = frozenset({Noun.ROUTE, Noun.RELATION, Noun.SETTINGS, Noun.VISIT})

    def __init__(self, desk: Desk, file: SellerFile) -> None:
        super().__init__(desk, inspector=316)
        self._file = file
        self.view: RayonView | None = None
        self._chosen: UUID | None = None
        self.header.add(
            route_views(desk, "rayon"),
            ShrinkingButton(_("Stel een cyclus voor"), self.propose, "refresh", "primary"),
        )
        self.body.addWidget(RayonTabs(desk, "cycle"))
        self.grid = CycleGrid()
        self.grid.put.connect(self._put)
        self.grid.taken.connect(self._take)
        self.grid.asked.connect(self._put_chosen)
        self.weeks = Toggle([str(each) for each in range(1, LONGEST_CYCLE + 1)], name=_("Weken in de cyclus"))
        self.weeks.chosen.connect(lambda at: self._keep_rules(cycle_weeks=at + 1))
        self.hint = TextBlock("", "small", "muted")
        self.ahead = WeeksAhead()
        self.pages = Pages()
        self.pages.addWidget(self._board())
        self.pages.addWidget(no_areas(desk))
        self.body.addWidget(self.pages, 1)

    def _board(self) -> QWidget:
        page = QWidget()
        fixed = Card(_("Vaste dagen"), label(_("weken"), "small"), self.weeks).add(self.grid, self.hint)
        coming = Card(_("De komende weken")).add(self.ahead)
        laid = column(fixed, coming, gap=12)
        laid.addStretch(1)
        page.setLayout(laid)
        return page

    def reload(self) -> None:
        self.read(self._file.rayon.view, self._show)
        self.read(partial(self._file.rayon.days_ahead, WEEKS_SHOWN), self._show_ahead)

    def first_focus(self) -> QWidget | None:
        return self.grid

    def _show(self, view: RayonView) -> None:
        self.view = view
        rules = view.rules
        days = rules.cycle_weeks * len(rules.weekdays)
        weeks = ngettext("{count} week", "{count} weken", rules.cycle_weeks).format(count=rules.cycle_weeks)
        sub = ngettext(
            "{weeks}  ·  {count} dag voor bezoeken", "{weeks}  ·  {count} dagen voor bezoeken", days
        )
        self.header.set(_("Cyclus"), sub.format(weeks=weeks, count=days))
        keep_title(self.header.title, 120)
        self.header.show_actions(True)
        self.pages.setCurrentIndex(0 if view.areas else 1)
        self.side.setVisible(bool(view.areas))
        self.weeks.set_on(rules.cycle_weeks - 1)
        if view.figures(self._chosen) is None:
            self._chosen = next((each.area.id for each in view.areas), None)
        self.grid.show_cycle(cycle_of(view))
        self._fill_side(view)
        self._tell_hint()

    def _show_ahead(self, days: tuple[DayShape, ...]) -> None:
        self.ahead.show_days(days)

    def _tell_hint(self) -> None:
        each = self.view.figures(self._chosen) if self.view else None
        if each is None:
            return
        self.hint.setText(
            _(
                "Sleep een gebied naar een dag. Met de toetsen: pijltjes kiezen een dag, Enter zet {name} "
                "daar, Delete haalt het eraf."
            ).format(name=each.area.name)
        )

    # the inspector

    def _fill_side(self, view: RayonView) -> None:
        self.side.clear()
        areas = self.side.section(_("Gebieden"), label(_("dagen, van nodig"), "small"))
        areas.body.setSpacing(0)
        whole = sum(each.hours for each in view.areas)
        days = view.rules.cycle_weeks * len(view.rules.weekdays)
        for each in view.areas:
            areas.add(self._area_row(each, view, each.hours / whole * days if whole else 0.0))
        shape = self.side.section(_("Zo werk je"))
        shape.add(self._week_choice(view), self._weekday_ticks(view))
        advice = jam_advice(view)
        if advice:
            self.side.section(_("Tegen de file in")).add(TextBlock(advice, "small", "text2"))

    def _area_row(self, each: AreaFigures, view: RayonView, needed: float) -> AreaRow:
        has = sum(is_in_cycle(day, view) for day in each.area.days)
        right = _("{count} van {needed}").format(count=has, needed=number_words(needed))
        short = bool(each.hours) and (has == 0 or has + 1 <= needed)
        second = hours_words(each.hours)
        if each.drive:
            second = f"{second}  ·  {flow_words(each.flow)}"
        made = AreaRow(each, second, right, run=self._choose, tone="warn" if short else "")
        made.setCheckable(True)
        made.setChecked(each.area.id == self._chosen)
        made.lift = lambda figures: self.grid.lift(_on_grid(figures))
        made.follow, made.let_go = self.grid.follow, self.grid.let_go
        return made

    def _week_choice(self, view: RayonView) -> FormRow:
        rules, today = view.rules, view.today
        choice: Choice[int] = Choice(
            _("Deze week is"),
            [(at + 1, _("week {letter}").format(letter=LETTERS[at])) for at in range(rules.cycle_weeks)],
        )
        choice.set_value(cycle_week(today, rules))
        monday = today - timedelta(days=today.weekday())
        choice.edited.connect(
            lambda: self._keep_rules(cycle_starts_on=monday - timedelta(weeks=choice.value() - 1))
        )
        choice.setEnabled(rules.cycle_weeks > 1)
        return FormRow(_("Deze week is"), choice, beside=110)

    def _weekday_ticks(self, view: RayonView) -> FormRow:
        ticks = []
        for weekday in range(6):
            tick = Tick(weekday_word(weekday), on=weekday in view.rules.weekdays)
            tick.edited.connect(partial(self._tick_weekday, weekday))
            ticks.append(tick)
        return FormRow(_("Dagen voor bezoeken; de andere zijn kantoor"), FlowBox(*ticks))

    def _choose(self, area_id: UUID) -> None:
        self._chosen = area_id
        for each in self.side.findChildren(AreaRow):
            each.setChecked(each.figures.area.id == area_id)
        self._tell_hint()
        self.grid.setFocus()

    # what is done

    def _put(self, area_id: UUID, day: AreaDay, left: AreaDay | None) -> None:
        rayon = self._file.rayon
        self._chosen = area_id
        self._change(lambda: rayon.put_day(area_id, day, left), _("{name} op een vaste dag gezet"), area_id)

    def _put_chosen(self, day: AreaDay) -> None:
        if self._chosen is not None:
            self._put(self._chosen, day, None)

    def _take(self, area_id: UUID, day: AreaDay) -> None:
        rayon = self._file.rayon
        self._change(lambda: rayon.take_day(area_id, day), _("{name} van die dag gehaald"), area_id)

    def _change(self, call: Callable[[], object], said: str, area_id: UUID) -> None:
        each = self.view.figures(area_id) if self.view else None
        name = each.area.name if each else ""
        self.desk.work.ask(call, partial(self._changed, said.format(name=name)))

    def _changed(self, said: str, before: Areas) -> None:
        self.desk.toast(said, lambda: self.desk.work.ask(lambda: self._file.rayon.put_back(before)))

    def propose(self) -> None:
        """Every area as many days as its hours ask; one click brings the old cycle back."""
        rayon = self._file.rayon
        if self.view is None or not self.view.areas:
            return
        self.desk.work.ask(
            lambda: rayon.take_over(rayon.propose_days()),
            partial(self._changed, _("Cyclus opnieuw verdeeld")),
        )

    def _tick_weekday(self, weekday: int) -> None:
        if self.view is not None:
            days = {*self.view.rules.weekdays} ^ {weekday}
            self._keep_rules(weekdays=tuple(sorted(days)))

    def _keep_rules(self, **changed: object) -> None:
        if self.view is None:
            return
        rules = replace(self.view.rules, **changed)  # type: ignore[arg-type]
        rayon = self._file.rayon

        def kept(before: PlanningRules) -> None:
            self.desk.toast(
                _("Cyclus gewijzigd"), lambda: self.desk.work.ask(lambda: rayon.keep_rules(before))
            )

        self.desk.work.ask(lambda: rayon.keep_rules(rules), kept, refused=self._refused)

    def _refused(self, reasons: tuple[Reason, ...]) -> None:
        """Show the rule again as it is kept."""
        self.desk.toast(" ".join(words.reason_text(reason) for reason in reasons))
        self.reload()


def cycle_of(view: RayonView) -> Cycle:
    """The cycle as the grid shows it: Monday to Friday, and a weekend day that is worked."""
    inside: dict[AreaDay, list[CycleArea]] = defaultdict(list)
    cautions: dict[AreaDay, str] = {}
    for each in view.areas:
        for day in each.area.days:
            inside[day].append(_on_grid(each))
            if day.weekday in BAD_MORNINGS and each.flow is Flow.WITH:
                cautions[day] = _("met de file mee")
    worked = set(view.rules.weekdays)
    shown = tuple(
        (weekday, weekday_word(weekday)) for weekday in range(7) if weekday < 5 or weekday in worked
    )
    areas = {day: tuple(found) for day, found in inside.items()}
    return Cycle(view.rules.cycle_weeks, shown, view.rules.weekdays, areas, cautions)


def jam_advice(view: RayonView) -> str:
    """Which areas are for the mornings with the most jams, in simple words; empty without a home or areas."""
    by_flow: dict[Flow, list[str]] = defaultdict(list)
    for each in view.areas:
        if each.drive is not None:
            by_flow[each.flow].append(each.area.name)
    with_it, clear = by_flow[Flow.WITH], by_flow[Flow.AGAINST] or by_flow[Flow.NEITHER]
    if not clear:
        return ""
    said = [
        _("Op dinsdag en donderdag zijn de files naar de steden het drukst. Plan dan liever {names}.").format(
            names=", ".join(clear[:3])
        )
    ]
    if with_it:
        said.append(
            _(
                "Naar {names} rijd je 's ochtends met de file mee: liever op maandag, woensdag of vrijdag."
            ).format(names=", ".join(with_it[:3]))
        )
    return " ".join(said)


def weekday_word(weekday: int) -> str:
    """`ma`, `di`: in the language of the screen."""
    return formats.short_day_name(_A_MONDAY + timedelta(days=weekday), words.screen_language())


def number_words(value: float) -> str:
    """`1,4`."""
    return number(Decimal(f"{value:.1f}"), 1)


def _on_grid(each: AreaFigures) -> CycleArea:
    return CycleArea(each.area.id, each.area.name, each.area.colour)
