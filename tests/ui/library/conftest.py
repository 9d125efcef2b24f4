"""The rooms of the library over the sample and over an empty file, and what is opened outside them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QUrl

from salesdesk.services.seller_file import SellerFile
from salesdesk.ui import reach
from salesdesk.ui.desk import Desk
from salesdesk.ui.library.doors import doors
from tests.offer_desk import Rooms


class Outside:
    """Stands in for the system's own programs: `opened` are the paths and pages they were given."""

    def __init__(self) -> None:
        self.opened: list[str] = []

    def openUrl(self, url: QUrl) -> bool:
        self.opened.append(url.toLocalFile() if url.isLocalFile() else url.toString())
        return True


@pytest.fixture
def outside(monkeypatch: pytest.MonkeyPatch) -> Outside:
    made = Outside()
    monkeypatch.setattr(reach, "QDesktopServices", made)
    return made


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
