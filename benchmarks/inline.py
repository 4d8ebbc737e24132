"""Valid Inline XBRL documents of any size: the facts of the generated instances in tables, as a reader sees them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from benchmarks.generate import NAMESPACE, UNITS, Line, lines_of
from disclose.names import ISO4217, IX, IXT_TR5, LINK, XBRLDI, XBRLI, XHTML, XLINK, XSI

_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_HIDDEN = "Opinion"
_DATE, _DECIMAL = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}\Z"), re.compile(r"-?[0-9]+(?:\.[0-9]+)?\Z")


def document_of(contexts: list[str], lines: list[Line], schema: str, further: str = "") -> str:
    """An Inline XBRL document with these contexts and facts; enumerations are hidden; `further` stands after them."""
    numbered = list(enumerate(lines))
    hidden = [_text(number, line) for number, line in numbered if line.concept.endswith(_HIDDEN)]
    head = (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<html xmlns="{XHTML}" xmlns:ix="{IX}" xmlns:ixt="{IXT_TR5}"'
        f' xmlns:xbrli="{XBRLI}" xmlns:link="{LINK}" xmlns:xlink="{XLINK}" xmlns:xbrldi="{XBRLDI}"'
        f' xmlns:iso4217="{ISO4217}" xmlns:xsi="{XSI}" xmlns:b="{NAMESPACE}" xml:lang="en">\n'
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
            f"{further}</body></html>\n",
        )
    )


def _tables(numbered: list[tuple[int, Line]]) -> Iterator[str]:
    for context, group in groupby(numbered, key=lambda pair: pair[1].context):
        yield f"<h2>Context {context}</h2>\n<table>"
        for number, line in group:
            yield f'<tr><th scope="row">{line.concept}</th><td>{_element(number, line)}</td></tr>'
        yield "</table>"


def _element(number: int, line: Line) -> str:
    if line.unit is not None or line.decimals is not None:
        return _number(number, line)
    if line.concept.endswith("Approved") and _DATE.match(line.text):
        year, month, day = line.text.split("-")
        shown = f"{int(day)} {_MONTHS[int(month) - 1]} {year}"
        return _text(number, line, shown, ' format="ixt:date-day-monthname-year-en"')
    return _text(number, line)


def _number(number: int, line: Line) -> str:
    """Amounts rounded to thousands in thousands, percentages in percent, negative numbers in parentheses; what is no number as
    it is."""
    if not _DECIMAL.match(line.text):
        return _tag("nonFraction", number, line, line.text)
    digits = line.text.lstrip("-")
    more, before, after = (' sign="-"', "(", ")") if digits != line.text else ("", "", "")
    if line.decimals == "-3" and digits.endswith("000"):
        digits, more = digits[:-3], more + ' scale="3"'
    elif line.decimals == "3" and digits.startswith("0."):
        digits, more, after = f"{digits[2:4]}.{digits[4:]}", more + ' scale="-2"', after + "%"
    whole, mark, rest = digits.partition(".")
    shown = f"{int(whole):,}{mark}{rest}"
    return before + _tag("nonFraction", number, line, shown, f' format="ixt:num-dot-decimal"{more}') + after


def _text(number: int, line: Line, shown: str | None = None, more: str = "") -> str:
    return _tag("nonNumeric", number, line, line.text if shown is None else shown, more)


def _tag(kind: str, number: int, line: Line, shown: str, more: str = "") -> str:
    unit = "" if line.unit is None else f' unitRef="{line.unit}"'
    decimals = "" if line.decimals is None else f' decimals="{line.decimals}"'
    return (
        f'<ix:{kind} id="f{number}" name="b:{line.concept}" contextRef="{line.context}"{unit}{decimals}{more}{line.further}>'
        f"{shown}</ix:{kind}>"
    )


def write_document(path: Path, schema: Path, facts: int, concepts: int = 500) -> Path:
    """Write an Inline XBRL document of so many facts beside the schema of its taxonomy."""
    contexts, lines = lines_of(facts, concepts)
    path.write_text(document_of(contexts, lines, schema.name), "utf-8")
    return path
