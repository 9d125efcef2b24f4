"""What is said of a day after it: what became of the plan, and where its figures come from."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from salesdesk import formats, words
from salesdesk.domain.driven_days import DayDriven, Source, Span, Stretch
from salesdesk.words import _, ngettext


def plan_words(one: DayDriven) -> str:
    """`3 van 4 volgens plan, 1 erbij`."""
    if one.planned is None:
        said = ngettext("{count} bezoek, geen plan bewaard", "{count} bezoeken, geen plan bewaard", one.held)
        return said.format(count=one.held)
    parts = [_("{held} van {planned} volgens plan").format(held=one.held - one.added, planned=one.planned)]
    if one.added:
        parts.append(_("{count} erbij").format(count=one.added))
    if one.untold:
        parts.append(_("{count} nog te vertellen").format(count=one.untold))
    return ", ".join(parts)


def fallen_words(one: DayDriven) -> str:
    """`Transport Molenaar (niemand aanwezig)`."""
    return "; ".join(f"{out.name} ({out.reason})" if out.reason else out.name for out in one.fallen_out)


def minutes_words(minutes: int) -> str:
    return formats.duration(minutes, words.screen_language())


def km_words(km: Decimal) -> str:
    return _("{km} km").format(km=formats.number(km, 0, words.screen_language()))


def sign_words(source: Source) -> str:
    """What stands behind a figure that is no report: `≈` for an estimate."""
    return {Source.ESTIMATED: " ≈", Source.PARTLY: " ≈"}.get(source, "")


def source_words(source: Source) -> str:
    return {
        Source.NOTED: _("opgegeven"),
        Source.REPORTED: _("onderweg gemeld"),
        Source.PARTLY: _("deels gemeld, deels geschat"),
        Source.ESTIMATED: _("schatting zonder wegennet"),
    }[source]


def percent_words(percent: int | None) -> str:
    return "–" if percent is None else formats.percent(percent, words.screen_language())


def bias_words(percent: int | None) -> str:
    """`9 % langer`; nothing to say below one percent."""
    if percent is None:
        return "–"
    if not percent:
        return _("precies gelijk")
    said = formats.percent(abs(percent), words.screen_language())
    return (_("{percent} langer") if percent > 0 else _("{percent} korter")).format(percent=said)


def clock_of(minute: int | None) -> str:
    return "–" if minute is None else f"{minute // 60:02d}:{minute % 60:02d}"


def stretch_words(first: date, span: Span) -> str:
    """`wk 48` or `nov`."""
    if span is Span.WEEK:
        return _("wk {week}").format(week=first.isocalendar().week)
    return formats.short_month_name(first.month, words.screen_language())


def stretch_name(stretch: Stretch, span: Span) -> str:
    """Its whole name in a table."""
    language = words.screen_language()
    if span is Span.WEEK:
        day = formats.short_date(stretch.first, language)
        return _("week {week}, vanaf {day}").format(week=stretch.first.isocalendar().week, day=day)
    return formats.month_text(stretch.first, language)
