"""Leave by a code over the telephone: drawn by who decides, known to the laptop as a hash, used once."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from salesdesk.domain.approval_code_letters import ALPHABET, code_of
from salesdesk.domain.offer_approval import ApprovalCode, ApprovalState
from salesdesk.domain.offers import OfferState
from salesdesk.errors import Refused
from salesdesk.paper.preview import whole_text
from salesdesk.storage import records
from salesdesk.storage.database import Database
from tests.approval_desks import LAST_DAY, ManagerDesk, SellerDesk, over_file, printed_codes, seller_desk
from tests.builders import NOW


@pytest.fixture
def codes(seller: SellerDesk, manager: ManagerDesk) -> dict[int, str]:
    """Five codes up to 18 % on the seller's laptop, as they stand on the sheet of the manager."""
    seller.trust(manager)
    made = manager.codes(5)
    seller.approvers.open_codes(made.file.content)
    return printed_codes(made)


def a_wrong_one(code: str, number: int = 1) -> str:
    """Another code whose check letter fits."""
    drawn = bytearray(ALPHABET.index(letter) for letter in code.replace("-", "")[:8])
    drawn[0] = (drawn[0] + 1) % len(ALPHABET)
    return code_of(number, bytes(drawn))


def test_a_code_opens_the_door_and_is_logged(seller: SellerDesk, codes: dict[int, str]) -> None:
    draft = seller.draft("18")
    seller.approvals.use_code(draft.id, 3, f" {codes[3].lower().replace('-', ' ')} ")
    sent = seller.offers.release(draft.id).value
    assert sent.state is OfferState.RELEASED
    assert (sent.approval, sent.approved_percent) == ("code 3, R. de Wit, t/m 18 %", Decimal(18))
    (kept,) = seller.approvals.desk(draft.id).requests
    assert (kept.state, kept.decided_by) == (ApprovalState.GRANTED, "R. de Wit")
    assert kept.signature.endswith(f":3:{codes[3]}")


def test_a_code_works_once(seller: SellerDesk, codes: dict[int, str]) -> None:
    first, second = seller.draft("18"), seller.draft("16")
    seller.approvals.use_code(first.id, 3, codes[3])
    with pytest.raises(Refused, match="Code 3 is al gebruikt, voor OV1-1"):
        seller.approvals.use_code(second.id, 3, codes[3])
    assert [code.number for code in seller.approvals.desk(second.id).codes] == [1, 2, 4, 5]
    assert seller.now_has(second).approved_percent is None


def test_a_code_that_allows_less_is_not_spent(seller: SellerDesk, codes: dict[int, str]) -> None:
    draft = seller.draft("18.5")
    with pytest.raises(Refused, match=r"geldt t/m 18 %; deze offerte geeft 18,5 %\. De code is niet"):
        seller.approvals.use_code(draft.id, 1, codes[1])
    seller.with_percent(draft, "18")
    seller.approvals.use_code(draft.id, 1, codes[1])
    assert seller.now_has(draft).approved_percent == 18


def test_a_slip_of_the_fingers_is_no_guess(seller: SellerDesk, codes: dict[int, str]) -> None:
    draft = seller.draft("18")
    swapped = codes[1][1] + codes[1][0] + codes[1][2:]
    for typed in (
        swapped if swapped != codes[1] else "AAA-AAA-AAB",
        codes[2],
        codes[1][:-1],
        "IO0-120-000",
        "",
    ):
        for _again in range(3):
            with pytest.raises(Refused, match=r"typefout|letters en cijfers"):
                seller.approvals.use_code(draft.id, 1, typed)
    seller.approvals.use_code(draft.id, 1, codes[1])


def test_five_wrong_codes_make_it_wait_even_after_a_new_start(
    database: Database, tmp_path: Path, manager: ManagerDesk
) -> None:
    moment = [NOW]
    seller = seller_desk(database, tmp_path, lambda: moment[0])
    seller.trust(manager)
    made = manager.codes(5)
    seller.approvers.open_codes(made.file.content)
    codes, draft = printed_codes(made), seller.draft("18")
    wrong = a_wrong_one(codes[1])
    for left in (4, 3, 2, 1):
        with pytest.raises(Refused, match=f"Nog {left} keer"):
            seller.approvals.use_code(draft.id, 1, wrong)
    with pytest.raises(Refused, match=r"5 keer een verkeerde code. Vanaf 24-11-2026 09:30"):
        seller.approvals.use_code(draft.id, 1, wrong)
    started_again = over_file(database, tmp_path, lambda: moment[0])
    with pytest.raises(Refused, match="5 keer een verkeerde code"):
        started_again.approvals.use_code(draft.id, 1, codes[1])
    assert started_again.approvals.desk(draft.id).locked_until == NOW + timedelta(minutes=15)
    moment[0] = NOW - timedelta(days=3)  # a clock put back
    with pytest.raises(Refused, match="5 keer een verkeerde code"):
        started_again.approvals.use_code(draft.id, 1, codes[1])
    moment[0] = NOW + timedelta(minutes=16)
    with pytest.raises(Refused, match=r"6 keer een verkeerde code. Vanaf 24-11-2026 10:01"):
        started_again.approvals.use_code(draft.id, 1, wrong)
    moment[0] = NOW + timedelta(minutes=50)
    started_again.approvals.use_code(draft.id, 1, codes[1])
    assert started_again.approvals.desk(draft.id).locked_until is None


def test_an_unknown_and_a_passed_code_say_so(seller: SellerDesk, codes: dict[int, str]) -> None:
    draft = seller.draft("18")
    with seller.database.write() as session:
        for number, last in ((1, date(2026, 11, 23)), (2, date(2026, 11, 24))):
            (code,) = records.find(session, ApprovalCode, number=number)
            records.save(session, replace(code, valid_until=last))
    seller.approvals.use_code(draft.id, 2, codes[2])  # its last day still counts
    with pytest.raises(Refused, match="Code 1 was geldig tot en met 23-11-2026"):
        seller.approvals.use_code(draft.id, 1, codes[1])
    with pytest.raises(Refused, match="geen code 99"):
        seller.approvals.use_code(draft.id, 99, code_of(99, bytes(8)))


def test_the_laptop_knows_no_code_and_takes_a_file_once(seller: SellerDesk, manager: ManagerDesk) -> None:
    seller.trust(manager)
    made = manager.codes(5)
    text = made.file.content.decode()
    for code in printed_codes(made).values():
        assert code not in text
        assert code.replace("-", "") not in text
    assert seller.approvers.open_codes(made.file.content).value == 5
    draft = seller.draft("18")
    seller.approvals.use_code(draft.id, 2, printed_codes(made)[2])
    assert seller.approvers.open_codes(made.file.content).value == 0
    assert [code.number for code in seller.approvals.desk(draft.id).codes] == [1, 3, 4, 5]


def test_codes_are_only_taken_from_who_is_enrolled_whole_and_for_me(
    seller: SellerDesk, manager: ManagerDesk, stranger: ManagerDesk
) -> None:
    seller.trust(manager)
    with pytest.raises(Refused, match="niet ingeschreven"):
        seller.approvers.open_codes(stranger.codes(1).file.content)
    with pytest.raises(Refused, match="gemaakt voor Iemand Anders"):
        seller.approvers.open_codes(manager.codes(1, seller="Iemand Anders").file.content)
    whole = json.loads(manager.codes(1).file.content)
    whole["body"]["codes"][0]["most_percent"] = "90"
    with pytest.raises(Refused, match="onderweg veranderd"):
        seller.approvers.open_codes(json.dumps(whole).encode())
    assert seller.approvals.desk(seller.draft("18").id).codes == ()


def test_codes_of_who_is_no_longer_trusted_stop_working(
    seller: SellerDesk, manager: ManagerDesk, codes: dict[int, str]
) -> None:
    draft = seller.draft("18")
    seller.approvers.drop(seller.approvers.all()[0].public_key)
    with pytest.raises(Refused, match="geen code 1"):
        seller.approvals.use_code(draft.id, 1, codes[1])
    seller.trust(manager)
    seller.approvals.use_code(draft.id, 1, codes[1])


def test_a_key_is_only_trusted_after_the_call(
    seller: SellerDesk, manager: ManagerDesk, stranger: ManagerDesk
) -> None:
    with pytest.raises(Refused, match="Bel hem"):
        seller.approvers.enrol(manager.key(), " ")
    with pytest.raises(Refused, match="andere vingerafdruk"):
        seller.approvers.enrol(stranger.key(), manager.heard())
    seller.approvers.enrol(manager.key(), manager.heard().lower().replace("-", " "))
    seller.trust(manager)  # again is the same one
    assert [each.name for each in seller.approvers.all()] == ["R. de Wit"]


def test_numbers_go_on_where_the_last_sheet_ended(manager: ManagerDesk) -> None:
    first, second = manager.codes(3), manager.codes(2)
    assert (first.first, first.last, second.first, second.last) == (1, 3, 4, 5)
    assert second.file.name == "Codes 4-5 voor Sanne de Wit.sdcodes"


def test_the_sheet_names_seller_percentage_and_last_day(manager: ManagerDesk) -> None:
    made = manager.codes(20)
    text = whole_text(made.sheet.content)
    for words in ("Sanne de Wit", "elke code tot en met 18", "31 maart 2027", "R. de Wit", "Anton"):
        assert words in text
    assert len(set(printed_codes(made).values())) == 20
    assert (made.sheet.page_count, made.sheet.missing_glyphs) == (1, ())


@pytest.mark.parametrize(
    ("over", "at"),
    [
        ({"seller": " "}, "seller"),
        ({"count": 0}, "count"),
        ({"count": 61}, "count"),
        ({"most": "0"}, "most_percent"),
        ({"most": "101"}, "most_percent"),
        ({"until": date(2026, 11, 23)}, "valid_until"),
    ],
)
def test_no_sheet_without_sense(manager: ManagerDesk, over: dict[str, object], at: str) -> None:
    with pytest.raises(Refused) as refused:
        manager.codes(**{"count": 1, "until": LAST_DAY, **over})  # type: ignore[arg-type]
    assert [reason.at for reason in refused.value.reasons] == [at]


def test_a_newer_sheet_takes_the_place_of_a_lost_one(seller: SellerDesk, manager: ManagerDesk) -> None:
    seller.trust(manager)
    lost, fresh = manager.codes(3), manager.codes(2)
    seller.approvers.open_codes(lost.file.content)
    draft = seller.draft("18")
    seller.approvers.open_codes(fresh.file.content)
    assert [code.number for code in seller.approvals.desk(draft.id).codes] == [4, 5]
    with pytest.raises(Refused, match="geen code 1"):
        seller.approvals.use_code(draft.id, 1, printed_codes(lost)[1])
    assert seller.approvers.open_codes(lost.file.content).value == 0
    with pytest.raises(Refused, match="geen code 1"):
        seller.approvals.use_code(draft.id, 1, printed_codes(lost)[1])


def test_an_older_sheet_that_comes_later_is_refused(seller: SellerDesk, manager: ManagerDesk) -> None:
    seller.trust(manager)
    older, newer = manager.codes(3), manager.codes(2)
    seller.approvers.open_codes(newer.file.content)
    with pytest.raises(Refused, match="ouder dan"):
        seller.approvers.open_codes(older.file.content)
    assert {code.number for code in seller.approvers.codes_left()} == {4, 5}
