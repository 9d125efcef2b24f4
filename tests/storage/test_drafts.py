"""What is typed behind a long change stands on the disk at once, and reaches the file exactly once."""

from __future__ import annotations

import json
import shutil
import threading
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from salesdesk.domain.offers import Offer
from salesdesk.domain.relations import Relation
from salesdesk.errors import Reason, Refused
from salesdesk.storage.cipher import PLAIN_HEADER, connect
from salesdesk.storage.database import Database
from salesdesk.storage.records import find, load, save, save_all
from salesdesk.storage.upgrade import open_upgraded
from salesdesk.storage.value_json import from_json, to_json
from tests import builders as b
from tests.database_fixtures import TEST_KEY
from tests.storage.test_records import FAMILY

RELATION = b.a_relation(name="Café De Oude Haven")


@contextmanager
def an_import(database: Database) -> Iterator[None]:
    """Somebody else writes for as long as this lasts."""
    begun, over = threading.Event(), threading.Event()

    def write() -> None:
        with database.write() as session:
            save(session, b.a_product())
            begun.set()
            over.wait(10)

    thread = threading.Thread(target=write)
    thread.start()
    assert begun.wait(10)
    yield
    over.set()
    thread.join()


def saving(database: Database, value: Any) -> Callable[[], None]:
    def keep() -> None:
        with database.write() as session:
            save(session, value)

    return keep


def after_a_kill(database: Database, folder: Path) -> Database:
    """The files as they lie on the disk now, opened as at a next start."""
    folder.mkdir()
    for file in database.path.parent.glob(f"{database.path.name}*"):
        if file.suffix != ".lock":
            shutil.copyfile(file, folder / file.name)
    return open_upgraded(folder / database.path.name, TEST_KEY, lambda: b.NOW)


@pytest.mark.parametrize("value", FAMILY, ids=lambda value: type(value).__name__)
def test_every_value_comes_back_from_json(value: Any) -> None:
    assert from_json(json.loads(json.dumps(to_json(value)))) == value


def test_a_field_of_a_later_version_has_its_default() -> None:
    kept = to_json(b.an_offer(subject="Matten"))
    del kept["fields"]["arguments"], kept["children"]["lines"][0]["unit"]
    offer = from_json(kept)
    assert (offer.subject, offer.arguments, offer.lines[0].unit) == ("Matten", (), b.an_offer_line().unit)


def test_a_draft_survives_a_kill_during_an_import(database: Database, tmp_path: Path) -> None:
    draft = database.draft(saving(database, RELATION))
    with an_import(database):
        assert draft.keep()
        with after_a_kill(database, tmp_path / "later") as opened, opened.read() as session:
            assert load(session, Relation, RELATION.id) == RELATION
            assert not opened.drafts.path.exists()
    draft.save()


def test_the_latest_draft_wins(database: Database, tmp_path: Path) -> None:
    names = ["A", "B", "A", "Bakkerij"]
    with an_import(database):
        for name in names:
            database.draft(saving(database, replace(RELATION, name=name))).keep()
        with after_a_kill(database, tmp_path / "later") as opened, opened.read() as session:
            assert [relation.name for relation in find(session, Relation)] == ["Bakkerij"]


def test_a_line_taken_out_in_a_later_draft_stays_out(database: Database, tmp_path: Path) -> None:
    saving(database, b.a_relation(id=b.RELATION_ID))()
    offer = b.an_offer(lines=(b.an_offer_line(position=0), b.an_offer_line(position=1)))
    shorter = replace(offer, lines=offer.lines[:1])
    with an_import(database):
        for each in (offer, shorter):
            database.draft(saving(database, each)).keep()
        with after_a_kill(database, tmp_path / "later") as opened, opened.read() as session:
            assert load(session, Offer, offer.id) == shorter


def test_after_its_turn_nothing_of_the_draft_is_left(database: Database) -> None:
    draft = database.draft(saving(database, RELATION))
    with an_import(database):
        draft.keep()
        assert database.drafts.path.exists()
    draft.save()
    assert not database.drafts.path.exists()
    assert database.put_drafts_in() == 0


def test_a_draft_that_comes_after_its_turn_is_not_kept(database: Database) -> None:
    draft = database.draft(saving(database, RELATION))
    draft.save()
    assert not draft.keep()
    assert not database.drafts.path.exists()


def test_a_refusal_is_said_in_its_turn_and_leaves_no_draft(database: Database) -> None:
    def refuse() -> None:
        with database.write() as session:
            save(session, RELATION)
        raise Refused(Reason("Dit verslag is afgerond en ligt vast."))

    draft = database.draft(refuse)
    draft.keep()
    with pytest.raises(Refused):
        draft.save()
    assert not database.drafts.path.exists()


def test_the_file_of_drafts_is_encrypted(database: Database) -> None:
    database.draft(saving(database, RELATION)).keep()
    content = database.drafts.path.read_bytes()
    assert not content.startswith(PLAIN_HEADER)
    assert b"Oude Haven" not in content


def test_a_damaged_file_of_drafts_is_set_aside_and_the_file_opens(database: Database, tmp_path: Path) -> None:
    database.drafts.path.write_bytes(b"no database at all" * 100)
    with after_a_kill(database, tmp_path / "later") as opened:
        assert [file.name for file in opened.path.parent.glob("*.damaged")]


def test_a_draft_that_does_not_fit_stays_and_the_rest_goes_in(database: Database, tmp_path: Path) -> None:
    database.drafts.keep("one", [b.a_contact(relation_id=b.an_id())])
    database.drafts.keep("two", [RELATION])
    with after_a_kill(database, tmp_path / "later") as opened, opened.read() as session:
        assert load(session, Relation, RELATION.id) == RELATION
        assert opened.drafts.path.exists()


def test_several_values_of_one_save_go_in_together(database: Database) -> None:
    def both() -> None:
        with database.write() as session:
            save_all(session, (RELATION, b.a_contact(relation_id=RELATION.id)))

    database.draft(both).keep()
    assert database.put_drafts_in() == 1


def test_a_lane_that_drops_its_last_draft_takes_none_of_another_along(database: Database) -> None:
    lost: list[str] = []

    def lane(name: str) -> None:
        for number in range(40):
            one = f"{name}{number}"
            try:
                database.drafts.keep(one, [b.a_product()])
                with closing(connect(database.drafts.path, TEST_KEY)) as connection:
                    kept = connection.execute("SELECT count(*) FROM draft WHERE save = ?", (one,)).fetchone()
                assert kept == (1,)
                database.drafts.drop(one)
            except Exception as gone:  # noqa: BLE001 - told by the assertion below, on the thread of the test
                lost.append(f"{one}: {gone}")

    lanes = [threading.Thread(target=lane, args=(name,)) for name in ("a", "b")]
    for each in lanes:
        each.start()
    for each in lanes:
        each.join()
    assert lost == []
    assert not database.drafts.path.exists()
