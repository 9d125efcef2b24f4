"""Reads any table file by what it is, whatever its name says."""

from __future__ import annotations

from salesdesk.errors import N_, Reason
from salesdesk.exchange.delimited import read_delimited
from salesdesk.exchange.sheet import Problem, Sheet
from salesdesk.exchange.workbooks import read_workbook

_ZIP = b"PK\x03\x04"
_OLD_OFFICE = bytes.fromhex("d0cf11e0a1b11ae1")
_PICTURES_AND_PAPER = (b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"SQLite format 3")


def read_sheet(content: bytes) -> Sheet:
    """The table in these bytes; never raises on what is in them."""
    if content.startswith(_ZIP):
        return read_workbook(content)
    if content.startswith(_OLD_OFFICE):
        text = N_(
            "Dit is een oud of beveiligd Excelbestand. Sla het op als .xlsx of .csv, zonder wachtwoord."
        )
        return Sheet(problems=(Problem(0, Reason(text)),))
    if content.startswith(_PICTURES_AND_PAPER):
        return Sheet(problems=(Problem(0, Reason(N_("Dit is geen tabel. Kies een .csv of .xlsx."))),))
    return read_delimited(content)
