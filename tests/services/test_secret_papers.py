"""What the seller keeps to himself is on no guide sheet, day folder or week folder, whatever he calls it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from salesdesk.domain.offers import Offer
from salesdesk.domain.preparation import Approach, Side, Step
from salesdesk.domain.preparation_edits import with_record
from salesdesk.domain.reports import Usefulness
from salesdesk.paper.preview import page_text, whole_text
from salesdesk.services.papers import Paper
from salesdesk.services.seller_file import SellerFile
from salesdesk.storage import records
from salesdesk.words import word
from tests.sample_fixtures import MOMENT

TODAY = MOMENT.date()
SECRETS = 24
words = st.lists(
    st.text("bcdfghjklmnpqrstvwxz", min_size=7, max_size=12).map(lambda text: f"qx{text}"),
    min_size=SECRETS, max_size=SECRETS, unique=True,
)  # fmt: skip


def fill(file: SellerFile, secret: list[str]) -> None:
    """Every internal text of the first visit of today, its relation, its report and its offer."""
    line = file.visits.day(TODAY)[0]
    view = file.preparations.prepare(line.id).value
    names = iter(secret)
    preparation = replace(
        view.preparation,
        approaches=frozenset(Approach),
        objectives=tuple(
            replace(item, text=secret[at % SECRETS], note=secret[-1 - at % SECRETS])
            for at, item in enumerate(view.preparation.objectives)
        ),
        questions=tuple(
            replace(item, text=f"{secret[at % SECRETS]}?", insight=secret[0], answer=secret[1], asked=True)
            for at, item in enumerate(view.preparation.questions)
        ),
    )
    for step in Step:
        record = replace(preparation.record(step), note=secret[2], skip_reason=secret[3])
        preparation = with_record(preparation, record)
    relation = replace(
        view.card.relation, notes=next(names), current_supplier=next(names), importance_reason=next(names),
        origin=next(names), branch=next(names),
    )  # fmt: skip
    report = file.reports.open(line.id).value.report
    report = replace(
        report, usefulness=Usefulness.PARTLY, chance_percent=37, decision_month=date(2027, 9, 1),
        summary=next(names), economic_needs=next(names), functional_needs=next(names),
        psychological_needs=next(names), demands_on_product=next(names), demands_on_supplier=next(names),
        budget=next(names), competitor=next(names), competitor_price_level=next(names),
        competitor_dissatisfaction=next(names),
    )  # fmt: skip
    with file.database.write() as session:
        offers = records.find(session, Offer, relation_id=relation.id)
        changed = [replace(offer, chance_percent=37, competitor=secret[4]) for offer in offers]
        visit = replace(view.visit, subject=next(names), made_by=next(names))
        records.save_all(session, [preparation, relation, report, visit, *changed])


def shown(paper: Paper) -> str:
    """The pages that may lie on the customer's table."""
    pages = [page_text(paper.content, at) for at in range(paper.page_count)]
    guides = [page for page in pages if "Gespreksleidraad" in page]
    assert guides
    return " ".join(" ".join(guides).split())


@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(secret=words)
def test_no_secret_word_reaches_a_guide_sheet(sample: SellerFile, secret: list[str]) -> None:
    fill(sample, secret)
    visit_id = sample.visits.day(TODAY)[0].id
    made = (
        sample.papers.guide(visit_id).value,
        sample.papers.day_folder(TODAY).value,
        sample.papers.week_folder(TODAY),
    )
    for paper in made:
        seen = shown(paper)
        assert [word for word in secret if word in seen] == []
        assert not [chance for chance in ("37 %", "37\u00a0%", "september 2027") if chance in seen]


@pytest.mark.parametrize("number", range(4))
def test_the_sample_visits_show_keywords_only(sample: SellerFile, number: int) -> None:
    line = sample.visits.day(TODAY)[number]
    view = sample.preparations.prepare(line.id).value
    seen = " ".join(whole_text(sample.papers.guide(line.id).value.content).split())
    internal = [item.text for item in view.preparation.objectives if item.side is Side.INTERNAL]
    asked = [item.text for item in view.preparation.questions if item.text != item.keyword]
    rivals = [view.card.relation.current_supplier, *(report.competitor for report in view.card.reports)]
    kept_in = [*internal, *asked, *rivals]
    assert [text for text in kept_in if text and text in seen] == []
    assert not [approach for approach in Approach if word(approach) in seen]
    assert all(item.keyword in seen for item in view.preparation.questions)
