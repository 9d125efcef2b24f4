"""CSV as it really comes in."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from salesdesk.exchange.delimited import find_separator, read_delimited
from salesdesk.exchange.files import read_sheet
from salesdesk.exchange.sheet import LONGEST_CELL, MOST_COLUMNS, MOST_ROWS, Sheet

HEADER = "Naam;Plaats;Omzet\r\n"


def read(text: str, encoding: str = "utf-8") -> Sheet:
    return read_delimited(text.encode(encoding))


def names(sheet: Sheet) -> list[object]:
    return [row.cells[0] for row in sheet.rows]


def faults(sheet: Sheet) -> list[tuple[int, bool]]:
    return [(problem.line, problem.blocks) for problem in sheet.problems]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_accents_survive_every_encoding_offices_use(encoding: str) -> None:
    sheet = read(HEADER + "Café Zoë – € 5;Liège;1\r\n", encoding)
    assert sheet.rows[0].cells[:2] == ("Café Zoë – € 5", "Liège")
    assert not sheet.problems


@pytest.mark.parametrize("separator", [";", ",", "\t", "|"])
def test_the_separator_is_found(separator: str) -> None:
    rows = [["Naam", "Adres", "Prijs"], ["A", "Dorp 1", "12"], ["B", "Stad 2", "9"]]
    assert find_separator("\n".join(separator.join(row) for row in rows)) == separator


def test_decimal_commas_do_not_make_a_comma_file() -> None:
    assert find_separator("Naam;Prijs;Korting\nA;12,50;2,5\nB;13,75;1,5\n") == ";"


def test_a_separator_that_excel_names_is_believed_and_lines_still_count() -> None:
    sheet = read("sep=;\r\nNaam;Adres\r\nA;x, y, z\r\n")
    assert (sheet.separator, sheet.rows[0].line) == (";", 3)


def test_an_unclosed_quote_costs_its_own_line_only() -> None:
    sheet = read(HEADER + 'A;B;1\r\nC;"D;2\r\nE;F;3\r\nG;"H";4\r\n')
    assert names(sheet) == ["A", "E", "G"]
    assert faults(sheet) == [(3, True)]


def test_an_unclosed_quote_on_the_last_line_costs_that_line() -> None:
    sheet = read(HEADER + 'A;B;1\r\nC;"D;2')
    assert names(sheet) == ["A"]
    assert faults(sheet) == [(3, True)]


def test_a_quote_that_swallows_whole_rows_and_closes_by_chance_is_seen() -> None:
    sheet = read(HEADER + 'A;"B;1\nC;D;2\nE;F;3\nG;H;";x\n')
    assert names(sheet)[:2] == ["C", "E"]
    assert faults(sheet)[0] == (2, True)


def test_a_note_over_several_lines_stays_one_cell_and_later_lines_keep_their_number() -> None:
    sheet = read(HEADER + 'A;"eerst\r\ndan, ""zo""\r\nklaar";1\r\nB;C;2\r\n')
    assert sheet.rows[0].cells[1] == 'eerst\ndan, "zo"\nklaar'
    assert sheet.rows[1].line == 5
    assert not sheet.problems


def test_inches_in_the_middle_of_a_cell_are_no_quotes() -> None:
    sheet = read(HEADER + 'Buis 5" lang;X;1\r\nB;Y;2\r\n')
    assert names(sheet) == ['Buis 5" lang', "B"]


def test_nul_signs_are_taken_out_and_said() -> None:
    sheet = read(HEADER + "A\x00B;X;1\r\nC;Y;2\r\n")
    assert names(sheet) == ["AB", "C"]
    assert faults(sheet) == [(2, False)]


def test_ten_megabytes_in_one_cell_keep_that_row_out_and_the_others_in() -> None:
    sheet = read(HEADER + f"A;{'x' * 10_000_000};1\r\nB;Y;2\r\n" + f'C;"{"y" * (LONGEST_CELL + 1)}";3\r\n')
    assert names(sheet) == ["B"]
    assert faults(sheet) == [(2, True), (4, True)]
    assert sheet.problems[0].reason.at == "Plaats"


def test_a_row_with_more_cells_than_the_header_is_kept_out() -> None:
    sheet = read(HEADER + "A;X;1;te veel\r\nB;Y;2;;;\r\nC\r\n")
    assert names(sheet) == ["B", "C"]
    assert faults(sheet) == [(2, True), (4, False)]


def test_letters_read_wrong_once_are_pointed_out() -> None:
    sheet = read(HEADER + "CafÃ© Zoë;X;1\r\nCafé;Y;2\r\n")
    assert faults(sheet) == [(2, False)]


@pytest.mark.parametrize(
    ("cell", "kept"),
    [
        ("'=SOM(A1)", "=SOM(A1)"),
        ("'+31 30 123", "+31 30 123"),
        ("'t Hoekje", "'t Hoekje"),
        ('"=""00123"""', "00123"),
        ("  rand\u200bje\u202e ", "randje"),
        ("'@home", "@home"),
    ],
)
def test_guards_and_invisible_signs_come_off(cell: str, kept: str) -> None:
    assert read(f"Naam;X\n{cell};1\n").rows[0].cells[0] == kept


@pytest.mark.parametrize("content", [b"", b"\r\n\r\n", b"\xef\xbb\xbf", b"   \n;;;\n"])
def test_an_empty_file_says_so(content: bytes) -> None:
    sheet = read_delimited(content)
    assert (sheet.rows, len(sheet.problems)) == ((), 1)


def test_reading_stops_where_a_file_has_more_rows_than_we_read() -> None:
    sheet = read("Naam;X\n" + "A;1\n" * (MOST_ROWS + 2))
    assert len(sheet.rows) == MOST_ROWS
    assert faults(sheet) == [(MOST_ROWS + 2, True)]


def test_a_header_of_a_thousand_columns_is_cut() -> None:
    assert len(read(";".join("abcdefghij" * 100) + "\n").header) == MOST_COLUMNS


def test_a_file_that_is_too_large_is_not_decoded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("salesdesk.exchange.delimited.MOST_BYTES", 10)
    sheet = read("Naam;X\nA;1\n")
    assert (sheet.header, len(sheet.problems)) == ((), 1)


@given(st.binary(max_size=400))
@settings(max_examples=300, deadline=None)
def test_no_bytes_make_it_fall(content: bytes) -> None:
    sheet = read_sheet(content)
    assert all(len(row.cells) == len(sheet.header) for row in sheet.rows)


@given(st.text(alphabet="a\";\n\r \x00\t='", max_size=120))
@settings(max_examples=300, deadline=None)
def test_every_line_is_a_row_a_problem_or_part_of_a_quoted_cell(text: str) -> None:
    sheet = read(f"Naam;X\n{text}\nslot;1")
    lines = [row.line for row in sheet.rows]
    assert lines == sorted(set(lines))
    assert sheet.rows[-1].cells[0] == "slot" or '"' in text
