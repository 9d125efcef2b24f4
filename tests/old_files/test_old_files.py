"""A file made by any released version opens in this one, with everything that was in it."""

from __future__ import annotations

import shutil
from hashlib import sha256
from pathlib import Path

import pytest

from salesdesk import paths
from salesdesk.domain.catalogue import KeptTemplate
from salesdesk.domain.driving import DrivenDay, DrivenTrip, FixedDrive, OwnPoint
from salesdesk.domain.library import LibraryDocument
from salesdesk.domain.offer_approval import ApprovalCode, ApprovalRequest
from salesdesk.domain.offer_outlook import OfferOutlook
from salesdesk.domain.offer_sending import OfferDispatch
from salesdesk.domain.price_agreements import PriceAgreement
from salesdesk.domain.rayon import Area, OtherDay, TimeOff
from salesdesk.domain.relations import Relation
from salesdesk.domain.value_proposition import Argument, Comparison, Competitor, CustomerNeed, NeedFit
from salesdesk.domain.visit_proposals import VisitProposal
from salesdesk.domain.visits import VisitMove
from salesdesk.storage.cipher import connect
from salesdesk.storage.documents import load_document
from salesdesk.storage.kept_values import ROW_OF
from salesdesk.storage.records import find, load
from salesdesk.storage.search import search
from salesdesk.storage.settings import load_settings
from salesdesk.storage.upgrade import open_upgraded, revisions
from tests import builders as b
from tests.database_fixtures import TEST_KEY
from tests.old_files.keep import DOCUMENT, HERE, NAME

# Values that a revision brought: files made before it have none of them.
BROUGHT_BY: dict[str, set[type]] = {
    "0002": {
        VisitMove,
        LibraryDocument,
        KeptTemplate,
        Argument,
        Competitor,
        Comparison,
        CustomerNeed,
        NeedFit,
    },
    "0003": {PriceAgreement, OfferOutlook, OfferDispatch, ApprovalCode, ApprovalRequest},
    "0004": {Area, TimeOff, OtherDay, VisitProposal, FixedDrive, DrivenTrip, DrivenDay, OwnPoint},
}
OLD_FILES = sorted(HERE.glob("salesdesk_*.db"))


def test_every_revision_has_its_file() -> None:
    """When this fails: `python -m tests.old_files.keep`."""
    assert [file.stem.removeprefix("salesdesk_") for file in OLD_FILES] == revisions(paths.migrations())


@pytest.mark.parametrize("old", OLD_FILES, ids=lambda old: old.stem)
def test_an_old_file_opens_with_all_that_was_in_it(old: Path, tmp_path: Path) -> None:
    path = tmp_path / "salesdesk.db"
    shutil.copyfile(old, path)
    with open_upgraded(path, TEST_KEY, lambda: b.NOW) as database, database.read() as session:
        made_by = old.stem.removeprefix("salesdesk_")
        later = set().union(*(kinds for revision, kinds in BROUGHT_BY.items() if revision > made_by))
        assert [kind.__name__ for kind in set(ROW_OF) - later if len(find(session, kind)) != 1] == []
        relation = load(session, Relation, b.RELATION_ID)
        assert relation is not None
        assert relation.name == NAME
        assert load_settings(session).company.name == b.a_company().name
        document = load_document(session, sha256(DOCUMENT).hexdigest())
        assert document is not None
        assert [hit.title for hit in search(session, "cafe", kinds=("relation",))] == [NAME]


def test_the_tables_of_an_old_file_are_those_of_a_new_one(migrated_file: Path, tmp_path: Path) -> None:
    """A rebuilt table that lost a trigger or an index shows here. Until the first release: keep it anew."""
    path = tmp_path / "salesdesk.db"
    shutil.copyfile(OLD_FILES[0], path)
    open_upgraded(path, TEST_KEY, lambda: b.NOW).close()
    assert schema(path) == schema(migrated_file)


def schema(path: Path) -> set[tuple[str, str, str]]:
    written = "SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL"
    return set(connect(path, TEST_KEY).execute(written).fetchall())
