"""A text is printed as it was typed, never read as markup, and never lost."""

from __future__ import annotations

import pytest

from salesdesk.paper import style
from salesdesk.paper.pdf import Pdf, Setup, build
from salesdesk.paper.pieces import Stack, TickBox
from salesdesk.paper.preview import page_count, page_text, whole_text
from salesdesk.paper.style import Face, TextStyle
from salesdesk.paper.tables import Row, Table
from salesdesk.paper.text import Text, broken_lines, clean, missing_glyphs, shortened, width_of
from tests.paper import examples


def printed(text: str, text_style: TextStyle = style.BODY) -> Pdf:
    setup = Setup(examples.COMPANY, "proef", "Sanne", "nl", examples.MADE_AT)
    return build([Text(text, text_style)], setup)


@pytest.mark.parametrize(
    "text",
    [
        "<b",
        "</para>",
        "<klant>",
        '<img src="/etc/hostname"/>',
        "&amp; & &#65; &lt;",
        "Łukasz & Zoë – € 5 ≤ 7 m²",
        "{niet} %s \\n \\",
        "a\u00a0b",
        "'\"`´’",
        "x" * 300,
    ],
)
def test_a_text_comes_out_as_it_was_typed(text: str) -> None:
    pdf = printed(text)
    assert "".join(text.split()) in "".join(whole_text(pdf.content).split())
    assert pdf.missing_glyphs == ()


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("a\u200bb\u200dc\ufeffd", "abcd"),
        ("\u202eomgekeerd\u202c \u2066x\u2069", "omgekeerd x"),
        ("a\x00b\x07c\x1bd\x7f", "abcd"),
        ("a\tb", "a b"),
        ("een\r\ntwee\rdrie\u2028vier", "een\ntwee\ndrie\nvier"),
        ("Zoe\u0308", "Zoë"),
        ("pres-bedr ↔", "pres-bedr ←→"),
        ("zacht\u00adafbreken", "zachtafbreken"),
        ("vast\u2011streepje", "vast-streepje"),
        ("\ud800half", "half"),
        ("✔\ufe0f klaar", "✓ klaar"),
    ],
)
def test_what_cannot_be_seen_is_taken_out(text: str, seen: str) -> None:
    assert clean(text) == seen


def test_a_character_that_the_font_lacks_is_reported_and_shown() -> None:
    pdf = printed("Geachte 李 雷 🙂, tot ziens")
    assert pdf.missing_glyphs == ("李", "雷", "🙂")
    assert "Geachte ? ? ?, tot ziens" in whole_text(pdf.content)


def test_missing_characters_are_named_once_and_in_order() -> None:
    assert missing_glyphs("日本", "本 gewone tekst\n") == ("日", "本") or missing_glyphs("日本") == (
        "日",
        "本",
    )
    assert missing_glyphs("Gewoon € – ✓") == ()


def test_italics_borrow_upright_letters_for_what_they_lack() -> None:
    pdf = printed("Optie Ω Жук", style.ASIDE)
    assert "Optie Ω Жук" in whole_text(pdf.content)
    assert pdf.missing_glyphs == ()


def test_line_breaks_are_kept() -> None:
    assert broken_lines("een\n\ntwee", style.BODY, 200) == ["een", "", "twee"]


@pytest.mark.parametrize("text", ["woord " * 400, "x" * 2000, "Wij " + "é" * 500 + " einde", "a  b   c"])
def test_no_line_is_wider_than_its_room(text: str) -> None:
    lines = broken_lines(text, style.BODY, 120.0)
    assert all(width_of(line, style.BODY) <= 120.01 for line in lines)
    assert "".join("".join(lines).split()) == "".join(text.split())


@pytest.mark.parametrize("size", [20_000, 100_000])
def test_a_very_long_text_runs_on_over_the_pages(size: int) -> None:
    words = [f"w{number:06}" for number in range(size // 8)]
    pdf = printed(" ".join(words))
    found = [word for word in whole_text(pdf.content).split() if word.startswith("w0")]
    assert found == words
    assert pdf.page_count == page_count(pdf.content) > 2


def test_a_page_break_leaves_two_lines_on_both_pages() -> None:
    text = Text("\n".join(f"regel {number}" for number in range(9)), style.BODY)
    leading = style.BODY.leading
    splits = {room: text.split_at(400, room * leading) for room in range(10)}
    kept = {room: len(parts[0].lines) for room, parts in splits.items() if parts}
    assert kept == {2: 2, 3: 3, 4: 4, 5: 5, 6: 6, 7: 7, 8: 7}


def test_a_page_begins_with_a_whole_row_or_some_lines_of_a_tall_one() -> None:
    low, tall = (Row((Text("regel\n" * count, style.BODY),), (400.0,)) for count in (3, 60))
    total = Row((Text("totaal", style.BODY),), (400.0,))
    assert [row.least_at(400) for row in (low, tall)] == [39, 40]
    assert Table(total, [low, tall]).least_at(400) == 13 + 39
    assert Table(None, [low], total).least_at(400) == 39 + 13
    assert Stack(tall, low).least_at(400) == 40
    assert Stack(TickBox(13), tall).least_at(400) == 13
    assert [Text("regel\n" * count, style.BODY).least_at(400) for count in (3, 4)] == [39, 26]


def test_a_head_is_shortened_to_its_room() -> None:
    line = shortened("Een bedrijfsnaam die nergens op past", style.BODY, 60)
    assert line.endswith("…")
    assert width_of(line, style.BODY) <= 60
    assert shortened("kort", style.BODY, 60) == "kort"


def test_an_empty_text_takes_no_room() -> None:
    assert Text(" \n\u200b ", style.BODY).height_at(100) == 0


@pytest.mark.parametrize(
    ("colour", "stays"), [("#0f766e", True), ("#ffff00", False), ("#ffffff", False), ("#000000", True)]
)
def test_the_company_colour_can_be_read_on_white_and_on_a_grey_printer(colour: str, stays: bool) -> None:
    readable = style.readable(style.rgb(colour))
    assert style.contrast_with_white(readable) >= 4.5
    assert (readable == style.rgb(colour)) is stays


@pytest.mark.parametrize("code", ["", "rood", "#12", "#zzzzzz"])
def test_a_colour_that_is_none_gives_the_default(code: str) -> None:
    assert style.rgb(code) == style.rgb(style.DEFAULT_COLOUR)


def test_figures_are_equally_wide_so_that_amounts_align() -> None:
    for face in Face:
        widths = {width_of(digit, TextStyle(face)) for digit in "0123456789"}
        assert len(widths) == 1


def test_the_text_of_a_page_is_its_own() -> None:
    pdf = printed("\n".join(f"regel {number}" for number in range(80)))
    assert "regel 0" in page_text(pdf.content, 0)
    assert "regel 79" not in page_text(pdf.content, 0)


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("Uffordlaan 12  ·  2011 PB Haarlem", "2011 PB Haarlem"),
        ("sinds het jaar 2011 pb Haarlem", "pb Haarlem"),
        ("de nummers 12011 PB Haarlem", "PB Haarlem"),
    ],
)
def test_a_line_does_not_end_inside_a_postcode(text: str, last: str) -> None:
    before = text[: text.casefold().index(" pb")]
    assert broken_lines(text, style.BODY, width_of(before, style.BODY) + 3)[1:] == [last]
