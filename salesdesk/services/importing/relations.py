"""Rows about relations against the relations that are kept."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any
from uuid import UUID

from salesdesk.domain.relations import Contact, Relation, Status, StatusChange, may_move
from salesdesk.errors import N_, Reason
from salesdesk.exchange.fields import Kind, fields_of
from salesdesk.exchange.relations_file import RelationEntry
from salesdesk.exchange.sheet import Parsed, Problem
from salesdesk.services.importing.doubles import RelationIndex
from salesdesk.services.importing.plan import PreviewRow, RowPlan, RowState

_LABELS = {field.name: field.label for field in fields_of(Kind.RELATIONS)}


class RelationPlanner:
    """Meets rows one after the other; a row knows the rows before it."""

    def __init__(
        self,
        relations: Iterable[Relation],
        contacts: Iterable[Contact],
        new_id: Callable[[], UUID],
        now: datetime,
        seller: str,
        status: Status = Status.SUSPECT,
    ) -> None:
        self._status = status
        self._index = RelationIndex(relations)
        self._contacts: defaultdict[UUID, list[Contact]] = defaultdict(list)
        for contact in contacts:
            self._contacts[contact.relation_id].append(contact)
        self._new_id = new_id
        self._now = now
        self._seller = seller

    def plan(self, parsed: Parsed[RelationEntry]) -> RowPlan:
        entry = parsed.value
        if entry is None:
            return RowPlan(PreviewRow(parsed.line, RowState.REFUSED, problems=parsed.problems))
        known = self._match(entry)
        if known is None:
            return self._new(parsed, entry)
        return self._changed(parsed, entry, known)

    def _new(self, parsed: Parsed[RelationEntry], entry: RelationEntry) -> RowPlan:
        blank = Relation(self._new_id(), entry.name, status=self._status)
        relation = _filled(blank, entry.fields, entry.address)
        look_alikes = self._index.look_alikes(relation)
        self._index.add(relation)
        contact, _label = self._contact(relation, entry.contact)
        row = PreviewRow(
            parsed.line, RowState.NEW, relation.name, relation.address.line, parsed.problems, (), look_alikes
        )
        return RowPlan(row, tuple(value for value in (relation, contact) if value is not None))

    def _changed(self, parsed: Parsed[RelationEntry], entry: RelationEntry, known: Relation) -> RowPlan:
        fields, problems = dict(entry.fields), list(parsed.problems)
        status = fields.get("status")
        if isinstance(status, Status) and not self._may_become(known, status):
            del fields["status"]
            reason = Reason(
                N_("Deze statusovergang kan niet; de status blijft zoals hij is."), _LABELS["status"]
            )
            problems.append(Problem(parsed.line, reason, blocks=False))
        if known.importance_reason:
            fields.pop("importance", None)  # lifted on purpose, with a reason
        relation = _filled(replace(known, name=entry.name), fields, entry.address)
        changes = _differences(known, relation)
        values: list[object] = [relation] if changes else []
        if known.status is not relation.status:
            values.append(
                StatusChange(
                    self._new_id(), known.id, known.status, relation.status, self._now, self._seller, "Import"
                )
            )
        self._index.add(relation)
        contact, label = self._contact(relation, entry.contact)
        if contact is not None:
            values.append(contact)
            changes.append(label)
        state = RowState.CHANGED if values else RowState.SAME
        row = PreviewRow(
            parsed.line, state, relation.name, relation.address.line, tuple(problems), tuple(changes)
        )
        return RowPlan(row, tuple(values))

    def _match(self, entry: RelationEntry) -> Relation | None:
        """The relation this row is about: by customer number, KvK, btw, or name with postcode."""
        fields, postcode = entry.fields, entry.address.get("postcode", "")
        number = str(fields.get("number", "")).casefold()
        if number and (found := self._index.having("number", number)):
            return found[0]
        same_name = self._index.named(entry.name)
        for kind, field in (("kvk", "kvk_number"), ("vat", "vat_number")):
            for relation in self._index.having(kind, str(fields.get(field, "")) or "-"):
                # one organisation may have more sites under one number
                if not _other_number(relation, number) and (
                    relation in same_name or not postcode or relation.address.postcode in {"", postcode}
                ):
                    return relation
        candidates = [relation for relation in same_name if not _other_number(relation, number)]
        if postcode:
            exact = [relation for relation in candidates if relation.address.postcode == postcode]
            if exact:
                return exact[0]
        place = entry.address.get("place", "").casefold()
        candidates = [entry for entry in candidates if _may_lie_in(entry, place)]
        bare = [relation for relation in candidates if not postcode or not relation.address.postcode]
        return bare[0] if len(bare) == 1 else None

    def _contact(self, relation: Relation, fields: Mapping[str, object]) -> tuple[Contact | None, str]:
        """The person to keep, None when nothing is new."""
        if not fields:
            return None, ""
        people = self._contacts[relation.id]
        for place, known in enumerate(people):
            if _same_person(known, fields):
                changed = replace(known, **_typed(fields))
                people[place] = changed
                return (None if changed == known else changed), _LABELS["contact_name"]
        contact = Contact(id=self._new_id(), relation_id=relation.id, **_typed(fields))
        people.append(contact)
        return contact, _LABELS["contact_name"]

    @staticmethod
    def _may_become(known: Relation, status: Status) -> bool:
        """A file wakes no dead relation: that is done on purpose, with a reason."""
        return known.status is status or (known.status is not Status.DEAD and may_move(known.status, status))


def _filled(relation: Relation, fields: Mapping[str, object], address: Mapping[str, str]) -> Relation:
    """The relation with what the row fills in; an empty cell wipes nothing out."""
    if address:
        relation = replace(relation, address=replace(relation.address, **address))
    return replace(relation, **_typed(fields)) if fields else relation


def _typed(fields: Mapping[str, object]) -> dict[str, Any]:
    """Fields by name have the type of their field: the file reader made them so."""
    return dict(fields)


def _differences(before: Relation, after: Relation) -> list[str]:
    changed = [
        name
        for name in _LABELS
        if getattr(before, name, None) != getattr(after, name, None)
        or getattr(before.address, name, None) != getattr(after.address, name, None)
    ]
    return [_LABELS[name] for name in changed]


def _words(name: str) -> set[str]:
    return set(re.findall(r"\w+", name))


def _other_number(relation: Relation, number: str) -> bool:
    return bool(number and relation.number and relation.number.casefold() != number)


def _may_lie_in(relation: Relation, place: str) -> bool:
    """Nothing known of the town contradicts it: one name in two towns is two organisations."""
    return not place or relation.address.place.casefold() in {"", place}


def _same_person(known: Contact, fields: Mapping[str, object]) -> bool:
    surname = str(fields["surname"]).casefold()
    email = str(fields.get("email", "")).casefold()
    if email and known.email.casefold() == email and _words(surname) & _words(known.surname.casefold()):
        return True
    if surname != known.surname.casefold():
        return False
    first_names = {str(fields.get("first_name", ""))[:1], str(fields.get("initials", ""))[:1]} - {""}
    return (
        not first_names
        or not (known.first_name or known.initials)
        or bool(first_names & {known.first_name[:1], known.initials[:1]})
    )
