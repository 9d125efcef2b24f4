"""The page of documents: adding by button, drop and paste, describing, looking, replacing, removing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QGuiApplication,
    QImage,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from salesdesk.domain.library import DocumentKind
from salesdesk.domain.visits import VisitKind
from salesdesk.services.changes import Noun
from salesdesk.services.library import DocumentPage
from salesdesk.services.seller_file import SellerFile
from salesdesk.ui.desk import Desk
from salesdesk.ui.library.documents import DocumentList
from salesdesk.ui.library.incoming import incoming, png_bytes
from salesdesk.ui.library.preview import image_of
from salesdesk.ui.places import Place
from tests.answers import Answers
from tests.exchange.test_pictures import a_png
from tests.offer_desk import Rooms, type_into
from tests.paper.test_foreign_pdf import a_pdf
from tests.ui.audit import audit
from tests.ui.outside import Outside, outside_programs

LIBRARY = Place(Noun.LIBRARY)


@pytest.fixture
def outside(desk: Desk) -> Iterator[Outside]:
    with outside_programs() as made:
        yield made


def opened(rooms: Rooms) -> DocumentList:
    screen = rooms.open(LIBRARY, DocumentList)
    rooms.settle()
    return screen


def titles(screen: DocumentList) -> list[str]:
    return [line.title for line in screen.model.lines()]


def mime_of(*paths: Path) -> QMimeData:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return mime


def drop(screen: DocumentList, mime: QMimeData) -> None:
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(screen, QDragEnterEvent(QPoint(40, 40), copy, mime, left, none))
    QApplication.sendEvent(screen, QDropEvent(QPointF(40, 40), copy, mime, left, none))


def test_an_empty_library_says_what_belongs_there(empty_rooms: Rooms) -> None:
    screen = opened(empty_rooms)
    assert screen.pages.currentIndex() == 1
    assert not screen.lacking.isVisible()


def test_files_are_added_by_the_button(empty_rooms: Rooms, answers: Answers, tmp_path: Path) -> None:
    paths = [tmp_path / "vloeren.pdf", tmp_path / "fout.docx"]
    paths[0].write_bytes(a_pdf())
    paths[1].write_bytes(b"PK")
    screen = opened(empty_rooms)
    answers.choose_files = paths
    screen.intake.choose_files()
    empty_rooms.settle()
    assert titles(screen) == ["Vloeren"]
    assert "fout.docx: Kies een PDF" in answers.told[0]
    assert screen.lacking.isVisible()


def test_files_dropped_from_the_desktop_go_in(empty_rooms: Rooms, tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(a_pdf())
    (tmp_path / "b.png").write_bytes(a_png())
    screen = opened(empty_rooms)
    drop(screen, mime_of(tmp_path / "a.pdf", tmp_path / "b.png"))
    empty_rooms.settle()
    assert titles(screen) == ["A", "B"]
    assert screen.drops.veil.isHidden()


def test_a_film_of_two_hundred_megabytes_is_refused_with_a_way_out(
    empty_rooms: Rooms, answers: Answers, tmp_path: Path
) -> None:
    with (tmp_path / "film.pdf").open("wb") as file:
        file.truncate(200_000_000)  # takes no room on the disk
    screen = opened(empty_rooms)
    drop(screen, mime_of(tmp_path / "film.pdf"))
    empty_rooms.settle()
    assert titles(screen) == []
    assert answers.told[0].startswith(
        "1 bestand is niet toegevoegd film.pdf: Dit bestand is 200 MB; hooguit 25 MB"
    )
    assert "voeg de link toe" in answers.told[0]


def test_something_hanging_over_the_page_shows_where_it_goes(empty_rooms: Rooms, tmp_path: Path) -> None:
    screen = opened(empty_rooms)
    (tmp_path / "a.pdf").write_bytes(a_pdf())
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    mime = mime_of(tmp_path / "a.pdf")
    QApplication.sendEvent(screen, QDragEnterEvent(QPoint(40, 40), copy, mime, left, none))
    assert screen.drops.veil.isVisible()
    assert screen.drops.veil.rect() == screen.rect()


def test_what_hangs_there_stays_welcome_while_it_moves_and_may_leave(
    empty_rooms: Rooms, tmp_path: Path
) -> None:
    screen = opened(empty_rooms)
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    mime = mime_of(tmp_path / "a.pdf")
    for kind in (QDragEnterEvent, QDragMoveEvent):
        event = kind(QPoint(40, 40), copy, mime, left, none)
        event.ignore()
        QApplication.sendEvent(screen, event)
        assert event.isAccepted()
    QApplication.sendEvent(screen, QDragLeaveEvent())
    assert screen.drops.veil.isHidden()


def test_what_cannot_go_in_is_not_welcome(empty_rooms: Rooms) -> None:
    screen = opened(empty_rooms)
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    mime = text_mime("zomaar tekst")  # the event does not keep it alive
    event = QDragEnterEvent(QPoint(40, 40), copy, mime, left, none)
    event.ignore()
    QApplication.sendEvent(screen, event)
    assert not event.isAccepted()


def text_mime(text: str) -> QMimeData:
    mime = QMimeData()
    mime.setText(text)
    return mime


@pytest.mark.parametrize(
    ("text", "links"),
    [
        ("https://www.vechtster.example/film", ("https://www.vechtster.example/film",)),
        ("  www.vechtster.example ", ("www.vechtster.example",)),
        ("zomaar een zin met www.vechtster.example erin", ()),
        ("", ()),
    ],
)
def test_a_pasted_text_is_a_link_or_nothing(desk: Desk, text: str, links: tuple[str, ...]) -> None:
    assert incoming(text_mime(text)).links == links


def test_a_pasted_picture_goes_in_as_a_file(empty_rooms: Rooms) -> None:
    picture = QImage(40, 30, QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.red)
    mime = QMimeData()
    mime.setImageData(picture)
    screen = opened(empty_rooms)
    screen.intake.take(incoming(mime))
    empty_rooms.settle()
    (line,) = screen.model.lines()
    assert (line.kind, line.file_name) == (DocumentKind.IMAGE, "Geplakte afbeelding.png")


def test_nothing_to_paste_is_said(empty_rooms: Rooms, desk: Desk) -> None:
    said: list[str] = []
    desk.said.connect(lambda text, _undo: said.append(text))
    QGuiApplication.clipboard().setText("zomaar iets")
    opened(empty_rooms).intake.paste()
    assert said == ["Op het klembord staat geen bestand, afbeelding of link."]


def test_a_link_is_added_and_a_wrong_one_is_said(empty_rooms: Rooms, desk: Desk, answers: Answers) -> None:
    refused: list[object] = []
    desk.work.refused.connect(refused.append)
    screen = opened(empty_rooms)
    answers.text = ["www.vechtster.example/film", "dit is geen link"]
    screen.intake.add_link()
    empty_rooms.settle()
    screen.intake.add_link()
    empty_rooms.settle()
    assert [line.url for line in screen.model.lines()] == ["https://www.vechtster.example/film"]
    assert len(refused) == 1


def test_what_is_typed_of_a_document_is_kept(rooms: Rooms, sample: SellerFile) -> None:
    screen = opened(rooms)
    screen.table.choose(lambda line: line.title == "Zes weken in beeld")
    rooms.settle()
    screen.form.title.clear()
    type_into(screen.form.title, "Zes weken")
    type_into(screen.form.codes, "CO-KW; VL-01")
    screen.form.kinds[VisitKind.FIRST].click()
    rooms.settle()
    screen.autosave.flush()
    rooms.settle()
    (kept,) = sample.library.documents("Zes weken")
    assert (kept.title, kept.product_codes) == ("Zes weken", ("CO-KW", "VL-01"))
    assert kept.kinds == {VisitKind.FIRST}


def test_the_corporate_brochure_asks_no_kinds_of_visit(rooms: Rooms) -> None:
    screen = opened(rooms)
    screen.table.choose(lambda line: line.title == "Vechtster in het kort")
    rooms.settle()
    assert screen.form.corporate.value()
    assert not any(tick.isVisible() for tick in screen.form.kinds.values())
    screen.form.corporate.click()
    assert all(tick.isVisible() for tick in screen.form.kinds.values())


def test_a_brochure_can_be_leafed_through(rooms: Rooms) -> None:
    screen = opened(rooms)
    screen.table.choose(lambda line: line.title == "Vechtster in het kort")
    rooms.settle()
    preview = screen.form.preview
    assert preview.place.text() == "1 van 2"
    preview.after.click()
    rooms.settle()
    assert preview.place.text() == "2 van 2"
    assert not preview.after.isEnabled()


def test_searching_narrows_the_list(rooms: Rooms) -> None:
    screen = opened(rooms)
    type_into(screen.search, "vl-03")
    screen.reload()
    rooms.settle()
    assert titles(screen) == ["Vloeren die langer meegaan"]
    type_into(screen.search, "bestaat niet")
    screen.reload()
    rooms.settle()
    assert titles(screen) == []
    assert screen.pages.currentIndex() == 0  # the search stays in sight


def test_a_document_opens_in_the_viewer_of_the_system(rooms: Rooms, outside: Outside) -> None:
    screen = opened(rooms)
    screen.table.choose(lambda line: line.title == "Zo werken wij")
    rooms.settle()
    screen.form.open.click()
    rooms.settle()
    (path,) = outside.opened
    assert Path(path).name == "werkwijze.pdf"
    assert Path(path).read_bytes().startswith(b"%PDF")


def test_a_link_opens_in_the_browser(rooms: Rooms, outside: Outside) -> None:
    screen = opened(rooms)
    screen.table.choose(lambda line: line.kind is DocumentKind.LINK)
    rooms.settle()
    screen.open_chosen()
    assert outside.opened == ["https://www.vechtster.example/film"]


def test_closing_the_file_takes_lent_copies_away(sample: SellerFile) -> None:
    (document, *_rest) = sample.library.documents("werkwijze")
    path = sample.library.lend(document)
    sample.close()
    assert not path.exists()


def test_a_newer_version_can_be_taken_back(
    rooms: Rooms, desk: Desk, answers: Answers, tmp_path: Path
) -> None:
    undo: list[object] = []
    desk.said.connect(lambda _text, back: undo.append(back))
    (tmp_path / "nieuw.pdf").write_bytes(a_pdf(4))
    screen = opened(rooms)
    screen.table.choose(lambda line: line.title == "Zo werken wij")
    rooms.settle()
    answers.choose_file = tmp_path / "nieuw.pdf"
    screen.form.newer.click()
    rooms.settle()
    line = screen.table.line()
    assert line is not None
    assert (line.title, line.file_name) == ("Zo werken wij", "nieuw.pdf")
    undo[-1]()  # type: ignore[operator]
    rooms.settle()
    line = screen.table.line()
    assert line is not None
    assert line.file_name == "werkwijze.pdf"


def test_a_bad_newer_version_leaves_the_present_one(rooms: Rooms, answers: Answers, tmp_path: Path) -> None:
    (tmp_path / "leeg.pdf").write_bytes(b"")
    screen = opened(rooms)
    answers.choose_file = tmp_path / "leeg.pdf"
    screen._replace()
    rooms.settle()
    assert answers.told == ["De versie van nu blijft staan Dit bestand is leeg."]


def test_a_removed_document_comes_back_with_undo(rooms: Rooms, desk: Desk) -> None:
    undo: list[object] = []
    desk.said.connect(lambda _text, back: undo.append(back))
    screen = opened(rooms)
    screen.table.choose(lambda line: line.title == "Glas en gevel")
    rooms.settle()
    screen.form.remove.click()
    rooms.settle()
    assert "Glas en gevel" not in titles(screen)
    undo[-1]()  # type: ignore[operator]
    rooms.settle()
    assert "Glas en gevel" in titles(screen)


def test_a_picture_of_forty_megapixels_is_shown_small(desk: Desk) -> None:
    large = QImage(8000, 5000, QImage.Format.Format_Grayscale8)
    large.fill(Qt.GlobalColor.gray)
    seen = image_of(DocumentPage(0, 1, None, png_bytes(large)), 276, 216)
    assert (seen.width(), seen.height()) == (276, 172)


def test_a_picture_that_cannot_be_drawn_shows_a_sign(desk: Desk) -> None:
    assert image_of(DocumentPage(0, 1, None, b"geen beeld"), 276, 216).isNull()


def test_two_hundred_documents_are_listed_and_found(
    fresh: SellerFile, empty_rooms: Rooms, tmp_path: Path
) -> None:
    paths = [tmp_path / f"{number:03d}.pdf" for number in range(200)]
    for number, path in enumerate(paths):
        path.write_bytes(a_pdf() + f"% {number}".encode())
    fresh.library.add_files(paths)
    screen = opened(empty_rooms)
    assert len(titles(screen)) == 200
    type_into(screen.search, "199")
    screen.reload()
    empty_rooms.settle()
    assert titles(screen) == ["199"]


def test_ten_megabytes_go_in_beside_the_screen(empty_rooms: Rooms, desk: Desk, tmp_path: Path) -> None:
    jobs: list[object] = []
    desk.work.job_started.connect(jobs.append)
    path = tmp_path / "groot.pdf"
    path.write_bytes(a_pdf() + b"%" + bytes(range(1, 200)) * 50_000)
    screen = opened(empty_rooms)
    screen.intake.add([path])
    assert titles(screen) == []  # the screen goes on meanwhile
    empty_rooms.settle()
    assert titles(screen) == ["Groot"]
    assert len(jobs) == 1


def test_the_keyboard_begins_at_the_search_and_pastes(rooms: Rooms) -> None:
    screen = opened(rooms)
    assert screen.first_focus() is screen.search
    QGuiApplication.clipboard().setText("https://www.vechtster.example/nieuws")
    QTest.keyClick(screen.table, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    rooms.settle()
    assert "vechtster.example" in titles(screen)


def test_pasting_has_an_action_of_its_own(rooms: Rooms) -> None:
    screen = opened(rooms)
    QGuiApplication.clipboard().setText("www.vechtster.example/nieuws")
    rooms.desk.actions.run("library.paste")
    rooms.settle()
    assert "vechtster.example" in titles(screen)


def test_everybody_can_use_the_page(rooms: Rooms) -> None:
    assert audit(opened(rooms)) == []


@pytest.mark.usefixtures("large_type")
def test_everybody_can_use_the_page_in_large_letters(rooms: Rooms) -> None:
    assert audit(opened(rooms)) == []


def test_everybody_can_use_the_empty_page(empty_rooms: Rooms) -> None:
    assert audit(opened(empty_rooms)) == []


def test_a_document_that_was_searched_for_is_chosen(rooms: Rooms, sample: SellerFile) -> None:
    (hit,) = (hit for hit in sample.search.find("sanitair altijd") if hit.kind == "document")
    screen = rooms.open(Place(Noun.LIBRARY, hit.id), DocumentList)
    rooms.settle()
    line = screen.table.line()
    assert line is not None
    assert (line.id, screen.form.title.value()) == (hit.id, "Sanitair altijd gevuld")
