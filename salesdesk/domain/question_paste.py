"""A list of questions from another program, as it comes off the clipboard: one question per line."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable
from dataclasses import dataclass

from salesdesk.domain.question_keyword import LONGEST, MOST_WORDS, is_sentence, keyword_of

LONGEST_LIST = 200
LONGEST_QUESTION = 1000
_BULLET = re.compile(r"^\s*(?:[-–—*•·▪◦‣●○■□☐☑✓>]+|\(?\d{1,3}[.):]|\(?[a-zA-Z][.)])\s+")
_SPACES = re.compile(r"[\s\u00a0\u200b\ufeff]+")
_BREAKS = re.compile("\r\n|[\r\n\v\f\x85\u2028\u2029]")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
_SPLIT = re.compile(r"\s*(?::|\s[–—=]\s|\s-\s|;)\s*")
_TITLES = frozenset(
    (
        "steekwoord",
        "steekwoorden",
        "vraag",
        "vragen",
        "volledige vraag",
        "vragenlijst",
        "tekst",
        "nr",
        "nummer",
        "keyword",
        "keywords",
        "question",
        "questions",
        "full question",
        "text",
        "no",
        "number",
        "#",
    )
)


@dataclass(frozen=True, slots=True)
class PastedQuestion:
    """One line of the list; a keyword that the list did not give is made from the text."""

    keyword: str
    text: str


@dataclass(frozen=True, slots=True)
class PastedList:
    """What a pasted text holds: `doubles` were there already, `left_out` found no room."""

    questions: tuple[PastedQuestion, ...]
    doubles: int = 0
    left_out: int = 0


def parse_question_list(text: str, present: Iterable[str] = (), room: int = LONGEST_LIST) -> PastedList:
    """The questions of a pasted text; `present` stands on the list already, `room` are the places left."""
    known = {_folded(entry) for entry in present if entry.strip()}
    found: list[PastedQuestion] = []
    doubles = 0
    for place, cells in enumerate(_rows(text)):
        if place == 0 and _folded(cells[0]) in _TITLES and not any("?" in cell for cell in cells):
            continue
        question = _question(cells)
        names = {_folded(question.text), _folded(question.keyword)} - {""}
        if not names:
            continue
        if _folded(question.text or question.keyword) in known:
            doubles += 1
            continue
        known.add(_folded(question.text or question.keyword))
        found.append(question)
    kept = max(room, 0)
    return PastedList(tuple(found[:kept]), doubles, len(found[kept:]))


def _rows(text: str) -> Iterable[list[str]]:
    """Lines in cells: a sheet gives tabs between them, and quotes around a cell of several lines."""
    clean = _CONTROL.sub("", text)
    if "\t" in clean:
        lines = _BREAKS.sub("\n", clean).splitlines(keepends=True)
        try:
            listed = list(csv.reader(lines, "excel-tab"))
        except csv.Error:  # a quote that never ends
            listed = [line.split("\t") for line in lines]
    else:
        listed = [[line] for line in _BREAKS.split(clean)]
    for cells in listed:
        bare = [_bare(cell) for cell in cells]
        filled = [cell for cell in bare if cell and not cell.rstrip(".").isdigit()]
        if filled:
            yield filled


def _bare(cell: str) -> str:
    unmarked = _BULLET.sub("", _SPACES.sub(" ", cell).rstrip())
    bare = _SPACES.sub(" ", unmarked).strip()
    return bare if len(bare) <= LONGEST_QUESTION else bare[:LONGEST_QUESTION].rpartition(" ")[0]


def _question(cells: list[str]) -> PastedQuestion:
    if len(cells) == 1:
        return _of_line(cells[0])
    keyword, text = cells[0], cells[1]
    asks = [cell for cell in cells if cell.endswith("?")]
    if asks:
        text = asks[0]
        keyword = next((cell for cell in cells if cell != text and not is_sentence(cell)), "")
    elif len(keyword) > len(text):
        keyword, text = text, keyword
    return PastedQuestion(keyword[:LONGEST] or keyword_of(text), text)


def _of_line(line: str) -> PastedQuestion:
    """`einde contract: Tot wanneer loopt het?` brings its keyword; a few words are a keyword alone."""
    first, *rest = _SPLIT.split(line, maxsplit=1)
    if rest and rest[0] and first and len(first.split()) <= MOST_WORDS + 1 and not is_sentence(first):
        return PastedQuestion(first[:LONGEST], rest[0])
    if len(line.split()) <= MOST_WORDS and not line.endswith("?"):
        return PastedQuestion(line[:LONGEST], "")
    return PastedQuestion(keyword_of(line), line)


def _folded(text: str) -> str:
    return " ".join(text.casefold().split()).rstrip(" ?.!")
