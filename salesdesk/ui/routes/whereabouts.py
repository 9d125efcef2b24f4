"""The field in which somebody is named, or a postcode or town typed: it leads to a place of its screen."""

from __future__ import annotations

from salesdesk.services.changes import Noun
from salesdesk.services.relations import RelationLine
from salesdesk.services.seller_file import SellerFile
from salesdesk.ui.desk import Desk
from salesdesk.ui.places import Place
from salesdesk.ui.suggestions import Show, SuggestField, Suggestion
from salesdesk.words import _

MOST_FOUND = 8


def typed_in(place: Place) -> str:
    """The postcode or town of a place such as `fits ? 3511 AB`; empty when it has none."""
    return place.view.partition("?")[2].strip()


class WhereField(SuggestField):
    """Enter takes the row that is meant; without a row it takes what stands there as a place.

    `view` is the view of the screen: Place(ROUTE, relation, view) or Place(ROUTE, None, "view ? typed").
    """

    def __init__(self, desk: Desk, file: SellerFile, name: str, view: str) -> None:
        super().__init__(name, self._find, placeholder=_("Typ een naam, postcode of plaats"))
        self._desk, self._file, self._view = desk, file, view
        self.edited.connect(self._picked)
        self.returnPressed.connect(self.take_typed)

    def take_typed(self) -> None:
        """What stands there is a postcode or a town."""
        text = self.text().strip()
        if text and self.problem():
            self._go(text)

    def _picked(self) -> None:
        if self.text().strip() and not self.problem():
            self._go(self.value())

    def _go(self, value: object) -> None:
        view = f"{self._view} ? {value}" if isinstance(value, str) else self._view
        self._desk.go(Place(Noun.ROUTE, None if isinstance(value, str) else value, view))  # type: ignore[arg-type]

    def _find(self, text: str, show: Show) -> None:
        file = self._file

        def find() -> tuple[list[RelationLine], bool]:
            return file.relations.lines(text)[:MOST_FOUND], file.routes.locate_words(text) is not None

        def found(answer: tuple[list[RelationLine], bool]) -> None:
            """A code is a place first, a word somebody's name."""
            lines, is_place = answer
            place = [Suggestion(text, text, _("postcode of plaats"))] if is_place else []
            people = [Suggestion(line.name, line.id, line.place) for line in lines]
            is_code = any(sign.isdigit() for sign in text)
            show([*place, *people] if is_code else [*people, *place])

        self._desk.work.ask(find, found, lane="read", key=(id(self), "where"), owner=self)
