"""Words about questions and keywords that more than one screen says."""

from __future__ import annotations

from salesdesk.domain.question_paste import LONGEST_LIST, PastedList
from salesdesk.words import _, ngettext


def shown_keyword(keyword: str) -> str:
    """A keyword in signs the font has."""
    return keyword.replace("↔", "←→").replace("⇄", "←→")


def pasted_words(read: PastedList) -> str:
    """`12 vragen geplakt; 3 stonden er al`."""
    count = len(read.questions)
    if not count and not read.doubles and not read.left_out:
        return _("Op het klembord staan geen vragen. Kopieer een lijst met één vraag per regel.")
    if not count and read.left_out:
        return left_out_words(read.left_out)
    said = ngettext("{count} vraag geplakt", "{count} vragen geplakt", count).format(count=count)
    if read.doubles:
        more = ngettext("{count} stond er al", "{count} stonden er al", read.doubles)
        said = f"{said}; {more.format(count=read.doubles)}"
    return said


def left_out_words(count: int) -> str:
    said = ngettext(
        "Een lijst heeft hooguit {most} vragen: {count} regel past er niet meer bij en is niet geplakt.",
        "Een lijst heeft hooguit {most} vragen: {count} regels passen er niet meer bij en zijn niet geplakt.",
        count,
    )
    return said.format(most=LONGEST_LIST, count=count)
