"""The library keeps what a seller shows: good files, the same bytes once, newer versions without loss."""

from __future__ import annotations

import stat
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from salesdesk.domain.library import DocumentKind, LibraryDocument
from salesdesk.domain.preparation import CheckItem, Step
from salesdesk.domain.visits import VisitKind, VisitState
from salesdesk.errors import Cancelled, Refused, Trouble
from salesdesk.services.clock import Clock
from salesdesk.services.document_files import MOST_BYTES, read_new_file
from salesdesk.services.lent_files import LentFiles
from salesdesk.services.library import Library
from salesdesk.storage import records
from salesdesk.storage.database import Database
from salesdesk.storage.rows import DocumentRow
from salesdesk.words import reason_text
from tests.builders import NOW, a_preparation, a_relation, a_visit, an_id
from tests.exchange.test_pictures import a_jpeg, a_png
from tests.paper.test_foreign_pdf import a_pdf


@pytest.fixture
def library(database: Database, tmp_path: Path) -> Library:
    return Library(database, Clock(lambda: NOW, an_id), LentFiles(tmp_path / "profile"))


@pytest.fixture
def put(tmp_path: Path) -> Callable[[str, bytes], Path]:
    """Lay a file on the desktop."""

    def write(name: str, content: bytes) -> Path:
        path = tmp_path / name
        path.write_bytes(content)
        return path

    return write


Put = Callable[[str, bytes], Path]


def added(library: Library, path: Path) -> LibraryDocument:
    return library.add_files([path]).value.documents[0]


def refusal(library: Library, path: Path) -> str:
    result = library.add_files([path]).value
    assert not result.documents
    return reason_text(result.refused[0].reason)


@pytest.mark.parametrize(
    ("name", "content", "kind", "kept_as"),
    [
        ("vloeren_2026.pdf", a_pdf(), DocumentKind.PDF, "vloeren_2026.pdf"),
        ("zonder_einde", a_pdf(2), DocumentKind.PDF, "zonder_einde.pdf"),
        ("plaat.PNG", a_png(), DocumentKind.IMAGE, "plaat.PNG"),
        ("foto.jpeg", a_jpeg(), DocumentKind.IMAGE, "foto.jpeg"),
        ("eigenlijk_een_foto.pdf", a_jpeg(10, 10), DocumentKind.IMAGE, "eigenlijk_een_foto.pdf.jpg"),
    ],
)
def test_a_file_goes_in_as_what_it_is(
    library: Library, put: Put, name: str, content: bytes, kind: DocumentKind, kept_as: str
) -> None:
    document = added(library, put(name, content))
    assert (document.kind, document.file_name, document.size_bytes) == (kind, kept_as, len(content))
    assert library.content(document) == content


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("leeg.pdf", b"", "Dit bestand is leeg."),
        ("nullen.pdf", b"\0" * 900, "Dit bestand is leeg."),
        ("brief.pdf", b"PK\x03\x04 een Word-bestand", "geen goede PDF"),
        ("kapot.pdf", a_pdf()[:200], "geen goede PDF"),
        ("niets_erin.pdf", a_pdf(0), "geen goede PDF"),
        ("op_slot.pdf", a_pdf(password="geheim"), "achter een wachtwoord"),
        ("brief.docx", b"PK\x03\x04", "Kies een PDF, een PNG- of JPEG-afbeelding"),
        ("half.png", a_png()[:-9], "beschadigd of niet helemaal binnengekomen"),
        ("reus.png", a_png(8000, 5001), "telt 41 miljoen beeldpunten; bewaar hem kleiner, hooguit 40"),
    ],
)
def test_what_cannot_be_shown_is_refused_in_words(
    library: Library, put: Put, name: str, content: bytes, said: str
) -> None:
    assert said in refusal(library, put(name, content))


def test_a_picture_of_forty_megapixels_goes_in(library: Library, put: Put) -> None:
    assert added(library, put("groot.png", a_png(8000, 5000))).kind is DocumentKind.IMAGE


def test_a_file_of_two_hundred_megabytes_is_refused_unread(library: Library, tmp_path: Path) -> None:
    path = tmp_path / "film.pdf"
    with path.open("wb") as file:
        file.truncate(200_000_000)  # takes no room on the disk
    read: list[int] = []

    class Told:
        def step(self, done: int, total: int, text: str = "") -> None:
            read.append(done)

    with pytest.raises(Refused) as no:
        read_new_file(path, Told())
    assert "200 MB; hooguit 25 MB" in reason_text(no.value.reasons[0])
    assert "voeg de link toe" in reason_text(no.value.reasons[0])
    assert not read
    assert "200 MB" in refusal(library, path)


def test_a_file_that_grows_while_it_is_read_stops_at_the_limit(
    put: Put, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = put("groeit.pdf", a_pdf() + bytes(3_000_000))
    monkeypatch.setattr("salesdesk.services.document_files.MOST_BYTES", 2_000_000)
    monkeypatch.setattr(Path, "stat", lambda _path, **_more: _Small())
    with pytest.raises(Refused, match="MB"):
        read_new_file(path)


class _Small:
    """What the disk says of a file that is still small."""

    st_size, st_mode = 1, stat.S_IFREG


def test_a_folder_or_a_pulled_stick_is_refused_in_words(library: Library, tmp_path: Path) -> None:
    (tmp_path / "map").mkdir()
    assert "kies de bestanden zelf" in refusal(library, tmp_path / "map")
    assert "Zit de stick" in refusal(library, tmp_path / "weg.pdf")


def test_good_files_go_in_beside_bad_ones(library: Library, put: Put) -> None:
    paths = [put("goed.pdf", a_pdf()), put("fout.pdf", b"nee"), put("ook_goed.png", a_png())]
    result = library.add_files(paths).value
    assert [document.title for document in result.documents] == ["Goed", "Ook goed"]
    assert [each.name for each in result.refused] == ["fout.pdf"]


def test_a_cancel_leaves_the_library_as_it_was(library: Library, put: Put) -> None:
    class Stopped:
        def step(self, done: int, total: int, text: str = "") -> None:
            if text == "b.pdf":
                raise Cancelled

    with pytest.raises(Cancelled):
        library.add_files([put("a.pdf", a_pdf(1)), put("b.pdf", a_pdf(2))], Stopped())
    assert library.documents() == []


def test_progress_runs_over_all_files_and_ends(library: Library, put: Put) -> None:
    told: list[tuple[int, int]] = []

    class Told:
        def step(self, done: int, total: int, text: str = "") -> None:
            told.append((done, total))

    library.add_files([put("a.pdf", a_pdf(1)), put("b.pdf", a_pdf(2))], Told())
    shares = [done / total for done, total in told]
    assert shares == sorted(shares)
    assert shares[-1] == 1


def test_the_same_file_twice_is_said_and_kept_once(library: Library, put: Put, database: Database) -> None:
    added(library, put("vloeren.pdf", a_pdf()))
    assert "staat er al als „Vloeren”" in refusal(library, put("kopie van vloeren.pdf", a_pdf()))
    with database.read() as session:
        assert session.query(DocumentRow).count() == 1


def test_a_full_disk_is_told_and_keeps_nothing_half(library: Library, put: Put, database: Database) -> None:
    with database.write() as session:
        pages = session.connection().exec_driver_sql("PRAGMA page_count").scalar() or 0
        session.connection().exec_driver_sql(f"PRAGMA max_page_count = {int(pages) + 20}")
    with pytest.raises(Trouble, match="De schijf is vol"):
        library.add_files([put("groot.pdf", a_pdf() + bytes(range(256)) * 8000)])
    assert library.documents() == []


def test_a_link_twice_is_refused(library: Library) -> None:
    library.add_link("www.vechtster.example/film", "Bedrijfsfilm")
    with pytest.raises(Refused, match="staat er al als"):
        library.add_link("https://www.vechtster.example/film")


def test_what_the_seller_says_of_it_is_kept_clean(library: Library, put: Put) -> None:
    document = added(library, put("a.pdf", a_pdf()))
    kept = library.keep(
        replace(
            document, title="  Vloeren   2026 ", product_codes=(" VL-01 ", "", "VL-01"), is_corporate=True
        )
    ).value
    assert (kept.title, kept.product_codes) == ("Vloeren 2026", ("VL-01",))
    assert library.documents() == [kept]


def test_a_document_without_a_title_is_refused(library: Library, put: Put) -> None:
    with pytest.raises(Refused, match="titel"):
        library.keep(replace(added(library, put("a.pdf", a_pdf())), title="  "))


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        ("", ["Ons bedrijf", "Café Noé", "Vloeren"]),
        ("cafe", ["Café Noé"]),
        ("VL-0", ["Vloeren"]),
        ("pdf", ["Ons bedrijf", "Café Noé", "Vloeren"]),
        ("vloeren noe", []),
    ],
)
def test_documents_are_found_by_title_file_and_code(
    library: Library, put: Put, text: str, titles: list[str]
) -> None:
    told = (("Vloeren", ("VL-01",)), ("Café Noé", ()), ("Ons bedrijf", ()))
    for place, (title, codes) in enumerate(told):
        document = added(library, put(f"{place}.pdf", a_pdf(place + 1)))
        corporate = title == "Ons bedrijf"
        library.keep(replace(document, title=title, product_codes=codes, is_corporate=corporate))
    assert [document.title for document in library.documents(text)] == titles


def test_a_removed_document_comes_back(library: Library, put: Put) -> None:
    document = added(library, put("a.pdf", a_pdf()))
    library.remove(document.id)
    assert library.documents() == []
    assert library.document(document.id) is not None
    library.restore(document.id)
    assert [each.id for each in library.documents()] == [document.id]


def with_visit(database: Database, document: LibraryDocument, state: VisitState) -> object:
    """A visit with the document on its list; gives the preparation's id."""
    visit = a_visit(id=an_id(), state=state)
    item = CheckItem(an_id(), Step.DOCUMENTATION, document.title, done=True, document_id=document.id)
    preparation = a_preparation(id=an_id(), visit_id=visit.id, items=(item,), objectives=(), questions=())
    with database.write() as session:
        records.save_all(
            session, (a_relation(id=visit.relation_id), replace(visit, contact_id=None), preparation)
        )
    return preparation.id


def document_of(database: Database, preparation_id: object) -> object:
    from salesdesk.domain.preparation import Preparation

    with database.read() as session:
        preparation = records.load(session, Preparation, preparation_id)  # type: ignore[arg-type]
    assert preparation is not None
    return preparation.items[0].document_id


def test_a_newer_version_goes_to_visits_to_come_and_not_to_those_that_were(
    library: Library, put: Put, database: Database
) -> None:
    before = replace(added(library, put("a.pdf", a_pdf())), kinds=frozenset({VisitKind.FIRST}), language="nl")
    library.keep(before)
    planned = with_visit(database, before, VisitState.PLANNED)
    held = with_visit(database, before, VisitState.HELD)
    replaced = library.replace_file(before.id, put("b.pdf", a_pdf(2))).value
    assert (replaced.now.title, replaced.now.kinds, replaced.now.language) == ("A", before.kinds, "nl")
    assert document_of(database, planned) == replaced.now.id
    assert document_of(database, held) == before.id
    shown = library.document(before.id)
    assert shown is not None
    assert library.content(shown) == a_pdf()
    assert [each.id for each in library.documents()] == [replaced.now.id]


def test_taking_a_newer_version_back_restores_the_lists(
    library: Library, put: Put, database: Database
) -> None:
    before = added(library, put("a.pdf", a_pdf()))
    planned = with_visit(database, before, VisitState.CONFIRMED)
    library.take_back(library.replace_file(before.id, put("b.pdf", a_pdf(2))).value)
    assert document_of(database, planned) == before.id
    assert [each.id for each in library.documents()] == [before.id]


def test_the_very_same_file_is_no_newer_version(library: Library, put: Put) -> None:
    document = added(library, put("a.pdf", a_pdf()))
    with pytest.raises(Refused, match="staat er al als"):
        library.replace_file(document.id, put("b.pdf", a_pdf()))
    assert library.documents() == [document]


def test_pages_are_drawn_and_a_page_too_far_is_the_last(library: Library, put: Put) -> None:
    document = added(library, put("a.pdf", a_pdf(3)))
    page = library.page(document, 9, 120)
    assert (page.index, page.count) == (2, 3)
    assert page.picture is not None
    assert page.picture.width == 120


def test_a_document_whose_bytes_are_elsewhere_says_so(library: Library) -> None:
    stray = LibraryDocument(an_id(), "Van kantoor", sha256="0" * 64)
    with pytest.raises(Refused, match="Van kantoor"):
        library.content(stray)


def test_a_lent_file_can_be_read_only_and_is_swept(library: Library, put: Put, tmp_path: Path) -> None:
    document = added(library, put("a.pdf", a_pdf()))
    path = library.lend(document)
    assert path.read_bytes() == a_pdf()
    assert not path.stat().st_mode & stat.S_IWRITE
    assert library.lend(document) == path
    LentFiles(tmp_path / "profile").sweep()
    assert not path.exists()
    assert not (tmp_path / "profile" / "lent").exists()


def test_a_lent_file_that_was_changed_is_lent_anew(library: Library, put: Put) -> None:
    document = added(library, put("a.pdf", a_pdf()))
    path = library.lend(document)
    path.chmod(0o600)
    path.write_bytes(b"anders")
    assert library.lend(document).read_bytes() == a_pdf()


def test_the_limit_is_the_one_that_is_told() -> None:
    assert MOST_BYTES == 25_000_000


def test_a_pasted_picture_is_kept_as_a_file(library: Library) -> None:
    document = library.add_content("Geplakte afbeelding", a_png()).value
    assert (document.file_name, document.title) == ("Geplakte afbeelding.png", "Geplakte afbeelding")
    assert library.page(document, 0, 100).content == a_png()


def test_a_link_keeps_its_title_and_its_address_can_be_mended(library: Library) -> None:
    link = library.add_link("www.vechtster.example/film").value
    assert link.title == "vechtster.example"
    mended = library.keep(replace(link, url="vechtster.example/nieuwe-film")).value
    assert mended.url == "https://vechtster.example/nieuwe-film"
    with pytest.raises(Refused, match="https://"):
        library.keep(replace(link, url="geen link"))


def test_a_document_that_is_gone_cannot_be_removed_or_replaced(library: Library, put: Put) -> None:
    with pytest.raises(Refused, match="niet meer in je bibliotheek"):
        library.remove(an_id())
    with pytest.raises(Refused, match="niet meer in je bibliotheek"):
        library.replace_file(an_id(), put("a.pdf", a_pdf()))


def test_a_visit_sees_the_library_and_what_its_list_still_names(
    library: Library, put: Put, database: Database
) -> None:
    gone, live = (added(library, put(f"{name}.pdf", a_pdf(len(name)))) for name in ("a", "bb"))
    library.remove(gone.id)
    item = CheckItem(an_id(), Step.DOCUMENTATION, "A", document_id=gone.id)
    seen = library.for_visit(a_preparation(items=(item,)), VisitKind.FIRST, "nl")
    assert [document.id for document in seen.live] == [live.id]
    assert [document.id for document in seen.former] == [gone.id]
    assert seen.find(gone.id) == seen.former[0]
    assert seen.find(None) is None
    assert seen.required.lacks_corporate


def test_where_nothing_can_be_written_lending_is_told_in_words(
    library: Library, put: Put, tmp_path: Path
) -> None:
    (tmp_path / "profile").write_bytes(b"a file where the folder should be")
    with pytest.raises(Trouble, match="kon niet worden bewaard"):
        library.lend(added(library, put("a.pdf", a_pdf())))


def test_sweeping_where_nothing_was_lent_is_no_trouble(tmp_path: Path) -> None:
    LentFiles(tmp_path / "nergens").sweep()
    assert not (tmp_path / "nergens").exists()
