"""The screens of routes and rayon."""

from __future__ import annotations

from salesdesk.services.changes import Noun
from salesdesk.services.seller_file import SellerFile
from salesdesk.ui.doors import Door
from salesdesk.ui.routes.day.screen import RouteScreen


def doors(file: SellerFile) -> list[Door]:
    return [Door(Noun.ROUTE, lambda desk: RouteScreen(desk, file))]
