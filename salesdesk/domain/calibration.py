"""Stated chances held against outcomes: bands, the Brier score, and a careful correction (Susan §1.6)."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from salesdesk.domain.worth_of_preparing import Span, wilson

LEAD_DAYS = 14  # a chance named on the eve of the outcome foretells nothing
FEWEST = 20  # below this a single offer moves the score too far to say anything
PRIOR_OFFERS = 50  # as if so many offers lay beside it in which every chance came out exactly
_BANDS = 10
_Z = 1.96  # nineteen times out of twenty


@dataclass(frozen=True, slots=True)
class Foretold:
    """The chance that was named for an offer well before it was decided, and whether it was won."""

    number: int
    chance_percent: int
    won: bool


def chance_before(stated: Sequence[tuple[date, int]], decided_on: date) -> int | None:
    """The chance that stood two weeks before the decision; of a quicker offer the first that was named.

    `stated` are days and chances in order; None when nothing was said before the day of the decision.
    """
    before = [(day, chance) for day, chance in stated if day < decided_on]
    if not before:
        return None
    early = [chance for day, chance in before if day <= decided_on - timedelta(days=LEAD_DAYS)]
    return early[-1] if early else before[0][1]


@dataclass(frozen=True, slots=True)
class Band:
    """Offers with a chance from `low` up to and including `high`: how many, and how many were won."""

    low: int
    high: int
    count: int
    won: int
    stated_percent: float

    @property
    def won_percent(self) -> float | None:
        return self.won * 100 / self.count if self.count else None

    @property
    def span(self) -> Span | None:
        """Between which percentages the truth lies, nineteen times out of twenty."""
        return wilson(self.won, self.count)


class ScoreVerdict(StrEnum):
    """What the score allows to conclude, against always naming the share that is won."""

    TOO_FEW = "too_few"
    ONE_SIDED = "one_sided"
    BETTER = "better"
    EVEN = "even"
    WORSE = "worse"


@dataclass(frozen=True, slots=True)
class Calibration:
    """All foretold offers; scores lie between 0 (every outcome foreseen) and 1."""

    foretold: tuple[Foretold, ...]

    @property
    def count(self) -> int:
        return len(self.foretold)

    @property
    def won(self) -> int:
        return sum(each.won for each in self.foretold)

    @property
    def base_percent(self) -> float | None:
        """The share that was won."""
        return self.won * 100 / self.count if self.count else None

    @property
    def stated_percent(self) -> float | None:
        """The average chance that was named."""
        return sum(each.chance_percent for each in self.foretold) / self.count if self.count else None

    @property
    def brier(self) -> float | None:
        """The average squared distance between chance and outcome."""
        missed = [_squared(each.chance_percent / 100, each) for each in self.foretold]
        return sum(missed) / len(missed) if missed else None

    @property
    def base_brier(self) -> float | None:
        """The score of who had always named the share that was won, which he could only know afterwards."""
        base = self.base_percent
        return None if base is None else base / 100 * (1 - base / 100)

    @property
    def verdict(self) -> ScoreVerdict:
        """Better or worse only when the difference is larger than chance makes it."""
        base = self.base_percent
        if base is None or self.count < FEWEST:
            return ScoreVerdict.TOO_FEW
        if self.won in {0, self.count}:
            return ScoreVerdict.ONE_SIDED
        gaps = [
            _squared(base / 100, each) - _squared(each.chance_percent / 100, each) for each in self.foretold
        ]
        gain = sum(gaps) / len(gaps)
        variance = sum((gap - gain) ** 2 for gap in gaps) / (len(gaps) - 1)
        room = _Z * math.sqrt(variance / len(gaps))
        if abs(gain) <= room:
            return ScoreVerdict.EVEN
        return ScoreVerdict.BETTER if gain > 0 else ScoreVerdict.WORSE

    def bands(self) -> tuple[Band, ...]:
        """Ten bands of ten percentage points, the last one with 100 in it; empty ones too."""
        return tuple(self._band(place) for place in range(_BANDS))

    def _band(self, place: int) -> Band:
        low = place * 10
        high = 100 if place == _BANDS - 1 else low + 9
        inside = [each for each in self.foretold if low <= each.chance_percent <= high]
        stated = sum(each.chance_percent for each in inside) / len(inside) if inside else low + 5
        return Band(low, high, len(inside), sum(each.won for each in inside), stated)

    def correction(self) -> Correction:
        """What these outcomes suggest to make of a chance; nothing while there are too few."""
        return _fitted(self.foretold) if self.count >= FEWEST else Correction()


def _squared(chance: float, each: Foretold) -> float:
    return (chance - each.won) ** 2


@dataclass(frozen=True, slots=True)
class Correction:
    """A line through the odds: `shift` 0 and `slope` 1 leave every chance as it was named."""

    shift: float = 0.0
    slope: float = 1.0

    def corrected(self, chance_percent: int) -> int:
        """The suggested chance in whole percents; a certain yes or no stays one."""
        if not 0 < chance_percent < 100:
            return chance_percent
        reckoned = _share(self.shift + self.slope * _odds(chance_percent / 100)) * 100
        return min(max(math.floor(reckoned + 0.5), 1), 99)


def _odds(share: float) -> float:
    """The logarithm of the odds, of a share kept away from certainty."""
    kept = min(max(share, 0.01), 0.99)
    return math.log(kept / (1 - kept))


def _share(odds: float) -> float:
    return 1 / (1 + math.exp(-odds))


def _fitted(foretold: Iterable[Foretold]) -> Correction:
    """Logistic regression of outcome on stated odds, with `PRIOR_OFFERS` that came out exactly beside them.

    The imagined ones hold the line at no correction; the more real ones there are, the more those decide.
    """
    steps = range(1, 10)
    points = [(_odds(step / 10), step / 10, PRIOR_OFFERS / len(steps)) for step in steps]
    points += [(_odds(each.chance_percent / 100), float(each.won), 1.0) for each in foretold]
    shift, slope = 0.0, 1.0
    for _round in range(60):
        step = _newton(points, shift, slope)
        shift, slope = shift + step[0], slope + step[1]
        if abs(step[0]) + abs(step[1]) < 1e-10:
            break
    return Correction(shift, max(slope, 0.0))


def _newton(points: Sequence[tuple[float, float, float]], shift: float, slope: float) -> tuple[float, float]:
    """One step towards the best line; the imagined points keep the two equations apart."""
    g0 = g1 = h00 = h01 = h11 = 0.0
    for odds, outcome, weight in points:
        expected = _share(shift + slope * odds)
        miss, curve = weight * (outcome - expected), weight * expected * (1 - expected)
        g0, g1 = g0 + miss, g1 + miss * odds
        h00, h01, h11 = h00 + curve, h01 + curve * odds, h11 + curve * odds * odds
    room = h00 * h11 - h01 * h01
    step = (h11 * g0 - h01 * g1) / room, (h00 * g1 - h01 * g0) / room
    length = math.hypot(*step)
    return step if length <= 1 else (step[0] / length, step[1] / length)
