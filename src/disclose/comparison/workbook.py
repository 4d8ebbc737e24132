"""Differences as an Excel workbook: its parts, which are put into an archive elsewhere (ECMA-376, SpreadsheetML).

Written through templates and not by a library: a cell then has the digits of its Decimal, and the bytes depend on the
differences alone, where libraries go through binary floating point and write the time.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from msgspec import Struct

from disclose.comparison.view import Differences, Line, Section
from disclose.lexical import escape_text, first_illegal_character, print_decimal

MOST_DIGITS = 15
"""Digits that Excel keeps of a number. A number with more is written as text, which loses nothing."""
MOST_ROWS = 1_048_576
MOST_CHARACTERS = 32_767
_PARTS = (
    "[Content_Types].xml",
    "_rels/.rels",
    "docProps/core.xml",
    "xl/_rels/workbook.xml.rels",
    "xl/styles.xml",
    "xl/workbook.xml",
    "xl/worksheets/sheet1.xml",
    "xl/worksheets/sheet2.xml",
)
COLUMNS = (
    ("Statement", 28),
    ("What", 20),
    ("Label", 44),
    ("Members", 28),
    ("Period", 24),
    ("Unit", 12),
    ("Language", 10),
    ("Old", 22),
    ("New", 22),
    ("Difference", 18),
    ("Old decimals", 13),
    ("New decimals", 13),
    ("Old concept", 34),
    ("New concept", 34),
    ("Note", 44),
)
_STYLES: Mapping[str, int] = {"added": 4, "removed": 5, "changed": 6, "restated": 7, "retagged": 8}


class Field(Struct, frozen=True):
    """A cell as the template shows it: its address, its style, its content escaped, and whether that is a number."""

    address: str
    style: int
    content: str
    number: bool = False


class Row(Struct, frozen=True):
    """A row by its number."""

    number: int
    fields: tuple[Field, ...]


def workbook_parts(differences: Differences) -> dict[str, bytes]:
    """The parts of the workbook by name: a sheet with the counts, and one with every difference."""
    from disclose.templating import environment  # only where a workbook is asked for

    templates = environment(autoescape=False)
    rows = list(_rows(differences))
    given = {
        "columns": [(number, width) for number, (_, width) in enumerate(COLUMNS, 1)],
        "last": f"{_letter(len(COLUMNS) - 1)}{max(len(rows), 1)}",
        "rows": rows,
        "summary": list(_summary(differences)),
    }
    names = {
        name: f"comparison/workbook/{name.rpartition('/')[2].strip('.').replace('[', '').replace(']', '')}.j2"
        for name in _PARTS
    }
    return {name: templates.get_template(template).render(**given).encode() for name, template in names.items()}


def _summary(differences: Differences) -> Iterator[Row]:
    pairs: list[tuple[str, str | int]] = [("Old report", differences.old), ("New report", differences.new)]
    pairs += [("Facts that are the same", differences.same)]
    pairs += [(f"Facts {category}", count) for category, count in differences.counts.items()]
    pairs += [("of these, of periods that only one report has", differences.beyond)]
    pairs += [("Footnotes and links", note) for note in differences.notes]
    for number, (name, content) in enumerate(pairs, 1):
        count = isinstance(content, int)
        style = 3 if count else 2
        yield Row(number, (Field(f"A{number}", 1, _text(name)), Field(f"B{number}", style, _text(str(content)), count)))


def _rows(differences: Differences) -> Iterator[Row]:
    yield Row(1, tuple(Field(f"{_letter(place)}1", 1, name) for place, (name, _) in enumerate(COLUMNS)))
    lines = ((section, line) for section in differences.sections for line in section.lines)
    for number, (section, line) in enumerate(lines, 2):
        if number == MOST_ROWS:
            yield Row(number, (Field(f"A{number}", 2, "There are more differences than a sheet has rows."),))
            return
        yield Row(number, tuple(_fields(number, section, line)))


def _fields(number: int, section: Section, line: Line) -> Iterator[Field]:
    old, new = line.old, line.new
    contents: tuple[str | Decimal | None, ...] = (
        section.title,
        line.what,
        line.label,
        line.members,
        line.period,
        line.unit,
        line.language,
        None if old is None else old.text if old.number is None else old.number,
        None if new is None else new.text if new.number is None else new.number,
        line.difference,
        None if old is None else old.decimals,
        None if new is None else new.decimals,
        None if old is None else old.concept,
        None if new is None else new.concept,
        line.note,
    )
    for place, content in enumerate(contents):
        if content is None or content == "":
            continue
        address = f"{_letter(place)}{number}"
        if isinstance(content, str):
            style = _STYLES[line.change.category.value] if place == 1 else 2
            yield Field(address, style, _text(content))
        else:
            exact = _digits(content) <= MOST_DIGITS
            yield Field(address, 3, print_decimal(content), exact)


def _digits(number: Decimal) -> int:
    """The significant digits of a number."""
    return len(print_decimal(number).lstrip("-0.").replace(".", ""))


def _text(text: str) -> str:
    """A text as the content of a cell: what XML does not allow is replaced, what Excel has no room for cut off."""
    while (illegal := first_illegal_character(text)) is not None:
        text = text.replace(illegal, "\N{REPLACEMENT CHARACTER}")
    return escape_text(text if len(text) <= MOST_CHARACTERS else text[: MOST_CHARACTERS - 1] + "…")


def _letter(place: int) -> str:
    return chr(ord("A") + place)
