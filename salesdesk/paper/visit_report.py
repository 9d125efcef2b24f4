"""The internal visit report: useful, chance, next steps, and all that was learnt (Susan §1.3.4)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from reportlab.platypus import Flowable

from salesdesk import formats
from salesdesk.domain.company import Company, Seller
from salesdesk.domain.follow_ups import FollowUp, same_promise
from salesdesk.domain.preparation import (
    Approach,
    Objective,
    Outcome,
    Preparation,
    Side,
    StepState,
    kept_objectives,
)
from salesdesk.domain.relations import Contact, Relation, Role
from salesdesk.domain.reports import Agreement, VisitReport
from salesdesk.domain.visits import Visit
from salesdesk.paper import style
from salesdesk.paper.letterhead import accent
from salesdesk.paper.letters import Say, paper_language, person
from salesdesk.paper.pdf import Pdf, Setup, build
from salesdesk.paper.pieces import Piece, Stack, under_heading
from salesdesk.paper.tables import Look, Row, Table, shared
from salesdesk.paper.text import Text
from salesdesk.words import gettext_for, word

DOT = "  ·  "
WIDTH = style.CONTENT_WIDTH
LABEL_WIDTH = 120.0


@dataclass(frozen=True, slots=True)
class VisitReportPaper:
    """A report with what belongs to it; `contacts` are all of the relation, the report says who was there."""

    report: VisitReport
    visit: Visit
    relation: Relation
    company: Company
    seller: Seller
    made_at: datetime
    preparation: Preparation | None = None
    contacts: tuple[Contact, ...] = ()
    follow_ups: tuple[FollowUp, ...] = ()
    next_visit: Visit | None = None
    language: str = "nl"

    @property
    def present(self) -> tuple[Contact, ...]:
        return tuple(contact for contact in self.contacts if contact.id in self.report.present)


def visit_report_pdf(paper: VisitReportPaper) -> Pdf:
    """The report for head office and the manager; never meant for the customer."""
    paper = replace(paper, language=paper_language(paper.language))
    say = gettext_for(paper.language)
    mark = say("Bezoekverslag, intern")
    setup = Setup(
        paper.company,
        f"{mark}{DOT}{paper.relation.name[:120]}",
        paper.seller.name,
        paper.language,
        paper.made_at,
        mark=mark,
        slim=True,
    )
    story: list[Flowable] = [*_head(paper, say)]
    story += _section(paper, say("Samenvatting"), _texts(paper.report.summary))
    story += _section(paper, say("Doelen"), _objectives(paper))
    story += _section(paper, say("Antwoorden"), _answers(paper))
    story += _section(paper, say("Wensen en behoeften"), _pairs(_needs(paper.report, say)))
    story += _section(paper, say("Concurrent"), _pairs(_competitor(paper.report, paper.language, say)))
    story += _section(paper, say("Afspraken"), _agreements(paper, say))
    story += _section(paper, say("Opvolgen"), _follow_ups(paper))
    return build(story, setup)


def _section(paper: VisitReportPaper, title: str, body: Sequence[Piece]) -> list[Flowable]:
    heading = Text(title, style.HEADING.tinted(accent(paper.company))).after(15)
    return under_heading(heading, body, WIDTH)


def _head(paper: VisitReportPaper, say: Say) -> list[Piece]:
    report, visit = paper.report, paper.visit
    day = f"{formats.long_day(visit.visit_on, paper.language)} {visit.visit_on.year}"
    times = f"{formats.clock(visit.start_time)} – {formats.clock(visit.end_time)}"
    chance = (
        formats.percent(report.chance_percent, paper.language) if report.chance_percent is not None else "–"
    )
    month = formats.month_text(report.decision_month, paper.language) if report.decision_month else ""
    step_on = formats.paper_date(report.next_step_on, paper.language) if report.next_step_on else ""
    answers = (
        _figure(say("Was het nuttig?"), word(report.usefulness, paper.language).capitalize()),
        _figure(say("Kans en beslismaand"), DOT.join(part for part in (chance, month) if part)),
        _figure(
            say("Volgende stap"),
            DOT.join(part for part in (report.next_step, step_on) if part.strip()) or "–",
        ),
    )
    objective = paper.preparation.external_objective if paper.preparation else ""
    facts = [
        (say("Doel van het gesprek"), objective),
        (say("Aanwezig"), "\n".join(_who(contact, paper.language) for contact in paper.present)),
        (say("Namens ons"), paper.seller.name),
        (say("Methode"), word(report.method, paper.language)),
        *_prepared(paper, say),
        (say("Volgend bezoek"), _next_visit(paper)),
    ]
    kind = word(visit.kind, paper.language)
    look = Look(pad_top=8, pad_bottom=8, gap=16, top_rule=style.HAIRLINE)
    return [
        Text(paper.relation.name, style.TITLE),
        Text(DOT.join((day, times, kind)), style.SUBTITLE),
        Row(answers, shared(WIDTH, (3, 5, 7), 16), look).after(9),
        Stack(*_pairs(facts)).after(8),
    ]


def _prepared(paper: VisitReportPaper, say: Say) -> list[tuple[str, str]]:
    """The approach that was chosen, and which steps were skipped and why."""
    if paper.preparation is None:
        return []
    chosen = [word(each, paper.language) for each in Approach if each in paper.preparation.approaches]
    skipped = [
        f"{word(record.step, paper.language)}: {record.skip_reason}"
        for record in paper.preparation.steps
        if record.state is StepState.SKIPPED
    ]
    return [(say("Aanpak"), ", ".join(chosen)), (say("Overgeslagen"), "\n".join(skipped))]


def _figure(label: str, value: str) -> Stack:
    return Stack(Text(label, style.SMALL), Text(value, style.STRONG))


def _who(contact: Contact, language: str) -> str:
    roles = ", ".join(word(role, language) for role in Role if role in contact.roles)
    known = ", ".join(
        part for part in (person(contact, gettext_for(language)), contact.function) if part.strip()
    )
    return f"{known} ({roles})" if roles else known


def _next_visit(paper: VisitReportPaper) -> str:
    visit = paper.next_visit
    if visit is None:
        return ""
    return f"{formats.day_text(visit.visit_on, paper.language)}, {formats.clock(visit.start_time)}"


def _texts(text: str) -> list[Piece]:
    return [Text(text, style.BODY)] if text.strip() else []


def _pairs(facts: Iterable[tuple[str, str]]) -> list[Piece]:
    look = Look(pad_top=1.5, pad_bottom=1.5, gap=10, rule=None)
    return [
        Row(
            (Text(label, style.LABEL), Text(value, style.BODY)), (LABEL_WIDTH, WIDTH - LABEL_WIDTH - 10), look
        )
        for label, value in facts
        if value.strip()
    ]


def _needs(report: VisitReport, say: Say) -> list[tuple[str, str]]:
    return [
        (say("Economisch"), report.economic_needs),
        (say("Functioneel"), report.functional_needs),
        (say("Psychologisch"), report.psychological_needs),
        (say("Eisen aan product"), report.demands_on_product),
        (say("Eisen aan leverancier"), report.demands_on_supplier),
        (say("Budget"), report.budget),
    ]


def _competitor(report: VisitReport, language: str, say: Say) -> list[tuple[str, str]]:
    ends = report.competitor_contract_ends_on
    return [
        (say("Leverancier"), report.competitor),
        (say("Prijsniveau"), report.competitor_price_level),
        (say("Contract tot"), formats.paper_date(ends, language) if ends else ""),
        (say("Onvrede"), report.competitor_dissatisfaction),
    ]


def _objectives(paper: VisitReportPaper) -> list[Piece]:
    if paper.preparation is None:
        return []
    goals = kept_objectives(paper.preparation)
    groups = [[item for item in goals if item.side is side] for side in (Side.INTERNAL, Side.EXTERNAL)]
    rows: list[Piece] = []
    for group in filter(None, groups):
        if all(groups):
            side = Text(word(group[0].side, paper.language).capitalize(), style.SMALL)
            rows.append(Row((side,), (WIDTH,), Look(pad_top=4 if rows else 0, pad_bottom=0, rule=None)))
        rows += _objective_rows(group, paper.language)
    return [Table(None, rows)] if rows else []


def _objective_rows(group: Sequence[Objective], language: str) -> list[Row]:
    """Each goal with what became of it; external ones are not scored on screen and then share a line."""
    if group[0].side is Side.EXTERNAL and all(item.outcome is Outcome.OPEN for item in group):
        keywords = DOT.join(item.keyword for item in group)
        return [Row((Text(keywords, style.BODY),), (WIDTH - 20,), Look(pad_top=1.5, pad_bottom=2))]
    return [_objective_row(item, language) for item in group]


def _objective_row(item: Objective, language: str) -> Row:
    mark = {Outcome.REACHED: "✓", Outcome.MISSED: "–", Outcome.OPEN: ""}[item.outcome]
    name = style.STRONG if item.outcome is Outcome.REACHED else style.BODY
    widths = (10.0, LABEL_WIDTH - 20, 78.0, WIDTH - LABEL_WIDTH - 78 - 20)
    cells = (
        Text(mark, style.STRONG),
        Text(item.keyword, name),
        Text(word(item.outcome, language), style.BODY_SOFT),
        Text(item.note, style.BODY),
    )
    return Row(cells, widths, Look(pad_top=1.5, pad_bottom=2))


def _answers(paper: VisitReportPaper) -> list[Piece]:
    if paper.preparation is None:
        return []
    asked = [entry for entry in paper.preparation.questions if not entry.deleted and entry.answer.strip()]
    ordered = sorted(asked, key=lambda entry: entry.position)
    look = Look(pad_top=1.5, pad_bottom=2)
    rows = [
        Row(
            (Text(entry.keyword, style.BODY_SOFT), Text(entry.answer, style.BODY)),
            (LABEL_WIDTH, WIDTH - LABEL_WIDTH - 10),
            look,
        )
        for entry in ordered
    ]
    return [Table(None, rows)] if rows else []


def _agreements(paper: VisitReportPaper, say: Say) -> list[Piece]:
    widths = shared(WIDTH, (9, 4.2, 2.6, 2.6), 10)
    heads = (say("Wat"), say("Wie"), say("Wanneer"), say("Ook bij de klant"))
    head = Row([Text(text, style.TABLE_HEAD) for text in heads], widths, head_look(paper.company))
    rows = []
    for entry in agreements_of(paper):
        shown = say("ja") if entry.for_customer else say("nee, intern")
        texts = (entry.what, entry.who, due_text(entry, paper.language), shown)
        styles = (style.STRONG, style.BODY, style.BODY, style.BODY_SOFT)
        cells = [Text(text, text_style) for text, text_style in zip(texts, styles, strict=True)]
        rows.append(Row(cells, widths, Look(pad_top=4, pad_bottom=4)))
    return [Table(head, rows).after(3)] if rows else []


def head_look(company: Company) -> Look:
    """The look of a table's head: a line in the company's colour under it."""
    return Look(pad_top=2, pad_bottom=4, rule=accent(company), thickness=1.0)


def agreements_of(paper: VisitReportPaper) -> list[Agreement]:
    """What was agreed, in order; what nobody was named for is the seller's own promise."""
    kept = [entry for entry in paper.report.agreements if not entry.deleted]
    named = [entry if entry.who.strip() else replace(entry, who=paper.seller.name) for entry in kept]
    return sorted(named, key=lambda entry: entry.position)


def due_text(agreement: Agreement, language: str) -> str:
    return formats.paper_date(agreement.due_on, language) if agreement.due_on else ""


def _follow_ups(paper: VisitReportPaper) -> list[Piece]:
    """What the seller still does, as far as it is no agreement or next step that is said already."""
    said = [*(entry.what for entry in agreements_of(paper)), paper.report.next_step]
    known = {same_promise(text) for text in said}
    kept = [
        entry for entry in paper.follow_ups if not entry.deleted and same_promise(entry.text) not in known
    ]
    return _pairs(
        (formats.paper_date(entry.due_on, paper.language), entry.text)
        for entry in sorted(kept, key=lambda entry: entry.due_on)
    )
