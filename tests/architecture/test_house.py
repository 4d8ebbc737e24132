"""The rules of docs/architecture.md, held."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src" / "disclose"
RANKS = {
    "names": 0,
    "lexical": 0,
    "exact": 0,
    "diagnostics": 0,
    "resources": 0,
    "bulk": 0,
    "memo": 0,
    "code_files": 0,
    "files": 0,
    "yaml_source": 0,
    "xml_source": 0,
    "json_source": 0,
    "validated": 0,
    "templating": 0,
    "model": 1,
    "intervals": 1,
    "transforms": 1,
    "xhtml": 1,
    "taxonomy": 2,
    "schema": 2,
    "project": 2,
    "translations": 2,
    "user_config": 2,
    "rules": 3,
    "sources": 3,
    "formats": 3,
    "render": 3,
    "packages": 3,
    "comparison": 3,
    "assembly": 4,
    "build": 4,
    "compiling": 4,
    "documents": 4,
    "watch": 4,
    "screened": 4,
    "screened_inline": 4,
    "taken_apart": 4,
    "read_back": 4,
    "validate": 4,
    "oim_reports": 4,
    "judging": 4,
    "opened_packages": 4,
    "packaged": 4,
    "packing": 4,
    "convert": 4,
    "opening": 4,
    "opening_documents": 4,
    "written": 4,
    "convert_bulk": 4,
    "convert_packages": 4,
    "diff": 4,
    "document_sets": 4,
    "arelle": 4,
    "viewer": 4,
    "engines": 4,
    "judged": 4,
    "mending": 4,
    "batch": 4,
    "cli": 5,
    "__main__": 6,
    "__init__": 6,
}
MODULES = sorted(SOURCE.rglob("*.py"))
SHARED_RANKS = {0, 1, 2, 4}
"""Ranks whose rooms may see each other where no cycle results; the rooms of rank 3 are neighbours that may not."""


def room(module: Path) -> str:
    """The room (top-level module or package) that a file belongs to."""
    return module.relative_to(SOURCE).parts[0].removesuffix(".py")


def project_imports(module: Path) -> Iterator[tuple[str, int]]:
    """Rooms imported by a module, with the line."""
    for node in ast.walk(ast.parse(module.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.split(".")[0] == "disclose":
            parts = node.module.split(".")
            names = [parts[1]] if len(parts) > 1 else [alias.name for alias in node.names]
            yield from ((name, node.lineno) for name in names if name in RANKS)
        elif isinstance(node, ast.Import):
            for alias in node.names:
                parts = alias.name.split(".")
                if parts[0] == "disclose" and len(parts) > 1:
                    yield parts[1], node.lineno


STAGES = (
    *("project.py", "translations.py", "yaml_source.py", "validated.py", "compiling.py", "documents.py", "assembly.py"),
    *("build.py", "written.py", "packing.py", "sources/**/*.py", "render/**/*.py", "rules/**/*.py", "model/**/*.py"),
    *("taxonomy/author*.py", "taxonomy/emit*.py", "taxonomy/catalog.py", "transforms/**/*.py", "schema/**/*.py"),
)
"""What a watched project runs again: it would keep what is old where it looked at a file otherwise than through files.py."""
LOOKS = {
    *("read_bytes", "read_text", "is_file", "is_dir", "exists", "iterdir", "stat", "lstat", "glob", "rglob"),
    *("isfile", "isdir", "islink", "lexists", "getsize", "getmtime", "listdir", "scandir"),
}


def name_of(module: Path) -> str:
    return module.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("module", MODULES, ids=name_of)
def test_imports_go_one_way(module: Path) -> None:
    own = room(module)
    assert own in RANKS, f"{own} has no rank: give it one here and a line in docs/architecture.md"
    for imported, line in project_imports(module):
        if imported in (own, "__init__"):
            continue
        message = (
            f"{module.relative_to(ROOT)}:{line} imports {imported} (rank {RANKS[imported]}) from {own} (rank {RANKS[own]})"
        )
        assert RANKS[imported] < RANKS[own] or (RANKS[imported] == RANKS[own] and RANKS[own] in SHARED_RANKS), message


def test_every_room_is_in_the_document_under_its_rank() -> None:
    text = (ROOT / "docs" / "architecture.md").read_text("utf-8")
    lines = text[text.index("## Rooms") : text.index("tests/ mirrors")].splitlines()
    documented: dict[str, int] = {}
    rank = -1
    for line in lines:
        named = re.match(r" {4}([0-9]| ) {2}(\w+)(?:\.py|/)", line)
        if named is not None:
            rank = rank if named[1] == " " else int(named[1])
            documented[named[2]] = rank
        # a line may name further rooms of the same rank
        documented.update(dict.fromkeys(re.findall(r"; (\w+)\.py:", line), rank))
    assert documented == {name: rank for name, rank in RANKS.items() if not name.startswith("__")}
    assert {room(module) for module in MODULES} == set(RANKS)


def test_rooms_of_a_rank_have_no_cycle() -> None:
    edges: dict[str, set[str]] = {}
    for module in MODULES:
        edges.setdefault(room(module), set()).update(name for name, _ in project_imports(module) if name != room(module))

    def reachable(start: str) -> set[str]:
        seen: set[str] = set()
        todo = list(edges.get(start, ()))
        while todo:
            name = todo.pop()
            if name not in seen:
                seen.add(name)
                todo += edges.get(name, ())
        return seen

    assert [name for name in edges if name != "__init__" and name in reachable(name)] == []


FORBIDDEN = {
    "float(": re.compile(r"\bfloat\("),
    "print( outside cli": re.compile(r"(?<![\w.])print\("),
    "global": re.compile(r"^\s*global\s", re.MULTILINE),
    "broad except": re.compile(r"except(?:\s+(?:Base)?Exception\b.*)?:\s*$", re.MULTILINE),
    "work to do later": re.compile(r"\b(?:TODO|FIXME|XXX)\b|[Nn]ot implemented"),
    "namespace or role URI outside names.py": re.compile(r"https?://(?:www\.)?(?:xbrl\.org|w3\.org|sec\.gov)/"),
}


@pytest.mark.parametrize("module", MODULES, ids=name_of)
@pytest.mark.parametrize("what", FORBIDDEN)
def test_source_is_free_of(module: Path, what: str) -> None:
    if (what == "namespace or role URI outside names.py" and room(module) == "names") or (
        what in ("print( outside cli", "broad except") and room(module) == "cli"
    ):
        return
    text = module.read_text("utf-8")
    hits = [text.count("\n", 0, match.start()) + 1 for match in FORBIDDEN[what].finditer(text)]
    assert not hits, f"{what} in {module.relative_to(ROOT)} at lines {hits}"


def test_only_the_engine_makes_a_checked_report() -> None:
    makers = [name_of(module) for module in MODULES if re.search(r"(?<!class )\bCheckedReport\(", module.read_text("utf-8"))]
    assert makers == ["src/disclose/rules/engine.py"]


def test_model_classes_are_frozen() -> None:
    loose = []
    for module in sorted((SOURCE / "model").glob("*.py")):
        for node in ast.walk(ast.parse(module.read_text("utf-8"))):
            if isinstance(node, ast.ClassDef) and not {"StrEnum", "NamedTuple"} & {ast.unparse(base) for base in node.bases}:
                given = {keyword.arg: ast.unparse(keyword.value) for keyword in node.keywords}
                if given.get("frozen") != "True":
                    loose.append(f"{module.name}:{node.name}")
    assert loose == []


@pytest.mark.parametrize("module", [path for room in STAGES for path in sorted(SOURCE.glob(room))], ids=name_of)
def test_stages_of_a_build_look_at_files_only_where_they_are_observed(module: Path) -> None:
    looks = []
    for node in ast.walk(ast.parse(module.read_text("utf-8"))):
        match node:
            case ast.Call(func=ast.Attribute(attr=attr)) if attr in LOOKS:
                looks.append(f"{node.lineno}: {ast.unparse(node.func)}")
            case ast.Call(func=ast.Name(id="open")):
                looks.append(f"{node.lineno}: open")
    assert looks == []


def test_templates_hold_no_inline_markup_and_no_script() -> None:
    for template in sorted((ROOT / "templates").rglob("*.j2")):
        text = template.read_text("utf-8")
        assert "<ix:" not in text, f"{template} writes Inline XBRL markup by hand"
        assert "<script" not in text.lower(), f"{template} has a script"


def test_every_package_says_what_it_holds() -> None:
    for package in sorted(SOURCE.rglob("__init__.py")):
        docstring = ast.get_docstring(ast.parse(package.read_text("utf-8"))) or ""
        assert docstring, f"{package.relative_to(ROOT)} has no docstring"
        if package.parent != SOURCE and package.parent.parent == SOURCE:
            assert "Rank" in docstring, f"{package.relative_to(ROOT)} doesn't say its rank"


@pytest.mark.parametrize("module", MODULES, ids=name_of)
def test_modules_and_functions_stay_short(module: Path) -> None:
    text = module.read_text("utf-8")
    assert text.count("\n") <= 300, f"{module.relative_to(ROOT)} has {text.count(chr(10))} lines"
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef) and node.end_lineno is not None:
            length = node.end_lineno - node.lineno + 1
            assert length <= 60, f"{module.relative_to(ROOT)}:{node.lineno} {node.name} has {length} lines"


def test_licence_is_stated() -> None:
    assert "Apache License" in (ROOT / "LICENSE").read_text("utf-8")
    assert 'license = "Apache-2.0"' in (ROOT / "pyproject.toml").read_text("utf-8")


TEXT_SUFFIXES = {".py", ".md", ".yaml", ".csv", ".j2", ".toml", ""}


def test_no_machine_paths_in_tracked_text() -> None:
    pattern = re.compile(r"(?<![\w.])/(?:work|root|home)/[a-z]")
    hits = []
    for folder in ("src", "templates", "taxonomy", "tests", "examples", "docs", "benchmarks", ".ci"):
        for path in sorted((ROOT / folder).rglob("*")):
            if (
                path.is_file()
                and "out" not in path.parts
                and path.suffix in {".py", ".md", ".yaml", ".csv", ".j2", ".toml", ""}
            ):
                hits += [str(path.relative_to(ROOT))] if pattern.search(path.read_text("utf-8", "replace")) else []
    assert hits == []
