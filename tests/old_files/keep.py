"""Keeps a file as this version makes it: `python -m tests.old_files.keep`, once at every release.

The file holds one value of every kind under TEST_KEY; every later version must be able to open it.
"""

from __future__ import annotations

import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

from salesdesk import paths
from salesdesk.storage.database import Database
from salesdesk.storage.documents import keep_document
from salesdesk.storage.records import save_all
from salesdesk.storage.settings import save_settings
from salesdesk.storage.upgrade import open_upgraded, revisions
from tests import builders as b
from tests.database_fixtures import TEST_KEY
from tests.offer_builders import OFFER_ID, the_depth_of_offers
from tests.planning_builders import the_routes_and_the_rayon

HERE = Path(__file__).parent
DOCUMENT = b"%PDF-1.7 invented offer"
NAME = "Caf\u00e9 De Oude Haven"


def fill(database: Database) -> None:
    """One value of every kind, a setting and a document."""
    with database.write() as session:
        save_all(
            session,
            (
                b.a_relation(id=b.RELATION_ID, name=NAME),
                b.a_contact(),
                b.a_psu_member(),
                b.a_fact(),
                b.a_status_change(),
                b.a_contact_moment(),
                b.a_visit(id=b.VISIT_ID),
                b.a_preparation(),
                b.a_report(),
                b.a_follow_up(relation_id=b.RELATION_ID),
                b.a_complaint(),
                b.an_nps_survey(),
                b.a_product(),
                b.a_sales_line(),
                b.an_offer(id=OFFER_ID, visit_id=b.VISIT_ID),
                *b.the_offering(),
                *the_depth_of_offers(),
                *the_routes_and_the_rayon(),
            ),
        )
        save_settings(session, b.some_settings())
        keep_document(session, DOCUMENT, "OV87-1.pdf", b.NOW)


def keep(folder: Path = HERE) -> Path:
    """Make the file of the newest revision, named after it."""
    target = folder / f"salesdesk_{revisions(paths.migrations())[-1]}.db"
    with TemporaryDirectory() as work:
        path = Path(work) / "salesdesk.db"
        with open_upgraded(path, TEST_KEY, lambda: b.NOW) as database:
            fill(database)
        shutil.copyfile(path, target)
    return target


if __name__ == "__main__":
    keep()
