"""A document on screen says which signs it could not print."""

from __future__ import annotations

from dataclasses import replace

import pytest

from salesdesk.services.seller_file import SellerFile
from salesdesk.ui.desk import Desk
from salesdesk.ui.paper_window import MOST_SIGNS, PaperWindow, some_signs
from salesdesk.ui.parts import Note
from tests.sample_fixtures import MOMENT
from tests.ui.audit import audit


@pytest.mark.parametrize("signs", [(), ("漢", "😀")])
def test_signs_that_came_out_as_question_marks_are_named(
    desk: Desk, sample: SellerFile, signs: tuple[str, ...]
) -> None:
    paper = replace(sample.papers.route(MOMENT.date()), missing_glyphs=signs)
    window = PaperWindow(desk, sample.papers, paper)
    notes = [note for note in window.findChildren(Note) if "als ?" in note.accessibleName()]
    assert [" ".join(signs) in note.accessibleName() for note in notes] == ([True] if signs else [])
    assert audit(window) == []
    desk.work.wait_idle()


@pytest.mark.parametrize(("count", "named"), [(1, 1), (MOST_SIGNS, MOST_SIGNS), (MOST_SIGNS + 1, MOST_SIGNS)])
def test_of_many_signs_only_the_first_are_named(count: int, named: int) -> None:
    said = some_signs(tuple(chr(0x4E00 + at) for at in range(count)))
    assert (len(said.rstrip(" …").split()), said.endswith("…")) == (named, count > named)
