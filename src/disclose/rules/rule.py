"""What a rule is: a function named as the offence, with its code, its severity and the specification that forbids it."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Generic, TypeVar

from msgspec import Struct

from disclose.diagnostics import Diagnostic, Severity, Span

if TYPE_CHECKING:
    from disclose.rules.subject import Subject  # noqa: F401  (named in the base of Rule, for the type checker alone)


class Finding(Struct, frozen=True):
    """One place that offends a rule. The fields mean what they mean in `Diagnostic`; the rest is the rule's own."""

    message: str
    span: Span | None
    help: str | None = None
    details: tuple[str, ...] = ()
    related: tuple[Span, ...] = ()


S = TypeVar("S")


class RuleOn(Struct, Generic[S], frozen=True):
    """A rule on a kind of subject: `check` looks at the whole of it and yields every place that offends.

    The docstring of `check` is the rule's documentation: its first line is the offence in a sentence, then follow paragraphs
    that begin with ``Why:``, ``Example:`` and ``Instead:``. `section` names the specification and its section.
    """

    code: str
    severity: Severity
    section: str
    check: Callable[[S], Iterator[Finding]]

    def findings(self, subject: S) -> Iterator[Diagnostic]:
        """Every offence against this rule."""
        for found in self.check(subject):
            yield Diagnostic(
                self.code, self.severity, found.message, found.span, found.help, found.details, found.related, self.section
            )

    @property
    def summary(self) -> str:
        """The offence in one sentence."""
        return (inspect.getdoc(self.check) or self.check.__name__).partition("\n")[0]

    @property
    def paragraphs(self) -> dict[str, str]:
        """The paragraphs of the documentation by their first word: Why, Example, Instead."""
        blocks = (inspect.getdoc(self.check) or "").split("\n\n")[1:]
        return {name: text.strip() for name, _, text in (block.partition(":") for block in blocks)}


class Rule(RuleOn["Subject"], frozen=True):
    """A rule on a report."""


def spans_of(*spans: Span | None) -> tuple[Span, ...]:
    """The places that are known, each once, in order."""
    return tuple(dict.fromkeys(span for span in spans if span is not None))


def file_name(code: str) -> str:
    """A code as part of a file name: Windows forbids the colon."""
    return code.replace(":", "-")
