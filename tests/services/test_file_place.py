"""Folders where a database does not belong."""

from __future__ import annotations

from pathlib import Path, PurePosixPath, PureWindowsPath

import pytest

from salesdesk.services.file_place import folder_warning, mounted

MOUNTS = [("/", "ext4"), ("/srv", "ext4"), ("/mnt/kantoor", "cifs"), ("/mnt/kantoor/lokaal", "ext4")]


@pytest.mark.parametrize(
    ("folder", "word"),
    [
        (PurePosixPath("/srv/sanne/.local/share/SalesDesk"), ""),
        (PurePosixPath("/srv/sanne/OneDrive - Vechtster/SalesDesk"), "ander programma"),
        (PurePosixPath("/srv/sanne/Dropbox/SalesDesk"), "ander programma"),
        (PurePosixPath("/srv/sanne/Nextcloud/a"), "ander programma"),
        (PureWindowsPath("C:/Verkoop/Sanne/iCloudDrive/SalesDesk"), "ander programma"),
        (PureWindowsPath("//server/share/SalesDesk"), "netwerk"),
        (PureWindowsPath("C:/Verkoop/Sanne/AppData/Local/SalesDesk"), ""),
        (PurePosixPath("/mnt/kantoor/verkoop"), "netwerk"),
        (PurePosixPath("/mnt/kantoor"), "netwerk"),
        (PurePosixPath("/mnt/kantoor/lokaal/verkoop"), ""),
        (PurePosixPath("/mnt/kantoorgebouw"), ""),
        (PurePosixPath("/run/media/sanne/STICK/SalesDesk"), "losse schijf"),
    ],
)
def test_a_folder_is_judged_by_what_lies_under_it(folder: PurePosixPath, word: str) -> None:
    said = folder_warning(folder, MOUNTS)
    assert word in said
    assert bool(said) is bool(word)


def test_the_table_of_mounts_is_read(tmp_path: Path) -> None:
    table = tmp_path / "mounts"
    table.write_text(
        "/dev/sda1 / ext4 rw 0 0\n//a/b /mnt/met\\040spatie cifs rw 0 0\nkort\n", encoding="utf-8"
    )
    assert mounted(table) == [("/", "ext4"), ("/mnt/met spatie", "cifs")]


def test_a_system_without_such_a_table_mounts_nothing(tmp_path: Path) -> None:
    assert mounted(tmp_path / "none") == []
