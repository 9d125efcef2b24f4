"""Copies of the file: made, listed, put back, and put back again."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from salesdesk.app import own_id
from salesdesk.errors import Trouble
from salesdesk.paths import Profile
from salesdesk.services.backups import Occasion
from salesdesk.services.clock import Clock
from salesdesk.services.opening import create
from salesdesk.services.seller_file import SellerFile

MOMENT = datetime(2026, 11, 24, 7, 31, tzinfo=ZoneInfo("Europe/Amsterdam"))


class Hand:
    """A clock whose hand the test moves."""

    def __init__(self) -> None:
        self.now = MOMENT

    def clock(self) -> Clock:
        return Clock(lambda: self.now, own_id)


@pytest.fixture
def hand() -> Hand:
    return Hand()


@pytest.fixture
def file(tmp_path: Path, hand: Hand) -> Iterator[SellerFile]:
    opened = create(Profile(tmp_path), hand.clock(), "een lange wachtzin").file
    yield opened
    opened.close()


def names(file: SellerFile) -> list[str]:
    return [line.name for line in file.relations.lines()]


def test_a_copy_brings_back_what_was_there_and_keeps_what_stood_there(file: SellerFile, hand: Hand) -> None:
    file.relations.start("Bakkerij Ammerlaan")
    copy = file.backups.make()
    hand.now += timedelta(minutes=5)
    file.relations.start("Later bedacht")
    file.backups.put_back(copy)
    assert names(file) == ["Bakkerij Ammerlaan"]
    assert Occasion.RESTORED in {one.occasion for one in file.backups.copies()}


def test_putting_back_can_be_undone(file: SellerFile, hand: Hand) -> None:
    copy = file.backups.make()
    file.relations.start("Later bedacht")
    hand.now += timedelta(minutes=5)
    file.backups.put_back(copy)
    hand.now += timedelta(minutes=5)
    kept = next(one for one in file.backups.copies() if one.occasion is Occasion.RESTORED)
    file.backups.put_back(kept)
    assert names(file) == ["Later bedacht"]


def test_after_putting_back_writing_goes_on(file: SellerFile) -> None:
    file.backups.put_back(file.backups.make())
    relation = file.relations.start("Nieuw begin").value
    file.relations.save(replace(relation, phone="030 123 45 67"))
    assert file.relations.card(relation.id).relation.phone == "030 123 45 67"


def test_a_damaged_copy_changes_nothing(file: SellerFile) -> None:
    file.relations.start("Bakkerij Ammerlaan")
    copy = file.backups.make()
    content = bytearray(copy.path.read_bytes())
    content[len(content) // 2] ^= 0xFF
    copy.path.write_bytes(content)
    with pytest.raises(Trouble):
        file.backups.put_back(copy)
    assert names(file) == ["Bakkerij Ammerlaan"]


def test_the_first_start_of_a_day_makes_one_copy(file: SellerFile, hand: Hand) -> None:
    assert file.backups.daily() is not None
    assert file.backups.daily() is None
    hand.now += timedelta(days=1)
    assert file.backups.daily() is not None
