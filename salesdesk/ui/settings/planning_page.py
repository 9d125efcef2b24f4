"""How the seller plans: his days, how long visits take, the cycle of areas and how far ahead."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal

from salesdesk import formats
from salesdesk.domain.company import Settings
from salesdesk.domain.planning_rules import (
    FEWEST_WEEKS,
    LONGEST_CYCLE,
    MOST_WEEKS,
    SHORTEST_CYCLE,
    PlanningRules,
)
from salesdesk.domain.relations import Importance
from salesdesk.errors import Reason, Refused
from salesdesk.services.seller_file import SellerFile
from salesdesk.ui.buttons import link
from salesdesk.ui.desk import Desk
from salesdesk.ui.fields import NotesField
from salesdesk.ui.forms import Choice, DateField, FormRow, QuantityField, Tick, TimeField
from salesdesk.ui.labels import TextBlock
from salesdesk.ui.parts import Card, row
from salesdesk.ui.settings.page import SettingsPage
from salesdesk.ui.time_off import show_time_off
from salesdesk.words import _, ngettext, screen_language, word

_COUNTS = ("most_visits", "lunch_minutes", "leeway_minutes")
_TIMES = ("home_by", "lunch_from", "lunch_until")
MONDAY = date(2024, 1, 1)


class PlanningPage(SettingsPage):
    """What the planner of days and weeks goes by."""

    view = "planning"

    def __init__(self, desk: Desk, file: SellerFile) -> None:
        self._file = file
        super().__init__(desk, file.settings)

    def build(self) -> None:
        self.weekdays = [
            Tick(formats.short_day_name(MONDAY.replace(day=1 + at), screen_language())) for at in range(7)
        ]
        self.inputs = {
            "most_visits": QuantityField(_("Meeste bezoeken op een dag"), decimals=0, wide=90),
            "home_by": TimeField(_("Thuis om")),
            "lunch_minutes": QuantityField(_("Lunch (minuten)"), decimals=0, wide=90),
            "lunch_from": TimeField(_("Lunch vanaf")),
            "lunch_until": TimeField(_("Lunch uiterlijk")),
            "leeway_minutes": QuantityField(_("Speling bij “ongeveer” (minuten)"), decimals=0, wide=90),
            "minutes_of_branch": NotesField(_("Minuten per branche"), lines=3),
            "cycle_weeks": Choice(
                _("Weken in de cyclus"),
                [(count, _weeks(count)) for count in range(SHORTEST_CYCLE, LONGEST_CYCLE + 1)],
            ),
            "cycle_starts_on": DateField(_("Week A begon op"), self.desk.today(), required=True),
            "weeks_ahead": Choice(
                _("Zover vooruit plannen"),
                [(count, _weeks(count)) for count in range(FEWEST_WEEKS, MOST_WEEKS + 1)],
            ),
            **{
                f"minutes_{code.value}": QuantityField(
                    _("Minuten per bezoek, {code}").format(code=word(code)), decimals=0, wide=90
                )
                for code in Importance
            },
        }
        for tick in self.weekdays:
            self.form.watch("weekdays", tick)
        self.inputs["minutes_of_branch"].setPlaceholderText(_("Eén per regel, zoals: Zorg 45"))
        day = Card(_("Je werkdag"), link(_("Vrije dagen…"), self._time_off, "calendar"))
        day.add(FormRow(_("Bezoekdagen"), *self.weekdays))
        self._fill_card(day, ("most_visits", "home_by"), ("lunch_minutes", "lunch_from", "lunch_until"))
        day.body.addStretch(1)
        weeks = self.card(
            _("Weken en gebieden"), ("weeks_ahead", "cycle_weeks"), ("cycle_starts_on", "leeway_minutes")
        )
        weeks.add(TextBlock(_("Welk gebied wanneer aan de beurt is staat bij Rayon."), "small", "text2"))
        long = self.card(
            _("Hoe lang een bezoek duurt"),
            ("minutes_K", "minutes_A"),
            ("minutes_B", "minutes_C"),
            ("minutes_of_branch",),
        )
        self.body.addLayout(row(day, long, gap=12))
        self.body.addWidget(weeks)

    def _fill_card(self, card: Card, *rows: tuple[str, ...]) -> None:
        for names in rows:
            made = (self.form.make(name, self._word(name), self.inputs[name]) for name in names)
            card.add(row(*made, 1, gap=16))

    def _time_off(self) -> None:
        show_time_off(self, self.desk, self._file)

    def fill(self, settings: Settings) -> None:
        rules = settings.planning
        for at, tick in enumerate(self.weekdays):
            tick.set_value(at in rules.weekdays)
        for name in (*_TIMES, "cycle_weeks", "cycle_starts_on", "weeks_ahead"):
            self.inputs[name].set_value(getattr(rules, name))
        for name in _COUNTS:
            self.inputs[name].set_value(Decimal(getattr(rules, name)))
        for code in Importance:
            self.inputs[f"minutes_{code.value}"].set_value(Decimal(rules.minutes_of_class.get(code, 60)))
        lines = (f"{branch} {minutes}" for branch, minutes in rules.minutes_of_branch.items())
        self.inputs["minutes_of_branch"].set_value("\n".join(lines))

    def save_call(self, kept: Settings) -> Callable[[], object] | None:
        values = {name: field.value() for name, field in self.inputs.items()}
        empty = [name for name, value in values.items() if value is None]
        if empty:
            raise Refused(*(Reason(_("Vul dit in."), name) for name in empty))
        minutes = {code: int(values.pop(f"minutes_{code.value}")) for code in Importance}
        values["minutes_of_branch"] = branch_minutes(values["minutes_of_branch"])
        for name in _COUNTS:
            values[name] = int(values[name])
        chosen = tuple(at for at, tick in enumerate(self.weekdays) if tick.value())
        rules: PlanningRules = replace(kept.planning, weekdays=chosen, minutes_of_class=minutes, **values)
        return None if rules == kept.planning else lambda: self._settings.save_planning(rules)


def branch_minutes(text: str) -> dict[str, int]:
    """The branches with their minutes as they were typed, one on a line; refused where the number lacks."""
    found: dict[str, int] = {}
    for line in text.splitlines():
        if not line.strip():
            continue
        branch, _space, figure = line.strip().rpartition(" ")
        if not branch.strip() or not figure.isdecimal():
            said = _("Zet achter elke branche de minuten, zoals: Zorg 45.")
            raise Refused(Reason(said, "minutes_of_branch"))
        found[branch.strip()] = int(figure)
    return found


def _weeks(count: int) -> str:
    return ngettext("{count} week", "{count} weken", count).format(count=count)
