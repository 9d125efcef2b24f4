"""What goes along on a visit by itself, and how it comes on the list."""

from __future__ import annotations

import pytest

from salesdesk.domain.library import LibraryDocument, RequiredSet, required_set, unlisted, with_documents
from salesdesk.domain.preparation import CheckItem, Step
from salesdesk.domain.visits import VisitKind
from tests.builders import a_check_item, a_library_document, a_preparation, an_id

FIRST, TALK = VisitKind.FIRST, VisitKind.OFFER_TALK


def a_document(title: str, language: str = "", *kinds: VisitKind, **over: object) -> LibraryDocument:
    return a_library_document(
        **{
            "id": an_id(),
            "title": title,
            "language": language,
            "kinds": frozenset(kinds),
            "is_corporate": False,
            **over,
        }
    )


CORPORATE_NL = a_document("Bedrijf", "nl", is_corporate=True)
CORPORATE_EN = a_document("Company", "en", is_corporate=True)
METHOD = a_document("Werkwijze", "nl", FIRST)
FILM = a_document("Film", "", FIRST, TALK)
PRICES = a_document("Prices", "en", TALK)
GONE = a_document("Oud", "nl", FIRST, deleted=True)
ALL = (CORPORATE_NL, CORPORATE_EN, METHOD, FILM, PRICES, GONE)


@pytest.mark.parametrize(
    ("documents", "kind", "language", "titles"),
    [
        (ALL, FIRST, "nl", ["Bedrijf", "Werkwijze", "Film"]),
        (ALL, FIRST, "en", ["Company", "Film"]),
        (ALL, FIRST, "de", ["Bedrijf", "Company", "Film"]),  # none in German: better another than nothing
        (ALL, TALK, "nl", ["Bedrijf", "Film"]),
        ((CORPORATE_NL, PRICES), TALK, "nl", ["Bedrijf", "Prices"]),
        (ALL, VisitKind.AFTER_SALES, "nl", ["Bedrijf"]),
        ((), FIRST, "nl", []),
    ],
)
def test_a_visit_needs_the_corporate_brochure_and_what_belongs_to_its_kind(
    documents: tuple[LibraryDocument, ...], kind: VisitKind, language: str, titles: list[str]
) -> None:
    found = required_set(documents, kind, language)
    assert [document.title for document in found.documents] == titles
    assert found.lacks_corporate == (not documents)


def test_a_brochure_that_belongs_to_a_kind_too_goes_along_once() -> None:
    both = a_document("Bedrijf", "nl", FIRST, is_corporate=True)
    assert required_set((both,), FIRST, "nl").documents == (both,)


def test_what_stands_on_the_list_is_not_asked_again() -> None:
    listed = a_preparation(items=(CheckItem(an_id(), Step.DOCUMENTATION, "Film", document_id=FILM.id),))
    required = RequiredSet((FILM, METHOD), lacks_corporate=True)
    assert unlisted(listed, required) == (METHOD,)


def test_documents_come_on_the_list_and_only_the_brochure_lies_ready() -> None:
    made = with_documents(a_preparation(items=()), (CORPORATE_NL, METHOD), an_id)
    said = [(item.label, item.step, item.done, item.document_id) for item in made.items]
    assert said == [
        ("Bedrijf", Step.DOCUMENTATION, True, CORPORATE_NL.id),
        ("Werkwijze", Step.DOCUMENTATION, False, METHOD.id),
    ]


@pytest.mark.parametrize(
    ("word", "stays"), [("Bedrijfsbrochure", False), ("Corporate brochure", False), ("Pen", True)]
)
def test_the_brochure_takes_the_place_of_its_word(word: str, stays: bool) -> None:
    before = a_preparation(items=(a_check_item(step=Step.DOCUMENTATION, label=word),))
    labels = [item.label for item in with_documents(before, (CORPORATE_NL,), an_id).items]
    assert labels == ([word] if stays else []) + ["Bedrijf"]


def test_another_document_leaves_the_word_for_the_brochure() -> None:
    before = a_preparation(items=(a_check_item(step=Step.DOCUMENTATION, label="Bedrijfsbrochure"),))
    assert len(with_documents(before, (METHOD,), an_id).items) == 2


def test_nothing_to_add_changes_nothing() -> None:
    before = a_preparation()
    assert with_documents(before, (), an_id) is before
