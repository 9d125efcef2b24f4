"""Settings come back as they were kept, and an older file gets the defaults of newer fields."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from salesdesk.domain.company import Settings
from salesdesk.domain.relations import Importance
from salesdesk.storage.database import Database
from salesdesk.storage.settings import load_settings, read_setting, save_settings, write_setting
from tests.builders import a_company, some_settings


def test_a_new_file_has_the_defaults(database: Database) -> None:
    with database.read() as session:
        assert load_settings(session) == Settings()


def test_settings_come_back_with_logo_rates_and_visits_per_year(database: Database) -> None:
    settings = some_settings(company=a_company(logo_png=bytes(range(256))))
    thresholds = replace(
        settings.thresholds, discount_limit_percent=Decimal("7.5"), visits_per_year={Importance.A: 9}
    )
    settings = replace(settings, thresholds=thresholds, vat_rates=settings.vat_rates[:3])
    with database.write() as session:
        save_settings(session, settings)
    with database.read() as session:
        assert load_settings(session) == settings


def test_a_field_the_file_does_not_know_has_its_default_and_an_unknown_one_is_skipped(
    database: Database,
) -> None:
    with database.write() as session:
        write_setting(session, "thresholds", {"chance_percent": 55, "a_wish_of_later": True})
    with database.read() as session:
        thresholds = load_settings(session).thresholds
    assert (thresholds.chance_percent, thresholds.valid_days) == (55, 30)


def test_a_setting_of_its_own_is_read_back(database: Database) -> None:
    with database.write() as session:
        assert read_setting(session, "column_widths") is None
        for width in (100, 120, 120):
            write_setting(session, "column_widths", {"relations": [width, 80]})
    with database.read() as session:
        assert read_setting(session, "column_widths") == {"relations": [120, 80]}
