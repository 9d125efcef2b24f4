"""Is an objective SMART? What its text tells is judged, the rest is asked (Susan §1.3.2, DOMAIN §5)."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from enum import StrEnum
from unicodedata import combining, normalize

from salesdesk.domain.preparation import Preparation, Side
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

_NUMBERS = (
    r"(?:twee|drie|vier|vijf|zes|zeven|acht|negen|tien|twaalf|twintig|honderd|"
    r"two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|hundred)"
)
_UNITS = (
    r"(?:minuten|uur|uren|dag|dagen|week|weken|maand|maanden|kwartaal|jaar|"
    r"minutes?|hours?|days?|weeks?|months?|years?)"
)
_MONTHS = (
    r"(?:januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december|"
    r"january|february|june|july|august|october|(?-i:March|May))"
)
_WEEKDAYS = r"(?:maandag|dinsdag|woensdag|donderdag|vrijdag|monday|tuesday|wednesday|thursday|friday)"
_TIME = re.compile(
    r"\b(?:"
    rf"(?:\d{{1,2}}\s+)?{_MONTHS}(?:\s+20\d\d)?|{_WEEKDAYS}"
    r"|\d{1,2}[-/]\d{1,2}(?:[-/]\d{2,4})?|20\d\d-\d\d-\d\d|week\s+\d{1,2}|\d{1,2}[:.]\d\d\s*uur"
    rf"|(?:binnen|over|within|in)\s+(?:een|a|one|\d+|{_NUMBERS})\s+{_UNITS}"
    r"|vandaag|morgen|overmorgen|today|tomorrow"
    r"|(?:deze|volgende|komende|this|next)\s+(?:week|maand|kwartaal|month|quarter)"
    r"|(?:dit|volgend|komend)\s+(?:jaar|kwartaal)|(?:this|next)\s+year"
    r"|(?:eerste|tweede|derde|vierde)\s+kwartaal|q[1-4]"
    r"|(?:(?:tijdens|na|voor|(?:aan|voor|tegen)\s+het\s+einde?\s+van|in)\s+(?:dit|het)|dit)\s+(?:eerste\s+)?(?:gesprek|bezoek)"
    r"|(?:during|after|by\s+the\s+end\s+of|in)\s+(?:this|the)\s+(?:first\s+)?(?:talk|visit|meeting)"
    r"|(?:voor|uiterlijk|before)\s+(?:de\s+)?(?:zomer|kerst|jaarwisseling|the\s+summer|christmas)"
    r")\b",
    re.IGNORECASE,
)
_MEASURE = re.compile(
    r"\b(?:\d[\d.,]*(?:\s?(?:%|procent|m2|m²|stuks))?"
    rf"|{_NUMBERS}"
    r"|alle|allebei|beide|elke|iedere|volledige?|compleet|complete|minstens|minimaal|ten\s+minste|maximaal|helft|procent(?:en)?"
    r"|all|both|every|at\s+least|half"
    r"|wie|welke|hoeveel|wanneer|who|which|how\s+(?:many|much)|when"
    r")\b|€\s?\d|\d\s?%",
    re.IGNORECASE,
)
_VAGUE = re.compile(
    r"\b(?:iets|wat\s+dingen|misschien|eventueel|zo\s+veel\s+mogelijk|zoveel\s+mogelijk|goed\s+gesprek|goed\s+gevoel"
    r"|leuk\s+gesprek|even\s+(?:kijken|langs|bijpraten)|kijken\s+(?:of|wat)|zien\s+wat|enzovoorts?|etc|of\s+zo"
    r"|good\s+(?:talk|feeling)|something|maybe|as\s+much\s+as\s+possible|see\s+what)\b",
    re.IGNORECASE,
)
_NEGATION = r"(?<!geen )(?<!not )(?<!nog niet )"
_MEANS = re.compile(
    r"\b(?:"
    rf"{_NEGATION}(?:offerte|prijsopgave|aanbieding|quote|quotation)s?\b(?:[^.;]|[.](?=\d)){{0,40}}?\b"
    r"(?:maken|uitbrengen|sturen|mailen|opstellen|afgeven|doen|neerleggen|indienen|mogen|krijgen)"
    r"|(?:make|send|write|submit)\s+(?:an?\s+|the\s+)?(?:offer|quote|quotation)"
    rf"|{_NEGATION}(?:order|opdracht|deal|contract|bestelling|handtekening)\b(?:[^.;]|[.](?=\d)){{0,40}}?\b"
    r"(?:binnenhalen|binnen\s*halen|krijgen|scoren|sluiten|tekenen|afsluiten|halen|ophalen|schrijven|noteren|winnen|plaatst|plaatsen|gunt|gunnen)"
    r"|(?:get|win|close|sign|land)\s+(?:an?\s+|the\s+)?(?:order|deal|contract|sale)"
    rf"|{_NEGATION}verkopen|(?:laten\s+)?tekenen"
    r")\b",
    re.IGNORECASE,
)
_CERTAINTY = re.compile(r"\b(?:100\s?%|gegarandeerd|hoe\s+dan\s+ook|zeker\s+weten|guaranteed)", re.IGNORECASE)


def judge_objective(
    text: str, kind: VisitKind, agreed: Collection[str] = frozenset()
) -> tuple[LetterVerdict, ...]:
    """A verdict per letter for one objective of a visit; `agreed` holds the letters the seller confirmed."""
    plain = _without_accents(text)
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


def _without_accents(text: str) -> str:
    """`vóór  het` as `voor het`: accents are for emphasis and often forgotten."""
    bare = (character for character in normalize("NFKD", text) if not combining(character))
    return re.sub(r"\s+", " ", "".join(bare)).strip()


def _specific(text: str) -> LetterVerdict:
    if _VAGUE.search(text):
        return LetterVerdict(Letter.SPECIFIC, False, SmartReason.VAGUE)
    if len(re.findall(r"\w+", text)) < _FEWEST_WORDS:
        return LetterVerdict(Letter.SPECIFIC, False, SmartReason.TOO_SHORT)
    return LetterVerdict(Letter.SPECIFIC, True, SmartReason.SPECIFIC)


def _measurable(text: str) -> LetterVerdict:
    # A date is no measure, so the moments are taken out before a number is looked for.
    if _MEASURE.search(_TIME.sub(" ", text)):
        return LetterVerdict(Letter.MEASURABLE, True, SmartReason.MEASURE)
    return LetterVerdict(Letter.MEASURABLE, False, SmartReason.NO_MEASURE)


def _asked(letter: Letter, question: SmartReason, agreed: Collection[str]) -> LetterVerdict:
    if letter in agreed:
        return LetterVerdict(letter, True, SmartReason.AGREED)
    return LetterVerdict(letter, None, question)


def _realistic(text: str, kind: VisitKind, agreed: Collection[str]) -> LetterVerdict:
    if kind is VisitKind.FIRST and _MEANS.search(text):
        return LetterVerdict(Letter.REALISTIC, False, SmartReason.MEANS_NOT_GOAL)
    if _CERTAINTY.search(text):
        return LetterVerdict(Letter.REALISTIC, False, SmartReason.CERTAINTY)
    return _asked(Letter.REALISTIC, SmartReason.ASK_REALISTIC, agreed)


def _timed(text: str) -> LetterVerdict:
    if _TIME.search(text):
        return LetterVerdict(Letter.TIMED, True, SmartReason.TIME)
    return LetterVerdict(Letter.TIMED, False, SmartReason.NO_TIME)
