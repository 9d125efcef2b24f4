"""The five points an offer must pass before it is worth making (Susan §1.5, DOMAIN §8)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

from salesdesk.domain.company import Thresholds
from salesdesk.domain.months import months_between
from salesdesk.domain.offers import Offer
from salesdesk.domain.relations import Contact, Role
from salesdesk.errors import N_, Reason, Refused


class Point(StrEnum):
    """The five questions, in the order in which they are asked."""

    SOLUTION = "solution"
    BUDGET = "budget"
    CHANCE = "chance"
    TERM = "term"
    DMU = "dmu"


class Verdict(StrEnum):
    """WARN still passes; UNKNOWN does not: what nobody asked is not in order."""

    OK = "ok"
    WARN = "warn"
    FAIL = "fail"
    UNKNOWN = "unknown"


class Evidence(StrEnum):
    """Why a point got its verdict; the names in braces are the keys of `Finding.values`."""

    SOLUTION_UNKNOWN = "solution_unknown"
    SOLUTION_NONE = "solution_none"
    SOLUTION_UNPROVEN = "solution_unproven"
    SOLUTION_PROVEN = "solution_proven"  # {evidence}
    DEMANDS_MET = "demands_met"  # {met} {demands}
    DEMANDS_OPEN = "demands_open"  # {met} {demands}
    BUDGET_UNKNOWN = "budget_unknown"
    BUDGET_FITS = "budget_fits"  # {budget}
    BUDGET_STRETCHED = "budget_stretched"  # {budget} {over}
    BUDGET_EXCEEDED = "budget_exceeded"  # {budget} {over}
    CHANCE_UNKNOWN = "chance_unknown"
    CHANCE_GOOD = "chance_good"  # {chance} {minimum}
    CHANCE_THIN = "chance_thin"  # {chance} {minimum}
    CHANCE_LOW = "chance_low"  # {chance} {minimum}
    TERM_UNKNOWN = "term_unknown"
    TERM_NOW = "term_now"
    TERM_GOOD = "term_good"  # {month} {months}
    TERM_LONG = "term_long"  # {month} {months} {maximum}
    TERM_PASSED = "term_passed"  # {month}
    DECIDER_KNOWN = "decider_known"  # {name}
    DECIDER_UNKNOWN = "decider_unknown"
    DMU_UNKNOWN = "dmu_unknown"


Value = str | int | Decimal | date


@dataclass(frozen=True, slots=True)
class Finding:
    """One point with its verdict; `values` are unformatted euros, percentages, months and names."""

    point: Point
    verdict: Verdict
    evidence: Evidence
    values: Mapping[str, Value] = field(default_factory=dict)

    @property
    def passes(self) -> bool:
        return self.verdict in {Verdict.OK, Verdict.WARN}


@dataclass(frozen=True, slots=True)
class OfferCheck:
    """All five findings in order, and the reason the seller gave for offering all the same."""

    findings: tuple[Finding, ...]
    override_reason: str = ""

    @property
    def passes(self) -> bool:
        return all(finding.passes for finding in self.findings)

    @property
    def failed(self) -> tuple[Finding, ...]:
        return tuple(finding for finding in self.findings if not finding.passes)

    @property
    def may_offer(self) -> bool:
        """An offer that fails a point may still be made, with a reason."""
        return self.passes or bool(self.override_reason.strip())

    @property
    def is_against_advice(self) -> bool:
        """Marked so in the statistics: made although a point failed."""
        return not self.passes and self.may_offer

    def finding(self, point: Point) -> Finding:
        return next(finding for finding in self.findings if finding.point is point)


def check_offer(
    offer: Offer,
    contacts: Iterable[Contact],
    thresholds: Thresholds,
    today: date,
    *,
    demands_met: int = 0,
    demands: int = 0,
    branch: str = "",
) -> OfferCheck:
    """The five points of one offer; `demands` counts the customer's recorded demands, 0 when none are.

    `branch` is the customer's: some decide later than others.
    """
    findings = (
        _solution(offer, demands_met, demands),
        _budget(offer, thresholds),
        _chance(offer.chance_percent, thresholds),
        _term(offer.decision_month, thresholds.months_for(branch), today),
        _dmu(contacts),
    )
    return OfferCheck(findings, offer.override_reason)


def refuse_unless_may_offer(check: OfferCheck) -> None:
    if not check.may_offer:
        raise Refused(Reason(N_("Geef een reden waarom je toch een offerte maakt."), "override_reason"))


def _solution(offer: Offer, met: int, demands: int) -> Finding:
    if offer.has_solution is None:
        return Finding(Point.SOLUTION, Verdict.UNKNOWN, Evidence.SOLUTION_UNKNOWN)
    if not offer.has_solution:
        return Finding(Point.SOLUTION, Verdict.FAIL, Evidence.SOLUTION_NONE)
    if demands:
        values = {"met": met, "demands": demands}
        if met >= demands:
            return Finding(Point.SOLUTION, Verdict.OK, Evidence.DEMANDS_MET, values)
        return Finding(Point.SOLUTION, Verdict.WARN, Evidence.DEMANDS_OPEN, values)
    evidence = offer.solution_evidence.strip()
    if not evidence:
        return Finding(Point.SOLUTION, Verdict.WARN, Evidence.SOLUTION_UNPROVEN)
    return Finding(Point.SOLUTION, Verdict.OK, Evidence.SOLUTION_PROVEN, {"evidence": evidence})


def _budget(offer: Offer, thresholds: Thresholds) -> Finding:
    if offer.budget is None:
        return Finding(Point.BUDGET, Verdict.UNKNOWN, Evidence.BUDGET_UNKNOWN)
    over = offer.net - offer.budget
    if over <= 0:
        return Finding(Point.BUDGET, Verdict.OK, Evidence.BUDGET_FITS, {"budget": offer.budget})
    values = {"budget": offer.budget, "over": over}
    if over * 100 <= offer.budget * thresholds.budget_over_percent:
        return Finding(Point.BUDGET, Verdict.WARN, Evidence.BUDGET_STRETCHED, values)
    return Finding(Point.BUDGET, Verdict.FAIL, Evidence.BUDGET_EXCEEDED, values)


def _chance(chance_percent: int | None, thresholds: Thresholds) -> Finding:
    if chance_percent is None:
        return Finding(Point.CHANCE, Verdict.UNKNOWN, Evidence.CHANCE_UNKNOWN)
    values = {"chance": chance_percent, "minimum": thresholds.chance_percent}
    if chance_percent >= thresholds.chance_percent:
        return Finding(Point.CHANCE, Verdict.OK, Evidence.CHANCE_GOOD, values)
    if chance_percent >= thresholds.chance_warning_percent:
        return Finding(Point.CHANCE, Verdict.WARN, Evidence.CHANCE_THIN, values)
    return Finding(Point.CHANCE, Verdict.FAIL, Evidence.CHANCE_LOW, values)


def _term(month: date | None, maximum: int, today: date) -> Finding:
    if month is None:
        return Finding(Point.TERM, Verdict.UNKNOWN, Evidence.TERM_UNKNOWN)
    months = months_between(today, month)
    if months < 0:
        return Finding(Point.TERM, Verdict.FAIL, Evidence.TERM_PASSED, {"month": month})
    if months == 0:
        return Finding(Point.TERM, Verdict.OK, Evidence.TERM_NOW)
    if months <= maximum:
        return Finding(Point.TERM, Verdict.OK, Evidence.TERM_GOOD, {"month": month, "months": months})
    values: dict[str, Value] = {"month": month, "months": months, "maximum": maximum}
    return Finding(Point.TERM, Verdict.FAIL, Evidence.TERM_LONG, values)


def _dmu(contacts: Iterable[Contact]) -> Finding:
    known = [contact for contact in contacts if contact.roles and not contact.deleted]
    if not known:
        return Finding(Point.DMU, Verdict.UNKNOWN, Evidence.DMU_UNKNOWN)
    for contact in known:
        if Role.DECIDER in contact.roles:
            return Finding(Point.DMU, Verdict.OK, Evidence.DECIDER_KNOWN, {"name": contact.short_name})
    return Finding(Point.DMU, Verdict.FAIL, Evidence.DECIDER_UNKNOWN)
