"""Which stops to take out of a plan at once, and in which order to put them back."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from random import Random

from salesdesk.planning.shifts import Choice, Problem, Round

TAKEN_OUT = 10  # stops on average
LONGEST = 15  # a stretch of one shift taken out at once


@dataclass(frozen=True, slots=True)
class Ruin:
    """The plan of a search as it is at the moment: its rounds, and per stop its choice and its shifts."""

    problem: Problem
    random: Random
    rounds: list[Round]
    chosen: list[Choice | None]
    where: list[tuple[int, ...]]
    near: list[list[int]]

    def some(self) -> Iterable[int]:
        """Which stops to take out: neighbours on the map or in the round, a whole shift, or any."""
        random, size = self.random, self.random.randint(2, 2 * TAKEN_OUT)
        way, seed = random.random(), random.randrange(self.problem.count)
        if way < 0.5:
            return self._strings(seed, size)
        if way < 0.7:
            return [stop for stop in [seed, *self.near[seed]][: size * 3 // 2] if random.random() < 0.7]
        if way < 0.9:
            return self._neighbouring(seed, random.choice((2, 2, 3)))
        if way < 0.95:
            return self._stretch(random.choice(self.rounds).order)
        served = [stop for stop, choice in enumerate(self.chosen) if choice is not None]
        return random.sample(served, min(len(served), size))

    def _neighbouring(self, seed: int, count: int) -> list[int]:
        """Whole shifts that come near a stop, of long ones a stretch."""
        hit = dict.fromkeys(self.where[seed])
        for stop in self.near[seed]:
            if len(hit) >= count:
                break
            hit.update(dict.fromkeys(self.where[stop]))
        return [stop for number in hit for stop in self._stretch(self.rounds[number].order)]

    def _stretch(self, order: list[int]) -> list[int]:
        at = self.random.randrange(max(1, len(order) - LONGEST))
        return order[at : at + LONGEST]

    def _strings(self, seed: int, size: int) -> list[int]:
        """Stretches of the rounds that come near a stop."""
        random, gone, hit = self.random, list[int](), set[int]()
        for stop in (seed, *self.near[seed]):
            if len(gone) >= size:
                break
            number = next((number for number in self.where[stop] if number not in hit), None)
            if number is None:
                continue
            hit.add(number)
            order = self.rounds[number].order
            long = random.randint(1, min(len(order), max(1, size // 2)))
            at = max(0, min(len(order) - long, order.index(stop) - random.randint(0, long - 1)))
            gone += order[at : at + long]
        return gone

    def in_order(self, stops: list[int]) -> list[int]:
        """The order to put stops back in: shuffled, least choice, farthest, heaviest or nearest first."""
        random, problem, way = self.random, self.problem, self.random.random()
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
