"""Excel workbooks in and out, and the ones that must not be opened."""

from __future__ import annotations

import io
import re
import struct
import zipfile
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from salesdesk.exchange.files import read_sheet
from salesdesk.exchange.workbook_writing import Column, ColumnKind, Table, workbook_bytes
from salesdesk.exchange.workbooks import read_workbook

MADE = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
COLUMNS = (
    Column("Naam"),
    Column("Prijs", ColumnKind.EURO),
    Column("Datum", ColumnKind.DATE),
    Column("Kans", ColumnKind.PERCENT),
)


def a_workbook(*rows: list[str | Decimal | date | None]) -> bytes:
    return workbook_bytes(Table("Blad", COLUMNS, rows), created=MADE)


def repacked(content: bytes, name: str, body: bytes) -> bytes:
    """The same workbook with one member replaced."""
    target = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as source,
        zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as out,
    ):
        for member in source.namelist():
            if member != name:
                out.writestr(member, source.read(member))
        out.writestr(name, body)
    return target.getvalue()


def test_what_is_written_is_read_back_the_same() -> None:
    row: list[str | Decimal | date | None] = ["Zoë & Co", Decimal("1403.325"), date(2027, 1, 31), Decimal(35)]
    sheet = read_sheet(a_workbook(row, ["", None, None, None]))
    assert sheet.header == ("Naam", "Prijs", "Datum", "Kans")
    assert [list(entry.cells) for entry in sheet.rows] == [row]


def test_a_text_that_looks_like_a_formula_stays_a_text() -> None:
    content = a_workbook(
        ["=HYPERLINK('http://x.example')", Decimal(1), None, None], ["+31", None, None, None]
    )
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert b"<f>" not in archive.read("xl/worksheets/sheet1.xml")
    assert read_sheet(content).rows[0].cells[0] == "=HYPERLINK('http://x.example')"


def formats_used(content: bytes) -> list[str]:
    """The format of every figure and date on the first sheet, row by row."""
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        styles = book.read("xl/styles.xml").decode()
        cells = book.read("xl/worksheets/sheet1.xml").decode()
    codes = dict(re.findall(r'numFmtId="(\d+)" formatCode="([^"]*)"', styles)) | {"3": "#,##0"}
    kinds = re.findall(r'numFmtId="(\d+)"', styles.split("<cellXfs")[1].split("</cellXfs")[0])
    return [codes[kinds[int(at)]] for at in re.findall(r'<c r="\w+" s="(\d+)"><v>', cells)]


def test_a_whole_figure_has_no_comma_behind_it() -> None:
    columns = (Column("Aantal", ColumnKind.NUMBER), Column("Kans", ColumnKind.PERCENT))
    rows = [[Decimal(28), Decimal("90.00")], [Decimal("1.75"), Decimal("22.5")]]
    assert formats_used(workbook_bytes(Table("Blad", columns, rows), created=MADE)) == [
        "#,##0", "0&quot; %&quot;", "#,##0.0##", "0.0#&quot; %&quot;",
    ]  # fmt: skip


def test_a_month_is_a_date_that_can_be_sorted() -> None:
    table = Table("Blad", (Column("Maand", ColumnKind.MONTH),), [[date(2026, 11, 1)], ["Totaal"]])
    content = workbook_bytes(table, created=MADE)
    assert [row.cells for row in read_sheet(content).rows] == [(date(2026, 11, 1),), ("Totaal",)]
    assert formats_used(content) == ["mmm yyyy"]


def test_the_same_tables_give_the_same_bytes() -> None:
    assert a_workbook(["A", Decimal(1), None, None]) == a_workbook(["A", Decimal(1), None, None])


def test_a_title_with_forbidden_signs_becomes_a_sheet_name() -> None:
    content = workbook_bytes(Table("a/b:c" * 20, COLUMNS, []), Table("", COLUMNS, []), created=MADE)
    assert read_sheet(content).header[0] == "Naam"


def test_a_zip_bomb_is_not_opened() -> None:
    content = repacked(a_workbook(["A", None, None, None]), "xl/media/bomb.bin", bytes(300_000_000))
    sheet = read_workbook(content)
    assert len(content) < 1_000_000
    assert "te groot" in sheet.problems[0].reason.text


def test_a_zip_that_lies_about_its_sizes_is_not_opened() -> None:
    content = bytearray(repacked(a_workbook(["A", None, None, None]), "xl/media/bomb.bin", bytes(50_000_000)))
    place = content.rindex(b"PK\x01\x02")
    content[place + 24 : place + 28] = struct.pack("<L", 10)
    assert "te groot" in read_workbook(bytes(content)).problems[0].reason.text


def test_a_lone_cell_in_the_far_corner_is_not_opened() -> None:
    body = (
        b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
        b'<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
        b"</sheetData></worksheet>"
    )
    content = repacked(a_workbook(["A", None, None, None]), "xl/worksheets/sheet1.xml", body)
    assert "te veel rijen" in read_workbook(content).problems[0].reason.text


def test_a_workbook_with_too_many_members_is_not_opened() -> None:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for number in range(2_100):
            archive.writestr(f"{number}", b"")
    assert read_workbook(target.getvalue()).problems


@pytest.mark.parametrize(
    ("content", "word"),
    [
        (b"PK\x03\x04 rommel", "beschadigd"),
        (bytes.fromhex("d0cf11e0a1b11ae1") + bytes(500), "oud of beveiligd"),
        (b"%PDF-1.7\n", "geen tabel"),
    ],
)
def test_what_is_no_workbook_says_what_it_is(content: bytes, word: str) -> None:
    assert word in read_sheet(content).problems[0].reason.text


def test_a_cell_that_is_too_long_keeps_its_row_out() -> None:
    content = a_workbook(["x" * 32_000, None, None, None], ["B", None, None, None])
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        strings = archive.read("xl/sharedStrings.xml").replace(b"x" * 32_000, b"x" * 32_500)
    sheet = read_workbook(repacked(content, "xl/sharedStrings.xml", strings))
    assert [row.cells[0] for row in sheet.rows] == ["B"]
    assert sheet.problems[0].line == 2


@given(st.data())
@settings(max_examples=150, deadline=None)
def test_a_damaged_workbook_never_makes_it_fall(data: st.DataObject) -> None:
    content = bytearray(a_workbook(["A", Decimal("1.5"), date(2026, 1, 1), Decimal(10)]))
    for _ in range(data.draw(st.integers(1, 6))):
        content[data.draw(st.integers(4, len(content) - 1))] = data.draw(st.integers(0, 255))
    sheet = read_sheet(bytes(content))
    assert sheet.header or sheet.problems


def test_an_empty_sheet_before_the_filled_one_is_passed_over() -> None:
    content = workbook_bytes(Table("Leeg", (), []), Table("Vol", COLUMNS, []), created=MADE)
    assert read_workbook(content).header == ("Naam", "Prijs", "Datum", "Kans")


def test_a_workbook_with_nothing_in_it_says_so() -> None:
    assert "niets" in read_workbook(workbook_bytes(Table("", (), []), created=MADE)).problems[0].reason.text


def test_limits_on_bytes_and_rows_hold(monkeypatch: pytest.MonkeyPatch) -> None:
    content = a_workbook(["A", None, None, None], ["B", None, None, None])
    monkeypatch.setattr("salesdesk.exchange.workbooks.MOST_ROWS", 1)
    assert [problem.line for problem in read_workbook(content).problems] == [3]
    monkeypatch.setattr("salesdesk.exchange.workbooks.MOST_BYTES", 10)
    assert read_workbook(content).header == ()


def test_letters_read_wrong_once_and_cells_beyond_the_header_are_dealt_with() -> None:
    table = Table("Blad", (Column("Naam"), Column("")), [["CafÃ©", "x"], ["", "los"]])
    sheet = read_workbook(workbook_bytes(table, created=MADE))
    assert [row.cells for row in sheet.rows] == [("CafÃ©",)]
    assert [(problem.line, problem.blocks) for problem in sheet.problems] == [(2, False)]


def test_yes_and_no_and_clock_times_become_words() -> None:
    body = (
        b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
        b'<row r="1"><c r="A1" t="inlineStr"><is><t>Naam</t></is></c></row>'
        b'<row r="2"><c r="A2" t="b"><v>1</v></c></row><row r="3"><c r="A3" t="b"><v>0</v></c></row>'
        b"</sheetData></worksheet>"
    )
    sheet = read_workbook(repacked(a_workbook(), "xl/worksheets/sheet1.xml", body))
    assert [row.cells for row in sheet.rows] == [("ja",), ("nee",)]


def test_a_workbook_with_a_password_on_its_members_is_not_opened() -> None:
    content = bytearray(a_workbook(["A", None, None, None]))
    place = content.index(b"PK\x01\x02")
    content[place + 8] |= 1
    assert "wachtwoord" in read_workbook(bytes(content)).problems[0].reason.text


def test_a_member_packed_in_an_unknown_way_is_called_damaged() -> None:
    content = bytearray(a_workbook(["A", None, None, None]))
    place = content.index(b"PK\x01\x02")
    content[place + 10 : place + 12] = struct.pack("<H", 12)
    assert "beschadigd" in read_workbook(bytes(content)).problems[0].reason.text


def test_members_stored_as_they_are_can_be_read() -> None:
    target = io.BytesIO()
    packed = io.BytesIO(a_workbook(["A", None, None, None]))
    with zipfile.ZipFile(packed) as source, zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as out:
        for member in source.namelist():
            out.writestr(member, source.read(member))
    assert read_workbook(target.getvalue()).rows[0].cells[0] == "A"


def test_the_seller_can_still_stop_the_program_while_it_reads(monkeypatch: pytest.MonkeyPatch) -> None:
    def stopped(content: bytes) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("salesdesk.exchange.workbooks._sheets", stopped)
    with pytest.raises(KeyboardInterrupt):
        read_workbook(a_workbook())


@pytest.mark.parametrize(("width", "lies"), [(20, False), (60, True)])
def test_a_sheet_is_printed_as_wide_as_the_page_with_its_titles_on_each(width: int, lies: bool) -> None:
    columns = tuple(replace(column, width=width) for column in COLUMNS[:2])
    content = workbook_bytes(Table("Blad", columns, [["Zoë", Decimal(1)]]), created=MADE)
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        sheet = book.read("xl/worksheets/sheet1.xml").decode()
        names = book.read("xl/workbook.xml").decode()
    assert 'paperSize="9"' in sheet
    assert 'fitToHeight="0"' in sheet
    assert "Print_Titles" in names
    assert ('orientation="landscape"' in sheet) is lies
