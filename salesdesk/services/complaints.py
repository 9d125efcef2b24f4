"""Complaints: written down by whoever hears them, answered and solved within a day."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from salesdesk.domain.relations import Relation
from salesdesk.domain.satisfaction import Complaint
from salesdesk.errors import N_, Reason, Refused
from salesdesk.services.changes import Done, Noun, done
from salesdesk.services.clock import Clock
from salesdesk.storage import records
from salesdesk.storage.complaints import last_complaint_number
from salesdesk.storage.database import Database
from salesdesk.storage.settings import load_settings

LONGEST_SUBJECT = 200
_TOUCHED = (Noun.COMPLAINT, Noun.RELATION, Noun.TODAY, Noun.VISIT, Noun.ROUTE)


class Complaints:
    """Register a complaint, and keep when it was answered and solved."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def register(self, relation_id: UUID, subject: str) -> Done[Complaint]:
        """A new complaint, heard now by the seller; refused without a subject or a relation."""
        words = _checked_subject(subject)
        with self._database.write() as session:
            relation = records.load(session, Relation, relation_id)
            if relation is None or relation.deleted:
                raise Refused(Reason(N_("Deze relatie bestaat niet meer.")))
            made = Complaint(
                self._clock.new_id(),
                relation_id,
                last_complaint_number(session) + 1,
                words,
                self._clock.now(),
                received_by=load_settings(session).seller.name,
            )
            records.save(session, made)
        return done(made, *_TOUCHED)

    def complaint(self, complaint_id: UUID) -> Complaint:
        with self._database.read() as session:
            found = records.load(session, Complaint, complaint_id)
        if found is None:
            raise Refused(Reason(N_("Deze klacht bestaat niet meer.")))
        return found

    def save(self, complaint: Complaint) -> Done[Complaint]:
        """Keep changed words; refused without a subject."""
        return self._keep(replace(complaint, subject=_checked_subject(complaint.subject)))

    def answer(self, complaint_id: UUID, *, is_answered: bool = True) -> Done[Complaint]:
        """The customer was told what we will do; or take that back."""
        moment = self._clock.now() if is_answered else None
        return self._keep(replace(self.complaint(complaint_id), answered_at=moment))

    def solve(self, complaint_id: UUID, *, is_solved: bool = True) -> Done[Complaint]:
        """It is solved now, and so answered too; or open again."""
        before = self.complaint(complaint_id)
        if not is_solved:
            return self._keep(replace(before, solved_at=None))
        now = self._clock.now()
        return self._keep(replace(before, solved_at=now, answered_at=before.answered_at or now))

    def remove(self, complaint_id: UUID, *, removed: bool = True) -> Done[Complaint]:
        return self._keep(replace(self.complaint(complaint_id), deleted=removed))

    def _keep(self, complaint: Complaint) -> Done[Complaint]:
        with self._database.write() as session:
            records.save(session, complaint)
        return done(complaint, *_TOUCHED)


def _checked_subject(subject: str) -> str:
    words = " ".join(subject.split())
    if not words:
        raise Refused(Reason(N_("Schrijf in een paar woorden wat de klacht is."), "subject"))
    if len(words) > LONGEST_SUBJECT:
        raise Refused(Reason(N_("Houd het onder {most} tekens."), "subject", {"most": LONGEST_SUBJECT}))
    return words
