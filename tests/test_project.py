"""The tree as a newcomer gets it: starts anywhere, names no machine, says what is true."""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

import salesdesk

ROOT = Path(__file__).resolve().parent.parent
LEFT_OUT = {".git", ".hypothesis", ".venv", "__pycache__", "build", "dist", "out"}
TEXT_FILES = {
    "",
    ".py",
    ".md",
    ".toml",
    ".lock",
    ".spec",
    ".mako",
    ".po",
    ".qss",
    ".svg",
    ".json",
    ".csv",
    ".txt",
}
# A folder of the machine where it was written: nobody else has it.
OWN_FOLDER = re.compile(
    r"(?<![\w.~-])/(?:work|farm|root|home/\w+|Users/\w+)/[\w.]|/tmp/(?:\w+_jobs|brief|shots|lab)\b"
)
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
LOCK = tomllib.loads((ROOT / "uv.lock").read_text(encoding="utf-8"))


def text_files(folder: Path = ROOT) -> Iterator[Path]:
    for name, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if name not in LEFT_OUT and not name.endswith("_cache"))
        yield from (
            Path(name) / file
            for file in sorted(files)
            if Path(file).suffix in TEXT_FILES and not file.startswith(".coverage")
        )


def test_no_file_names_a_folder_of_one_machine() -> None:
    found = [
        f"{path.relative_to(ROOT)}:{number}"
        for path in text_files()
        for number, line in enumerate(path.read_text(encoding="utf-8", errors="replace").splitlines(), 1)
        if OWN_FOLDER.search(line)
    ]
    assert found == []


@pytest.mark.parametrize(
    "parts", [("work", "main"), ("root", "a"), ("home", "jan", "x"), ("tmp", "shots", "a.png")]
)
def test_a_folder_of_one_machine_is_noticed(parts: tuple[str, ...]) -> None:
    assert OWN_FOLDER.search("folder=/" + "/".join(parts))


@pytest.mark.parametrize("text", ["~/werk/plan", "/usr/bin/env", "/etc/hostname", "home/seller"])
def test_an_ordinary_path_is_left_alone(text: str) -> None:
    assert not OWN_FOLDER.search(text)


def test_the_lock_names_one_public_registry() -> None:
    registries = {package["source"].get("registry") for package in LOCK["package"]}
    assert registries - {None} == {"https://pypi.org/simple"}


def test_the_lock_holds_every_dependency_that_is_asked_for() -> None:
    asked = [*PROJECT["project"]["dependencies"], *PROJECT["dependency-groups"]["dev"]]
    names = {re.split(r"[\[<>=!~ ;]", line, maxsplit=1)[0].lower().replace("_", "-") for line in asked}
    assert names <= {package["name"] for package in LOCK["package"]}


def test_set_up_finds_pip_and_uv_in_the_lock() -> None:
    wheels = {package["name"]: package.get("wheels", []) for package in LOCK["package"]}
    assert all(wheel["hash"].startswith("sha256:") for name in ("pip", "uv") for wheel in wheels[name])
    assert len(wheels["pip"]) == 1


def test_the_program_and_the_project_have_the_same_version() -> None:
    assert salesdesk.__version__ == PROJECT["project"]["version"]
    assert f"## [{salesdesk.__version__}]" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


def test_the_check_before_a_change_goes_in_is_make_test_and_no_more() -> None:
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    commands = [line for line in script.splitlines() if line and not line.startswith("#")]
    assert commands[-1].startswith("exec make test")
    assert len(commands) == 4
    assert os.access(ROOT / ".ci" / "run", os.X_OK)


def make_targets() -> set[str]:
    return set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))


def test_the_readme_promises_only_commands_that_exist() -> None:
    promised = set(re.findall(r"`make ([a-z]+)", (ROOT / "README.md").read_text(encoding="utf-8")))
    assert {"run", "test"} <= promised <= make_targets()


def test_the_readme_speaks_dutch_before_english() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert 0 < readme.index("## Starten") < readme.index("# English")
