"""Taxonomies loaded and judged: first, and from the compiled form."""

from __future__ import annotations

import os
import shutil
from collections.abc import Sequence
from pathlib import Path

from benchmarks.frame import OURS, ROOT, Options, apart, environment, in_turn
from benchmarks.generate import write_instance, write_taxonomy
from benchmarks.measure import Measured, run_once
from benchmarks.tables import Table, growth, ratio

IFRS = ("IFRSAT-2025.zip", "https://xbrl.ifrs.org/taxonomy/2025-03-27/full_ifrs_entry_point_2025-03-27.xsd")


JUDGED, LOADED = "disclose validate, again", "disclose taxonomy load, again"
PEER_JUDGED, PEER_LOADED = "Arelle, an instance of one fact", "Arelle, the schema alone"


def taxonomy(folder: Path, options: Options) -> list[Table]:
    """Generated taxonomies loaded and judged, alone and through an instance of one fact: first, and from the compiled form; and
    the IFRS Accounting Taxonomy where its package is (`DISCLOSE_TEST_DATA`)."""
    tables = []
    for concepts in options.concepts:
        schema = apart(write_taxonomy, folder / f"taxonomy-{concepts}", concepts)
        path = apart(write_instance, schema.parent / "one.xbrl", schema, 1, concepts)
        tables.append(_taxonomy(folder, f"taxonomy of {concepts:,} concepts", (str(path), str(schema)), None, options))
    tables += growth(options.concepts, tables, "disclose validate, first")
    data = os.environ.get("DISCLOSE_TEST_DATA")
    package = Path(data or ROOT.parent / "shared") / "taxonomies" / IFRS[0]
    if not package.is_file():
        return [*tables, Table("IFRS Accounting Taxonomy 2025", {}, "", (f"absent: there is no {IFRS[0]}",))]
    instance = apart(write_instance, folder / "empty.xbrl", Path(IFRS[1]), 0)
    instance.write_text(instance.read_text("utf-8").replace(Path(IFRS[1]).name, IFRS[1]), "utf-8")
    return [*tables, _taxonomy(folder, "IFRS Accounting Taxonomy 2025", (str(instance), IFRS[1]), package, options)]


def _taxonomy(folder: Path, title: str, files: tuple[str, str], package: Path | None, options: Options) -> Table:
    """One taxonomy: `files` are an instance that uses it and its schema."""
    instance, schema = files
    ours, theirs = (() if package is None else (option, str(package)) for option in ("--package", "--packages"))
    first = (*OURS, "validate", instance, *ours)
    settings = environment(folder)
    run_once(first, settings)
    cold = []
    for number in range(options.runs):
        cold.append(run_once(first, {**settings, "DISCLOSE_CACHE": str(folder / f"cold-t{number}")}))
        shutil.rmtree(folder / f"cold-t{number}")
    commands: dict[str, Sequence[str]] = {JUDGED: first, LOADED: (*OURS, "taxonomy", "load", schema, *ours)}
    for arelle in options.arelle().values():
        commands |= {PEER_JUDGED: (*arelle, instance, *theirs), PEER_LOADED: (*arelle, schema, *theirs)}
    rows = {"disclose validate, first": Measured("cold", tuple(cold)), **in_turn(commands, options.runs, folder)}
    pairs = (("disclose validate, first", PEER_JUDGED), (JUDGED, PEER_JUDGED), (LOADED, PEER_LOADED))
    return Table(title, rows, JUDGED, tuple(ratio(rows, peer, one) for one, peer in pairs if peer in rows))
