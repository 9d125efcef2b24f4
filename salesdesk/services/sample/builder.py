"""Builds the whole sample in its order, and keeps it in a database."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time

from salesdesk.services.changes import Done, Noun, done
from salesdesk.services.sample import neighbours as names
from salesdesk.services.sample.areas import make_areas
from salesdesk.services.sample.arguments import make_arguments
from salesdesk.services.sample.care import make_care
from salesdesk.services.sample.choosing import make_choices
from salesdesk.services.sample.company import make_settings
from salesdesk.services.sample.day import make_day
from salesdesk.services.sample.day_offers import make_day_offers
from salesdesk.services.sample.driven import make_driven_days
from salesdesk.services.sample.enclosing import make_enclosures
from salesdesk.services.sample.knowing import make_knowing
from salesdesk.services.sample.leave import make_leave
from salesdesk.services.sample.library import make_library
from salesdesk.services.sample.maker import Maker, Sample
from salesdesk.services.sample.moving import make_moves
from salesdesk.services.sample.neighbours import make_neighbours
from salesdesk.services.sample.offering import make_offers
from salesdesk.services.sample.organisations import make_organisations
from salesdesk.services.sample.other_days import make_other_days
from salesdesk.services.sample.outlooking import make_older_offers, make_outlooks, make_targets
from salesdesk.services.sample.placing import make_places
from salesdesk.services.sample.preparing import make_preparing
from salesdesk.services.sample.price_list import make_products
from salesdesk.services.sample.pricing import make_pricing
from salesdesk.services.sample.proposing import make_proposals
from salesdesk.services.sample.question_lists import make_question_lists
from salesdesk.services.sample.reaching import make_reaching
from salesdesk.services.sample.revising import make_revisions
from salesdesk.services.sample.sales_history import make_sales
from salesdesk.services.sample.sending import make_sending
from salesdesk.services.sample.trips import make_trips
from salesdesk.services.sample.visiting import make_visits
from salesdesk.storage import records
from salesdesk.storage.database import Database
from salesdesk.storage.documents import keep_document
from salesdesk.storage.settings import save_settings, write_setting

SEED = 20_261_124


@dataclass(frozen=True, slots=True)
class SampleResult:
    relations: int
    visits: int
    offers: int
    sales_lines: int


def sample_values(today: date, seed: int = SEED) -> Sample:
    """The sample around `today`; the same seed and day give the same values, ids too."""

    def maker(part: str) -> Maker:
        return Maker(seed, part, today)

    sample = Sample(settings=make_settings(), products=make_products(maker("products")))
    worth = make_neighbours(maker("neighbours"), sample)
    of_the_day = frozenset(relation.name for relation in sample.relations)
    worth += make_organisations(maker("organisations"), sample)
    sample.sales_lines = make_sales(maker("sales"), sample, worth)
    make_visits(maker("visits"), sample, of_the_day, frozenset({names.VAN_RHIJN, names.VAN_LOON}))
    next_number = make_offers(maker("offers"), sample, of_the_day)
    make_care(maker("care"), sample)
    make_day_offers(maker("day offers"), sample, next_number)
    make_revisions(maker("revisions"), sample)
    make_choices(maker("choices"), sample)
    make_day(maker("day"), sample)
    make_knowing(maker("knowing"), sample)
    make_preparing(maker("preparing"), sample)
    make_reaching(maker("reaching"), sample)
    make_arguments(maker("arguments"), sample)
    make_library(maker("library"), sample)
    make_enclosures(maker("enclosures"), sample)
    make_question_lists(maker("question lists"), sample)
    make_moves(maker("moves"), sample)
    make_leave(maker("leave"), sample)
    make_pricing(maker("pricing"), sample)
    make_older_offers(maker("older offers"), sample, of_the_day)
    make_outlooks(maker("outlooks"), sample)
    make_targets(maker("targets"), sample)
    make_sending(maker("sending"), sample)
    make_places(sample)
    make_areas(maker("areas"), sample)
    make_driven_days(maker("driven days"), sample)
    make_trips(maker("trips"), sample)
    make_proposals(maker("proposals"), sample)
    make_other_days(maker("other days"), sample)
    return sample


def fill_sample(database: Database, today: date, seed: int = SEED) -> Done[SampleResult]:
    """Keeps the sample in one transaction; doing it twice on the same day changes nothing."""
    sample = sample_values(today, seed)
    moment = datetime.combine(today, time(6), UTC)
    with database.write() as session:
        save_settings(session, sample.settings)
        for key, value in sample.kept.items():
            write_setting(session, key, value)
        for file in sample.files:
            keep_document(session, file.content, file.name, moment, file.media_type)
        records.save_all(session, sample.values())
    counts = SampleResult(
        len(sample.relations), len(sample.visits), len(sample.offers), len(sample.sales_lines)
    )
    return done(counts, *Noun)
