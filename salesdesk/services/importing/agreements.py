"""Rows about price agreements against those that are kept."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any
from uuid import UUID

from salesdesk.domain.price_agreements import PriceAgreement
from salesdesk.domain.prices import overlap
from salesdesk.domain.products import Product
from salesdesk.domain.relations import Relation
from salesdesk.errors import N_, Reason
from salesdesk.exchange.agreements_file import AgreementEntry
from salesdesk.exchange.fields import Kind, fields_of
from salesdesk.exchange.sheet import Parsed, Problem
from salesdesk.services.importing.doubles import RelationIndex
from salesdesk.services.importing.plan import PreviewRow, RowPlan, RowState
from salesdesk.services.price_agreements import problems_of

_LABELS = {field.name: field.label for field in fields_of(Kind.AGREEMENTS)}
_CHANGING = ("price", "discount_percent", "valid_until", "is_fixed", "note")


class AgreementPlanner:
    """An agreement is known by whom and what it is about, its quantity and its first day."""

    def __init__(
        self,
        relations: Iterable[Relation],
        products: Iterable[Product],
        kept: Iterable[PriceAgreement],
        new_id: Callable[[], UUID],
    ) -> None:
        self._index = RelationIndex(relations)
        self._codes = {product.code.casefold(): product.code for product in products}
        self._kept = {_key(agreement): agreement for agreement in kept}
        self._by_whom: dict[object, list[PriceAgreement]] = {}
        for agreement in self._kept.values():
            self._by_whom.setdefault(_whom(agreement), []).append(agreement)
        self._new_id = new_id

    def plan(self, parsed: Parsed[AgreementEntry]) -> RowPlan:
        entry = parsed.value
        if entry is None:
            return RowPlan(PreviewRow(parsed.line, RowState.REFUSED, problems=parsed.problems))
        relation, reasons = self._customer(entry)
        made = self._agreement(entry, relation)
        reasons += problems_of(made)
        if made.product_code and made.product_code.casefold() not in self._codes:
            reasons.append(Reason(N_("Dit artikel staat niet in de prijslijst.")))
        title = relation.name if relation else entry.relation_name or entry.relation_number
        detail = made.product_code or made.group
        if reasons:
            told = tuple(Problem(parsed.line, reason) for reason in reasons)
            problems = (*parsed.problems, *told)
            return RowPlan(PreviewRow(parsed.line, RowState.REFUSED, title, detail, problems))
        return self._planned(parsed, made, title, detail)

    def _planned(
        self, parsed: Parsed[AgreementEntry], made: PriceAgreement, title: str, detail: str
    ) -> RowPlan:
        known = self._kept.get(_key(made))
        changes: tuple[str, ...] = ()
        state = RowState.NEW
        if known is not None:
            made = replace(made, id=known.id)
            changes = tuple(
                _LABELS[name] for name in _CHANGING if getattr(made, name) != getattr(known, name)
            )
            state = RowState.CHANGED if changes else RowState.SAME
        peers = self._by_whom.setdefault(_whom(made), [])
        problems = parsed.problems
        if overlap(made, peers):
            text = N_("Overlapt een andere afspraak; de beste voor de klant geldt.")
            problems = (*problems, Problem(parsed.line, Reason(text), blocks=False))
        self._kept[_key(made)] = made
        peers[:] = [*(each for each in peers if each.id != made.id), made]
        row = PreviewRow(parsed.line, state, title, detail, problems, changes)
        return RowPlan(row, () if state is RowState.SAME else (made,))

    def _customer(self, entry: AgreementEntry) -> tuple[Relation | None, list[Reason]]:
        """Whose it is: by number, else by name when only one has it; nobody named: everybody."""
        if not entry.relation_number and not entry.relation_name:
            return None, []
        found = (
            self._index.having("number", entry.relation_number.casefold()) if entry.relation_number else []
        )
        named = self._index.named(entry.relation_name) if entry.relation_name and not found else []
        if found or len(named) == 1:
            return (found or named)[0], []
        if named:
            return None, [Reason(N_("Meer relaties heten zo; zet het klantnummer in het bestand."))]
        return None, [Reason(N_("Deze klant staat niet in je relaties; haal die eerst binnen."))]

    def _agreement(self, entry: AgreementEntry, relation: Relation | None) -> PriceAgreement:
        values: dict[str, Any] = {
            name: getattr(entry, name)
            for name in (*_CHANGING, "importance", "group", "from_quantity", "valid_from")
        }
        code = self._codes.get(entry.product_code.casefold(), entry.product_code)
        return PriceAgreement(self._new_id(), relation.id if relation else None, product_code=code, **values)


def _whom(agreement: PriceAgreement) -> tuple[object, ...]:
    return agreement.relation_id, agreement.importance, agreement.product_code.casefold()


def _key(agreement: PriceAgreement) -> tuple[object, ...]:
    first = agreement.valid_from
    return (*_whom(agreement), agreement.group.casefold(), agreement.from_quantity, first)
