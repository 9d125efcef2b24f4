"""One working day played on the sample database, by the same intentions as the screens."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from pathlib import Path

from salesdesk import paths
from salesdesk.domain.offers import OfferLine
from salesdesk.domain.preparation import Outcome, Preparation, Question, Side, Step, StepState, Target
from salesdesk.domain.reports import Usefulness
from salesdesk.domain.visits import VisitKind
from salesdesk.services.imports import Kind, Mapping
from salesdesk.services.papers import Paper, write_file
from salesdesk.services.seller_file import SellerFile
from salesdesk.services.visits import VisitLine
from salesdesk.words import _

Tell = Callable[[str], object]
FILES = (
    ("relaties.csv", Kind.RELATIONS),
    ("artikelen.xlsx", Kind.PRODUCTS),
    ("verkopen.csv", Kind.SALES),
    ("forecast.csv", Kind.FORECAST),
)
ANSWERS = {
    Target.EMPLOYEES: "34",
    Target.SITES: "Haarlem, Beverwijk",
    Target.SUPPLIER: "Schoonfix",
    Target.CONTRACT_END: "31-03-2027",
    Target.FLOOR_AREA: "980 m²",
    Target.FREQUENCY: "5× per week, vóór 07:45",
    Target.REVENUE_POTENTIAL: "€ 14.000",
}


class SampleDay:
    """Plays the day and keeps every paper in a folder."""

    def __init__(self, file: SellerFile, folder: Path, tell: Tell) -> None:
        self._file = file
        self._folder = folder
        self._tell = tell

    def play(self) -> list[Path]:
        """Import, prepare, plan, report, offer; gives the papers and files that were written."""
        self._import()
        first = next(
            line for line in self._file.visits.day(self._file.clock.today()) if line.kind is VisitKind.FIRST
        )
        written = [self._prepare(first)]
        written += self._plan(first)
        written += self._report(first)
        written.append(self._offer(first))
        written.append(self._forecast())
        return written

    def _import(self) -> None:
        imports = self._file.imports
        for name, kind in FILES:
            preview = imports.preview(paths.resources() / "sample" / name, kind)
            if kind is Kind.FORECAST:
                mapping: Mapping = replace(preview.mapping, year=self._file.clock.today().year + 1)
                preview = imports.preview(paths.resources() / "sample" / name, kind, mapping)
            result = imports.import_file(preview).value
            said = _("{name}: {new} nieuw, {changed} gewijzigd, {refused} niet ingelezen")
            self._tell(said.format(name=name, new=result.new, changed=result.changed, refused=result.refused))

    def _prepare(self, line: VisitLine) -> Path:
        preparations = self._file.preparations
        preparation = preparations.prepare(line.id).value.preparation
        for step in Step:
            if preparation.record(step).state is not StepState.DONE:
                preparation = preparations.mark_step(preparation, step, StepState.DONE).value
        done = preparation.finished_steps
        self._tell(_("{name} voorbereid: {done} van 10 stappen").format(name=line.relation_name, done=done))
        return self._keep(self._file.papers.guide(line.id).value)

    def _plan(self, line: VisitLine) -> list[Path]:
        today = self._file.clock.today()
        day = today + timedelta(days=7)
        visits = self._file.visits
        near = self._file.routes.near(line.relation_id)[0]
        visit = visits.plan(near.relation_id, day, visits.free_time(day)).value
        self._tell(
            _("Bezoek gepland bij {name}, {minutes} min verderop").format(
                name=near.name, minutes=near.minutes
            )
        )
        visits.confirm(visit.id)
        papers = self._file.papers
        return [self._keep(papers.route(today)), self._keep(papers.day_folder(today).value)]

    def _report(self, line: VisitLine) -> list[Path]:
        reports = self._file.reports
        view = reports.open(line.id).value
        view = reports.save_preparation(view.report, _answered(view.preparation)).value
        today = self._file.clock.today()
        report = replace(
            view.report,
            usefulness=Usefulness.YES,
            chance_percent=45,
            decision_month=(today.replace(day=1) + timedelta(days=92)).replace(day=1),
            next_step=_("Opname van beide vestigingen"),
            next_step_on=today + timedelta(days=7),
            economic_needs=_("Eén factuur voor twee vestigingen; vaste prijs per maand"),
            functional_needs=_("Klaar vóór 07:45; balie en archief apart"),
            psychological_needs=_("Vaste ploeg die ze bij naam kent"),
        )
        report = reports.save(report).value.report
        report = reports.add_agreement(
            report, _("Opname van beide vestigingen"), view.seller, today + timedelta(days=7)
        ).value.report
        report = reports.add_agreement(report, _("Plattegronden mailen"), line.contact_name).value.report
        safe = frozenset(entry.key for entry in view.takeovers if entry.is_safe)
        reports.close(report, safe)
        self._tell(_("Verslag afgerond, {count} antwoorden naar de kaart").format(count=len(safe)))
        papers = self._file.papers
        return [
            self._keep(papers.internal_report(line.id).value),
            self._keep(papers.customer_report(line.id).value),
        ]

    def _offer(self, line: VisitLine) -> Path:
        offers = self._file.offers
        offer = offers.start(line.relation_id, line.id).value
        article = self._file.products.search("", 1)[0]
        lines = (
            OfferLine(
                self._file.clock.new_id(),
                product_code=article.code,
                description=article.name,
                quantity=Decimal(12),
                unit=article.unit,
                unit_price=article.price,
                discount_percent=Decimal(3),
                vat_class=article.vat_class,
            ),
        )
        offers.save(replace(offer, lines=lines, has_solution=True, budget=Decimal(20000)))
        released = offers.release(offer.id, _("Klant vroeg erom; beslisser is de notaris zelf"))
        self._tell(_("Offerte {label} vrijgegeven").format(label=offer.label))
        del released
        return self._keep(offers.papers.paper(offer.id))

    def _forecast(self) -> Path:
        return write_file(self._folder / "Forecast.xlsx", self._file.forecasts.workbook())

    def _keep(self, paper: Paper) -> Path:
        return write_file(self._folder / paper.name, paper.content)


def _answered(preparation: Preparation) -> Preparation:
    def answered(question: Question) -> Question:
        return replace(question, asked=True, answer=ANSWERS.get(question.target, question.answer))

    return replace(
        preparation,
        questions=tuple(answered(question) for question in preparation.questions),
        objectives=tuple(
            replace(item, outcome=Outcome.REACHED) if item.side is Side.INTERNAL else item
            for item in preparation.objectives
        ),
    )
