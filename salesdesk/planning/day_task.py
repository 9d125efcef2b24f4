"""A day of places as bare minutes: which windows follow from appointments and opening hours."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import inf

from salesdesk.domain.day_minutes import minute_of
from salesdesk.planning.day_model import MOST_STOPS, DayFrame, LeftOut, Stop, WhyNot
from salesdesk.planning.day_roads import Roads
from salesdesk.planning.orders import Spans, Task


def task_of(stops: Sequence[Stop], frame: DayFrame, roads: Roads) -> Task:
    """The day in bare numbers."""
    return Task(
        drives=roads.minutes,
        visits=tuple(stop.minutes for stop in stops),
        windows=tuple(beginnings(stop) for stop in stops),
        values=tuple(max(0.0, stop.value) if stop.may_be_left_out else None for stop in stops),
        depart=None if frame.depart_time is None else minute_of(frame.depart_time),
        first_visit=minute_of(frame.first_visit),
        home_by=inf if frame.home_before is None else minute_of(frame.home_before),
        most=inf if frame.most_visits is None else frame.most_visits,
        lunch_minutes=frame.lunch_minutes if lunch_fits(frame) else 0,
        lunch_from=minute_of(frame.lunch_from),
        lunch_until=minute_of(frame.lunch_until),
        round_to=frame.round_to_minutes,
        reach=roads.reach,
        set_out=roads.set_out,
    )


def lunch_fits(frame: DayFrame) -> bool:
    """Whether the break is no longer than the span it has to lie in."""
    return minute_of(frame.lunch_from) + frame.lunch_minutes <= minute_of(frame.lunch_until)


def beginnings(stop: Stop) -> Spans | None:
    """The spans in which a visit may begin; None is any moment.

    An appointment goes before opening hours, its leeway is kept inside them where they leave room. Where no
    span is long enough for the visit it begins at opening; that it ends too late is told of the plan.
    """
    open_spans = _open_spans(stop)
    if stop.fixed_time is None:
        return open_spans
    at, leeway = minute_of(stop.fixed_time), stop.leeway_minutes
    agreed = (at - leeway, at + leeway)
    if open_spans is None or not leeway:
        return (agreed,)
    both = [(max(opens, agreed[0]), min(latest, agreed[1])) for opens, latest in open_spans]
    return tuple((opens, latest) for opens, latest in both if opens <= latest) or (agreed,)


def _open_spans(stop: Stop) -> Spans | None:
    if not stop.windows:
        return None
    spans = sorted((minute_of(opens), minute_of(closes) - stop.minutes) for opens, closes in stop.windows)
    return tuple(span for span in spans if span[0] <= span[1]) or tuple((opens, opens) for opens, _ in spans)


def can_be_open(stop: Stop) -> bool:
    """Whether some span of the day is long enough for the visit."""
    return stop.windows is None or any(
        minute_of(closes) - minute_of(opens) >= stop.minutes for opens, closes in stop.windows
    )


def taken(stops: Iterable[Stop]) -> tuple[tuple[Stop, ...], tuple[LeftOut, ...]]:
    """The stops to lay a day of, and those no order could help: suggestions that are closed, and too many."""
    stops = tuple(stops)
    shut = {place for place, stop in enumerate(stops) if stop.may_be_left_out and not can_be_open(stop)}
    rest = [place for place in range(len(stops)) if place not in shut]
    weighed = sorted(rest, key=lambda place: (*_weight(stops[place]), place))
    kept, over = set(weighed[:MOST_STOPS]), set(weighed[MOST_STOPS:])
    left = tuple(
        LeftOut(stop, WhyNot.CLOSED if place in shut else WhyNot.TOO_MANY)
        for place, stop in enumerate(stops)
        if place in shut or place in over
    )
    return tuple(stop for place, stop in enumerate(stops) if place in kept), left


def _weight(stop: Stop) -> tuple[bool, bool, bool, float]:
    return not stop.is_must, stop.fixed_time is None, stop.is_suggestion, -stop.value


def checked(stops: Iterable[Stop], frame: DayFrame) -> tuple[Stop, ...]:
    """The stops as they came; a ValueError says what no planner could make sense of."""
    given = tuple(stops)
    for stop in given:
        if stop.minutes < 0 or stop.leeway_minutes < 0:
            raise ValueError(f"visit {stop.id} lasts {stop.minutes} minutes, leeway {stop.leeway_minutes}")
    if frame.lunch_minutes < 0 or frame.round_to_minutes < 0:
        raise ValueError("lunch and rounding can't be shorter than nothing")
    if len({stop.id for stop in given}) < len(given):
        raise ValueError("a visit stands in the day twice")
    return given
