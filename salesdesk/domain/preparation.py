"""The preparation of a visit: ten steps, objectives and questions (Susan §1.3.1-§1.3.3)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import IntEnum, StrEnum
from uuid import UUID

from salesdesk.domain.visits import SalesMethod, VisitKind


class Step(IntEnum):
    """The ten steps, numbered as the method numbers them."""

    INTERNET = 1
    SALES_HISTORY = 2
    CRM = 3
    SOCIAL_MEDIA = 4
    ROUTE = 5
    DOCUMENTATION = 6
    BUSINESS_CARDS = 7
    WRITING_MATERIAL = 8
    ALTERNATIVES = 9
    QUESTIONS = 10


class StepState(StrEnum):
    OPEN = "open"
    BUSY = "busy"
    DONE = "done"
    SKIPPED = "skipped"


class Side(StrEnum):
    """Whose objective it is: internal ones the customer never sees."""

    INTERNAL = "internal"
    EXTERNAL = "external"


class Outcome(StrEnum):
    OPEN = "open"
    REACHED = "reached"
    MISSED = "missed"


class QuestionType(StrEnum):
    """SPIN: situation, problem, implication, need-payoff."""

    SITUATION = "situation"
    PROBLEM = "problem"
    IMPLICATION = "implication"
    NEED_PAYOFF = "need_payoff"


class Moment(StrEnum):
    """Where in the talk a question belongs."""

    START = "start"
    MIDDLE = "middle"
    END = "end"


class Approach(StrEnum):
    """Ways of selling that may colour a talk; a tag with a hint, never required (Rustenburg §1.4)."""

    SOLUTION = "solution"
    CONSULTATIVE = "consultative"
    STRATEGIC = "strategic"
    CHALLENGER = "challenger"


class Target(StrEnum):
    """The field on the relation's card to which an answer flows; NONE keeps it in the report only.

    Values equal the field names of Relation; ROLE and NEWSLETTER go to the person, those after it become
    dated facts, and WISHES / DEMANDS_* fill the report.
    """

    NONE = ""
    EMPLOYEES = "employees"
    SITES = "sites"
    BRANCH = "branch"
    REVENUE_POTENTIAL = "revenue_potential"
    SUPPLIER = "current_supplier"
    CONTRACT_END = "contract_ends_on"
    ROLE = "role"
    NEWSLETTER = "newsletter"
    SERVICES = "services"
    FLOOR_AREA = "floor_area"
    FREQUENCY = "frequency"
    TIME_OF_DAY = "time_of_day"
    CONTRACT_TERM = "contract_term"
    PRICE_LEVEL = "price_level"
    INTEREST = "interest"
    WISHES = "wishes"
    DEMANDS_PRODUCT = "demands_product"
    DEMANDS_SUPPLIER = "demands_supplier"
    NEXT_APPOINTMENT = "next_appointment"


@dataclass(frozen=True, slots=True)
class StepRecord:
    """What the seller did about one step; a skipped step carries its reason."""

    step: Step
    state: StepState = StepState.OPEN
    note: str = ""
    skip_reason: str = ""


@dataclass(frozen=True, slots=True)
class CheckItem:
    """Something to lay ready for a step, such as two pens, or a document of the library."""

    id: UUID
    step: Step
    label: str
    done: bool = False
    document_id: UUID | None = None
    deleted: bool = False


@dataclass(frozen=True, slots=True)
class Objective:
    """One item of an objective, known by its keyword; the report scores it."""

    id: UUID
    side: Side
    keyword: str
    text: str = ""
    outcome: Outcome = Outcome.OPEN
    note: str = ""
    position: int = 0
    deleted: bool = False


@dataclass(frozen=True, slots=True)
class Question:
    """A question, known by its keyword; `text` is for the screen only, `serves` are objective keywords."""

    id: UUID
    keyword: str
    text: str = ""
    insight: str = ""
    serves: tuple[str, ...] = ()
    kind: QuestionType = QuestionType.SITUATION
    target: Target = Target.NONE
    position: int = 0
    asked: bool = False
    answer: str = ""
    moment: Moment = Moment.MIDDLE
    deleted: bool = False


@dataclass(frozen=True, slots=True)
class Preparation:
    """Everything prepared for one visit; `steps` always holds the ten in order.

    `template` is the slug of its question template, `arguments` the ids of the arguments chosen to be told,
    `seconds_spent` the time the seller worked on it, `declined` the proposed questions he did not want,
    and `taken_along` the ids of what is known (facts, contacts, open points) that goes along on the sheet.
    `prepared_for` is the kind of visit it was proposed for, `ready_at` the moment it first was ready.
    """

    id: UUID
    visit_id: UUID
    method: SalesMethod = SalesMethod.NEEDS
    external_objective: str = ""
    agreed_smart: frozenset[str] = frozenset()
    steps: tuple[StepRecord, ...] = tuple(StepRecord(step) for step in Step)
    items: tuple[CheckItem, ...] = ()
    objectives: tuple[Objective, ...] = ()
    questions: tuple[Question, ...] = ()
    alternatives: tuple[UUID, ...] = ()
    template: str = ""
    approaches: frozenset[Approach] = frozenset()
    arguments: tuple[UUID, ...] = ()
    seconds_spent: int = 0
    declined: tuple[str, ...] = ()
    taken_along: tuple[UUID, ...] = ()
    prepared_for: VisitKind | None = None
    ready_at: datetime | None = None

    @property
    def finished_steps(self) -> int:
        return sum(record.state in {StepState.DONE, StepState.SKIPPED} for record in self.steps)

    def record(self, step: Step) -> StepRecord:
        return self.steps[step - 1]


def unserved_objectives(preparation: Preparation) -> tuple[Objective, ...]:
    """Internal objectives no question serves: the seller would come home without them (Susan §1.3.2)."""
    served = {keyword for question in asked_questions(preparation) for keyword in question.serves}
    return tuple(
        item
        for item in kept_objectives(preparation)
        if item.side is Side.INTERNAL and item.keyword not in served
    )


def idle_questions(preparation: Preparation) -> tuple[Question, ...]:
    """Questions that serve no objective of this visit."""
    keywords = {item.keyword for item in kept_objectives(preparation)}
    return tuple(question for question in asked_questions(preparation) if not keywords & set(question.serves))


def kept_objectives(preparation: Preparation) -> tuple[Objective, ...]:
    """The objectives that were not thrown away, in the seller's order."""
    return tuple(
        sorted((item for item in preparation.objectives if not item.deleted), key=lambda item: item.position)
    )


def asked_questions(preparation: Preparation) -> tuple[Question, ...]:
    """The questions that were not thrown away, in the seller's order."""
    return tuple(
        sorted((item for item in preparation.questions if not item.deleted), key=lambda item: item.position)
    )
