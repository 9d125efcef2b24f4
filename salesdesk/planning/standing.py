"""Visits that stand already: the day is made to hold them, so that nothing new can make them worse."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import inf

from salesdesk.planning.shifts import Problem, Round, Shift, Windows, begin


@dataclass(frozen=True, slots=True)
class Standing:
    """A stop that is on its day; `hour` is when it begins in minutes, None any moment of that day."""

    stop: int
    hour: int | None = None
    leeway: int = 0


def hold(
    problem: Problem, windows: dict[tuple[int, int], Windows], frame: Shift, standing: Sequence[Standing]
) -> tuple[Shift, list[int]]:
    """The shift with room for what stands on it, and its stops in order.

    Agreed hours before the first visit, after the last hour or too close to each other are kept as they are:
    the windows and the shift give way as far as is needed and no further. `windows` is that of the problem.
    """
    timed = sorted((each.hour, each.stop, each.leeway) for each in standing if each.hour is not None)
    frame = _with_room(problem, frame, timed, [each.stop for each in standing])
    for hour, stop, leeway in timed:
        windows[stop, frame.day] = ((hour - leeway, hour + leeway),)
    order = [stop for _, stop, _ in timed]
    for stop in (each.stop for each in standing if each.hour is None):
        order = _added(problem, windows, frame, order, stop)
    return stretched(problem, windows, frame, order), order


def _with_room(
    problem: Problem, frame: Shift, timed: Sequence[tuple[int, int, int]], stops: Sequence[int]
) -> Shift:
    frame = replace(frame, most=max(frame.most, sum(problem.load[stop] for stop in stops)))
    if not timed:
        return frame
    hour, first, leeway = timed[0]
    start = problem.count if frame.begins is None else frame.begins
    there = problem.travel[start][first]
    return replace(
        frame, first=min(frame.first, hour - leeway), opens=min(frame.opens, hour - leeway - there)
    )


def _added(
    problem: Problem,
    windows: dict[tuple[int, int], Windows],
    frame: Shift,
    order: list[int],
    stop: int,
) -> list[int]:
    """A stop without an hour where it costs least; where nothing fits at the end, closed or not."""
    frame = stretched(problem, windows, frame, order)
    each = Round(problem, frame)
    each.lay(order)
    _cost, at = each.place_for(stop)
    if at >= 0:
        return [*order[:at], stop, *order[at:]]
    windows.pop((stop, frame.day), None)
    return [*order, stop]


def stretched(
    problem: Problem, windows: dict[tuple[int, int], Windows], frame: Shift, order: Sequence[int]
) -> Shift:
    """Windows that are missed are opened until the moment they are reached; the shift until he is home."""
    at = problem.count if frame.begins is None else frame.begins
    end = problem.count if frame.ends is None else frame.ends
    now, hungry = frame.opens, frame.lunch > 0
    for stop in order:
        if hungry and now >= frame.lunch_from:
            now, hungry = now + frame.lunch, False
        reached = max(now + problem.travel[at][stop], frame.first)
        spans = windows.get((stop, frame.day))
        start = begin(spans, reached)
        if start == inf:
            start = reached
            windows[stop, frame.day] = (((spans[-1][0] if spans else reached), reached),)
        now, at = start + problem.service[stop], stop
    return replace(frame, closes=max(frame.closes, now + problem.travel[at][end])) if order else frame
