"""What one customer wants, which arguments fit it, and how we stand against his present supplier."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any
from uuid import UUID

from salesdesk.domain.competition import Competition, named_in
from salesdesk.domain.need_proposals import LONGEST_NEED, ProposedNeed, propose_needs
from salesdesk.domain.preparation import Preparation
from salesdesk.domain.relations import Contact, Relation
from salesdesk.domain.reports import VisitReport
from salesdesk.domain.value_matching import ValueMatrix, match, suiting_kinds
from salesdesk.domain.value_proposition import Argument, Competitor, CustomerNeed, Fit, NeedFit, NeedKind
from salesdesk.domain.visits import Visit
from salesdesk.errors import N_, Reason, Refused
from salesdesk.paper.value_annex import ValueAnnex, value_annex_pdf
from salesdesk.services.changes import Changes, Done, Noun
from salesdesk.services.clock import Clock
from salesdesk.services.papers import Paper, file_name
from salesdesk.services.value_proposition import ordered_arguments, read_competition
from salesdesk.storage import records
from salesdesk.storage.database import Database, Session
from salesdesk.storage.settings import load_settings
from salesdesk.words import _, screen_language

MOST_NEEDS = 200
TOUCHED: Changes = frozenset({Noun.ARGUMENT})


@dataclass(frozen=True, slots=True)
class CustomerValue:
    """Needs against arguments of one customer; the column of his present supplier stands in front.

    `supplier` is how that supplier is called on the card or in a report, `current` the competitor it is;
    `gone` are arguments that were removed from the library, by id.
    """

    relation: Relation
    today: date
    contact: Contact | None = None
    matrix: ValueMatrix = field(default_factory=ValueMatrix)
    proposals: tuple[ProposedNeed, ...] = ()
    competition: Competition = field(default_factory=Competition)
    supplier: str = ""
    current: Competitor | None = None
    gone: tuple[Argument, ...] = ()

    @property
    def suiting(self) -> tuple[NeedKind, ...]:
        """The kinds of argument that speak most to this customer and this person."""
        motives = self.contact.motives if self.contact else ()
        return suiting_kinds(self.relation.value_strategy, motives)

    def told(self, chosen: Sequence[UUID]) -> tuple[Argument, ...]:
        """The chosen arguments that still stand in the library, in its order."""
        return tuple(argument for argument in self.matrix.arguments if argument.id in chosen)

    def lost(self, chosen: Sequence[UUID]) -> tuple[Argument, ...]:
        """The chosen ones that were removed meanwhile."""
        return tuple(argument for argument in self.gone if argument.id in chosen)


class CustomerValues:
    """Reads the value of a customer, and keeps his needs and what each argument does for them."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def of_visit(self, visit_id: UUID) -> CustomerValue:
        """As it stands for the person of this visit; refused when the visit is gone."""
        with self._database.read() as session:
            visit = _visit_of(session, visit_id)
            contact = records.load(session, Contact, visit.contact_id) if visit.contact_id else None
            return read_value(session, visit.relation_id, self._clock.today(), contact)

    def of_relation(self, relation_id: UUID) -> CustomerValue:
        with self._database.read() as session:
            return read_value(session, relation_id, self._clock.today())

    def accept(self, relation_id: UUID, proposals: Iterable[ProposedNeed]) -> Done[tuple[CustomerNeed, ...]]:
        """Take lines of reports over as needs, dated, with the visit where they were said."""
        with self._database.write() as session:
            known = records.find(session, CustomerNeed, relation_id=relation_id)
            made = tuple(
                CustomerNeed(
                    self._clock.new_id(),
                    relation_id,
                    each.text,
                    each.kind,
                    each.visit_id,
                    each.said_on,
                    place,
                )
                for place, each in enumerate(proposals, start=_next_position(known))
            )
            _refuse_too_many(len(known) + len(made))
            records.save_all(session, made)
        return Done(made, TOUCHED)

    def write(
        self, relation_id: UUID, text: str, kind: NeedKind, visit_id: UUID | None = None
    ) -> Done[CustomerNeed]:
        """A need in the seller's own words, noted today; refused without words."""
        words = _checked(text)
        with self._database.write() as session:
            known = records.find(session, CustomerNeed, relation_id=relation_id)
            _refuse_too_many(len(known) + 1)
            place, today = _next_position(known), self._clock.today()
            need = CustomerNeed(self._clock.new_id(), relation_id, words, kind, visit_id, today, place)
            records.save(session, need)
        return Done(need, TOUCHED)

    def reword(self, need_id: UUID, text: str, kind: NeedKind) -> Done[CustomerNeed]:
        """Other words for a need, or another kind; what was set about it stays."""
        return self._change(need_id, text=_checked(text), kind=kind)

    def remove(self, need_id: UUID, *, removed: bool = True) -> Done[CustomerNeed]:
        return self._change(need_id, deleted=removed)

    def _change(self, need_id: UUID, **changes: Any) -> Done[CustomerNeed]:
        with self._database.write() as session:
            known = records.load(session, CustomerNeed, need_id)
            if known is None:
                raise Refused(Reason(N_("Deze wens bestaat niet meer.")))
            kept = replace(known, **changes)
            records.save(session, kept)
        return Done(kept, TOUCHED)

    def set_fit(self, need_id: UUID, argument_id: UUID, fit: Fit | None) -> Done[NeedFit]:
        """What the seller says an argument does for a need; None lets the words propose again."""
        with self._database.write() as session:
            known = records.find(session, NeedFit, need_id=need_id, argument_id=argument_id)
            kept = [replace(each, fit=fit or each.fit, deleted=fit is None) for each in known]
            made = kept or [NeedFit(self._clock.new_id(), need_id, argument_id, fit or Fit.MEETS)]
            if kept or fit is not None:
                records.save_all(session, made)
        return Done(made[0], TOUCHED)

    def annex(self, visit_id: UUID) -> Paper:
        """The internal annex of a preparation: matrix, arguments to tell, and how we stand on each."""
        with self._database.read() as session:
            visit = _visit_of(session, visit_id)
            contact = records.load(session, Contact, visit.contact_id) if visit.contact_id else None
            value = read_value(session, visit.relation_id, self._clock.today(), contact)
            found = records.find(session, Preparation, visit_id=visit_id)
            preparation = min(found, key=lambda each: each.id, default=None)
            settings = load_settings(session)
        chosen = preparation.arguments if preparation else ()
        pdf = value_annex_pdf(
            ValueAnnex(
                relation=value.relation,
                visit=visit,
                matrix=value.matrix,
                told=value.told(chosen),
                competition=value.competition,
                company=settings.company,
                seller=settings.seller,
                made_at=self._clock.now(),
                supplier=value.supplier,
                language=screen_language(),
            )
        )
        name = file_name(f"{visit.visit_on:%Y-%m-%d}", _("Waarde intern"), value.relation.name)
        return Paper(name, pdf.content, pdf.page_count, pdf.missing_glyphs)


def read_value(
    session: Session, relation_id: UUID, today: date, contact: Contact | None = None
) -> CustomerValue:
    """Everything about a customer's value in one read; refused when the relation is gone."""
    relation = records.load(session, Relation, relation_id)
    if relation is None:
        raise Refused(Reason(N_("Deze relatie bestaat niet meer.")))
    visits = records.find(session, Visit, relation_id=relation_id)
    ids = [visit.id for visit in visits]
    reports = records.find(session, VisitReport, visit_id=ids)
    preparations = records.find(session, Preparation, visit_id=ids)
    known = records.find(session, CustomerNeed, relation_id=relation_id, deleted=(False, True))
    needs = sorted((need for need in known if not need.deleted), key=lambda each: (each.position, each.id))
    fits = records.find(session, NeedFit, need_id=[need.id for need in needs])
    competition = read_competition(session)
    supplier, current = _present_supplier(relation, visits, reports, competition.competitors)
    return CustomerValue(
        relation=relation,
        today=today,
        contact=contact,
        matrix=match(needs, ordered_arguments(session), fits),
        proposals=propose_needs(visits, reports, preparations, known),
        competition=competition.first(current),
        supplier=supplier,
        current=current,
        gone=tuple(records.find(session, Argument, deleted=True)),
    )


def _present_supplier(
    relation: Relation,
    visits: Sequence[Visit],
    reports: Sequence[VisitReport],
    competitors: Sequence[Competitor],
) -> tuple[str, Competitor | None]:
    """Who delivers there now: the card says so, else the latest report that names a competitor."""
    day_of = {visit.id: (visit.visit_on, visit.start_time) for visit in visits}
    latest = sorted(reports, key=lambda report: day_of[report.visit_id], reverse=True)
    named = [relation.current_supplier, *(report.competitor for report in latest)]
    supplier = next((name.strip() for name in named if name.strip()), "")
    return supplier, named_in(supplier, competitors)


def _visit_of(session: Session, visit_id: UUID) -> Visit:
    visit = records.load(session, Visit, visit_id)
    if visit is None:
        raise Refused(Reason(N_("Dit bezoek bestaat niet meer.")))
    return visit


def _next_position(known: Sequence[CustomerNeed]) -> int:
    return max((need.position for need in known), default=-1) + 1


def _refuse_too_many(count: int) -> None:
    if count > MOST_NEEDS:
        text = N_("Houd het bij {most} wensen; voeg samen wat hetzelfde vraagt.")
        raise Refused(Reason(text, "text", {"most": MOST_NEEDS}))


def _checked(text: str) -> str:
    words = " ".join(text.split())
    if not words:
        raise Refused(Reason(N_("Schrijf kort op wat deze klant wil."), "text"))
    if len(words) > LONGEST_NEED:
        raise Refused(Reason(N_("Houd het onder {most} tekens."), "text", {"most": LONGEST_NEED}))
    return words
