"""Release is the one door to paper, mail and export; without leave every other way stays shut too."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from uuid import UUID

import pytest

from salesdesk.domain.offer_sending import Way
from salesdesk.domain.offers import Offer, OfferState
from salesdesk.domain.order_lines import OrderAnswer
from salesdesk.errors import Refused
from salesdesk.paper.preview import whole_text
from salesdesk.paths import Profile
from salesdesk.services.clock import Clock
from salesdesk.services.offer_sending import Sending
from salesdesk.services.seller_file import SellerFile
from salesdesk.storage import records
from tests.approval_desks import ManagerDesk, SellerDesk
from tests.builders import NOW, RELATION_ID, TODAY, a_relation, a_visit, an_id

Door = Callable[[SellerFile, UUID, Path], object]
MAIL = Sending(Way.MAIL, TODAY, "Mevrouw Bos", "bos@klant.example", "", "Offerte", "Hierbij")
DOORS: dict[str, Door] = {
    "release": lambda file, key, _path: file.offers.release(key, "reden", "reden"),
    "look at, print or keep the PDF": lambda file, key, _path: file.offers.papers.paper(key),
    "the PDF itself": lambda file, key, _path: file.offers.papers.pdf(key),
    "open the sending sheet": lambda file, key, _path: file.sending.view(key),
    "mail": lambda file, key, _path: file.sending.send(key, MAIL),
    "print": lambda file, key, _path: file.sending.send(key, Sending(Way.PAPER, TODAY)),
    "change sheet": lambda file, key, _path: file.offer_comparison.change_sheet(key, key),
    "mail the change sheet": lambda file, key, _path: file.offer_comparison.mail(key, key),
    "win": lambda file, key, _path: file.offers.win(key),
    "win with an order": lambda file, key, _path: file.orders.win(key, OrderAnswer()),
    "export the order": lambda file, key, path: file.orders.export(key, Way.ORDER_CSV, path),
    "export the order as UBL": lambda file, key, path: file.orders.export(key, Way.ORDER_UBL, path),
    "take back a decision": lambda file, key, _path: file.offers.take_back(key),
    "revise": lambda file, key, _path: file.offers.revise(key),
    "save as sent": lambda file, key, _path: file.offers.save(
        replace(file.offers.view(key).offer, state=OfferState.RELEASED)
    ),
}


@pytest.fixture
def file(seller: SellerDesk, tmp_path: Path) -> SellerFile:
    return SellerFile(Profile(tmp_path), seller.database, Clock(lambda: NOW, an_id))


def untouched(file: SellerFile, draft: Offer, path: Path) -> bool:
    now = file.offers.view(draft.id).offer
    return now == draft and not now.released_sha256 and not path.exists() and not file.sending.log(draft.id)


@pytest.mark.parametrize("name", DOORS)
def test_without_leave_this_door_stays_shut(
    seller: SellerDesk, file: SellerFile, tmp_path: Path, name: str
) -> None:
    draft, path = seller.draft("18"), tmp_path / "uit.bestand"
    with pytest.raises(Refused):
        DOORS[name](file, draft.id, path)
    assert untouched(file, draft, path)


def test_the_release_itself_names_the_leave_it_misses(seller: SellerDesk) -> None:
    with pytest.raises(Refused, match=r"18 % korting is meer dan de 15 % die je zelf mag geven") as refused:
        seller.offers.release(seller.draft("18").id)
    assert [reason.at for reason in refused.value.reasons] == ["approval"]


def test_no_folder_for_the_road_carries_the_prices_of_a_draft(seller: SellerDesk, file: SellerFile) -> None:
    draft = seller.draft("18")
    with seller.database.write() as session:
        records.save(session, a_visit(relation_id=RELATION_ID, visit_on=TODAY))
    for paper in (file.papers.day_folder(TODAY).value, file.papers.week_folder(TODAY)):
        text = whole_text(paper.content)
        assert draft.lines[0].description not in text
        assert "820,00" not in text


@pytest.mark.parametrize("to_another", [False, True])
def test_a_copy_and_a_revision_have_to_ask_for_themselves(
    seller: SellerDesk, manager: ManagerDesk, to_another: bool
) -> None:
    seller.trust(manager)
    draft = seller.draft("18")
    seller.approvals.open_answer(manager.answer(seller.request(draft.id), "18"))
    sent = seller.offers.release(draft.id).value
    other = a_relation(name="Drukkerij Van Loon")
    with seller.database.write() as session:
        records.save(session, other)
    made = seller.offers.copy(sent.id, other.id).value if to_another else seller.offers.revise(sent.id).value
    assert (made.approval, made.approved_percent) == ("", None)
    with pytest.raises(Refused, match="vraag eerst"):
        seller.offers.release(made.id, "reden", "reden")


def test_typing_neither_gives_leave_nor_takes_it_away(seller: SellerDesk, manager: ManagerDesk) -> None:
    """An editor that was open meanwhile, or undoes, writes the offer as it knew it."""
    seller.trust(manager)
    before = seller.draft("18")
    seller.approvals.open_answer(manager.answer(seller.request(before.id), "18"))
    seller.offers.save(before)
    seller.offers.save(replace(before, subject="Terug"), seller.now_has(before))
    assert seller.now_has(before).approved_percent == 18
    other = seller.draft("25")
    forged = replace(other, approval="mag best", approved_percent=Decimal(100))
    seller.offers.save(forged, other)
    seller.offers.save(forged)
    assert seller.now_has(other).approved_percent is None


@pytest.mark.parametrize(
    ("percent", "total", "goes"),
    [("15", "0", True), ("10", "5.5", True), ("10", "6", False), ("0", "15.1", False)],
)
def test_lines_and_total_count_together(seller: SellerDesk, percent: str, total: str, goes: bool) -> None:
    draft = seller.draft(percent, discount_percent=Decimal(total))
    if goes:
        assert seller.offers.release(draft.id).value.state is OfferState.RELEASED
    else:
        with pytest.raises(Refused, match="vraag eerst"):
            seller.offers.release(draft.id)
