"""The page of arguments in the editor: ticks, grey ones, flagged ones, and the annex that follows."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time
from typing import Any

import pytest

from salesdesk.domain.value_proposition import Fit, NeedKind
from salesdesk.paper.preview import whole_text
from salesdesk.services.changes import Noun
from salesdesk.services.seller_file import SellerFile
from salesdesk.storage import records
from salesdesk.ui.labels import Chip
from salesdesk.ui.offers.arguments_card import ArgumentRow, said_of
from salesdesk.ui.offers.editor import OfferEditor
from salesdesk.ui.offers.paper_card import ARGUMENTS, LETTER
from salesdesk.ui.places import Place
from salesdesk.words import use_language
from tests.answers import Answers
from tests.builders import a_competitor, a_customer_need, a_need_fit, a_preparation, an_argument, an_id
from tests.offer_desk import Rooms, a_customer, a_draft, offer_place
from tests.ui.audit import audit
from tests.ui.offers.editor.conftest import kept

CALM, CHEAP, SHARP, IDLE = an_id(), an_id(), an_id(), an_id()


@pytest.fixture
def told(file: SellerFile, rooms: Rooms) -> OfferEditor:
    """An offer to somebody who wants rest and a quick end of contract; nobody asked for a label."""
    customer = a_customer(file)
    rest = a_customer_need(id=an_id(), relation_id=customer.id, text="Rust")
    free = a_customer_need(id=an_id(), relation_id=customer.id, text="Snel opzegbaar", position=1)
    with file.database.write() as session:
        records.save_all(
            session,
            [
                an_argument(id=CALM, title="Vaste ploeg", words=("rust",), evidence="Logboek", position=0),
                an_argument(id=CHEAP, title="Vaste prijs", words=("prijs",), position=1),
                an_argument(id=SHARP, title="Sterk", text="Beter dan Schoonfix", words=("rust",), position=2),
                an_argument(id=IDLE, title="Ecolabel", words=("label",), position=3),
                a_competitor(id=an_id(), name="Schoonfix"),
                rest,
                free,
                a_need_fit(need_id=free.id, argument_id=CHEAP, fit=Fit.CONTRADICTS),
            ],
        )
    editor = rooms.open(offer_place(a_draft(file, customer).id), OfferEditor)
    editor.paper.show_page(ARGUMENTS)
    return editor


def lines(editor: OfferEditor) -> dict[str, ArgumentRow]:
    return {line.argument.title: line for line in editor.paper.arguments._lines}


def chips(line: ArgumentRow) -> list[str]:
    return [chip.text() for chip in line.findChildren(Chip)]


def test_each_argument_says_what_it_is_to_this_customer(told: OfferEditor) -> None:
    assert told.view is not None
    known = told.view.arguments
    rows = lines(told)
    assert chips(rows["Vaste ploeg"]) == ["past bij 1 wens"]
    assert chips(rows["Vaste prijs"]) == ["kan nadeel zijn"]
    assert chips(rows["Ecolabel"]) == []
    said = {title: said_of(line.argument, known) for title, line in rows.items()}
    assert said["Vaste ploeg"] == ("Rust", "muted")
    assert said["Vaste prijs"] == ("Botst met: Snel opzegbaar", "warn")
    assert said["Sterk"] == ("Noemt Schoonfix: dat deel leest de klant niet.", "warn")
    assert said["Ecolabel"] == ("Geen wens van deze klant vraagt hierom.", "faint")


def test_a_tick_is_kept_and_the_paper_that_is_sent_tells_it(
    told: OfferEditor, rooms: Rooms, file: SellerFile, answers: Answers
) -> None:
    for title in ("Vaste ploeg", "Sterk"):
        lines(told)[title].tick.click()
    assert kept(file, told).arguments == (CALM, SHARP)
    lines(told)["Sterk"].tick.click()
    lines(told)["Sterk"].tick.click()
    answers.sheet = [True, False]
    told.life.first.click()
    rooms.settle()
    seen = whole_text(file.offers.papers.pdf(told.offer_id))
    for words in ("Bijlage: onze argumenten", "Vaste ploeg", "Logboek", "Sterk"):
        assert words in seen
    assert "Schoonfix" not in seen
    assert not lines(told)["Vaste ploeg"].tick.isEnabled()


def test_a_removed_argument_is_shown_until_it_is_ticked_off(
    told: OfferEditor, rooms: Rooms, file: SellerFile
) -> None:
    lines(told)["Ecolabel"].tick.click()
    assert kept(file, told).arguments == (IDLE,)
    file.value_proposition.remove_argument(IDLE)
    told.reload()
    rooms.settle()
    row = lines(told)["Ecolabel"]
    assert row.tick.value()
    assert told.view is not None
    assert "niet meer in de bibliotheek" in said_of(row.argument, told.view.arguments, is_gone=True)[0]
    row.tick.click()
    assert kept(file, told).arguments == ()


def test_what_was_told_in_the_talk_is_taken_over_with_one_click(
    told: OfferEditor, rooms: Rooms, file: SellerFile
) -> None:
    assert told.view is not None
    assert told.paper.arguments.from_talk.isHidden()
    visit = file.visits.plan(told.view.relation.id, date(2026, 11, 23), time(9)).value
    offer = replace(told.view.offer, visit_id=visit.id)
    with file.database.write() as session:
        records.save_all(session, [a_preparation(visit_id=visit.id, arguments=(CALM, CHEAP)), offer])
    told.reload()
    rooms.settle()
    assert told.paper.arguments.from_talk.text() == "2 uit het gesprek overnemen"
    told.paper.arguments.from_talk.click()
    assert kept(file, told).arguments == (CALM, CHEAP)
    assert told.paper.arguments.from_talk.isHidden()


def test_an_empty_library_leads_to_where_arguments_are_written(editor: OfferEditor, rooms: Rooms) -> None:
    editor.paper.show_page(ARGUMENTS)
    editor.paper.arguments.to_library.click()
    assert rooms.went[-1] == Place(Noun.LIBRARY, view="arguments")


def test_without_needs_each_argument_tells_its_own_text(file: SellerFile, rooms: Rooms) -> None:
    with file.database.write() as session:
        records.save(session, an_argument(id=CALM, title="Vaste ploeg", text="Elke dag dezelfde mensen"))
    editor = rooms.open(offer_place(a_draft(file, a_customer(file)).id), OfferEditor)
    assert "nog geen wens bekend" in editor.paper.arguments.hint.text()
    assert editor.view is not None
    row = lines(editor)["Vaste ploeg"]
    assert said_of(row.argument, editor.view.arguments) == ("Elke dag dezelfde mensen", "muted")


def test_sixty_arguments_scroll_in_their_page(file: SellerFile, rooms: Rooms) -> None:
    with file.database.write() as session:
        records.save_all(
            session, [an_argument(id=an_id(), title=f"Argument {n}", position=n) for n in range(60)]
        )
    editor = rooms.open(offer_place(a_draft(file, a_customer(file)).id), OfferEditor)
    editor.paper.show_page(ARGUMENTS)
    assert len(lines(editor)) == 60
    assert audit(editor) == []


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.usefixtures("large_type")
def test_everybody_can_use_the_page_a_quarter_larger(request: Any, language: str) -> None:
    use_language(language)
    assert audit(request.getfixturevalue("told")) == []


def test_one_click_puts_the_ticked_arguments_in_the_letter(
    told: OfferEditor, file: SellerFile, rooms: Rooms
) -> None:
    form = told.paper.arguments
    assert not form.to_letter.isVisibleTo(told)
    for title in ("Vaste ploeg", "Ecolabel", "Vaste prijs"):
        lines(told)[title].tick.click()
    assert "Vaste prijs" in form.remark.text()  # it can be a disadvantage to him
    form.to_letter.click()
    assert kept(file, told).benefits == "Vaste ploeg (voor u: Rust)\nEcolabel"
    assert told.paper.pages.currentIndex() == LETTER


def test_own_words_in_the_letter_stay_and_nothing_stands_there_twice(
    told: OfferEditor, file: SellerFile
) -> None:
    told.paper.letter.benefits.setPlainText("Vaste ploeg\nAltijd koffie")
    lines(told)["Vaste ploeg"].tick.click()
    for _time in range(2):
        told.paper.arguments.to_letter.click()
    assert kept(file, told).benefits == "Vaste ploeg (voor u: Rust)\nAltijd koffie"


def test_the_letter_names_no_competitor_and_nothing_that_was_only_felt(
    told: OfferEditor, file: SellerFile
) -> None:
    assert told.view is not None
    customer = told.view.relation.id
    secret = a_customer_need(
        id=an_id(), relation_id=customer, text="Rust, anders dan bij Schoonfix", position=2
    )
    felt = a_customer_need(
        id=an_id(), relation_id=customer, text="Rust bij de directie", kind=NeedKind.PSYCHOLOGICAL, position=3
    )
    with file.database.write() as session:
        records.save_all(session, [secret, felt])
    known = file.offers.view(told.offer_id).arguments
    offer = replace(file.offers.view(told.offer_id).offer, arguments=(SHARP, CALM))
    for language, words in (("nl", "voor u"), ("en", "for you"), ("fr", "pour vous"), ("de", "für Sie")):
        letter = known.letter(replace(offer, language=language))
        assert words in letter
        assert "Schoonfix" not in letter
        assert "directie" not in letter
