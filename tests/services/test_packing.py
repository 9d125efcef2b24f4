"""Packing: copies that hurt nothing that is there, and a mail in the customer's language."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path
from uuid import UUID

import pytest

from salesdesk.domain.library import LibraryDocument
from salesdesk.errors import Cancelled, Refused, Trouble
from salesdesk.services.clock import Clock
from salesdesk.services.lent_files import LentFiles
from salesdesk.services.library import Library
from salesdesk.services.packing import LARGE_MAIL, Packing
from salesdesk.services.papers import write_file
from salesdesk.storage import records
from salesdesk.storage.database import Database
from salesdesk.storage.settings import save_settings
from tests.builders import NOW, TODAY, a_contact, a_relation, a_visit, an_id, some_settings
from tests.exchange.test_pictures import a_png
from tests.paper.test_foreign_pdf import a_pdf


@dataclass(slots=True)
class Case:
    """A library with a brochure, a picture and a film, and a visit."""

    database: Database
    library: Library
    packing: Packing
    documents: dict[str, LibraryDocument]
    visit_id: UUID

    def ids(self, *titles: str) -> list[UUID]:
        return [self.documents[title].id for title in titles or self.documents]


@pytest.fixture
def case(database: Database, tmp_path: Path) -> Case:
    clock = Clock(lambda: NOW, an_id)
    lent = LentFiles(tmp_path / "profile")
    library = Library(database, clock, lent)
    source = tmp_path / "bron"
    source.mkdir()
    (source / "a.pdf").write_bytes(a_pdf())
    (source / "b.png").write_bytes(a_png())
    added = library.add_files([source / "a.pdf", source / "b.png"]).value.documents
    film = library.add_link("www.vechtster.example/film", "Film & meer").value
    titled = [
        replace(each, title=title)
        for each, title in zip(added, ("Ons bedrijf", "Vloer: eerst/na"), strict=True)
    ]
    for document in titled:
        library.keep(document)
    relation = a_relation()
    contact = a_contact(relation_id=relation.id)
    visit = a_visit(relation_id=relation.id, contact_id=contact.id)
    with database.write() as session:
        save_settings(session, some_settings())
        records.save_all(session, (relation, contact, visit))
    documents = {document.title: document for document in (*titled, film)}
    return Case(database, library, Packing(database, clock, library, lent), documents, visit.id)


def test_every_document_is_copied_under_its_title_and_links_in_one_page(case: Case, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    packed = case.packing.to_folder(case.ids(), stick)
    assert sorted(path.name for path in stick.iterdir()) == [
        "Links.html",
        "Ons bedrijf.pdf",
        "Vloer eerst na.png",
    ]
    assert (stick / "Ons bedrijf.pdf").read_bytes() == a_pdf()
    page = (stick / "Links.html").read_text()
    assert '<a href="https://www.vechtster.example/film">Film &amp; meer</a>' in page
    assert len(packed.written) == 3


def test_a_file_of_that_name_is_never_overwritten(case: Case, tmp_path: Path) -> None:
    (tmp_path / "Ons bedrijf.pdf").write_bytes(b"van een ander")
    case.packing.to_folder(case.ids("Ons bedrijf"), tmp_path)
    assert (tmp_path / "Ons bedrijf.pdf").read_bytes() == b"van een ander"
    assert (tmp_path / "Ons bedrijf (2).pdf").read_bytes() == a_pdf()


def test_packing_twice_copies_nothing_twice(case: Case, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    case.packing.to_folder(case.ids(), stick)
    again = case.packing.to_folder(case.ids(), stick)
    assert (len(again.written), len(again.already)) == (0, 3)
    assert len(list(stick.iterdir())) == 3


def test_two_documents_with_one_title_both_come_along(case: Case, tmp_path: Path) -> None:
    case.library.keep(replace(case.documents["Vloer: eerst/na"], title="Ons bedrijf"))
    stick = tmp_path / "stick"
    stick.mkdir()
    case.packing.to_folder(case.ids("Ons bedrijf", "Vloer: eerst/na"), stick)
    assert sorted(path.name for path in stick.iterdir()) == ["Ons bedrijf.pdf", "Ons bedrijf.png"]


def test_a_stick_that_was_pulled_before_is_refused_in_words(case: Case, tmp_path: Path) -> None:
    with pytest.raises(Refused, match="Zit de stick er nog in"):
        case.packing.to_folder(case.ids(), tmp_path / "weg")


def test_a_stick_that_fills_up_or_is_pulled_leaves_no_half_file(
    case: Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()

    def full(_file: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("salesdesk.services.papers.os.fsync", full)
    with pytest.raises(Trouble, match="kon niet worden bewaard") as trouble:
        case.packing.to_folder(case.ids(), stick)
    assert "maak ruimte" in trouble.value.do
    assert list(stick.iterdir()) == []


def test_stopping_halfway_keeps_what_was_copied(case: Case, tmp_path: Path) -> None:
    class Stopped:
        def step(self, done: int, total: int, text: str = "") -> None:
            if done == 2:
                raise Cancelled

    stick = tmp_path / "stick"
    stick.mkdir()
    with pytest.raises(Cancelled):
        case.packing.to_folder(case.ids(), stick, Stopped())
    assert len(list(stick.iterdir())) == 1


def test_progress_of_packing_ends_at_the_end(case: Case, tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []

    class Told:
        def step(self, done: int, total: int, text: str = "") -> None:
            told.append((done, total))

    case.packing.to_folder(case.ids("Ons bedrijf"), tmp_path, Told())
    assert told == [(0, 1), (1, 1)]


def test_a_folder_of_that_name_is_stepped_aside_for(case: Case, tmp_path: Path) -> None:
    (tmp_path / "Ons bedrijf.pdf").mkdir()
    case.packing.to_folder(case.ids("Ons bedrijf"), tmp_path)
    assert (tmp_path / "Ons bedrijf (2).pdf").read_bytes() == a_pdf()


def test_a_file_there_that_cannot_be_read_is_stepped_aside_for(
    case: Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "Ons bedrijf.pdf").write_bytes(a_pdf())

    def locked(_path: Path) -> bytes:
        raise PermissionError

    monkeypatch.setattr(Path, "read_bytes", locked)
    packed = case.packing.to_folder(case.ids("Ons bedrijf"), tmp_path)
    assert [path.name for path in packed.written] == ["Ons bedrijf (2).pdf"]


def test_a_visit_that_is_gone_has_no_mail(case: Case) -> None:
    with pytest.raises(Refused, match="bestaat niet meer"):
        case.packing.mail(an_id(), case.ids())


def test_a_mail_of_files_alone_names_no_web(case: Case) -> None:
    assert "Op het web staat" not in body(mail(case, "Ons bedrijf"))


def test_a_mail_of_links_alone_has_no_attachment(case: Case) -> None:
    message = mail(case, "Film & meer")
    assert list(message.iter_attachments()) == []
    assert "In de bijlage" not in body(message)


@pytest.mark.parametrize("run", [lambda case, folder: case.packing.to_folder([], folder),
                                 lambda case, _folder: case.packing.mail(case.visit_id, [])])  # fmt: skip
def test_nothing_chosen_is_refused(case: Case, tmp_path: Path, run: Callable[[Case, Path], object]) -> None:
    with pytest.raises(Refused, match="Vink eerst aan"):
        run(case, tmp_path)


def mail(case: Case, *titles: str) -> EmailMessage:
    ready = case.packing.mail(case.visit_id, case.ids(*titles))
    return message_from_bytes(ready.path.read_bytes(), policy=default)


def body(message: EmailMessage) -> str:
    part = message.get_body(("plain",))
    assert part is not None
    return str(part.get_content())


def test_the_mail_goes_to_the_contact_with_the_files_and_the_links(case: Case) -> None:
    message = mail(case)
    assert message["X-Unsent"] == "1"
    assert "@delinde.example" in message["To"]
    assert some_settings().seller.email in message["From"]
    names = [part.get_filename() for part in message.iter_attachments()]
    assert names == ["Ons bedrijf.pdf", "Vloer eerst na.png"]
    assert "Film & meer: https://www.vechtster.example/film" in body(message)


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("nl", ("Geachte", "Documentatie van", "In de bijlage vindt u:", "Met vriendelijke groet,")),
        ("en", ("Dear", "Documentation from", "Attached you will find:", "Kind regards,")),
        ("fr", ("Madame", "Documentation de", "Vous trouverez en pièce jointe :", "Cordialement,")),
        ("de", ("Sehr geehrte", "Unterlagen von", "Im Anhang finden Sie:", "Mit freundlichen Grüßen")),
    ],
)
def test_the_mail_speaks_the_language_of_the_customer(
    case: Case, language: str, words: tuple[str, ...]
) -> None:
    with case.database.write() as session:
        from salesdesk.domain.relations import Relation

        (relation,) = records.find(session, Relation)
        records.save(session, replace(relation, language=language))
    message = mail(case)
    said = f"{message['Subject']}\n{body(message)}"
    assert [word for word in words if word not in said] == []


def test_after_the_talk_the_mail_thanks_for_it(case: Case) -> None:
    assert "Voor ons gesprek van" in body(mail(case))
    later = Clock(lambda: NOW + timedelta(days=2), an_id)
    case.packing = Packing(case.database, later, case.library, LentFiles(case.database.path.parent / "lent"))
    assert "Na ons gesprek van" in body(mail(case))


def test_without_a_contact_the_mail_goes_to_the_company(case: Case) -> None:
    with case.database.write() as session:
        from salesdesk.domain.visits import Visit

        visit = records.load(session, Visit, case.visit_id)
        assert visit is not None
        records.save(session, replace(visit, contact_id=None))
    assert mail(case)["To"] == "receptie@delinde.example"


def test_without_any_address_the_seller_fills_it_in(case: Case) -> None:
    with case.database.write() as session:
        from salesdesk.domain.relations import Contact, Relation

        for kind in (Contact, Relation):
            for value in records.find(session, kind):
                records.save(session, replace(value, email=""))  # type: ignore[type-var]
    ready = case.packing.mail(case.visit_id, case.ids())
    assert ready.to == ""
    assert b"\r\nTo:" not in ready.path.read_bytes()


def test_the_weight_of_the_mail_is_known_beforehand(case: Case) -> None:
    ready = case.packing.mail(case.visit_id, case.ids())
    told = case.packing.mail_weight(case.ids())
    assert 0 < told < ready.size_bytes < LARGE_MAIL


def test_sixteen_megabytes_of_files_make_a_heavy_mail(case: Case) -> None:
    heavy = replace(case.documents["Ons bedrijf"], size_bytes=16_000_000)
    case.library.keep(heavy)
    assert case.packing.mail_weight(case.ids("Ons bedrijf")) > LARGE_MAIL


def test_a_mail_is_lent_and_swept_with_the_rest(case: Case) -> None:
    path = case.packing.mail(case.visit_id, case.ids()).path
    assert path.suffix == ".eml"
    LentFiles(path.parents[2]).sweep()
    assert not path.exists()


def test_a_written_file_replaces_nothing_while_it_is_written(tmp_path: Path) -> None:
    assert write_file(tmp_path / "a.pdf", b"x").read_bytes() == b"x"
    assert NOW.date() == TODAY
