"""The internal annex of a preparation: needs against arguments, and how we stand against others."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from reportlab.platypus import Flowable

from salesdesk import formats
from salesdesk.domain.company import Company, Seller
from salesdesk.domain.competition import Competition, is_old
from salesdesk.domain.relations import Relation
from salesdesk.domain.value_matching import Cell, ValueMatrix
from salesdesk.domain.value_proposition import Argument, Comparison, Competitor, CustomerNeed, Fit, Standing
from salesdesk.domain.visits import Visit
from salesdesk.paper import style
from salesdesk.paper.letterhead import accent
from salesdesk.paper.letters import Say, paper_language
from salesdesk.paper.pdf import Pdf, Setup, build
from salesdesk.paper.pieces import Gap, Piece, Stack, under_heading
from salesdesk.paper.tables import TALL, Look, Row, Table
from salesdesk.paper.text import Text
from salesdesk.words import gettext_for, word

DOT = "  ·  "
WIDTH = style.CONTENT_WIDTH
NEEDS_ABREAST = 10
CELL, GAP = 22.0, 6.0
COMPARED = (98.0, 66.0, 146.0, WIDTH - 98 - 66 - 146 - 3 * 10)
_GROUP = Look(pad_top=9, pad_bottom=2, rule=None)
_CENTRED = replace(style.BODY, align=style.Align.CENTRE)
_CENTRED_STRONG = replace(style.STRONG, align=style.Align.CENTRE)
_CENTRED_HEAD = replace(style.TABLE_HEAD, align=style.Align.CENTRE)


@dataclass(frozen=True, slots=True)
class ValueAnnex:
    """What the annex is made from; `told` are the arguments the seller means to tell.

    `supplier` is who delivers there now, as it was written down.
    """

    relation: Relation
    visit: Visit
    matrix: ValueMatrix
    company: Company
    seller: Seller
    made_at: datetime
    told: tuple[Argument, ...] = ()
    competition: Competition = field(default_factory=Competition)
    supplier: str = ""
    language: str = "nl"


def value_annex_pdf(paper: ValueAnnex) -> Pdf:
    """The annex of a preparation; internal on every page, never meant for the customer."""
    paper = replace(paper, language=paper_language(paper.language))
    say = gettext_for(paper.language)
    setup = Setup(
        paper.company,
        say("Waarde voor {name}, intern").format(name=paper.relation.name[:90]),
        paper.seller.name,
        paper.language,
        paper.made_at,
        mark=say("Intern, niet voor de klant"),
        slim=True,
    )
    day = f"{formats.long_day(paper.visit.visit_on, paper.language)} {paper.visit.visit_on.year}"
    story: list[Flowable] = [
        Text(paper.relation.name, style.TITLE),
        Text(DOT.join((say("Waarde en concurrentie"), day)), style.SUBTITLE),
    ]
    story += _section(paper, say("Wat deze klant wil"), _needs(paper, say))
    story += _section(paper, say("Onze argumenten daartegenover"), _matrix(paper, say))
    story += _section(paper, say("Vertellen"), [_told(argument, say) for argument in paper.told])
    story += _section(paper, say("Tegenover anderen"), _competition(paper, say))
    return build(story, setup)


def _section(paper: ValueAnnex, title: str, body: Sequence[Piece]) -> list[Flowable]:
    heading = Text(title, style.HEADING.tinted(accent(paper.company))).after(15)
    return under_heading(heading, body, WIDTH)


def _needs(paper: ValueAnnex, say: Say) -> list[Piece]:
    if not paper.matrix.needs:
        return [Text(say("Nog geen wensen opgeschreven: vraag er in dit gesprek naar."), style.BODY_SOFT)]
    answered = paper.matrix.unanswered([argument.id for argument in paper.told]) if paper.told else ()
    return [_need(number, need, paper, say, need in answered) for number, need in _numbered(paper)]


def _numbered(paper: ValueAnnex) -> list[tuple[int, CustomerNeed]]:
    return list(enumerate(paper.matrix.needs, start=1))


def _need(number: int, need: CustomerNeed, paper: ValueAnnex, say: Say, is_open: bool) -> Row:
    day = formats.paper_date(need.noted_on, paper.language) if need.noted_on else ""
    facts = (word(need.kind, paper.language), day, say("nog geen argument gekozen") if is_open else "")
    look = Look(pad_top=2, pad_bottom=2, gap=10, rule=None)
    cells = (
        Text(str(number), style.STRONG),
        Text(need.text, style.BODY),
        Text(DOT.join(part for part in facts if part), style.LABEL),
    )
    return Row(cells, (16.0, 236.0, WIDTH - 16 - 236 - 20), look)


def _matrix(paper: ValueAnnex, say: Say) -> list[Piece]:
    """Arguments down, needs across; more needs than fit stand in a table of their own below."""
    numbered = _numbered(paper)
    if not numbered or not paper.matrix.arguments:
        return []
    tables: list[Piece] = []
    for begin in range(0, len(numbered), NEEDS_ABREAST):
        abreast = numbered[begin : begin + NEEDS_ABREAST]
        widths = (WIDTH - len(abreast) * (CELL + GAP), *(CELL for _need in abreast))
        head_look = Look(pad_top=0 if not begin else 12, pad_bottom=3, gap=GAP, rule=style.INK_SOFT)
        numbers = [Text(str(number), _CENTRED_HEAD) for number, _need in abreast]
        head = Row((Text(say("Argument"), style.TABLE_HEAD), *numbers), widths, head_look)
        tables.append(
            Table(head, [_matrix_row(paper, each, abreast, widths) for each in paper.matrix.arguments])
        )
    tables.append(Gap(4))
    legend = say("✓ past  ·  (✓) past volgens de woorden  ·  ! botst: hier kan het een nadeel zijn")
    return [*tables, Text(legend, style.SMALL)]


def _matrix_row(
    paper: ValueAnnex,
    argument: Argument,
    abreast: Sequence[tuple[int, CustomerNeed]],
    widths: Sequence[float],
) -> Row:
    look = Look(pad_top=2.5, pad_bottom=2.5, gap=GAP)
    is_told = argument in paper.told
    face = style.STRONG if is_told else style.BODY
    if paper.matrix.is_idle(argument.id) and not paper.matrix.against(argument.id) and not is_told:
        face = style.BODY.tinted(style.MUTED)
    title = f"→ {argument.title}" if is_told else argument.title
    marks = [_mark(paper.matrix.cell(need.id, argument.id)) for _number, need in abreast]
    return Row((Text(title, face), *marks), widths, look)


def _mark(cell: Cell) -> Text:
    signs = {Fit.MEETS: "✓" if cell.is_set else "(✓)", Fit.CONTRADICTS: "!", Fit.NEUTRAL: ""}
    return Text(signs[cell.fit], _CENTRED_STRONG if cell.is_set else _CENTRED)


def _told(argument: Argument, say: Say) -> Piece:
    pieces: list[Piece] = [Gap(5), Text(argument.title, style.STRONG)]
    if argument.text.strip():
        pieces.append(Text(argument.text, style.BODY))
    if argument.evidence.strip():
        pieces.append(proof_row(say("Bewijs"), argument.evidence, 48.0))
    return _Together(*pieces)


def proof_row(label: str, evidence: str, wide: float) -> Row:
    """What proves an argument, beside its word."""
    look = Look(pad_top=1, pad_bottom=1, gap=8, rule=None)
    return Row((Text(label, style.LABEL), Text(evidence, style.BODY)), (wide, WIDTH - wide - 8), look)


def _competition(paper: ValueAnnex, say: Say) -> list[Piece]:
    """Per argument the others, the present supplier first; every claim with its evidence and its age."""
    overview = paper.competition
    names = {competitor.id: competitor for competitor in overview.competitors}
    rows: list[Piece] = []
    for argument in overview.arguments:
        compared = overview.row(argument)
        if compared:
            title = Row((Text(argument.title, style.STRONG),), (WIDTH,), _GROUP)
            first, *others = (_compared(paper, names[each.competitor_id], each, say) for each in compared)
            rows += [_Together(title, first), *others]
    pieces: list[Piece] = []
    if paper.supplier:
        supplier = say("Nu levert daar: {name}").format(name=paper.supplier)
        pieces.append(Stack(Text(supplier, style.BODY), Gap(5)))
    if rows:
        heads = (say("Concurrent"), say("Wij staan"), say("Wat wij zeggen"), say("Bewijs"))
        head_look = Look(pad_top=0, pad_bottom=3, gap=10, rule=style.INK_SOFT)
        head = Row([Text(each, style.TABLE_HEAD) for each in heads], COMPARED, head_look)
        pieces.append(Table(head, rows))
    if overview.competitors and (overview.missing.competitors or overview.missing.arguments):
        said = say("Het overzicht is nog niet rond: drie argumenten, elk bewezen tegenover twee anderen.")
        pieces += [Gap(5), Text(said, style.SMALL)]
    return pieces


class _Together(Stack):
    """An argument with what is said of it: its title never ends a page."""

    def split_at(self, width: float, height: float) -> tuple[Stack, Stack] | None:
        return super().split_at(width, height) if self.height_at(width) > TALL else None


def _compared(paper: ValueAnnex, competitor: Competitor, comparison: Comparison, say: Say) -> Row:
    look = Look(pad_top=2, pad_bottom=3, gap=10)
    facts = [formats.paper_date(comparison.noted_on, paper.language)] if comparison.noted_on else []
    facts += [say("ouder dan een jaar")] if is_old(comparison, paper.made_at.date()) else []
    age = DOT.join(facts) if comparison.evidence.strip() else ""
    evidence = Stack(Text(comparison.evidence or "–", style.BODY), Text(age, style.SMALL))
    standing = word(comparison.standing, paper.language)
    is_known = comparison.standing is not Standing.UNKNOWN
    cells = (
        Text(competitor.name, style.BODY),
        Text(standing, style.STRONG if is_known else style.BODY_SOFT),
        Text(comparison.claim or "–", style.BODY),
        evidence,
    )
    return Row(cells, COMPARED, look)
