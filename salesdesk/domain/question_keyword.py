"""Short notes for long questions: a seller who sees the whole question reads it aloud (Susan §1.3.2)."""

from __future__ import annotations

import re

MOST_WORDS = 3
LONGEST = 60
_LONG = 5  # so many words are read aloud as they stand
_TALKING = 4  # and so many when they speak to someone
_YOU = frozenset({"u", "uw", "je", "jullie", "you", "your"})
_WORD = re.compile(r"[^\W_][\w'’./²³-]*", re.UNICODE)
_CLAUSE = re.compile(r"[,;:?!…]|\.\s|\s[–-]\s")
_STOP_NL = """
    aan af al alle alles als altijd ander andere anders bent bij bijna bijvoorbeeld binnen dan dat de deze
    die dit doen doet door dus een eens eigenlijk elkaar elke en er ergens ervan even gaan gaat gebeurt
    gedaan geeft gemiddeld ging graag had heb hebben hebt heeft heel het hier hierin hierover hoe hoeveel
    hoever iemand iets ik in is ja je jij jullie kan komen komt kon krijgt kunnen kunt kwam laat liggen ligt
    loopt maak maakt maar mag maken mee meer meest men met mij mijn misschien mocht moet moeten mogen na
    naar nee niet niets nog nu of om omdat onder ongeveer ons onze ook op over pas per precies rond sinds
    soms staan staat straks te tegen tijdens toch toe toen tot tussen u uit uw vaak van vanaf vandaag veel
    verder vinden vindt vond voor vooral vraag waar waaraan waarbij waardoor waarin waarmee waarom waaronder
    waarop waarover waaruit waarvan waarvoor wanneer want waren was wat we weet wel welk welke wie wij wil
    willen wilt worden wordt zelf zelfs zich zie ziet zij zijn zit zitten zo zoals zodat zonder zou zouden
    zowel
"""
_STOP_EN = """
    a about above after all also always an and another any are as ask at be because been before being below
    besides between both but by can could did do does doing done down each even ever every far few for from
    get give given go goes going got had has have having he her here his how i if in into is it its just
    know last let like long made make many may me might more most much must my need no not now of off often
    on once one only or other our out over own per quite really same say see she should since so some
    something still such take than that the their them then there these they thing things think this those
    through till to today together too under until up us use used usually very want was way we well were
    what when where which while who whom whose why will with within without would yes yet you your
"""
# Verbs and words of degree say less than what they are about: they count when nothing else is there.
_WEAK_TEXT = """
    agree became become belangrijk beslist blijft case changed come dagelijks daily denken denkt duurt else
    eruit expect geval goed happens hiervoor hoort houden houdt ieder iedere jaar keep keeps koopt kost
    kosten kwam kwijt laatst lag lang langs legt lopen meestal mensen merken merkt morgen neemt nemen noemen
    order paar part people present samen shall side sluit speak speelt spreekt steeds stemt tell vaakst vast
    veranderd veranderen verwacht verwachten viel volgend week werk werken werkt whether work worked working
    works year zoekt zullen
"""
_STOP = frozenset((_STOP_NL + _STOP_EN).split())
_WEAK = frozenset(_WEAK_TEXT.split())


def keyword_of(text: str) -> str:
    """At most three words that call the question to mind: `vierkante meter pand`; empty for an empty text."""
    clauses = [_words(clause) for clause in _CLAUSE.split(text)]
    strong = ([word for word in words if word.casefold() not in _WEAK] for words in clauses)
    telling = next(filter(None, strong), None) or next(filter(None, clauses), None)
    if not telling:
        telling = [word.strip(".,;:?!…„”\"'()") for word in text.split()]
    once = {word.casefold(): word for word in reversed(telling) if word}
    return " ".join(list(reversed(once.values()))[:MOST_WORDS])[:LONGEST].strip()


def _words(clause: str) -> list[str]:
    """The words of a clause that say something, without a capital that only opens the sentence."""
    found = [match.group().rstrip(".'’-/") for match in _WORD.finditer(clause)]
    if found and found[0][:1].isupper() and found[0][1:].islower():
        found[0] = found[0].lower()
    return [word for word in found if word and word.casefold() not in _STOP]


def is_sentence(keyword: str) -> bool:
    """Whether a keyword is a whole question: the seller would read it aloud."""
    words = keyword.casefold().replace("/", " ").split()
    bare = [word.strip(".,;:?!") for word in words]
    speaks = bool(_YOU & set(bare))
    return keyword.rstrip().endswith("?") or len(bare) >= _LONG or (speaks and len(bare) >= _TALKING)
