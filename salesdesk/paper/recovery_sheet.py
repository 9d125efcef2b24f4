"""The recovery key on paper: the way back into the seller's own file when the laptop is lost."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from reportlab.platypus import Flowable

from salesdesk import formats
from salesdesk.domain.company import Company, Seller
from salesdesk.paper import style
from salesdesk.paper.letterhead import accent
from salesdesk.paper.letters import facts_grid, paper_language
from salesdesk.paper.pdf import Pdf, Setup, build
from salesdesk.paper.pieces import Piece
from salesdesk.paper.style import Align, Face, TextStyle
from salesdesk.paper.tables import Look, Row
from salesdesk.paper.text import Text
from salesdesk.words import gettext_for

KEY = TextStyle(Face.SEMIBOLD, 17, 27, align=Align.CENTRE)


@dataclass(frozen=True, slots=True)
class RecoverySheet:
    """The key as it must be typed in, groups apart; `made_at` aware."""

    key: str
    file_name: str
    seller: Seller
    company: Company
    made_at: datetime
    language: str = "nl"


def recovery_sheet_pdf(sheet: RecoverySheet) -> Pdf:
    """One page to print and lock away; the program keeps no copy of the key."""
    language = paper_language(sheet.language)
    say = gettext_for(language)
    title = say("Herstelsleutel")
    setup = Setup(sheet.company, title, sheet.seller.name, language, sheet.made_at, mark=title, slim=True)
    colour = accent(sheet.company)
    frame = Look(pad_top=14, pad_bottom=16, rule=colour, top_rule=colour, thickness=1.2)
    facts = [
        (say("Eigenaar"), sheet.seller.name),
        (say("Bestand"), sheet.file_name),
        (say("Gemaakt op"), formats.long_date(sheet.made_at.date(), language)),
    ]
    steps = (
        say("Druk dit blad af en leg het weg op een veilige plek, niet in de laptoptas."),
        say("Wie deze sleutel en een kopie van het bestand heeft, kan al je gegevens lezen."),
        say("Laptop kwijt of wachtzin vergeten? Zet je back-up terug en typ deze sleutel in."),
        say("SalesDesk bewaart zelf geen kopie: zonder sleutel rest alleen je wachtzin."),
    )
    opening = say("Met deze sleutel open je je eigen gegevens als het op een andere manier niet meer lukt.")
    story: list[Flowable] = [
        Text(title, style.TITLE),
        Text(opening, style.LEAD).after(4),
        Row((Text(_in_lines(sheet.key), KEY),), (style.CONTENT_WIDTH,), frame).after(22),
        facts_grid(facts, (86.0, 380.0)).after(18),
        Text(say("Goed om te weten"), style.HEADING.tinted(colour)).after(18),
        *_numbered(steps),
    ]
    return build(story, setup)


def _in_lines(key: str) -> str:
    """Four groups on a line, to copy without losing the place."""
    groups = key.split("-")
    return "\n".join("-".join(groups[at : at + 4]) for at in range(0, len(groups), 4))


def _numbered(steps: tuple[str, ...]) -> list[Piece]:
    look = Look(pad_top=3, pad_bottom=0, gap=6, rule=None)
    widths = (12.0, style.CONTENT_WIDTH - 18)
    return [
        Row((Text(f"{number}.", style.BODY_SOFT), Text(step, style.BODY)), widths, look)
        for number, step in enumerate(steps, start=1)
    ]
