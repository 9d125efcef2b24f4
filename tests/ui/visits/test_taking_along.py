"""Steps 6, 7 and 8: what goes along comes on the list by itself, is packed, counted and printed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from email import message_from_bytes
from email.policy import default
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtWidgets import QApplication

from salesdesk.domain.preparation import Preparation, Step
from salesdesk.domain.visits import VisitKind
from salesdesk.paper.preview import whole_text
from salesdesk.services.changes import Noun
from salesdesk.services.seller_file import SellerFile
from salesdesk.ui.desk import Desk
from salesdesk.ui.paper_window import PaperWindow
from salesdesk.ui.places import Place
from salesdesk.ui.suggestions import Suggestion
from salesdesk.ui.visits.carrying_panels import CardsPanel, WritingPanel
from salesdesk.ui.visits.documents_panel import DocumentsPanel
from salesdesk.ui.visits.preparation import PreparationScreen
from tests.answers import Answers
from tests.offer_desk import Rooms
from tests.ui.audit import audit
from tests.ui.outside import Outside, outside_programs

CORPORATE, METHOD, FILM = "Vechtster in het kort", "Zo werken wij", "Bedrijfsfilm (3 minuten)"


@pytest.fixture
def outside(desk: Desk) -> Iterator[Outside]:
    with outside_programs() as made:
        yield made


def first_visit(file: SellerFile) -> UUID:
    return next(line.id for line in file.visits.day(file.clock.today()) if line.kind is VisitKind.FIRST)


def opened(rooms: Rooms, file: SellerFile, step: Step) -> PreparationScreen:
    place = Place(Noun.PREPARATION, first_visit(file), str(step.value))
    screen = rooms.open(place, PreparationScreen)
    rooms.settle()
    return screen


def documents(rooms: Rooms, file: SellerFile) -> DocumentsPanel:
    panel = opened(rooms, file, Step.DOCUMENTATION).card.panels[Step.DOCUMENTATION]
    assert isinstance(panel, DocumentsPanel)
    return panel


def kept(file: SellerFile) -> Preparation:
    preparation = file.preparations.kept(first_visit(file))
    assert preparation is not None
    return preparation


def listed(file: SellerFile) -> dict[str, bool]:
    """The documents on the list, and whether they lie ready."""
    return {item.label: item.done for item in kept(file).items if item.document_id is not None}


def test_what_a_first_visit_needs_stands_on_the_list_by_itself(rooms: Rooms, sample: SellerFile) -> None:
    panel = documents(rooms, sample)
    assert listed(sample) == {CORPORATE: True, METHOD: False, FILM: False}
    assert [tick.isEnabled() for tick in panel.ticks].count(False) == 1  # the brochure always goes along
    assert not panel.lacking.isVisible()


def test_a_document_that_came_later_comes_on_the_list_when_the_step_is_opened(
    rooms: Rooms, sample: SellerFile
) -> None:
    (floors,) = sample.library.documents("vloeren")
    sample.library.keep(replace(floors, kinds=frozenset({VisitKind.FIRST})))
    documents(rooms, sample)
    assert floors.title in listed(sample)


def test_a_library_without_a_corporate_brochure_is_warned_about(rooms: Rooms, sample: SellerFile) -> None:
    for document in sample.library.documents():
        sample.library.remove(document.id)
    panel = documents(rooms, sample)
    assert panel.lacking.isVisible()
    assert "Bedrijfsbrochure ontbreekt" in panel.lacking.text.text()


def test_another_document_is_picked_by_typing_and_can_be_taken_off(rooms: Rooms, sample: SellerFile) -> None:
    panel = documents(rooms, sample)
    found: list[Suggestion] = []
    panel._suggest("vl-03", found.extend)
    assert [each.text for each in found] == ["Vloeren die langer meegaan"]
    panel.add.take(found[0])
    rooms.settle()
    assert listed(sample)["Vloeren die langer meegaan"] is True
    item = next(each for each in kept(sample).items if each.label == found[0].text)
    panel._remove(item)
    rooms.settle()
    assert found[0].text not in listed(sample)
    rooms.said[-1][1]()
    rooms.settle()
    assert found[0].text in listed(sample)


def test_what_stands_on_the_list_is_not_offered_again(rooms: Rooms, sample: SellerFile) -> None:
    found: list[Suggestion] = []
    documents(rooms, sample)._suggest("werken", found.extend)
    assert found == []


def tick(panel: DocumentsPanel, title: str) -> None:
    next(each for each in panel.ticks if title in each.accessibleName()).click()


def test_what_is_ticked_and_the_brochure_are_copied_to_a_folder(
    rooms: Rooms, sample: SellerFile, answers: Answers, tmp_path: Path
) -> None:
    panel = documents(rooms, sample)
    tick(panel, METHOD)
    rooms.settle()
    assert panel.packing.said.full_text().startswith("Pak 2 documenten in")
    answers.choose_folder = tmp_path
    panel.packing.folder.click()
    rooms.settle()
    names = sorted(path.name for path in tmp_path.iterdir() if path.suffix == ".pdf")
    assert names == ["Vechtster in het kort.pdf", "Zo werken wij.pdf"]
    assert rooms.said[-1][0] == f"2 bestanden liggen in {tmp_path.name}"


def test_no_folder_chosen_packs_nothing(rooms: Rooms, sample: SellerFile, answers: Answers) -> None:
    answers.choose_folder = None
    documents(rooms, sample).packing.folder.click()
    rooms.settle()
    assert rooms.said == []


def test_a_mail_is_laid_ready_for_the_contact(rooms: Rooms, sample: SellerFile, outside: Outside) -> None:
    panel = documents(rooms, sample)
    tick(panel, FILM)
    rooms.settle()
    panel.packing.mail.click()
    rooms.settle()
    message = message_from_bytes(Path(outside.opened[0]).read_bytes(), policy=default)
    assert message["X-Unsent"] == "1"
    assert [part.get_filename() for part in message.iter_attachments()] == ["Vechtster in het kort.pdf"]
    body = message.get_body(("plain",))
    assert body is not None
    assert "https://www.vechtster.example/film" in body.get_content()
    assert "staat klaar" in rooms.said[-1][0]


@pytest.mark.parametrize(("goes_on", "mails"), [(True, 1), (False, 0)])
def test_a_heavy_mail_is_asked_about_first(
    rooms: Rooms, sample: SellerFile, answers: Answers, outside: Outside, goes_on: bool, mails: int
) -> None:
    (corporate,) = sample.library.documents(CORPORATE)
    sample.library.keep(replace(corporate, size_bytes=19_000_000))
    panel = documents(rooms, sample)
    answers.confirm = goes_on
    panel.packing.mail.click()
    rooms.settle()
    assert answers.asked == [("confirm", "Dit wordt een zware mail")]
    assert len(outside.opened) == mails


def test_a_document_on_the_list_can_be_looked_at(rooms: Rooms, sample: SellerFile, outside: Outside) -> None:
    panel = documents(rooms, sample)
    (corporate,) = sample.library.documents(CORPORATE)
    panel._open(corporate)
    rooms.settle()
    assert Path(outside.opened[0]).read_bytes() == sample.library.content(corporate)


def test_a_document_that_left_the_library_stays_on_the_list_and_says_so(
    rooms: Rooms, sample: SellerFile
) -> None:
    (method,) = sample.library.documents(METHOD)
    sample.library.remove(method.id)
    panel = documents(rooms, sample)
    assert METHOD in listed(sample)
    assert any(
        "van de lijst halen" in button.accessibleName()
        for button in panel.findChildren(type(panel.packing.mail))
    )


def test_documents_on_the_list_stand_on_the_guide_sheet(rooms: Rooms, sample: SellerFile) -> None:
    documents(rooms, sample)
    text = whole_text(sample.papers.guide(first_visit(sample)).value.content)
    assert METHOD in text


def cards(rooms: Rooms, file: SellerFile) -> CardsPanel:
    panel = opened(rooms, file, Step.BUSINESS_CARDS).card.panels[Step.BUSINESS_CARDS]
    assert isinstance(panel, CardsPanel)
    return panel


@pytest.mark.parametrize(("button", "left"), [(0, 33), (1, 29)])
def test_cards_given_away_are_one_press(rooms: Rooms, sample: SellerFile, button: int, left: int) -> None:
    panel = cards(rooms, sample)
    assert panel.left.text() == "34 kaartjes in je tas"
    panel.given[button].click()
    rooms.settle()
    assert panel.left.text() == f"{left} kaartjes in je tas"
    rooms.said[-1][1]()
    rooms.settle()
    assert sample.business_cards.view().count == 34


def test_cards_run_low_in_sight(rooms: Rooms, sample: SellerFile) -> None:
    sample.business_cards.keep(replace(sample.business_cards.view(), count=19))
    assert cards(rooms, sample).low.isVisible()
    assert sample.today.view().few_cards == 19


def test_cards_can_still_be_counted_after_the_report(rooms: Rooms, sample: SellerFile) -> None:
    panel = cards(rooms, sample)
    panel.set_frozen(frozen=True)
    assert all(button.isEnabled() for button in panel.given)
    assert not panel.note.isEnabled()


def test_note_paper_bears_the_visit_and_its_keywords(rooms: Rooms, sample: SellerFile) -> None:
    panel = opened(rooms, sample, Step.WRITING_MATERIAL).card.panels[Step.WRITING_MATERIAL]
    assert isinstance(panel, WritingPanel)
    panel.print_paper()
    panel.cues.click()
    panel.paper_size.set_on(1)
    panel.print_paper()
    rooms.settle()
    windows = [each for each in QApplication.topLevelWidgets() if isinstance(each, PaperWindow)]
    texts = [whole_text(window.paper.content) for window in windows]
    assert all("Notariskantoor Van Rhijn" in text for text in texts)
    assert sorted("huidige" in text for text in texts) == [False, True]


@pytest.mark.parametrize("step", [Step.DOCUMENTATION, Step.BUSINESS_CARDS, Step.WRITING_MATERIAL])
def test_everybody_can_use_the_steps(rooms: Rooms, sample: SellerFile, step: Step) -> None:
    assert audit(opened(rooms, sample, step)) == []


@pytest.mark.usefixtures("large_type")
@pytest.mark.parametrize("step", [Step.DOCUMENTATION, Step.BUSINESS_CARDS, Step.WRITING_MATERIAL])
def test_everybody_can_use_the_steps_in_large_letters(rooms: Rooms, sample: SellerFile, step: Step) -> None:
    assert audit(opened(rooms, sample, step)) == []
