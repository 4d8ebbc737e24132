"""Valid Inline XBRL documents of any size: the facts of the generated instances in tables, as a reader sees them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from benchmarks.generate import NAMESPACE, UNITS, Line, lines_of
from disclose.names import ISO4217, IX, IXT_TR5, LINK, XBRLDI, XBRLI, XHTML, XLINK

_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_HIDDEN = "Opinion"


def document_of(contexts: list[str], lines: list[Line], schema: str) -> str:
    """An Inline XBRL document with these contexts and facts; enumerations are hidden."""
    numbered = list(enumerate(lines))
    hidden = [_text(number, line) for number, line in numbered if line.concept.endswith(_HIDDEN)]
    head = (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<html xmlns="{XHTML}" xmlns:ix="{IX}" xmlns:ixt="{IXT_TR5}"'
        f' xmlns:xbrli="{XBRLI}" xmlns:link="{LINK}" xmlns:xlink="{XLINK}" xmlns:xbrldi="{XBRLDI}"'
        f' xmlns:iso4217="{ISO4217}" xmlns:b="{NAMESPACE}" xml:lang="en">\n'
        '<head><title>Benchmark</title></head>\n<body>\n<div style="display:none"><ix:header>'
    )
    return "\n".join(
        (
            head,
            *(("<ix:hidden>", *hidden, "</ix:hidden>") if hidden else ()),
            f'<ix:references><link:schemaRef xlink:type="simple" xlink:href="{schema}"/></ix:references>',
            "<ix:resources>",
            *contexts,
            UNITS,
            "</ix:resources></ix:header></div>",
            *_tables([(number, line) for number, line in numbered if not line.concept.endswith(_HIDDEN)]),
            "</body></html>\n",
        )
    )


def _tables(numbered: list[tuple[int, Line]]) -> Iterator[str]:
    for context, group in groupby(numbered, key=lambda pair: pair[1].context):
        yield f"<h2>Context {context}</h2>\n<table>"
        for number, line in group:
            yield f'<tr><th scope="row">{line.concept}</th><td>{_element(number, line)}</td></tr>'
        yield "</table>"


def _element(number: int, line: Line) -> str:
    if line.unit is not None:
        return _number(number, line)
    if line.concept.endswith("Approved"):
        year, month, day = line.text.split("-")
        shown = f"{int(day)} {_MONTHS[int(month) - 1]} {year}"
        return _text(number, line, shown, ' format="ixt:date-day-monthname-year-en"')
    return _text(number, line)


def _number(number: int, line: Line) -> str:
    """Amounts rounded to thousands in thousands, percentages in percent, negative numbers in parentheses."""
    digits = line.text.lstrip("-")
    sign, before, after = (' sign="-"', "(", ")") if digits != line.text else ("", "", "")
    scale = ""
    if line.decimals == "-3" and digits.endswith("000"):
        digits, scale = digits[:-3], ' scale="3"'
    elif line.decimals == "3":
        digits, scale, after = f"{digits[2:4]}.{digits[4:]}", ' scale="-2"', after + "%"
    whole, mark, rest = digits.partition(".")
    shown = f"{int(whole):,}{mark}{rest}"
    return (
        f'{before}<ix:nonFraction id="f{number}" name="b:{line.concept}" contextRef="{line.context}" unitRef="{line.unit}"'
        f' decimals="{line.decimals}" format="ixt:num-dot-decimal"{scale}{sign}>{shown}</ix:nonFraction>{after}'
    )


def _text(number: int, line: Line, shown: str | None = None, format_: str = "") -> str:
    return (
        f'<ix:nonNumeric id="f{number}" name="b:{line.concept}" contextRef="{line.context}"{format_}>'
        f"{line.text if shown is None else shown}</ix:nonNumeric>"
    )


def write_document(path: Path, schema: Path, facts: int, concepts: int = 500) -> Path:
    """Write an Inline XBRL document of so many facts beside the schema of its taxonomy."""
    contexts, lines = lines_of(facts, concepts)
    path.write_text(document_of(contexts, lines, schema.name), "utf-8")
    return path
