"""A document on screen: its pages, its warnings, printing and keeping it."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPageSize
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from salesdesk.paper.preview import page_count
from salesdesk.services.papers import Paper
from salesdesk.services.seller_file import SellerFile
from salesdesk.ui import ask
from salesdesk.ui.desk import Desk
from salesdesk.ui.paper_window import PaperWindow, show_paper
from tests.answers import Answers
from tests.sample_fixtures import MOMENT
from tests.ui.audit import audit


@pytest.fixture
def folder(sample: SellerFile) -> Paper:
    return sample.papers.day_folder(MOMENT.date()).value


def opened(desk: Desk, sample: SellerFile, paper: Paper) -> PaperWindow:
    window = show_paper(desk, sample.papers, paper)
    desk.work.wait_idle()
    return window


def test_every_page_is_drawn_under_the_other(desk: Desk, sample: SellerFile, folder: Paper) -> None:
    window = opened(desk, sample, folder)
    size = window.pages.sizeHint()
    assert size.height() > folder.page_count * size.width()
    assert not window.grab().isNull()
    assert audit(window) == []
    window.close()


def test_signs_that_cannot_be_printed_are_said(desk: Desk, sample: SellerFile, folder: Paper) -> None:
    paper = Paper(folder.name, folder.content, folder.page_count, ("漢", "字"))
    window = opened(desk, sample, paper)
    assert any("漢 字" in one.text() for one in window.findChildren(QLabel))
    window.close()


def test_ctrl_s_keeps_and_escape_closes(
    desk: Desk, sample: SellerFile, folder: Paper, answers: Answers, tmp_path: Path
) -> None:
    window = opened(desk, sample, folder)
    answers.save_file = [None, tmp_path / "dagmap.pdf"]
    for _again in range(2):
        QTest.keyClick(window, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
        desk.work.wait_idle()
    assert (tmp_path / "dagmap.pdf").read_bytes() == folder.content
    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert not window.isVisible()


def test_the_chosen_pages_go_to_the_printer(
    desk: Desk, sample: SellerFile, folder: Paper, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    printed = tmp_path / "gedrukt.pdf"

    def printer(*_question: object) -> QPrinter:
        made = QPrinter()
        made.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        made.setOutputFileName(str(printed))
        made.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
        made.setFromTo(1, 2)
        return made

    window = opened(desk, sample, folder)
    monkeypatch.setattr(ask, "printer", printer)
    QTest.keyClick(window, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    desk.work.wait_idle()
    assert page_count(printed.read_bytes()) == 2
    monkeypatch.setattr(ask, "printer", lambda *_question: None)
    printed.unlink()
    QTest.keyClick(window, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    desk.work.wait_idle()
    assert not printed.exists()
    window.close()
