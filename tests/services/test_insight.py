"""What the figures and names tell: sums as a hand would add them, peers, shares, common customers."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from salesdesk.domain.relations import Importance, Status
from salesdesk.errors import Refused
from salesdesk.services.clock import Clock
from salesdesk.services.insight import Insight
from salesdesk.storage import records
from salesdesk.storage.database import Database
from salesdesk.storage.settings import load_settings, save_settings
from tests.builders import (
    NOW,
    RELATION_ID,
    a_complaint,
    a_fact,
    a_relation,
    a_sales_line,
    an_id,
)

A = Importance.A


@pytest.fixture
def insight(database: Database) -> Insight:
    return Insight(database, Clock(lambda: NOW, an_id))


def keep(database: Database, *values: object) -> None:
    with database.write() as session:
        records.save_all(session, values)


def sold(on: date, amount: int, **over: object) -> object:
    return a_sales_line(sold_on=on, amount=Decimal(amount), **over)


@pytest.fixture
def history(database: Database) -> None:
    other = an_id()
    keep(
        database,
        a_relation(id=RELATION_ID, importance=A, branch="Zorg"),
        a_relation(id=other, importance=A, branch="Zorg"),
        sold(date(2024, 3, 1), 100, product_code="OUD", product_name="Oude mat", quantity=Decimal(1)),
        sold(
            date(2025, 11, 30), 300, product_code="SM", product_name="Schoonmaak", quantity=Decimal(3),
            order_number="F1",
        ),
        sold(
            date(2026, 2, 5), 500, product_code="SM", product_name="Schoonmaak per uur", quantity=Decimal(4),
            order_number="F2", discount_percent=Decimal(3), terms="14 dagen", group="Uren",
        ),
        sold(
            date(2026, 2, 5), 100, product_code="ZP", product_name="Zeep", quantity=Decimal(10),
            order_number="F2", discount_percent=Decimal(0), terms="14 dagen", group="Sanitair",
        ),
        sold(date(2026, 11, 24), 200, product_code="ZP", product_name="Zeep", order_number="F3",
             quantity=Decimal(20), group="Sanitair"),
        sold(date(2026, 6, 1), 900, relation_id=other),
        sold(date(2026, 6, 1), 9_999, deleted=True),
    )  # fmt: skip


@pytest.mark.usefixtures("history")
def test_the_figures_are_what_a_hand_would_add(insight: Insight) -> None:
    figures: Any = insight.sales(RELATION_ID).figures
    assert figures.count == 5
    assert (figures.first_on, figures.last_on) == (date(2024, 3, 1), date(2026, 11, 24))
    assert (figures.total, figures.this_year, figures.past_year) == (1_200, 800, 1_100)
    assert figures.same_days_last_year == 0


@pytest.mark.usefixtures("history")
def test_months_years_products_and_groups_add_up_to_the_same(insight: Insight) -> None:
    view: Any = insight.sales(RELATION_ID)
    assert [(one.year, one.revenue, one.volume) for one in view.years] == [
        (2024, 100, 1), (2025, 300, 3), (2026, 800, 34),
    ]  # fmt: skip
    assert view.month(2026, 2).revenue == 600
    assert view.month(2026, 3).revenue == 0
    assert sum(one.revenue for one in view.products) == sum(one.revenue for one in view.groups) == 800
    assert view.growth_percent is None


@pytest.mark.usefixtures("history")
def test_an_article_has_its_last_name_price_and_discount(insight: Insight) -> None:
    work: Any = next(one for one in insight.sales(RELATION_ID).products if one.code == "SM")
    assert (work.name, work.price, work.discount_percent) == ("Schoonmaak per uur", 125, 3)
    assert (work.revenue, work.revenue_before, work.volume, work.volume_before) == (500, 300, 4, 3)
    assert work.total == 800


@pytest.mark.usefixtures("history")
def test_what_stopped_is_what_was_not_bought_for_twelve_months(insight: Insight) -> None:
    assert [one.name for one in insight.sales(RELATION_ID).no_longer] == ["Oude mat"]


@pytest.mark.usefixtures("history")
def test_the_last_orders_have_their_conditions(insight: Insight) -> None:
    orders = insight.sales(RELATION_ID).orders
    assert [one.number for one in orders[:3]] == ["F3", "F2", "F1"]
    second: Any = orders[1]
    assert (second.lines, second.revenue, second.terms) == (2, 600, "14 dagen")
    assert (second.least_discount_percent, second.most_discount_percent) == (0, 3)


@pytest.mark.usefixtures("history")
def test_it_stands_beside_its_class_its_branch_the_territory_and_the_target(insight: Insight) -> None:
    standing: Any = insight.sales(RELATION_ID).standing
    assert (standing.revenue, standing.territory) == (1_100, 2_000)
    assert (standing.of_class.count, standing.of_class.average) == (1, 900)
    assert (standing.of_branch.count, standing.of_branch.average) == (1, 900)
    assert (standing.share_percent, standing.rank, standing.customers) == (55, 1, 2)
    assert round(standing.target_percent, 2) == Decimal("0.23")  # of twelve times 40,000


@pytest.mark.usefixtures("history")
def test_a_month_with_a_target_of_its_own_counts_with_that(insight: Insight, database: Database) -> None:
    own = {date(2025, 12, 1): Decimal(160_000), date(2025, 11, 1): Decimal(1)}
    with database.write() as session:
        settings = load_settings(session)
        save_settings(session, replace(settings, thresholds=replace(settings.thresholds, month_targets=own)))
    assert insight.sales(RELATION_ID).standing.target == 11 * 40_000 + 160_000


@pytest.mark.usefixtures("history")
def test_the_newest_lines_come_first_and_not_more_than_asked(insight: Insight) -> None:
    lines = insight.newest_lines(RELATION_ID, 2)
    assert [line.sold_on for line in lines] == [date(2026, 11, 24), date(2026, 2, 5)]


def test_without_any_sale_nothing_is_divided(insight: Insight, database: Database) -> None:
    keep(database, a_relation(id=RELATION_ID))
    view = insight.sales(RELATION_ID)
    assert not view.figures
    assert (view.years, view.products, view.no_longer, view.standing.share_percent) == ((), (), (), None)


def test_a_relation_that_is_gone_is_refused(insight: Insight) -> None:
    with pytest.raises(Refused, match="bestaat niet meer"):
        insight.sales(an_id())


def test_common_customers_are_found_whatever_the_accents_and_legal_form(
    insight: Insight, database: Database
) -> None:
    buyer, prospect, unhappy = an_id(), an_id(), an_id()
    keep(
        database,
        a_relation(id=RELATION_ID, name="Notaris Vreeland"),
        a_relation(id=prospect, name="Van Loon Advocaten", status=Status.PROSPECT),
        a_relation(id=buyer, name="Café Müller B.V.", status=Status.CUSTOMER, importance=A),
        a_relation(id=unhappy, name="Kennemer Techniek Groothandel", status=Status.CUSTOMER, importance=A),
        a_relation(name="Iemand Anders", status=Status.CUSTOMER),
        a_complaint(relation_id=unhappy),
        a_fact(subject="customers", text="CAFE MULLER, van loon advocaten NV; Kennemer Techniek"),
        a_fact(subject="news", text="Iemand Anders verhuist"),
    )
    found = insight.references(RELATION_ID)
    assert [(one.relation_id, one.is_sure, one.may_be_named) for one in found] == [
        (buyer, True, True),
        (unhappy, False, True),
        (prospect, True, False),
    ]
    assert [one.has_complaint for one in found] == [False, True, False]
    assert found[0].said == "Café Müller B.V., Utrecht"


def test_who_names_itself_or_nobody_has_no_common_customers(insight: Insight, database: Database) -> None:
    keep(database, a_relation(id=RELATION_ID, name="Notaris Vreeland"))
    assert insight.references(RELATION_ID) == ()
    keep(database, a_fact(subject="klanten", text="Notaris Vreeland"))
    assert insight.references(RELATION_ID) == ()
