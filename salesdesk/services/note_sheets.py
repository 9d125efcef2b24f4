"""Note paper of the house, empty or for one visit."""

from __future__ import annotations

from uuid import UUID

from salesdesk.domain.preparation import Preparation, asked_questions
from salesdesk.domain.relations import Contact, Relation
from salesdesk.domain.visits import Visit
from salesdesk.errors import N_, Reason, Refused
from salesdesk.paper.note_paper import NotePaper, NoteTalk, PaperSize, Ruling, note_paper_pdf
from salesdesk.services.clock import Clock
from salesdesk.services.papers import Paper, file_name
from salesdesk.storage import records
from salesdesk.storage.database import Database
from salesdesk.storage.settings import load_settings
from salesdesk.words import _, screen_language

__all__ = ["NoteSheets", "PaperSize", "Ruling"]


class NoteSheets:
    """Prints paper to write on."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def sheets(
        self,
        ruling: Ruling,
        size: PaperSize,
        *,
        visit_id: UUID | None = None,
        cues: bool = False,
        pages: int = 1,
    ) -> Paper:
        """Some sheets; with a visit its customer stands in the head, with `cues` its keywords too."""
        with self._database.read() as session:
            settings = load_settings(session)
        talk = self._talk(visit_id, cues=cues) if visit_id else None
        paper = NotePaper(
            settings.company, settings.seller, self._clock.now(), ruling, size, talk, pages, screen_language()
        )
        pdf = note_paper_pdf(paper)
        day = f"{talk.day:%Y-%m-%d}" if talk else ""
        name = file_name(day, _("Notitiepapier"), talk.customer if talk else "")
        return Paper(name, pdf.content, pdf.page_count, pdf.missing_glyphs)

    def _talk(self, visit_id: UUID, *, cues: bool) -> NoteTalk:
        with self._database.read() as session:
            visit = records.load(session, Visit, visit_id)
            if visit is None:
                raise Refused(Reason(N_("Dit bezoek bestaat niet meer.")))
            relation = records.load(session, Relation, visit.relation_id)
            contact = records.load(session, Contact, visit.contact_id) if visit.contact_id else None
            kept = records.find(session, Preparation, visit_id=visit_id)
        preparation = min(kept, key=lambda each: each.id, default=None)
        asked = asked_questions(preparation) if preparation is not None and cues else ()
        return NoteTalk(
            relation.name if relation else "",
            visit.visit_on,
            relation.address.place if relation else "",
            contact.short_name if contact else "",
            tuple(question.keyword for question in asked),
        )
