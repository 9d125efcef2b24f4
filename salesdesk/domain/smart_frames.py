"""A sentence that makes a missing letter good, built on the seller's own words, with a blank to fill in."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from salesdesk.domain.preparation import Objective, Preparation, Side, kept_objectives
from salesdesk.domain.smart import LetterVerdict, SmartReason, judge_objective, without_accents
from salesdesk.domain.smart_words import BLANK, CERTAINTY, MEANS, VAGUE
from salesdesk.domain.visits import VisitKind
from salesdesk.errors import N_

_FEWEST_WORDS = 3
Say = Callable[[str], str]

# Said aloud to a customer after the seller's own sentence; {…} is a blank for him to fill in.
_TIME_FRAMES = {
    VisitKind.FIRST: N_("Aan het eind van dit gesprek spreken we af wat er vóór [datum] gebeurt."),
    VisitKind.FOLLOW_UP: N_("Uiterlijk op [datum] ligt er wat we samen kiezen."),
    VisitKind.DEMO_EXPERT: N_("Uiterlijk op [datum] hoor ik uw oordeel."),
    VisitKind.DEMO_LAYMAN: N_("Aan het eind van de demonstratie op [datum] hoor ik wat u ervan vindt."),
    VisitKind.OFFER_TALK: N_("Uiterlijk op [datum] laat u weten wat u kiest."),
    VisitKind.AFTER_SALES: N_("Uiterlijk op [datum] is geregeld wat we afspreken."),
}
_MEASURE_FRAMES = {
    VisitKind.FIRST: N_("Aan het eind staan minstens [aantal] wensen van u op papier."),
    VisitKind.FOLLOW_UP: N_("We zetten minstens [aantal] eisen op volgorde van belang."),
    VisitKind.DEMO_EXPERT: N_("U toetst minstens [aantal] eisen en geeft elke een cijfer."),
    VisitKind.DEMO_LAYMAN: N_("Minstens [aantal] mensen proberen het zelf en geven een cijfer."),
    VisitKind.OFFER_TALK: N_("We lopen alle [aantal] open vragen langs."),
    VisitKind.AFTER_SALES: N_("We lossen minstens [aantal] punten op."),
}
_SPECIFIC_FRAME = N_("{text}: samen met [naam] bepalen [wat] voor {subject}.")
_EMPTY_FRAME = N_("Samen met [naam] uw wensen rond {subject} op een rij zetten.")
_ACCEPTABLE_FRAME = N_("Is dat voor u ook de moeite waard?")
_REALISTIC_FRAME = N_("We nemen er {minutes} minuten voor.")
_GOAL_FRAME = N_("Weten wat [naam] nodig heeft rond {subject}, wie erover gaat en wanneer dat speelt.")
_STEP_FRAME = N_("{text}; lukt dat niet, dan [kleinere stap].")
_VAGUE_BLANK = N_("[wat precies]")


@dataclass(frozen=True, slots=True)
class Rewrite:
    """The sentence as it would become; `start` and `length` point at the blank to select, if there is one."""

    text: str
    start: int
    length: int


@dataclass(frozen=True, slots=True)
class Occasion:
    """What a frame is filled with: the kind of visit, its subject and how long it lasts."""

    kind: VisitKind
    subject: str
    minutes: int = 60


def rewrite(text: str, verdict: LetterVerdict, occasion: Occasion, say: Say = str) -> Rewrite | None:
    """How the text could meet this letter; None when it is met, or only a blank is left to fill in.

    `say` translates a frame into the seller's language.
    """
    own = text.strip()
    if verdict.met or verdict.reason is SmartReason.BLANK:
        return None
    made = _with_frame(own, verdict.reason, occasion, say)
    found = _new_blank(own, made)
    return Rewrite(made, *(found or (len(made), 0)))


def left_blank(text: str) -> Rewrite | None:
    """The first blank that nobody filled in yet, to be selected."""
    found = BLANK.search(text)
    return Rewrite(text, found.start(), len(found.group())) if found else None


def weak_part(preparation: Preparation, verdict: LetterVerdict, kind: VisitKind) -> Objective | None:
    """The internal item in which the fault stands; None when it is the sentence said aloud, or the whole."""
    if verdict.met or judged(preparation.external_objective, verdict, kind):
        return None
    for item in kept_objectives(preparation):
        if item.side is Side.INTERNAL and judged(item.text or item.keyword, verdict, kind):
            return item
    return None


def judged(text: str, verdict: LetterVerdict, kind: VisitKind) -> bool:
    """Whether this text alone shows the same fault: a vague word, a means, a promise, a blank left open."""
    if verdict.reason not in _FAULTS_OF_A_PART:
        return False
    return any(
        own.letter is verdict.letter and own.reason is verdict.reason for own in judge_objective(text, kind)
    )


_FAULTS_OF_A_PART = frozenset(
    {SmartReason.VAGUE, SmartReason.MEANS_NOT_GOAL, SmartReason.CERTAINTY, SmartReason.BLANK}
)


def _with_frame(own: str, reason: SmartReason, occasion: Occasion, say: Say) -> str:
    subject = occasion.subject
    if reason is SmartReason.VAGUE and _rest_is_enough(own):
        return _sentence(VAGUE.sub(say(_VAGUE_BLANK), own))
    if reason is SmartReason.CERTAINTY:
        sure = " ".join(CERTAINTY.sub(" ", own).split())
        return say(_STEP_FRAME).replace("{text}", sure.rstrip(" .")[:1].upper() + sure.rstrip(" .")[1:])
    if reason is SmartReason.MEANS_NOT_GOAL:
        goal = say(_GOAL_FRAME).replace("{subject}", subject)
        return _joined([part for part in _sentences(own) if not MEANS.search(without_accents(part))], goal)
    if reason in {SmartReason.EMPTY, SmartReason.TOO_SHORT, SmartReason.VAGUE}:
        frame = say(_SPECIFIC_FRAME if own and reason is SmartReason.TOO_SHORT else _EMPTY_FRAME)
        return frame.replace("{text}", own.rstrip(" .")).replace("{subject}", subject)
    if reason is SmartReason.ASK_REALISTIC:
        return _joined([own], say(_REALISTIC_FRAME).replace("{minutes}", str(occasion.minutes)))
    frame = {
        SmartReason.NO_TIME: _TIME_FRAMES[occasion.kind],
        SmartReason.NO_MEASURE: _MEASURE_FRAMES[occasion.kind],
    }.get(reason, _ACCEPTABLE_FRAME)
    return _joined([own], say(frame))


def _rest_is_enough(text: str) -> bool:
    """Whether something is left to build on without the vague words."""
    rest, count = VAGUE.subn(" ", text)
    return count > 0 and len(re.findall(r"\w+", rest)) >= _FEWEST_WORDS


def _sentences(text: str) -> list[str]:
    return [part for part in re.split(r"(?<=[.!?;])\s+", text) if part]


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]


def _joined(own: list[str], frame: str) -> str:
    """The seller's own words as a sentence, and the frame after it."""
    kept = " ".join(own).strip()
    if kept and kept[-1] not in ".!?":
        kept = f"{kept.rstrip(' ;,')}."
    return f"{kept} {frame}".strip()


def _new_blank(own: str, made: str) -> tuple[int, int] | None:
    """Where the blank stands that the seller fills in first; one of his own words in brackets is none."""
    for found in BLANK.finditer(made):
        if found.group() not in own:
            return found.start(), len(found.group())
    return None
