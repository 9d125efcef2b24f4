"""Who sells: the company on the letterhead, the seller, and the thresholds of the organisation."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, time
from decimal import Decimal
from enum import StrEnum

from salesdesk.domain.months import add_months
from salesdesk.domain.offer_stages import STAGE_CHANCES, Stage
from salesdesk.domain.planning_rules import PlanningRules, TravelHabits
from salesdesk.domain.relations import Address, Importance
from salesdesk.domain.vat import DEFAULT_RATES, VatRate


@dataclass(frozen=True, slots=True)
class Company:
    """The letterhead; `logo_png` holds the picture itself, `colour` reads `#0f766e`.

    `question_template` names the questions of the branch the company sells in; `offer_layout` is how its
    offers look unless one chooses otherwise, `terms_document` the id of the PDF with the general terms.
    """

    name: str = ""
    tagline: str = ""
    address: Address = Address()
    phone: str = ""
    email: str = ""
    website: str = ""
    kvk_number: str = ""
    vat_number: str = ""
    iban: str = ""
    colour: str = "#0f766e"
    logo_png: bytes = b""
    terms: str = ""
    question_template: str = "general"
    offer_layout: str = "compact"
    terms_document: str = ""


class Experience(StrEnum):
    """How practised the seller is; the less, the fuller the preparation (Susan §1.3.1)."""

    STARTING = "starting"
    PRACTISED = "practised"
    VETERAN = "veteran"


@dataclass(frozen=True, slots=True)
class Seller:
    """The seller; `home` is where the working day starts and ends.

    What we pay ourselves and the margin on it are for him only when he `sees_purchase_prices`.
    """

    name: str = ""
    function: str = ""
    phone: str = ""
    email: str = ""
    home: Address = Address()
    territory: str = ""
    mobile: str = ""
    experience: Experience = Experience.STARTING
    sees_purchase_prices: bool = False


def _default_visits() -> dict[Importance, int]:
    return {Importance.KEY: 8, Importance.A: 6, Importance.B: 3, Importance.C: 1}


@dataclass(frozen=True, slots=True)
class Thresholds:
    """Figures an organisation sets for itself; defaults from Susan §1.2 and §1.5."""

    chance_percent: int = 40
    chance_warning_percent: int = 35
    decision_months: int = 6
    class_a_from: Decimal = Decimal(25000)
    class_b_from: Decimal = Decimal(7500)
    visits_per_year: dict[Importance, int] = field(default_factory=_default_visits)
    former_after_months: int = 24
    discount_limit_percent: Decimal = Decimal(5)
    approval_limit_percent: Decimal = Decimal(15)
    margin_percent: Decimal = Decimal(26)
    budget_over_percent: Decimal = Decimal(10)
    price_tolerance_percent: Decimal = Decimal(10)
    month_target: Decimal = Decimal(40000)
    month_targets: dict[date, Decimal] = field(default_factory=dict)
    stage_chances: dict[Stage, int] = field(default_factory=lambda: dict(STAGE_CHANCES))
    valid_days: int = 30
    remind_days: int = 5
    payment_days: int = 30
    first_visit_at: time = time(8, 30)
    offer_hours: Decimal = Decimal(2)
    hour_cost: Decimal = Decimal(50)
    sheet_cost: Decimal = Decimal("2.50")
    branch_months: dict[str, int] = field(default_factory=dict)

    def months_for(self, branch: str) -> int:
        """Within how many months a customer of this branch usually decides."""
        wanted = branch.strip().casefold()
        own = (months for name, months in self.branch_months.items() if name.strip().casefold() == wanted)
        return next(own, self.decision_months)

    def target_of(self, month: date) -> Decimal:
        """The target of that month: its own, or else the one for every month."""
        return self.month_targets.get(month.replace(day=1), self.month_target)

    def target_over(self, first: date, count: int) -> Decimal:
        """The targets of so many months in a row together."""
        return sum((self.target_of(add_months(first, step)) for step in range(count)), Decimal(0))

    @property
    def leave_from_percent(self) -> Decimal:
        """Above this a discount needs leave; never below what the seller may give with a reason."""
        return max(self.discount_limit_percent, self.approval_limit_percent)


@dataclass(frozen=True, slots=True)
class BusinessCards:
    """The cards in the bag: how many are left, when to warn, and how far this printer prints off the mark.

    Who never counted his cards is not warned.
    """

    count: int = 0
    warn_below: int = 20
    offset_x_mm: Decimal = Decimal(0)
    offset_y_mm: Decimal = Decimal(0)
    is_counted: bool = False

    @property
    def is_low(self) -> bool:
        return self.is_counted and self.count < self.warn_below


@dataclass(frozen=True, slots=True)
class Approver:
    """Who may allow more discount: his name, where a request goes, and the key he signs with, in hex."""

    name: str
    email: str
    public_key: str
    enrolled_on: date


@dataclass(frozen=True, slots=True)
class Approvals:
    """Who allows more discount than the seller may give, and whether he himself does so for others."""

    approves: bool = False
    approvers: tuple[Approver, ...] = ()

    def approver(self, public_key: str) -> Approver | None:
        return next((each for each in self.approvers if each.public_key == public_key), None)


@dataclass(frozen=True, slots=True)
class Settings:
    """All that is set once and used everywhere."""

    company: Company = Company()
    seller: Seller = Seller()
    thresholds: Thresholds = field(default_factory=Thresholds)
    vat_rates: tuple[VatRate, ...] = DEFAULT_RATES
    cards: BusinessCards = BusinessCards()
    approvals: Approvals = Approvals()
    planning: PlanningRules = field(default_factory=PlanningRules)
    travel: TravelHabits = field(default_factory=TravelHabits)
