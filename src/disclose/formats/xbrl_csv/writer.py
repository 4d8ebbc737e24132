"""The writer of reports in CSV: metadata, and a file for each table; deterministic.

xBRL-CSV 1.0. What a report holds that this syntax has no way to say is named by `formats.oim.unsupported`, and is left out.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence

from disclose.formats.oim.dimensions import NOTE
from disclose.formats.oim.links import OimLinks, oim_links
from disclose.formats.oim.prefixes import OimPrefixes
from disclose.formats.references import TaxonomyReference
from disclose.formats.xbrl_csv.cells import Texts, csv_line
from disclose.formats.xbrl_csv.design import OTHER, ColumnKey, Design, design, key_names
from disclose.model import CheckedReport, Fact, Member, NumericValue
from disclose.model.aspects import Aspects
from disclose.model.identity import assign_ids
from disclose.names import OIM, XBRL_CSV, QName
from disclose.taxonomy import Taxonomy

FOOTNOTES = "footnotes"
_ROW = "row"


def write_csv(
    checked: CheckedReport, taxonomy: Taxonomy, references: str | Iterable[TaxonomyReference], name: str
) -> dict[str, bytes]:
    """The report as xBRL-CSV 1.0 in UTF-8: ``NAME-csv.json``, which is the metadata, and the tables in the folder
    ``NAME-csv``.

    `references` are the schemas of the taxonomy, or the URL of its only one, as they are to be written: relative to the
    metadata or absolute. The cost is linear in the number of facts, but for the sorting of rows.
    """
    urls = [references] if isinstance(references, str) else [one.href for one in references if one.kind == "schemaRef"]
    return _Writer(checked, taxonomy, f"{name}-csv").files(list(dict.fromkeys(urls)))


class _Writer:
    """One report."""

    def __init__(self, checked: CheckedReport, taxonomy: Taxonomy, name: str) -> None:
        report = checked.report
        self._name = name
        self._designs = design(checked.facts, taxonomy)
        self._prefixes = OimPrefixes(report, taxonomy)
        self._links: OimLinks = oim_links(report)
        targets = (ids for groups in self._links.links.values() for by in groups.values() for ids in by.values())
        self._linked = {*self._links.links, *(id for ids in targets for id in ids)}
        self._texts = Texts(self._prefixes.name, taxonomy)
        self._tables: dict[str, object] = {}
        self._templates: dict[str, object] = {}
        self._files: dict[str, bytes] = {}
        self._ids: dict[str, str] = {}

    def files(self, urls: list[str]) -> dict[str, bytes]:
        """The metadata and the tables."""
        for one in self._designs.tables:
            self._statement(one)
        if self._designs.others:
            self._others(self._designs.others)
        if self._links.notes:
            self._notes()
        info: dict[str, object] = {"documentType": XBRL_CSV}
        namespaces = self._prefixes.map
        if self._links.notes:
            namespaces = dict(sorted({**namespaces, "xbrl": OIM}.items()))
        info["namespaces"] = namespaces
        if self._links.types:
            info["linkTypes"], info["linkGroups"] = dict(self._links.types), dict(self._links.groups)
        info["taxonomy"] = urls
        metadata: dict[str, object] = {"documentInfo": info, "tableTemplates": self._templates, "tables": self._tables}
        if self._links.links:
            metadata["links"] = self._link_map()
        text = json.dumps(metadata, ensure_ascii=False, indent=1)
        return {f"{self._name}.json": f"{text}\n".encode(), **dict(sorted(self._files.items()))}

    def _add(self, name: str, template: Mapping[str, object], header: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
        """A table with its template and file."""
        path = f"{self._name}/{name}.csv"
        self._templates[name], self._tables[name] = template, {"url": path}
        lines = [csv_line(row) for row in rows]
        # a quote near the beginning makes readers that guess look at the quotes of the header too
        careful = any(mark in line for line in lines[:200] for mark in "\"'")
        self._files[path] = "".join([csv_line(header, every=careful), *lines]).encode()

    def _statement(self, table: Design) -> None:
        """A table whose columns are concepts."""
        texts, keys = self._texts, key_names(table.dimensions)
        ids = _row_ids(table) if any(fact.id in self._linked for _, facts in table.rows for fact in facts.values()) else None
        entities = {row.entity for row, _ in table.rows}
        periods = {row.period for row, _ in table.rows}
        fixed = _fixed(table)
        shared: dict[str, str] = {}
        columns: dict[str, object] = {}
        if ids is not None:
            columns[_ROW] = {}
        varying: list[QName] = []
        for dimension in table.dimensions:
            text = texts.member(fixed[dimension]) if dimension in fixed else None
            if text is None or text == "#empty":
                varying.append(dimension)
                columns[keys[dimension]] = {}
                shared[self._prefixes.name(dimension)] = f"${keys[dimension]}"
            else:
                shared[self._prefixes.name(dimension)] = f"${text}" if text.startswith("$") else text
        several = len(entities) > 1
        if several:
            columns["entity"] = {}
            shared["entity"] = "$entity"
        else:
            entity = texts.entity(next(iter(entities)))
            shared.update({"entity": entity} if entity else {})
        if len(periods) > 1:
            columns["period"] = {}
            shared["period"] = "$period"
        else:
            period = texts.period(next(iter(periods)))
            shared.update({"period": period} if period else {})
        for key, name in table.columns.items():
            columns[name] = self._fact_column(key, table)
        template: dict[str, object] = {"rowIdColumn": _ROW} if ids is not None else {}
        template |= {"dimensions": dict(sorted(shared.items())), "columns": columns}

        def rows() -> Iterator[Sequence[str]]:
            for number, (row, facts) in enumerate(table.rows):
                members = dict(row.dimensions)
                yield [
                    *([] if ids is None else [ids[number]]),
                    *(texts.member(members[one]) if one in members else "" for one in varying),
                    *([texts.entity(row.entity)] if several else []),
                    *([texts.period(row.period)] if len(periods) > 1 else []),
                    *(self._cell(facts.get(key), table, key) for key in table.columns),
                ]
                for key, fact in facts.items():
                    named = number + 1 if ids is None else ids[number]
                    self._ids[fact.id] = f"{table.name}.r_{named}.{table.columns[key]}"

        self._add(table.name, template, list(columns), rows())

    def _fact_column(self, key: ColumnKey, table: Design) -> dict[str, object]:
        dimensions = {"concept": self._prefixes.name(key.concept)}
        unit = self._texts.unit(key.unit)
        if unit:
            dimensions["unit"] = unit
        if key.language is not None:
            dimensions["language"] = key.language
        column: dict[str, object] = {"dimensions": dimensions}
        if key in table.decimals:
            column["decimals"] = table.decimals[key]
        return column

    def _cell(self, fact: Fact | None, table: Design, key: ColumnKey) -> str:
        if fact is None:
            return ""
        text = self._texts.value(fact)
        value = fact.value
        if isinstance(value, NumericValue) and value.decimals is not None and key not in table.decimals:
            return f"{text}d{value.decimals}"
        return text

    def _others(self, facts: Sequence[Fact]) -> None:
        """The table of facts that belong to no statement, a fact a row."""
        texts = self._texts
        dimensions = sorted({name for fact in facts for name, _ in fact.aspects.dimensions})
        keys = key_names(dimensions)
        shared = {one: f"${one}" for one in ("concept", "entity", "period", "unit", "language")}
        shared.update({self._prefixes.name(one): f"${name}" for one, name in keys.items()})
        columns: dict[str, object] = {
            one: {} for one in (_ROW, "concept", *keys.values(), "entity", "period", "unit", "language")
        }
        columns["value"] = {"dimensions": {}}
        ids = _ids(facts)

        def rows() -> Iterator[Sequence[str]]:
            for fact, id in zip(facts, ids, strict=True):
                aspects, members, value = fact.aspects, dict(fact.aspects.dimensions), fact.value
                text = texts.value(fact)
                if isinstance(value, NumericValue) and value.decimals is not None:
                    text = f"{text}d{value.decimals}"
                yield [
                    id,
                    self._prefixes.name(aspects.concept),
                    *(texts.member(members[one]) if one in members else "" for one in dimensions),
                    texts.entity(aspects.entity),
                    texts.period(aspects.period),
                    texts.unit(aspects.unit),
                    aspects.language or "",
                    text,
                ]
                self._ids[fact.id] = f"{OTHER}.r_{id}.value"

        template = {"rowIdColumn": _ROW, "dimensions": dict(sorted(shared.items())), "columns": columns}
        self._add(OTHER, template, list(columns), rows())

    def _notes(self) -> None:
        """The table of footnotes."""
        template = {
            "rowIdColumn": _ROW,
            "dimensions": {"language": "$language"},
            "columns": {_ROW: {}, "language": {}, "footnote": {"dimensions": {"concept": f"xbrl:{NOTE.local}"}}},
        }
        rows = []
        for note in self._links.notes:
            self._ids[note.id] = f"{FOOTNOTES}.r_{note.id}.footnote"
            rows.append([note.id, note.language, self._texts.escaped(note.text)])
        self._add(FOOTNOTES, template, [_ROW, "language", "footnote"], rows)

    def _link_map(self) -> dict[str, dict[str, dict[str, list[str]]]]:
        found: dict[str, dict[str, dict[str, list[str]]]] = {}
        for source, kinds in self._links.links.items():
            for kind, groups in kinds.items():
                for group, targets in groups.items():
                    to = found.setdefault(kind, {}).setdefault(group, {})
                    to[self._ids[source]] = sorted(self._ids[target] for target in targets if target in self._ids)
        return {
            kind: {group: dict(sorted(sources.items())) for group, sources in sorted(groups.items())}
            for kind, groups in sorted(found.items())
        }


def _fixed(table: Design) -> dict[QName, Member]:
    """The members of dimensions that all rows have alike."""
    rows = [dict(row.dimensions) for row, _ in table.rows]
    first = rows[0]
    return {one: member for one, member in first.items() if all(row.get(one) == member for row in rows)}


def _row_ids(table: Design) -> list[str]:
    """Names for rows, from what their facts have in common."""
    rows = (Aspects(QName("", _ROW), row.entity, row.period, None, None, row.dimensions) for row, _ in table.rows)
    values = (next(iter(facts.values())).value for _, facts in table.rows)
    return _ids(Fact("", aspects, value) for aspects, value in zip(rows, values, strict=True))


def _ids(facts: Iterable[Fact]) -> list[str]:
    """Ids that may name rows."""
    return [fact.id.replace(".", "_") for fact in assign_ids(facts)]
