"""The library of the sample: leaflets of the invented company, a picture and a film on the web."""

from __future__ import annotations

import struct
import zlib
from dataclasses import replace
from datetime import UTC, datetime, time
from hashlib import sha256

from salesdesk.domain.company import BusinessCards
from salesdesk.domain.library import DocumentKind, LibraryDocument, required_set, with_documents
from salesdesk.domain.visits import VisitKind
from salesdesk.paper.leaflet import Chapter, Leaflet, leaflet_pdf
from salesdesk.paper.preview import PagePicture, page_picture
from salesdesk.services.sample.maker import Maker, Sample, SampleFile

_SHORT = Chapter(
    "Vechtster in het kort",
    "Een familiebedrijf uit Maarssen dat sinds 1987 kantoren, scholen en praktijken schoonhoudt.",
    (
        "142 vaste medewerkers, gemiddeld negen jaar in dienst",
        "Vestigingen in Maarssen en Beverwijk, met eigen planners",
        "Omzet 6,4 miljoen euro, zonder onderaannemers",
        "Voor elke klant één vaste voorman en één telefoonnummer",
    ),
)
_WITH_WHOM = Chapter(
    "Waar u ons tegenkomt",
    "Wij werken voor organisaties die 's ochtends een schoon pand verwachten en er overdag niets van merken.",
    (
        "Notarissen, accountants en andere kantoren tot 5.000 m²",
        "Basisscholen in de Vechtstreek en Kennemerland",
        "Huisartsen- en tandartspraktijken, volgens hun hygiëneplan",
    ),
)
_AT_A_GLANCE = Chapter(
    "Vechtster at a glance",
    "A family business in Maarssen that has kept offices, schools and surgeries clean since 1987.",
    (
        "142 permanent staff, nine years with us on average",
        "Branches in Maarssen and Beverwijk, with our own planners",
        "One foreman and one telephone number for every customer",
    ),
)
_METHOD = Chapter(
    "Zo werken wij",
    "Van rondgang tot eerste meting: wat u de eerste zes weken van ons merkt.",
    (
        "Week 1: rondgang met u en een werkprogramma per ruimte",
        "Week 2: vaste mensen, voorgesteld op de werkvloer",
        "Week 4: eerste kwaliteitsmeting, het rapport krijgt u dezelfde dag",
        "Week 6: samen kijken wat beter kan",
    ),
)
_FLOORS = Chapter(
    "Vloeren die langer meegaan",
    "Linoleum, tapijt of natuursteen: elke vloer vraagt zijn eigen onderhoud.",
    (
        "Strippen en conserveren in één weekend",
        "Tapijt reinigen met weinig water: na vier uur beloopbaar",
        "Een onderhoudsplan voor vijf jaar, met vaste prijzen",
    ),
)
_WINDOWS = Chapter(
    "Glas en gevel",
    "Vier of zes keer per jaar, zonder steiger en met een vaste datum.",
    (
        "Osmosewater: streeploos en zonder zeep",
        "Gevelreiniging met lage druk, veilig voor de voegen",
        "Vooraf een bericht, achteraf een foto",
    ),
)
_SANITARY = Chapter(
    "Sanitair altijd gevuld",
    "Papier, zeep en geurverfrissers die vanzelf worden aangevuld.",
    (
        "Dispensers in bruikleen",
        "Voorraad op afroep of op vaste dagen",
        "Papier met Europees milieukeurmerk",
    ),
)


def make_library(maker: Maker, sample: Sample) -> None:
    """Adds the documents, lays them on the lists of visits to come, and puts cards in the bag."""
    _leaflet(maker, sample, "nl", "vechtster_in_het_kort.pdf", (_SHORT, _WITH_WHOM), is_corporate=True)
    _leaflet(maker, sample, "en", "vechtster_at_a_glance.pdf", (_AT_A_GLANCE,), is_corporate=True)
    talks = frozenset({VisitKind.FIRST, VisitKind.FOLLOW_UP})
    demonstrations = frozenset({VisitKind.DEMO_EXPERT, VisitKind.DEMO_LAYMAN})
    method = _leaflet(maker, sample, "nl", "werkwijze.pdf", (_METHOD,), talks)
    _leaflet(
        maker, sample, "nl", "vloeren.pdf", (_FLOORS,), demonstrations, codes=("VL-01", "VL-03", "VL-04")
    )
    _leaflet(maker, sample, "nl", "glas_en_gevel.pdf", (_WINDOWS,), frozenset({VisitKind.OFFER_TALK}))
    _leaflet(maker, sample, "nl", "sanitair.pdf", (_SANITARY,), frozenset({VisitKind.AFTER_SALES}))
    _picture(maker, sample, method)
    sample.documents.append(
        LibraryDocument(
            maker.new_id(),
            "Bedrijfsfilm (3 minuten)",
            DocumentKind.LINK,
            url="https://www.vechtster.example/film",
            kinds=talks,
            added_on=maker.days_ago(200),
        )
    )
    _lay_ready(maker, sample)
    sample.settings = replace(sample.settings, cards=BusinessCards(count=34, is_counted=True))


def _leaflet(
    maker: Maker,
    sample: Sample,
    language: str,
    name: str,
    chapters: tuple[Chapter, ...],
    kinds: frozenset[VisitKind] = frozenset(),
    *,
    is_corporate: bool = False,
    codes: tuple[str, ...] = (),
) -> bytes:
    """A leaflet in the library; gives its bytes."""
    company, seller = sample.settings.company, sample.settings.seller
    day = maker.days_ago(120)
    made_at = datetime.combine(day, time(9), UTC)
    content = leaflet_pdf(Leaflet(chapters, company, seller.name, made_at, language)).content
    document = filed(maker, sample, name, content, DocumentKind.PDF, chapters[0].title)
    sample.documents[-1] = replace(
        document, language=language, kinds=kinds, is_corporate=is_corporate, product_codes=codes
    )
    return content


def filed(
    maker: Maker, sample: Sample, name: str, content: bytes, kind: DocumentKind, title: str
) -> LibraryDocument:
    """A file in the library of the sample."""
    key = sha256(content).hexdigest()
    media_type = "application/pdf" if kind is DocumentKind.PDF else "image/png"
    document = LibraryDocument(
        maker.new_id(), title, kind, key, name, len(content), added_on=maker.days_ago(120)
    )
    sample.files.append(SampleFile(name, media_type, content))
    sample.documents.append(document)
    return document


def _picture(maker: Maker, sample: Sample, leaflet: bytes) -> None:
    """A picture, drawn from a page of ours."""
    content = png_bytes(page_picture(leaflet, 0, 420))
    filed(maker, sample, "plan_van_aanpak.png", content, DocumentKind.IMAGE, "Zes weken in beeld")


def png_bytes(picture: PagePicture) -> bytes:
    """The pixels as a PNG file."""
    wide = 3 * picture.width
    lines = b"".join(b"\0" + picture.rgb[at : at + wide] for at in range(0, wide * picture.height, wide))
    head = struct.pack(">IIBBBBB", picture.width, picture.height, 8, 2, 0, 0, 0)
    parts = ((b"IHDR", head), (b"IDAT", zlib.compress(lines, 6)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))
        for name, body in parts
    )


def _lay_ready(maker: Maker, sample: Sample) -> None:
    """What open visits need stands on their lists."""
    visits = {visit.id: visit for visit in sample.visits if visit.is_open}
    languages = {relation.id: relation.language for relation in sample.relations}
    for place, preparation in enumerate(sample.preparations):
        visit = visits.get(preparation.visit_id)
        if visit is not None:
            needed = required_set(sample.documents, visit.kind, languages[visit.relation_id])
            sample.preparations[place] = with_documents(preparation, needed.documents, maker.new_id)
