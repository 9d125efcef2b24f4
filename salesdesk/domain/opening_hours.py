"""When a relation is open: one line as a seller types it, read into hours per day of the week."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, time
from enum import Enum, auto

from salesdesk.errors import N_, Reason, Refused

Span = tuple[time, time]
Spans = tuple[Span, ...]
LONGEST_TEXT = 400
MIDNIGHT = time.max
_DAYS: tuple[tuple[str, ...], ...] = (
    ("ma", "maandag", "maandags", "mon", "monday"),
    ("di", "dinsdag", "dinsdags", "tue", "tues", "tuesday"),
    ("wo", "woensdag", "woensdags", "wed", "wednesday"),
    ("do", "donderdag", "donderdags", "thu", "thur", "thurs", "thursday"),
    ("vr", "vrij", "vrijdag", "vrijdags", "fri", "friday"),
    ("za", "zat", "zaterdag", "zaterdags", "sat", "saturday"),
    ("zo", "zon", "zondag", "zondags", "sun", "sunday"),
)
_EVERY_DAY, _WORKDAYS, _WEEKEND = tuple(range(7)), tuple(range(5)), (5, 6)
_SPOKEN: dict[str, tuple[int, ...]] = {
    **{word: (number,) for number, words in enumerate(_DAYS) for word in words},
    **dict.fromkeys(("dagelijks", "daily"), _EVERY_DAY),
    **dict.fromkeys(("werkdagen", "weekdagen", "doordeweeks", "weekdays"), _WORKDAYS),
    **dict.fromkeys(("weekend", "weekeinde", "weekends"), _WEEKEND),
}
_UNTIL = frozenset({"-", "–", "—", "t/m", "tm", "tot", "to", "until", "till", "through"})
_CLOSED = frozenset({"gesloten", "dicht", "closed"})
_SKIPPED = frozenset(
    {
        "en",
        "and",
        "&",
        "+",
        ",",
        ";",
        ":",
        ".",
        "|",
        "van",
        "from",
        "uur",
        "u",
        "open",
        "op",
        "om",
        "met",
        "h",
    }
)
_PIECE = re.compile(
    r"tot\s+en\s+met"
    r"|(?P<hour>\d{1,2})(?:\s?[:.uh]\s?(?P<minute>\d{2})(?!\d)|(?P<run>\d{2})(?!\d))?(?:\s?(?P<half>[ap]\.?m\b\.?))?"
    r"|t/m|[a-zà-ÿ]+|[-–—]|\S",
    re.IGNORECASE,
)


class _Sign(Enum):
    UNTIL = auto()
    CLOSED = auto()


_Token = tuple[int, ...] | time | _Sign


@dataclass(frozen=True, slots=True)
class OpeningHours:
    """The hours of a week; a day that is not named is closed, unless only closed days were named."""

    week: Mapping[int, Spans] = field(default_factory=dict)

    @property
    def is_known(self) -> bool:
        return bool(self.week)

    def spans(self, day: date) -> Spans | None:
        """From when till when on this day, in order; empty when closed, None when nobody knows."""
        if (found := self.week.get(day.weekday())) is not None:
            return found
        return () if any(self.week.values()) else None

    def is_open(self, day: date, at: time) -> bool | None:
        """Open at this moment, None when nobody knows; the closing minute itself is closed."""
        spans = self.spans(day)
        return None if spans is None else any(start <= at < end for start, end in spans)

    def is_open_between(self, day: date, start: time, end: time) -> bool | None:
        """Open all the way from start to end; hours that touch each other count as one."""
        if (spans := self.spans(day)) is None:
            return None
        reached = start
        for opens, closes in spans:
            if opens <= reached < closes:
                reached = closes
        return reached >= end and reached > start


def parse_opening_hours(text: str) -> OpeningHours:
    """Read `ma-vr 08:30-17:00; za 10-12`; an empty text is unknown, an unreadable one is refused in words."""
    if len(text) > LONGEST_TEXT:
        raise _refused(N_("Deze openingstijden zijn te lang."))
    week: dict[int, Spans] = {}
    for days, spans in _entries(list(_tokens(text))):
        for day in days:
            week[day] = _together(week.get(day, ()), spans)
    return OpeningHours(week)


def opening_hours_or_unknown(text: str) -> OpeningHours:
    """For what is only shown: hours that cannot be read are unknown."""
    try:
        return parse_opening_hours(text)
    except Refused:
        return OpeningHours()


def _tokens(text: str) -> Iterator[_Token]:
    for match in _PIECE.finditer(text):
        word = re.sub(r"\s+", " ", match.group().lower())
        if match.group("hour"):
            yield _time(match)
        elif word in _SPOKEN:
            yield _SPOKEN[word]
        elif word in _UNTIL or word == "tot en met":
            yield _Sign.UNTIL
        elif word in _CLOSED:
            yield _Sign.CLOSED
        elif word not in _SKIPPED:
            raise _refused(
                N_("“{word}” is niet te lezen; schrijf bijvoorbeeld: ma-vr 08:30-17:00; za 10-12."),
                word=match.group()[:30],
            )


def _time(match: re.Match[str]) -> time:
    hour, minute = int(match["hour"]), int(match["minute"] or match["run"] or 0)
    if half := match["half"]:
        on_the_half = hour % 12 + (12 if half.lower().startswith("p") else 0)
        hour = on_the_half if 1 <= hour <= 12 else 99
    if (hour, minute) == (24, 0):
        return MIDNIGHT
    if hour > 23 or minute > 59:
        raise _refused(N_("“{time}” is geen tijd op de klok."), time=match.group().strip())
    return time(hour, minute)


def _entries(tokens: list[_Token]) -> Iterator[tuple[tuple[int, ...], Spans]]:
    """Groups of some days with their hours, in the order in which they were written."""
    at = 0
    while at < len(tokens):
        at, days = _days(tokens, at)
        at, spans = _hours(tokens, at)
        yield days, spans


def _days(tokens: list[_Token], at: int) -> tuple[int, tuple[int, ...]]:
    days: list[int] = []
    while at < len(tokens) and not isinstance(tokens[at], time) and tokens[at] is not _Sign.CLOSED:
        token = tokens[at]
        if isinstance(token, tuple):
            days += token
            at += 1
            continue
        last = tokens[at + 1] if at + 1 < len(tokens) else None
        if not days or not isinstance(last, tuple):
            raise _refused(N_("Tussen welke dagen of tijden staat het streepje?"))
        days += _from_day_to_day(days[-1], last[0])
        at += 2
    if not days:
        raise _refused(N_("Zet de dag erbij, bijvoorbeeld: ma-vr 08:30-17:00."))
    return at, tuple(dict.fromkeys(days))


def _from_day_to_day(first: int, last: int) -> list[int]:
    return [(first + step) % 7 for step in range((last - first) % 7 + 1)]


def _hours(tokens: list[_Token], at: int) -> tuple[int, Spans]:
    spans: Spans = ()
    closed = False
    while at < len(tokens) and not isinstance(tokens[at], tuple):
        if tokens[at] is _Sign.CLOSED:
            closed, at = True, at + 1
            continue
        pair = tokens[at : at + 3]
        match pair:
            case [time() as start, _Sign.UNTIL, time() as end]:
                spans = _together(spans, (_checked(start, end),), replaces=False)
                at += 3
            case _:
                raise _refused(
                    N_("Schrijf bij elke tijd van wanneer tot wanneer, bijvoorbeeld: 08:30-17:00.")
                )
    if closed and spans:
        raise _refused(N_("Een dag is open of gesloten, niet allebei."))
    if not closed and not spans:
        raise _refused(N_("Zet bij elke dag de tijden, of “gesloten”."))
    return at, spans


def _checked(start: time, end: time) -> Span:
    """Midnight may be written 00:00 where it ends a day; hours that go past it are not hours of one day."""
    end = MIDNIGHT if end == time(0) else end
    if end <= start:
        raise _refused(
            N_("{start} tot {end} eindigt voor het begint."), start=f"{start:%H:%M}", end=f"{end:%H:%M}"
        )
    return start, end


def _together(known: Spans, more: Spans, *, replaces: bool = True) -> Spans:
    """Two parts of a day side by side; a later line that overlaps or closes takes its place."""
    overlap = any(start < its_end and its_start < end for start, end in known for its_start, its_end in more)
    if overlap and not replaces:
        raise _refused(N_("Twee tijden van dezelfde dag lopen door elkaar."))
    if overlap or not more:
        return more
    return tuple(sorted((*known, *more)))


def _refused(text: str, **values: object) -> Refused:
    return Refused(Reason(text, "opening_hours", values))
