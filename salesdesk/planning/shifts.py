"""One driver's day under construction: its stops in order, and what one more of them would cost there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from heapq import nsmallest
from math import inf
from operator import add

Matrix = tuple[tuple[float, ...], ...]
Windows = tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class Shift:
    """One working day of one car; `most` bounds the sum of the loads of its stops.

    A break of `lunch` is taken before the first drive that begins at or after `lunch_from`. No stop begins
    before `first`; the drive to the first one may. `begins` and `ends` are rows of the matrix for a shift
    that starts or ends elsewhere. Each unit of load beyond `enough` costs `crowd`.
    """

    day: int
    opens: float = 0.0
    closes: float = inf
    most: float = inf
    lunch: float = 0.0
    lunch_from: float = inf
    first: float = -inf
    begins: int | None = None
    ends: int | None = None
    enough: float = inf
    crowd: float = 0.0

    def crowded(self, load: float) -> float:
        """What so much load on one shift costs beside the travel."""
        return self.crowd * (load - self.enough) if self.crowd and load > self.enough else 0.0


@dataclass(frozen=True, slots=True)
class Choice:
    """The days on which a stop is visited together, and what choosing them costs beside the travel."""

    days: tuple[int, ...]
    cost: float = 0.0


@dataclass(frozen=True, slots=True)
class Problem:
    """n stops over some shifts; travel, service, windows and shifts share one unit, mostly minutes.

    `travel` is (n+1) x (n+1): row n leads from where every shift starts, column n to where it ends; shifts
    that start or end elsewhere have further rows and columns. `choices[i]` are the ways to place stop i,
    `value[i]` what leaving it out costs; `windows[i, day]` are the spans in which it may begin that day: any
    moment when missing, no moment when empty.
    """

    travel: Matrix
    service: tuple[float, ...]
    load: tuple[float, ...]
    choices: tuple[tuple[Choice, ...], ...]
    value: tuple[float, ...]
    shifts: tuple[Shift, ...]
    windows: Mapping[tuple[int, int], Windows] = field(default_factory=dict)

    @property
    def count(self) -> int:
        return len(self.service)


def begin(windows: Windows | None, arrive: float) -> float:
    """The moment a stop begins when it is reached at `arrive`; infinite when every window has passed."""
    if windows is None:
        return arrive
    for opens, closes in windows:
        if arrive <= closes:
            return max(arrive, opens)
    return inf


def latest_arrival(windows: Windows | None, bound: float) -> float:
    """The last moment to reach a stop that has to begin at or before `bound`."""
    if windows is None:
        return bound
    return max((min(closes, bound) for opens, closes in windows if opens <= bound), default=-inf)


def nearest(problem: Problem, most: int) -> list[list[int]]:
    """Per stop so many others, the nearest first (there and back)."""
    travel, count = problem.travel, problem.count
    back = list(zip(*travel, strict=True))
    found = []
    for stop in range(count):
        both = list(map(add, travel[stop][:count], back[stop]))
        both[stop] = inf
        found.append(nsmallest(min(most, count - 1), range(count), key=both.__getitem__))
    return found


class Round:
    """The stops of one shift in order.

    Beside them it keeps when each place is left at the earliest and when it must be reached at the latest, so
    that one look tells whether another stop fits in between.
    """

    __slots__ = (
        "end", "frame", "latest", "leave", "length", "load", "order", "problem", "shut", "spans", "start",
        "version",
    )  # fmt: skip

    def __init__(self, problem: Problem, frame: Shift) -> None:
        self.problem, self.frame, self.version, self.shut = problem, frame, 0, False
        self.spans = [problem.windows.get((stop, frame.day)) for stop in range(problem.count)]
        self.start = problem.count if frame.begins is None else frame.begins
        self.end = problem.count if frame.ends is None else frame.ends
        self.order: list[int] = []
        self.leave: list[float] = []
        self.latest: list[float] = []
        self.load = self.length = 0.0
        self.lay(self.order)

    def lay(self, order: list[int]) -> bool:
        """Take this order and reckon its times; whether every window and the end of the shift are met."""
        problem, frame, spans = self.problem, self.frame, self.spans
        travel, service, end = problem.travel, problem.service, self.end
        now, at, length = frame.opens, self.start, 0.0
        hungry, eaten = frame.lunch > 0, -1
        leave = [now]
        for place, stop in enumerate(order):
            if hungry and now >= frame.lunch_from:
                now, hungry, eaten = now + frame.lunch, False, place
                leave[-1] = now
            drive = travel[at][stop]
            length += drive
            now = begin(spans[stop], max(now + drive, frame.first)) + service[stop]
            leave.append(now)
            at = stop
        self.order, self.leave = order, leave
        self.length = length + travel[at][end] if order or at != end else 0.0
        self.load = sum([problem.load[stop] for stop in order])
        self._look_back(eaten)
        return bool(now + travel[at][end] <= frame.closes and self.load <= frame.most)

    def _look_back(self, eaten: int) -> None:
        """The latest arrivals, from the end of the shift backwards; lunch is before the stop at `eaten`."""
        travel, service, spans = self.problem.travel, self.problem.service, self.spans
        bound, after = self.frame.closes, self.end
        latest = [bound]
        for place in range(len(self.order) - 1, -1, -1):
            stop = self.order[place]
            bound -= travel[stop][after] + service[stop]
            if place + 1 == eaten:
                bound -= self.frame.lunch
            bound = latest_arrival(spans[stop], bound)
            latest.append(bound)
            after = stop
        latest.reverse()
        self.latest = latest

    def place_for(self, stop: int) -> tuple[float, int]:
        """What the cheapest place for a stop costs and how many stops come before it; infinite: none fits."""
        problem, frame, span = self.problem, self.frame, self.spans[stop]
        best, found = inf, -1
        if self.shut or self.load + problem.load[stop] > frame.most or span == ():
            return best, found
        travel, service, end = problem.travel, problem.service[stop], self.end
        onward, leave, latest, first = travel[stop], self.leave, self.latest, frame.first
        last = inf if span is None else span[-1][1]
        ways = travel[self.start]
        for at, after in enumerate([*self.order, end]):
            if leave[at] > last:
                break
            extra = ways[stop] + onward[after] - ways[after]
            if extra < best:
                start = max(leave[at] + ways[stop], first)
                if span is not None:
                    start = begin(span, start)
                if start < inf and start + service + onward[after] <= latest[at]:
                    best, found = extra, at
            ways = travel[after]
        if frame.crowd and found >= 0:
            best += frame.crowded(self.load + problem.load[stop]) - frame.crowded(self.load)
        return best, found
