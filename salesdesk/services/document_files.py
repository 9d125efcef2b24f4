"""A brochure or picture from disk: read no further than needed, refused in words when it cannot be shown."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from salesdesk.domain.library import DocumentKind
from salesdesk.errors import N_, Reason, Refused
from salesdesk.exchange.pictures import JPEG, PNG, read_picture
from salesdesk.paper.preview import PdfState, pdf_state
from salesdesk.services.progress import Progress

MOST_BYTES = 25_000_000
MOST_PIXELS = 40_000_000
MEGA = 1_000_000
CHUNK = 1 << 20
_PDF = b"%PDF-"
MEDIA_TYPES = {"pdf": "application/pdf", "png": "image/png", "jpg": "image/jpeg"}
_TOO_LARGE = N_(
    "Dit bestand is {size} MB; hooguit {most} MB gaat mee in de bibliotheek. Zet het online en voeg de link "
    "toe, of bewaar het kleiner."
)
_PDF_REFUSALS = {
    PdfState.BROKEN: N_(
        "Dit is geen goede PDF: beschadigd, zonder bladzijden of iets anders. Bewaar het opnieuw als PDF."
    ),
    PdfState.LOCKED: N_("Deze PDF zit achter een wachtwoord. Bewaar hem zonder wachtwoord en voeg die toe."),
}


@dataclass(frozen=True, slots=True)
class NewFile:
    """A file that may go in; `name` has the ending that belongs to what it really is."""

    name: str
    kind: DocumentKind
    media_type: str
    content: bytes


def read_new_file(
    path: Path, progress: Progress | None = None, *, before: int = 0, total: int = 0
) -> NewFile:
    """The file behind a path; Refused when it is too large, no document, or cannot be read.

    `before` and `total` count bytes for the progress over several files.
    """
    try:
        if path.is_dir():
            raise Refused(Reason(N_("Dit is een map; kies de bestanden zelf.")))
        size = path.stat().st_size
        _refuse_size(size)
        parts: list[bytes] = []
        done = 0
        with path.open("rb") as file:
            while part := file.read(CHUNK):
                parts.append(part)
                done += len(part)
                _refuse_size(done)  # it may grow while it is read
                if progress is not None:
                    progress.step(min(before + done, max(total - 1, 0)), max(total, 1), path.name)
    except OSError as error:
        said = N_("Dit bestand kan niet worden gelezen. Zit de stick of het netwerk er nog aan?")
        raise Refused(Reason(said)) from error
    return checked_file(path.name, b"".join(parts))


def checked_file(name: str, content: bytes) -> NewFile:
    """What these bytes are, whatever their name says; Refused when they cannot be shown to a customer."""
    _refuse_size(len(content))
    if not content.strip(b"\0 \r\n\t"):
        raise Refused(Reason(N_("Dit bestand is leeg.")))
    is_pdf = _PDF in content[:1024]
    if is_pdf or (name.lower().endswith(".pdf") and not content.startswith((PNG, JPEG))):
        state = pdf_state(content) if is_pdf else PdfState.BROKEN
        if state is not PdfState.GOOD:
            raise Refused(Reason(_PDF_REFUSALS[state]))
        return NewFile(_named(name, "pdf"), DocumentKind.PDF, MEDIA_TYPES["pdf"], content)
    if not content.startswith((PNG, JPEG)):
        raise Refused(Reason(N_("Kies een PDF, een PNG- of JPEG-afbeelding, of voeg een link toe.")))
    picture = read_picture(content)
    if picture is None:
        raise Refused(Reason(N_("Deze afbeelding is beschadigd of niet helemaal binnengekomen.")))
    if picture.pixels > MOST_PIXELS:
        said = N_(
            "Deze afbeelding telt {size} miljoen beeldpunten; bewaar hem kleiner, hooguit {most} miljoen."
        )
        values = {"size": -(-picture.pixels // MEGA), "most": MOST_PIXELS // MEGA}
        raise Refused(Reason(said, "", values))
    return NewFile(_named(name, picture.ending), DocumentKind.IMAGE, MEDIA_TYPES[picture.ending], content)


def _refuse_size(size: int) -> None:
    if size > MOST_BYTES:
        raise Refused(Reason(_TOO_LARGE, "", {"size": -(-size // MEGA), "most": MOST_BYTES // MEGA}))


def _named(name: str, ending: str) -> str:
    """The name with the ending of what it is, so that every system opens it with the right program."""
    known = {"pdf": (".pdf",), "png": (".png",), "jpg": (".jpg", ".jpeg")}[ending]
    return name if name.lower().endswith(known) else f"{name}.{ending}"
