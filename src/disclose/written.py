"""A report written in each syntax, read back, and compared with what it was made from.

Rank 4: passes values between rooms that do not know one another. What a syntax can't hold is named, and then nothing is made.
"""

from __future__ import annotations

import importlib.util
from collections.abc import Callable, Mapping
from pathlib import PurePath
from types import MappingProxyType
from typing import TYPE_CHECKING, TypeAlias

from msgspec import Struct

from disclose.diagnostics import Diagnostic, Findings, Outcome, error
from disclose.judging import OnStage
from disclose.opening import OpenedReport

if TYPE_CHECKING:
    from disclose.read_back import ReadBack


class Written(Struct, frozen=True):
    """The files of a document, and how many facts were read back from it. The first is what the others belong to; names are
    relative to its folder."""

    files: Mapping[str, bytes]
    facts: int


Write: TypeAlias = Callable[[OpenedReport, str, OnStage], Outcome[Written]]
"""Writes a report that was judged, with its references as the document is to have them, for a document with a name."""


def _instance(opened: OpenedReport, name: str, on_stage: OnStage) -> Outcome[Written]:
    from disclose.formats.xbrl_xml import write_instance  # with the template engine
    from disclose.read_back import instance_read_back

    assert opened.checked is not None, "only what the rules passed is written"
    data = write_instance(opened.checked, opened.taxonomy, opened.references)
    on_stage("reading back")
    return _proved({name: data}, instance_read_back(data, name, opened.taxonomy, opened.checked.report))


def _json(opened: OpenedReport, name: str, on_stage: OnStage) -> Outcome[Written]:
    from disclose.formats.oim.languages import in_one_spelling
    from disclose.formats.oim.unsupported import unsupported
    from disclose.formats.xbrl_json import read_json, write_json
    from disclose.read_back import compared

    assert opened.checked is not None, "only what the rules passed is written"
    report = opened.checked.report
    lost = unsupported(report, opened.references)
    if lost:
        return Outcome(None, lost)
    data = write_json(opened.checked, opened.taxonomy, opened.references)
    on_stage("reading back")
    return _proved({name: data}, compared(read_json(data, name, opened.taxonomy), name, in_one_spelling(report)))


def _csv(opened: OpenedReport, name: str, on_stage: OnStage) -> Outcome[Written]:
    from disclose.formats.oim.languages import in_one_spelling
    from disclose.formats.oim.unsupported import unsupported
    from disclose.formats.xbrl_csv import read_csv, write_csv
    from disclose.formats.xbrl_csv.files import files_in_memory
    from disclose.read_back import compared

    assert opened.checked is not None, "only what the rules passed is written"
    report = opened.checked.report
    lost = unsupported(report, opened.references)
    if lost:
        return Outcome(None, lost)
    files = write_csv(opened.checked, opened.taxonomy, opened.references, PurePath(name).stem)
    on_stage("reading back")
    metadata = next(iter(files))
    read = read_csv(files[metadata], files_in_memory(files, metadata, f"memory:/{metadata}"), opened.taxonomy)
    spelled = Outcome(None if read.value is None else in_one_spelling(read.value), read.diagnostics)
    return _proved(files, compared(spelled, metadata, in_one_spelling(report)))


def _parquet(opened: OpenedReport, name: str, on_stage: OnStage) -> Outcome[Written]:
    if importlib.util.find_spec("pyarrow") is None:
        return Outcome(None, (_without_pyarrow(),))
    import pyarrow
    from pyarrow import parquet

    languages = opened.taxonomy.languages
    table = opened.to_arrow("en" if "en" in languages or not languages else languages[0])
    sink = pyarrow.BufferOutputStream()
    parquet.write_table(table, sink, compression="zstd")
    return Outcome(Written({name: sink.getvalue().to_pybytes()}, table.num_rows))


WRITERS: Mapping[str, Write] = MappingProxyType({"xbrl": _instance, "json": _json, "csv": _csv, "parquet": _parquet})
"""By the name of the syntax."""


def _proved(files: Mapping[str, bytes], read: Outcome[ReadBack]) -> Outcome[Written]:
    """A document that says what it was made from."""
    findings = Findings()
    said = findings.take(read)
    return Outcome(None if said is None or findings.fatal() else Written(files, said.occurrences), findings.all)


def _without_pyarrow() -> Diagnostic:
    help = "Install it with: pip install 'disclose[arrow]'"
    return error("disclose.arrow:not-installed", "Parquet needs pyarrow, which is not installed", help=help)
