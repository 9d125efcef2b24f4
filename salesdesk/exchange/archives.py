"""Looks into a ZIP before anyone unpacks it: a small file must not grow until the laptop stands still."""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib

from salesdesk.errors import N_, Reason

MOST_MEMBERS = 2_000
MOST_UNPACKED = 256 * 1024 * 1024
MOST_RATIO = 200
RATIO_FROM = 1024 * 1024
MOST_CELLS = 12_000_000
_LOCAL_HEADER = struct.Struct("<26xHH")
_CELL_PLACE = re.compile(rb"""\sr\s*=\s*["']([A-Z]{1,3})([0-9]{1,7})["']""")
_ROW_PLACE = re.compile(rb"""\sr\s*=\s*["']([0-9]{1,7})["']""")
_UNSAFE = N_("Dit bestand wordt bij het uitpakken veel te groot; het is niet geopend.")
_DAMAGED = N_("Dit Excelbestand is beschadigd.")


def why_unsafe(content: bytes) -> Reason | None:
    """Why this workbook must not be opened, None when it may.

    The sizes in the table of contents may lie, so every member is really unpacked, piece by piece.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return _checked(content, archive.infolist())
    except (zipfile.BadZipFile, zlib.error, struct.error, ValueError, OverflowError, NotImplementedError):
        return Reason(_DAMAGED)


def _checked(content: bytes, members: list[zipfile.ZipInfo]) -> Reason | None:
    if len(members) > MOST_MEMBERS or sum(member.compress_size for member in members) > len(content):
        return Reason(_UNSAFE)
    if sum(member.file_size for member in members) > MOST_UNPACKED:
        return Reason(_UNSAFE)
    room = MOST_UNPACKED
    for member in members:
        if member.flag_bits & 1:
            return Reason(N_("Dit bestand is beveiligd met een wachtwoord; sla het op zonder."))
        body = _unpacked(content, member, min(room, max(RATIO_FROM, member.compress_size * MOST_RATIO)))
        if body is None:
            return Reason(_UNSAFE)
        room -= len(body)
        if "worksheets/" in member.filename and _claims_too_many_cells(body):
            return Reason(N_("Dit werkblad heeft te veel rijen of kolommen."))
    return None


def _unpacked(content: bytes, member: zipfile.ZipInfo, most: int) -> bytes | None:
    """The member's bytes, None when there are more than `most`."""
    name_length, extra_length = _LOCAL_HEADER.unpack_from(content, member.header_offset)
    start = member.header_offset + 30 + name_length + extra_length
    packed = content[start : start + member.compress_size]
    if member.compress_type == zipfile.ZIP_STORED:
        return packed if len(packed) <= most else None
    if member.compress_type != zipfile.ZIP_DEFLATED:
        raise NotImplementedError(member.compress_type)
    body = zlib.decompressobj(-zlib.MAX_WBITS).decompress(packed, most + 1)
    return body if len(body) <= most else None


def _claims_too_many_cells(sheet: bytes) -> bool:
    """A lone cell in the far corner makes a reader reserve the whole rectangle."""
    columns, last_row = set(), 1
    for letters, row in _CELL_PLACE.findall(sheet):
        columns.add(letters)
        last_row = max(last_row, int(row))
    last_row = max(last_row, max((int(row) for row in _ROW_PLACE.findall(sheet)), default=1))
    last_column = max((_column_number(letters) for letters in columns), default=1)
    return last_row * last_column > MOST_CELLS


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number
