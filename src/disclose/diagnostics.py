"""Findings as values: where, how bad, what, why and what to do.

Rank 0. A function that can find something wrong returns or collects `Diagnostic` values; nothing in the project raises
for bad input, and nothing outside `cli/` decides how a finding is shown.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from typing import Generic, TypeVar

from msgspec import Struct
from msgspec.structs import replace

T = TypeVar("T")
UNREADABLE = (
    "disclose.file:",
    "disclose.output:",
    "disclose.catalog:",
    "disclose.online:",
    "disclose.config:",
    "disclose.arelle:",
    "disclose.viewer:",
    "disclose.convert:",
    "disclose.arrow:",
    "disclose.watch:",
    "disclose.cluster:",
    "disclose.journal:",
    "disclose.manifest:",
)
"""Areas whose errors mean that there was no input to judge (or nowhere to write): exit status 2."""


class Severity(StrEnum):
    """How bad a finding is. An error makes the report invalid; a warning does unless the user allows it (`--strict`)."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class Span(Struct, frozen=True):
    """A place in a source the author can open.

    `path` is relative to the project or as the user gave it, always with forward slashes. `line` and `column` count
    from 1. `cell` is a spreadsheet address such as ``Segments!D14``. `xpath` locates a node of an XML document.
    """

    path: str
    line: int | None = None
    column: int | None = None
    cell: str | None = None
    xpath: str | None = None

    def __str__(self) -> str:
        text = self.path
        if self.cell is not None:
            return f"{text}!{self.cell}"
        if self.line is not None:
            text += f":{self.line}"
            if self.column is not None:
                text += f":{self.column}"
        elif self.xpath is not None:
            text += f"#{self.xpath}"
        return text


class Edit(Struct, frozen=True):
    """A change of a source that mends a finding beyond doubt: the characters from `span` to `end` (the place after the last of
    them, in the same file), which are `before`, become `text`."""

    span: Span
    end: Span
    before: str
    text: str


class Diagnostic(Struct, frozen=True):
    """One finding.

    `code` is the specification's own code where there is one (``xbrldie:…``), else ``disclose.<area>:<name>``.
    `message` is one sentence; `details` are further lines (the arithmetic, the addends); `help` says how to fix it;
    `related` are other places involved; `spec` names the specification section; `fix` is what ``disclose check --fix`` does.
    """

    code: str
    severity: Severity
    message: str
    span: Span | None = None
    help: str | None = None
    details: tuple[str, ...] = ()
    related: tuple[Span, ...] = ()
    spec: str | None = None
    fix: Edit | None = None

    @property
    def sort_key(self) -> tuple[str, int, int, str, str]:
        """Order of display: by file, place, code, message. Independent of the order of discovery."""
        span = self.span or Span("")
        return (f"{span.path}!{span.cell or ''}", span.line or 0, span.column or 0, self.code, self.message)


def error(
    code: str,
    message: str,
    span: Span | None = None,
    *,
    help: str | None = None,
    details: Iterable[str] = (),
    related: Iterable[Span] = (),
    spec: str | None = None,
    fix: Edit | None = None,
) -> Diagnostic:
    """An error-severity `Diagnostic`."""
    return Diagnostic(code, Severity.ERROR, message, span, help, tuple(details), tuple(related), spec, fix)


def warning(
    code: str,
    message: str,
    span: Span | None = None,
    *,
    help: str | None = None,
    details: Iterable[str] = (),
    related: Iterable[Span] = (),
    spec: str | None = None,
) -> Diagnostic:
    """A warning-severity `Diagnostic`."""
    return Diagnostic(code, Severity.WARNING, message, span, help, tuple(details), tuple(related), spec)


def did_you_mean(name: str, known: Iterable[str]) -> str | None:
    """A question naming the closest of the known names, whatever their case, or None where nothing is close."""
    import difflib  # only when something is wrong

    folded: dict[str, str] = {}
    for candidate in sorted(set(known)):
        folded.setdefault(candidate.casefold(), candidate)
    wanted = name.casefold()
    close = difflib.get_close_matches(wanted, folded, n=3, cutoff=0.6)
    # beside a name that is nearly right, one that is merely similar is noise
    likeness = [difflib.SequenceMatcher(None, candidate, wanted).ratio() for candidate in close]
    best = [folded[candidate] for candidate, like in zip(close, likeness, strict=True) if like > likeness[0] - 0.05]
    return f"Did you mean {' or '.join(best)}?" if best else None


def told_once(findings: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Findings without those that say what another says: of two of one code at one line, of which only one has a column, the
    other says more (it knows the taxonomy, where a schema engine knows the text) and gets the column."""
    groups: dict[tuple[str, str, int | None], list[Diagnostic]] = {}
    for found in findings:
        span = found.span or Span("")
        groups.setdefault((found.code, span.path, span.line), []).append(found)
    return tuple(found for group in groups.values() for found in _one_of_two(group))


def _one_of_two(group: list[Diagnostic]) -> list[Diagnostic]:
    if len(group) != 2:
        # a document on one line: nothing tells which belong together
        return group
    placed = [found for found in group if found.span is not None and found.span.column is not None]
    others = [found for found in group if found not in placed]
    if len(placed) != 1 or others[0].span is None or others[0].span.line is None:
        return group
    return [replace(others[0], span=placed[0].span)]


def has_errors(diagnostics: Iterable[Diagnostic]) -> bool:
    """Whether any of the findings is an error."""
    return any(found.severity is Severity.ERROR for found in diagnostics)


def exit_status(diagnostics: Iterable[Diagnostic], *, strict: bool = False) -> int:
    """0 clean, 1 the report is invalid (with `strict`, also when it has warnings), 2 unreadable input."""
    diagnostics = tuple(diagnostics)
    errors = [found for found in diagnostics if found.severity is Severity.ERROR]
    if any(found.code.startswith(UNREADABLE) for found in errors):
        return 2
    if errors or (strict and any(found.severity is Severity.WARNING for found in diagnostics)):
        return 1
    return 0


class Outcome(Struct, Generic[T], frozen=True):
    """What a stage made (None when it could make nothing usable) and everything it found on the way."""

    value: T | None
    diagnostics: tuple[Diagnostic, ...] = ()

    @property
    def ok(self) -> bool:
        """A value was made and no error was found."""
        return self.value is not None and not has_errors(self.diagnostics)


class Findings:
    """Collects what the stages of a pipeline find, so that a pipeline reads as a list of stages."""

    def __init__(self) -> None:
        self._found: list[Diagnostic] = []

    def take(self, outcome: Outcome[T]) -> T | None:
        """The outcome's value; its findings are kept."""
        self._found += outcome.diagnostics
        return outcome.value

    def add(self, diagnostics: Iterable[Diagnostic]) -> None:
        """Keep findings."""
        self._found += diagnostics

    @property
    def all(self) -> tuple[Diagnostic, ...]:
        """Every finding so far, each once, by place."""
        return tuple(sorted(dict.fromkeys(self._found), key=lambda found: found.sort_key))

    def fatal(self, *, strict: bool = False) -> bool:
        """Whether there is an error, or with `strict` a warning."""
        levels = (Severity.ERROR, Severity.WARNING) if strict else (Severity.ERROR,)
        return any(found.severity in levels for found in self._found)
