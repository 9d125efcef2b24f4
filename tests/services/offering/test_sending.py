"""An offer goes out once it is laid down: noted, mailed, followed up, and taken back when it did not."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from salesdesk.domain.follow_ups import FollowUp
from salesdesk.domain.library import DocumentKind
from salesdesk.domain.offer_sending import Way
from salesdesk.domain.offers import Offer, OfferState
from salesdesk.domain.promises import PromiseState
from salesdesk.errors import Refused
from salesdesk.services.clock import Clock
from salesdesk.services.lent_files import LentFiles
from salesdesk.services.library import Library
from salesdesk.services.offer_sending import Occasion, OfferSending, Sending, SendingView
from salesdesk.services.offers import Offers
from salesdesk.storage import records
from salesdesk.storage.database import Database
from salesdesk.storage.documents import keep_document
from tests.builders import (
    NOW,
    TODAY,
    VISIT_ID,
    a_contact,
    a_library_document,
    a_relation,
    a_visit,
    an_id,
    an_offer,
    some_settings,
)
from tests.services.offering.conftest import a_sound, keep


@pytest.fixture
def sending(database: Database, offers: Offers, tmp_path: Path) -> OfferSending:
    assert offers
    clock, lent = Clock(lambda: NOW, an_id), LentFiles(tmp_path)
    return OfferSending(database, clock, Library(database, clock, lent), lent)


def laid_down(offers: Offers, **over: Any) -> Offer:
    return offers.release(a_sound(offers, **over).id).value


def a_mail(**over: Any) -> Sending:
    filled: dict[str, Any] = {
        "way": Way.MAIL, "sent_on": TODAY, "to_name": "F. el Amrani",
        "to_address": "f.elamrani@delinde.example",
        "subject": "Offerte OV1-1", "body": "Geachte mevrouw El Amrani,\n", **over,
    }  # fmt: skip
    return Sending(**filled)


def read(path: Path) -> EmailMessage:
    return message_from_bytes(path.read_bytes(), policy=default)


def open_follow_ups(database: Database, offer_id: UUID) -> list[FollowUp]:
    with database.read() as session:
        return records.find(session, FollowUp, offer_id=offer_id)


def test_an_offer_that_an_older_version_sent_keeps_that_day(
    offers: Offers, sending: OfferSending, database: Database
) -> None:
    earlier = TODAY - timedelta(days=9)
    then = NOW - timedelta(days=9)
    older = replace(laid_down(offers), sent_on=earlier, offered_on=earlier, released_at=then)
    keep(database, older)
    (line,) = offers.lines()
    assert sending.view(line.id).occasion is Occasion.AGAIN
    sent = sending.send(line.id, a_mail()).value
    assert sent.offer.sent_on == earlier
    assert [each.way for each in sending.log(line.id)] == [Way.MAIL, Way.ELSEWHERE]
    assert sending.take_back(sent).value.sent_on == earlier


def test_laying_down_is_not_sending(offers: Offers, sending: OfferSending) -> None:
    offer = laid_down(offers)
    assert (offer.state, offer.sent_on) == (OfferState.RELEASED, None)
    assert sending.view(offer.id).dispatches == ()


def test_a_draft_is_not_sent(offers: Offers, sending: OfferSending) -> None:
    draft = a_sound(offers)
    with pytest.raises(Refused, match="ligt nog niet vast"):
        sending.view(draft.id)
    with pytest.raises(Refused, match="ligt nog niet vast"):
        sending.send(draft.id, a_mail())


def test_a_mail_lies_ready_with_the_very_pdf_that_was_kept(offers: Offers, sending: OfferSending) -> None:
    offer = laid_down(offers)
    sent = sending.send(offer.id, a_mail(cc="inkoop@delinde.example; a@b.example")).value
    assert sent.mail is not None
    mail = read(sent.mail.path)
    assert (mail["X-Unsent"], mail["Subject"]) == ("1", "Offerte OV1-1")
    assert mail["Cc"] == "inkoop@delinde.example, a@b.example"
    (pdf,) = mail.iter_attachments()
    assert pdf.get_content() == offers.papers.pdf(offer.id)
    assert sent.mail.path.suffix == ".eml"


def test_the_day_and_what_went_along_are_kept(offers: Offers, sending: OfferSending) -> None:
    offer = laid_down(offers)
    kept = sending.send(offer.id, a_mail(with_ubl=True)).value.offer
    (log,) = sending.log(offer.id)
    assert kept.sent_on == TODAY
    assert (log.to_whom, log.subject) == ("F. el Amrani <f.elamrani@delinde.example>", "Offerte OV1-1")
    assert log.enclosed.split("\n") == ["OV1-1.pdf", "OV1-1.xml"]


def test_pictures_and_links_of_the_library_go_beside_the_pdf(
    offers: Offers, sending: OfferSending, database: Database
) -> None:
    with database.write() as session:
        sha = keep_document(session, b"\x89PNG", "hal.png", NOW, "image/png")
        picture = a_library_document(title="De hal", kind=DocumentKind.IMAGE, sha256=sha, file_name="hal.png")
        link = a_library_document(title="Film", kind=DocumentKind.LINK, url="https://veldzicht.example/film")
        records.save_all(session, [picture, link])
    offer = laid_down(offers)
    view = sending.view(offer.id)
    chosen = tuple(document.id for document in view.documents)
    text = view.mail_text(Occasion.FIRST, view.people[0], None, chosen)
    assert "- De hal" in text.body
    assert "Film: https://veldzicht.example/film" in text.body
    mail = sending.send(offer.id, a_mail(documents=chosen)).value.mail
    assert mail is not None
    assert [each.get_content_type() for each in read(mail.path).iter_attachments()] == [
        "application/pdf",
        "image/png",
    ]


def test_what_is_bound_behind_the_offer_does_not_go_twice(
    offers: Offers, sending: OfferSending, database: Database
) -> None:
    offer = laid_down(offers)
    sheet = a_library_document()
    with database.write() as session:
        records.save_all(session, [sheet, replace(offer, attachments=(sheet.id,))])
    assert sending.view(offer.id).documents == ()


def test_sending_again_is_logged_and_leaves_the_first_day(offers: Offers, sending: OfferSending) -> None:
    offer = laid_down(offers)
    sending.send(offer.id, Sending(Way.PAPER, TODAY, "F. el Amrani"))
    again = sending.send(offer.id, a_mail()).value
    assert again.offer.sent_on == TODAY
    assert [log.way for log in sending.log(offer.id)] == [Way.MAIL, Way.PAPER]
    assert sending.view(offer.id).occasion is Occasion.AGAIN


def test_what_did_not_go_is_taken_back_with_its_reminder(
    offers: Offers, sending: OfferSending, database: Database
) -> None:
    offer = laid_down(offers)
    sent = sending.send(offer.id, a_mail(follow_up_on=date(2026, 12, 1))).value
    assert [item.due_on for item in open_follow_ups(database, offer.id)] == [date(2026, 12, 1)]
    assert sending.take_back(sent).value.sent_on is None
    assert sending.log(offer.id) == ()
    assert open_follow_ups(database, offer.id) == []


def test_the_reminder_of_an_earlier_time_moves_and_comes_back(
    offers: Offers, sending: OfferSending, database: Database
) -> None:
    offer = laid_down(offers)
    sending.send(offer.id, a_mail(follow_up_on=date(2026, 12, 1)))
    again = sending.send(offer.id, a_mail(follow_up_on=date(2026, 12, 8))).value
    assert [item.due_on for item in open_follow_ups(database, offer.id)] == [date(2026, 12, 8)]
    sending.take_back(again)
    assert [item.due_on for item in open_follow_ups(database, offer.id)] == [date(2026, 12, 1)]


@pytest.mark.parametrize(
    ("over", "field"),
    [
        ({"sent_on": TODAY + timedelta(days=1)}, "sent_on"),
        ({"sent_on": TODAY - timedelta(days=1)}, "sent_on"),
        ({"follow_up_on": TODAY - timedelta(days=1)}, "follow_up_on"),
        ({"to_address": "geen adres"}, "to_address"),
        ({"cc": "a@b.example, fout"}, "cc"),
        ({"subject": "  "}, "subject"),
        ({"body": "x" * 20_001}, "body"),
    ],
)
def test_what_cannot_be_is_said_at_its_field_and_nothing_is_noted(
    offers: Offers, sending: OfferSending, over: dict[str, Any], field: str
) -> None:
    offer = laid_down(offers)
    with pytest.raises(Refused) as refusal:
        sending.send(offer.id, a_mail(**over))
    assert refusal.value.reasons[0].at == field
    assert sending.log(offer.id) == ()


def test_without_an_address_the_mail_is_made_to_be_filled_in(offers: Offers, sending: OfferSending) -> None:
    mail = sending.send(laid_down(offers).id, a_mail(to_name="", to_address="")).value.mail
    assert mail is not None
    assert read(mail.path)["To"] is None


@pytest.mark.parametrize(
    ("promised", "state"),
    [
        (None, PromiseState.NONE),
        (TODAY - timedelta(days=2), PromiseState.LATE),
        (TODAY, PromiseState.ON_TIME),
        (TODAY + timedelta(days=1), PromiseState.EARLY),
    ],
)
def test_the_promise_is_held_against_the_day_it_went(
    offers: Offers, sending: OfferSending, promised: date | None, state: PromiseState
) -> None:
    offer = laid_down(offers, promised_on=promised)
    before = {PromiseState.NONE: PromiseState.NONE, PromiseState.LATE: PromiseState.OVERDUE}
    assert offers.view(offer.id).promise is before.get(state, PromiseState.OPEN)
    sending.send(offer.id, a_mail())
    assert offers.view(offer.id).promise is state


def test_the_occasion_is_read_from_the_file(
    offers: Offers, sending: OfferSending, database: Database
) -> None:
    assert sending.view(laid_down(offers).id).occasion is Occasion.FIRST
    keep(database, a_visit(id=VISIT_ID))
    talked = laid_down(offers, visit_id=VISIT_ID)
    assert sending.view(talked.id).occasion is Occasion.AFTER_TALK
    late = laid_down(offers, promised_on=TODAY - timedelta(days=1))
    assert sending.view(late.id).occasion is Occasion.LATE
    revised = offers.release(offers.revise(talked.id).value.id).value
    assert sending.view(revised.id).occasion is Occasion.REVISED
    with pytest.raises(Refused, match="nieuwere revisie"):
        sending.view(talked.id)


@pytest.mark.parametrize("occasion", Occasion)
@pytest.mark.parametrize(
    ("language", "opening"),
    [("nl", "Geachte"), ("en", "Dear"), ("fr", "Madame"), ("de", "Sehr geehrte")],
)
def test_every_occasion_has_its_words_in_the_customers_language(
    language: str, opening: str, occasion: Occasion
) -> None:
    offer = an_offer(language=language, number=1)
    view = SendingView(
        offer, a_relation(), (a_contact(),), some_settings(), TODAY, "OV1-1.pdf", talk_on=TODAY
    )
    text = view.mail_text(occasion, view.people[0], date(2026, 12, 1))
    assert text.body.startswith(opening)
    assert "OV1-1" in text.subject
    assert "{" not in text.body
    assert "Sanne de Wit" in text.body
    assert (text.body.count("gesprek") == 1) is (language == "nl" and occasion is Occasion.AFTER_TALK)


def test_the_reminder_skips_weekends_and_holidays(offers: Offers, sending: OfferSending) -> None:
    view = sending.view(laid_down(offers).id)
    assert view.follow_up_on == date(2026, 12, 1)
    assert replace(view, today=date(2026, 12, 22)).follow_up_on == date(2026, 12, 30)


def test_who_wins_without_noting_it_had_it_on_the_day_it_was_laid_down(offers: Offers) -> None:
    offer = laid_down(offers)
    assert offers.win(offer.id).value.sent_on == TODAY
