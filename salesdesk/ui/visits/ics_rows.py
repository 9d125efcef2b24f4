"""The lines of a calendar file in words: when, with whom, why that relation, what taking it over does."""

from __future__ import annotations

from salesdesk import formats, words
from salesdesk.services.calendar_import import CalendarPreview, CalendarRow, Fate
from salesdesk.services.calendar_matching import Matches
from salesdesk.ui.table import Column
from salesdesk.words import _, ngettext, reason_text

MOST_PROBLEMS = 3


def columns() -> list[Column[CalendarRow]]:
    return [
        Column[CalendarRow](
            _("Neem"),
            lambda row: _("ja") if row.proposed else "–",
            sort=lambda row: not row.proposed,
            width=70,
            icon=lambda row: "check" if row.proposed else "",
            tone=lambda row: "ok" if row.proposed else "muted",
            tip=taken_words,
        ),
        Column[CalendarRow](
            _("Wanneer"),
            when_words,
            sort=lambda row: (row.visit_on, row.start_time),
            width=150,
            bold=lambda row: row.proposed,
        ),
        Column[CalendarRow](_("Afspraak"), lambda row: row.title or _("zonder titel")),
        Column[CalendarRow](
            _("Relatie"),
            lambda row: row.relation_name or "–",
            tone=lambda row: "warn" if row.match is Matches.WORDS else "text",
        ),
        Column[CalendarRow](_("Wat het doet"), fate_words, width=190, tone=_fate_tone, tip=fate_words),
    ]


def when_words(row: CalendarRow) -> str:
    day = formats.short_date(row.visit_on, words.screen_language())
    if row.is_all_day:
        return _("{day}, hele dag").format(day=day)
    return f"{day} {formats.clock(row.start_time)}"


def taken_words(row: CalendarRow) -> str:
    return _("wordt overgenomen") if row.proposed else _("blijft liggen")


def fate_words(row: CalendarRow) -> str:
    """What taking it over would do, or why it cannot."""
    if row.fate is Fate.CHANGES and row.visit is not None:
        day = formats.short_date(row.visit.visit_on, words.screen_language())
        return _("verzet, was {day} {at}").format(day=day, at=formats.clock(row.visit.start_time))
    if row.fate is Fate.NEW and row.relation_id is None:
        return _("kies een relatie")
    if row.fate is Fate.NEW and row.clashes_with:
        return _("valt samen met {name}").format(name=row.clashes_with)
    return {
        Fate.NEW: _("nieuw bezoek"),
        Fate.CHANGES: _("verzet"),
        Fate.CANCELS: _("zegt je bezoek af"),
        Fate.SAME: _("staat er al zo"),
        Fate.OLDER: _("ouder dan wat je hebt"),
        Fate.ENDED: _("al geweest of verwijderd"),
        Fate.IGNORED: _("afgezegd"),
    }[row.fate]


def match_words(row: CalendarRow) -> str:
    """Why this relation."""
    return {
        Matches.KNOWN: _("dit bezoek ken je al"),
        Matches.MAIL: _("gevonden op e-mailadres"),
        Matches.NAME: _("gevonden op naam"),
        Matches.PLACE: _("gevonden op adres"),
        Matches.WORDS: _("lijkt erop, kijk het na"),
        Matches.CHOSEN: _("zelf gekozen"),
        Matches.NOTHING: _("niemand gevonden; typ een naam"),
    }[row.match]


def row_facts(row: CalendarRow) -> list[tuple[str, str]]:
    """What else the file says."""
    facts = [(_("Wanneer"), when_words(row))]
    if not row.is_all_day:
        facts.append((_("Duur"), formats.duration(row.minutes, words.screen_language())))
    if row.location:
        facts.append((_("Waar"), row.location))
    if row.people:
        facts.append((_("Wie"), ", ".join(name or mail for name, mail in row.people[:4])))
    if row.clashes_with and row.fate is Fate.CHANGES:  # of a new one it stands below
        facts.append((_("Let op"), _("valt samen met {name}").format(name=row.clashes_with)))
    if row.repeats:
        facts.append((_("Herhaalt"), _("een van een reeks")))
    return facts


def problem_words(preview: CalendarPreview) -> str:
    """The first remarks about the file, and how many more there are."""
    said = []
    for problem in preview.problems[:MOST_PROBLEMS]:
        text = reason_text(problem.reason)
        said.append(
            _("Afspraak {number}: {text}").format(number=problem.line, text=text) if problem.line else text
        )
    more = len(preview.problems) - MOST_PROBLEMS
    if more > 0:
        said.append(
            ngettext("En nog {count} opmerking.", "En nog {count} opmerkingen.", more).format(count=more)
        )
    return "\n".join(said)


def _fate_tone(row: CalendarRow) -> str:
    if row.fate is Fate.NEW:
        return "ok" if row.relation_id and not row.clashes_with else "warn"
    return {Fate.CHANGES: "info", Fate.CANCELS: "warn"}.get(row.fate, "muted")
