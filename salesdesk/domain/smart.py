"""Is an objective SMART? What its text tells is judged, the rest is asked (Susan §1.3.2, DOMAIN §5)."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from enum import StrEnum

from salesdesk.domain.letters import unaccented
from salesdesk.domain.preparation import Preparation, Side
from salesdesk.domain.smart_words import BLANK, CERTAINTY, MEANS, MEASURE, NO_MEASURE, TIME, VAGUE
from salesdesk.domain.visits import VisitKind


class Letter(StrEnum):
    SPECIFIC = "S"
    MEASURABLE = "M"
    ACCEPTABLE = "A"
    REALISTIC = "R"
    TIMED = "T"


class SmartReason(StrEnum):
    """Why a letter is met or not; ASK_… means that only the seller can tell."""

    EMPTY = "empty"
    BLANK = "blank"
    SPECIFIC = "specific"
    TOO_SHORT = "too_short"
    VAGUE = "vague"
    MEASURE = "measure"
    NO_MEASURE = "no_measure"
    ASK_ACCEPTABLE = "ask_acceptable"
    ASK_REALISTIC = "ask_realistic"
    AGREED = "agreed"
    MEANS_NOT_GOAL = "means_not_goal"
    CERTAINTY = "certainty"
    TIME = "time"
    NO_TIME = "no_time"


@dataclass(frozen=True, slots=True)
class LetterVerdict:
    """`met` is None when the seller must say so himself."""

    letter: Letter
    met: bool | None
    reason: SmartReason


# Letters the seller may confirm; the others stand in the text or they do not.
CONFIRMED_BY_SELLER = frozenset({Letter.ACCEPTABLE, Letter.REALISTIC})
_FEWEST_WORDS = 4


def judge_objective(
    text: str, kind: VisitKind, agreed: Collection[str] = frozenset()
) -> tuple[LetterVerdict, ...]:
    """A verdict per letter for one objective of a visit; `agreed` holds the letters the seller confirmed."""
    plain = without_accents(text)
    if not plain:
        return tuple(LetterVerdict(letter, False, SmartReason.EMPTY) for letter in Letter)
    return (
        _specific(plain),
        _measurable(plain),
        _asked(Letter.ACCEPTABLE, SmartReason.ASK_ACCEPTABLE, agreed),
        _realistic(plain, kind, agreed),
        _timed(plain),
    )


def judge_preparation(preparation: Preparation, kind: VisitKind) -> tuple[LetterVerdict, ...]:
    """The objective of a visit as a whole: the external sentence and the internal items in full."""
    internal = (
        item.text or item.keyword
        for item in preparation.objectives
        if item.side is Side.INTERNAL and not item.deleted
    )
    parts = [preparation.external_objective, *internal]
    text = ". ".join(part.strip(" .") for part in parts if part.strip(" ."))
    return judge_objective(text, kind, preparation.agreed_smart)


def is_smart(verdicts: Iterable[LetterVerdict]) -> bool:
    return all(verdict.met for verdict in verdicts)


def open_letters(verdicts: Iterable[LetterVerdict]) -> tuple[Letter, ...]:
    """The letters that are not met yet, asked ones included."""
    return tuple(verdict.letter for verdict in verdicts if not verdict.met)


def without_accents(text: str) -> str:
    """`vóór  het` as `voor het`: accents are for emphasis and often forgotten."""
    return " ".join(unaccented(text).split())


def _specific(text: str) -> LetterVerdict:
    if BLANK.search(text):
        return LetterVerdict(Letter.SPECIFIC, False, SmartReason.BLANK)
    if VAGUE.search(text):
        return LetterVerdict(Letter.SPECIFIC, False, SmartReason.VAGUE)
    if len(re.findall(r"\w+", text)) < _FEWEST_WORDS:
        return LetterVerdict(Letter.SPECIFIC, False, SmartReason.TOO_SHORT)
    return LetterVerdict(Letter.SPECIFIC, True, SmartReason.SPECIFIC)


def _measurable(text: str) -> LetterVerdict:
    # A date is no measure, nor a blank that waits for one: they are taken out before a number is looked for.
    if MEASURE.search(NO_MEASURE.sub(" ", TIME.sub(" ", BLANK.sub(" ", text)))):
        return LetterVerdict(Letter.MEASURABLE, True, SmartReason.MEASURE)
    return LetterVerdict(Letter.MEASURABLE, False, SmartReason.NO_MEASURE)


def _asked(letter: Letter, question: SmartReason, agreed: Collection[str]) -> LetterVerdict:
    if letter in agreed:
        return LetterVerdict(letter, True, SmartReason.AGREED)
    return LetterVerdict(letter, None, question)


def _realistic(text: str, kind: VisitKind, agreed: Collection[str]) -> LetterVerdict:
    if kind is VisitKind.FIRST and MEANS.search(text):
        return LetterVerdict(Letter.REALISTIC, False, SmartReason.MEANS_NOT_GOAL)
    if CERTAINTY.search(text):
        return LetterVerdict(Letter.REALISTIC, False, SmartReason.CERTAINTY)
    return _asked(Letter.REALISTIC, SmartReason.ASK_REALISTIC, agreed)


def _timed(text: str) -> LetterVerdict:
    if TIME.search(BLANK.sub(" ", text)):
        return LetterVerdict(Letter.TIMED, True, SmartReason.TIME)
    return LetterVerdict(Letter.TIMED, False, SmartReason.NO_TIME)
