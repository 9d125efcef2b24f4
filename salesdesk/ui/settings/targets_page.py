"""Targets per month, this year and the next, and the chance that offers get by how far they have come."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal

from salesdesk import formats
from salesdesk.domain.company import Settings
from salesdesk.domain.months import add_months
from salesdesk.domain.offer_stages import Stage, stage_chance
from salesdesk.errors import Reason, Refused
from salesdesk.formats import capital
from salesdesk.ui import spoken
from salesdesk.ui.forms import MoneyField, PercentField
from salesdesk.ui.labels import TextBlock
from salesdesk.ui.parts import Card
from salesdesk.ui.settings.page import SettingsPage
from salesdesk.words import _, screen_language, word

ACROSS = 4


class TargetsPage(SettingsPage):
    """A month left empty has the target of every month."""

    view = "targets"

    def build(self) -> None:
        year = self.desk.today().year
        self.months = [add_months(date(year, 1, 1), place) for place in range(24)]
        self.inputs = {
            **{_name(month): MoneyField(_month_words(month), least=0, wide=118) for month in self.months},
            **{stage.value: PercentField(capital(word(stage)), wide=90) for stage in Stage},
        }
        self.rule = TextBlock("", "small", "text2")
        first, second = (self._year_card(self.months[start : start + 12]) for start in (0, 12))
        chances = self.card(_("Standaardkans per stand"), tuple(stage.value for stage in Stage))
        explained = _(
            "Een offerte is besproken na een gehouden bezoek sinds hij verstuurd is. Jouw eigen kans blijft "
            "altijd staan: de standaard staat ernaast, en je kunt de forecast ermee bekijken."
        )
        chances.add(TextBlock(explained, "small", "text2"))
        for part in (self.rule, first, second, chances):
            self.body.addWidget(part)

    def _year_card(self, months: list[date]) -> Card:
        rows = [
            tuple(_name(month) for month in months[start : start + ACROSS]) for start in range(0, 12, ACROSS)
        ]
        return self.card(_("Targets {year}").format(year=months[0].year), *rows)

    def fill(self, settings: Settings) -> None:
        thresholds = settings.thresholds
        for month in self.months:
            self.inputs[_name(month)].set_value(thresholds.month_targets.get(month))
        for stage in Stage:
            self.inputs[stage.value].set_value(Decimal(stage_chance(stage, thresholds.stage_chances)))
        usual = spoken.euro(thresholds.month_target, decimals=0)
        words = _("Een lege maand heeft het gewone target van {amount} (bij Drempels).")
        self.rule.setText(words.format(amount=usual))

    def save_call(self, kept: Settings) -> Callable[[], object] | None:
        typed = {month: self.inputs[_name(month)].value() for month in self.months}
        chances = {stage: self.inputs[stage.value].value() for stage in Stage}
        empty = [stage.value for stage, chance in chances.items() if chance is None]
        if empty:
            raise Refused(*(Reason(_("Vul hier een getal in."), name) for name in empty))
        targets = {
            month: amount for month, amount in kept.thresholds.month_targets.items() if month not in typed
        }
        targets |= {month: amount for month, amount in typed.items() if amount is not None}
        thresholds = replace(
            kept.thresholds,
            month_targets=targets,
            stage_chances={stage: int(chance) for stage, chance in chances.items()},
        )
        return None if thresholds == kept.thresholds else lambda: self._settings.save_thresholds(thresholds)


def _name(month: date) -> str:
    return f"target_{month:%Y_%m}"


def _month_words(month: date) -> str:
    return f"{capital(formats.month_name(month.month, screen_language()))} {month.year}"
