"""What is said of a stop: its facts, the drive to it, why it lies there and what is wrong with it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import time
from uuid import UUID

from salesdesk import formats, words
from salesdesk.domain.opening_hours import MIDNIGHT, Spans
from salesdesk.domain.visit_frequency import Due, Turn
from salesdesk.domain.visits import Freedom, VisitState
from salesdesk.services.day_reasons import Concern, DayWarning, StopReason, Why
from salesdesk.services.routes import DayRoute, Leg, RouteVisit
from salesdesk.words import _, ngettext, word

SOON_CLOSED_MINUTES = 150
SPARE_WORTH_SAYING = 10
TRAFFIC_WORTH_SAYING = 3
DOT = "  ·  "
FREEDOMS = (Freedom.TIME, Freedom.LEEWAY, Freedom.DAY, Freedom.WEEK)


def freedom_word(freedom: Freedom, leeway_minutes: int) -> str:
    """How far a visit may be moved."""
    if freedom is Freedom.LEEWAY:
        return _("Ongeveer deze tijd, {minutes} min eerder of later").format(minutes=leeway_minutes)
    return {
        Freedom.TIME: _("Vaste tijd"),
        Freedom.DAY: _("Deze dag, tijd is vrij"),
        Freedom.WEEK: _("Deze week, dag is vrij"),
        Freedom.BY_STATE: _("Volgens de afspraak"),
    }[freedom]


def minutes_text(minutes: int) -> str:
    return formats.duration(minutes, words.screen_language())


def stop_facts(visit: RouteVisit) -> tuple[str, str]:
    """The second line of a stop and its tone, empty when nothing is wrong."""
    facts = [visit.line.place, _("{minutes} min").format(minutes=visit.visit.minutes)]
    said, tone = _most_pressing(visit)
    return DOT.join(part for part in (*facts, said) if part), tone


def _most_pressing(visit: RouteVisit) -> tuple[str, str]:
    return _what_happened(visit) if visit.is_done else _what_is_wrong(visit)


def _what_happened(visit: RouteVisit) -> tuple[str, str]:
    if visit.line.state is VisitState.ABSENT:
        return _("niemand aanwezig"), "warn"
    return (_("geweest") if visit.line.state is VisitState.HELD else word(visit.line.kind).lower()), ""


def _what_is_wrong(visit: RouteVisit) -> tuple[str, str]:
    """The most pressing of what is wrong; else till when it can be, or the kind of visit."""
    start, end = visit.visit.start_time, visit.visit.end_time
    shut = _closed(visit.hours, start, end)
    until = _closes_soon(visit.hours, start, end)
    pressing = (
        (visit.planned.late_minutes, _("{minutes} min te laat"), "bad"),
        (bool(shut), shut, "warn"),
        (visit.line.complaint_since is not None, _("klacht open"), "bad"),
        (visit.located is None, _("niet op de kaart"), "warn"),
        (bool(until), until, ""),
        (True, word(visit.line.kind).lower(), ""),
    )
    said, tone = next((text, tone) for is_so, text, tone in pressing if is_so)
    return said.format(minutes=visit.planned.late_minutes), tone


def _closed(hours: Spans | None, start: time, end: time) -> str:
    """What the door says when the visit does not lie inside opening hours."""
    if hours is None or any(opens <= start and end <= closes for opens, closes in hours):
        return ""
    if not hours:
        return _("dicht deze dag")
    following = next((opens for opens, _closes in hours if opens > start), None)
    inside = next((closes for opens, closes in hours if opens <= start < closes), None)
    if inside is not None:
        return _("dicht vanaf {at}").format(at=formats.clock(inside))
    if following is not None:
        return _("dicht tot {at}").format(at=formats.clock(following))
    return _("dicht vanaf {at}").format(at=formats.clock(hours[-1][1]))


def _closes_soon(hours: Spans | None, start: time, end: time) -> str:
    closes = next((closes for opens, closes in hours or () if opens <= start and end <= closes), None)
    if closes is None or closes == MIDNIGHT or _between(end, closes) > SOON_CLOSED_MINUTES:
        return ""
    return _("kan tot {at}").format(at=formats.clock(closes))


def _between(start: time, end: time) -> int:
    return (end.hour - start.hour) * 60 + end.minute - start.minute


def drive_facts(
    leg: Leg, *, traffic: int = 0, lunch: int = 0, spare: int = 0, leave: time | None = None
) -> str:
    """A drive: minutes, kilometres, traffic and lunch; or the time that is left and when to leave."""
    minutes = minutes_text(leg.minutes)
    if spare >= SPARE_WORTH_SAYING and leave is not None and not lunch:
        left = _("{minutes} over").format(minutes=minutes_text(spare))
        return DOT.join((minutes, left, _("weg {at}").format(at=formats.clock(leave))))
    parts = [_("{minutes}, {km} km").format(minutes=minutes, km=round(leg.km))]
    if traffic >= TRAFFIC_WORTH_SAYING:
        parts.append(_("{minutes} file").format(minutes=minutes_text(traffic)))
    if lunch:
        parts.append(_("lunch {minutes}").format(minutes=minutes_text(lunch)))
    return DOT.join(parts)


def leave_words(visit: RouteVisit, leg: Leg) -> str:
    """When to leave at the latest, with the margin of the estimate."""
    at = formats.clock(visit.planned.leave_by_time)
    if not leg.is_known:
        return _("De rit is een gok: dit bezoek staat niet op de kaart.")
    return _("Vertrek uiterlijk {at}. Schatting zonder wegennet: {low} tot {high} min.").format(
        at=at, low=int(leg.minutes * 0.9), high=-(-leg.minutes * 6 // 5)
    )


def why_words(reasons: Iterable[StopReason], names: Mapping[UUID, str]) -> str:
    """Why a stop lies where it lies, the strongest two reasons."""
    said = [text for reason in reasons if (text := _why(reason, names))]
    return formats.capital("; ".join(said[:2])) + "." if said else ""


def _why(reason: StopReason, names: Mapping[UUID, str]) -> str:
    at = formats.clock(reason.at) if reason.at else ""
    other = names.get(reason.other_id, "") if reason.other_id else ""
    said = {
        Why.APPOINTMENT: _("vaste tijd: {at}"),
        Why.LEEWAY: _("rond {at} afgesproken, {minutes} min speling"),
        Why.CLOSES: _("daar kan het maar tot {at}"),
        Why.OPENS: _("daar gaat de deur pas om {at} open"),
        Why.AGAINST_TRAFFIC: _("eerst tegen de file in"),
        Why.ON_THE_WAY: _("ligt op de weg, {minutes} min omweg"),
        Why.BEFORE_APPOINTMENT: _("past vóór de afspraak van {at} bij {name}"),
        Why.AFTER_APPOINTMENT: _("past ná de afspraak van {at} bij {name}"),
        Why.MUST: _("moet vandaag"),
        Why.WORTH_IT: _("de omweg van {minutes} min waard"),
        Why.SHORTEST: _("zo rijd je het minst"),
    }
    if not isinstance(reason.why, Why) or reason.why not in said:
        return ""
    return said[reason.why].format(at=at, minutes=reason.minutes, name=other)


def warning_words(warning: DayWarning, route: DayRoute, names: Mapping[UUID, str]) -> str:
    """What is wrong with the day, and with whom; empty for what the stop itself says already."""
    name = names.get(warning.stop_id, "") if warning.stop_id else ""
    other = names.get(warning.other_id, "") if warning.other_id else ""
    home_by = formats.clock(route.frame.home_before) if route.frame.home_before else ""
    said = {
        Concern.LATE: _("Je komt naar schatting {minutes} min te laat bij {name}."),
        Concern.HOME_LATE: _("Je bent naar schatting {minutes} min na {at} thuis."),
        Concern.NOT_ON_MAP: _("{name} staat niet op de kaart; vul postcode en plaats aan."),
        Concern.CLOSED: _("{name} is op die tijd dicht."),
        Concern.NO_LUNCH: _("Er is geen tijd voor de lunch."),
        Concern.OVERLAP: _("{name} overlapt met {other}."),
        Concern.NEXT_DAY: _("Deze dag loopt door tot na middernacht."),
    }
    if warning.kind is Concern.TOO_MANY:
        return ngettext(
            "Er staat {count} bezoek meer dan je op een dag wilt.",
            "Er staan {count} bezoeken meer dan je op een dag wilt.",
            warning.minutes,
        ).format(count=warning.minutes)
    if warning.kind not in said:
        return ""
    return said[warning.kind].format(minutes=warning.minutes, name=name, other=other, at=home_by)


def turn_words(turn: Turn) -> str:
    """Why somebody fits in: whose turn it is."""
    if turn.due is Due.NEVER_VISITED:
        return _("nog nooit bezocht")
    if turn.due in {Due.OVERDUE, Due.DUE} and turn.days is not None:
        months = round(turn.days / 30.4)
        if months >= 2:
            return ngettext("{count} mnd niet bezocht", "{count} mnd niet bezocht", months).format(
                count=months
            )
        return ngettext("{count} dag niet bezocht", "{count} dagen niet bezocht", turn.days).format(
            count=turn.days
        )
    return ""
