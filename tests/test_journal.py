"""The journal writes what happened and survives a folder that cannot be written."""

from __future__ import annotations

import logging
from pathlib import Path

from salesdesk.journal import close_journal, open_journal


def test_the_journal_writes_to_its_file(tmp_path: Path) -> None:
    open_journal(tmp_path / "logs" / "salesdesk.log")
    logging.getLogger("salesdesk.storage").warning("backup made")
    close_journal()
    assert "backup made" in (tmp_path / "logs" / "salesdesk.log").read_text(encoding="utf-8")


def test_a_folder_that_is_a_file_does_not_stop_the_program(tmp_path: Path) -> None:
    (tmp_path / "logs").write_text("in the way", encoding="utf-8")
    open_journal(tmp_path / "logs" / "salesdesk.log")
    logging.getLogger("salesdesk").warning("goes nowhere")
    close_journal()
    assert (tmp_path / "logs").read_text(encoding="utf-8") == "in the way"
