"""What a seller promised himself to do on a date."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from uuid import UUID

from salesdesk.domain.follow_ups import FollowUp
from salesdesk.errors import N_, Reason, Refused
from salesdesk.services.changes import Done, Noun, done
from salesdesk.services.clock import Clock
from salesdesk.storage import records
from salesdesk.storage.database import Database

LONGEST_TEXT = 500


class FollowUps:
    """Make, tick off and take back follow-ups."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def remind(
        self,
        text: str,
        due_on: date,
        *,
        relation_id: UUID | None = None,
        visit_id: UUID | None = None,
        offer_id: UUID | None = None,
    ) -> Done[FollowUp]:
        """A new follow-up; refused without a text or with one longer than 500 characters."""
        words = " ".join(text.split())
        if not words:
            raise Refused(Reason(N_("Schrijf kort op wat je gaat doen."), "text"))
        if len(words) > LONGEST_TEXT:
            raise Refused(Reason(N_("Houd het onder {most} tekens."), "text", {"most": LONGEST_TEXT}))
        item = FollowUp(self._clock.new_id(), words, due_on, relation_id, visit_id, offer_id)
        return self._keep(item)

    def tick(self, follow_up_id: UUID, *, is_done: bool = True) -> Done[FollowUp]:
        """Tick it off, or take the tick back."""
        item = self._find(follow_up_id)
        return self._keep(replace(item, done_at=self._clock.now() if is_done else None))

    def postpone(self, follow_up_id: UUID, due_on: date) -> Done[FollowUp]:
        """Do it on another day; refused for a day that is over."""
        if due_on < self._clock.today():
            raise Refused(Reason(N_("Deze dag is al voorbij."), "due_on"))
        return self.put_back(follow_up_id, due_on)

    def put_back(self, follow_up_id: UUID, due_on: date) -> Done[FollowUp]:
        """On the day it stood on before, whatever day that was."""
        return self._keep(replace(self._find(follow_up_id), due_on=due_on))

    def fulfil(
        self, text: str, relation_id: UUID, visit_id: UUID | None, due_on: date | None
    ) -> Done[FollowUp]:
        """An agreement of a talk was kept: it is noted as done, so that nobody asks again."""
        made = self.remind(
            text, due_on or self._clock.today(), relation_id=relation_id, visit_id=visit_id
        ).value
        return self.tick(made.id)

    def remove(self, follow_up_id: UUID, *, removed: bool = True) -> Done[FollowUp]:
        return self._keep(replace(self._find(follow_up_id), deleted=removed))

    def of_relation(self, relation_id: UUID) -> list[FollowUp]:
        """Open ones first, by due date."""
        with self._database.read() as session:
            items = records.find(session, FollowUp, relation_id=relation_id, deleted=False)
        return sorted(items, key=lambda item: (item.done_at is not None, item.due_on))

    def _find(self, follow_up_id: UUID) -> FollowUp:
        with self._database.read() as session:
            item = records.load(session, FollowUp, follow_up_id)
        if item is None:
            raise Refused(Reason(N_("Deze opvolgactie bestaat niet meer.")))
        return item

    def _keep(self, item: FollowUp) -> Done[FollowUp]:
        with self._database.write() as session:
            records.save(session, item)
        return done(item, Noun.FOLLOW_UP, Noun.TODAY, Noun.RELATION)
