"""The key opens by passphrase, by recovery key and by keyring, and by nothing else."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import keyring
import pytest
from keyring.errors import NoKeyringError

from salesdesk.errors import Refused, Trouble
from salesdesk.storage import keyfile
from salesdesk.storage.keyfile import NewKey, Strength

FAST = Strength(rounds=1, memory=8192)
PASSPHRASE = "zeven groene ganzen"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "salesdesk.key"


@pytest.fixture
def made(path: Path) -> NewKey:
    return keyfile.create(path, PASSPHRASE, FAST)


class Ring:
    """A keyring in memory, in the place of the operating system's."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.kept: dict[tuple[str, str], str] = {}
        monkeypatch.setattr(keyring, "set_password", lambda *entry: self.kept.update({entry[:2]: entry[2]}))
        monkeypatch.setattr(keyring, "get_password", lambda *name: self.kept.get(name))
        monkeypatch.setattr(keyring, "delete_password", lambda *name: self.kept.pop(name))


def test_the_passphrase_opens_and_the_key_stands_nowhere_in_the_file(path: Path, made: NewKey) -> None:
    assert keyfile.unlock(path, PASSPHRASE) == made.key
    assert len(made.key) == 32
    assert made.key.hex() not in path.read_text()


def test_an_accent_typed_on_another_system_is_the_same_accent(path: Path) -> None:
    made = keyfile.create(path, "caf\u00e9 aan zee", FAST)
    assert keyfile.unlock(path, "cafe\u0301 aan zee") == made.key


def test_a_wrong_passphrase_is_refused_at_its_field(path: Path, made: NewKey) -> None:
    with pytest.raises(Refused) as refused:
        keyfile.unlock(path, "zeven grijze ganzen")
    assert refused.value.reasons[0].at == "passphrase"


def test_a_short_passphrase_is_refused_and_makes_no_file(path: Path) -> None:
    with pytest.raises(Refused):
        keyfile.create(path, "ganzen", FAST)
    assert not path.exists()


def test_a_key_file_is_never_overwritten(path: Path, made: NewKey) -> None:
    with pytest.raises(Trouble):
        keyfile.create(path, "een andere wachtzin", FAST)
    assert keyfile.unlock(path, PASSPHRASE) == made.key


@pytest.mark.parametrize("at", range(0, 400, 37))
def test_a_damaged_key_file_is_called_damaged_never_a_wrong_passphrase(
    path: Path, made: NewKey, at: int
) -> None:
    content = bytearray(path.read_bytes())
    content[at] ^= 0x15
    path.write_bytes(content)
    with pytest.raises(Trouble, match="sleutelbestand"):
        keyfile.unlock(path, PASSPHRASE)


def test_a_missing_key_file_is_said(path: Path) -> None:
    with pytest.raises(Trouble, match="niet te lezen"):
        keyfile.unlock(path, PASSPHRASE)


def test_the_recovery_key_opens_in_small_letters_without_dashes_and_with_look_alikes(
    path: Path, made: NewKey
) -> None:
    typed = made.recovery_key.replace("-", " ").lower().replace("o", "0").replace("i", "1").replace("b", "8")
    assert keyfile.unlock_with_recovery_key(path, typed) == made.key


def test_every_single_typing_error_in_a_recovery_key_is_noticed(path: Path, made: NewKey) -> None:
    for at, letter in enumerate(made.recovery_key):
        if letter != "-":
            wrong = made.recovery_key[:at] + ("A" if letter != "A" else "C") + made.recovery_key[at + 1 :]
            with pytest.raises(Refused, match="typefout"):
                keyfile.unlock_with_recovery_key(path, wrong)


@pytest.mark.parametrize("typed", ["", "geen idee", "ABCD-EFGH", "ÀÈÌÒ" * 8, "A" * 64])
def test_what_is_no_recovery_key_is_a_typing_error(path: Path, made: NewKey, typed: str) -> None:
    with pytest.raises(Refused, match="typefout"):
        keyfile.unlock_with_recovery_key(path, typed)


def test_a_recovery_key_of_another_file_is_told_from_a_typing_error(
    path: Path, made: NewKey, tmp_path: Path
) -> None:
    other = keyfile.create(tmp_path / "other.key", PASSPHRASE, FAST)
    with pytest.raises(Refused, match="ander bestand"):
        keyfile.unlock_with_recovery_key(path, other.recovery_key)


def test_another_passphrase_leaves_key_and_recovery_key_as_they_are(path: Path, made: NewKey) -> None:
    keyfile.change_passphrase(path, made.key, "acht witte zwanen", FAST)
    assert keyfile.unlock(path, "acht witte zwanen") == made.key
    assert keyfile.unlock_with_recovery_key(path, made.recovery_key) == made.key
    with pytest.raises(Refused):
        keyfile.unlock(path, PASSPHRASE)


def test_a_renewed_recovery_key_ends_the_former_one(path: Path, made: NewKey) -> None:
    fresh = keyfile.renew_recovery_key(path, made.key)
    assert keyfile.unlock_with_recovery_key(path, fresh) == made.key
    with pytest.raises(Refused):
        keyfile.unlock_with_recovery_key(path, made.recovery_key)


def test_a_key_of_another_file_changes_nothing(path: Path, made: NewKey) -> None:
    with pytest.raises(ValueError, match="another key file"):
        keyfile.change_passphrase(path, bytes(32), "acht witte zwanen", FAST)


def test_the_keyring_opens_until_it_is_forgotten(
    path: Path, made: NewKey, monkeypatch: pytest.MonkeyPatch
) -> None:
    ring = Ring(monkeypatch)
    assert keyfile.unlock_from_keyring(path) is None
    assert keyfile.remember(path, made.key)
    assert keyfile.unlock_from_keyring(path) == made.key
    keyfile.forget(path)
    assert keyfile.unlock_from_keyring(path) is None
    assert ring.kept == {}


def test_an_emptied_keyring_only_means_that_the_passphrase_is_asked(
    path: Path, made: NewKey, monkeypatch: pytest.MonkeyPatch
) -> None:
    ring = Ring(monkeypatch)
    keyfile.remember(path, made.key)
    ring.kept.clear()
    assert keyfile.unlock_from_keyring(path) is None
    assert keyfile.unlock(path, PASSPHRASE) == made.key


def test_a_computer_without_keyring_goes_on_without(
    path: Path, made: NewKey, monkeypatch: pytest.MonkeyPatch
) -> None:
    def none(*_: str) -> None:
        raise NoKeyringError

    monkeypatch.setattr(keyring, "set_password", none)
    assert not keyfile.remember(path, made.key)
    monkeypatch.setitem(sys.modules, "keyring", None)
    assert not keyfile.remember(path, made.key)


def test_a_key_file_that_asks_for_all_memory_is_not_obeyed(path: Path, made: NewKey) -> None:
    kept = json.loads(path.read_text())
    kept["passphrase"]["memory"] = 1 << 50
    keyfile._write(path, kept)
    with pytest.raises(Trouble, match="beschadigd"):
        keyfile.unlock(path, PASSPHRASE)
