"""What is set once: refused when it cannot be, else kept for every paper and sum."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from salesdesk.domain.company import Seller, Thresholds
from salesdesk.domain.relations import Address, Importance
from salesdesk.domain.vat import DEFAULT_RATES, VatClass, VatRate
from salesdesk.errors import Refused
from salesdesk.services.changes import Noun
from salesdesk.services.settings import MOST_LOGO_BYTES, SettingsDesk
from salesdesk.storage.database import Database
from tests.builders import a_company, a_seller

PNG = b"\x89PNG\r\n\x1a\n"


@pytest.fixture
def settings(database: Database) -> SettingsDesk:
    return SettingsDesk(database)


def test_a_company_is_kept_with_its_numbers_as_they_are_written(settings: SettingsDesk) -> None:
    company = a_company(
        kvk_number="12 345 678", vat_number="nl 004495445 b01", iban="nl91abna0417164300", logo_png=PNG
    )
    done = settings.save_company(company)
    kept = settings.view().company
    assert done.value.company == kept
    assert (kept.kvk_number, kept.vat_number) == ("12345678", "NL004495445B01")
    assert kept.iban == "NL91 ABNA 0417 1643 00"
    assert kept.logo_png == PNG
    assert Noun.OFFER in done.changes


@pytest.mark.parametrize(
    ("over", "at"),
    [
        ({"name": " "}, "company_name"),
        ({"kvk_number": "1234567"}, "kvk_number"),
        ({"vat_number": "NL123"}, "vat_number"),
        ({"iban": "NL91ABNA0417164301"}, "iban"),
        ({"colour": "groen"}, "colour"),
        ({"colour": "#0f766"}, "colour"),
        ({"logo_png": b"GIF89a"}, "logo_png"),
        ({"logo_png": PNG + bytes(MOST_LOGO_BYTES)}, "logo_png"),
    ],
)
def test_a_company_that_cannot_be_is_refused_at_its_field(
    settings: SettingsDesk, over: dict[str, Any], at: str
) -> None:
    company = a_company(**{"vat_number": "", **over})
    with pytest.raises(Refused) as refused:
        settings.save_company(company)
    assert [reason.at for reason in refused.value.reasons] == [at]
    assert settings.view().company.name == ""


def test_a_foreign_company_needs_no_kvk_number_of_eight_digits(settings: SettingsDesk) -> None:
    company = a_company(
        address=Address("Meir 1", "2000", "Antwerpen", "BE"),
        kvk_number="0428.759.497",
        vat_number="",
        iban="",
    )
    assert settings.save_company(company).value.company.kvk_number == "0428759497"


def test_a_seller_needs_a_name(settings: SettingsDesk) -> None:
    with pytest.raises(Refused):
        settings.save_seller(Seller())
    assert settings.save_seller(a_seller()).value.seller == settings.view().seller


@pytest.mark.parametrize(
    ("over", "at"),
    [
        ({"chance_percent": 30}, "chance_percent"),
        ({"chance_percent": 101}, "chance_percent"),
        ({"chance_warning_percent": -1}, "chance_percent"),
        ({"class_b_from": Decimal(30000)}, "class_a_from"),
        ({"discount_limit_percent": Decimal(101)}, "discount_limit_percent"),
        ({"visits_per_year": dict.fromkeys(Importance, 400)}, "visits_per_year"),
        ({"visits_per_year": dict.fromkeys(Importance, -1)}, "visits_per_year"),
        ({"remind_days": -1}, "remind_days"),
        ({"remind_days": 366}, "remind_days"),
    ],
)
def test_thresholds_that_contradict_are_refused(
    settings: SettingsDesk, over: dict[str, Any], at: str
) -> None:
    with pytest.raises(Refused) as refused:
        settings.save_thresholds(Thresholds(**over))
    assert [reason.at for reason in refused.value.reasons] == [at]
    assert settings.view().thresholds == Thresholds()


def test_thresholds_are_kept(settings: SettingsDesk) -> None:
    thresholds = replace(Thresholds(), chance_percent=50, month_target=Decimal("41000.50"))
    settings.save_thresholds(thresholds)
    assert settings.view().thresholds == thresholds


def test_a_new_vat_rate_stands_beside_the_old_one(settings: SettingsDesk) -> None:
    fresh = VatRate("NL", VatClass.REDUCED, Decimal(21), date(2027, 1, 1))
    settings.save_vat_rates((*DEFAULT_RATES, fresh))
    assert settings.view().vat_rates == (*DEFAULT_RATES, fresh)


@pytest.mark.parametrize(
    "rate",
    [
        VatRate("NL", VatClass.STANDARD, Decimal(101), date(2027, 1, 1)),
        VatRate("NL", VatClass.STANDARD, Decimal(-1), date(2027, 1, 1)),
        DEFAULT_RATES[0],
    ],
)
def test_a_rate_that_cannot_be_is_refused(settings: SettingsDesk, rate: VatRate) -> None:
    with pytest.raises(Refused):
        settings.save_vat_rates((*DEFAULT_RATES, rate))
    assert settings.view().vat_rates == DEFAULT_RATES


def test_the_last_rate_stays(settings: SettingsDesk) -> None:
    with pytest.raises(Refused, match="minstens één"):
        settings.save_vat_rates(())
    assert settings.view().vat_rates == DEFAULT_RATES
