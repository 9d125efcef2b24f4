"""A finished PDF made fit for the archive (PDF/A-3b), with data for a computer attached to it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import md5
from io import BytesIO
from xml.sax.saxutils import escape

from PIL import ImageCms
from pypdf import PdfReader, PdfWriter
from pypdf.generic import (
    ArrayObject,
    ByteStringObject,
    DecodedStreamObject,
    DictionaryObject,
    NameObject,
    NumberObject,
    PdfObject,
    StreamObject,
    TextStringObject,
)

PROGRAM = "SalesDesk"
_DATE_IN_PROFILE = slice(24, 36)
_NO_DATE = b"\x07\xe8\x00\x01\x00\x01" + bytes(6)
_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
<pdfaid:part>3</pdfaid:part>
<pdfaid:conformance>B</pdfaid:conformance>
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<xmp:CreateDate>{moment}</xmp:CreateDate>
<xmp:ModifyDate>{moment}</xmp:ModifyDate>
<xmp:CreatorTool>{program}</xmp:CreatorTool>
<pdf:Producer>{program}</pdf:Producer>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>"""


@dataclass(frozen=True, slots=True)
class ArchiveNote:
    """What an archive wants to know of a document, and the data that goes in it; `made_at` is aware."""

    title: str
    author: str
    language: str
    made_at: datetime
    file_name: str
    data: bytes
    about_data: str


def archived(content: bytes, note: ArchiveNote) -> bytes:
    """The same pages with their description, their colours defined and the data attached.

    All fonts must be embedded already.
    """
    writer = PdfWriter(clone_from=BytesIO(content))
    writer.pdf_header = "%PDF-1.7"
    root = writer.root_object
    root[NameObject("/Lang")] = TextStringObject(note.language)
    root[NameObject("/Metadata")] = writer._add_object(_description(note))  # noqa: SLF001 - the only way in
    root[NameObject("/OutputIntents")] = ArrayObject([_colours(writer)])
    attached = writer._add_object(_attachment(writer, note))  # noqa: SLF001 - the only way in
    root[NameObject("/AF")] = ArrayObject([attached])
    names = ArrayObject([TextStringObject(note.file_name), attached])
    root[NameObject("/Names")] = DictionaryObject({
        NameObject("/EmbeddedFiles"): DictionaryObject({NameObject("/Names"): names})
    })  # fmt: skip
    moment = _pdf_moment(note.made_at)
    writer.metadata = None
    writer.add_metadata({
        "/Title": note.title, "/Author": note.author, "/Creator": PROGRAM, "/Producer": PROGRAM,
        "/CreationDate": moment, "/ModDate": moment,
    })  # fmt: skip
    key = ByteStringObject(md5(content + note.data, usedforsecurity=False).digest())
    writer._ID = ArrayObject([key, key])  # noqa: SLF001 - the same file gets the same identity
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def attached_data(content: bytes, file_name: str) -> bytes | None:
    """The data in a PDF under that name; None when there is none."""
    found = PdfReader(BytesIO(content)).attachments.get(file_name)
    return found[0] if found else None


def _description(note: ArchiveNote) -> StreamObject:
    words = {
        "title": note.title, "author": note.author, "language": note.language, "program": PROGRAM,
        "moment": f"{note.made_at.astimezone(UTC):%Y-%m-%dT%H:%M:%S}+00:00",
    }  # fmt: skip
    return _stream(
        _XMP.format(**{name: escape(text) for name, text in words.items()}).encode(),
        {"/Type": NameObject("/Metadata"), "/Subtype": NameObject("/XML")},
    )


def _colours(writer: PdfWriter) -> DictionaryObject:
    profile = _stream(srgb_profile(), {"/N": NumberObject(3)}).flate_encode()
    name = TextStringObject("sRGB IEC61966-2.1")
    return DictionaryObject({
        NameObject("/Type"): NameObject("/OutputIntent"),
        NameObject("/S"): NameObject("/GTS_PDFA1"),
        NameObject("/OutputConditionIdentifier"): name,
        NameObject("/Info"): name,
        NameObject("/DestOutputProfile"): writer._add_object(profile),  # noqa: SLF001 - the only way in
    })  # fmt: skip


def srgb_profile() -> bytes:
    """The colours of a screen as an ICC profile, without the moment at which it was made."""
    made = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    made[_DATE_IN_PROFILE] = _NO_DATE
    return bytes(made)


def _attachment(writer: PdfWriter, note: ArchiveNote) -> DictionaryObject:
    moment = TextStringObject(_pdf_moment(note.made_at))
    params = DictionaryObject({
        NameObject("/Size"): NumberObject(len(note.data)),
        NameObject("/ModDate"): moment,
        NameObject("/CheckSum"): ByteStringObject(md5(note.data, usedforsecurity=False).digest()),
    })  # fmt: skip
    kind = {"/Type": NameObject("/EmbeddedFile"), "/Subtype": NameObject("/text/xml"), "/Params": params}
    file = writer._add_object(_stream(note.data, kind).flate_encode())  # noqa: SLF001 - the only way in
    name = TextStringObject(note.file_name)
    return DictionaryObject({
        NameObject("/Type"): NameObject("/Filespec"),
        NameObject("/F"): name,
        NameObject("/UF"): name,
        NameObject("/Desc"): TextStringObject(note.about_data),
        NameObject("/AFRelationship"): NameObject("/Alternative"),
        NameObject("/EF"): DictionaryObject({NameObject("/F"): file, NameObject("/UF"): file}),
    })  # fmt: skip


def _stream(content: bytes, entries: dict[str, PdfObject]) -> StreamObject:
    made = DecodedStreamObject()
    made.set_data(content)
    for name, value in entries.items():
        made[NameObject(name)] = value
    return made


def _pdf_moment(moment: datetime) -> str:
    return f"D:{moment.astimezone(UTC):%Y%m%d%H%M%S}+00'00'"
