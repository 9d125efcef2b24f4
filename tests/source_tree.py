"""The source as the rules of the house read it: modules, their imports and their calls."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True)
class Module:
    """One module: its path from the root of the project, its text and its tree."""

    path: PurePosixPath
    text: str
    tree: ast.Module

    @classmethod
    def of(cls, path: str, text: str) -> Module:
        return cls(PurePosixPath(path), text, ast.parse(text))

    @property
    def room(self) -> str:
        """The package or module directly under salesdesk/, or the top folder elsewhere."""
        parts = self.path.with_suffix("").parts
        return parts[1] if parts[0] == "salesdesk" else parts[0]

    @property
    def is_source(self) -> bool:
        return self.path.parts[0] == "salesdesk"

    def calls(self) -> Iterator[ast.Call]:
        return (node for node in ast.walk(self.tree) if isinstance(node, ast.Call))

    def imports(self) -> Iterator[tuple[int, str]]:
        """Every imported name in full, late and type-checking imports too."""
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Import):
                yield from ((node.lineno, alias.name) for alias in node.names)
            elif isinstance(node, ast.ImportFrom):
                package = node.module or ""
                if node.level:
                    package = ".".join([*self.path.parts[: -node.level], *filter(None, [node.module])])
                yield from ((node.lineno, f"{package}.{alias.name}") for alias in node.names)

    def fault(self, line: int, words: str) -> str:
        return f"{self.path}:{line}: {words}"


def modules(*folders: str) -> list[Module]:
    """Every module under these folders of the project."""
    paths = sorted(path for folder in folders for path in (ROOT / folder).rglob("*.py"))
    return [Module.of(path.relative_to(ROOT).as_posix(), path.read_text(encoding="utf-8")) for path in paths]


def dotted(node: ast.AST) -> str:
    """`a.b.c` for such an expression; of anything else only the part after the last dot."""
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute):
        return f"{dotted(node.value)}.{node.attr}".lstrip(".")
    return ""
