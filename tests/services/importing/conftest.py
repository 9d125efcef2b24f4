"""What the tests of importing share: the service, files to read, what is kept afterwards."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from salesdesk import paths
from salesdesk.domain.offers import Offer
from salesdesk.domain.products import Product, SalesLine
from salesdesk.domain.relations import Contact, Relation
from salesdesk.errors import Cancelled
from salesdesk.services.clock import Clock
from salesdesk.services.imports import ImportPreview, Imports
from salesdesk.storage import records
from salesdesk.storage.database import Database
from tests.builders import an_id

SAMPLES = paths.resources() / "sample"
NOW = datetime(2026, 11, 24, 9, 15, tzinfo=ZoneInfo("Europe/Amsterdam"))
Write = Callable[[str], Path]


@pytest.fixture
def imports(database: Database) -> Imports:
    return Imports(database, Clock(lambda: NOW, an_id))


@pytest.fixture
def write(tmp_path: Path) -> Write:
    def written(text: str) -> Path:
        path = tmp_path / "bestand.csv"
        path.write_bytes(text.encode("cp1252"))
        return path

    return written


@pytest.fixture
def keep(database: Database) -> Callable[..., None]:
    def kept(*values: object) -> None:
        with database.write() as session:
            records.save_all(session, values)

    return kept


def everything(database: Database) -> list[list[object]]:
    kinds: tuple[type, ...] = (Relation, Contact, Product, SalesLine, Offer)
    with database.read() as session:
        return [records.find(session, kind) for kind in kinds]


def relations(database: Database) -> list[Relation]:
    with database.read() as session:
        return records.find(session, Relation)


def counts(preview: ImportPreview) -> tuple[int, int, int, int]:
    return preview.new, preview.changed, preview.same, preview.refused


class Stopping:
    """Progress of a job that the seller stops at the first step."""

    def step(self, done: int, total: int, text: str = "") -> None:
        raise Cancelled
