"""Faults to put into generated instances: each changes one fact, or adds some, so that a rule has something to say.

The names say what is wrong; nothing here says what is found.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from dataclasses import replace

from benchmarks.generate import NAMESPACE, Line

Change = Callable[[Line], "Line | list[Line]"]


def _more(line: Line, factor: str = "9") -> Line:
    return replace(line, text=factor + line.text[1:])


_ON_ANY: Mapping[str, Change] = {
    "undeclared concept": lambda line: replace(line, concept=line.concept + "s"),
    "heading": lambda line: replace(line, concept="G0Abstract"),
    "table": lambda line: replace(line, concept="G0Table"),
    "undeclared prefix or namespace": lambda line: replace(line, further=' xmlns:b="https://bench.example/other"'),
    "no such context": lambda line: replace(line, context="nowhere"),
    "spaces around references": lambda line: replace(line, context=f" {line.context} "),
    "context of the other period type": lambda line: replace(line, context="swapped"),
    "context of other dimensions": lambda line: replace(line, context="elsewhere"),
    "context with a default member": lambda line: replace(line, context="default"),
    "context with an undeclared member": lambda line: replace(line, context="undeclared"),
    "context with a domain member of another axis": lambda line: replace(line, context="other-axis"),
    "nil": lambda line: replace(line, decimals=None, text="", further=' xsi:nil="true"'),
    "not nil": lambda line: replace(line, further=' xsi:nil="false"'),
    "perhaps nil": lambda line: replace(line, further=' xsi:nil="perhaps"'),
    "reference that is no name": lambda line: replace(line, context="2 years"),
    "nil with a value": lambda line: replace(line, further=' xsi:nil="true"'),
    "foreign attribute": lambda line: replace(line, further=' xlink:title="x"'),
    "comment inside": lambda line: replace(line, text=line.text + "<!-- a > b -->"),
    "section": lambda line: replace(line, text=f"<![CDATA[{line.text}]]>"),
    "over several lines": lambda line: replace(line, further="\n  ", text=f"\n{line.text}\n"),
    "element inside": lambda line: replace(line, text=line.text + "<b:G0A0/>"),
    "said twice": lambda line: [line, line],
}
_ON_NUMBERS: Mapping[str, Change] = {
    "no unit": lambda line: replace(line, unit=None),
    "no such unit": lambda line: replace(line, unit="nothing"),
    "money as pure": lambda line: replace(line, unit="pure"),
    "no decimals": lambda line: replace(line, decimals=None),
    "bad decimals": lambda line: replace(line, decimals="three"),
    "precision": lambda line: replace(line, decimals=None, further=' precision="4"'),
    "precision of 0": lambda line: replace(line, decimals=None, further=' precision="0"'),
    "decimals and precision": lambda line: replace(line, further=' precision="4"'),
    "no number": lambda line: replace(line, text="1,000"),
    "empty": lambda line: replace(line, text=""),
    "with an exponent": lambda line: replace(line, text="1e6"),
    "with underscores": lambda line: replace(line, text="1_000"),
    "with a point": lambda line: replace(line, text=line.text + ".000"),
    "many decimals": lambda line: replace(line, decimals="40", text=line.text + ".0000000000000000000000000000000000000001"),
    "digits beyond accuracy": lambda line: replace(line, text=line.text[:-1] + "7"),
    "very many digits": lambda line: replace(line, text=f"{line.text}{'0' * 30}"),
    "negative": lambda line: replace(line, text=f"-{line.text}"),
    "a thousandfold": lambda line: replace(line, text=f"{line.text}000"),
    "another number": _more,
    "zero": lambda line: replace(line, text="0"),
    "contradicted": lambda line: [line, _more(line)],
    "said less exactly": lambda line: [line, replace(line, decimals="-6", text=str(round(int(line.text), -6)))],
    "said in another unit": lambda line: [line, replace(line, unit="USD")],
}
_ON_OTHERS: Mapping[str, tuple[str, Change]] = {
    "text with a unit": ("Remark", lambda line: replace(line, unit="CNY")),
    "text with decimals": ("Remark", lambda line: replace(line, decimals="0")),
    "text in two languages": ("Remark", lambda line: [line, replace(line, text="备注", further=' xml:lang="zh-Hans"')]),
    "two texts": ("Remark", lambda line: [line, replace(line, text="another")]),
    "two spellings": ("Remark", lambda line: [line, replace(line, text=line.text.replace("&amp;", "&#38;"))]),
    "bad date": ("Approved", lambda line: replace(line, text="2024-02-30")),
    "date with an entity": ("Approved", lambda line: replace(line, text="2024-02-&#50;0")),
    "choice not in the list": ("Opinion", lambda line: replace(line, text=f"{NAMESPACE}#OtherMember")),
    "choice without a namespace": ("Opinion", lambda line: replace(line, text="Unmodified")),
    "shares in money": ("SharesIssued", lambda line: replace(line, unit="CNY")),
    "per share in money": ("Earnings", lambda line: replace(line, unit="CNY")),
    "half a person": ("Employees", lambda line: replace(line, decimals="1", text="12.5")),
    "a share per share": ("SharesIssued", lambda line: replace(line, unit="CNYPerShare")),
}
FAULTS: Mapping[str, tuple[tuple[str, ...], Change]] = {
    **{name: ((), change) for name, change in _ON_ANY.items()},
    **{name: (("A0", "B1", "C0", "D2", "Sum0", "Sum1", "Total"), change) for name, change in _ON_NUMBERS.items()},
    **{name: ((suffix,), change) for name, (suffix, change) in _ON_OTHERS.items()},
}
"""By name: the ends of the names of the concepts it can be put on, none for all, and the change."""

_ENTITY = '<xbrli:entity><xbrli:identifier scheme="https://bench.example/entity">E1</xbrli:identifier></xbrli:entity>'
_DAY = "<xbrli:period><xbrli:instant>2021-06-30</xbrli:instant></xbrli:period>"
_YEAR = "<xbrli:period><xbrli:startDate>2021-01-01</xbrli:startDate><xbrli:endDate>2021-12-31</xbrli:endDate></xbrli:period>"


def _scenario(axis: str, member: str) -> str:
    return f'<xbrli:scenario><xbrldi:explicitMember dimension="b:{axis}">b:{member}</xbrldi:explicitMember></xbrli:scenario>'


CONTEXTS = [
    f'<xbrli:context id="swapped">{_ENTITY}{_DAY}</xbrli:context>',
    f'<xbrli:context id="elsewhere">{_ENTITY}{_YEAR}<xbrli:scenario>'
    '<xbrldi:explicitMember dimension="b:Axis0">b:Part0x1Member</xbrldi:explicitMember>'
    '<xbrldi:explicitMember dimension="b:Axis3">b:Part3x1Member</xbrldi:explicitMember></xbrli:scenario></xbrli:context>',
    f'<xbrli:context id="default">{_ENTITY}{_YEAR}{_scenario("Axis0", "All0Member")}</xbrli:context>',
    f'<xbrli:context id="undeclared">{_ENTITY}{_YEAR}{_scenario("Axis0", "NoMember")}</xbrli:context>',
    f'<xbrli:context id="other-axis">{_ENTITY}{_YEAR}{_scenario("Axis0", "Part1x1Member")}</xbrli:context>',
]
"""Contexts that faults refer to."""


def spoil(lines: list[Line], names: list[str], seed: int) -> list[Line]:
    """The facts with one fault of each name, at places that the seed decides."""
    draw = random.Random(seed)
    spoiled: dict[int, Line | list[Line]] = {}
    for name in names:
        ends, change = FAULTS[name]
        places = [
            place for place, line in enumerate(lines) if place not in spoiled and (not ends or line.concept.endswith(ends))
        ]
        place = draw.choice(places)
        spoiled[place] = change(lines[place])
    result: list[Line] = []
    for place, line in enumerate(lines):
        found = spoiled.get(place, line)
        result += found if isinstance(found, list) else [found]
    return result
