"""Inline XBRL to XBRL: the instance that a target of a document set stands for.

Rank 4: passes values between rooms that do not know one another.
"""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import quote

from disclose.bulk import without_cyclic_collection
from disclose.diagnostics import Diagnostic, Findings, Outcome, Span, error, told_once
from disclose.document_sets import JudgedTarget, judge_set
from disclose.formats.inline.document_set import open_inline_set
from disclose.formats.inline.target import Relocate
from disclose.packages.single import write_file
from disclose.taxonomy.dts.uri import local_path, resolve, split_fragment
from disclose.validate import DEFAULT_SETTINGS, OnStage, Settings, open_set


@dataclass(frozen=True, slots=True)
class Converted:
    """What was written: where, how many facts, and the targets that the documents have besides."""

    path: Path
    facts: int
    other_targets: tuple[str | None, ...] = ()


def _silent(stage: str) -> None:
    """Nobody watches."""


@without_cyclic_collection()
def convert(
    paths: Sequence[Path],
    output: Path,
    settings: Settings = DEFAULT_SETTINGS,
    *,
    target: str | None = None,
    force: bool = False,
    on_stage: OnStage = _silent,
) -> Outcome[Converted]:
    """Write the XBRL 2.1 instance of a target of the Inline XBRL documents at some paths, read as one document set.

    The documents are judged as `validate_set` judges them; where anything is wrong, nothing is written. References to the
    taxonomy are written relative to the instance where the documents' are relative. A file that is there is replaced if
    `force`.
    """
    findings = Findings()
    opened = findings.take(open_set(paths, settings, on_stage=on_stage))
    inline = findings.take(open_inline_set(opened.data)) if opened is not None else None
    if opened is None or inline is None:
        return Outcome(None, findings.all)
    relocate = _relocation(opened.paths, output)
    stages = (settings.calculation, on_stage)
    targets = findings.take(judge_set(inline, opened.data, opened.paths, opened.catalog, *stages, relocate=relocate)) or ()
    chosen = next((one for one in targets if one.name == target), None)
    if chosen is None and target not in inline.targets:
        findings.add([_no_such_target(target, inline.targets, next(iter(opened.data)))])
    written = None
    if chosen is not None and chosen.checked is not None and not findings.fatal():
        on_stage(f"writing {output.as_posix()}")
        written = findings.take(write_file(output, _instance(chosen, relocate), replace=force))
    found = told_once(findings.all)
    if written is None or chosen is None:
        return Outcome(None, found)
    others = tuple(one for one in inline.targets if one != target)
    return Outcome(Converted(output, len(chosen.report.facts), others), found)


def _instance(chosen: JudgedTarget, relocate: Relocate) -> bytes:
    from disclose.formats.xbrl_xml import write_instance  # with the template engine, which a failure does not need

    assert chosen.checked is not None, "what the rules refuse is not written"
    references = [replace(one, href=relocate(one.span.path, one.href)) for one in chosen.references]
    return write_instance(chosen.checked, chosen.taxonomy, references)


def _relocation(paths: Mapping[str, Path], output: Path) -> Relocate:
    """From a reference in a document to the same in the instance: what leads to a file beside the documents is relative."""
    folder = output.resolve().parent

    def relocate(shown: str, href: str) -> str:
        document, fragment = split_fragment(href)
        url = resolve(paths[shown].resolve().as_uri(), document)
        path = None if url is None else local_path(url)
        if path is None or document.startswith("file:"):
            return href
        try:
            place = quote(Path(os.path.relpath(path, folder)).as_posix())
        except ValueError:
            # another drive
            return href
        return place if fragment is None else f"{place}#{fragment}"

    return relocate


def _no_such_target(target: str | None, targets: Sequence[str | None], shown: str) -> Diagnostic:
    named = ", ".join(one for one in targets if one is not None)
    if target is None:
        message, help = "The documents have no default target", f"Choose one with --target: {named}."
    else:
        message = f"The documents have no target {target}"
        help = f"Their targets are the default one and {named}." if named else "They have the default one alone."
    return error("disclose.inline:target", message, Span(shown), help=help)
