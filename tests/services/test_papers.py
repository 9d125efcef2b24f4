"""The papers of a visit and a day, and files that are written whole or not at all."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from datetime import time, timedelta
from pathlib import Path

import pytest

from salesdesk import words
from salesdesk.domain.follow_ups import FollowUp
from salesdesk.domain.relations import Salutation
from salesdesk.domain.visits import VisitState
from salesdesk.errors import Refused, Trouble
from salesdesk.paper.preview import whole_text
from salesdesk.paths import Profile
from salesdesk.services.clock import Clock
from salesdesk.services.papers import LONGEST_NAME, Papers, file_name, write_file
from salesdesk.services.seller_file import SellerFile
from salesdesk.storage import records
from salesdesk.storage.database import Database
from salesdesk.storage.settings import save_settings
from tests.builders import (
    NOW,
    RELATION_ID,
    TODAY,
    VISIT_ID,
    a_complaint,
    a_contact,
    a_follow_up,
    a_relation,
    a_report,
    a_visit,
    an_address,
    an_agreement,
    an_id,
    some_settings,
)

Keep = Callable[..., None]


@pytest.fixture
def keep(database: Database) -> Keep:
    def kept(*values: object) -> None:
        with database.write() as session:
            records.save_all(session, values)

    return kept


@pytest.fixture
def file(database: Database, keep: Keep, tmp_path: Path) -> SellerFile:
    """One visit today at a prospect with a contact."""
    with database.write() as session:
        save_settings(session, some_settings())
    person = a_contact()
    keep(a_relation(id=RELATION_ID), person, a_visit(id=VISIT_ID, contact_id=person.id))
    return SellerFile(Profile(tmp_path), database, Clock(lambda: NOW, an_id))


@pytest.fixture
def papers(file: SellerFile) -> Papers:
    return file.papers


def test_the_guide_sheet_names_customer_contact_and_neighbours(papers: Papers, keep: Keep) -> None:
    near = a_relation(name="Buurman De Wilg", address=an_address(postcode="3512 AB"))
    keep(near, a_contact(relation_id=near.id, surname="Vos", initials="P.", salutation=Salutation.MR))
    paper = papers.guide(VISIT_ID).value
    words = whole_text(paper.content)
    assert paper.name == "2026-11-24 Gespreksleidraad Kantoorhuis De Linde B.V.pdf"
    for expected in ("Kantoorhuis De Linde", "el Amrani", "Buurman De Wilg", "P. Vos"):
        assert expected in words


def test_both_reports_are_made_and_only_the_inner_one_tells_all(papers: Papers, keep: Keep) -> None:
    keep(
        a_report(summary="Klinkt zuinig, let op de marge"),
        a_follow_up(visit_id=VISIT_ID, relation_id=RELATION_ID),
        a_visit(visit_on=TODAY + timedelta(days=9)),
    )
    internal, customer = papers.internal_report(VISIT_ID).value, papers.customer_report(VISIT_ID).value
    assert "let op de marge" in whole_text(internal.content)
    assert "let op de marge" not in whole_text(customer.content)
    assert (internal.page_count, customer.page_count) == (1, 1)
    assert internal.name != customer.name


def test_the_route_and_the_day_folder_hold_every_visit(papers: Papers, keep: Keep) -> None:
    other = a_relation(name="Hotel Spaarne", address=an_address(postcode="2011 AB", place="Haarlem"))
    nowhere = a_relation(name="Nergens", address=an_address(postcode="", place=""))
    keep(
        other,
        nowhere,
        a_complaint(),
        a_visit(relation_id=other.id, start_time=time(13)),
        a_visit(relation_id=nowhere.id, start_time=time(16)),
    )
    route, folder = papers.route(TODAY), papers.day_folder(TODAY).value
    for name in ("Kantoorhuis De Linde", "Hotel Spaarne", "Nergens"):
        assert name in whole_text(route.content)
        assert name in whole_text(folder.content)
    assert folder.page_count > route.page_count
    assert route.name == "2026-11-24 Routeblad.pdf"


def test_a_day_without_visits_has_no_paper(papers: Papers) -> None:
    for make in (papers.route, papers.day_folder):
        with pytest.raises(Refused, match="geen bezoeken"):
            make(TODAY + timedelta(days=1))


def test_signs_the_font_lacks_are_reported(papers: Papers, keep: Keep) -> None:
    keep(a_relation(id=RELATION_ID, name="漢字 B.V."))
    assert "漢" in papers.guide(VISIT_ID).value.missing_glyphs


def test_a_page_comes_as_pixels(papers: Papers) -> None:
    page = papers.page(papers.route(TODAY), 0, 200)
    assert (page.width, len(page.rgb)) == (200, 200 * page.height * 3)


@pytest.mark.parametrize(
    ("parts", "name"),
    [
        (("Offerte", "De Linde"), "Offerte De Linde.pdf"),
        (('a/b\\c:d*e?f"g<h>i|j\x00k',), "a b c d e f g h i j k.pdf"),
        (("../../etc/passwd",), "etc passwd.pdf"),
        (("con",), "SalesDesk con.pdf"),
        (("", " "), "SalesDesk.pdf"),
        (("...",), "SalesDesk.pdf"),
        (("e\u0301",), "é.pdf"),
    ],
)
def test_a_file_name_is_one_every_system_can_keep(parts: tuple[str, ...], name: str) -> None:
    assert file_name(*parts) == name


def test_a_long_name_is_cut() -> None:
    assert len(file_name("x" * 999, ending="csv")) == LONGEST_NAME + 4


def test_a_file_is_written_whole_in_a_new_folder(tmp_path: Path) -> None:
    written = write_file(tmp_path / "nieuw" / "blad.pdf", b"%PDF")
    assert written.read_bytes() == b"%PDF"
    assert [path.name for path in written.parent.iterdir()] == ["blad.pdf"]


def test_a_full_disk_leaves_the_old_file_and_no_half_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "blad.pdf"
    path.write_bytes(b"oud")

    def full(_file: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(Trouble, match=r"blad\.pdf") as trouble:
        write_file(path, b"nieuw")
    assert trouble.value.do
    assert path.read_bytes() == b"oud"
    assert [one.name for one in tmp_path.iterdir()] == ["blad.pdf"]


def test_a_disk_that_is_really_full_is_trouble_too() -> None:
    if not Path("/dev/full").exists():
        pytest.skip("this system has no full device")
    with pytest.raises(Trouble):
        write_file(Path("/dev/full/blad.pdf"), b"x")


def test_a_folder_that_is_a_file_and_a_file_that_is_a_folder_are_trouble(tmp_path: Path) -> None:
    (tmp_path / "bestand").write_text("x")
    (tmp_path / "map.pdf").mkdir()
    for path in (tmp_path / "bestand" / "blad.pdf", tmp_path / "map.pdf"):
        with pytest.raises(Trouble):
            write_file(path, b"x")
    assert sorted(one.name for one in tmp_path.iterdir()) == ["bestand", "map.pdf"]


def test_who_is_visited_that_day_anyway_is_no_alternative(papers: Papers, keep: Keep) -> None:
    near = a_relation(name="Buurman De Wilg", address=an_address(postcode="3512 AB"))
    called_off = a_relation(name="Hotel De Brug", address=an_address(postcode="3512 AC"))
    keep(near, called_off, a_visit(relation_id=near.id, start_time=time(15)))
    keep(a_visit(relation_id=called_off.id, start_time=time(16), state=VisitState.CANCELLED))
    seen = whole_text(papers.guide(VISIT_ID).value.content)
    assert "Buurman De Wilg" not in seen
    assert "Hotel De Brug" in seen


def test_the_sellers_sheets_speak_his_language_and_the_customers_letter_the_customers(
    papers: Papers, keep: Keep
) -> None:
    keep(a_relation(id=RELATION_ID, language="de"), a_report())
    assert "Bezoekverslag, intern" in whole_text(papers.internal_report(VISIT_ID).value.content)
    assert "Mit freundlichen Grüßen" in whole_text(papers.customer_report(VISIT_ID).value.content)
    words.use_language("en")
    assert "Tuesday 24 November" in whole_text(papers.guide(VISIT_ID).value.content)
    assert "Tuesday 24 November" in whole_text(papers.route(TODAY).content)
    assert "Tuesday 24 November" in whole_text(papers.internal_report(VISIT_ID).value.content)


NASTY = '<b </para> <img src="/etc/hostname"/> Łukasz & Zoë – €'


def test_what_a_seller_types_reaches_every_paper_as_it_stands(papers: Papers, keep: Keep) -> None:
    keep(
        a_relation(id=RELATION_ID, name=f"{NASTY} 😀 سلام"),
        a_report(summary="woord " * 3500 + "slot", agreements=(an_agreement(what=NASTY),)),
    )
    made = (
        papers.guide(VISIT_ID).value, papers.internal_report(VISIT_ID).value,
        papers.customer_report(VISIT_ID).value,
        papers.route(TODAY), papers.day_folder(TODAY).value,
    )  # fmt: skip
    for paper in made:
        assert f"{NASTY} ? ????" in " ".join(whole_text(paper.content).split())
        assert paper.missing_glyphs == ("ا", "س", "ل", "م", "😀")
    assert whole_text(made[1].content).split().count("woord") == 3500


def test_a_promise_made_as_agreement_and_as_next_step_is_followed_up_once(
    file: SellerFile, keep: Keep, database: Database
) -> None:
    keep(
        a_report(
            next_step="Voorstel mailen",
            next_step_on=TODAY + timedelta(days=9),
            agreements=(
                an_agreement(what="voorstel mailen.", due_on=TODAY + timedelta(days=7)),
                an_agreement(what="Plattegronden sturen", who="mevrouw Vos"),
            ),
        )
    )
    file.reports.close(file.reports.open(VISIT_ID).value.report)
    with database.read() as session:
        kept = records.find(session, FollowUp, visit_id=VISIT_ID)
    assert [(item.text, item.due_on) for item in kept] == [("voorstel mailen.", TODAY + timedelta(days=7))]
