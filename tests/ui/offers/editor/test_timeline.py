"""Beside the offer: its paper or its life."""

from __future__ import annotations

import pytest

from salesdesk.domain.offer_life import LifeEvent, LifeKind
from salesdesk.services.seller_file import SellerFile
from salesdesk.ui.offers.editor import OfferEditor
from salesdesk.ui.offers.timeline import ICONS, LIFE, life_words
from tests.builders import TODAY
from tests.offer_desk import Rooms, a_customer, a_draft, offer_place
from tests.ui.audit import audit


def opened(file: SellerFile, rooms: Rooms) -> OfferEditor:
    first = file.offers.release(a_draft(file, a_customer(file)).id).value
    second = file.offers.release(file.offers.revise(first.id).value.id).value
    file.offers.lose(second.id, "prijs", "De Buren")
    editor = rooms.open(offer_place(second.id), OfferEditor)
    editor.side_pane.show_page(LIFE)
    rooms.settle()
    return editor


def test_the_latest_stands_on_top(file: SellerFile, rooms: Rooms) -> None:
    editor = opened(file, rooms)
    kinds = [event.kind for event in editor.side_pane.life.events]
    assert kinds[0] is LifeKind.LOST
    assert {LifeKind.MADE, LifeKind.REVISED, LifeKind.RELEASED} <= set(kinds)
    assert editor.side_pane.life.events[0].detail == "prijs, De Buren"
    assert audit(editor) == []


@pytest.mark.usefixtures("large_type")
def test_the_life_fits_in_large_letters(file: SellerFile, rooms: Rooms) -> None:
    assert audit(opened(file, rooms)) == []


@pytest.mark.parametrize("kind", LifeKind)
def test_every_event_has_its_words_and_its_sign(kind: LifeKind) -> None:
    assert "OV87-1" in life_words(LifeEvent(kind, TODAY, "OV87-1"))
    assert ICONS[kind]


def test_hiding_the_paper_hides_its_life_too(file: SellerFile, rooms: Rooms) -> None:
    editor = opened(file, rooms)
    editor.turn_preview()
    assert not editor.side_pane.isVisible()
