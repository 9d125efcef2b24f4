"""How deep a visit is prepared: which steps must, should or may be done (Susan §1.3.1, DOMAIN §3).

A first visit of a seller who begins takes all ten. The kind of visit says what else matters: history and
papers where an offer is talked over, what is shown where something is demonstrated, the open points after
delivery. Practice takes off what a seller has in his head by now, never what only this customer can tell.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from salesdesk.domain.company import Experience
from salesdesk.domain.preparation import Preparation, Step, StepRecord, StepState
from salesdesk.domain.visits import VisitKind
from salesdesk.errors import N_, Reason, Refused


class Need(StrEnum):
    """How much a step belongs to a visit: R must, A should, O may."""

    REQUIRED = "R"
    ADVISED = "A"
    OPTIONAL = "O"


_SELLERS = tuple(Experience)
# Per kind a seller who begins, one with some years, one who knows the trade; the ten steps in their order:
# internet, history, CRM, social media, route, papers, cards, pens, alternatives, questions.
_TABLE: dict[VisitKind, tuple[str, str, str]] = {
    VisitKind.FIRST: ("RRRRRRRRRR", "RRRRRRAAAR", "RARARAAAAR"),
    VisitKind.FOLLOW_UP: ("ARRARRORAR", "ARRORAOAAR", "OAROAAOOOR"),
    VisitKind.DEMO_EXPERT: ("RARRRRARAR", "AARARROAOR", "OORAAROOOR"),
    VisitKind.DEMO_LAYMAN: ("AARRRRARAR", "AORARROAOR", "OOROAROOOR"),
    VisitKind.OFFER_TALK: ("ARRARRARAR", "ORRORROROR", "ORROAROAOR"),
    VisitKind.AFTER_SALES: ("ARRARAORAR", "ORRORAOAAR", "ORROAOOOOR"),
}


def need_of(step: Step, kind: VisitKind, experience: Experience) -> Need:
    """How much this step belongs to such a visit of such a seller."""
    return Need(_TABLE[kind][_SELLERS.index(experience)][step - 1])


@dataclass(frozen=True, slots=True)
class Depth:
    """What one visit asks of its preparation; `known` tells that we were there before or deliver there."""

    kind: VisitKind
    experience: Experience = Experience.STARTING
    known: bool = False

    def need(self, step: Step) -> Need:
        return need_of(step, self.kind, self.experience)

    def steps(self, need: Need) -> tuple[Step, ...]:
        return tuple(step for step in Step if self.need(step) is need)

    @property
    def required(self) -> frozenset[Step]:
        return frozenset(self.steps(Need.REQUIRED))

    @property
    def is_full(self) -> bool:
        """A first visit of a seller who begins: there is nothing to leave out."""
        return self.kind is VisitKind.FIRST and self.experience is Experience.STARTING

    def may_skip(self, step: Step) -> bool:
        """What must be done may be left out only where we are known, and with a reason like every step."""
        return self.need(step) is not Need.REQUIRED or (self.known and not self.is_full)

    def still_needed(self, preparation: Preparation) -> tuple[Step, ...]:
        """The steps that must be done and are neither done nor skipped."""
        closed = {StepState.DONE, StepState.SKIPPED}
        return tuple(
            step for step in self.steps(Need.REQUIRED) if preparation.record(step).state not in closed
        )

    def is_ready(self, preparation: Preparation) -> bool:
        """Prepared as this visit asks: every step that must be done is done, or skipped with a reason."""
        return not self.still_needed(preparation)


def skip_step(record: StepRecord, depth: Depth, reason: str) -> StepRecord:
    """The step skipped, never silently: refused without a reason, and where this visit cannot do without."""
    if not depth.may_skip(record.step):
        said = (
            N_("Een eerste bezoek bereid je helemaal voor; sla geen stap over.")
            if depth.is_full
            else N_("Deze stap hoort bij dit bezoek, en deze relatie ken je nog niet; sla hem niet over.")
        )
        raise Refused(Reason(said, "skip_reason"))
    if not reason.strip():
        raise Refused(Reason(N_("Geef een reden waarom je deze stap overslaat."), "skip_reason"))
    return StepRecord(record.step, StepState.SKIPPED, record.note, reason.strip())


def reopened_steps(preparation: Preparation, depth: Depth) -> tuple[Step, ...]:
    """Skipped steps that this visit cannot do without, such as after its kind was changed."""
    return tuple(
        record.step
        for record in preparation.steps
        if record.state is StepState.SKIPPED and not depth.may_skip(record.step)
    )
