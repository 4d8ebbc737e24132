"""Taxonomies and valid instances of any size, always the same for the same size.

A taxonomy has groups of 25 concepts, each a statement with its presentation, a calculation in two levels, and a closed table of
two axes; labels in two languages. It is written as an author writes it and emitted as a project emits it. An instance reports
whole groups, one fact a line, in contexts of 50 facts each: all it says adds up and is allowed by the tables.
"""

from __future__ import annotations

import random
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from disclose.names import ISO4217, LINK, XBRLDI, XBRLI, XLINK, XSI
from disclose.taxonomy.author import author_taxonomy
from disclose.taxonomy.emit import emit_taxonomy

NAMESPACE = "https://bench.example/2023"
GROUP = 25
AXES = 4
MEMBERS = 24
_SUMS = 3
_OTHERS = (
    ("Grants", "monetary"),
    ("SharesIssued", "shares"),
    ("Earnings", "per-share"),
    ("Margin", "percent"),
    ("Ratio", "pure"),
    ("Employees", "integer"),
    ("Remark", "string"),
    ("Approved", "date"),
)
_OPINIONS = ("Unmodified", "Qualified", "Adverse")


@dataclass(frozen=True, slots=True)
class Line:
    """One fact as it will be written: concept, context, unit, decimals and text; None leaves an attribute out."""

    concept: str
    context: str
    unit: str | None
    decimals: str | None
    text: str
    further: str = ""


def write_taxonomy(folder: Path, concepts: int) -> Path:
    """Write a taxonomy of so many concepts to a folder; the value is its schema."""
    with tempfile.TemporaryDirectory() as scratch:
        source = Path(scratch)
        (source / "taxonomy.yaml").write_text("\n".join(source_of(concepts // GROUP)) + "\n", "utf-8")
        authored = author_taxonomy(source, "taxonomy")
    assert authored.ok, authored.diagnostics[:3]
    assert authored.value is not None
    folder.mkdir(parents=True, exist_ok=True)
    for name, data in emit_taxonomy(authored.value).items():
        (folder / name).write_bytes(data)
    return folder / authored.value.schema_ref


def source_of(groups: int) -> Iterator[str]:
    """The taxonomy as YAML."""
    yield f"taxonomy: {{name: bench, namespace: '{NAMESPACE}', prefix: b, version: '2023',"
    yield "  title: {en: Benchmark, zh-Hans: 基准}, languages: [en, zh-Hans]}"
    yield "enumerations:"
    members = ", ".join(f"{name}Member" for name in _OPINIONS)
    yield f"  Opinion: {{label: {{en: Opinion, zh-Hans: 意见}}, members: [{members}]}}"
    yield "members:"
    yield from (f"  {name}Member: {{label: {{en: {name}, zh-Hans: 意见{name}}}}}" for name in _OPINIONS)
    for axis in range(AXES):
        yield f"  All{axis}Member: {{label: {{en: All of axis {axis}, zh-Hans: 轴{axis}合计}}}}"
        for member in range(MEMBERS):
            yield f"  Part{axis}x{member}Member: {{label: {{en: Part {member} of axis {axis}, zh-Hans: 轴{axis}部分{member}}}}}"
    yield "dimensions:"
    for axis in range(AXES):
        parts = ", ".join(f"Part{axis}x{member}Member" for member in range(MEMBERS))
        yield f"  Axis{axis}: {{label: {{en: Axis {axis}, zh-Hans: 轴{axis}}},"
        yield f"    members: [{{All{axis}Member: [{parts}]}}], default: All{axis}Member}}"
    yield "concepts:"
    for group in range(groups):
        yield f"  G{group}Abstract: {{type: string, abstract: true, label: {{en: Group {group}, zh-Hans: 组{group}}}}}"
        for name, type_ in _concepts(group):
            period = "instant" if _is_stock(group) else "duration"
            choice = ", enumeration: Opinion" if type_ == "enumeration" else ""
            yield f"  {name}: {{type: {type_}, period: {period}{choice}, label: {{en: {name}, zh-Hans: 项目{name}}}}}"
    yield "statements:"
    for group in range(groups):
        first, second = axes_of(group)
        lines = ", ".join(name for name, _ in _concepts(group))
        sums = [f'"G{group}Sum{at} = G{group}A{at} + G{group}B{at} - G{group}C{at} + G{group}D{at}"' for at in range(_SUMS)]
        total = " + ".join(f"G{group}Sum{at}" for at in range(_SUMS))
        yield f"  - role: group-{group}"
        yield f"    title: {{en: Group {group}, zh-Hans: 组{group}}}"
        yield f"    presentation: [{{G{group}Abstract: [{lines}]}}]"
        yield f'    calculation: [{", ".join(sums)}, "G{group}Total = {total}"]'
        label = f"{{en: Table {group}, zh-Hans: 表{group}}}"
        yield f"    hypercube: {{name: G{group}Table, label: {label}, axes: [{first}, {second}]}}"


def _concepts(group: int) -> Iterator[tuple[str, str]]:
    """The 25 concepts of a group with their types."""
    for at in range(_SUMS):
        yield from ((f"G{group}{part}{at}", "monetary") for part in ("A", "B", "C", "D", "Sum"))
    yield f"G{group}Total", "monetary"
    yield from ((f"G{group}{name}", type_) for name, type_ in _OTHERS)
    yield f"G{group}Opinion", "enumeration"


def _is_stock(group: int) -> bool:
    return group % 4 == 3


def axes_of(group: int) -> tuple[str, str]:
    pair = (group // 4) % (AXES // 2)
    return f"Axis{2 * pair}", f"Axis{2 * pair + 1}"


def lines_of(facts: int, concepts: int = 500) -> tuple[list[str], list[Line]]:
    """The contexts, as elements, and the facts of an instance of so many facts."""
    draw = random.Random(20231231)
    groups = concepts // GROUP
    flows = {pair: [group for group in range(groups) if not _is_stock(group) and group // 4 % 2 == pair] for pair in (0, 1)}
    stocks = {pair: [group for group in range(groups) if _is_stock(group) and group // 4 % 2 == pair] for pair in (0, 1)}
    contexts: list[str] = []
    lines: list[Line] = []
    while len(lines) < facts:
        number = len(contexts)
        pair, stock, place = number % 2, number % 8 >= 6, number // 8 * 3 + number % 8 // 2
        groups_here = (stocks if stock else flows)[pair] or (stocks if stock else flows)[0]
        contexts.append(_context(f"c{number}", stock=stock, pair=pair, place=place))
        for group in {groups_here[(2 * place + at) % len(groups_here)]: None for at in range(2)}:
            lines += _facts(group, f"c{number}", draw)
    return contexts, lines[:facts]


def _context(id_: str, *, stock: bool, pair: int, place: int) -> str:
    """The context at a place in the table of four years, the members of the first axis and those of the second."""
    year, place = 2020 + place % 4, place // 4
    first, place = place % (MEMBERS + 1), place // (MEMBERS + 1)
    second, place = place % (MEMBERS + 1), place // (MEMBERS + 1)
    year += 4 * place
    period = (
        f"<xbrli:instant>{year}-12-31</xbrli:instant>"
        if stock
        else f"<xbrli:startDate>{year}-01-01</xbrli:startDate><xbrli:endDate>{year}-12-31</xbrli:endDate>"
    )
    members = "".join(
        f'<xbrldi:explicitMember dimension="b:Axis{axis}">b:Part{axis}x{member - 1}Member</xbrldi:explicitMember>'
        for axis, member in ((2 * pair, first), (2 * pair + 1, second))
        if member
    )
    scenario = f"<xbrli:scenario>{members}</xbrli:scenario>" if members else ""
    return (
        f'<xbrli:context id="{id_}"><xbrli:entity><xbrli:identifier scheme="https://bench.example/entity">E1'
        f"</xbrli:identifier></xbrli:entity><xbrli:period>{period}</xbrli:period>{scenario}</xbrli:context>"
    )


def _facts(group: int, context: str, draw: random.Random) -> Iterator[Line]:
    """A group's facts; sums are of the unrounded numbers, so that rounded ones may be off by one."""
    total = 0
    for at in range(_SUMS):
        parts = [draw.randrange(2_000_000_000, 9_000_000_000) for _ in range(4)]
        parts[2] //= 9
        sum_ = parts[0] + parts[1] - parts[2] + parts[3]
        total += sum_
        for name, number in zip(("A", "B", "C", "D", "Sum"), (*parts, sum_), strict=True):
            yield Line(f"G{group}{name}{at}", context, "CNY", "-3", str(round(number, -3)))
    yield Line(f"G{group}Total", context, "CNY", "-3", str(round(total, -3)))
    yield Line(f"G{group}Grants", context, "CNY", "INF", f"{draw.randrange(10_000_000, 90_000_000)}.25")
    yield Line(f"G{group}SharesIssued", context, "shares", "INF", str(draw.randrange(10_000_000, 90_000_000)))
    yield Line(f"G{group}Earnings", context, "CNYPerShare", "2", f"{draw.randrange(1, 9)}.{draw.randrange(10, 99)}")
    yield Line(f"G{group}Margin", context, "pure", "3", f"0.{draw.randrange(100, 999)}")
    yield Line(f"G{group}Ratio", context, "pure", "1", f"-{draw.randrange(1, 99)}.{draw.randrange(1, 9)}")
    yield Line(f"G{group}Employees", context, "pure", "0", str(draw.randrange(1000, 9000)))
    yield Line(f"G{group}Remark", context, None, None, f"Remark {draw.randrange(1000)} &amp; more")
    yield Line(f"G{group}Approved", context, None, None, f"2024-0{draw.randrange(1, 10)}-{draw.randrange(10, 29)}")
    yield Line(f"G{group}Opinion", context, None, None, f"{NAMESPACE}#{_OPINIONS[draw.randrange(3)]}Member")


UNITS = """<xbrli:unit id="CNY"><xbrli:measure>iso4217:CNY</xbrli:measure></xbrli:unit>
<xbrli:unit id="USD"><xbrli:measure>iso4217:USD</xbrli:measure></xbrli:unit>
<xbrli:unit id="shares"><xbrli:measure>xbrli:shares</xbrli:measure></xbrli:unit>
<xbrli:unit id="pure"><xbrli:measure>xbrli:pure</xbrli:measure></xbrli:unit>
<xbrli:unit id="CNYPerShare"><xbrli:divide><xbrli:unitNumerator><xbrli:measure>iso4217:CNY</xbrli:measure></xbrli:unitNumerator>
<xbrli:unitDenominator><xbrli:measure>xbrli:shares</xbrli:measure></xbrli:unitDenominator></xbrli:divide></xbrli:unit>"""


def instance_of(contexts: list[str], lines: list[Line], schema: str, further: str = "") -> str:
    """An instance with these contexts and facts; `further` stands after them."""
    head = (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<xbrli:xbrl xmlns:xbrli="{XBRLI}" xmlns:link="{LINK}" xmlns:xlink="{XLINK}"'
        f' xmlns:xbrldi="{XBRLDI}" xmlns:iso4217="{ISO4217}" xmlns:xsi="{XSI}" xmlns:b="{NAMESPACE}" xml:lang="en">\n'
        f'<link:schemaRef xlink:type="simple" xlink:href="{schema}"/>\n'
    )
    facts = [_element(number, line) for number, line in enumerate(lines)]
    return "\n".join([head + "\n".join(contexts), UNITS, *facts, f"{further}</xbrli:xbrl>\n"])


def _element(number: int, line: Line) -> str:
    unit = "" if line.unit is None else f' unitRef="{line.unit}"'
    decimals = "" if line.decimals is None else f' decimals="{line.decimals}"'
    name = f"b:{line.concept}"
    return f'<{name} id="f{number}" contextRef="{line.context}"{unit}{decimals}{line.further}>{line.text}</{name}>'


def write_instance(path: Path, schema: Path, facts: int, concepts: int = 500) -> Path:
    """Write an instance of so many facts beside the schema of its taxonomy."""
    contexts, lines = lines_of(facts, concepts)
    path.write_text(instance_of(contexts, lines, schema.name), "utf-8")
    return path
