"""What our solution does for each demand of the customer, as it stands in the evidence of the offer check."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum


class Answer(StrEnum):
    """Whether a demand is answered."""

    YES = "yes"
    PARTLY = "partly"
    NO = "no"


_SIGNS = {Answer.YES: "", Answer.PARTLY: "± ", Answer.NO: "✗ "}
_LINE = re.compile(r"(?P<sign>[±✗]\s+)?(?P<demand>.+?)(?:\s+→\s+(?P<solution>.*))?")


@dataclass(frozen=True, slots=True)
class DemandAnswer:
    """One demand with what answers it; `answer` is None while nobody judged it."""

    demand: str
    answer: Answer | None = None
    solution: str = ""

    @property
    def line(self) -> str:
        """As it stands in the evidence: bare for a yes, `±` for partly, `✗` for no, the solution behind."""
        if self.answer is None:
            return ""
        behind = f" → {self.solution}" if self.solution and self.answer is not Answer.NO else ""
        return f"{_SIGNS[self.answer]}{self.demand}{behind}"


def answers_in(evidence: str, demands: Sequence[str]) -> tuple[DemandAnswer, ...]:
    """Every demand with what the evidence says of it."""
    found = {each.demand.casefold(): each for each in map(_read, evidence.splitlines()) if each}
    return tuple(
        DemandAnswer(demand, known.answer, known.solution)
        if (known := found.get(demand.casefold())) is not None
        else DemandAnswer(demand)
        for demand in demands
    )


def own_words(evidence: str, demands: Iterable[str]) -> str:
    """What the seller wrote himself beside those answers."""
    known = {demand.casefold() for demand in demands}
    lines = ((line, _read(line)) for line in evidence.splitlines())
    return "\n".join(line for line, read in lines if read is None or read.demand.casefold() not in known)


def written(answers: Iterable[DemandAnswer], own: str) -> str:
    """The evidence again: an answer a line, then the seller's own words."""
    return "\n".join(part for part in (*(each.line for each in answers), own) if part)


def _read(line: str) -> DemandAnswer | None:
    match = _LINE.fullmatch(line.strip())
    if match is None:
        return None
    sign = (match["sign"] or "").strip()
    answer = {"±": Answer.PARTLY, "✗": Answer.NO}.get(sign, Answer.YES)
    return DemandAnswer(match["demand"], answer, match["solution"] or "")
