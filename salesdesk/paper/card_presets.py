"""The sheets that business cards are printed on, in millimetres from the top left corner of an A4."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

A4_WIDTH_MM, A4_HEIGHT_MM = 210.0, 297.0


class CardSheet(StrEnum):
    """Plain card to be cut, or a sheet with cards that come apart."""

    CUT = "cut"
    AVERY = "avery"


@dataclass(frozen=True, slots=True)
class CardLayout:
    """Where the cards are: size of one, the first corner, and the distance to the next."""

    width: float
    height: float
    columns: int
    rows: int
    left: float
    top: float
    step_x: float
    step_y: float
    crop_marks: bool

    @property
    def count(self) -> int:
        return self.columns * self.rows

    def corners(self) -> Iterator[tuple[float, float]]:
        """The top left corner of every card, row by row."""
        for row in range(self.rows):
            for column in range(self.columns):
                yield self.left + column * self.step_x, self.top + row * self.step_y


LAYOUTS = {
    # 85 by 55 is the usual card of the Low Countries; ten stand edge to edge in the middle of an A4
    CardSheet.CUT: CardLayout(85, 55, 2, 5, 20, 11, 85, 55, crop_marks=True),
    # Measures of Avery C32011 as the label program gLabels has them (avery-iso-templates.xml): 85 x 54, first
    # corner 15 / 13.5, next 95 / 54; C32016 is the same size and number on a sheet
    CardSheet.AVERY: CardLayout(85, 54, 2, 5, 15, 13.5, 95, 54, crop_marks=False),
}
