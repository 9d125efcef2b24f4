"""The rules of the house, each a question to one parsed module; the answer is a list of faults."""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Callable

from tests.source_tree import ROOT, Module, dotted

LEAVES = {"errors", "settings", "words", "vocabulary", "paths", "formats", "journal"}
BELOW = {"domain", "charts"}
ROOMS = {"storage", "exchange", "paper", "planning"}
# For every room under salesdesk/ the rooms that it may enter, beside itself.
MAY_ENTER: dict[str, set[str]] = {
    "errors": set(),
    "paths": set(),
    "formats": set(),
    "journal": {"paths"},
    "settings": {"errors", "paths"},
    "vocabulary": {"domain", "errors"},
    "words": {"domain", "errors", "paths", "formats", "vocabulary"},
    "domain": {"errors"},
    "charts": set(),
    **dict.fromkeys(ROOMS, BELOW | LEAVES),
    "services": ROOMS | BELOW | LEAVES,
    "ui": {"services"} | BELOW | LEAVES,
    "headoffice": {"services"} | BELOW | LEAVES,
    "app": {"services", "ui"} | ROOMS | BELOW | LEAVES,
    "__main__": {"app"},
    "__init__": set(),
}
# For every package from outside the rooms that may know it; a new package is entered here first.
KNOWN_TO: dict[str, set[str]] = {
    "PySide6": {"ui", "app"},
    "shiboken6": {"ui", "app"},
    "sqlalchemy": {"storage", "migrations"},
    "alembic": {"storage", "migrations"},
    "sqlcipher3": {"storage"},
    "nacl": {"storage", "exchange"},
    "keyring": {"storage"},
    "platformdirs": {"paths"},
    "reportlab": {"paper"},
    "PIL": {"paper"},
    "pypdf": {"paper"},
    "pypdfium2": {"paper"},
    "font_source_sans_pro": {"paper", "ui"},
    "python_calamine": {"exchange"},
    "xlsxwriter": {"exchange"},
    "charset_normalizer": {"exchange"},
    "stdnum": {"exchange", "services"},
    "phonenumbers": {"exchange", "services"},
    "icalendar": {"exchange"},
    "holidays": {"planning", "services"},
}
CLOCKS = {
    "date.today", "datetime.now", "datetime.today", "datetime.utcnow", "time.time", "time.time_ns",
    "time.localtime", "time.gmtime", "QDate.currentDate", "QTime.currentTime", "QDateTime.currentDateTime",
    "QDateTime.currentDateTimeUtc",
}  # fmt: skip
THREADS = {
    "Thread", "Timer", "ThreadPoolExecutor", "ProcessPoolExecutor", "QThread", "QThreadPool", "QRunnable",
    "start_new_thread", "Process", "Pool",
}  # fmt: skip
MODAL_STATICS = {
    "QMessageBox": {"question", "information", "warning", "critical", "about", "aboutQt"},
    "QFileDialog": {
        "getOpenFileName", "getOpenFileNames", "getSaveFileName", "getExistingDirectory", "getOpenFileUrl",
    },
    "QInputDialog": {"getText", "getMultiLineText", "getItem", "getInt", "getDouble"},
    "QColorDialog": {"getColor"},
    "QFontDialog": {"getFont"},
}  # fmt: skip
MARKERS = {"_", "N_", "say", "ngettext"}
BANNED_NAMES = {
    "util", "utils", "misc", "helper", "helpers", "common", "manager", "managers", "handler", "handlers",
    "data", "info",
}  # fmt: skip
UNDONE = re.compile(r"\bTO" r"DO\b|\bFIX" r"ME\b|\bXX" r"X\b|(?i:not " r"implemented|coming " r"soon)")
FILE_LINES, FUNCTION_LINES, CLASS_LINES, WINDOW_LINES = 400, 60, 250, 150


Rule = Callable[[Module], list[str]]


def enters_only_rooms_below(module: Module) -> list[str]:
    """The directions of the layers; siblings stay apart."""
    if not module.is_source:
        return []
    allowed = MAY_ENTER.get(module.room)
    if allowed is None:
        return [module.fault(1, f"the room {module.room} is not in the plan of the house")]
    faults = []
    for line, name in module.imports():
        parts = name.split(".")
        # `from salesdesk import words` enters the room words too
        if parts[0] == "salesdesk" and parts[1:] and parts[1] not in {module.room, "__version__", *allowed}:
            faults.append(module.fault(line, f"{module.room} may not enter {parts[1]}"))
    return faults


def knows_only_its_packages(module: Module) -> list[str]:
    """The standard library is everybody's; every other package has its rooms."""
    if not module.is_source and module.room != "migrations":
        return []
    faults = []
    for line, name in module.imports():
        package = name.split(".")[0]
        if package in sys.stdlib_module_names or (package == "salesdesk" and module.is_source):
            continue
        if module.room not in KNOWN_TO.get(package, set()):
            faults.append(module.fault(line, f"{module.room} may not know {package}"))
    return faults


def keeps_screens_apart(module: Module) -> list[str]:
    """A screen never calls another screen: the folders under ui do not import each other."""
    parts = module.path.parts
    if parts[:2] != ("salesdesk", "ui") or len(parts) < 4:
        return []
    folders = {path.name for path in (ROOT / "salesdesk" / "ui").iterdir() if path.is_dir()} | {
        "offers",
        "visits",
    }
    return [
        module.fault(line, f"the screen {parts[2]} may not import the screen {name.split('.')[2]}")
        for line, name in module.imports()
        if name.startswith("salesdesk.ui.") and name.split(".")[2] in folders - {parts[2]}
    ]


def is_handed_the_clock(module: Module) -> list[str]:
    """Only the composition root and the entry of head office ask the system what time it is."""
    is_entry = module.path.as_posix() in {"salesdesk/app.py", "salesdesk/headoffice/__main__.py"}
    if is_entry or not module.is_source:
        return []
    asked = ((call.lineno, dotted(call.func)) for call in module.calls())
    named = ((line, name) for line, name in module.imports() if name in {"time.time", "time.time_ns"})
    return [
        module.fault(line, f"{name} asks the system; take a clock")
        for line, name in (*asked, *named)
        if ".".join(name.split(".")[-2:]) in CLOCKS
    ]


def asks_modally_only_in_ask(module: Module) -> list[str]:
    """One door for questions that stop everything, so that tests can answer them."""
    if module.path.as_posix() == "salesdesk/ui/ask.py" or not module.is_source:
        return []
    faults = []
    for call in module.calls():
        name = dotted(call.func)
        owner, _dot, method = name.rpartition(".")
        if isinstance(call.func, ast.Attribute) and call.func.attr in {"exec", "exec_"}:
            # the loop of the application itself is not a question
            if module.path.as_posix() != "salesdesk/ui/frame.py" or owner != "app":
                faults.append(module.fault(call.lineno, f"{name}() is modal; go through ui/ask.py"))
        elif method in MODAL_STATICS.get(owner.rpartition(".")[2], set()):
            faults.append(module.fault(call.lineno, f"{name}() is modal; go through ui/ask.py"))
    return faults


def starts_threads_only_in_work(module: Module) -> list[str]:
    """Threads belong to the lanes of ui/work.py."""
    if module.path.as_posix() == "salesdesk/ui/work.py" or not module.is_source:
        return []
    named = [(line, name.rpartition(".")[2]) for line, name in module.imports()]
    called = [(call.lineno, dotted(call.func).rpartition(".")[2]) for call in module.calls()]
    return [
        module.fault(line, f"{name} starts a thread; use ui/work.py")
        for line, name in {*named, *called}
        if name in THREADS
    ]


def is_marker(node: ast.AST) -> bool:
    """Whether this hands a text to the translator, by bare name: `toast.say()` is another matter."""
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in MARKERS


def is_white_space(node: ast.AST) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str) and not node.value.strip()


def glues_no_words(module: Module) -> list[str]:
    """A text is one whole sentence for the translator: nothing glued inside it, nothing around it."""
    faults = []
    for node in ast.walk(module.tree):
        line = getattr(node, "lineno", 1)
        if isinstance(node, ast.Call) and is_marker(node):
            counted = 2 if dotted(node.func) == "ngettext" else 1
            if any(isinstance(text, ast.JoinedStr | ast.BinOp | ast.Call) for text in node.args[:counted]):
                faults.append(module.fault(line, "the text inside _() is not one constant"))
        elif isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add | ast.Mod):
            parts = (node.left, node.right)
            if any(map(is_marker, parts)) and not any(map(is_white_space, parts)):
                faults.append(module.fault(line, "a translated text is glued; use .format with names"))
        elif isinstance(node, ast.FormattedValue) and is_marker(node.value):
            faults.append(module.fault(line, "_() inside an f-string; use .format with names"))
    return faults


def has_a_good_name(module: Module) -> list[str]:
    names = module.path.with_suffix("").parts
    return [module.fault(1, f"{name} says nothing") for name in names if BANNED_NAMES & set(name.split("_"))]


def has_a_docstring(module: Module) -> list[str]:
    if not module.tree.body or module.room == "tests" or ast.get_docstring(module.tree):
        return []
    return [module.fault(1, "a module says in one sentence what it is")]


def keeps_its_size(module: Module) -> list[str]:
    """Ceilings; the seam is looked for long before."""
    lines = len(module.text.splitlines())
    ceiling = WINDOW_LINES if module.path.as_posix() == "salesdesk/ui/window.py" else FILE_LINES
    faults = [module.fault(1, f"{lines} lines, the ceiling is {ceiling}")] if lines > ceiling else []
    # a revision is one list of columns that never grows again
    for node in ast.walk(module.tree) if module.room != "migrations" else ():
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            most = CLASS_LINES if isinstance(node, ast.ClassDef) else FUNCTION_LINES
            size = (node.end_lineno or node.lineno) - node.lineno + 1
            if size > most:
                faults.append(
                    module.fault(node.lineno, f"{node.name} has {size} lines, the ceiling is {most}")
                )
    return faults


def leaves_nothing_undone(module: Module) -> list[str]:
    """No note of work still to come is left in the tree."""
    return [
        module.fault(number, "something is left undone")
        for number, line in enumerate(module.text.splitlines(), 1)
        if UNDONE.search(line)
    ]


def imports_reportlab_paragraph(module: Module) -> bool:
    """Whether this module can make paragraphs, which read markup in what they are given."""
    makers = {"Paragraph", "XPreformatted", "ParaFrag"}
    imported = any(
        name.startswith("reportlab.") and (name.rpartition(".")[2] in {*makers, "paragraph", "*"})
        for _line, name in module.imports()
    )
    return imported or any(dotted(call.func).rpartition(".")[2] in makers for call in module.calls())


def is_abstract(node: ast.FunctionDef) -> bool:
    return any(
        isinstance(line, ast.Raise) and line.exc is not None and "NotImplementedError" in ast.dump(line.exc)
        for line in node.body
    )


def never_filled_in(everywhere: list[Module]) -> list[str]:
    """The methods that only say that a subclass does it, where no subclass does."""
    abstract: dict[str, str] = {}
    written: set[str] = set()
    for module in everywhere:
        for node in ast.walk(module.tree):
            if isinstance(node, ast.FunctionDef) and is_abstract(node):
                abstract[node.name] = module.fault(node.lineno, f"{node.name} is written nowhere")
            elif isinstance(node, ast.FunctionDef):
                written.add(node.name)
    return [fault for name, fault in abstract.items() if name not in written]
