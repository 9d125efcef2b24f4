"""The seller's file: made, locked, opened again, copied."""

from __future__ import annotations

import contextlib
import re
import shutil
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from salesdesk.errors import Refused, Trouble
from salesdesk.paper.preview import whole_text
from salesdesk.paths import Profile
from salesdesk.services.clock import Clock
from salesdesk.services.opening import FileState, create, open_sample, state_of, unlock
from salesdesk.services.seller_file import SellerFile
from salesdesk.storage import keyfile
from salesdesk.storage.upgrade import open_upgraded
from tests.builders import an_id

MOMENT = datetime(2026, 11, 24, 7, 31, tzinfo=UTC)
PHRASE = "een zin die niemand raadt"


@pytest.fixture(autouse=True)
def _quick_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    """Real key files with the least work, so that a test takes no half second per passphrase."""
    weak = keyfile.Strength(rounds=1, memory=8192)
    make = keyfile.create
    monkeypatch.setattr(keyfile, "create", lambda path, phrase: make(path, phrase, weak))


@pytest.fixture
def profile(tmp_path: Path) -> Profile:
    return Profile(tmp_path / "verkoper")


@pytest.fixture
def moments() -> list[datetime]:
    return [MOMENT]


@pytest.fixture
def clock(moments: list[datetime]) -> Clock:
    return Clock(lambda: moments[-1], an_id)


@pytest.fixture
def file(profile: Profile, clock: Clock) -> Iterator[SellerFile]:
    opened = create(profile, clock, PHRASE).file
    yield opened
    opened.close()


def test_a_new_profile_is_made_and_opens_again_with_its_passphrase(profile: Profile, clock: Clock) -> None:
    assert state_of(profile) is FileState.NEW
    made = create(profile, clock, PHRASE)
    kept = made.file.relations.start("De Ster").value
    made.file.close()
    assert state_of(profile) is FileState.LOCKED
    again = unlock(profile, clock, PHRASE)
    assert again.relations.card(kept.id).relation == kept
    again.close()


def test_a_wrong_passphrase_is_refused_and_the_recovery_key_opens(profile: Profile, clock: Clock) -> None:
    made = create(profile, clock, PHRASE)
    made.file.close()
    with pytest.raises(Refused):
        unlock(profile, clock, "een andere zin")
    with pytest.raises(Refused):
        unlock(profile, clock, "ABCD-EFGH", by_recovery_key=True)
    unlock(profile, clock, made.recovery_key, by_recovery_key=True).close()


def test_too_short_a_passphrase_makes_nothing(profile: Profile, clock: Clock) -> None:
    with pytest.raises(Refused):
        create(profile, clock, "kort")
    assert state_of(profile) is FileState.NEW


def test_a_database_without_its_key_file_is_said_and_left_alone(profile: Profile, file: SellerFile) -> None:
    file.close()
    profile.key_file.unlink()
    with pytest.raises(Trouble, match="sleutelbestand"):
        state_of(profile)
    assert profile.database.exists()


def test_a_lost_key_file_comes_back_from_beside_the_copies(
    profile: Profile, file: SellerFile, clock: Clock
) -> None:
    file.begin_day()
    file.key.change_passphrase(PHRASE, "een heel nieuwe zin")
    file.close()
    profile.key_file.unlink()
    copied = profile.backups / profile.key_file.name
    with pytest.raises(Trouble) as trouble:
        state_of(profile)
    assert str(copied) in trouble.value.do
    shutil.copyfile(copied, profile.key_file)
    with pytest.raises(Refused):
        unlock(profile, clock, PHRASE)  # the copy does not bring a former passphrase back
    unlock(profile, clock, "een heel nieuwe zin").close()


def test_a_voided_recovery_key_opens_no_copy_either(profile: Profile, file: SellerFile) -> None:
    file.begin_day()
    file.key.renew()
    file.close()
    copied = profile.backups / profile.key_file.name
    assert copied.read_bytes() == profile.key_file.read_bytes()


def test_a_key_without_its_database_is_said_once_there_was_something_to_lose(
    profile: Profile, file: SellerFile
) -> None:
    file.backups.make()
    file.close()
    profile.database.unlink()
    with pytest.raises(Trouble, match="ontbreekt"):
        state_of(profile)


def test_a_start_that_was_cut_off_before_anything_was_kept_goes_on(
    profile: Profile, file: SellerFile
) -> None:
    file.close()
    profile.database.unlink()
    assert state_of(profile) is FileState.LOCKED


def test_a_folder_that_cannot_be_made_is_trouble(tmp_path: Path, clock: Clock) -> None:
    (tmp_path / "in de weg").write_text("een bestand")
    with pytest.raises(Trouble, match="kan niet worden gemaakt"):
        create(Profile(tmp_path / "in de weg" / "map"), clock, PHRASE)


def test_the_passphrase_changes_only_with_the_present_one(
    profile: Profile, clock: Clock, file: SellerFile
) -> None:
    with pytest.raises(Refused):
        file.key.change_passphrase("fout", "een heel nieuwe zin")
    with pytest.raises(Refused):
        file.key.change_passphrase(PHRASE, "kort")
    file.key.change_passphrase(PHRASE, "een heel nieuwe zin")
    file.close()
    with pytest.raises(Refused):
        unlock(profile, clock, PHRASE)
    unlock(profile, clock, "een heel nieuwe zin").close()


def test_a_new_recovery_key_is_printed_and_voids_the_former(profile: Profile, clock: Clock) -> None:
    made = create(profile, clock, PHRASE)
    sheet = made.file.key.renew()
    made.file.close()
    groups = re.findall(r"\b[A-Z0-9]{4}\b", whole_text(sheet.content))
    fresh = "-".join(groups[:8])
    assert sheet.name.startswith("Herstelsleutel")
    with pytest.raises(Refused):
        unlock(profile, clock, made.recovery_key, by_recovery_key=True)
    unlock(profile, clock, fresh, by_recovery_key=True).close()


def test_the_day_begins_with_a_proven_copy_once(file: SellerFile, moments: list[datetime]) -> None:
    assert file.backups.copies() == []
    file.begin_day()
    file.begin_day()
    assert len(file.backups.copies()) == 1
    moments.append(MOMENT + timedelta(days=1))
    file.begin_day()
    assert len(file.backups.copies()) == 2


def test_every_service_answers_on_an_empty_file(file: SellerFile) -> None:
    assert file.relations.lines() == []
    assert file.visits.day(MOMENT.date()) == []
    assert file.today.view().next_visit is None
    assert file.offers.lines() == []
    assert file.products.search("") == []
    assert file.forecasts.view().forecast.revenue == 0
    assert file.search.find("x") == []
    assert file.settings.view().company.name == ""
    assert (file.complaints, file.imports, file.papers, file.reports, file.follow_ups) == (
        file.complaints, file.imports, file.papers, file.reports, file.follow_ups,
    )  # fmt: skip


def test_a_sample_that_was_cut_off_before_it_was_filled_is_filled_at_the_next_start(
    tmp_path: Path, clock: Clock
) -> None:
    profile = Profile(tmp_path)
    open_upgraded(profile.database, keyfile.SAMPLE_KEY, clock.now).close()
    with contextlib.closing(open_sample(profile, clock)) as file:
        assert len(file.relations.lines()) >= 120


def test_the_sample_is_filled_once_and_opens_again(tmp_path: Path, clock: Clock) -> None:
    said: list[str] = []
    profile = Profile(tmp_path / "voorbeeld")
    file = open_sample(profile, clock, said.append)
    count = len(file.relations.lines())
    file.close()
    assert file.is_sample
    assert said == ["Voorbeeldgegevens maken…"]
    again = open_sample(profile, clock)
    assert len(again.relations.lines()) == count >= 120
    again.close()
