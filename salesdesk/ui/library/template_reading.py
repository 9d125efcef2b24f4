"""Reading a colleague's question list: what is new, other or gone, before anything is taken over."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QWidget

from salesdesk import formats
from salesdesk.domain.catalogue import Template
from salesdesk.errors import Reason
from salesdesk.services.changes import Noun
from salesdesk.services.templates import TemplatePreview, Templates, place_of
from salesdesk.ui import ask, theme
from salesdesk.ui.desk import Desk
from salesdesk.ui.forms import Choice, FormRow
from salesdesk.ui.labels import TextBlock
from salesdesk.ui.parts import Facts, Note, column
from salesdesk.ui.places import Place
from salesdesk.words import _, ngettext, reason_text

MOST_NAMED, MOST_PROBLEMS = 12, 5
_QUESTION = re.compile(r"questions\[(\d+)\]")


def open_file(desk: Desk, templates: Templates, path: Path, parent: QWidget) -> None:
    """Look into a file and ask what to do with it; a file that is none is said in words."""

    def no(reasons: Sequence[Reason]) -> None:
        said = " ".join(problem_words(reason) for reason in reasons[:3])
        ask.tell(parent, _("{name} is niet ingelezen").format(name=path.name), said)

    desk.work.ask(
        lambda: templates.read(path),
        partial(_offer, desk, templates, parent),
        lane="long",
        refused=no,
        owner=parent,
    )


def _offer(desk: Desk, templates: Templates, parent: QWidget, preview: TemplatePreview) -> None:
    body = PreviewBody(preview)
    title = _("Vragenlijst „{name}” inlezen").format(name=preview.template.name)
    if not ask.sheet(parent, title, body, _("Inlezen")):
        return
    beside = body.beside()
    desk.work.ask(
        lambda: templates.take(preview, beside=beside), partial(_taken, desk, templates, preview, beside)
    )


def _taken(
    desk: Desk, templates: Templates, preview: TemplatePreview, beside: bool, template: Template
) -> None:
    present = preview.present

    def undo() -> None:
        if beside or present is None:
            desk.work.ask(lambda: templates.remove(template.slug))
        else:
            desk.work.ask(lambda: templates.keep(present))

    desk.toast(_("Vragenlijst „{name}” ingelezen").format(name=template.name), undo)
    desk.go(Place(Noun.LIBRARY, place_of(template.slug), "questions"))


class PreviewBody(QWidget):
    """What the file brings; when it is about a list that is here already, where it goes."""

    def __init__(self, preview: TemplatePreview) -> None:
        super().__init__()
        self.where: Choice[bool] = Choice(
            _("Waar komt deze lijst?"),
            [(False, _("In plaats van de mijne")), (True, _("Ernaast, als eigen lijst"))],
        )
        parts: list[QWidget] = [Facts(_who(preview), wide=110)]
        if preview.present is not None:
            parts.append(TextBlock(change_words(preview), "body", "text2"))
            if preview.change.is_empty:
                parts.append(Note(_("Deze lijst is gelijk aan de jouwe."), "info"))
            parts.append(FormRow(_("Waar komt deze lijst?"), self.where))
        if preview.problems:
            parts.append(Note(problems_words(preview.problems), "warn"))
        self._is_known = preview.present is not None
        self.setLayout(column(*parts, gap=12))
        self.setFixedWidth(theme.F(440))

    def beside(self) -> bool:
        return self._is_known and self.where.value()


def _who(preview: TemplatePreview) -> list[tuple[str, str]]:
    count = len(preview.template.questions)
    told = [(_("Vragen"), str(count))]
    if preview.made_by:
        told.append((_("Gemaakt door"), preview.made_by))
    if preview.made_on:
        told.append((_("Op"), _day(preview.made_on)))
    if preview.present is not None:
        told.append((_("Bij jou"), preview.present.name))
    return told


def _day(written: str) -> str:
    """The day as fields show it; what is no day is shown as it was written."""
    try:
        return formats.field_date(date.fromisoformat(written))
    except ValueError:
        return written


def change_words(preview: TemplatePreview) -> str:
    """`2 nieuw: …; 1 anders: …; 1 niet meer: …`."""
    change = preview.change
    said = []
    for named, text in (
        (change.added, _("{count} nieuw: {names}")),
        (change.changed, _("{count} anders: {names}")),
        (change.gone, _("{count} niet meer: {names}")),
    ):
        if named:
            more = " …" if len(named) > MOST_NAMED else ""
            said.append(text.format(count=len(named), names=", ".join(named[:MOST_NAMED]) + more))
    if change.rest and not said:
        said.append(_("Naam, doelen of volgorde zijn anders."))
    return "\n".join(said)


def problems_words(problems: Sequence[Reason]) -> str:
    said = [problem_words(problem) for problem in problems[:MOST_PROBLEMS]]
    rest = len(problems) - len(said)
    if rest > 0:
        said.append(
            ngettext("En nog {count} opmerking.", "En nog {count} opmerkingen.", rest).format(count=rest)
        )
    return "\n".join(said)


def problem_words(problem: Reason) -> str:
    """With the number of the question it is about."""
    found = _QUESTION.search(problem.at)
    said = reason_text(problem)
    return _("Vraag {number}: {said}").format(number=int(found[1]) + 1, said=said) if found else said
