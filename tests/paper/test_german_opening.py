"""In German what follows `Sehr geehrter Herr Bos,` goes on in small letters, in letter and mail."""

from __future__ import annotations

from dataclasses import replace

import pytest

from salesdesk.paper.change_sheet_mail import change_sheet_mail
from salesdesk.paper.offer_mail import Occasion, OfferMail, offer_mail
from salesdesk.paper.offer_words import opening
from tests.paper import examples
from tests.paper.change_examples import AFTER, BEFORE, CHANGE_SHEET, changes_between


@pytest.mark.parametrize("occasion", Occasion)
def test_the_mail_of_an_offer_goes_on_in_small_letters(occasion: Occasion) -> None:
    offer = replace(examples.OFFER, language="de")
    mail = OfferMail(offer, examples.BUYER, examples.COMPANY, examples.SELLER, examples.DAY)
    greeting, first, *_rest = offer_mail(mail, occasion).body.split("\n\n")
    assert greeting.endswith(",")
    assert first[0].islower()


def test_the_letter_and_the_mail_of_a_change_sheet_do_so_too() -> None:
    changes = changes_between(BEFORE, replace(AFTER, language="de"))
    assert change_sheet_mail(replace(CHANGE_SHEET, changes=changes)).body.split("\n\n")[1][0].islower()
    assert opening("de", examples.DAY)[0].islower()
