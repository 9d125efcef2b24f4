"""What usually comes after a visit, to be chosen instead of typed (Susan §1.3.4)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from salesdesk.domain.reports import VisitReport
from salesdesk.domain.visits import Visit, VisitKind

MOST = 3
BEFORE_CONTRACT_END = timedelta(days=61)
"""An appointment about two months before the running contract ends (Susan §1.3.2, `nw. contract`)."""


class NextStep(StrEnum):
    RETURN_IN_TIME = "return_in_time"
    SURVEY = "survey"
    MEET_DECIDER = "meet_decider"
    SEND_INFORMATION = "send_information"
    DEMONSTRATE = "demonstrate"
    OFFER = "offer"
    TRIAL = "trial"
    ASK_REACTIONS = "ask_reactions"
    CALL_DECISION = "call_decision"
    CHANGE_OFFER = "change_offer"
    DRAW_CONTRACT = "draw_contract"
    REPORT_BACK = "report_back"
    SOLVE = "solve"
    CALL = "call"


@dataclass(frozen=True, slots=True)
class ProposedStep:
    """A step and the day on which it could be done."""

    step: NextStep
    on: date


S = NextStep
_USUAL: dict[VisitKind, tuple[NextStep, ...]] = {
    VisitKind.FIRST: (S.SURVEY, S.SEND_INFORMATION, S.MEET_DECIDER),
    VisitKind.FOLLOW_UP: (S.DEMONSTRATE, S.OFFER, S.MEET_DECIDER),
    VisitKind.DEMO_EXPERT: (S.TRIAL, S.OFFER, S.ASK_REACTIONS),
    VisitKind.DEMO_LAYMAN: (S.ASK_REACTIONS, S.TRIAL, S.OFFER),
    VisitKind.OFFER_TALK: (S.CALL_DECISION, S.CHANGE_OFFER, S.DRAW_CONTRACT),
    VisitKind.AFTER_SALES: (S.REPORT_BACK, S.SOLVE, S.CALL),
}
_WORKDAYS: dict[NextStep, int] = {
    S.SURVEY: 5, S.MEET_DECIDER: 5, S.SEND_INFORMATION: 1, S.DEMONSTRATE: 7, S.OFFER: 2, S.TRIAL: 5,
    S.ASK_REACTIONS: 3, S.CALL_DECISION: 5, S.CHANGE_OFFER: 2, S.DRAW_CONTRACT: 2, S.REPORT_BACK: 2,
    S.SOLVE: 1, S.CALL: 10,
}  # fmt: skip


def proposed_steps(visit: Visit, report: VisitReport, today: date) -> tuple[ProposedStep, ...]:
    """At most three, the likeliest first; a contract that still runs for long is the reason to come back.

    No offer is proposed while the chance is none: an offer is a means, not a goal (Susan §1.5).
    """
    first = max(visit.visit_on, today)
    wanted = [step for step in _USUAL[visit.kind] if report.chance_percent != 0 or step is not S.OFFER]
    proposed = [ProposedStep(step, workday_after(first, _WORKDAYS[step])) for step in wanted]
    ends_on = report.competitor_contract_ends_on
    if ends_on is not None and ends_on - BEFORE_CONTRACT_END > first + timedelta(days=30):
        proposed.insert(1, ProposedStep(S.RETURN_IN_TIME, on_workday(ends_on - BEFORE_CONTRACT_END)))
    return tuple(proposed[:MOST])


def workday_after(day: date, count: int) -> date:
    """So many working days later."""
    for _step in range(count):
        day = on_workday(day + timedelta(days=1))
    return day


def on_workday(day: date) -> date:
    """That day, or the Monday after a weekend."""
    return day + timedelta(days=max(0, 7 - day.weekday())) if day.weekday() > 4 else day
