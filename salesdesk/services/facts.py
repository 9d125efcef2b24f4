"""What a seller finds out about a company: each fact with its source and day, nothing ever lost."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

from salesdesk.domain.facts import CARD_FIELDS, FactSubject, known_facts, read_count, subject_of
from salesdesk.domain.relations import Fact, Relation
from salesdesk.errors import N_, Reason, Refused
from salesdesk.services.changes import Done, Noun, done
from salesdesk.services.clock import Clock
from salesdesk.services.relation_checks import MOST_WEEKS
from salesdesk.storage import records
from salesdesk.storage.database import Database, Session
from salesdesk.words import _

LONGEST_FACT = 2_000
_TOUCHED = (Noun.RELATION, Noun.PREPARATION)


class Facts:
    """Learn, correct, confirm and forget facts; look at the news of a company now and then."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def new(self, relation_id: UUID, subject: str = "", corrects: Fact | None = None) -> Fact:
        """An empty fact of today, to write on; not kept yet."""
        before = corrects.id if corrects else None
        return Fact(
            self._clock.new_id(), relation_id, subject, "", noted_on=self._clock.today(), corrects_id=before
        )

    def learn(self, relation_id: UUID, subject: str, text: str, source: str = "") -> Done[Fact]:
        """A fact of today with where we found it; refused without words."""
        fact = replace(self.new(relation_id, subject), text=text.strip(), source=source.strip())
        if not fact.text:
            raise Refused(Reason(N_("Schrijf op wat je weet."), "text"))
        return done(self.keep([fact]).value[0], *_TOUCHED)

    def keep(self, facts: Iterable[Fact]) -> Done[list[Fact]]:
        """Facts as they are typed; the card follows, and what the card said before is kept as history.

        Refused when one is longer than 2,000 characters or lies in the future.
        """
        kept = list(facts)
        self._check(kept)
        with self._database.write() as session:
            for fact in kept:
                self._keep_card_value(session, fact)
            records.save_all(session, kept)
            for relation_id in {fact.relation_id for fact in kept}:
                self._follow(session, relation_id, kept)
        return done(kept, *_TOUCHED)

    def confirm(self, fact: Fact) -> Done[Fact]:
        """It still holds: the same words with the day of today, the older one as history."""
        again = replace(self.new(fact.relation_id, fact.subject, fact), text=fact.text, source=fact.source)
        self.keep([again])
        return done(again, *_TOUCHED)

    def forget(self, fact: Fact, *, forgotten: bool = True) -> Done[Fact]:
        """Throw a fact away, or bring it back; what it corrected holds again meanwhile."""
        gone = replace(fact, deleted=forgotten)
        with self._database.write() as session:
            records.save(session, gone)
            self._follow(session, fact.relation_id, [gone])
        return done(gone, *_TOUCHED)

    def refer(self, relation_id: UUID, name: str, source: str) -> Done[Fact]:
        """Keep a common customer as a reference to name in the talk; once is enough."""
        with self._database.read() as session:
            known = records.find(session, Fact, relation_id=relation_id, deleted=False)
        for fact in known:
            if subject_of(fact.subject) is FactSubject.REFERENCE and fact.text == name:
                return Done(fact, frozenset())
        return self.learn(relation_id, FactSubject.REFERENCE, name, source)

    def follow_news(self, relation_id: UUID, weeks: int | None) -> Done[Relation]:
        """Look at its news every so many weeks; None to stop. Refused outside 1 to 52 weeks."""
        if weeks is not None and not 1 <= weeks <= MOST_WEEKS:
            raise Refused(
                Reason(N_("Kies tussen 1 en {most} weken."), "news_every_weeks", {"most": MOST_WEEKS})
            )
        return self._change(relation_id, news_every_weeks=weeks)

    def see_news(self, relation_id: UUID) -> Done[date | None]:
        """The news was looked at today; the value is the day it was looked at before, to go back to."""
        before = self._relation(relation_id).news_seen_on
        changed = self._change(relation_id, news_seen_on=self._clock.today())
        return Done(before, changed.changes)

    def unsee_news(self, relation_id: UUID, before: date | None) -> Done[Relation]:
        return self._change(relation_id, news_seen_on=before)

    def _check(self, facts: list[Fact]) -> None:
        for fact in facts:
            if len(fact.text) > LONGEST_FACT:
                raise Refused(Reason(N_("Houd het onder {most} tekens."), "text", {"most": LONGEST_FACT}))
            if fact.noted_on is not None and fact.noted_on > self._clock.today():
                raise Refused(Reason(N_("Deze dag moet nog komen."), "noted_on"))

    def _keep_card_value(self, session: Session, fact: Fact) -> None:
        """A value of the card that no fact tells yet goes into history before another takes its place."""
        subject = subject_of(fact.subject)
        if subject not in CARD_FIELDS or records.load(session, Fact, fact.id) is not None:
            return
        relation = records.load(session, Relation, fact.relation_id)
        present = card_text(relation, subject) if relation else ""
        known = records.find(session, Fact, relation_id=fact.relation_id, deleted=False)
        told = {_comparable(subject, each.text) for each in known if subject_of(each.subject) is subject}
        if present and _comparable(subject, present) not in told | {_comparable(subject, fact.text)}:
            # its identity follows from the fact's: typing on, or a save done twice, keeps it once
            was = Fact(UUID(int=fact.id.int ^ 1), fact.relation_id, subject, present, _("relatiekaart"))
            records.save(session, was)

    def _follow(self, session: Session, relation_id: UUID, changed: Iterable[Fact]) -> None:
        """The fields of the card say what the facts that hold now say, those being kept among them."""
        relation = records.load(session, Relation, relation_id)
        if relation is None:
            raise Refused(Reason(N_("Deze relatie bestaat niet meer.")))
        fields: dict[str, Any] = {}
        fresh = {fact.id: fact for fact in changed if fact.relation_id == relation_id}
        subjects = {subject_of(fact.subject) for fact in fresh.values()}
        kept = {fact.id: fact for fact in records.find(session, Fact, relation_id=relation_id)}
        for known in known_facts((kept | fresh).values()):
            subject = subject_of(known.fact.subject)
            if subject in CARD_FIELDS & subjects and known.fact.text.strip():
                value: Any = known.fact.text.strip()
                if subject is FactSubject.STAFF:
                    value = read_count(value)
                if value is not None:
                    fields[subject.value] = value
        records.save(session, replace(relation, **fields))

    def _change(self, relation_id: UUID, **fields: Any) -> Done[Relation]:
        changed: Relation = replace(self._relation(relation_id), **fields)
        with self._database.write() as session:
            records.save(session, changed)
        return done(changed, *_TOUCHED, Noun.TODAY)

    def _relation(self, relation_id: UUID) -> Relation:
        with self._database.read() as session:
            relation = records.load(session, Relation, relation_id)
        if relation is None:
            raise Refused(Reason(N_("Deze relatie bestaat niet meer.")))
        return relation


def card_text(relation: Relation, subject: FactSubject) -> str:
    """What the card itself says about a subject; empty when it has no such field."""
    value = getattr(relation, subject.value, None) if subject in CARD_FIELDS else None
    return "" if value is None else str(value)


def tells_card(relation: Relation, fact: Fact) -> bool:
    """Whether the card still says what this fact says; the seller may have typed something else there."""
    subject = subject_of(fact.subject)
    if subject is None or subject not in CARD_FIELDS:
        return True
    present = card_text(relation, subject)
    return not present or _comparable(subject, present) == _comparable(subject, fact.text)


def _comparable(subject: FactSubject, text: str) -> str:
    if subject is FactSubject.STAFF:
        return str(read_count(text))
    return " ".join(text.split()).casefold()
