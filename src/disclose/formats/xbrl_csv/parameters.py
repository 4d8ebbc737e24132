"""Parameters of a report that lie in a CSV file of their own (xBRL-CSV 1.0, report parameters)."""

from __future__ import annotations

from collections.abc import Mapping

from disclose.diagnostics import Span
from disclose.formats.xbrl_csv.files import CsvFiles, relative_path
from disclose.formats.xbrl_csv.metadata import Metadata, Parameter, is_identifier
from disclose.formats.xbrl_csv.records import MalformedTable, read_records
from disclose.formats.xbrl_csv.told import Told

_INVALID = "xbrlce:invalidParameterCSVFile"
MAX_PARAMETERS = 10_000


def report_parameters(metadata: Metadata, files: CsvFiles, told: Told) -> Mapping[str, Parameter]:
    """The parameters of the metadata and of the file that it names; those of the file come first."""
    found = dict(metadata.parameters)
    node = metadata.parameter_url
    if node is None or node.text is None:
        return found
    path = relative_path(node.text)
    stream = None if path is None else files.open(path)
    if stream is None or path is None:
        message, help = f"There is no file {node.text} with parameters", "Add it, or correct parameterURL."
        told.at(node, "xbrlce:missingParametersFile", message, help=help)
        return found
    shown = files.beside(path)
    with stream:
        try:
            for number, (line, cells) in enumerate(read_records(stream)):
                if number == 0:
                    _header(cells, Span(shown, line), told)
                elif number > MAX_PARAMETERS:
                    raise MalformedTable(line, f"it has more than {MAX_PARAMETERS} parameters")
                else:
                    _row(cells, Span(shown, line, 1), found, metadata, told)
        except MalformedTable as malformed:
            told.found.append(malformed.diagnostic(shown, "xbrlce:invalidCSVFileFormat"))
    return found


def _header(cells: list[str], span: Span, told: Told) -> None:
    if cells != ["name", "value"]:
        message, help = "The first line of a file with parameters is not name,value", "Begin it with that line."
        told.cell(span, _INVALID, message, help=help)


def _row(cells: list[str], span: Span, found: dict[str, Parameter], metadata: Metadata, told: Told) -> None:
    name, value, *further = [*cells, "", ""][: max(2, len(cells))]
    if not name:
        if any(cells):
            told.cell(span, _INVALID, "A line has a value and no name of a parameter")
    elif not is_identifier(name):
        told.cell(span, "xbrlce:invalidIdentifier", f"{name!r} is no name of a parameter", help=NAMES)
    elif not value or any(further):
        message = f"The line of the parameter {name} has {'no value' if not value else 'more than a name and a value'}"
        told.cell(span, _INVALID, message)
    elif name in found and isinstance(found[name].place, Span):
        told.cell(span, _INVALID, f"The parameter {name} is there twice", help="Keep one of them.")
    else:
        found[name] = Parameter(value, span)


NAMES = "Begin with a letter; go on with letters, digits, hyphens and underscores."
