"""Reports of every syntax judged, and converted, beside Arelle and a bare parse of the same files."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from benchmarks.csv_reports import write_tables
from benchmarks.frame import ARELLE, ARELLE_OIM, CONCEPTS, EVERY_SIZE, LOAD_CSV, LOAD_JSON, OURS, PARSE, Options, apart, in_turn
from benchmarks.generate import write_instance, write_taxonomy
from benchmarks.inline import write_document
from benchmarks.json_reports import write_report
from benchmarks.tables import Table, growth, ratio


def validate(folder: Path, options: Options) -> list[Table]:
    """Generated instances over a taxonomy of 500 concepts, judged with everything on."""
    return _validate(folder, options, write_instance, "xbrl", "facts")


def inline(folder: Path, options: Options) -> list[Table]:
    """The same facts in Inline XBRL."""
    return _validate(folder, options, write_document, "xhtml", "facts of Inline XBRL")


def json_reports(folder: Path, options: Options) -> list[Table]:
    """The same facts in xBRL-JSON, which Arelle loads with a plugin of its own."""
    return _validate(folder, options, write_report, "json", "facts of JSON", ("json.load", LOAD_JSON), ARELLE_OIM)


def csv_reports(folder: Path, options: Options) -> list[Table]:
    """The same facts in xBRL-CSV: a table for each group of concepts."""
    return _validate(folder, options, write_tables, "json", "facts of CSV", ("csv.reader", LOAD_CSV), ARELLE_OIM)


def _validate(
    folder: Path,
    options: Options,
    write: Callable[..., Path],
    suffix: str,
    what: str,
    parser: tuple[str, Sequence[str]] = ("etree.parse", PARSE),
    peer: Sequence[str] = ARELLE,
) -> list[Table]:
    schema = apart(write_taxonomy, folder / "instances", CONCEPTS)
    tables, sizes = [], options.sizes(*EVERY_SIZE)
    for facts in sizes:
        path = str(apart(write, schema.parent / f"facts-{facts}.{suffix}", schema, facts, CONCEPTS))
        commands: dict[str, Sequence[str]] = {"disclose validate": (*OURS, "validate", path), parser[0]: (*parser[1], path)}
        if facts <= options.peer_up_to:
            commands |= {name: (*one, path) for name, one in options.arelle(peer).items()}
        rows = in_turn(commands, options.runs, folder)
        notes = [ratio(rows, "disclose validate", parser[0])]
        if "Arelle" in rows:
            notes.append(ratio(rows, "Arelle", "disclose validate"))
        tables.append(Table(f"validate {facts:,} {what}", rows, "disclose validate", tuple(notes)))
        Path(path).unlink()
    return [*tables, *growth(sizes, tables, "disclose validate")]


def convert(folder: Path, options: Options) -> list[Table]:
    """Generated instances put into JSON. Arelle saves with and without validating first; we always validate."""
    schema = apart(write_taxonomy, folder / "instances", CONCEPTS)
    tables, sizes = [], options.sizes(*EVERY_SIZE[:3])
    for facts in sizes:
        path = str(apart(write_instance, schema.parent / f"facts-{facts}.xbrl", schema, facts, CONCEPTS))
        ours, theirs = str(schema.parent / "ours.json"), str(schema.parent / "theirs.json")
        commands: dict[str, Sequence[str]] = {"disclose convert": (*OURS, "convert", path, ours, "--force")}
        if facts <= options.peer_up_to:
            saving = (path, "--plugins", "saveLoadableOIM", "--saveLoadableOIM", theirs)
            for one in options.arelle().values():
                commands["Arelle, validating"] = (*one, *saving)
                commands["Arelle, not validating"] = (*(part for part in one if part != "--validate"), *saving)
        rows = in_turn(commands, options.runs, folder)
        notes = [ratio(rows, name, "disclose convert") for name in commands if name != "disclose convert"]
        tables.append(Table(f"convert {facts:,} facts to JSON", rows, "disclose convert", tuple(notes)))
        Path(path).unlink()
    return [*tables, *growth(sizes, tables, "disclose convert")]
