"""Before an offer is made: the five points and what it costs, so that a hopeless one is not begun."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from salesdesk.domain.offer_check import Verdict
from salesdesk.domain.offers import Offer
from salesdesk.domain.relations import Contact
from salesdesk.errors import N_, Reason, Refused
from salesdesk.services import offer_file
from salesdesk.services.changes import Done
from salesdesk.services.clock import Clock
from salesdesk.services.offer_arguments import read_arguments
from salesdesk.services.offer_start import demands_of, first_draft
from salesdesk.services.offer_view import OfferView
from salesdesk.services.offers import Offers
from salesdesk.storage import offers as offer_lists
from salesdesk.storage import records
from salesdesk.storage.database import Database
from salesdesk.storage.settings import load_settings


class OfferBeginning:
    """Judges what is known of a customer as if an offer to him lay there, and begins it."""

    def __init__(self, database: Database, clock: Clock, offers: Offers) -> None:
        self._database = database
        self._clock = clock
        self._offers = offers

    def view(self, relation_id: UUID, visit_id: UUID | None = None) -> OfferView:
        """The offer that would be begun, with the evidence from the file; nothing is kept yet."""
        with self._database.read() as session:
            relation = offer_file.customer_of(session, relation_id)
            known = offer_file.empty_draft(session, relation_id, visit_id)
            if known is not None:
                return offer_file.read_view(session, known.id, self._clock.today())
            contacts = tuple(records.find(session, Contact, relation_id=relation_id))
            settings = load_settings(session)
            talk = offer_file.talk_of(session, relation_id, visit_id)
            today = self._clock.today()
            number = offer_lists.highest_number(session) + 1
            draft = first_draft(
                self._clock.new_id(), number, relation, contacts, settings.thresholds, today, talk
            )
            return OfferView(
                offer=draft,
                relation=relation,
                contacts=contacts,
                settings=settings,
                today=today,
                demands=demands_of(talk.report if talk else None),
                arguments=read_arguments(session, relation_id, today),
            )

    def begin(self, view: OfferView, answers: Offer, visit_id: UUID | None = None) -> Done[Offer]:
        """A draft with what was answered; refused when a point speaks against it and no reason is given.

        What nobody asked yet may still be found out while the offer is written: laying it down asks again.
        """
        check = view.check(answers)
        speaks_against = any(finding.verdict is Verdict.FAIL for finding in check.findings)
        reason = answers.override_reason.strip()
        if speaks_against and not reason:
            raise Refused(Reason(N_("Geef een reden waarom je toch een offerte maakt."), "override_reason"))
        begun = self._offers.start(view.relation.id, visit_id).value
        kept = replace(
            begun,
            chance_percent=answers.chance_percent,
            decision_month=answers.decision_month,
            budget=answers.budget,
            has_solution=answers.has_solution,
            solution_evidence=answers.solution_evidence,
            override_reason=reason if speaks_against else "",
        )
        return self._offers.save(kept, begun)
