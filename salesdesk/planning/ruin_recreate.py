"""Which stop on which day and in which order, by taking some out and putting them back where they cost least.

Same problem, same seed, same number of rounds: the same plan. Nothing here knows of clocks or customers.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from math import inf, log
from random import Random

from salesdesk.planning.ruins import Ruin
from salesdesk.planning.shifts import Choice, Problem, Round, nearest

# Measured on day, fortnight and quarter: fewer rounds are worse, more hardly better.
ROUNDS = 1500
BLINKS = 0.01  # a place is overlooked now and then, so that the same hole isn't filled the same way
EXCHANGED = 0.15  # how often two shifts change stops
NEAREST = 60
TRIED_AGAIN = 20  # of the stops that are left out, so that a hopeless crowd doesn't cost every round
HOTTEST = 0.3  # of the mean cost of a stop: how much worse a plan may be at first to be gone on with
CHAIN = 100  # rounds a stop before it is better to begin anew
HOT_STOPS = 100  # with more stops the same rounds must do for more of them: less heat
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
    search = Search(problem, seed, chains=max(1, rounds // (CHAIN * max(1, problem.count))))
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

    def __init__(
        self, problem: Problem, seed: int = 0, start: Sequence[Sequence[int]] = (), chains: int = 1
    ) -> None:
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
        near = nearest(problem, NEAREST)
        self._ruin = Ruin(problem, self._random, self._rounds, self._chosen, self._where, near)
        self._begin(start)
        self._cost = self._reckoned()
        self.best = self._first = self._solution()
        self._chains, self._chain, self._first_where = chains, 0, list(self._where)
        count = max(1, problem.count)
        self._hottest = HOTTEST * min(1.0, HOT_STOPS / count) * self._travelled() / count or 1.0

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
        done = self._in_chain(done)
        absent = [stop for stop, choice in enumerate(self._chosen) if choice is None]
        pair = self._to_exchange()
        pairs = [] if pair is None else [*self._rounds[pair[0]].order, *self._rounds[pair[1]].order]
        some = self._ruin.some() if pair is None else pairs
        gone = [stop for stop in dict.fromkeys(some) if self._chosen[stop] is not None]
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
        fits = self._take_out(gone) if pair is None else self._exchange(*pair)
        for stop in self._ruin.in_order([stop for stop in moved if self._chosen[stop] is None]):
            self._place(stop)
        cost, heat = self._reckoned(), self._hottest * COOLED**-done
        if fits and cost < self._cost - heat * log(self._random.random() or 1e-12):
            self._cost = cost
            if cost < self.best.cost - 1e-9:
                self.best = self._solution()
            return
        for each, kept in zip(self._rounds, rounds, strict=True):
            each.order, each.leave, each.latest, each.load, each.length, each.version = kept
        for stop, choice, where in stops:
            self._chosen[stop], self._where[stop] = choice, where

    def _in_chain(self, done: float) -> float:
        """How far this chain is; a new one begins where the first one began."""
        chain = min(int(done * self._chains), self._chains - 1)
        if chain != self._chain:
            self._chain = chain
            for number, order in enumerate(self._first.orders):
                self._lay(number, list(order))
            self._chosen[:] = self._first.chosen
            self._where[:] = self._first_where
            self._cost = self._first.cost
        return done * self._chains - chain

    def _to_exchange(self) -> tuple[int, int] | None:
        """Now and then two shifts, one of them on a day that some stop of the other may have."""
        if len(self._of_day) < 2 or self._random.random() >= EXCHANGED:
            return None
        one = self._random.randrange(len(self._rounds))
        if not self._rounds[one].order:
            return None
        stop = self._random.choice(self._rounds[one].order)
        singles = self._singles[stop]
        if singles is None:
            return None
        other = self._random.choice(self._random.choice(singles)[2] or [one])
        return None if other == one else (one, other)

    def _exchange(self, one: int, other: int) -> bool:
        """Give two shifts each other's stops, as far as these may come on that day."""
        rounds = self._rounds
        orders = rounds[one].order, rounds[other].order
        fits = self._take_out([*orders[0], *orders[1]])
        for order, number in zip(orders, (other, one), strict=True):
            day, how = rounds[number].frame.day, dict[int, Choice]()
            for stop in order:
                for _, choice, _ in self._singles[stop] or ():
                    if choice.days[0] == day:
                        how[stop] = choice
            if how and not self._lay(number, list(how)):
                self._lay(number, [])
                continue
            for stop, choice in how.items():
                self._chosen[stop], self._where[stop] = choice, (number,)
        return fits

    def _take_out(self, gone: list[int]) -> bool:
        """Whether what stays still fits: with less before it lunch may come to lie elsewhere."""
        out, fits = set(gone), True
        for number in sorted({number for stop in gone for number in self._where[stop]}):
            fits &= self._lay(number, [stop for stop in self._rounds[number].order if stop not in out])
        for stop in gone:
            self._chosen[stop], self._where[stop] = None, ()
        return fits

    def _place(self, stop: int, blinks: bool = True) -> None:
        """Put a stop where it costs least; left out when that is cheaper, or when it fits nowhere."""
        singles = self._singles[stop]
        if singles is not None:
            self._place_once(stop, singles, blinks)
        else:
            self._place_together(stop, blinks)

    def _place_once(self, stop: int, singles: list[_Single], blinks: bool) -> None:
        """A stop that is visited on one day: its choices are looked at from the cheapest on."""
        best, how, shift, at, like = self._problem.value[stop], None, -1, -1, 1
        known, rounds, random = self._known[stop], self._rounds, self._random.random
        for dear, choice, numbers in singles:
            if dear > best:
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
                cost = dear + entry[1]
                if cost > best or (cost < best and blinks and random() < BLINKS):
                    continue
                # Empty days are alike: none of them goes before another.
                like = 1 if cost < best else like + 1
                if like == 1 or (blinks and how is not None and random() * like < 1):
                    best, how, shift, at = cost, choice, number, entry[2]
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
