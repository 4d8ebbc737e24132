"""The manifest of a batch: which filings there are, as a list of paths, as CSV or as JSON lines.

Its name says which: ``.csv``; ``.jsonl``, ``.ndjson`` or ``.json``; any other is a list with a path on each line, in which
empty lines and those that begin with ``#`` are passed over. Paths are relative to the folder of the manifest. Everything
that is wrong is found, each at its line; a manifest with anything wrong is not begun.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path

from msgspec.structs import replace

from disclose.batch.filing import Action, Filing
from disclose.diagnostics import Diagnostic, Findings, Outcome, Span, did_you_mean, error
from disclose.files import read_text
from disclose.json_source import JsonNode, JsonReader, MalformedJson, Places, malformed_json, repeated_name
from disclose.project import PROJECT_FILE
from disclose.rules.subject import Calculation
from disclose.sources.csv_records import CsvReader

CODE = "disclose.manifest:entry"
COLUMNS = ("path", "action", "packages", "calc", "output")
"""What an entry may say. Packages are several: separated by semicolons in CSV, an array in JSON."""
_JSON = frozenset([".jsonl", ".ndjson", ".json"])
_Field = tuple[str | tuple[str, ...], Span]
_Entry = tuple[Span, Mapping[str, _Field]]


def read_manifest(file: Path) -> Outcome[tuple[Filing, ...]]:
    """The filings of a manifest in its order."""
    shown = file.as_posix()
    findings = Findings()
    text = findings.take(read_text(file, shown))
    if text is None:
        return Outcome(None, findings.all)
    suffix = file.suffix.lower()
    read = _csv if suffix == ".csv" else _json if suffix in _JSON else _list
    filings: list[Filing] = []
    seen: Counter[Filing] = Counter()
    written: dict[Path, Span] = {}
    for span, fields in read(text, shown, findings):
        filing = _filing(file.parent, span, fields, findings)
        if filing is not None:
            findings.add(_conflict(filing, span, written))
            seen[filing] += 1
            filings.append(replace(filing, occurrence=seen[filing]))
    if not filings and not findings.fatal():
        findings.add(
            [error("disclose.manifest:empty", f"{shown} names no filing", Span(shown), help="Write a path on each line.")]
        )
    return Outcome(None if findings.fatal() else tuple(filings), findings.all)


def _list(text: str, shown: str, findings: Findings) -> Iterator[_Entry]:
    for number, line in enumerate(text.splitlines(), 1):
        path = line.strip()
        if path and not path.startswith("#"):
            span = Span(shown, number, line.index(path) + 1)
            yield span, {"path": (path, span)}


def _csv(text: str, shown: str, findings: Findings) -> Iterator[_Entry]:
    reader = CsvReader(text, shown)
    header: list[str] = []
    for record in reader:
        if record.blank:
            continue
        cells = [record.cell(at) for at in range(len(record.texts))]
        if not header:
            header = [cell.text for cell in cells]
            findings.add(
                _unknown(name, Span(shown, cell.line, cell.column))
                for name, cell in zip(header, cells, strict=True)
                if name not in COLUMNS
            )
            if "path" not in header:
                findings.add(
                    [error(CODE, "The first line has no column path", record.span, help=f"Columns are {', '.join(COLUMNS)}.")]
                )
            if "path" not in header or findings.fatal():
                return
            continue
        if len(cells) > len(header):
            message = f"This line has {len(cells)} fields, the first line {len(header)}"
            findings.add([error(CODE, message, record.span, help="Put a path that has a comma in quotes.")])
            continue
        fields: dict[str, _Field] = {}
        for name, cell in zip(header, cells, strict=False):
            several = tuple(part.strip() for part in cell.text.split(";") if part.strip())
            if cell.text:
                fields[name] = (several if name == "packages" else cell.text, Span(shown, cell.line, cell.column))
        yield record.span, fields
    if reader.problem is not None:
        findings.add([reader.problem])


def _json(text: str, shown: str, findings: Findings) -> Iterator[_Entry]:
    """One object a line. A line that is no JSON says nothing of the others."""
    data = text.encode("utf-8")
    places, at = Places(data, shown), 0
    for line in data.split(b"\n"):
        begin, at = at, at + len(line) + 1
        if line.strip():
            reader = JsonReader(data[: at - 1])
            try:
                node, end = reader.value(reader.space(begin))
                if reader.space(end) < len(reader.data):
                    raise MalformedJson(end, "something follows after the object")
            except MalformedJson as malformed:
                findings.add([malformed_json(places, malformed, CODE)])
                continue
            findings.add(repeated_name(places, place, name, CODE) for place, name in reader.repeated)
            yield from _object(node, places, findings)


def _object(node: JsonNode, places: Places, findings: Findings) -> Iterator[_Entry]:
    span = places.span(node.at)
    if not isinstance(node.value, dict):
        findings.add([error(CODE, "An entry must be an object", span, help='Write {"path": "…"}.')])
        return
    fields: dict[str, _Field] = {}
    for name, value in node.members.items():
        texts = tuple(item.text for item in value.items if item.text is not None)
        if name not in COLUMNS:
            findings.add([_unknown(name, places.span(value.name_at))])
        elif name == "packages" and isinstance(value.value, list) and len(texts) == len(value.items):
            fields[name] = (texts, places.span(value.at))
        elif name != "packages" and value.text is not None:
            fields[name] = (value.text, places.span(value.at))
        else:
            wanted = "an array of texts" if name == "packages" else "a text"
            findings.add([error(CODE, f"{name} must be {wanted}", places.span(value.at))])
    yield span, fields


def _unknown(name: str, span: Span) -> Diagnostic:
    help = did_you_mean(name, COLUMNS) or f"There are {', '.join(COLUMNS)}."
    return error(CODE, f"A filing has no {name!r}", span, help=help)


def _filing(folder: Path, span: Span, fields: Mapping[str, _Field], findings: Findings) -> Filing | None:
    """The filing of an entry; None where anything is wrong with it."""
    texts = {name: text for name, (text, _) in fields.items() if isinstance(text, str)}
    packages = fields.get("packages", ((), span))[0]
    if not texts.get("path"):
        findings.add([error(CODE, "This entry has no path", span, help="Name the document, or the folder of the project.")])
        return None
    path = folder / texts["path"]
    if path.name == PROJECT_FILE:
        path = path.parent
    project = (path / PROJECT_FILE).is_file()
    wrong = []
    for name, allowed in (("action", Action), ("calc", Calculation)):
        values = [one.value for one in allowed]
        if name in texts and texts[name] not in values:
            wrong.append(error(CODE, f"{name} can't be {texts[name]!r}", fields[name][1], help=f"Write {' or '.join(values)}."))
    if not wrong and "output" in texts and (texts.get("action") == Action.VALIDATE or not (project or "action" in texts)):
        wrong.append(
            error(CODE, "Only a build has an output", fields["output"][1], help="Leave it out, or write build as action.")
        )
    if wrong:
        findings.add(wrong)
        return None
    action = Action(texts["action"]) if "action" in texts else Action.BUILD if project else Action.VALIDATE
    return Filing(
        texts["path"],
        path,
        action,
        tuple(folder / one for one in packages),
        Calculation(texts["calc"]) if "calc" in texts else None,
        folder / texts["output"] if "output" in texts else None,
    )


def _conflict(filing: Filing, span: Span, written: dict[Path, Span]) -> Iterator[Diagnostic]:
    """A finding where two builds would replace the same folder: only one of them would be there at the end."""
    output = filing.folder_written
    if output is None:
        return
    place = output.resolve()
    if place in written:
        message = f"Two entries are built into {output.as_posix()}"
        help = "Give each an output of its own."
        yield error("disclose.manifest:same-output", message, span, help=help, related=[written[place]])
    written.setdefault(place, span)
