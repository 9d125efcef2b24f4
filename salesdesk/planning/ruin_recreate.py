"""Which stop on which day and in which order, by taking some out and putting them back where they cost least.

Same problem, same seed, same number of rounds: the same plan. Nothing here knows of clocks or customers.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import inf, log
from random import Random

from salesdesk.planning.shifts import Choice, Problem, Round, nearest

# Measured on day, fortnight and quarter: fewer rounds are worse, more hardly better.
ROUNDS = 1500
BLINKS = 0.01  # a place is overlooked now and then, so that the same hole isn't filled the same way
TAKEN_OUT = 10  # stops on average
LONGEST = 15  # a stretch of one shift taken out at once
NEAREST = 60
TRIED_AGAIN = 20  # of the stops that are left out, so that a hopeless crowd doesn't cost every round
HOTTEST = 0.05  # of the mean cost of a stop: how much worse a plan may be at first to be gone on with
COOLED = 100.0

Watch = Callable[[int, float], None]


@dataclass(frozen=True, slots=True)
class Solution:
    """The stops of each shift in order, the choice made for each stop (None: left out), and what it costs."""

    orders: tuple[tuple[int, ...], ...]
    chosen: tuple[Choice | None, ...]
    cost: float


def solve(problem: Problem, rounds: int = ROUNDS, seed: int = 0, watch: Watch | None = None) -> Solution:
    """The cheapest plan found in so many rounds: travel, choices and stops left out.

    `watch` hears after every round how many were done and the best cost so far; what it raises ends the
    search, so give it the best plan by catching that outside `Search`.
    """
    search = Search(problem, seed)
    for done in range(1, rounds + 1):
        search.step(done / rounds)
        if watch is not None:
            watch(done, search.best.cost)
    return search.best


_Known = tuple[int, float, int]
_UNKNOWN: _Known = (-1, inf, -1)
_Single = tuple[float, Choice, list[int]]


class Search:
    """The plan as it is, the best one so far, and what has to be known to change it quickly."""

    def __init__(self, problem: Problem, seed: int = 0, start: Sequence[Sequence[int]] = ()) -> None:
        self._problem, self._random = problem, Random(seed)
        self._rounds = [Round(problem, frame) for frame in problem.shifts]
        self._crowded = [each for each in self._rounds if each.frame.crowd]
        self._of_day: dict[int, list[int]] = {}
        for number, frame in enumerate(problem.shifts):
            self._of_day.setdefault(frame.day, []).append(number)
        self._known: list[list[_Known]] = [[_UNKNOWN] * len(self._rounds) for _ in range(problem.count)]
        self._singles = [_singles(choices, self._of_day) for choices in problem.choices]
        self._chosen: list[Choice | None] = [None] * problem.count
        self._where: list[tuple[int, ...]] = [()] * problem.count
        self._versions = 0
        self._near = nearest(problem, NEAREST)
        self._begin(start)
        self._cost = self._reckoned()
        self.best = self._solution()
        self._hottest = HOTTEST * self._travelled() / max(1, problem.count) or 1.0

    def _begin(self, start: Sequence[Sequence[int]]) -> None:
        placed: dict[int, list[int]] = {}
        for number, order in enumerate(start):
            self._lay(number, list(order))
            for stop in order:
                placed.setdefault(stop, []).append(number)
        for stop, numbers in placed.items():
            days = tuple(self._problem.shifts[number].day for number in numbers)
            self._chosen[stop] = next(
                (c for c in self._problem.choices[stop] if c.days == days), Choice(days)
            )
            self._where[stop] = tuple(numbers)
        home = self._problem.travel[self._problem.count]
        left = [stop for stop in range(self._problem.count) if stop not in placed]
        for stop in sorted(left, key=lambda stop: (len(self._problem.choices[stop]), -home[stop])):
            self._place(stop, blinks=False)

    def step(self, done: float) -> None:
        """Take some stops out and put them back; `done` (0 to 1) is how far the search is."""
        absent = [stop for stop, choice in enumerate(self._chosen) if choice is None]
        gone = [stop for stop in dict.fromkeys(self._some()) if self._chosen[stop] is not None]
        if not gone and not absent:
            return
        if len(absent) > TRIED_AGAIN:
            absent = self._random.sample(absent, TRIED_AGAIN)
        moved = gone + absent
        rounds = [
            (each.order, each.leave, each.latest, each.load, each.length, each.version)
            for each in self._rounds
        ]
        stops = [(stop, self._chosen[stop], self._where[stop]) for stop in moved]
        self._take_out(gone)
        for stop in self._sorted(moved):
            self._place(stop)
        cost, heat = self._reckoned(), self._hottest * COOLED**-done
        if cost < self._cost - heat * log(self._random.random() or 1e-12):
            self._cost = cost
            if cost < self.best.cost - 1e-9:
                self.best = self._solution()
            return
        for each, kept in zip(self._rounds, rounds, strict=True):
            each.order, each.leave, each.latest, each.load, each.length, each.version = kept
        for stop, choice, where in stops:
            self._chosen[stop], self._where[stop] = choice, where

    def _some(self) -> Iterable[int]:
        """Which stops to take out: neighbours on the map or in the round, a whole shift, or any."""
        random, size = self._random, self._random.randint(2, 2 * TAKEN_OUT)
        way, seed = random.random(), random.randrange(self._problem.count)
        if way < 0.5:
            return self._strings(seed, size)
        if way < 0.7:
            return [stop for stop in [seed, *self._near[seed]][: size * 3 // 2] if random.random() < 0.7]
        if way < 0.9:
            return self._neighbouring(seed, random.choice((2, 2, 3)))
        if way < 0.95:
            return self._stretch(random.choice(self._rounds).order)
        served = [stop for stop, choice in enumerate(self._chosen) if choice is not None]
        return random.sample(served, min(len(served), size))

    def _neighbouring(self, seed: int, count: int) -> list[int]:
        """Whole shifts that come near a stop, of long ones a stretch."""
        hit = dict.fromkeys(self._where[seed])
        for stop in self._near[seed]:
            if len(hit) >= count:
                break
            hit.update(dict.fromkeys(self._where[stop]))
        return [stop for number in hit for stop in self._stretch(self._rounds[number].order)]

    def _stretch(self, order: list[int]) -> list[int]:
        at = self._random.randrange(max(1, len(order) - LONGEST))
        return order[at : at + LONGEST]

    def _strings(self, seed: int, size: int) -> list[int]:
        """Stretches of the rounds that come near a stop."""
        random, gone, hit = self._random, list[int](), set[int]()
        for stop in (seed, *self._near[seed]):
            if len(gone) >= size:
                break
            number = next((number for number in self._where[stop] if number not in hit), None)
            if number is None:
                continue
            hit.add(number)
            order = self._rounds[number].order
            long = random.randint(1, min(len(order), max(1, size // 2)))
            at = max(0, min(len(order) - long, order.index(stop) - random.randint(0, long - 1)))
            gone += order[at : at + long]
        return gone

    def _sorted(self, stops: list[int]) -> list[int]:
        """The order to put stops back in: shuffled, least choice, farthest, heaviest or nearest first."""
        random, problem, way = self._random, self._problem, self._random.random()
        home = problem.travel[problem.count]
        random.shuffle(stops)
        if way < 0.4:
            return stops
        if way < 0.6:
            return sorted(stops, key=lambda stop: len(problem.choices[stop]))
        if way < 0.75:
            return sorted(stops, key=lambda stop: -home[stop])
        if way < 0.9:
            return sorted(stops, key=lambda stop: -problem.load[stop] * len(problem.choices[stop][0].days))
        return sorted(stops, key=lambda stop: home[stop])

    def _take_out(self, gone: list[int]) -> None:
        out = set(gone)
        for number in {number for stop in gone for number in self._where[stop]}:
            self._lay(number, [stop for stop in self._rounds[number].order if stop not in out])
        for stop in gone:
            self._chosen[stop], self._where[stop] = None, ()

    def _place(self, stop: int, blinks: bool = True) -> None:
        """Put a stop where it costs least; left out when that is cheaper, or when it fits nowhere."""
        singles = self._singles[stop]
        if singles is not None:
            self._place_once(stop, singles, blinks)
        else:
            self._place_together(stop, blinks)

    def _place_once(self, stop: int, singles: list[_Single], blinks: bool) -> None:
        """A stop that is visited on one day: its choices are looked at from the cheapest on."""
        best, how, shift, at = self._problem.value[stop], None, -1, -1
        known, rounds, random = self._known[stop], self._rounds, self._random.random
        for dear, choice, numbers in singles:
            if dear >= best:
                break
            empty = False
            for number in numbers:
                each = rounds[number]
                if not each.order:
                    if empty:
                        continue
                    empty = True
                entry = known[number]
                if entry[0] != each.version:
                    entry = known[number] = (each.version, *each.place_for(stop))
                if dear + entry[1] < best and not (blinks and random() < BLINKS):
                    best, how, shift, at = dear + entry[1], choice, number, entry[2]
        if how is None:
            return
        order = rounds[shift].order
        if not self._lay(shift, [*order[:at], stop, *order[at:]]):  # lunch came to lie elsewhere
            self._lay(shift, order)
            return
        self._chosen[stop], self._where[stop] = how, (shift,)

    def _place_together(self, stop: int, blinks: bool) -> None:
        """A stop that is visited on several days."""
        best, how, spots = self._problem.value[stop], None, list[tuple[float, int, int]]()
        by_day: dict[int, tuple[float, int, int]] = {}
        for choice in self._problem.choices[stop]:
            cost, taken = choice.cost, list[tuple[float, int, int]]()
            for day in choice.days:
                if cost >= best:
                    break
                if day not in by_day:
                    by_day[day] = self._spot(stop, day, blinks)
                cost += by_day[day][0]
                taken.append(by_day[day])
            if cost < best:
                best, how, spots = cost, choice, taken
        if how is None:
            return
        kept = [(number, self._rounds[number].order) for _, number, _ in spots]
        fits = [
            self._lay(number, [*order[:at], stop, *order[at:]])
            for (number, order), (_, _, at) in zip(kept, spots, strict=True)
        ]
        if not all(fits):  # lunch came to lie elsewhere
            for number, order in kept:
                self._lay(number, order)
            return
        self._chosen[stop], self._where[stop] = how, tuple(number for number, _ in kept)

    def _spot(self, stop: int, day: int, blinks: bool) -> tuple[float, int, int]:
        """The cheapest place for a stop on a day: cost, number of the shift, place in it."""
        best, shift, place, empty = inf, -1, -1, False
        known = self._known[stop]
        for number in self._of_day.get(day, ()):
            each = self._rounds[number]
            if not each.order:
                if empty:
                    continue
                empty = True
            entry = known[number]
            if entry[0] != each.version:
                entry = known[number] = (each.version, *each.place_for(stop))
            if entry[1] < best and not (blinks and self._random.random() < BLINKS):
                best, shift, place = entry[1], number, entry[2]
        return best, shift, place

    def _lay(self, number: int, order: list[int]) -> bool:
        self._versions += 1
        self._rounds[number].version = self._versions
        return self._rounds[number].lay(order)

    def _travelled(self) -> float:
        return sum([each.length for each in self._rounds])

    def _reckoned(self) -> float:
        extra = sum(
            [
                value if choice is None else choice.cost
                for choice, value in zip(self._chosen, self._problem.value, strict=True)
            ]
        )
        return self._travelled() + extra + sum([each.frame.crowded(each.load) for each in self._crowded])

    def _solution(self) -> Solution:
        return Solution(tuple(tuple(each.order) for each in self._rounds), tuple(self._chosen), self._cost)


def _singles(choices: Sequence[Choice], of_day: Mapping[int, list[int]]) -> list[_Single] | None:
    """The choices with their shifts, the cheapest first; None where several days belong together."""
    if any(len(choice.days) != 1 for choice in choices):
        return None
    found = [(choice.cost, choice, of_day.get(choice.days[0], [])) for choice in choices]
    return sorted(found, key=lambda each: each[0])
