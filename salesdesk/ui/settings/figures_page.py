"""The thresholds of the organisation, and the VAT rates with the day they begin."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from functools import partial

from salesdesk.domain.company import Settings
from salesdesk.domain.relations import Importance
from salesdesk.domain.vat import VatClass, VatRate
from salesdesk.errors import Reason, Refused
from salesdesk.formats import field_date, number
from salesdesk.ui.buttons import icon_button, tonal
from salesdesk.ui.fields import NotesField
from salesdesk.ui.forms import Choice, DateField, FormRow, MoneyField, PercentField, QuantityField, TimeField
from salesdesk.ui.parts import Card, row
from salesdesk.ui.settings.page import SettingsPage
from salesdesk.ui.table import Column, TableModel, TableView
from salesdesk.words import _, screen_language, word

_COUNTS = ("decision_months", "former_after_months", "valid_days", "payment_days", "remind_days")
MOST_MONTHS = 60
_PERCENTS = ("chance_percent", "chance_warning_percent")


class ThresholdsPage(SettingsPage):
    """When an offer makes sense, who is A or B, how often each is visited."""

    view = "thresholds"

    def build(self) -> None:
        self.inputs = {
            "chance_percent": PercentField(_("Kans minstens"), wide=90),
            "chance_warning_percent": PercentField(_("Waarschuwing vanaf"), wide=90),
            "decision_months": QuantityField(_("Beslissing binnen (maanden)"), decimals=0, wide=90),
            "discount_limit_percent": PercentField(_("Korting zonder reden tot"), wide=90),
            "approval_limit_percent": PercentField(_("Korting zonder goedkeuring tot"), wide=90),
            "margin_percent": PercentField(_("Gemiddelde marge"), wide=90),
            "month_target": MoneyField(_("Target per maand"), wide=130),
            "offer_hours": QuantityField(_("Uren per offerte"), decimals=2, wide=90),
            "hour_cost": MoneyField(_("Kosten per uur"), wide=110),
            "sheet_cost": MoneyField(_("Kosten per productblad"), wide=110),
            "branch_months": NotesField(_("Beslistermijn per branche"), lines=3),
            "valid_days": QuantityField(_("Offerte geldig (dagen)"), decimals=0, wide=90),
            "remind_days": QuantityField(_("Herinneren voor het eind (dagen)"), decimals=0, wide=90),
            "payment_days": QuantityField(_("Betaling binnen (dagen)"), decimals=0, wide=90),
            "class_a_from": MoneyField(_("Klasse A vanaf, per jaar"), wide=130),
            "class_b_from": MoneyField(_("Klasse B vanaf, per jaar"), wide=130),
            "former_after_months": QuantityField(_("Ex-klant na (maanden)"), decimals=0, wide=90),
            "first_visit_at": TimeField(_("Eerste afspraak om")),
            **{
                f"visits_{code.value}": QuantityField(
                    _("Bezoeken per jaar, {code}").format(code=word(code)), decimals=0, wide=90
                )
                for code in Importance
            },
        }
        offer = self.card(
            _("Offertes"),
            ("chance_percent", "chance_warning_percent"),
            ("discount_limit_percent", "approval_limit_percent"),
            ("decision_months", "margin_percent"),
            ("month_target", "valid_days"),
            ("payment_days", "remind_days"),
            ("offer_hours", "hour_cost", "sheet_cost"),
        )
        self.inputs["branch_months"].setPlaceholderText(_("Eén per regel, zoals: Zorg 9"))
        classes = self.card(
            _("Klassen en bezoeken"),
            ("class_a_from", "class_b_from"),
            ("visits_K", "visits_A"),
            ("visits_B", "visits_C"),
            ("former_after_months", "first_visit_at"),
            ("branch_months",),
        )
        self.body.addLayout(row(offer, classes, gap=12))

    def fill(self, settings: Settings) -> None:
        thresholds = settings.thresholds
        for name, field in self.inputs.items():
            if name.startswith("visits_"):
                field.set_value(Decimal(thresholds.visits_per_year[Importance(name[-1])]))
            elif name == "branch_months":
                lines = (f"{branch} {months}" for branch, months in thresholds.branch_months.items())
                field.set_value("\n".join(lines))
            elif name == "first_visit_at":
                field.set_value(thresholds.first_visit_at)
            else:
                field.set_value(Decimal(getattr(thresholds, name)))

    def save_call(self, kept: Settings) -> Callable[[], object] | None:
        values = {name: field.value() for name, field in self.inputs.items()}
        empty = [name for name, value in values.items() if value is None]
        if empty:
            raise Refused(*(Reason(_("Vul hier een getal in."), name) for name in empty))
        visits = {code: int(values.pop(f"visits_{code.value}")) for code in Importance}
        values["branch_months"] = branch_months(values["branch_months"])
        for name in (*_COUNTS, *_PERCENTS):
            values[name] = int(values[name])
        thresholds = replace(kept.thresholds, visits_per_year=visits, **values)
        return None if thresholds == kept.thresholds else lambda: self._settings.save_thresholds(thresholds)


def branch_months(text: str) -> dict[str, int]:
    """The branches with their months as they were typed, one on a line; refused where the number lacks."""
    found: dict[str, int] = {}
    for line in text.splitlines():
        if not line.strip():
            continue
        branch, _blank, months = line.strip().rstrip(".").rpartition(" ")
        if not branch or not months.isascii() or not months.isdigit() or not 1 <= int(months) <= MOST_MONTHS:
            words = _("„{line}”: zet achter de branche het aantal maanden, zoals: Zorg 9.")
            raise Refused(Reason(words.format(line=line.strip()[:40]), "branch_months"))
        found[branch.rstrip(" :=,")] = int(months)
    return found


class VatPage(SettingsPage):
    """The rates; a new rate begins on a day and leaves older offers as they were."""

    view = "vat"

    def build(self) -> None:
        language = screen_language()
        columns = [
            Column[VatRate](_("Land"), lambda rate: rate.country, width=70),
            Column[VatRate](_("Soort"), lambda rate: word(rate.vat_class), bold=True),
            Column[VatRate](
                _("Tarief"),
                lambda rate: f"{number(rate.percent, None, language)} %",
                align="right",
                width=90,
                sort=lambda rate: rate.percent,
            ),
            Column[VatRate](
                _("Vanaf"),
                lambda rate: field_date(rate.valid_from),
                width=110,
                sort=lambda rate: rate.valid_from,
            ),
        ]
        self.model = TableModel(columns)
        self.table = TableView(self.model, _("Btw-tarieven"), shows_all=True)
        remove = icon_button("trash", _("Gekozen tarief weghalen"), self._remove)
        known = Card(_("Btw-tarieven"), remove, table=True)
        known.body.addWidget(self.table)
        self.country = Choice(_("Land"), [("NL", "NL"), ("BE", "BE")], wide=76)
        kinds = [one for one in VatClass if one is not VatClass.REVERSE]
        self.kind = Choice(_("Soort"), [(one, word(one)) for one in kinds], wide=150)
        self.percent = PercentField(_("Tarief"), wide=90)
        self.begins = DateField(_("Vanaf"), self.desk.today())
        fresh = Card(_("Nieuw tarief"))
        rows = (
            FormRow(_("Land"), self.country),
            FormRow(_("Soort"), self.kind),
            FormRow(_("Tarief"), self.percent),
            FormRow(_("Vanaf"), self.begins),
        )
        fresh.add(row(*rows, 1, gap=12), row(tonal(_("Toevoegen"), self._add, "plus"), 1))
        self.body.addWidget(known)
        self.body.addWidget(fresh)

    def fill(self, settings: Settings) -> None:
        self.model.set_lines(
            sorted(
                settings.vat_rates, key=lambda rate: (rate.country == "BE", rate.vat_class, rate.valid_from)
            )
        )

    def save_call(self, kept: Settings) -> Callable[[], object] | None:
        del kept  # rates are kept when they are added or removed
        return None

    def _add(self) -> None:
        percent, begins = self.percent.value(), self.begins.value()
        if self.kept is None or percent is None or begins is None:
            self.desk.toast(_("Vul een tarief en een begindatum in."))
            return
        rate = VatRate(self.country.value(), self.kind.value(), percent, begins)
        self._keep((*self.kept.vat_rates, rate), _("Tarief toegevoegd"))

    def _remove(self) -> None:
        chosen = self.table.line()
        if self.kept is not None and chosen is not None:
            rates = tuple(rate for rate in self.kept.vat_rates if rate != chosen)
            self._keep(rates, _("Tarief weggehaald"))

    def _keep(self, rates: tuple[VatRate, ...], said: str) -> None:
        before = self.kept.vat_rates if self.kept else ()
        save = self._settings.save_vat_rates
        undo = partial(self.desk.work.ask, lambda: save(before))
        self.desk.work.ask(lambda: save(rates), lambda _settings: self.desk.toast(said, undo))
