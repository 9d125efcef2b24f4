"""What is set once: company, seller, thresholds, VAT rates."""

from __future__ import annotations

import re
from dataclasses import replace

from stdnum import iban as iban_number
from stdnum.exceptions import ValidationError

from salesdesk.domain.company import Company, Seller, Settings, Thresholds
from salesdesk.domain.library import DocumentKind, LibraryDocument
from salesdesk.domain.planning_rules import PlanningRules
from salesdesk.domain.vat import VatRate
from salesdesk.errors import N_, Reason, Refused
from salesdesk.services.catalogue import catalogue_of
from salesdesk.services.changes import Done, Noun
from salesdesk.services.relation_checks import is_vat_number, register_reasons
from salesdesk.storage import records
from salesdesk.storage.database import Database
from salesdesk.storage.settings import load_settings, save_settings

MOST_LOGO_BYTES = 2_000_000
MOST_VISITS, LONGEST_LUNCH, LONGEST_LEEWAY = 20, 180, 240
SHORTEST_VISIT, LONGEST_VISIT = 5, 720
_PNG = b"\x89PNG\r\n\x1a\n"
_EVERYTHING = frozenset(Noun)


class SettingsDesk:
    """Reads and keeps the settings of the organisation and the seller."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def view(self) -> Settings:
        with self._database.read() as session:
            return load_settings(session)

    def branches(self) -> list[tuple[str, str]]:
        """The question templates to choose as our branch, the seller's own too: slug and name."""
        with self._database.read() as session:
            return [(template.slug, template.name) for template in catalogue_of(session).templates]

    def terms_documents(self) -> list[LibraryDocument]:
        """The PDFs that could be the general terms."""
        with self._database.read() as session:
            found = records.find(session, LibraryDocument, deleted=False, kind=DocumentKind.PDF)
        return sorted(found, key=lambda document: document.title.casefold())

    def save_company(self, company: Company) -> Done[Settings]:
        """The letterhead; refused with a KvK number, VAT number or IBAN that cannot be."""
        return self._save(replace(self.view(), company=_checked_company(company)))

    def save_seller(self, seller: Seller) -> Done[Settings]:
        if not seller.name.strip():
            raise Refused(Reason(N_("Vul je naam in; die staat op elke offerte."), "seller_name"))
        return self._save(replace(self.view(), seller=seller))

    def save_thresholds(self, thresholds: Thresholds) -> Done[Settings]:
        """Refused when a warning lies above its limit or class B above class A."""
        reasons = []
        if not 0 <= thresholds.chance_warning_percent <= thresholds.chance_percent <= 100:
            reasons.append(
                Reason(N_("De waarschuwing ligt onder de ondergrens, tussen 0 en 100 %."), "chance_percent")
            )
        if thresholds.class_b_from > thresholds.class_a_from:
            reasons.append(Reason(N_("Klasse A begint bij een hoger bedrag dan klasse B."), "class_a_from"))
        if not 0 <= thresholds.discount_limit_percent <= 100:
            reasons.append(Reason(N_("Een korting ligt tussen 0 en 100 %."), "discount_limit_percent"))
        elif not thresholds.discount_limit_percent <= thresholds.approval_limit_percent <= 100:
            text = N_("Goedkeuring begint bij je eigen grens of daarboven, hoogstens bij 100 %.")
            reasons.append(Reason(text, "approval_limit_percent"))
        if any(amount < 0 for amount in (thresholds.month_target, *thresholds.month_targets.values())):
            reasons.append(Reason(N_("Een target is nul of meer."), "month_target"))
        if any(not 0 <= chance <= 100 for chance in thresholds.stage_chances.values()):
            reasons.append(Reason(N_("Een kans ligt tussen 0 en 100 %."), "stage_chances"))
        making = ("offer_hours", "hour_cost", "sheet_cost")
        if below := [name for name in making if getattr(thresholds, name) < 0]:
            reasons.append(Reason(N_("Dit is nul of meer."), below[0]))
        if not 0 <= thresholds.remind_days <= 365:
            reasons.append(Reason(N_("Herinner tussen 0 en 365 dagen van tevoren."), "remind_days"))
        if any(count < 0 or count > 365 for count in thresholds.visits_per_year.values()):
            reasons.append(Reason(N_("Plan tussen 0 en 365 bezoeken per jaar."), "visits_per_year"))
        if reasons:
            raise Refused(*reasons)
        return self._save(replace(self.view(), thresholds=thresholds))

    def save_planning(self, rules: PlanningRules) -> Done[Settings]:
        """Refused without a visiting day, or with hours and minutes that cannot be of one day."""
        reasons = []
        if not rules.weekdays:
            reasons.append(Reason(N_("Kies minstens één dag waarop je bezoekt."), "weekdays"))
        if not 1 <= rules.most_visits <= MOST_VISITS:
            reasons.append(Reason(N_("Plan tussen 1 en 20 bezoeken op een dag."), "most_visits"))
        if rules.home_by <= self.view().thresholds.first_visit_at:
            reasons.append(Reason(N_("Je bent later thuis dan je eerste afspraak begint."), "home_by"))
        if not 0 <= rules.lunch_minutes <= LONGEST_LUNCH:
            reasons.append(Reason(N_("Een lunch duurt hooguit drie uur."), "lunch_minutes"))
        if rules.lunch_until < rules.lunch_from:
            reasons.append(Reason(N_("De lunch begint uiterlijk na zijn vroegste begin."), "lunch_until"))
        if not 0 <= rules.leeway_minutes <= LONGEST_LEEWAY:
            reasons.append(Reason(N_("De speling is hooguit vier uur."), "leeway_minutes"))
        lengths = {f"minutes_{code.value}": minutes for code, minutes in rules.minutes_of_class.items()}
        shortest = min(rules.minutes_of_branch.values(), default=SHORTEST_VISIT)
        longest = max(rules.minutes_of_branch.values(), default=LONGEST_VISIT)
        lengths |= {"minutes_of_branch": shortest if shortest < SHORTEST_VISIT else longest}
        text = N_("Een bezoek duurt tussen 5 minuten en 12 uur.")
        reasons += [
            Reason(text, at)
            for at, minutes in lengths.items()
            if not SHORTEST_VISIT <= minutes <= LONGEST_VISIT
        ]
        if reasons:
            raise Refused(*reasons)
        return self._save(replace(self.view(), planning=rules))

    def save_vat_rates(self, rates: tuple[VatRate, ...]) -> Done[Settings]:
        """Refused without any rate, when one is no percentage, or when two begin on the same day."""
        if not rates:
            raise Refused(Reason(N_("Houd minstens één btw-tarief; zonder rekent geen offerte."), "percent"))
        if any(not 0 <= rate.percent <= 100 for rate in rates):
            raise Refused(Reason(N_("Een btw-tarief ligt tussen 0 en 100 %."), "percent"))
        keys = [(rate.country, rate.vat_class, rate.valid_from) for rate in rates]
        if len(set(keys)) < len(keys):
            raise Refused(Reason(N_("Er beginnen twee tarieven op dezelfde dag."), "valid_from"))
        return self._save(replace(self.view(), vat_rates=rates))

    def _save(self, settings: Settings) -> Done[Settings]:
        with self._database.write() as session:
            save_settings(session, settings)
        return Done(settings, _EVERYTHING)


def _checked_company(company: Company) -> Company:
    reasons = []
    if not company.name.strip():
        reasons.append(Reason(N_("Vul de naam van je bedrijf in."), "company_name"))
    kvk_number = re.sub(r"[\s.]", "", company.kvk_number)
    reasons += register_reasons(kvk_number, company.address.country)
    vat_number = re.sub(r"[\s.]", "", company.vat_number).upper()
    if vat_number and not is_vat_number(vat_number):
        reasons.append(Reason(N_("Dit btw-nummer klopt niet; kijk de cijfers na."), "vat_number"))
    iban = company.iban
    if iban.strip():
        try:
            iban = str(iban_number.format(iban_number.validate(iban)))
        except ValidationError:
            reasons.append(Reason(N_("Dit IBAN klopt niet; kijk de cijfers na."), "iban"))
    if not re.fullmatch(r"#[0-9A-Fa-f]{6}", company.colour):
        reasons.append(Reason(N_("Een kleur ziet eruit als #0f766e."), "colour"))
    if company.logo_png and not company.logo_png.startswith(_PNG):
        reasons.append(Reason(N_("Kies een logo als PNG-bestand."), "logo_png"))
    if len(company.logo_png) > MOST_LOGO_BYTES:
        reasons.append(Reason(N_("Kies een logo van hooguit 2 MB."), "logo_png"))
    if reasons:
        raise Refused(*reasons)
    return replace(company, kvk_number=kvk_number, vat_number=vat_number, iban=iban)
