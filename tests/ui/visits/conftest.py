"""The rooms of visits over the sample rayon and over an empty file."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from salesdesk.services.seller_file import SellerFile
from salesdesk.ui.desk import Desk
from salesdesk.ui.visits.doors import doors
from tests.offer_desk import Rooms


@pytest.fixture
def rooms(sample: SellerFile, desk: Desk) -> Iterator[Rooms]:
    made = Rooms(desk, doors(sample))
    yield made
    made.close()


@pytest.fixture
def empty_rooms(fresh: SellerFile, desk: Desk) -> Iterator[Rooms]:
    made = Rooms(desk, doors(fresh))
    yield made
    made.close()
