"""What a report lacks, and why it cannot be closed or even begun."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from salesdesk.domain.preparation import Outcome, Preparation, Side
from salesdesk.domain.reports import Usefulness, VisitReport
from salesdesk.domain.visits import Visit, VisitKind, VisitState
from salesdesk.errors import N_, Reason
from salesdesk.formats import field_date


@dataclass(frozen=True, slots=True)
class Missing:
    """What a report lacks before it can be closed; `at` names the input."""

    at: str
    is_required: bool


_REQUIRED = {
    "usefulness": Reason(N_("Geef aan of het bezoek nuttig was."), "usefulness"),
    "chance_percent": Reason(N_("Geef een kans, ook als die 0 is."), "chance_percent"),
    "decision_month": Reason(N_("Geef de maand waarin de klant beslist."), "decision_month"),
    "next_step": Reason(N_("Schrijf op wat de volgende stap is."), "next_step"),
}
_NOT_HELD = {
    VisitState.CANCELLED: Reason(N_("Dit bezoek is geannuleerd; plan een nieuw bezoek."), "visit"),
    VisitState.ABSENT: Reason(
        N_("Bij dit bezoek was niemand aanwezig; er valt niets te verslaan. Plan een nieuw bezoek."), "visit"
    ),
}


def missing(report: VisitReport, preparation: Preparation, kind: VisitKind) -> tuple[Missing, ...]:
    """The manager's questions that are still open, then what would make the report better."""
    gaps = []
    if report.usefulness is Usefulness.UNKNOWN:
        gaps.append(Missing("usefulness", is_required=True))
    asks_chance = kind is not VisitKind.AFTER_SALES
    if report.chance_percent is None and asks_chance:
        gaps.append(Missing("chance_percent", is_required=True))
    if report.decision_month is None and report.chance_percent:
        gaps.append(Missing("decision_month", is_required=True))
    if not report.next_step.strip():
        gaps.append(Missing("next_step", is_required=True))
    internal = [item for item in preparation.objectives if item.side is Side.INTERNAL and not item.deleted]
    if any(item.outcome is Outcome.OPEN for item in internal):
        gaps.append(Missing("objectives", is_required=False))
    if not (report.economic_needs or report.functional_needs or report.psychological_needs):
        gaps.append(Missing("needs", is_required=False))
    if not report.agreements:
        gaps.append(Missing("agreements", is_required=False))
    return tuple(gaps)


def not_held(visit: Visit) -> Reason | None:
    """Why there is nothing to report of this visit; None when there is."""
    return _NOT_HELD.get(visit.state)


def reasons_against_closing(
    report: VisitReport, preparation: Preparation, visit: Visit, today: date
) -> tuple[Reason, ...]:
    """Everything that stands in the way, each in a sentence at its input; dates before the visit too."""
    reasons = [_REQUIRED[gap.at] for gap in missing(report, preparation, visit.kind) if gap.is_required]
    nothing = not_held(visit)
    if nothing is not None:
        reasons.append(nothing)
    elif visit.visit_on > today:
        said = N_("Dit bezoek is pas op {day}; een verslag van vóór het bezoek kan niet.")
        reasons.append(Reason(said, "visit", {"day": field_date(visit.visit_on)}))
    return (*reasons, *_too_early(report, visit))


def _too_early(report: VisitReport, visit: Visit) -> list[Reason]:
    """What comes of a visit does not come before it."""
    reasons = []
    if report.next_step_on is not None and report.next_step_on < visit.visit_on:
        reasons.append(Reason(N_("De volgende stap ligt vóór het bezoek."), "next_step"))
    if report.decision_month is not None and report.decision_month < visit.visit_on.replace(day=1):
        reasons.append(Reason(N_("De beslismaand ligt vóór het bezoek."), "decision_month"))
    early = [
        each.what
        for each in report.agreements
        if not each.deleted and each.due_on is not None and each.due_on < visit.visit_on
    ]
    if early:
        said = N_("De afspraak '{what}' heeft een datum van vóór het bezoek.")
        reasons.append(Reason(said, "agreements", {"what": early[0]}))
    return reasons
