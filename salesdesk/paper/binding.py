"""Several documents in one PDF: the pages count on, and the reader's side bar opens each by name."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from io import BytesIO
from itertools import accumulate

from pypdf import PdfReader, PdfWriter

from salesdesk.paper.pdf import ALONE, Pdf, Place
from salesdesk.paper.text import clean

LONGEST_MARK = 80
Tell = Callable[[int, int], object]


@dataclass(frozen=True, slots=True)
class Part:
    """One document of a folder; `mark` names it in the side bar, one that is `inside` stands under the last.

    `make` gives it for its place; how many pages it has may not depend on that.
    """

    make: Callable[[Place], Pdf]
    mark: str = ""
    inside: bool = False


def page_counts(parts: Sequence[Part], tell: Tell | None = None) -> list[int]:
    """How many pages each part takes; `tell` hears how many are done, of all that binding makes."""
    counts = []
    for at, part in enumerate(parts):
        if tell:
            tell(at, 2 * len(parts))
        counts.append(part.make(ALONE).page_count)
    return counts


def bound(parts: Sequence[Part], counts: Sequence[int], tell: Tell | None = None) -> Pdf:
    """The parts under each other with their pages counted on; the first part's title is that of the whole."""
    ends = list(accumulate(counts))
    writer, missing, level = PdfWriter(), set[str](), None
    for at, (part, end, count) in enumerate(zip(parts, ends, counts, strict=True)):
        if tell:
            tell(len(parts) + at, 2 * len(parts))
        pdf = part.make(Place(end - count, ends[-1]))
        missing.update(pdf.missing_glyphs)
        writer.append(BytesIO(pdf.content), import_outline=False)
        if part.mark:
            title, parent = clean(part.mark)[:LONGEST_MARK], level if part.inside else None
            mark = writer.add_outline_item(title=title, page_number=end - count, parent=parent)
            level = level if part.inside else mark
        if not at:
            found = PdfReader(BytesIO(pdf.content)).metadata
            writer.add_metadata(
                {key: str(value) for key, value in (found or {}).items() if key != "/Trapped"}
            )
    if tell:
        tell(2 * len(parts), 2 * len(parts))
    out = BytesIO()
    writer.write(out)
    return Pdf(out.getvalue(), ends[-1], tuple(sorted(missing)))
