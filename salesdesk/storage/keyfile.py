"""The key file: one random key for the database, locked by passphrase, recovery key or keyring."""

from __future__ import annotations

import base64
import hashlib
import json
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from nacl import pwhash, utils
from nacl.exceptions import CryptoError
from nacl.secret import SecretBox

from salesdesk.errors import N_, Reason, Refused, Trouble
from salesdesk.storage.files import write_whole
from salesdesk.words import _

SAMPLE_KEY = hashlib.sha256(b"SalesDesk sample database: invented relations, no secrets").digest()
"""The key of the sample database, public on purpose so that trying SalesDesk asks nothing."""
SHORTEST_PASSPHRASE = 8
KEY_BYTES = 32
_RECOVERY_BYTES = 16
_CHECK_BYTES = 4
_MOST_MEMORY = 1 << 30
_SERVICE = "SalesDesk"
_LOOK_ALIKES = str.maketrans("018", "OIB")


@dataclass(frozen=True, slots=True)
class Strength:
    """How hard Argon2id works on a passphrase: rounds and bytes of memory; half a second on a laptop."""

    rounds: int = 3
    memory: int = 128 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class NewKey:
    """A fresh key, and the recovery key to print once; the file keeps neither in the open."""

    key: bytes
    recovery_key: str


def create(path: Path, passphrase: str, strength: Strength = Strength()) -> NewKey:
    """Make the key file of a new database; refuses a short passphrase and never overwrites a key file."""
    if path.exists():
        raise Trouble(
            _("Er is al een sleutelbestand {name}.").format(name=path.name),
            kept=_("Er is niets gewijzigd."),
            do=_("Open SalesDesk met je wachtzin."),
        )
    key, recovery = utils.random(KEY_BYTES), utils.random(_RECOVERY_BYTES)
    kept = {
        "version": 1,
        "id": utils.random(16).hex(),
        "check": _check_value(key),
        "passphrase": _passphrase_slot(key, passphrase, strength),
        "recovery": {"sealed": _sealed(key, _recovery_lock(recovery))},
    }
    _write(path, kept)
    return NewKey(key, _spelled(recovery))


def unlock(path: Path, passphrase: str) -> bytes:
    """The key, by passphrase; Refused when it is not the right one, Trouble when the key file is damaged."""
    kept = _read(path)
    slot = kept["passphrase"]
    strength = Strength(int(slot["rounds"]), int(slot["memory"]))
    if strength.memory > _MOST_MEMORY:
        raise _unusable(_("Het sleutelbestand {name} is beschadigd."), path)
    lock = _passphrase_lock(passphrase, base64.b64decode(slot["salt"]), strength)
    return _opened(slot, lock, Reason(N_("Deze wachtzin klopt niet."), "passphrase"))


def unlock_with_recovery_key(path: Path, typed: str) -> bytes:
    """The key, by the printed recovery key; tells a typing error from a key of another database."""
    recovery = read_recovery_key(typed)
    kept = _read(path)
    wrong = Reason(N_("Deze herstelsleutel hoort bij een ander bestand."), "recovery_key")
    return _opened(kept["recovery"], _recovery_lock(recovery), wrong)


def change_passphrase(
    path: Path,
    key: bytes,
    passphrase: str,
    strength: Strength = Strength(),
) -> None:
    """Another passphrase for the same key; the database and the recovery key stay as they are."""
    kept = _own(path, key)
    _write(path, {**kept, "passphrase": _passphrase_slot(key, passphrase, strength)})


def renew_recovery_key(path: Path, key: bytes) -> str:
    """A new recovery key to print; the former one no longer opens anything."""
    kept = _own(path, key)
    recovery = utils.random(_RECOVERY_BYTES)
    _write(path, {**kept, "recovery": {"sealed": _sealed(key, _recovery_lock(recovery))}})
    return _spelled(recovery)


def remember(path: Path, key: bytes) -> bool:
    """Let this computer open the file by itself through its keyring; False when it has none."""
    kept, lock = _own(path, key), utils.random(KEY_BYTES)
    stored = _with_keyring(lambda ring: ring.set_password(_SERVICE, kept["id"], lock.hex()) or True)
    if stored is None:
        return False
    _write(path, {**kept, "keyring": {"sealed": _sealed(key, lock)}})
    return True


def forget(path: Path) -> None:
    """Ask the passphrase again from now on."""
    kept = _read(path)
    _with_keyring(lambda ring: ring.delete_password(_SERVICE, kept["id"]))
    _write(path, {name: value for name, value in kept.items() if name != "keyring"})


def unlock_from_keyring(path: Path) -> bytes | None:
    """The key, by the keyring of this computer; None when it was never asked or does not answer."""
    kept = _read(path)
    if "keyring" not in kept:
        return None
    found = _with_keyring(lambda ring: ring.get_password(_SERVICE, kept["id"]))
    try:
        return _opened(kept["keyring"], bytes.fromhex(found or ""), Reason(""))
    except (Refused, ValueError):
        return None


def read_recovery_key(typed: str) -> bytes:
    """The bytes of a recovery key as typed, in any grouping; Refused when its check digits do not fit."""
    letters = "".join(letter for letter in typed.upper().translate(_LOOK_ALIKES) if letter.isalnum())
    try:
        spelled = base64.b32decode(letters)
    except ValueError:
        spelled = b""
    recovery, check = spelled[:_RECOVERY_BYTES], spelled[_RECOVERY_BYTES:]
    if len(check) != _CHECK_BYTES or check != _check_digits(recovery):
        raise Refused(Reason(N_("Deze herstelsleutel bevat een typefout."), "recovery_key"))
    return recovery


def _spelled(recovery: bytes) -> str:
    letters = base64.b32encode(recovery + _check_digits(recovery)).decode()
    return "-".join(letters[at : at + 4] for at in range(0, len(letters), 4))


def _check_digits(recovery: bytes) -> bytes:
    return hashlib.sha256(b"SalesDesk recovery" + recovery).digest()[:_CHECK_BYTES]


def _check_value(key: bytes) -> str:
    return hashlib.blake2b(key, digest_size=16, person=b"SalesDesk check").hexdigest()


def _recovery_lock(recovery: bytes) -> bytes:
    return hashlib.blake2b(recovery, digest_size=KEY_BYTES, person=b"SalesDesk paper").digest()


def _passphrase_lock(passphrase: str, salt: bytes, strength: Strength) -> bytes:
    typed = unicodedata.normalize("NFC", passphrase).encode()
    lock: bytes = pwhash.argon2id.kdf(KEY_BYTES, typed, salt, strength.rounds, strength.memory)
    return lock


def _passphrase_slot(key: bytes, passphrase: str, strength: Strength) -> dict[str, Any]:
    if len(passphrase) < SHORTEST_PASSPHRASE:
        reason = N_("Kies een wachtzin van minstens {count} tekens.")
        raise Refused(Reason(reason, "passphrase", {"count": SHORTEST_PASSPHRASE}))
    salt = utils.random(pwhash.argon2id.SALTBYTES)
    return {
        "rounds": strength.rounds,
        "memory": strength.memory,
        "salt": base64.b64encode(salt).decode(),
        "sealed": _sealed(key, _passphrase_lock(passphrase, salt, strength)),
    }


def _sealed(key: bytes, lock: bytes) -> str:
    return base64.b64encode(SecretBox(lock).encrypt(key)).decode()


def _opened(slot: dict[str, Any], lock: bytes, wrong: Reason) -> bytes:
    try:
        return bytes(SecretBox(lock).decrypt(base64.b64decode(slot["sealed"])))
    except CryptoError as error:
        raise Refused(wrong) from error


def _own(path: Path, key: bytes) -> dict[str, Any]:
    kept = _read(path)
    if _check_value(key) != kept["check"]:
        raise ValueError("this key belongs to another key file")
    return kept


def _write(path: Path, kept: dict[str, Any]) -> None:
    bare = {name: value for name, value in kept.items() if name != "checksum"}
    write_whole(path, json.dumps({**bare, "checksum": _checksum(bare)}, indent=1).encode())


def _read(path: Path) -> dict[str, Any]:
    try:
        kept: dict[str, Any] = json.loads(path.read_bytes())
        bare = {name: value for name, value in kept.items() if name != "checksum"}
        intact = kept["checksum"] == _checksum(bare)
    except OSError as error:
        raise _unusable(_("Het sleutelbestand {name} is niet te lezen."), path) from error
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise _unusable(_("Het sleutelbestand {name} is beschadigd."), path) from error
    if not intact:
        raise _unusable(_("Het sleutelbestand {name} is beschadigd."), path)
    return bare


def _checksum(kept: dict[str, Any]) -> str:
    return hashlib.sha256(json.dumps(kept, sort_keys=True).encode()).hexdigest()


def _unusable(what: str, path: Path) -> Trouble:
    return Trouble(
        what.format(name=path.name),
        kept=_("Er is niets gewijzigd."),
        do=_("Zet het sleutelbestand terug uit een kopie van je SalesDesk-map."),
    )


def _with_keyring(ask: Callable[[Any], Any]) -> Any:
    """The keyring is imported late: it takes long, and on some computers it does not exist."""
    try:
        import keyring
        from keyring.errors import KeyringError
    except ImportError:
        return None
    try:
        return ask(keyring)
    except (KeyringError, RuntimeError, OSError):
        return None
