"""When a report can be made, what comes after it, and how long it took."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

import pytest

from salesdesk.domain.preparation import Outcome, Preparation, Target
from salesdesk.domain.reports import Usefulness
from salesdesk.domain.visits import Visit, VisitState
from salesdesk.errors import Refused
from salesdesk.services.reports import ReportView
from salesdesk.services.seller_file import SellerFile
from salesdesk.storage import records
from salesdesk.words import reason_text
from tests.builders import (
    a_contact,
    a_preparation,
    a_question,
    a_relation,
    a_report,
    a_visit,
    an_agreement,
    an_id,
    an_objective,
)

TODAY = date(2026, 11, 24)
FINISHED: dict[str, Any] = {
    "usefulness": Usefulness.YES,
    "chance_percent": 45,
    "decision_month": date(2027, 2, 1),
    "next_step": "Opname ter plaatse",
    "next_step_on": date(2026, 12, 1),
    "closed_at": None,
}


def prepared(file: SellerFile, **visit: Any) -> Visit:
    """A visit with one prepared question about wishes, which no one has reported."""
    customer = a_relation()
    person = a_contact(relation_id=customer.id)
    made = a_visit(**{"relation_id": customer.id, "visit_on": TODAY, "contact_id": person.id, **visit})
    question = a_question(target=Target.WISHES, answer="", serves=("wens",))
    goal = an_objective(keyword="wens", outcome=Outcome.OPEN)
    preparation = a_preparation(visit_id=made.id, questions=(question,), objectives=(goal,))
    with file.database.write() as session:
        records.save_all(session, [customer, person, made, preparation])
    return made


def visited(file: SellerFile, **visit: Any) -> ReportView:
    """Such a visit with a report that only needs to be closed."""
    made = prepared(file, **visit)
    needs = {"economic_needs": "", "functional_needs": "", "psychological_needs": ""}
    with file.database.write() as session:
        records.save(session, a_report(**{"visit_id": made.id, **FINISHED, **needs}))
    view = file.reports.view(made.id)
    assert view is not None
    return view


def refusals(file: SellerFile, view: ReportView, **over: Any) -> dict[str, str]:
    with pytest.raises(Refused) as no:
        file.reports.close(replace(view.report, **over))
    return {reason.at: reason_text(reason) for reason in no.value.reasons}


@pytest.mark.parametrize(
    ("visit", "said"),
    [
        (
            {"visit_on": date(2026, 11, 25)},
            "Dit bezoek is pas op 25-11-2026; een verslag van vóór het bezoek kan niet.",
        ),
        ({"state": VisitState.CANCELLED}, "Dit bezoek is geannuleerd; plan een nieuw bezoek."),
        (
            {"state": VisitState.ABSENT},
            "Bij dit bezoek was niemand aanwezig; er valt niets te verslaan. Plan een nieuw bezoek.",
        ),
    ],
)
def test_a_visit_that_was_not_held_has_no_closed_report(
    fresh: SellerFile, visit: dict[str, Any], said: str
) -> None:
    view = visited(fresh, **visit)
    next_year = {"next_step_on": date(2027, 1, 8)}
    assert refusals(fresh, view, **next_year) == {"visit": said}
    assert fresh.visits.visit(view.visit.id).state is view.visit.state


@pytest.mark.parametrize(
    ("over", "at", "said"),
    [
        ({"next_step_on": date(2026, 11, 23)}, "next_step", "De volgende stap ligt vóór het bezoek."),
        ({"decision_month": date(2026, 10, 1)}, "decision_month", "De beslismaand ligt vóór het bezoek."),
        (
            {"agreements": (an_agreement(what="{Mailen}", due_on=date(2026, 11, 20)),)},
            "agreements",
            "De afspraak '{Mailen}' heeft een datum van vóór het bezoek.",
        ),
    ],
)
def test_nothing_that_comes_of_a_visit_lies_before_it(
    fresh: SellerFile, over: dict[str, Any], at: str, said: str
) -> None:
    assert refusals(fresh, visited(fresh), **over) == {at: said}


def test_the_day_and_the_month_of_the_visit_itself_are_good(fresh: SellerFile) -> None:
    view = visited(fresh)
    dates: dict[str, Any] = {"next_step_on": TODAY, "decision_month": date(2026, 11, 1)}
    gone = an_agreement(due_on=date(2026, 1, 1), deleted=True)
    assert fresh.reports.close(replace(view.report, **dates, agreements=(gone,))).value.report.is_closed


@pytest.mark.parametrize("state", [VisitState.CANCELLED, VisitState.ABSENT])
def test_nobody_begins_a_report_of_a_visit_that_did_not_go_on(fresh: SellerFile, state: VisitState) -> None:
    visit = prepared(fresh, state=state)
    with pytest.raises(Refused) as no:
        fresh.reports.open(visit.id)
    assert no.value.reasons[0].at == "visit"
    assert fresh.reports.view(visit.id) is None


def test_a_report_begun_before_the_visit_was_cancelled_can_still_be_read(fresh: SellerFile) -> None:
    view = visited(fresh)
    fresh.visits.cancel(view.visit.id, "klant belde af")
    again = fresh.reports.open(view.visit.id).value
    assert again.report == view.report
    assert again.not_held is not None
    assert view.not_held is None


def test_an_addition_to_a_closed_report_is_a_dated_note_and_changes_nothing_else(fresh: SellerFile) -> None:
    closed = fresh.reports.close(visited(fresh).report).value
    note = fresh.reports.add(closed.report, " Levertijd is zes weken ").value
    assert note.text == "Aanvulling op het bezoekverslag van 24-11-2026: Levertijd is zes weken"
    assert note.contact_id == closed.visit.contact_id
    again = fresh.reports.view(closed.visit.id)
    assert again is not None
    assert again.report == closed.report
    assert again.additions == (note,)
    with pytest.raises(Refused):
        fresh.reports.add(closed.report, "  ")


def test_an_open_report_has_no_additions(fresh: SellerFile) -> None:
    view = visited(fresh)
    fresh.relations.note(view.visit.relation_id, "gebeld")
    again = fresh.reports.view(view.visit.id)
    assert again is not None
    assert again.additions == ()


def answered(file: SellerFile, visit_id: UUID, answer: str) -> Preparation:
    preparation = file.preparations.kept(visit_id)
    assert preparation is not None
    (question,) = preparation.questions
    said = replace(question, answer=answer, asked=True)
    return file.reports.keep_talk(replace(preparation, questions=(said,))).value


def test_an_answer_given_on_the_way_scores_its_goal_and_waits_for_the_report(fresh: SellerFile) -> None:
    visit = prepared(fresh)
    kept = answered(fresh, visit.id, "vaste prijs per maand")
    assert kept.objectives[0].outcome is Outcome.REACHED
    assert fresh.reports.view(visit.id) is None
    assert fresh.reports.open(visit.id).value.report.economic_needs == "vaste prijs per maand"


def test_an_answer_given_on_the_way_goes_into_a_report_that_was_begun(fresh: SellerFile) -> None:
    view = visited(fresh)
    answered(fresh, view.visit.id, "rust")
    answered(fresh, view.visit.id, "rust in het team")
    again = fresh.reports.view(view.visit.id)
    assert again is not None
    assert again.report.psychological_needs == "rust in het team"
    assert again.report.next_step == view.report.next_step


def test_no_answer_goes_into_a_closed_report(fresh: SellerFile) -> None:
    view = visited(fresh)
    fresh.reports.close(view.report)
    with pytest.raises(Refused):
        answered(fresh, view.visit.id, "rust")


def test_a_tick_that_says_nothing_leaves_the_report_as_it_was(fresh: SellerFile) -> None:
    view = visited(fresh)
    answered(fresh, view.visit.id, "")
    again = fresh.reports.view(view.visit.id)
    assert again is not None
    assert again.report == view.report
    assert again.preparation.questions[0].asked


def test_a_report_of_a_visit_that_is_gone_is_refused(fresh: SellerFile) -> None:
    view = visited(fresh)
    with pytest.raises(Refused):
        fresh.reports.close(replace(view.report, visit_id=an_id()))
