"""Every text of the guide sheet is either printed or kept from it: nothing slips on to it unseen."""

from __future__ import annotations

from dataclasses import replace

import pytest

from salesdesk.domain.preparation import Approach, Preparation, Step, StepRecord, StepState
from salesdesk.paper.preparation_sheet import PreparationSheet, preparation_sheet_pdf
from salesdesk.paper.preview import whole_text
from salesdesk.words import word
from tests.paper import examples
from tests.paper.test_nasty_fields import Path, text_fields, with_text

FULL = replace(
    examples.SHEET,
    preparation=replace(
        examples.PREPARATION,
        steps=tuple(StepRecord(step, StepState.SKIPPED, "notitie", "reden") for step in Step),
        template="cleaning",
        approaches=frozenset(Approach),
        questions=tuple(
            replace(entry, answer="antwoord", asked=True, serves=("NAW",))
            for entry in examples.PREPARATION.questions
        ),
    ),
    contact=replace(examples.OFFICE_MANAGER, mobile="06 12 34 56 00", mailing_lists=("lijst",)),
)
# What the customer may read; of the things to bring only those that go along.
PRINTED = {
    "relation.name", "relation.address.street", "relation.address.postcode", "relation.address.place",
    "relation.phone", "contact.surname", "contact.title", "contact.initials", "contact.function",
    "contact.phone", "contact.mobile", "travel.start_place", "preparation.external_objective",
    "preparation.objectives.keyword", "preparation.questions.keyword", "preparation.items.label",
    "alternatives.name", "alternatives.address.street", "alternatives.address.postcode",
    "alternatives.address.place", "alternatives.phone", "alternatives.contact", "remember", "references",
    "arguments", "company.name", "company.address.street", "company.address.postcode",
    "company.address.place",
    "company.phone", "company.email", "company.website", "company.kvk_number", "company.vat_number",
    "company.iban",
}  # fmt: skip
HIDDEN_ITEM = ("preparation", "items", len(examples.PREPARATION.items) - 1, "label")


def plain(path: Path) -> str:
    return ".".join(str(part) for part in path if isinstance(part, str))


ALL = list(text_fields(FULL))


@pytest.mark.parametrize("path", ALL, ids=[".".join(map(str, path)) for path in ALL])
def test_a_text_is_on_the_sheet_only_if_the_customer_may_read_it(path: Path) -> None:
    seen = text_of(with_text(FULL, path, "Qzwx"))
    assert ("Qzwx" in seen) is (plain(path) in PRINTED and path != HIDDEN_ITEM)


def text_of(sheet: PreparationSheet) -> str:
    return whole_text(preparation_sheet_pdf(sheet).content).replace("\n", " ")


def test_every_kind_of_text_was_tried() -> None:
    tried = {plain(path) for path in ALL}
    assert tried >= PRINTED
    secret = {"preparation.objectives.text", "preparation.objectives.note", "preparation.questions.text",
              "preparation.questions.insight", "preparation.questions.answer", "preparation.steps.note",
              "preparation.steps.skip_reason", "relation.notes", "relation.current_supplier",
              "visit.subject", "contact.notes", "contact.interests"}  # fmt: skip
    assert secret <= tried - PRINTED


def test_the_ways_of_selling_never_stand_on_it() -> None:
    seen = text_of(FULL).casefold()
    assert not [approach for approach in Approach if word(approach).casefold() in seen]


def test_a_long_secret_beside_a_printed_one_does_not_shine_through() -> None:
    """The whole preparation filled with its own words: only the keywords come out."""
    objectives = tuple(
        replace(item, text=f"geheimtekst{at}", note=f"geheimnotitie{at}")
        for at, item in enumerate(FULL.preparation.objectives)
    )
    questions = tuple(
        replace(item, text=f"geheimvraag{at}", answer=f"geheimantwoord{at}", insight=f"geheiminzicht{at}")
        for at, item in enumerate(FULL.preparation.questions)
    )
    secret: Preparation = replace(FULL.preparation, objectives=objectives, questions=questions)
    assert "geheim" not in text_of(replace(FULL, preparation=secret))
