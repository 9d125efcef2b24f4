"""An offer for the archive: what ISO 19005-3 level B asks of a file, as far as its structure tells."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta, timezone
from hashlib import md5
from io import BytesIO
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from pypdf import PdfReader

from salesdesk.domain.offer_layouts import OfferLayout
from salesdesk.paper.archive_pdf import ArchiveNote, archived, attached_data, srgb_profile
from salesdesk.paper.offer import offer_pdf
from salesdesk.paper.offer_binding import bound_offer
from salesdesk.paper.sheets_behind import as_pictures, bound_behind, pdf_sheet, picture_sheet
from tests.paper import examples
from tests.paper.foreign_pdfs import a_pdf, a_picture

DATA = b'<?xml version="1.0"?><Quotation xmlns="urn:oasis"/>'
SPACES = {
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#", "dc": "http://purl.org/dc/elements/1.1/",
    "xmp": "http://ns.adobe.com/xap/1.0/", "pdf": "http://ns.adobe.com/pdf/1.3/",
    "id": "http://www.aiim.org/pdfa/ns/id/",
}  # fmt: skip
NOTE = ArchiveNote(
    "Offerte <OV118-2> & meer", "Sanne de Boer", "nl", examples.MADE_AT, "OV118-2.xml", DATA, "UBL"
)  # fmt: skip


def an_archive(layout: OfferLayout = OfferLayout.MODERN) -> bytes:
    """With everything on it: a logo with clear parts, terms of others and a picture behind it."""
    company = replace(examples.COMPANY, logo_png=a_picture(300, 120, mode="RGBA"))
    sheets = [as_pictures(pdf_sheet("Voorwaarden", a_pdf(pages=2))), picture_sheet("Foto", a_picture(90, 60))]
    offer = replace(examples.OFFER, layout=layout.value)
    paper = replace(examples.OFFER_PAPER, offer=offer, company=company, pages_behind=3)
    own = offer_pdf(paper)
    binding = bound_behind(sheets, own.page_count, own.page_count + 3, "nl")
    return archived(bound_offer(own, "Offerte", sheets, binding).content, NOTE)


@pytest.fixture(scope="module")
def content() -> bytes:
    return an_archive()


@pytest.fixture(scope="module")
def reader(content: bytes) -> PdfReader:
    return PdfReader(BytesIO(content))


def catalogue(reader: PdfReader) -> Any:
    return reader.trailer["/Root"].get_object()


def description(reader: PdfReader) -> ET.Element:
    stream = catalogue(reader)["/Metadata"].get_object()
    assert "/Filter" not in stream
    found = ET.fromstring(stream.get_data()).find(".//rdf:Description", SPACES)  # noqa: S314 - our own
    assert found is not None
    return found


def objects(reader: PdfReader) -> Iterator[Any]:
    for number in reader.xref[0]:
        yield reader.get_object(number)


def test_the_file_says_what_it_is(content: bytes, reader: PdfReader) -> None:
    assert content.startswith(b"%PDF-1.7\n%")
    assert min(content.split(b"\n")[1][1:5]) > 127
    assert content.rstrip().endswith(b"%%EOF")
    identity: Any = reader.trailer["/ID"]
    first, second = identity
    assert len(first.original_bytes) == len(second.original_bytes) == 16
    assert "/Encrypt" not in reader.trailer


def test_the_description_names_part_and_level_and_agrees_with_the_file(reader: PdfReader) -> None:
    told = description(reader)
    info: Any = reader.metadata
    assert (told.findtext("id:part", "", SPACES), told.findtext("id:conformance", "", SPACES)) == ("3", "B")
    assert told.findtext("dc:title/rdf:Alt/rdf:li", "", SPACES) == info["/Title"] == NOTE.title
    assert told.findtext("dc:creator/rdf:Seq/rdf:li", "", SPACES) == info["/Author"] == NOTE.author
    assert told.findtext("pdf:Producer", "", SPACES) == info["/Producer"]
    assert told.findtext("xmp:CreatorTool", "", SPACES) == info["/Creator"]
    assert info["/CreationDate"] == info["/ModDate"] == "D:20261124090000+00'00'"
    for name in ("xmp:CreateDate", "xmp:ModifyDate"):
        assert told.findtext(name, "", SPACES) == "2026-11-24T09:00:00+00:00"
    assert set(info) == {"/Title", "/Author", "/Creator", "/Producer", "/CreationDate", "/ModDate"}


def test_the_moment_is_told_in_universal_time() -> None:
    amsterdam = examples.MADE_AT.astimezone(timezone(timedelta(hours=1)))
    assert archived(offer_pdf(examples.OFFER_PAPER).content, NOTE) == archived(
        offer_pdf(examples.OFFER_PAPER).content, replace(NOTE, made_at=amsterdam)
    )


def test_colours_are_defined_by_a_profile_of_three(reader: PdfReader) -> None:
    (intent,) = catalogue(reader)["/OutputIntents"]
    intent = intent.get_object()
    profile = intent["/DestOutputProfile"].get_object()
    body = profile.get_data()
    assert (intent["/S"], profile["/N"]) == ("/GTS_PDFA1", 3)
    assert struct.unpack(">I", body[:4])[0] == len(body)
    assert (body[12:16], body[16:20], body[36:40]) == (b"mntr", b"RGB ", b"acsp")
    assert body[8] in {2, 4}
    assert srgb_profile() == body


def test_the_data_is_attached_as_another_form_of_the_document(content: bytes, reader: PdfReader) -> None:
    root = catalogue(reader)
    (related,) = root["/AF"]
    name, listed = root["/Names"]["/EmbeddedFiles"]["/Names"]
    filed = listed.get_object()
    assert filed == related.get_object()
    assert (name, filed["/F"], filed["/UF"], filed["/AFRelationship"]) == (
        "OV118-2.xml", "OV118-2.xml", "OV118-2.xml", "/Alternative",
    )  # fmt: skip
    stream = filed["/EF"]["/F"].get_object()
    assert (stream["/Subtype"], stream["/Params"]["/Size"]) == ("/text/xml", len(DATA))
    assert stream["/Params"]["/CheckSum"].original_bytes == md5(DATA, usedforsecurity=False).digest()
    assert attached_data(content, "OV118-2.xml") == stream.get_data() == DATA
    assert attached_data(content, "anders.xml") is None


def fonts(reader: PdfReader) -> list[Any]:
    return [each for each in objects(reader) if isinstance(each, dict) and each.get("/Type") == "/Font"]


def test_every_font_is_embedded_and_symbolic_ones_have_one_table_of_signs(reader: PdfReader) -> None:
    found = fonts(reader)
    assert len(found) >= 4
    for font in found:
        kept = font["/FontDescriptor"].get_object()
        program = kept["/FontFile2"].get_object().get_data()
        assert font["/Subtype"] == "/TrueType"
        assert "/ToUnicode" in font
        assert kept["/Flags"] & 4
        assert "/Encoding" not in font
        assert signs_tables(program) == 1
        assert len(font["/Widths"]) == font["/LastChar"] - font["/FirstChar"] + 1


def signs_tables(program: bytes) -> int:
    """How many tables of signs (cmap) a TrueType program has."""
    (count,) = struct.unpack(">H", program[4:6])
    entries = [program[12 + 16 * at : 28 + 16 * at] for at in range(count)]
    (begin,) = (struct.unpack(">I", entry[8:12])[0] for entry in entries if entry[:4] == b"cmap")
    tables: int = struct.unpack(">H", program[begin + 2 : begin + 4])[0]
    return tables


def test_widths_are_those_of_the_embedded_font(reader: PdfReader) -> None:
    for font in fonts(reader):
        program = font["/FontDescriptor"].get_object()["/FontFile2"].get_object().get_data()
        advances = advances_of(program)
        used = {round(width) for width in font["/Widths"]}
        assert used <= {round(each) for each in advances}


def advances_of(program: bytes) -> list[float]:
    """The widths of all glyphs in thousandths, out of the program itself."""
    (count,) = struct.unpack(">H", program[4:6])
    entries = [program[12 + 16 * at : 28 + 16 * at] for at in range(count)]
    begins = {entry[:4]: struct.unpack(">I", entry[8:12])[0] for entry in entries}
    (units,) = struct.unpack(">H", program[begins[b"head"] + 18 : begins[b"head"] + 20])
    (metrics,) = struct.unpack(">H", program[begins[b"hhea"] + 34 : begins[b"hhea"] + 36])
    at = begins[b"hmtx"]
    return [
        struct.unpack(">H", program[at + 4 * glyph : at + 4 * glyph + 2])[0] * 1000 / units
        for glyph in range(metrics)
    ]


FORBIDDEN = {"/JavaScript", "/JS", "/AA", "/OpenAction", "/Launch", "/RichMedia", "/XFA", "/TR", "/PS"}


def test_nothing_active_or_outside_the_file_is_in_it(reader: PdfReader) -> None:
    assert len(list(objects(reader))) > 30
    for each in objects(reader):
        if isinstance(each, dict):
            assert not FORBIDDEN & set(each)
            assert "LZW" not in str(each.get("/Filter", ""))
            assert each.get("/Interpolate", False) in {False, None}
            assert "/Alternates" not in each
            assert each.get("/ColorSpace", "/DeviceRGB") in {"/DeviceRGB", "/DeviceGray"} or isinstance(
                each["/ColorSpace"], dict
            )


@pytest.mark.parametrize("layout", OfferLayout)
def test_every_layout_can_be_archived_and_comes_out_the_same_twice(layout: OfferLayout) -> None:
    assert an_archive(layout) == an_archive(layout)
