"""Every text behind an offer is the customer's to read or kept from him, in every layout and language."""

from __future__ import annotations

from dataclasses import replace

import pytest

from salesdesk.domain.offer_layouts import OfferLayout
from salesdesk.domain.reports import VisitReport
from salesdesk.domain.value_proposition import Argument
from salesdesk.paper.offer import OfferPaper, offer_pdf
from salesdesk.paper.preview import whole_text
from salesdesk.services.offer_start import Talk, introduction
from tests.paper import examples
from tests.paper.examples import uid
from tests.paper.test_nasty_fields import Path, text_fields, with_text

LANGUAGES = ("nl", "en", "fr", "de")
FULL = replace(
    examples.OFFER_PAPER,
    contact=replace(examples.BUYER, mailing_lists=("lijst",)),
    arguments=(Argument(uid(300), "Vaste ploeg", text="Steeds dezelfde mensen", evidence="Meting van juni"),),
    references=(replace(examples.WHOLESALE, id=uid(301), name="Bakkerij Ten Hoor"),),
    enclosures=("Algemene voorwaarden",),
)
PRINTED = {
    "offer.subject", "offer.introduction", "offer.customer_reference", "offer.payment_terms",
    "offer.delivery_terms", "offer.benefits", "offer.lines.product_code", "offer.lines.description",
    "offer.lines.note", "offer.lines.unit", "relation.name", "relation.address.street",
    "relation.address.postcode", "relation.address.place", "contact.surname", "contact.title",
    "contact.initials", "arguments.title", "arguments.text", "arguments.evidence", "references.name",
    "references.address.place", "enclosures", "company.name", "company.tagline", "company.address.street",
    "company.address.postcode", "company.address.place", "company.phone", "company.email",
    "company.website", "company.kvk_number", "company.vat_number", "company.iban", "company.terms",
    "seller.name", "seller.function", "seller.phone", "seller.email",
}  # fmt: skip
# These choose how the paper is made and never stand on it as words.
CHOOSING = {
    "offer.language", "offer.layout", "offer.vat_country", "relation.address.country",
    "relation.language", "company.address.country", "company.colour", "company.offer_layout",
    "references.address.country",
}  # fmt: skip


def plain(path: Path) -> str:
    return ".".join(str(part) for part in path if isinstance(part, str))


EVERY = [path for path in text_fields(FULL) if plain(path) not in CHOOSING]
HIDDEN = [path for path in EVERY if plain(path) not in PRINTED]


def text_of(paper: OfferPaper, layout: OfferLayout, language: str) -> str:
    dressed = replace(paper, offer=replace(paper.offer, layout=layout.value, language=language))
    return " ".join(whole_text(offer_pdf(dressed).content).split())


@pytest.mark.parametrize("layout", OfferLayout)
@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_ours_is_on_no_paper(layout: OfferLayout, language: str) -> None:
    paper = FULL
    for path in HIDDEN:
        paper = with_text(paper, path, "Qzwx")
    assert len(HIDDEN) > 40
    assert "Qzwx" not in text_of(paper, layout, language)


@pytest.mark.parametrize("layout", OfferLayout)
def test_what_is_the_customers_is_on_his_paper(layout: OfferLayout) -> None:
    paper = FULL
    for number, name in enumerate(sorted(PRINTED)):
        path = next(path for path in EVERY if plain(path) == name)
        paper = with_text(paper, path, f"Qz{number}w")
    seen = text_of(paper, layout, "nl")
    assert [
        name for number, name in enumerate(sorted(PRINTED)) if f"qz{number}w" not in seen.casefold()
    ] == []


TALK = Talk(
    examples.VISIT, replace(examples.REPORT, functional_needs="schone hal", economic_needs=""),
    examples.PREPARATION,
)  # fmt: skip
SAID = {"report.functional_needs", "preparation.external_objective"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_proposed_letter_tells_problem_and_goal_and_nothing_else(language: str) -> None:
    for path in text_fields(TALK):
        seen = introduction(language, with_text(TALK, path, "Qzwx"))
        is_economic = plain(path) == "report.economic_needs"
        assert ("Qzwx" in seen) is (plain(path) in SAID and not is_economic), plain(path)


def test_without_a_functional_need_the_economic_one_is_the_problem() -> None:
    report = VisitReport(uid(1), uid(2), economic_needs="minder uren", psychological_needs="indruk maken")
    seen = introduction("nl", Talk(examples.VISIT, report))
    assert "minder uren" in seen
    assert "indruk" not in seen


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_proposed_letter_has_a_line_for_the_problem_and_one_for_the_goal(language: str) -> None:
    lines = introduction(language, TALK).splitlines()
    assert len(lines) == 3
    assert "schone hal" in lines[1]
