"""A document gets its first title from its file, and a link its address as a browser wants it."""

from __future__ import annotations

import pytest

from salesdesk.errors import Refused
from salesdesk.services.document_names import title_of, web_address


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("https://www.vechtster.example/film", "https://www.vechtster.example/film"),
        ("www.vechtster.example", "https://www.vechtster.example"),
        (" vechtster.example/a?b=c#d ", "https://vechtster.example/a?b=c#d"),
    ],
)
def test_a_link_is_kept_as_a_browser_wants_it(typed: str, kept: str) -> None:
    assert web_address(typed) == kept


@pytest.mark.parametrize(
    "typed",
    [
        "", "geen link", "localhost", "file:///etc/passwd", "javascript:alert(1)", "mailto:a@b.example",
        "https://", "https://a b.example", 'https://a.example/"><script>', "https://[::1", "https://a.example:x",
        "https://a.example/" + "x" * 2000,
    ],
)  # fmt: skip
def test_what_is_no_page_on_the_web_is_refused(typed: str) -> None:
    with pytest.raises(Refused, match="https://"):
        web_address(typed)


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("vloeren_2026-nl.pdf", "Vloeren 2026 nl"),
        ("Folder.PDF", "Folder"),
        ("a.b.pdf", "A.b"),
        ("___.pdf", "___.pdf"),
        ("x" * 300 + ".pdf", "X" + "x" * 199),
    ],
)
def test_a_file_name_gives_a_first_title(name: str, title: str) -> None:
    assert title_of(name) == title
